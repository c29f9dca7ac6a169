"""Fold copies, group articles into stories, and rank the stories for one office."""
