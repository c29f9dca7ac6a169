"""What can be checked, and what was checked before: claims, matches, and reviews of others."""
