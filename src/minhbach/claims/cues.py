"""The words by which a sentence shows what it is: a wish, a judgement, a rule, a report of an act.

Phrases are looked up word by word on folded text, so that a sentence is read alike with and
without diacritics; where it is written with diacritics they must agree, which tells `tôi` (I) from
`tối` (evening). The time taken grows with the length of the text and with nothing else.

The groups follow the annotation scheme of Konstantinovskiy et al. 2018 (arXiv 1809.08193): what
can be checked is a quantity, an event or a rule; personal experience and prediction are set apart.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from minhbach.text.normalize import fold


class Cue(StrEnum):
    GREETING = "greeting"
    WISH = "wish"
    JUDGEMENT = "judgement"
    FRAME = "frame"  # "I think that": what follows may still be a fact
    FORECAST = "forecast"
    PLAN = "plan"
    SELF = "self"  # first person singular, or one's own family
    WE = "we"
    YOU = "you"
    ASK = "ask"
    ASK_CLAIM = "ask claim"  # a question that carries what it asks about
    TAG = "tag"  # makes a question of a statement, at its end
    HEARSAY = "hearsay"
    AUTHORITY = "authority"
    RULE = "rule"
    ACT = "act"
    STATE = "state"
    COMPARE = "compare"
    UNIT = "unit"
    TIME_UNIT = "time unit"
    NUMBER = "number"
    DAY = "day"
    NOT = "not"
    FRACTION = "fraction"  # a figure without a number: "half", "twice as many"
    NAMED = "named"  # the number after it is a name, not a count: "lớp 5", "quốc lộ 1"
    SAID = "said"
    ROLE = "role"  # somebody who speaks for others, or is spoken of
    ANYONE = "anyone"  # a kind of people or things, as rules speak of them
    NORM = "norm"  # what a rule has them do; of one person it is no rule
    INTENSE = "intense"  # a judgement, where a short sentence says little else
    VOCATIVE = "vocative"  # who is spoken to, after a question has ended


_WORD = re.compile(r"\w+(?:['’]\w+)*")
# Nearly four of five Vietnamese words bear a mark; fewer than this share were typed without.
_MARKED_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its cue, its first word and the one after its last, as the text has it."""

    cue: Cue
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The folded words of a text, where each stands in it, and the phrases found, in order."""

    words: list[str]
    spans: list[tuple[int, int]]
    hits: list[Hit]
    plain: bool  # typed without diacritics


@dataclass(frozen=True, slots=True)
class _Phrase:
    cue: Cue
    folded: tuple[str, ...]
    marked: tuple[str, ...]


class PhraseBook:
    """Phrases by their first two folded words, the longest first."""

    def __init__(
        self, table: dict[Cue, str], spelled: Callable[[str, str], str] | None = None
    ) -> None:
        """`spelled` gives what a short form before a word means, and any other word as it is."""
        self.cues = frozenset(table)
        self._spelled = spelled
        self._by_beginning: dict[tuple[str, ...], list[_Phrase]] = {}
        for cue, listed in table.items():
            for phrase in " ".join(listed.split()).split(", "):
                folded, marked = zip(*map(_forms, phrase.split(" ")), strict=True)
                entry = _Phrase(cue, folded, marked)
                self._by_beginning.setdefault(entry.folded[:2], []).append(entry)
        for phrases in self._by_beginning.values():
            phrases.sort(key=lambda entry: -len(entry.folded))

    def find(self, text: str) -> Reading:
        """The phrases in the text; of one cue, one inside a longer one is not told again."""
        spans = [found.span() for found in _WORD.finditer(text)]
        written = [text[start:end].replace("’", "'") for start, end in spans]
        plain = _is_plain(written)
        if self._spelled is not None:
            spans, written = _spelled_out(spans, written, self._spelled)
        forms = [_forms(word) for word in written]
        folded = [form[0] for form in forms]
        marked = None if plain else [form[1] for form in forms]
        hits: list[Hit] = []
        told: dict[Cue, int] = {}
        for place, first in enumerate(folded):
            longer = self._by_beginning.get(tuple(folded[place : place + 2]), ())
            for entry in chain(longer, self._by_beginning.get((first,), ())):
                end = place + len(entry.folded)
                if told.get(entry.cue, 0) >= end or tuple(folded[place:end]) != entry.folded:
                    continue
                if marked is None or tuple(marked[place:end]) == entry.marked:
                    told[entry.cue] = end
                    quote = text[spans[place][0] : spans[end - 1][1]]
                    hits.append(Hit(entry.cue, place, end, quote))
        return Reading(folded, spans, hits, plain)


def _spelled_out(
    spans: list[tuple[int, int]], written: list[str], spelled: Callable[[str, str], str]
) -> tuple[list[tuple[int, int]], list[str]]:
    """The words with short forms as what they stand for, each in the place of its short form.

    After a figure a short form is its unit: `5 k`, `10 tr`.
    """
    parted = []
    around = zip(["", *written], written, [*written[1:], ""], strict=False)
    for span, (before, word, after) in zip(spans, around, strict=True):
        said = word if before.isdigit() else spelled(word.lower(), after.lower())
        parted += [(span, part) for part in (said if said != word.lower() else word).split()]
    return [span for span, _ in parted], [part for _, part in parted]


def _is_plain(written: list[str]) -> bool:
    """Whether the text is typed without diacritics; a foreign name may still have some."""
    return sum(not word.isascii() for word in written) < _MARKED_SHARE * len(written)


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, str]:
    """The word folded; and its letters and then its marks, wherever its tone mark is placed."""
    if word.isascii():
        return word.lower(), word.lower()
    parts = unicodedata.normalize("NFD", word.casefold())
    letters = [c for c in parts if not unicodedata.combining(c)]
    return fold(word), "".join([*letters, *sorted(c for c in parts if unicodedata.combining(c))])
