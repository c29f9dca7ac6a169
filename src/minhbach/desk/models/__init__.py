"""The rows of the desk. Only `actions` writes them."""

from minhbach.desk.models.articles import Article, Entry, EntryState
from minhbach.desk.models.audit import AuditEntry
from minhbach.desk.models.briefs import Edition, Profile, Told, Topic
from minhbach.desk.models.outlets import Feed, Outlet, Poll
from minhbach.desk.models.stories import Grouping, Story, StoryChange

__all__ = [
    "Article",
    "AuditEntry",
    "Edition",
    "Entry",
    "EntryState",
    "Feed",
    "Grouping",
    "Outlet",
    "Poll",
    "Profile",
    "Story",
    "StoryChange",
    "Told",
    "Topic",
]
