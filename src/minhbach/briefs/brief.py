"""The brief and its parts, as values: what is made once, frozen, and shown in every form."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from minhbach.stories.rank import Reason, Status, Topic
from minhbach.worktime.slots import Slot


class Scope(StrEnum):
    """Which stories a profile wants."""

    ALL = "all"
    TOPICS = "topics"  # only stories that match a topic the profile follows


@dataclass(frozen=True, slots=True)
class Profile:
    """What one brief of an office is about, and when it is due."""

    name: str
    organisation: str
    zone: tzinfo
    slots: tuple[Slot, ...]
    language: str = "vi"
    how_many: int = 8
    topics: tuple[Topic, ...] = ()
    scope: Scope = Scope.ALL


@dataclass(frozen=True, slots=True)
class Window:
    """The time a brief answers for: [start, cut_off), aware UTC.

    Raises ValueError when it is empty.
    """

    start: datetime
    cut_off: datetime

    def __post_init__(self) -> None:
        if self.start >= self.cut_off:
            raise ValueError("A window starts before its cut-off.")

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.cut_off


@dataclass(frozen=True, slots=True)
class Told:
    """What earlier editions said of a story: the last of them, and its counts then."""

    edition_id: str
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence stands: outlet, headline, address, and when it was published (UTC)."""

    outlet: str
    headline: str
    address: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an article, whole and word for word, and where it stands."""

    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class BriefStory:
    """A story as a brief tells it. `outlets` are all its outlets, `citations` its originals.

    `update` says that an earlier edition (`told_in`) told this story; `reasons` are why it
    ranks where it does.
    """

    story_id: int
    headline: str
    status: Status
    update: bool
    lines: tuple[Line, ...]
    articles: int
    originals: int
    copies: int
    outlets: tuple[str, ...]
    reasons: tuple[Reason, ...]
    citations: tuple[Citation, ...]
    told_in: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """One edition, due at `slot`. `late_s` is how long after it it was made, in seconds, or 0.

    `failed_feeds` are the names of feeds that could not be read for this window, `silent_feeds`
    of those that answered, but without the news that their rhythms promised; `left_out`
    counts the stories of the window that ranked below the limit. `zone` is an IANA name.
    """

    edition_id: str
    profile: str
    organisation: str
    language: str
    zone: str
    window: Window
    slot: datetime
    made: datetime
    late_s: int
    failed_feeds: tuple[str, ...]
    stories: tuple[BriefStory, ...]
    left_out: int
    silent_feeds: tuple[str, ...] = ()
