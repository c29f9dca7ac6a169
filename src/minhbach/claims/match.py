"""What was checked before that may answer a question: proposed, never decided.

    text -> spelled -> terms -> three BM25 indexes -> CANDIDATES -> features -> score -> zone
                                                        facts -> differs -> at most a suggestion

Words as written, folded words, and pairs of folded words are three indexes whose scores are
added (CLAIMS 4, row H), so that a question typed without diacritics finds the same checks; it is
then asked again with those that the likeliest checks have. Words that no check has are spelled anew
where short forms or Telex keys explain them. Two
thresholds part the scores into zones, as Meedan's Check does; a text of few words, and one that
differs from the check in a number, a date, a name or a denial, is never a strong match. Whether
two claims are the same is always confirmed by a person.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from minhbach.claims.common import WORDS_BY_PERCENT
from minhbach.claims.differs import Facts, differences, read_facts
from minhbach.claims.likeness import FEATURES, Asked, Terms, features, probability, terms_of
from minhbach.claims.names import names_in
from minhbach.claims.postings import ENOUGH, Postings
from minhbach.claims.restore import Wordings
from minhbach.claims.spelling import spellings
from minhbach.claims.telex import is_syllable
from minhbach.claims.terms import folded, folded_word, plain, shares
from minhbach.text.segment import words

# Weights of folded words and folded pairs beside words as written. The first is CLAIMS 4, row H;
# the second trades Vietnamese, whose words are pairs, for English (tried on match_ct22 train).
FOLDED = 0.7
PAIRS = 0.35
# What the best of the lent texts is taken to score, as a share of the most a query could: without
# it any likeness in a young desk stands out, as nothing stands beside it. In all of match_ct22 the
# best wrong check but one has .11 (median). Higher loses right matches of a young desk, lower shows
# more wrong ones: tests/eval/test_young_desk.py finds .945 with .09, .965 with .07, .970 with .05,
# and shows wrong ones to .030, .055, .106 of the queries.
RIVAL = 0.07
# Looked at closely. On match_ct22 train .93 of the right checks are among the first 20.
CANDIDATES = 30
# As Meedan's Check: a shorter text is too little to be sure.
FEWEST_WORDS_STRONG = 8
# Set on match_ct22 train (folds, weights that did not see the query): of queries whose right check
# was not in the index, 1 % and 20 % had an answer that reached these, before the guards. Higher
# loses right matches, lower shows an officer more that do not fit. From bench/train_match.py.
STRONG = 0.862
SUGGESTION = 0.254
_WORD = re.compile(r"\w+")
_COMMON, _COMMON_FOLDED = shares(WORDS_BY_PERCENT)


class Zone(StrEnum):
    """How much a match is worth showing; none of them confirms anything."""

    NONE = "none"
    SUGGESTION = "suggestion"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Check:
    """A claim that was checked or answered, ours or another's; verdict and rating stay out.

    `aliases` are other wordings that a person confirmed to be the same claim.
    """

    id: str
    title: str
    text: str
    aliases: tuple[str, ...] = ()
    language: str = ""

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.title, self.text, *self.aliases)


@dataclass(frozen=True, slots=True)
class Match:
    """A check that may answer; `score` from 0 to 1, `differs` as spans `500 ≠ 700`."""

    id: str
    score: float
    zone: Zone
    differs: tuple[str, ...] = ()


class CheckIndex:
    """The checks of an office, found by any of their wordings."""

    def __init__(self, checks: Iterable[Check] = ()) -> None:
        self._indexes = (Postings(_COMMON), Postings(_COMMON_FOLDED), Postings())
        self._checks: list[Check | None] = []
        self._row_of: dict[str, int] = {}
        self._free: list[int] = []
        self._same: dict[str, list[str]] = {}
        for check in checks:
            self.add(check)

    def __len__(self) -> int:
        return len(self._row_of)

    def add(self, check: Check) -> None:
        """Put a check in; one with the same id is replaced."""
        self.remove(check.id)
        row = self._free.pop() if self._free else len(self._checks)
        self._checks[row : row + 1] = [check]
        self._row_of[check.id] = row
        for index, terms in zip(self._indexes, _kinds(_joined(check)), strict=True):
            index.add(row, terms)
        for key in _keys(check):
            self._same.setdefault(key, []).append(check.id)

    def remove(self, id: str) -> None:
        """Take a check out; nothing when it is not there."""
        row = self._row_of.pop(id, None)
        check = None if row is None else self._checks[row]
        if row is None or check is None:
            return
        self._checks[row] = None
        self._free.append(row)
        for index in self._indexes:
            index.remove(row)
        for key in _keys(check):
            self._same[key].remove(id)
            if not self._same[key]:
                del self._same[key]

    def exact(self, text: str) -> list[str]:
        """The ids of the checks with this very wording, whatever its case and diacritics."""
        return list(self._same.get(_key(text), ()))

    def find(self, text: str, *, limit: int = 10) -> list[Match]:
        """The likeliest checks, best first; fewer than `limit` when nothing else shares a word."""
        text = self._spelled(text)
        terms = terms_of(text)
        rows, candidates = self.rows(text, terms)
        scores = probability(rows)
        best = sorted(zip(scores, candidates, strict=True), key=lambda one: (-one[0], one[1].id))
        facts = read_facts(text)
        return [
            _match(check, score, facts, words=len(terms.written)) for score, check in best[:limit]
        ]

    def rows(self, text: str, terms: Terms) -> tuple[NDArray[np.float64], list[Check]]:
        """The candidates of a text and the features of each, for `find` and for training."""
        checks, top = self._found(terms)
        if text.isascii() and (marked := _restored(terms, checks, top)) != terms.written:
            checks, top = self._found(replace(terms, written=marked))
        asked = self._asked(text, terms)
        rival = self._rival(terms)
        wordings = [_wordings(check) for check in checks]
        rarities = self._indexes[1].rarities(
            word for one in wordings for terms in one for word in terms.folded
        )
        rows = [
            features(asked, one, rarities, margin=_margin(top, n, rival))
            for n, one in enumerate(wordings)
        ]
        return np.array(rows, float).reshape(len(rows), len(FEATURES)), checks

    def _found(self, terms: Terms) -> tuple[list[Check], list[float]]:
        """The candidates, best first, and the weighted BM25 of each."""
        sums = self._sums(terms)
        found = _highest(sums, CANDIDATES)
        checks = [check for row in found if (check := self._checks[row]) is not None]
        return checks, [float(sums[row]) for row in found]

    def _spelled(self, text: str) -> str:
        """The text with the words that no check has as the words that were likely meant.

        One word that means a word with its marks shows how the text was typed; the others may
        then mean words with other marks. Without it an English `off` would become `ò`.
        """
        bare = plain(text)
        exact, loose, _ = self._indexes
        asked = [word for word in exact.missing(dict.fromkeys(words(bare))) if self._unknown(word)]
        meant = {
            word: said
            for word in asked
            if (said := _meant(word, lambda parts: not exact.missing(parts)))
        }
        if not meant:
            return bare
        for word in asked:
            if word not in meant and loose.missing([folded_word(word)]):
                meant[word] = _meant(word, lambda parts: not loose.missing(folded(parts))) or word
        return _WORD.sub(lambda found: _said(found, meant), bare)

    def _unknown(self, word: str) -> bool:
        """Whether a word that no check has is unknown: `hong` is not, where there is `hồng`.

        One that could mean nothing else may as well be known.
        """
        if not word.isalpha() or not spellings(word):
            return False
        return not is_syllable(word) or bool(self._indexes[1].missing([folded_word(word)]))

    def _sums(self, terms: Terms) -> NDArray[np.float64]:
        """The weighted BM25 of each row."""
        exact, bare, two = (
            index.scores(one, len(self._checks))
            for index, one in zip(
                self._indexes, (terms.written, terms.folded, terms.pairs), strict=True
            )
        )
        return exact + FOLDED * bare + PAIRS * two

    def _rival(self, terms: Terms) -> float:
        """The BM25 that the best of the texts lent to a young desk is taken to have."""
        if not (share := self._indexes[0].lent / ENOUGH):
            return 0.0
        exact, bare, two = (
            sum(index.rarities(one).values())
            for index, one in zip(
                self._indexes, (terms.written, terms.folded, terms.pairs), strict=True
            )
        )
        return RIVAL * share * (exact + FOLDED * bare + PAIRS * two)

    def _asked(self, text: str, terms: Terms) -> Asked:
        names = frozenset(folded(names_in(text))) & set(terms.folded)
        return Asked(terms, self._indexes[1].rarities(terms.folded), names)


def _restored(terms: Terms, checks: list[Check], sums: list[float]) -> list[str]:
    """The words with the diacritics that the likeliest checks write them with."""
    wordings = Wordings()
    for check, one in zip(checks, sums, strict=True):
        for wording in _wordings(check):
            wordings.add(wording.written, one / sums[0])
    return wordings.restore(terms.written)


def _meant(word: str, known: Callable[[list[str]], bool]) -> str:
    """The first spelling of a word whose words are known; empty when there is none."""
    return next((option for option in spellings(word) if known(option.split())), "")


def _said(found: re.Match[str], meant: Mapping[str, str]) -> str:
    """What stands for a word; after a figure so short a one is its unit (`5 k`, `10 tr`)."""
    said = meant.get(found[0].lower())
    unit = len(found[0]) <= 2 and found.string[: found.start()].rstrip()[-1:].isdigit()
    if said is None or unit:
        return found[0]
    return said.title() if found[0][0].isupper() else said


def _match(check: Check, score: float, facts: Facts, *, words: int) -> Match:
    differs = differences(facts, _facts(_joined(check))) if score >= SUGGESTION else ()
    if score < SUGGESTION:
        zone = Zone.NONE
    elif score < STRONG or differs or words < FEWEST_WORDS_STRONG:
        zone = Zone.SUGGESTION
    else:
        zone = Zone.STRONG
    return Match(check.id, score, zone, differs)


def _joined(check: Check) -> str:
    return "\n".join(check.wordings)


@lru_cache(maxsize=1 << 10)
def _facts(text: str) -> Facts:
    return read_facts(text)


@lru_cache(maxsize=1 << 10)
def _wordings(check: Check) -> tuple[Terms, ...]:
    return tuple(terms_of(wording) for wording in check.wordings)


def _kinds(text: str) -> tuple[list[str], list[str], list[str]]:
    terms = terms_of(text)
    return terms.written, terms.folded, terms.pairs


def _keys(check: Check) -> list[str]:
    """The keys of the wordings, each once; a wording without words has none."""
    return [key for key in dict.fromkeys(map(_key, check.wordings)) if key]


def _key(text: str) -> str:
    return " ".join(terms_of(text).folded)


def _highest(sums: NDArray[np.float64], count: int) -> list[int]:
    """The rows with the highest sums above 0, best first; equal ones in the order of rows."""
    rows = np.flatnonzero(sums > 0)
    if len(rows) > count:
        # Without the many rows of 0, on which finding a place takes ten times as long.
        least = np.partition(sums[rows], len(rows) - count)[len(rows) - count]
        rows = rows[sums[rows] >= least]
    return [int(row) for row in rows[np.argsort(-sums[rows], kind="stable")][:count]]


def _margin(sums: list[float], place: int, rival: float) -> float:
    """How far a sum is before the best of the others, or behind it, as a share of the higher.

    Another is taken to reach `rival` in any case.
    """
    others = max(rival, sums[0] if place else (sums[1] if len(sums) > 1 else 0.0))
    return (sums[place] - others) / max(sums[place], others)
