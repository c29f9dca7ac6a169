"""What speaks against two texts saying the same: numbers, dates, negation and names that differ.

Only a difference of both sides counts: a figure that one side merely leaves out contradicts
nothing. Each difference is a span, `500 ≠ 700`: the question's words, then the check's.
Vietnamese `không` at the end of a question asks and does not deny.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minhbach.claims.figures import Date, Number, fits_any, read_dates, read_numbers
from minhbach.claims.opposites import Stand, opposed, stands
from minhbach.claims.terms import folded_word, plain
from minhbach.text.normalize import fold

_MOST_SPANS = 6
_TOKEN = re.compile(r"\w+(?:['’]\w+)?|[.!?…,;:\n—–()\"“”]")
_DENYING = frozenset(
    [
        *("không", "chưa", "chẳng", "chả", "khong", "ko"),
        "not",
        "never",
        "no",
        "cannot",
        "without",
        "nobody",
    ]
)
# Only in a text without diacritics, where `chua` may as well be a temple: the safe side.
_DENYING_BARE = frozenset(["chua", "chang"])
# `không khí` is the air, `hàng không` aviation, `số không` zero; `hay không` asks.
_NOT_DENYING_BEFORE = frozenset(["khi", "gian", "quan", "luu", "tac"])
_NOT_DENYING_AFTER = frozenset(["hang", "so", "hay"])
_ASKING_AT_END = frozenset(["khong", "ko", "chua"])
# How many words after the cue are taken as denied.
_SCOPE = 2
# Where, when and with whom is not denied with what happened.
_ENDING = frozenset(["trong", "o", "tai", "tu", "vao", "in", "on", "at", "from", "during", "with"])
# A name after one of these is of one kind with another name after the same word.
_BEFORE_NAMES = frozenset(
    [
        *("cau", "duong", "pho", "phuong", "xa", "quan", "huyen", "tinh", "dao", "vien", "bay"),
        *("cho", "truong", "cang", "song", "ho", "nui", "chua", "ong", "ba", "anh", "chi", "o"),
        *("tai", "den", "tu", "in", "at", "from", "near", "to", "mr", "mrs", "ms", "dr"),
        *("president", "senator", "governor", "mayor", "minister"),
    ]
)
_LIGHT = frozenset(
    [
        *("co", "bi", "duoc", "phai", "la", "se", "da", "dang", "con", "the", "nen", "cho", "do"),
        *("a", "an", "to", "be", "been", "is", "are", "was", "were", "have", "has", "had", "will"),
        *(
            "any",
            "of",
            "for",
            "it",
            "one",
            "chuyen",
            "viec",
            "that",
            "this",
            "and",
            "or",
            "you",
            "he",
            "she",
        ),
        *("cua", "va", "mot", "ai", "cac", "nhung", "nay", "i", "we", "they", "so"),
    ]
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a text is compared: figures, what it denies and affirms, and its names."""

    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    denied: dict[str, str]
    affirmed: dict[str, str]
    names: dict[str, str]
    words: frozenset[str]
    stands: tuple[Stand, ...]


def read_facts(text: str) -> Facts:
    parted = plain(text)
    dates, rest = read_dates(parted)
    tokens = _TOKEN.findall(parted)
    denied, affirmed = _polarity(tokens, bare=parted.isascii())
    return Facts(
        tuple(read_numbers(rest, parted)),
        tuple(dates),
        denied,
        affirmed,
        _names(tokens),
        frozenset(folded_word(token.lower()) for token in tokens),
        tuple(stands(tokens, lambda place: _denial(tokens, place, bare=parted.isascii()))),
    )


def differences(query: Facts, check: Facts) -> tuple[str, ...]:
    """The short spans in which the two differ; empty when nothing speaks against a match."""
    found = [
        *_figures_differ(query, check),
        *_opposites_differ(query, check),
        *_denials_differ(query, check),
        *_names_differ(query, check),
    ]
    return tuple(dict.fromkeys(found))[:_MOST_SPANS]


def _figures_differ(query: Facts, check: Facts) -> list[str]:
    numbers = [
        span
        for kind in dict.fromkeys(number.kind for number in query.numbers)
        for span in _unequal(
            _not_in(query.numbers, check.numbers, kind), _not_in(check.numbers, query.numbers, kind)
        )
    ]
    dates = [date.span for date in query.dates if not fits_any(date, check.dates)]
    others = [date.span for date in check.dates if not fits_any(date, query.dates)]
    return [*numbers, *_unequal(dates, others)]


def _not_in(numbers: Iterable[Number], others: Sequence[Number], kind: str) -> list[str]:
    """The spans of one side's numbers of a kind that the other side does not have."""
    return [
        number.span
        for number in numbers
        if number.kind == kind and not any(number.equals(other) for other in others)
    ]


def _unequal(mine: list[str], other: list[str]) -> list[str]:
    """The first spans of both sides, when both have some."""
    return [f"{', '.join(mine[:2])} ≠ {', '.join(other[:2])}"] if mine and other else []


def _opposites_differ(query: Facts, check: Facts) -> list[str]:
    return [f"{mine} ≠ {other}" for mine, other in opposed(query.stands, check.stands)]


def _denials_differ(query: Facts, check: Facts) -> list[str]:
    if query.denied.keys() & check.denied.keys():
        return []
    mine = [
        f"{span} ≠ {check.affirmed[word]}"
        for word, span in query.denied.items()
        if word in check.affirmed and word not in check.denied
    ]
    other = [
        f"{query.affirmed[word]} ≠ {span}"
        for word, span in check.denied.items()
        if word in query.affirmed and word not in query.denied
    ]
    return [*mine[:1], *other[:1]]


def _names_differ(query: Facts, check: Facts) -> list[str]:
    """Names after one same word (`cầu An Phú`, `cầu Tân Phú`), neither of which the other has."""
    return [
        f"{name} ≠ {check.names[before]}"
        for before, name in query.names.items()
        if before in check.names and not _has(check, name) and not _has(query, check.names[before])
    ]


def _has(facts: Facts, name: str) -> bool:
    """Whether any word of the name stands in the text: part of a name may be left out."""
    parts = [folded_word(word.lower()) for word in name.split()]
    return set(parts) <= facts.words


def _polarity(tokens: list[str], *, bare: bool) -> tuple[dict[str, str], dict[str, str]]:
    """The words a text denies, each with its span, and those it states, as written."""
    denied: dict[str, str] = {}
    affirmed: dict[str, str] = {}
    cue, left = "", 0
    for place, token in enumerate(tokens):
        if not token[0].isalnum():
            left = 0
        elif _denies(tokens, place, bare=bare):
            cue, left = token, _SCOPE
        elif (word := folded_word(token.lower())) in _LIGHT or fold(token) in _LIGHT:
            continue
        elif fold(token) in _ENDING:
            left = 0
        elif left and token[0].isupper():
            continue
        elif left:
            denied.setdefault(word, f"{cue} {token}")
            left -= 1
        else:
            affirmed.setdefault(word, token)
    return denied, affirmed


def _denial(tokens: list[str], place: int, *, bare: bool) -> str:
    """The cue that stands before a word, or before the light words before it; empty for none."""
    place -= 1
    while place >= 0 and fold(tokens[place]) in _LIGHT:
        place -= 1
    return tokens[place] if place >= 0 and _denies(tokens, place, bare=bare) else ""


def _denies(tokens: list[str], place: int, *, bare: bool) -> bool:
    token = tokens[place].lower().replace("’", "'")
    if token.endswith("n't"):
        return True
    if token not in _DENYING and not (bare and token in _DENYING_BARE):
        return False
    after = fold(tokens[place + 1]) if place + 1 < len(tokens) else ""
    before = fold(tokens[place - 1]) if place else ""
    if fold(token) in _ASKING_AT_END and not after[:1].isalnum():
        return False
    part_of_word = after in _NOT_DENYING_BEFORE or before in _NOT_DENYING_AFTER
    return not (part_of_word and fold(token) in _ASKING_AT_END)


def _names(tokens: list[str]) -> dict[str, str]:
    """Runs of capitalised words by the kind word before them, the first of each.

    A run that begins a sentence is left out: there every word has a capital.
    """
    names: dict[str, str] = {}
    run: list[str] = []
    before = ""
    for last, token in pairwise(["\n", *tokens, "\n"]):
        if token[0].isupper() and (run or last[0].isalnum()):
            before = before if run else fold(last)
            run.append(token)
            continue
        if run and before in _BEFORE_NAMES:
            names.setdefault(before, " ".join(run))
        run = []
    return names
