"""Numbers written as words, and what is counted: `một năm` and `12 months` are one span of time.

Reads folded text, whose places are those of the text as written. Of Vietnamese, where a folded word
may be three others, a lone word is a number only before something that is counted.
"""

import re
from collections.abc import Iterator

_DIGITS = {
    **dict.fromkeys(("mot", "one"), 1.0),
    **dict.fromkeys(("hai", "two"), 2.0),
    **dict.fromkeys(("ba", "three"), 3.0),
    **dict.fromkeys(("bon", "four"), 4.0),
    **dict.fromkeys(("nam", "lam", "five"), 5.0),
    **dict.fromkeys(("sau", "six"), 6.0),
    **dict.fromkeys(("bay", "seven"), 7.0),
    **dict.fromkeys(("tam", "eight"), 8.0),
    **dict.fromkeys(("chin", "nine"), 9.0),
}
_TENS = {
    **{"ten": 10.0, "eleven": 11.0, "twelve": 12.0, "dozen": 12.0},
    **{"thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0, "seventeen": 17.0},
    **{"eighteen": 18.0, "nineteen": 19.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0},
    **{"fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0},
}
# `muoi` after a digit is tens, and ten alone.
_TENFOLD = frozenset(["muoi", "chuc"])
_SCALES = {
    **dict.fromkeys(("nghin", "ngan", "thousand"), 1e3),
    "van": 1e4,
    **dict.fromkeys(("trieu", "million"), 1e6),
    **dict.fromkeys(("ty", "billion"), 1e9),
}
_HUNDREDS = frozenset(["tram", "hundred"])
_YEAR = "nam"
_HALVES = frozenset(["nua", "half"])
_ARTICLES = frozenset(["a", "an"])
# How it is written, so that `nửa` is not `nữa` and `năm` not `nằm`.
_WRITTEN = frozenset(
    [
        *("một", "hai", "ba", "bốn", "năm", "lăm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"),
        *("mươi", "chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "nửa"),
    ]
)
_VIETNAMESE = frozenset(
    [
        *("mot", "hai", "ba", "bon", "nam", "lam", "sau", "bay", "tam", "chin", "muoi", "chuc"),
        *("tram", "nghin", "ngan", "van", "trieu", "ty", "nua"),
    ]
)
_ENGLISH = (frozenset([*_DIGITS, *_TENS, *_SCALES, *_HALVES, "hundred"])) - _VIETNAMESE
# Lone numbers that a text without diacritics has for nothing else.
_CLEAR = frozenset(["mot", "hai", "bon", "muoi"])
_COUNTED = frozenset(
    [
        *("nam", "thang", "tuan", "ngay", "gio", "tieng", "phut", "nguoi", "ho", "ca", "em", "tre"),
        *("truong", "benh", "giuong", "can", "xe", "vu", "lan", "bac", "cau", "con", "cai", "xa"),
        *("phuong", "thon", "khu", "ty", "phan", "du", "chiec", "tau", "cay", "km", "met", "ha"),
        *("years", "months", "weeks", "days", "hours", "year", "month", "week", "day", "hour"),
    ]
)
_TOKEN = re.compile(r"\w+")
_FRACTION = re.compile(
    r"\b(?P<half>mot nua|phan nua|by half|half of)\b|\b(?P<twice>gap doi|doubled?|doubles)\b"
    r"|\b(?P<third>mot phan ba|one in three|one third|a third|1/3)\b"
    r"|\b(?P<quarter>mot phan tu|one in four|a quarter|1/4)\b"
)
_SHARES = {"half": 50.0, "twice": 100.0, "third": 33.33, "quarter": 25.0}
_UNIT = re.compile(
    r"\s?(?P<unit>%|phan tram\b|per ?cent\b|(?:nam|years?|thang|months?|tuan|weeks?|ngay|days?"
    r"|gio|tieng|hours?|phut|minutes?|km|met|m2|m|ha|kg|tan)(?!\w))"
)
_TIME = "time"
_SHARE = "share"
_YEAR_HOURS = 8766.0
_UNITS: dict[str, tuple[float, str]] = {
    **dict.fromkeys(("nam", "year", "years"), (_YEAR_HOURS, _TIME)),
    **dict.fromkeys(("thang", "month", "months"), (_YEAR_HOURS / 12, _TIME)),
    **dict.fromkeys(("tuan", "week", "weeks"), (168.0, _TIME)),
    **dict.fromkeys(("ngay", "day", "days"), (24.0, _TIME)),
    **dict.fromkeys(("gio", "tieng", "hour", "hours"), (1.0, _TIME)),
    **dict.fromkeys(("phut", "minute", "minutes"), (1 / 60, _TIME)),
    **dict.fromkeys(("%", "phan tram", "percent", "per cent"), (1.0, _SHARE)),
    **{"km": (1000.0, "length"), "m": (1.0, "length"), "met": (1.0, "length")},
    **{"ha": (10_000.0, "area"), "m2": (1.0, "area")},
    **{"tan": (1000.0, "weight"), "kg": (1.0, "weight")},
}


def unit_after(folded: str, end: int) -> tuple[float, str, int]:
    """What a number that ends here is multiplied by, what it measures, and where its unit ends."""
    found = _UNIT.match(folded, end)
    if not found:
        return 1.0, "", end
    factor, kind = _UNITS[found["unit"]]
    return factor, kind, found.end()


def shares(folded: str) -> Iterator[tuple[float, int, int]]:
    """Fractions in words, in percent, each with its place."""
    for found in _FRACTION.finditer(folded):
        yield _SHARES[str(found.lastgroup)], found.start(), found.end()


def spelled_numbers(folded: str, shown: str) -> Iterator[tuple[float, int, int]]:
    """The numbers in words, each with its place; `shown` is the same text as it was written."""
    tokens = list(_TOKEN.finditer(folded))
    marked = not shown.isascii()
    place = 0
    while place < len(tokens):
        last = _run_end(tokens, place, shown, marked=marked)
        words = [token[0] for token in tokens[place:last] if token[0] not in _ARTICLES]
        following = tokens[last][0] if last < len(tokens) else ""
        if words and _is_meant(words, following, marked=marked):
            yield _value(words), tokens[place].start(), tokens[last - 1].end()
        elif tokens[place][0] in _ARTICLES and _is_time(tokens, place + 1):
            yield 1.0, tokens[place].start(), tokens[place].end()
        place = max(last, place + 1)


def _run_end(tokens: list[re.Match[str]], place: int, shown: str, *, marked: bool) -> int:
    """Where the number words that begin at a place end: only spaces and hyphens part them."""
    last = place
    while last < len(tokens):
        gap = shown[tokens[last - 1].end() : tokens[last].start()] if last > place else " "
        number = _is_number(tokens, last, shown, marked=marked)
        if gap not in {" ", "-"} or not (number or _is_half_of(tokens, place, last)):
            break
        if last > place and tokens[last][0] == _YEAR and not _multiplied(tokens, last):
            break
        last += 1
    return last


def _multiplied(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether `năm` is five here and no year: in `hai trăm năm mươi` it is."""
    following = tokens[place + 1][0] if place + 1 < len(tokens) else ""
    return following in _TENFOLD or following in _HUNDREDS or following in _SCALES


def _is_number(tokens: list[re.Match[str]], place: int, shown: str, *, marked: bool) -> bool:
    token = tokens[place]
    if token[0] in _ENGLISH:
        return True
    written = shown[token.start() : token.end()].lower()
    return token[0] in _VIETNAMESE and (not marked or written in _WRITTEN)


def _is_half_of(tokens: list[re.Match[str]], place: int, last: int) -> bool:
    """Whether this is the `a` of `half a million`."""
    return last == place + 1 and tokens[last][0] in _ARTICLES and tokens[place][0] in _HALVES


def _is_time(tokens: list[re.Match[str]], place: int) -> bool:
    return place < len(tokens) and _UNITS.get(tokens[place][0], (0.0, ""))[1] == _TIME


def _is_meant(words: list[str], following: str, *, marked: bool) -> bool:
    """Whether words that can be a number are one here."""
    first = words[0]
    if len(words) > 1:
        return any(word not in _DIGITS for word in words)
    if first in _SCALES or first in _HUNDREDS or first in _HALVES:
        return first in _HALVES and _UNITS.get(following, (0.0, ""))[1] == _TIME
    if first in {"one", "mot"}:
        return _UNITS.get(following, (0.0, ""))[1] == _TIME
    if first in _ENGLISH:
        return True
    return following in _COUNTED and (marked or first in _CLEAR)


def _value(words: list[str]) -> float:
    whole = part = digit = 0.0
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _HALVES:
            digit = 0.5
        elif word in _TENFOLD or word in _HUNDREDS:
            part += (digit or 1.0) * (10.0 if word in _TENFOLD else 100.0)
            digit = 0.0
        elif word in _TENS:
            part += (digit or 1.0) * _TENS[word] if word == "dozen" else _TENS[word]
            digit = 0.0
        else:
            whole += ((part + digit) or 1.0) * _SCALES[word]
            part = digit = 0.0
    return whole + part + digit
