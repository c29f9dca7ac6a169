"""The order of stories for one office, and why each stands where it does.

New and growing stories first, those that match a topic or place the office follows before
others. Growth is counted in outlets with an article of their own: a wire story copied 40 times
is one original. Nothing here looks at opinion, tone or persons.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from minhbach.stories.story import Mention, Story
from minhbach.text.normalize import clean, fold

# A story's last hours are held against as many before them: a burst within three, or a story
# that spread over an evening and a night.
SPREAD_WITHIN = (timedelta(hours=3), timedelta(hours=12))
# What a reason calls the last hours of a story.
RECENT = timedelta(hours=12)
# Two outlets in the last hours may be chance, three with articles of their own are growth.
LEAST_GROWTH = 3
# A followed topic lifts a story as far as doubling its outlets does, so that a matter of the
# office stands above a slightly bigger one that is not.
VOICES = 1.5
TOPIC_LIFT = VOICES * math.log(2)
# Being new breaks near ties; a story that five outlets follow stands above a new one of one.
NEW_LIFT = 0.25
GROWING_LIFT = 1.0
# After this many hours without a new original a story weighs half.
HALF_LIFE_H = 18.0
# What a copy weighs against an original: seen, but not a second voice.
COPY_WEIGHT = 0.05


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
    """How many articles a story has, how many of them are no copies, in how many outlets."""

    articles: int
    originals: int
    copies: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story in the office's order. `score` orders; it is never shown."""

    story: Story
    score: float
    status: Status
    topics: tuple[Topic, ...]
    reasons: tuple[Reason, ...]


def counts(story: Story) -> Counts:
    originals = sum(mention.copy_of is None for mention in story.mentions)
    return Counts(
        articles=len(story.mentions),
        originals=originals,
        copies=len(story.mentions) - originals,
        outlets=len({mention.outlet for mention in story.mentions}),
    )


def rank(
    stories: Iterable[Story], *, topics: Sequence[Topic], now: datetime, since: datetime
) -> list[Ranked]:
    """The stories that have an article by `now`, first those to be read first.

    `since` is the cut-off of the last brief: what began after it is new.
    """
    ranked = [
        _ranked(story, topics, now, since)
        for story in stories
        if any(mention.time <= now for mention in story.mentions)
    ]
    return sorted(ranked, key=lambda one: (-one.score, -one.story.id))


def match_topics(topics: Sequence[Topic], texts: Iterable[str]) -> tuple[Topic, ...]:
    """The topics of which a phrase stands in one of the texts, as whole words.

    A phrase with diacritics matches as it is typed, so `năm` never finds `Nam`; one without any
    is compared without them and finds both.
    """
    plain = [clean(text).casefold() for text in texts]
    folded = [fold(text) for text in plain]
    return tuple(
        topic for topic in topics if any(_stands(phrase, plain, folded) for phrase in topic.phrases)
    )


def _stands(phrase: str, plain: list[str], folded: list[str]) -> bool:
    wanted = clean(phrase).casefold()
    pattern = _whole_words(wanted)
    return any(pattern.search(text) for text in (folded if fold(wanted) == wanted else plain))


@lru_cache(maxsize=10_000)
def _whole_words(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")


def _ranked(story: Story, topics: Sequence[Topic], now: datetime, since: datetime) -> Ranked:
    mentions = [mention for mention in story.mentions if mention.time <= now]
    followed = match_topics(topics, _telling(mentions))
    status = _status(mentions, now, since)
    return Ranked(
        story=story,
        score=_score(mentions, status, bool(followed), now),
        status=status,
        topics=followed,
        reasons=_reasons(mentions, status, followed, now, since),
    )


def _telling(mentions: list[Mention]) -> list[str]:
    """The words by which a story is followed: headlines, and the first paragraph of each text."""
    return [
        f"{mention.headline}\n{mention.text.partition(chr(10))[0]}"
        for mention in mentions
        if mention.copy_of is None
    ]


def _status(mentions: list[Mention], now: datetime, since: datetime) -> Status:
    """Growing before new: a story that began since and spreads already is told as spreading."""
    if any(_spreads(mentions, now, within) for within in SPREAD_WITHIN):
        return Status.GROWING
    if min(mention.time for mention in mentions) >= since:
        return Status.NEW
    return Status.QUIET


def _spreads(mentions: list[Mention], now: datetime, within: timedelta) -> bool:
    """Whether more outlets had an article of their own in this time than in as much before."""
    recent = _outlets(mentions, now - within, now)
    return recent >= LEAST_GROWTH and recent > _outlets(mentions, now - 2 * within, now - within)


def _outlets(mentions: list[Mention], start: datetime, end: datetime) -> int:
    """How many outlets had an article of their own in (start, end]."""
    return len({one.outlet for one in mentions if one.copy_of is None and start < one.time <= end})


def _score(mentions: list[Mention], status: Status, is_followed: bool, now: datetime) -> float:
    """Outlets with articles of their own, halved as they age, and lifted by what is new."""
    latest: dict[str, float] = {}
    copies = 0
    for mention in mentions:
        if mention.copy_of is not None:
            copies += 1
            continue
        hours = (now - mention.time).total_seconds() / 3600
        weight = 0.5 ** (hours / HALF_LIFE_H)
        latest[mention.outlet] = max(latest.get(mention.outlet, 0.0), weight)
    voices = sum(latest.values()) + COPY_WEIGHT * min(copies, len(mentions) - copies)
    lift = {Status.NEW: NEW_LIFT, Status.GROWING: GROWING_LIFT, Status.QUIET: 0.0}[status]
    return VOICES * math.log1p(voices) + lift + (TOPIC_LIFT if is_followed else 0.0)


def _reasons(
    mentions: list[Mention],
    status: Status,
    followed: tuple[Topic, ...],
    now: datetime,
    since: datetime,
) -> tuple[Reason, ...]:
    reasons = [_spread(mentions, now)]
    if min(mention.time for mention in mentions) >= since and status is not Status.QUIET:
        reasons.append(Reason(ReasonKind.NEW_SINCE))
    for topic in followed:
        kind = ReasonKind.PLACE if topic.kind is Kind.PLACE else ReasonKind.TOPIC
        reasons.append(Reason(kind, name=topic.name))
    return tuple(reasons)


def _spread(mentions: list[Mention], now: datetime) -> Reason:
    """How many outlets wrote in how many hours, and how many articles are no copies.

    Of the last hours when the story moved in them, else of all its time.
    """
    moved = [mention for mention in mentions if now - mention.time < RECENT]
    told = moved or mentions
    first, last = min(one.time for one in told), max(one.time for one in told)
    span = (now if moved else last) - first
    return Reason(
        ReasonKind.OUTLETS_IN_HOURS,
        outlets=len({one.outlet for one in told}),
        hours=max(1, math.ceil(span.total_seconds() / 3600)),
        originals=sum(one.copy_of is None for one in told),
    )
