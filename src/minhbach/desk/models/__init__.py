"""The rows of the desk. Only `actions` writes them."""

from minhbach.desk.models.articles import Article, Entry, EntryState
from minhbach.desk.models.audit import AuditEntry, AuditHead
from minhbach.desk.models.briefs import Edition, Profile, Told, Topic
from minhbach.desk.models.cases import (
    Case,
    CasePause,
    Department,
    Draft,
    Evidence,
    ExpertLink,
    Question,
    QuestionNote,
    Review,
)
from minhbach.desk.models.claims import (
    Alias,
    Appearance,
    Claim,
    FactCheck,
    Matching,
    Proposal,
)
from minhbach.desk.models.letters import Letter
from minhbach.desk.models.outlets import Feed, Outlet, Poll
from minhbach.desk.models.sheets import Sheet, SheetItem
from minhbach.desk.models.statements import Follower, Statement, Subscriber, Version
from minhbach.desk.models.stories import Grouping, Story, StoryChange

__all__ = [
    "Alias",
    "Appearance",
    "Article",
    "AuditEntry",
    "AuditHead",
    "Case",
    "CasePause",
    "Claim",
    "Department",
    "Draft",
    "Edition",
    "Entry",
    "EntryState",
    "Evidence",
    "ExpertLink",
    "FactCheck",
    "Feed",
    "Follower",
    "Grouping",
    "Letter",
    "Matching",
    "Outlet",
    "Poll",
    "Profile",
    "Proposal",
    "Question",
    "QuestionNote",
    "Review",
    "Sheet",
    "SheetItem",
    "Statement",
    "Story",
    "StoryChange",
    "Subscriber",
    "Told",
    "Topic",
    "Version",
]
