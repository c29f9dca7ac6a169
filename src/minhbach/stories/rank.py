"""The order of stories for one office (value definitions; the ranking follows)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from minhbach.stories.story import Story


class Kind(StrEnum):
    TOPIC = "topic"
    PLACE = "place"


class Status(StrEnum):
    NEW = "new"
    GROWING = "growing"
    QUIET = "quiet"


class ReasonKind(StrEnum):
    OUTLETS_IN_HOURS = "outlets_in_hours"
    TOPIC = "topic"
    PLACE = "place"
    NEW_SINCE = "new_since"


@dataclass(frozen=True, slots=True)
class Topic:
    """What the office follows: words and phrases written by a person."""

    id: int
    name: str
    kind: Kind
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a story stands where it does, for another room to put into words."""

    kind: ReasonKind
    outlets: int = 0
    hours: int = 0
    originals: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    articles: int
    originals: int
    copies: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Ranked:
    story: Story
    score: float
    status: Status
    topics: tuple[Topic, ...]
    reasons: tuple[Reason, ...]
