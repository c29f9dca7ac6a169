"""From words to the articles that hold them: rows of numbers, the newest of each word last.

A row is the number of one article in the order of arrival. What is found here only names
candidates, so the newest articles of a word are enough and the work of each article is bounded.
"""

from array import array
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from minhbach.stories.vectors import Vector

Rows = NDArray[np.int32]

# Of a word's articles only the newest are looked up: older ones share rarer words as well.
NEWEST = 300


class Postings:
    """The rows of the live articles of each word."""

    def __init__(self) -> None:
        self._rows: dict[int, array[int]] = {}

    def add(self, row: int, vector: Vector) -> None:
        for place in vector.places.tolist():
            rows = self._rows.get(place)
            if rows is None:
                self._rows[place] = array("i", (row,))
                continue
            rows.append(row)
            if len(rows) > 2 * NEWEST:
                del rows[:NEWEST]

    def shared(self, vector: Vector, rows: int) -> NDArray[np.float64]:
        """For each row below `rows`, the squared weight of the vector's words that it holds."""
        found = [self._rows.get(place) for place in vector.places.tolist()]
        kept = [(n, one[-NEWEST:]) for n, one in enumerate(found) if one is not None]
        if not kept:
            return np.zeros(0)
        flat = np.concatenate([np.frombuffer(one, np.int32) for _, one in kept])
        weights = np.square(vector.weights[[n for n, _ in kept]], dtype=np.float64)
        repeated = np.repeat(weights, [len(one) for _, one in kept])
        return np.bincount(flat, repeated, minlength=rows).astype(np.float64, copy=False)

    def renumber(self, new: Rows) -> None:
        """Give each row its new number; those of which it is negative are forgotten."""
        for place, rows in list(self._rows.items()):
            moved = new[np.frombuffer(rows, np.int32)]
            moved = moved[moved >= 0]
            if len(moved):
                self._rows[place] = array("i", moved.tobytes())
            else:
                del self._rows[place]

    def state(self) -> tuple[Rows, Rows, Rows]:
        """The places, how many rows each has, and all rows, for `restored`."""
        lengths = np.array([len(rows) for rows in self._rows.values()], np.int32)
        flat = np.frombuffer(b"".join(rows.tobytes() for rows in self._rows.values()), np.int32)
        return np.array(list(self._rows), np.int32), lengths, flat

    @classmethod
    def restored(cls, places: Rows, lengths: Rows, flat: Rows) -> "Postings":
        postings = cls()
        for place, rows in zip(places.tolist(), _cut(flat, lengths), strict=True):
            postings._rows[place] = array("i", rows.tobytes())
        return postings


def _cut(flat: Rows, lengths: Iterable[int]) -> Iterator[Rows]:
    start = 0
    for length in lengths:
        yield flat[start : start + length]
        start += length
