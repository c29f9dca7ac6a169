"""How likely a check answers a query: features of the pair, and a logistic regression on them.

The features are shares between 0 and 1 (a margin between -1 and 1), so that weights learned on
English tweets carry to Vietnamese: nothing depends on a language's words. The weights are made by
`bench/train_match.py` on the training queries of match_ct22 alone, half of them with the right
check in the index and half without; the score is the probability at that half.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from minhbach.claims.terms import folded, pairs, written

Rarities = Mapping[str, float]

FEATURES = (
    "constant",
    "margin",
    "wording covered",
    "title covered",
    "shared mass",
    "rarest shared",
    "numbers shared",
    "numbers missing",
    "names shared",
    "words of the query",
    "words of the wording",
    "title letters",
)
WEIGHTS: tuple[float, ...] = (
    -11.137,  # constant
    6.196,  # margin
    -0.076,  # wording covered
    0.429,  # title covered
    7.984,  # shared mass
    5.062,  # rarest shared
    0.343,  # numbers shared
    -1.076,  # numbers missing
    0.278,  # names shared
    -5.301,  # words of the query
    2.512,  # words of the wording
    5.214,  # title letters
)


# Long enough to be of one word, short enough to be in its other forms: `closing`, `closed`.
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Terms:
    """A text's words: as written, folded, and folded in pairs; and its runs of letters."""

    written: list[str]
    folded: list[str]
    pairs: list[str]
    letters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a query the features need: its terms, their rarities, its names."""

    terms: Terms
    rarities: Rarities
    names: frozenset[str]


def terms_of(text: str) -> Terms:
    as_written = written(text)
    bare = folded(as_written)
    return Terms(as_written, bare, pairs(bare), _letters(bare))


def _letters(folded_words: list[str]) -> frozenset[str]:
    """Each _LETTERS neighbours of the text, a space before and after each word."""
    text = f" {' '.join(folded_words)} "
    return frozenset(text[place : place + _LETTERS] for place in range(len(text) - _LETTERS + 1))


def features(
    asked: Asked, wordings: Sequence[Terms], rarity: Rarities, *, margin: float
) -> list[float]:
    """The row of one pair, in the order of FEATURES.

    `wordings` are the title, the text and each alias of the check, and the first that is not empty
    counts as its title; `rarity` holds the idf of
    their folded words; `margin` is how far the pair's BM25 is before the best of the others.
    """
    query = set(asked.terms.folded)
    words = {word for one in wordings for word in one.folded}
    shared = query & words
    numbers = {word for word in query if word.isdigit()}
    theirs = {word for word in words if word.isdigit()}
    best, length = _best_wording(query, wordings, rarity)
    title = next((one for one in wordings if one.folded), wordings[0])
    return [
        1.0,
        margin,
        best,
        _share(query & set(title.folded), title.folded, rarity),
        math.log1p(sum(asked.rarities[word] for word in sorted(shared))) / 4,
        max((asked.rarities[word] for word in shared), default=0.0) / _highest(asked.rarities),
        len(numbers & theirs) / len(numbers) if numbers else 0.0,
        len(theirs - numbers) / len(theirs) if theirs else 0.0,
        _share(asked.names & words, asked.names, asked.rarities),
        _log_words(len(query)),
        _log_words(length),
        _part(title.letters, asked.terms.letters),
    ]


def probability(rows: NDArray[np.float64], weights: Sequence[float] = WEIGHTS) -> list[float]:
    """The score of each row, from 0 to 1."""
    sums = np.clip(rows @ np.array(weights), -30, 30)
    return [float(one) for one in 1 / (1 + np.exp(-sums))]


def _best_wording(
    query: set[str], wordings: Sequence[Terms], rarity: Rarities
) -> tuple[float, int]:
    """The highest share of a wording's rare words that the query has, and that one's length."""
    shares = [
        (_share(query & set(one.folded), set(one.folded), rarity), len(one.folded))
        for one in wordings
        if one.folded
    ]
    return max(shares, default=(0.0, 0))


def _share(part: Iterable[str], whole: Iterable[str], rarity: Rarities) -> float:
    total = sum(rarity[term] for term in sorted(set(whole)))
    return sum(rarity[term] for term in sorted(part)) / total if total else 0.0


def _part(whole: Iterable[str], among: Iterable[str]) -> float:
    """The share of the different ones that are among others; 0 of none."""
    different = set(whole)
    return len(different.intersection(among)) / len(different) if different else 0.0


def _highest(rarity: Rarities) -> float:
    return max(rarity.values(), default=1.0) or 1.0


def _log_words(count: int) -> float:
    """0 for one word, about 1 for fifty."""
    return math.log(max(1, count)) / 4
