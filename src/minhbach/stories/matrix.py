"""The vectors of the live articles of one language, one row each, and the story of each.

Rows of one width in one array: all articles of some stories are compared in one step.
"""

import numpy as np
from numpy.typing import NDArray

from minhbach.stories.vectors import MOST_TERMS, MOST_TITLE_TERMS, PLACES, Places, Vector, Weights

TITLE, BODY = 0, 1
KINDS = (TITLE, BODY)
# What stands where a vector has no more words: a place that no word has.
NOWHERE = PLACES
# The owner is the number of a story, -1 when the row is gone.
_ROW = np.dtype(
    [
        ("owner", np.int64),
        ("places0", np.int32, MOST_TITLE_TERMS),
        ("weights0", np.float32, MOST_TITLE_TERMS),
        ("places1", np.int32, MOST_TERMS),
        ("weights1", np.float32, MOST_TERMS),
    ]
)
_PLACES, _WEIGHTS = ("places0", "places1"), ("weights0", "weights1")
_MORE_ROWS = 64


class Matrix:
    """The rows; `gone` counts those of which the article is forgotten."""

    def __init__(self) -> None:
        self._rows = np.zeros(_MORE_ROWS, _ROW)
        self._end = 0
        self.gone = 0

    def __len__(self) -> int:
        return self._end

    def add(self, owner: int, vectors: tuple[Vector, Vector]) -> int:
        """The row of a new article."""
        if self._end == len(self._rows):
            self._rows.resize(self._end + self._end // 8 + _MORE_ROWS, refcheck=False)
        row = self._rows[self._end]
        row["owner"] = owner
        for kind, vector in enumerate(vectors):
            row[_PLACES[kind]] = NOWHERE
            row[_PLACES[kind]][: len(vector.places)] = vector.places
            row[_WEIGHTS[kind]][: len(vector.places)] = vector.weights
        self._end += 1
        return self._end - 1

    def vector(self, row: int, kind: int) -> Vector:
        """The article's vector, NOWHERE at the end."""
        one = self._rows[row]
        return Vector(one[_PLACES[kind]], one[_WEIGHTS[kind]])

    def owners(self, rows: NDArray[np.int32]) -> list[int]:
        owners: list[int] = self._rows["owner"][rows].tolist()
        return owners

    def own(self, row: int, owner: int) -> None:
        self._rows["owner"][row] = owner

    def drop(self, rows: list[int]) -> None:
        self._rows["owner"][rows] = -1
        self.gone += len(rows)

    def places(self, rows: NDArray[np.int64], kind: int) -> Places:
        """A line for each row: its words, and NOWHERE to the end of the line."""
        lines: Places = self._rows[_PLACES[kind]][rows]
        return lines

    def weights(self, rows: NDArray[np.int64], kind: int) -> Weights:
        """A line for each row: the weights of its words, and 0 to the end of the line."""
        lines: Weights = self._rows[_WEIGHTS[kind]][rows]
        return lines

    def compact(self) -> NDArray[np.int32]:
        """Leave out the rows that are gone: the new number of each, -1 for those."""
        alive = self._rows["owner"][: self._end] >= 0
        new = np.where(alive, np.cumsum(alive) - 1, -1).astype(np.int32)
        self._rows = self._rows[: self._end][alive]
        self._end, self.gone = len(self._rows), 0
        return new

    def state(self) -> dict[str, NDArray[np.generic]]:
        """The rows in use by column, for `restored`."""
        return {name: self._rows[name][: self._end] for name in _ROW.names or ()}

    @classmethod
    def restored(cls, columns: dict[str, NDArray[np.generic]]) -> "Matrix":
        matrix = cls()
        matrix._end = len(columns["owner"])
        matrix._rows = np.zeros(matrix._end, _ROW)
        for name in _ROW.names or ():
            matrix._rows[name] = columns[name]
        matrix.gone = int(np.count_nonzero(matrix._rows["owner"] < 0))
        return matrix
