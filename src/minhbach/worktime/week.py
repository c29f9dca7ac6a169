"""The office's working week: when it is open, and how open time adds up.

A week gives each weekday its hours; free days close the office, worked days open it: a Saturday
that was swapped for a bridging day is worked with the hours of the office's longest weekday.
Only open time counts, between any two moments and in any zone. Where the wall clock jumps
(PEP 495) hours begin and end as slots do; what two stretches would share counts once, and a
date that the zone leaves out is not open.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice, takewhile

_MIDNIGHT = time(0)
_NOTHING = timedelta(0)
_DAY = timedelta(days=1)
# How far ahead open time is looked for. It trades long terms against the time until a calendar
# that never opens is found out; set by judgement, no term of an office is near ten years.
REACH_DAYS = 3660

Hours = tuple[tuple[time, time], ...]


@dataclass(frozen=True, slots=True)
class Holidays:
    """Days the office is closed although the week says open, and days worked although it is not."""

    free: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The hours of each weekday (Monday is 0) in the office's zone, and the days that differ.

    Hours are plain times, ascending, and do not touch midnight except as the end of a day,
    written 00:00. A weekday left out is closed. A day both free and worked is worked.
    Raises ValueError for a weekday or hours that cannot be.
    """

    week: Mapping[int, Hours]
    zone: tzinfo
    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not set(self.week) <= set(range(7)):
            raise ValueError("Weekdays are 0 (Monday) to 6 (Sunday).")
        for hours in self.week.values():
            _check(hours)


def is_working(calendar: Calendar, day: date) -> bool:
    """Whether the office is open at any time of that day."""
    return bool(_hours(calendar, day))


def open_times(calendar: Calendar, day: date) -> list[tuple[datetime, datetime]]:
    """The stretches of that day in which the office is open, ascending, in UTC."""
    stretches: list[tuple[datetime, datetime]] = []
    reached = _moment(calendar, day, _MIDNIGHT)
    for opens, closes in _hours(calendar, day):
        start = max(_moment(calendar, day, opens), reached)
        end = _moment(calendar, day if closes != _MIDNIGHT else day + _DAY, closes)
        if start < end and start.astimezone(calendar.zone).date() == day:
            stretches.append((start, end))
            reached = end
    return stretches


def working_time(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """The open time between two aware moments; none when `end` is not after `start`."""
    last = end.astimezone(calendar.zone).date()
    total = _NOTHING
    for day in takewhile(lambda day: day <= last, _days_from(calendar, start)):
        for opens, closes in open_times(calendar, day):
            total += max(min(closes, end) - max(opens, start), _NOTHING)
    return total


def add_time(calendar: Calendar, start: datetime, amount: timedelta) -> datetime:
    """The first moment, in UTC, at which `amount` of open time has passed since `start`.

    No time from a closed moment on is the next opening. Raises ValueError when `amount` is
    negative or the open hours in reach do not hold it.
    """
    if amount < _NOTHING:
        raise ValueError("Working time is added, never taken away.")
    left = amount
    for day in _reach(calendar, start):
        for opens, closes in open_times(calendar, day):
            begin = max(opens, start)
            if begin < closes and left <= closes - begin:
                return (begin + left).astimezone(UTC)
            left -= max(closes - begin, _NOTHING)
    raise ValueError("The calendar has not enough open hours in the next ten years.")


def add_hours(calendar: Calendar, start: datetime, hours: float) -> datetime:
    """The first moment, in UTC, at which so many open hours have passed; errors as `add_time`."""
    if not 0 <= hours <= REACH_DAYS * 24:
        raise ValueError("Hours are a number from zero on, within ten years.")
    return add_time(calendar, start, timedelta(hours=hours))


def add_days(calendar: Calendar, start: datetime, days: int) -> datetime:
    """The close, in UTC, of the nth working day after the day of receipt.

    What comes in while the office is closed was received at the next opening; no days is the
    close of the day of receipt. Raises ValueError when `days` is negative or there are not so
    many working days in reach.
    """
    if days < 0:
        raise ValueError("Working days are added, never taken away.")
    left = days
    for day in _reach(calendar, start):
        stretches = open_times(calendar, day)
        if stretches and stretches[-1][1] > start:
            if not left:
                return stretches[-1][1]
            left -= 1
    raise ValueError("The calendar has not enough working days in the next ten years.")


def _check(hours: Hours) -> None:
    reached = _MIDNIGHT
    for number, (opens, closes) in enumerate(hours):
        if opens.tzinfo or closes.tzinfo:
            raise ValueError("Hours are plain times of day.")
        ends_the_day = closes == _MIDNIGHT and number == len(hours) - 1
        if opens < reached or not (opens < closes or ends_the_day):
            raise ValueError(f"Hours are ascending and apart, not {opens} to {closes}.")
        reached = closes


def _hours(calendar: Calendar, day: date) -> Hours:
    if day in calendar.worked:
        return _longest(calendar.week)
    if day in calendar.holidays:
        return ()
    return calendar.week.get(day.weekday(), ())


def _longest(week: Mapping[int, Hours]) -> Hours:
    """The hours of the weekday with most of them; the earliest in the week of equals."""
    days = [week[weekday] for weekday in sorted(week)]
    return max(days, key=lambda hours: sum(_length(*span) for span in hours), default=())


def _length(opens: time, closes: time) -> float:
    start = datetime.combine(date.min, opens)
    return ((datetime.combine(date.min, closes) - start) % _DAY or _DAY).total_seconds()


def _moment(calendar: Calendar, day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=calendar.zone).astimezone(UTC)


def _days_from(calendar: Calendar, start: datetime) -> Iterator[date]:
    day = start.astimezone(calendar.zone).date()
    while True:
        yield day
        day += _DAY


def _reach(calendar: Calendar, start: datetime) -> Iterator[date]:
    return islice(_days_from(calendar, start), REACH_DAYS)
