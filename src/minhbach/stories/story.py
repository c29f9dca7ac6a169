"""A story: the articles about one event or matter, as the rooms after grouping see it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """One article as grouping sees it. `time` is published, or seen when that is unknown."""

    id: int
    time: datetime
    language: str
    outlet: str
    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One article of a story as ranking and briefs see it; `copy_of` is an article id or None."""

    id: int
    outlet: str
    headline: str
    address: str
    time: datetime
    language: str = ""
    copy_of: int | None = None
    credit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its articles in time order.

    `headline` is a person's wording when `named`, else that of its first article.
    """

    id: int
    headline: str
    mentions: tuple[Mention, ...] = field(default_factory=tuple)
    named: bool = False
