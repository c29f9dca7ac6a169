"""The office's clock: slots in its time zone, as moments in UTC.

A slot is a wall-clock time, a moment an instant. Where the wall clock jumps (PEP 495), a slot
still happens exactly once: one that the clock skips happens as long after the jump as it lay
past it, one that the clock shows twice happens the first time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

EVERY_DAY = frozenset(range(7))
_DAY = timedelta(days=1)
# A week, the day it starts in, and a day more for zones that change by a whole day.
_REACH = 9 * _DAY


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of day on some weekdays (Monday is 0), in the office's zone, to the minute.

    Raises ValueError when `at` has seconds or a zone, or a weekday is not 0 to 6.
    """

    at: time
    weekdays: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if self.at.tzinfo or self.at.second or self.at.microsecond:
            raise ValueError(f"A slot is a plain time of day to the minute, not {self.at}.")
        if not self.weekdays <= EVERY_DAY:
            raise ValueError("Weekdays are 0 (Monday) to 6 (Sunday).")


def slot_moments(
    slots: Iterable[Slot], zone: tzinfo, start: datetime, end: datetime
) -> list[datetime]:
    """The moments of the slots in [start, end), ascending, in UTC; two at once are one."""
    first = start.astimezone(zone).date() - _DAY
    last = end.astimezone(zone).date() + _DAY
    moments = {_moment(day, slot.at, zone) for slot in slots for day in _days(first, last, slot)}
    return sorted(moment for moment in moments if start <= moment < end)


def previous_moment(slots: Iterable[Slot], zone: tzinfo, now: datetime) -> datetime | None:
    """The last moment of the slots that is not after `now`; None when no slot ever comes."""
    moments = slot_moments(slots, zone, now - _REACH, now + timedelta.resolution)
    return moments[-1] if moments else None


def next_moment(slots: Iterable[Slot], zone: tzinfo, now: datetime) -> datetime | None:
    """The first moment of the slots after `now`; None when no slot ever comes."""
    moments = slot_moments(slots, zone, now + timedelta.resolution, now + _REACH)
    return moments[0] if moments else None


def edition_id(moment: datetime, zone: tzinfo) -> str:
    """The name of the edition cut off at that moment, in local time: `2026-11-24-0730`."""
    return moment.astimezone(zone).strftime("%Y-%m-%d-%H%M")


def _days(first: date, last: date, slot: Slot) -> list[date]:
    count = (last - first).days + 1
    days = (first + timedelta(days=n) for n in range(count))
    return [day for day in days if day.weekday() in slot.weekdays]


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
