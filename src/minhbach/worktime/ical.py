"""Holiday calendars in iCalendar (RFC 5545): which days are free, which are worked.

Each VEVENT is a free day or a stretch of them: DTSTART with DTEND or DURATION, repeated by RRULE
(FREQ=YEARLY with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY) and RDATE, without its EXDATEs. An
event with a time of day counts for the days it covers whole. A day that is worked instead, such
as a swapped Saturday, is marked `CATEGORIES:WORKING-DAY`; `X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY`
is read as the same. A cancelled event does not count; names, alarms, to-dos and zone rules are
not looked at. What would be read wrongly is refused, with the number of its line.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import chain, islice, takewhile

from minhbach.errors import BadInput
from minhbach.worktime.week import Holidays

# Bounds against hostile or mistaken files; a public holiday calendar of ten years has some 60 kB,
# 200 events and 300 days. Rules without an end stop after the last year.
LONGEST_TEXT = 1_000_000
MOST_EVENTS = 5_000
MOST_DAYS = 20_000
YEARS = range(1900, 2101)
_DAY = timedelta(days=1)

_SAID = r'(?:"[^"]*"|[^",;:]*)'
_LINE = re.compile(rf'([\w-]+)((?:;[^:;=",]+={_SAID}(?:,{_SAID})*)*):(.*)')
_DURATION = re.compile(r"\+?P(?:([0-9]{1,5})W|(?:([0-9]{1,5})D)?(T(?=[0-9])[0-9HMS]{2,20})?)")
_TIME_PART = re.compile(r"T(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})S)?")
_NUMBER = re.compile(r"[+-]?[0-9]{1,5}")
_MOMENT = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")
_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "WKST"}
_WORKED = {("CATEGORIES", "WORKING-DAY"), ("X-APPLE-SPECIAL-DAY", "ALTERNATE-WORKDAY")}


@dataclass(frozen=True, slots=True)
class _Line:
    """A content line: its number in the file, name, what it says."""

    number: int
    name: str
    value: str

    def refused(self, why: str) -> BadInput:
        return BadInput(f"Line {self.number} of the calendar ({self.name}): {why}")


@dataclass(slots=True)
class _Event:
    begin: _Line
    lines: list[_Line] = field(default_factory=list)

    def one(self, name: str) -> _Line | None:
        found = [line for line in self.lines if line.name == name]
        if len(found) > 1:
            raise found[1].refused("it may stand in an event only once.")
        return found[0] if found else None

    def values(self, name: str) -> Iterator[tuple[_Line, str]]:
        for line in self.lines:
            if line.name == name:
                yield from ((line, value) for value in line.value.split(","))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From one moment to another on the wall clock; `days` lists those it covers whole."""

    start: datetime
    length: timedelta

    def days(self, first: date) -> Iterator[date]:
        """The whole days when it begins on `first` instead, at the same time of day."""
        start = datetime.combine(first, self.start.time())
        day = first if self.start.time() == time(0) else first + _DAY
        while datetime.combine(day, time(0)) + _DAY <= start + self.length:
            yield day
            day += _DAY


def read_holidays(text: str, *, zone: tzinfo = UTC) -> Holidays:
    """The free and the worked days of a calendar; times in UTC are read in the office's zone.

    Raises BadInput, with a line number, for what is no iCalendar, is cut off, too large, or
    repeats in a way that is not read.
    """
    if len(text) > LONGEST_TEXT:
        raise BadInput(f"A holiday calendar has at most {LONGEST_TEXT:,} characters.")
    days: dict[bool, set[date]] = {True: set(), False: set()}
    count = 0
    for event in _events(_unfold(text)):
        worked = _is_worked(event)
        for day in _days(event, zone):
            days[worked].add(day)
            count += 1
            if count > MOST_DAYS:
                raise event.begin.refused(f"there are more than {MOST_DAYS:,} days.")
    return Holidays(free=frozenset(days[False]), worked=frozenset(days[True]))


def _unfold(text: str) -> Iterator[_Line]:
    """Content lines; a line that begins with a space or tab goes on (section 3.1)."""
    number, whole = 0, ""
    for at, line in enumerate(re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff")), start=1):
        if line[:1] in (" ", "\t") and whole:
            whole += line[1:]
            continue
        if whole.strip():
            yield _parse(number, whole)
        number, whole = at, line
    if whole.strip():
        yield _parse(number, whole)


def _parse(number: int, whole: str) -> _Line:
    match = _LINE.fullmatch(whole)
    if not match:
        raise BadInput(f"Line {number} of the calendar is not NAME:value.")
    return _Line(number, match[1].upper(), match[3].strip())


def _events(lines: Iterable[_Line]) -> Iterator[_Event]:
    """The events that count; what lies deeper in them (alarms) is left out."""
    open_parts: list[str] = []
    event: _Event | None = None
    count = 0
    line = _Line(1, "BEGIN", "")
    for line in lines:
        if not open_parts and (line.name, line.value.upper()) != ("BEGIN", "VCALENDAR"):
            raise line.refused("an iCalendar begins with BEGIN:VCALENDAR.")
        if line.name == "BEGIN":
            open_parts.append(line.value.upper())
            if open_parts == ["VCALENDAR", "VEVENT"]:
                event, count = _Event(line), count + 1
                if count > MOST_EVENTS:
                    raise line.refused(f"there are more than {MOST_EVENTS:,} events.")
        elif line.name == "END":
            if open_parts.pop() != line.value.upper():
                raise line.refused(f"it ends {line.value}, which is not what is open.")
            if event and len(open_parts) == 1:
                if not _is_cancelled(event):
                    yield event
                event = None
        elif event and len(open_parts) == 2:
            event.lines.append(line)
    if open_parts or not line.value:
        raise line.refused("the calendar is empty or cut off here.")


def _is_cancelled(event: _Event) -> bool:
    return any(line.value.upper() == "CANCELLED" for line, _ in event.values("STATUS"))


def _is_worked(event: _Event) -> bool:
    return any(
        value.strip().upper() == mark for name, mark in _WORKED for _, value in event.values(name)
    )


def _days(event: _Event, zone: tzinfo) -> Iterator[date]:
    again = event.one("RECURRENCE-ID")
    if again:
        raise again.refused("a changed repetition is not read; write it as an event of its own.")
    stretch = _stretch(event, zone)
    first = stretch.start.date()
    if not any(stretch.days(first)):
        return
    left_out = {_read(line, value, zone)[0].date() for line, value in event.values("EXDATE")}
    added = {_read(line, value, zone)[0].date() for line, value in event.values("RDATE")}
    rule = event.one("RRULE")
    repeated = _repeated(rule, first, zone) if rule else [first]
    for begin in chain(repeated, sorted(added)):
        if begin not in left_out:
            yield from stretch.days(begin)


def _stretch(event: _Event, zone: tzinfo) -> _Stretch:
    begin, end, duration = (event.one(name) for name in ("DTSTART", "DTEND", "DURATION"))
    if not begin:
        raise event.begin.refused("the event has no DTSTART.")
    start, is_day = _read(begin, begin.value, zone)
    if end:
        length = _read(end, end.value, zone)[0] - start
    else:
        length = _length(duration) if duration else timedelta(0)
    if is_day and not length:
        length = _DAY
    if not timedelta(0) <= length <= 366 * _DAY:
        raise (end or duration or begin).refused("an event lasts from no time to a year.")
    return _Stretch(start, length)


def _read(line: _Line, value: str, zone: tzinfo) -> tuple[datetime, bool]:
    """The wall-clock moment and whether it is a day; a time in UTC is read in the zone."""
    match = _MOMENT.fullmatch(value.strip())
    if not match:
        raise line.refused(f"{value[:40]} is not a date like 20270204.")
    try:
        moment = datetime.strptime(match[1] + (match[2] or "000000"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError as error:
        raise line.refused(f"there is no day or time {value[:40]}.") from error
    if moment.year not in YEARS:
        raise line.refused(f"the year lies outside {YEARS[0]} to {YEARS[-1]}.")
    if match[3]:
        moment = moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    return moment, not match[2]


def _length(line: _Line) -> timedelta:
    match = _DURATION.fullmatch(line.value.upper())
    clock = _TIME_PART.fullmatch(match[3] or "T") if match else None
    if not match or not clock or not any(match.groups()):
        raise line.refused(f"{line.value[:40]} is not a duration like P1D.")
    weeks, days = (int(match[n] or 0) for n in (1, 2))
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _repeated(rule: _Line, first: date, zone: tzinfo) -> Iterator[date]:
    """The days on which a yearly rule begins, the first one among them (section 3.3.10)."""
    parts = _parts(rule)
    if parts.get("FREQ") != "YEARLY":
        raise rule.refused("only FREQ=YEARLY is read.")
    every = _numbers(rule, parts, "INTERVAL", range(1, 1000)) or [1]
    count = _numbers(rule, parts, "COUNT", range(1, MOST_DAYS + 1))
    until = _read(rule, parts["UNTIL"], zone)[0].date() if "UNTIL" in parts else date.max
    later = (day for day in _every(rule, parts, first, every[0]) if day > first)
    repeated = takewhile(lambda day: day <= until, chain([first], later))
    return islice(repeated, count[0] if count else None)


def _every(rule: _Line, parts: dict[str, str], first: date, years: int) -> Iterator[date]:
    """The days a rule names from the first year on, ascending."""
    month_days = _numbers(rule, parts, "BYMONTHDAY", [*range(-31, 0), *range(1, 32)])
    months = _numbers(rule, parts, "BYMONTH", range(1, 13))
    if not months:
        months = list(range(1, 13)) if month_days else [first.month]
    for year in range(first.year, YEARS[-1] + 1, years):
        for month in months:
            yield from sorted({*_month_days(year, month, month_days or [first.day])})


def _parts(rule: _Line) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in rule.value.upper().split(";"):
        name, _, value = part.partition("=")
        if name not in _PARTS or name in parts:
            raise rule.refused(f"{part[:40]} is not read in a yearly rule.")
        parts[name] = value
    return parts


def _numbers(
    rule: _Line, parts: dict[str, str], name: str, allowed: Container[int]
) -> list[int] | None:
    if name not in parts:
        return None
    words = parts[name].split(",")
    numbers = {int(word) for word in words if _NUMBER.fullmatch(word) and int(word) in allowed}
    if len(numbers) < len(words) or (name in {"INTERVAL", "COUNT"} and len(words) > 1):
        raise rule.refused(f"{name}={parts[name][:40]} is not read.")
    return sorted(numbers)


def _month_days(year: int, month: int, month_days: Iterable[int]) -> Iterator[date]:
    """The days of a month, counted from its end when negative; those it has not are skipped."""
    after = date(year + month // 12, month % 12 + 1, 1)
    length = (after - date(year, month, 1)).days
    for number in month_days:
        day = number if number > 0 else length + 1 + number
        if 1 <= day <= length:
            yield date(year, month, day)
