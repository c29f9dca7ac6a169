"""Play a press through the real pipeline on a clock of its own.

    press (loopback) --feeds, pages--> door -> collect -> read -> stories -> briefs
    scenes (what people do) -----------------> questions, cases -> answers -> letters

The clock jumps from one moment at which something is due to the next. Everything is written as
it would be in an office; a play that is killed goes on where it stopped.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db.models import Max
from tqdm import tqdm

from minhbach.adapters.press import Press
from minhbach.desk import clock, jobs
from minhbach.desk.actions.claim import release_claims
from minhbach.desk.actions.follow import follow_feed
from minhbach.desk.clockwork import Clockwork
from minhbach.desk.jobs.turns import Turns
from minhbach.desk.models import (
    Article,
    Case,
    Edition,
    Entry,
    Letter,
    Outlet,
    Poll,
    Question,
    Statement,
    Story,
)


class StageClock:
    """The clock of a play: the press shows what is published by then, the desk works at it.

    After `run_on` it is the desk's own clock, going on from where the play ended.
    """

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self._live = False

    def __call__(self) -> datetime:
        return clock.now() if self._live else self.moment

    def run_on(self) -> None:
        clock.set_now(self.moment)
        self._live = True


class Scenes(Protocol):
    """What people do during a play, beside what the press publishes."""

    def next_at(self) -> datetime | None:
        """When the next scene comes; None after the last."""

    def play(self, now: datetime) -> None:
        """Play every scene that has come by `now`."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What is in the office after a play."""

    outlets: int
    entries: int
    articles: int
    originals: int
    stories: int
    briefs: int
    questions: int
    cases: int
    answers: int
    letters: int


def follow_press(press: Press, since: Mapping[str, datetime]) -> None:
    """Follow each outlet's feed, from the moment given for it."""
    for slug, moment in since.items():
        outlet = press.outlet(slug)
        follow_feed(
            press.feed_address(slug),
            title=outlet.name,
            kind=outlet.feed_kind,
            outlet=outlet.name,
            home=press.address(slug),
            who=None,
            now=moment,
        )


def play(
    stage_clock: StageClock,
    *,
    end: datetime,
    label: str,
    scenes: Scenes | None = None,
    total: int | None = None,
    speed: float | None = None,
) -> None:
    """Work through every moment up to `end`. `speed` is stage seconds in a real second."""
    release_claims()
    last = Poll.objects.aggregate(last=Max("at"))["last"]
    stage_clock.moment = max(stage_clock.moment, last) if last else stage_clock.moment
    works = Clockwork(jobs.door(), now=stage_clock, turns=Turns())
    pause = threading.Event()
    with tqdm(total=total, initial=Article.objects.count(), desc=label, disable=None) as bar:
        while True:
            if scenes:
                scenes.play(stage_clock.moment)
            bar.update(works.round().pages)
            due = _next(scenes)
            if due is None or due > end:
                break
            if speed:
                pause.wait((due - stage_clock.moment).total_seconds() / speed)
            stage_clock.moment = max(stage_clock.moment, due)
    stage_clock.moment = end


def _next(scenes: Scenes | None) -> datetime | None:
    """When the next work or the next scene comes."""
    moments = (jobs.next_due(), scenes.next_at() if scenes else None)
    return min((moment for moment in moments if moment), default=None)


def tally() -> Tally:
    articles = Article.objects.all()
    return Tally(
        outlets=Outlet.objects.count(),
        entries=Entry.objects.count(),
        articles=articles.count(),
        originals=articles.filter(copy_of=None).count(),
        stories=Story.objects.filter(merged_into=None, articles__gt=0).count(),
        briefs=Edition.objects.count(),
        questions=Question.objects.count(),
        cases=Case.objects.count(),
        answers=Statement.objects.count(),
        letters=Letter.objects.count(),
    )
