"""Moments as pages write them, and the day of a page that marks none.

Marked moments come as ISO 8601 (schema.org `Date`, `DateTime`), RFC 5322 mail dates, Unix
seconds or milliseconds, or as day/month/year, which is how Vietnamese pages write. Where no
mark can be read, htmldate looks through address, text and attributes for a day.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from htmldate import find_date
from lxml.html import HtmlElement

# The web has no news pages from before it; 1995 is also where htmldate begins.
_FIRST_DAY = datetime(1995, 1, 1, tzinfo=UTC)
# A page that dates itself later is not from this century.
NO_LATER = datetime(2100, 1, 1, tzinfo=UTC)
# A clock ahead of ours, or a page dated by a zone to the east, is no nonsense yet.
_AHEAD = timedelta(days=1)

_ISO = re.compile(
    r"(?P<year>\d{4})[-/.]?(?P<month>\d\d?)[-/.]?(?P<day>\d\d?)"
    r"(?:(?:\s*T\s*|\s+)(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?"
    r"(?:[.,]\d+)?\s*(?P<zone>(?:GMT|UTC)?\s*[+-]\d\d?(?::?\d\d)?|Z|UTC|GMT)?)?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d\d?)[-/.](?P<month>\d\d?)[-/.](?P<year>\d{4})(?!\d)"
    r"(?:\D{0,5}(?P<hour>\d\d?)[:hg](?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
    r"(?:\s*\(?(?P<zone>(?:GMT|UTC)?\s*[+-]\d\d?(?::?\d\d)?))?",
    re.IGNORECASE,
)
# Only as folders: eight digits within a name are as often a number.
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/")
_UNIX = re.compile(r"\d{10}(?:\d{3})?")
_OFFSET = re.compile(r"([+-])(\d\d?):?(\d\d)?")


def read_moment(said: str, *, zone: tzinfo) -> datetime | None:
    """The moment in the offset the page gives, else in `zone`; None when it is not one.

    A day without a time is its midnight.
    """
    said = said.strip()[:80]
    if _UNIX.fullmatch(said):
        return _plausible(datetime.fromtimestamp(int(said[:10]), tz=UTC))
    if match := _ISO.match(said) or _DAY_FIRST.search(said):
        return _plausible(_moment(match, zone))
    return _plausible(_mail_date(said, zone))


def find_day(tree: HtmlElement, *, address: str, zone: tzinfo, latest: datetime) -> datetime | None:
    """Midnight in `zone` of the day the page was published, searched in the whole page."""
    try:
        found = find_date(
            tree,
            url=address or None,
            original_date=True,
            min_date=_FIRST_DAY.strftime("%Y-%m-%d"),
            max_date=latest.strftime("%Y-%m-%d"),
        )
    except Exception:  # a foreign parser on a foreign page: no day is the whole loss
        return None
    return read_moment(found, zone=zone) if found else None


def not_after(moment: datetime | None, latest: datetime) -> datetime | None:
    """The moment, or None when it lies more than a day after `latest`."""
    return moment if moment and moment <= latest + _AHEAD else None


def own_day(moment: datetime, address: str) -> str:
    """The ISO day of a moment in its own offset.

    A moment written in UTC hides the outlet's day; the day in the address shows it, when the
    two are neighbours.
    """
    if not moment.utcoffset() and (found := _IN_ADDRESS.search(address)):
        day = read_moment("-".join(found.groups()), zone=UTC)
        if day and -_AHEAD <= moment - day < 2 * _AHEAD:
            return day.date().isoformat()
    return moment.date().isoformat()


def _plausible(moment: datetime | None) -> datetime | None:
    return moment if moment and _FIRST_DAY <= moment < NO_LATER else None


def _moment(match: re.Match[str], zone: tzinfo) -> datetime | None:
    part = match.groupdict()
    numbers = [int(part[k]) for k in ("year", "month", "day")]
    clock = [int(part[k] or 0) for k in ("hour", "minute", "second")]
    try:
        return datetime(*numbers, *clock, tzinfo=_offset(part["zone"], zone))  # type: ignore[misc,arg-type]
    except ValueError:
        return None


def _offset(said: str | None, zone: tzinfo) -> tzinfo:
    if not said:
        return zone
    match = _OFFSET.search(said)
    if not match:
        return UTC
    sign = -1 if match[1] == "-" else 1
    gap = sign * timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(gap)


def _mail_date(said: str, zone: tzinfo) -> datetime | None:
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
