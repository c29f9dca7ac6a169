"""Diacritics for a question typed without: taken from the texts that are likely to answer it.

The best row of syllables by what the texts have (Viterbi 1967 over words and neighbours): it is no
speller of Vietnamese, it only tells which of the words in these texts were meant.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

from minhbach.text.normalize import fold

# What a pair of neighbours that the texts have is worth beside a word they have, and how much a
# first time counts for more than a second. Tried on xquad_vi only in what the weights of `add` are:
# by rank of the text .815, all alike .814.
_PAIR = 2.0
_FIRST = 30.0


class Wordings:
    """How some texts write their words: each with marks, alone and beside the next."""

    def __init__(self) -> None:
        self._written: dict[str, dict[str, float]] = {}
        self._beside: defaultdict[tuple[str, str], float] = defaultdict(float)

    def add(self, words: Sequence[str], weight: float) -> None:
        """Count a text's words in lower case; `weight`, 0 to 1, is how likely it is meant."""
        before = ""
        for word in words:
            seen = self._written.setdefault(fold(word), {})
            seen[word] = seen.get(word, 0.0) + _FIRST * weight
            self._beside[before, word] += _FIRST * weight
            before = word

    def restore(self, plain: Sequence[str]) -> list[str]:
        """The words as these texts most likely write them; one they do not have stays as it is."""
        paths: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
        for word in plain:
            options = self._written.get(word) or {word: 0.0}
            paths = {
                option: self._best(paths, option, math.log1p(count))
                for option, count in options.items()
            }
        return max(paths.values(), key=lambda path: path[0])[1]

    def _best(
        self, paths: dict[str, tuple[float, list[str]]], word: str, worth: float
    ) -> tuple[float, list[str]]:
        """The best way to the word from any word before it."""
        score, way = max(
            (
                (so_far + _PAIR * math.log1p(self._beside.get((before, word), 0.0)), way)
                for before, (so_far, way) in paths.items()
            ),
            key=lambda path: path[0],
        )
        return score + worth, [*way, word]
