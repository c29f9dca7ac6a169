"""The dates of feeds, as outlets write them, become aware UTC moments.

RFC 822 (RSS, with the obsolete zones and two-digit years), ISO 8601 and W3CDTF (Atom,
Dublin Core, sitemaps), the C library's form, and the day-first forms of Vietnamese
outlets: "24/11/2026 07:30", "Thứ ba, 24/11/2026, 07:30 (GMT+7)".
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
# Hours east of UTC; letters other than Z have no trustworthy meaning (RFC 2822, 4.3).
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2,
    "eet": 2, "eest": 3, "msk": 3, "ict": 7, "hkt": 8, "sgt": 8, "awst": 8, "jst": 9,
    "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_CLOCK = r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
_NUMERIC_ZONE = r"(?:GMT|UTC|UT)?\s*(?P<sign>[+-])\s*(?P<zh>\d{1,2}):?(?P<zm>\d{2})?"
_TAIL = rf"(?:\s*(?P<half>[AP]M|SA|CH)\b)?\s*\(?(?:{_NUMERIC_ZONE}|(?P<zone>[A-Za-z]{{1,5}}))?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # RFC 822: "Tue, 24 Nov 2026 07:30:00 +0700"; also "24-Nov-26"
        rf"(?P<day>\d{{1,2}})[\s-]+(?P<name>[a-z]{{3}})[a-z]*\.?,?[\s-]+(?P<year>\d{{4}}|\d\d)"
        rf"(?!\d)(?:,?\s+{_CLOCK}{_TAIL})?",
        # C: "Tue Nov 24 07:30:00 2026"; American: "November 24, 2026 07:30"
        rf"(?P<name>[a-z]{{3}})[a-z]*\.?\s+(?P<day>\d{{1,2}}),?\s+{_CLOCK}{_TAIL}\)?"
        r"\s+(?P<year>\d{4})",
        rf"(?P<name>[a-z]{{3}})[a-z]*\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})"
        rf"(?:,?\s+(?:at\s+)?{_CLOCK}{_TAIL})?",
        # ISO 8601 and W3CDTF; "2026/11/24" too
        r"\A(?P<year>\d{4})(?:[-/](?P<month>\d\d?))?\Z",
        rf"(?<![\d/.:+-])(?P<year>\d{{4}})[-/](?P<month>\d\d?)[-/](?P<day>\d\d?)(?!\d)"
        rf"(?:(?:T|\s)\s*{_CLOCK}{_TAIL})?",
        r"\A(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
        rf"(?:T?(?P<hour>\d\d):?(?P<minute>\d\d):?(?P<second>\d\d)?{_TAIL})?\Z",
        # Vietnamese, day first: "24/11/2026 07:30", and "07:30 24/11/2026"
        rf"(?P<first_number>\d{{1,2}})[/.-](?P<second_number>\d{{1,2}})[/.-](?P<year>\d{{4}})"
        rf"(?:[\s,|-]*{_CLOCK}{_TAIL})?",
    )
)
_CLOCK_FIRST = re.compile(
    rf"\A(?P<clock>{_CLOCK}{_TAIL}\)?)[\s,|-]+(?:ngày\s+)?(?P<date>\d{{1,2}}[/.-].*)\Z",
    re.IGNORECASE,
)
_MAX_CHARS = 100


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment in aware UTC; `naive` when a time had no zone and UTC was assumed."""

    moment: datetime
    naive: bool = False


def read_date(text: str) -> Dated | None:
    """The moment `text` names, or None when it names none."""
    text = " ".join(text[:_MAX_CHARS].split())
    turned = _CLOCK_FIRST.match(text)
    if turned:
        text = f"{turned['date']} {turned['clock']}"
    for form in _FORMS:
        found = form.search(text)
        if found:
            return _dated(found.groupdict())
    return None


def _dated(parts: dict[str, str | None]) -> Dated | None:
    zone = _zone(parts)
    try:
        moment = _day(parts) + _time_of_day(parts)
        aware = moment.replace(tzinfo=zone or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Dated(aware, naive=zone is None and bool(parts.get("hour")))


def _day(parts: dict[str, str | None]) -> datetime:
    written = parts["year"] or ""
    year = int(written)
    if len(written) == 2:
        year += 2000 if year < 69 else 1900  # POSIX's turn of the century
    month, day = _month_and_day(parts)
    return datetime(year, month, day)  # noqa: DTZ001 (the zone comes with the clock)


def _month_and_day(parts: dict[str, str | None]) -> tuple[int, int]:
    if parts.get("first_number"):
        day, month = int(parts["first_number"] or 0), int(parts["second_number"] or 0)
        return (month, day) if month <= 12 else (day, month)  # American after all
    name = parts.get("name")
    month = _MONTHS.get(name.lower(), 0) if name else int(parts.get("month") or 1)
    return month, int(parts.get("day") or 1)


def _time_of_day(parts: dict[str, str | None]) -> timedelta:
    hour, minute, second = (int(parts.get(part) or 0) for part in ("hour", "minute", "second"))
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError("no such time of day")
    half = (parts.get("half") or "").lower()
    if half in ("pm", "ch") and hour < 12:
        hour += 12
    elif half in ("am", "sa") and hour == 12:
        hour = 0
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def _zone(parts: dict[str, str | None]) -> timezone | None:
    if parts.get("sign"):
        offset = timedelta(hours=int(parts["zh"] or 0), minutes=int(parts["zm"] or 0))
        if offset >= timedelta(hours=24):
            return None
        return timezone(-offset if parts["sign"] == "-" else offset)
    name = (parts.get("zone") or "").lower()
    return timezone(timedelta(hours=_ZONES[name])) if name in _ZONES else None
