"""From words to the newest articles that hold them, in memory of a fixed size.

A row is the number of one article in the order of arrival. Each word falls into one of many
buckets, a ring of the newest rows that fell into it. What is found here only names candidates,
so the newest articles of a word are enough, a word that shares its bucket with another does no
harm, and the work of each article is the same however long the stream is.
"""

import numpy as np
from numpy.typing import NDArray

from minhbach.stories.vectors import Vector
from minhbach.text.similarity import begins_of

Rows = NDArray[np.int32]

# A language's day of press holds some 200,000 words worth looking up; 32 MB as they fill.
BUCKETS = 1 << 17
# Of a word's articles only the newest are looked up: older ones share rarer words as well.
NEWEST = 64
# An article is looked up by its heaviest words; more changed no figure of the development sets.
HEAVIEST = 32
# A weight of 1 as a whole number, which stands below a row's number in one of 64 bits.
_BITS = 24
_UNIT = (1 << _BITS) - 1


class Postings:
    """The rows of the live articles of each word."""

    def __init__(self) -> None:
        # One more than the row, so that a place never used is 0.
        self._rows = np.zeros((BUCKETS, NEWEST), np.int32)
        self._next = np.zeros(BUCKETS, np.uint8)

    def add(self, row: int, vector: Vector) -> None:
        buckets = _heaviest(vector).places % BUCKETS
        turn = self._next[buckets]
        self._rows[buckets, turn] = row + 1
        self._next[buckets] = (turn + 1) % NEWEST

    def closest(self, vector: Vector, count: int) -> Rows:
        """The rows that share most of the vector, by squared weight; of equals the newest first."""
        heaviest = _heaviest(vector)
        held = self._rows[heaviest.places % BUCKETS]
        weights = (np.square(heaviest.weights) * _UNIT).astype(np.int64)
        # Row and weight in one number, so that sorting brings the weights of a row together.
        both = ((held.astype(np.int64) << _BITS) | weights[:, np.newaxis])[held > 0]
        both.sort()
        rows = both >> _BITS
        begins = begins_of(rows)
        if not len(begins):
            return np.zeros(0, np.int32)
        shared = np.add.reduceat(both & _UNIT, begins)
        rows = rows[begins]
        if len(rows) > count:
            most = np.argpartition(-shared, count - 1)[:count]
            rows, shared = rows[most], shared[most]
        return (rows[np.lexsort((-rows, -shared))] - 1).astype(np.int32)

    def renumber(self, new: Rows) -> None:
        """Give each row its new number; those of which it is negative are forgotten."""
        self._rows = np.concatenate([np.zeros(1, np.int32), new + 1])[self._rows]

    def state(self) -> tuple[NDArray[np.int64], Rows, NDArray[np.uint8]]:
        """Steps from one used place to the next, the rows there, and the turns, for `restored`."""
        used = np.flatnonzero(self._rows)
        return np.diff(used, prepend=0), self._rows.ravel()[used], self._next

    @classmethod
    def restored(cls, steps: NDArray[np.int64], rows: Rows, turns: NDArray[np.uint8]) -> "Postings":
        postings = cls()
        postings._rows.reshape(-1)[np.cumsum(steps)] = rows
        postings._next = turns
        return postings


def _heaviest(vector: Vector) -> Vector:
    if len(vector.places) <= HEAVIEST:
        return vector
    kept = np.argpartition(-vector.weights, HEAVIEST - 1)[:HEAVIEST]
    return Vector(vector.places[kept], vector.weights[kept])
