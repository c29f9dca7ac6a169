"""The numbers and dates a text states, so that two texts can be compared by them.

`1.200.000`, `1,2 triệu` and `1.2 million` are one number. Of a point or comma before exactly
three digits it is taken that it parts thousands, as Vietnamese and English newsrooms write.
A date may be partial: `26/5` and `26 tháng 5 năm 2026` can be the same day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from minhbach.claims.counted import shares, spelled_numbers, unit_after
from minhbach.text.normalize import fold

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
# On folded text. The first that fits at a place is taken; a number is what is left.
_FORMS = (
    r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d?)-(?P<d>\d\d?)(?!\d)",
    r"(?<![\d.,/])(?P<d>\d\d?)[/.-](?P<m>\d\d?)[/.-](?P<y>\d{4})(?!\d)",
    r"\b(?:ngay|mung|sang|chieu|toi|trua|hom)\s+(?P<d>\d\d?)[/-](?P<m>\d\d?)(?![\d/-])",
    r"\b(?P<d>\d\d?)\s+thang\s+(?P<m>\d\d?)(?:\s*(?:,|nam|/)\s*(?P<y>\d{4}))?(?!\d)",
    r"\bthang\s+(?P<m>\d\d?)(?:\s*(?:,|nam|/|-)\s*(?P<y>\d{4}))?(?!\d)",
    rf"\b{_MONTH}\s+(?P<d>\d\d?)(?:st|nd|rd|th)?(?:,?\s+(?P<y>\d{{4}}))?(?![\d:])",
    rf"\b(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<y>\d{{4}}))?(?![\d:])",
    rf"\b{_MONTH}\s+(?P<y>(?:19|20)\d\d)(?!\d)",
)
_DATES = tuple(re.compile(form) for form in _FORMS)
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:[.,]\d{3})+(?![\d])(?:[.,]\d+)?|\d{1,15}(?:[.,]\d+)?)"
    r"(?![.,]?\d)"
    r"(?:\s?(?P<scale>nghin|ngan|trieu|ty|ti|thousand|million|billion|trillion|k|tr|m|bn)\b)?"
)
_SCALES = {
    **dict.fromkeys(("nghin", "ngan", "thousand", "k"), 1e3),
    **dict.fromkeys(("trieu", "tr", "million", "m"), 1e6),
    **dict.fromkeys(("ty", "ti", "billion", "bn"), 1e9),
    "trillion": 1e12,
}
# Spans of time and other measures are the same when they are as near as a month to 30 days.
_NEAR = 0.04
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_NUMBER = {
    **{day: number for number, day in enumerate(_DAYS, 2)},
    **{"hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "chu nhat": 8},
}
_WEEKDAY = re.compile(rf"\b(?:thu (hai|ba|tu|nam|sau|bay)|chu nhat|{'|'.join(_DAYS)})\b")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year as the text names it; None is what it leaves open."""

    day: int | None
    month: int | None
    year: int | None
    span: str

    def fits(self, other: "Date") -> bool:
        """Whether both can be the same date."""
        mine, theirs = (self.day, self.month, self.year), (other.day, other.month, other.year)
        both = zip(mine, theirs, strict=True)
        return all(a is None or b is None or a == b for a, b in both)


@dataclass(frozen=True, slots=True)
class Number:
    """What a text counts; `kind` is what it measures (time, length, share), "" for all else."""

    value: float
    span: str
    kind: str = ""

    def equals(self, other: "Number") -> bool:
        """Whether both can be the same: a month is 30 days or 31."""
        if self.kind != other.kind:
            return False
        near = _NEAR if self.kind else 0.0
        return abs(self.value - other.value) <= near * max(abs(self.value), abs(other.value))


def read_dates(text: str) -> tuple[list[Date], str]:
    """The dates of a text in NFC, and the folded text without them."""
    rest, found = fold(text), []
    shown = _as_written(text, rest)
    for form in _DATES:
        matches = [(match, date) for match in form.finditer(rest) if (date := _date(match, shown))]
        for match, _ in matches:
            blank = " " * (match.end() - match.start())
            rest = rest[: match.start()] + blank + rest[match.end() :]
        found += [date for _, date in matches]
    return found, rest


def read_numbers(folded: str, text: str = "") -> list[Number]:
    """The numbers of a folded text, dates left out before; each value once.

    `text` is the same before it was folded, from which the spans are shown.
    """
    shown = _as_written(text, folded)
    rest = folded
    found = [(value, start, end, "share") for value, start, end in shares(rest)]
    for _, start, end, _ in found:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    counted = [
        *((_digits(match), match.start(), match.end()) for match in _NUMBER.finditer(rest)),
        *spelled_numbers(rest, shown),
    ]
    for value, start, end in sorted(counted, key=lambda one: one[1]):
        factor, kind, last = unit_after(rest, end)
        found.append((value * factor, start, last if kind else end, kind))
    values: dict[tuple[float, str], Number] = {}
    for value, start, end, kind in found:
        values.setdefault((value, kind), Number(value, shown[start:end].strip(), kind))
    return [*values.values(), *_weekdays(rest, shown)]


def _digits(match: re.Match[str]) -> float:
    return _value(match["digits"]) * _SCALES.get(match["scale"] or "", 1.0)


def _weekdays(folded: str, shown: str) -> list[Number]:
    """Days of the week, from Monday 2 to Sunday 8, as Vietnamese counts them."""
    return [
        Number(_DAY_NUMBER[match[1] or match[0]], _span(match, shown), "weekday")
        for match in _WEEKDAY.finditer(folded)
    ]


def fits_any(date: Date, others: Iterable[Date]) -> bool:
    return any(date.fits(other) for other in others)


def _date(match: re.Match[str], shown: str) -> Date | None:
    """The date of a match, or None when no calendar has it."""
    said = match.groupdict()
    named = said.get("name")
    month = _MONTHS.index(named) + 1 if named else int(said["m"])
    day = int(said["d"]) if said.get("d") else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return Date(day, month, int(said["y"]) if said.get("y") else None, _span(match, shown))


def _as_written(text: str, folded: str) -> str:
    """The text whose places are those of the folded one: a few letters fold to two."""
    return text if len(text) == len(folded) else folded


def _span(match: re.Match[str], shown: str) -> str:
    return shown[match.start() : match.end()].strip()


def _value(digits: str) -> float:
    joined = _THOUSANDS.sub("", digits) if re.search(r"[.,]\d{3}(?!\d)", digits) else digits
    return float(joined.replace(",", "."))
