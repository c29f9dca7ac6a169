"""BM25 over rows of terms (Robertson and Zaragoza 2009), with rows that come and go.

All postings stand in three arrays in the order of their terms, so that a term is two binary
searches and the whole takes 9 bytes a posting. What was added or removed is merged in when the
next question is asked: checks change when a person confirms something, questions come all day.

A young desk has too few texts to tell a rare word from a common one: with one check all words are
equally rare. Until it has ENOUGH of its own, the rest are lent, in which each word stands as
often as the table of common words says.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from minhbach.claims.terms import number

Scores = NDArray[np.float64]

# The usual values; other values brought nothing on match_ct22 (CLAIMS.md 3).
K1 = 1.2
B = 0.75
_MOST_COUNTED = 255
# A desk with fewer texts is lent the rest. Lower leaves a young desk without rarities; higher
# outweighs what its own texts say: on xquad_vi (716 texts) MAP@5 is .816 with 700, .819 with 2,000,
# .812 with 14,000. match_ct22 has more, and lends nothing.
ENOUGH = 2000


class Postings:
    """Rows of terms, found by BM25. A row is any number from 0 on, used once at a time.

    `common` is the share of texts in general that have a term; of one not in it, none.
    """

    def __init__(self, common: Mapping[str, float] | None = None) -> None:
        self._common = common or {}
        self._terms = np.zeros(0, np.uint32)
        self._rows = np.zeros(0, np.int32)
        self._counts = np.zeros(0, np.uint8)
        self._lengths: dict[int, int] = {}
        self._norms = np.zeros(0)
        self._fresh: list[tuple[int, NDArray[np.uint32], NDArray[np.uint8]]] = []
        self._gone: set[int] = set()

    @property
    def lent(self) -> int:
        """How many texts are lent."""
        return max(0, ENOUGH - len(self._lengths))

    def add(self, row: int, terms: Iterable[str]) -> None:
        """Put a row's terms in; the row must be new or removed before."""
        if row in self._gone:
            self._merge()
        counted = Counter(number(term) for term in terms)
        counts = np.minimum(list(counted.values()) or np.zeros(0), _MOST_COUNTED)
        fresh = (row, np.array(list(counted), np.uint32), counts.astype(np.uint8))
        self._fresh.append(fresh)
        self._lengths[row] = counted.total()

    def remove(self, row: int) -> None:
        del self._lengths[row]
        self._gone.add(row)

    def scores(self, terms: Iterable[str], rows: int) -> Scores:
        """The BM25 of each row below `rows` for the terms, each counted once."""
        found = self._spans(dict.fromkeys(terms))
        kept = [(low, high, idf) for low, high, idf in found if high > low]
        if not kept:
            return np.zeros(rows)
        at = np.concatenate([self._rows[low:high] for low, high, _ in kept])
        counts = np.concatenate([self._counts[low:high] for low, high, _ in kept])
        idf = np.repeat([idf for _, _, idf in kept], [high - low for low, high, _ in kept])
        gains = idf * counts * (K1 + 1) / (counts + self._norms[at])
        return np.bincount(at, gains, minlength=rows).astype(np.float64, copy=False)

    def missing(self, terms: Iterable[str]) -> list[str]:
        """The terms that no row has, in order."""
        asked = list(terms)
        spans = self._spans(asked)
        return [term for term, (low, high, _) in zip(asked, spans, strict=True) if low == high]

    def rarities(self, terms: Iterable[str]) -> dict[str, float]:
        """The idf of each different term; a term of no row has the highest."""
        different = dict.fromkeys(terms)
        spans = self._spans(different)
        return {term: idf for term, (_, _, idf) in zip(different, spans, strict=True)}

    def _spans(self, terms: Iterable[str]) -> list[tuple[int, int, float]]:
        """Where each term's postings begin and end, and its idf."""
        if self._fresh or self._gone:
            self._merge()
        asked = list(terms)
        numbers = np.array([number(term) for term in asked], np.uint32)
        low = np.searchsorted(self._terms, numbers, "left")
        high = np.searchsorted(self._terms, numbers, "right")
        held = high - low + self.lent * np.array([self._common.get(term, 0.0) for term in asked])
        idf = np.log(1 + (len(self._lengths) + self.lent - held + 0.5) / (held + 0.5))
        return list(zip(low.tolist(), high.tolist(), idf.tolist(), strict=True))

    def _merge(self) -> None:
        """Put what is fresh in its place, leave out what is gone."""
        gone = np.array(sorted(self._gone), np.int32)
        fresh = [one for one in self._fresh if one[0] not in self._gone]
        old = ~np.isin(self._rows, gone) if len(gone) else np.ones(len(self._rows), bool)
        rows = [np.full(len(terms), row, np.int32) for row, terms, _ in fresh]
        terms = np.concatenate([self._terms[old], *(one[1] for one in fresh)])
        order = np.argsort(terms, kind="stable")
        self._terms = terms[order]
        self._rows = np.concatenate([self._rows[old], *rows])[order]
        self._counts = np.concatenate([self._counts[old], *(one[2] for one in fresh)])[order]
        self._fresh, self._gone = [], set()
        self._norms = self._length_norms()

    def _length_norms(self) -> Scores:
        """Of each row, the part of BM25 that long texts pay."""
        norms = np.zeros(max(self._lengths, default=-1) + 1)
        rows = np.fromiter(self._lengths.keys(), np.int64, len(self._lengths))
        lengths = np.fromiter(self._lengths.values(), np.float64, len(self._lengths))
        mean = max(1.0, float(lengths.mean())) if len(lengths) else 1.0
        norms[rows] = K1 * (1 - B + B * lengths / mean)
        return norms
