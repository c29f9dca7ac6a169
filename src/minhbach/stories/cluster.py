"""Group a stream of articles into stories, online and in one pass.

    piece -> closest stories (shelf) -> features (join) -> the most probable, or a new one

The join is learned (Miranda et al. 2018: a learned decision to join beats a tuned threshold):
a few features of each candidate, weights from development data (`weights.py`), and the most
probable candidate takes the piece when it is more likely than not. Languages are grouped apart.
What was decided is never taken back by the machine, so what a person did is not either.
"""

import json
import math
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from minhbach.stories import checkpoint
from minhbach.stories.join import FEATURES, features
from minhbach.stories.shelf import Shelf
from minhbach.stories.story import Piece
from minhbach.stories.weights import WEIGHTS, kind_of


@dataclass(frozen=True, slots=True)
class Decision:
    """Which story takes a piece (None: a new one), how likely that is, and why."""

    story: int | None
    probability: float
    why: tuple[tuple[str, float], ...] = ()


class Grouper:
    """The stories of a stream, in every language of it."""

    def __init__(self) -> None:
        self._shelves: dict[str, Shelf] = {}

    def decide(self, piece: Piece) -> Decision:
        """The story the piece belongs to; nothing is changed by asking."""
        shelf = self._shelf(piece.language)
        seen = shelf.see(piece)
        stories = shelf.candidates(seen)
        if not stories:
            return Decision(None, 0.0)
        rows = features(shelf, seen, stories)
        weights = WEIGHTS[kind_of(_base(piece.language), has_body=seen.has_body)]
        scores = rows @ np.array(weights)
        best = int(scores.argmax())
        return Decision(
            story=stories[best] if scores[best] > 0 else None,
            probability=1 / (1 + math.exp(-max(-500.0, min(500.0, scores[best])))),
            why=tuple(zip(FEATURES, rows[best].tolist(), strict=True)),
        )

    def place(self, piece: Piece, story: int, *, is_copy: bool = False) -> None:
        """Put the piece into the story. A copy adds to it nothing but its time."""
        shelf = self._shelf(piece.language)
        if not (is_copy and shelf.touch(piece.time.timestamp(), story)):
            shelf.place(shelf.see(piece), story)

    def merge(self, into: int, other: int) -> None:
        """All of the other story belongs to this one from now on."""
        for shelf in self._shelves.values():
            shelf.merge(into, other)

    def move(self, piece: int, from_story: int, to_story: int) -> None:
        """A piece belongs to another story from now on, which may be a new one."""
        for shelf in self._shelves.values():
            shelf.move(piece, from_story, to_story)

    def dump(self) -> bytes:
        """The whole state, for `load`: grouping goes on from it as if it had not stopped."""
        parts = [checkpoint.pack(shelf) for shelf in self._shelves.values()]
        header = json.dumps(
            list(zip(self._shelves, (len(part) for part in parts), strict=True))
        ).encode()
        return zlib.compress(b"\n".join([header, b"".join(parts)]), 1)

    @classmethod
    def load(cls, dumped: bytes) -> "Grouper":
        header, _, parts = zlib.decompress(dumped).partition(b"\n")
        grouper, start = cls(), 0
        for language, length in json.loads(header):
            part = parts[start : start + length]
            grouper._shelves[language] = checkpoint.unpack(language, part)
            start += length
        return grouper

    def _shelf(self, language: str) -> Shelf:
        base = _base(language)
        if base not in self._shelves:
            self._shelves[base] = Shelf(base)
        return self._shelves[base]


def group(pieces: Iterable[Piece], grouper: Grouper | None = None) -> Iterator[tuple[int, int]]:
    """(piece id, story) for each piece before the next is read; stories count from 1."""
    grouper = grouper or Grouper()
    last = 0
    for piece in pieces:
        story = grouper.decide(piece).story
        if story is None:
            last += 1
            story = last
        grouper.place(piece, story)
        yield piece.id, story


def _base(language: str) -> str:
    """The language without its region: `vi` of `vi-VN`."""
    return language.split("-")[0].lower()
