"""When a case is due, and whom to tell as the moment comes near and passes.

A case has three marks in working time: near, due, long overdue. Waiting for the asker moves the
marks that are still ahead by the working time waited; a mark that has passed stays passed. Each
mark is told once, to more people the later it is. Pure: the desk reads the moments, `deadline`
counts, `to_tell` says what to do, an action writes that it was told.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from minhbach.worktime.week import (
    Calendar,
    add_days,
    add_hours,
    add_time,
    working_time,
)

# A case is near when less than this share of its working time is left. More tells the department
# earlier and oftener for nothing; set by judgement: two hours of a day, two days of eight.
NEAR_SHARE = 0.25


class Unit(StrEnum):
    HOURS = "hours"
    DAYS = "days"


class Standing(StrEnum):
    ON_TIME = "on time"
    NEAR = "near"
    OVERDUE = "overdue"
    LONG_OVERDUE = "long overdue"
    PAUSED = "paused"


class Recipient(StrEnum):
    """Who is told: the department the case is with, and everyone in a role."""

    DEPARTMENT = "department"
    DESK_OFFICERS = "desk officers"
    EDITORS = "editors"


@dataclass(frozen=True, slots=True)
class Term:
    """How much working time a case has, and how much more until it is long overdue.

    Both in `unit`. Raises ValueError when one of them is not at least 1.
    """

    amount: int
    unit: Unit
    long_overdue_after: int

    def __post_init__(self) -> None:
        if self.amount < 1 or self.long_overdue_after < 1:
            raise ValueError("A term is at least one hour or day, and so is what follows it.")


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the case waited for the asker; `end` is None while it still waits."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The marks of a case, in UTC: near <= due <= long_overdue."""

    due: datetime
    long_overdue: datetime
    near: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder: at this mark these are told."""

    mark: Standing
    recipients: tuple[Recipient, ...]


LADDER = (
    Step(Standing.NEAR, (Recipient.DEPARTMENT,)),
    Step(Standing.OVERDUE, (Recipient.DEPARTMENT, Recipient.DESK_OFFICERS)),
    Step(
        Standing.LONG_OVERDUE,
        (Recipient.DEPARTMENT, Recipient.DESK_OFFICERS, Recipient.EDITORS),
    ),
)
_MARKS = tuple(step.mark for step in LADDER)


def deadline(
    received: datetime, term: Term, calendar: Calendar, pauses: Iterable[Pause], now: datetime
) -> Deadline:
    """The marks of a case received at that moment; a pause without an end lasts until `now`.

    Pauses may overlap; time before receipt does not count. Raises ValueError when the calendar
    has not enough open time in reach.
    """
    waits = _waits(received, pauses, now)
    due = _count(calendar, received, term.amount, term.unit)
    long_overdue = _count(calendar, received, term.amount + term.long_overdue_after, term.unit)
    ahead = working_time(calendar, received, due) * (1 - NEAR_SHARE)
    near = add_time(calendar, received, ahead)
    return Deadline(
        due=_moved(calendar, due, waits),
        long_overdue=_moved(calendar, long_overdue, waits),
        near=_moved(calendar, near, waits),
    )


def standing(marks: Deadline, pauses: Iterable[Pause], now: datetime) -> Standing:
    """Where the case stands now. At a mark itself it is not passed yet."""
    if any(pause.end is None for pause in pauses):
        return Standing.PAUSED
    if now > marks.long_overdue:
        return Standing.LONG_OVERDUE
    if now > marks.due:
        return Standing.OVERDUE
    return Standing.NEAR if now > marks.near else Standing.ON_TIME


def to_tell(now: Standing, told: Collection[Standing]) -> Step | None:
    """The step to take now; None when there is none, or it or a later one was taken before.

    A mark that was jumped over is not told after. When a case gets a new term, what was told
    for the old one is no longer handed in.
    """
    if now not in _MARKS:
        return None
    place = _MARKS.index(now)
    return None if any(mark in told for mark in _MARKS[place:]) else LADDER[place]


def _count(calendar: Calendar, received: datetime, amount: int, unit: Unit) -> datetime:
    count = add_hours if unit is Unit.HOURS else add_days
    return count(calendar, received, amount)


def _waits(
    received: datetime, pauses: Iterable[Pause], now: datetime
) -> list[tuple[datetime, datetime]]:
    """The times waited, ascending and apart, from receipt on."""
    waits: list[tuple[datetime, datetime]] = []
    reached = received
    for pause in sorted(pauses, key=lambda pause: pause.start):
        start, end = max(pause.start, reached), pause.end or now
        if start < end:
            waits.append((start, end))
            reached = end
    return waits


def _moved(
    calendar: Calendar, mark: datetime, waits: Iterable[tuple[datetime, datetime]]
) -> datetime:
    for start, end in waits:
        waited = working_time(calendar, start, end)
        if start < mark and waited:
            mark = add_time(calendar, mark, waited)
    return mark
