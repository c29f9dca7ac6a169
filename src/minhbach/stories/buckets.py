"""From the shingles of articles to the newest articles that hold them, in memory of a fixed size.

A row is the number of an article. Each shingle falls into one of many buckets, and each bucket
keeps the newest rows that fell into it, as the ways of a set-associative cache do. A row found
for one shingle may be another shingle's; a row found for several is worth a comparison.
"""

import numpy as np
from numpy.typing import NDArray

from minhbach.text.similarity import MIX, Shingles, begins_of, lengths_of

Rows = NDArray[np.int32]

# 8 million places (32 MB, taken only as they fill): with 24 shingles of each, those of the newest
# 300,000 articles. A shingle of very many articles ("the city of") only fills its own bucket.
BUCKETS = 1 << 20
WAYS = 8
_SHIFT = np.uint64(64 - 20)


class Buckets:
    """The newest rows of each shingle."""

    def __init__(self) -> None:
        # One more than the row, so that a place never used is 0.
        self._rows = np.zeros((BUCKETS, WAYS), np.int32)

    def add(self, row: int, marks: Shingles) -> None:
        places = _places(marks)
        self._rows[places, 1:] = self._rows[places, :-1]
        self._rows[places, 0] = row + 1

    def sharing(self, marks: Shingles) -> tuple[Rows, Rows]:
        """The rows that stand in the shingles' buckets, rising, and in how many of them."""
        found = np.sort(self._rows[_places(marks)], axis=None)
        found = found[found.searchsorted(1) :]
        begins = begins_of(found)
        return found[begins] - 1, lengths_of(begins, len(found)).astype(np.int32)

    def renumber(self, gone: int) -> None:
        """The first rows are forgotten, and the others count from 0 again."""
        np.maximum(self._rows - gone, 0, out=self._rows)


def _places(marks: Shingles) -> NDArray[np.uint64]:
    return (marks * MIX) >> _SHIFT
