"""Find the article that an article is a copy of.

Shingles of three words, MinHash signatures cut into bands (Broder 1997; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, 3.4), and each candidate checked by the real Jaccard or
containment, so a band that matched by chance does no harm. Different articles of one event share
next to no shingles; a wire copy cut to half keeps nearly all of its own.
"""

import json
import re
import zlib
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rensa import RMinHash

from minhbach.stories.story import Piece
from minhbach.text.normalize import fold
from minhbach.text.similarity import containment, jaccard, shingles

PERMUTATIONS = 128
# 42 bands of 3 rows reach pairs from a Jaccard of about .3: recall for the check that follows.
BANDS = 42
ROWS = 3
_SEED = 42
# At or above either, two texts are copies: different articles of one event lie far below (median
# Jaccard .008 in the development data), a wire copy cut to half keeps a containment near 1.
LEAST_JACCARD = 0.5
LEAST_CONTAINMENT = 0.6
# A text below this many shingles is a headline or a caption: its words alone prove no copy.
LEAST_SHINGLES = 20
# A copy comes within days; this bounds the memory.
WINDOW = timedelta(days=10)
# The same headline without a text, in another outlet within this time, is a copy.
HEADLINE_WINDOW = timedelta(hours=24)
LEAST_HEADLINE_WORDS = 5

_AGENCIES = (
    r"TTXVN|TTX [A-ZĐ]\w+(?: [A-ZĐ]\w+)*|VNA|Vietnam\+|AFP|AP|Reuters|Xinhua|Tân Hoa xã|Kyodo|"
    r"Yonhap|TASS|DPA|dpa|EFE|ANSA|PTI|Bernama"
)
_CREDIT = re.compile(
    rf"\((?:Theo )?({_AGENCIES})\)"
    rf"|(?:^|\n)[^\n]{{0,60}}?\b({_AGENCIES}) ?[-–—]"
    r"|\(Theo ([^()\n]{2,60})\)\s*(?:$|\n)"
    r"|(?:^|\n)Theo ((?:[A-ZĐ][\w&+]*)(?: [A-ZĐ][\w&+]*){0,5})\s*(?:$|\n)"
)


def credit(text: str) -> str:
    """The agency or outlet that the text says it is taken from, as written; "" for none."""
    found = _CREDIT.search(text)
    return next((name.strip() for name in found.groups() if name), "") if found else ""


@dataclass(slots=True)
class _Known:
    """What is kept of an article: when it was, its original, its shingles and band keys.

    Arrays: as sets, 14,725 articles took 776 MB, as arrays 187 MB.
    """

    time: datetime
    original: int
    shingles: "array[int]"
    keys: "array[int]"


class CopyIndex:
    """The articles of the last days, to find copies of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, _Known] = OrderedDict()
        self._bands: defaultdict[int, list[int]] = defaultdict(list)
        self._headlines: dict[str, tuple[int, datetime]] = {}
        self._last: tuple[int, frozenset[int], tuple[int, ...]] | None = None

    def find(self, piece: Piece) -> int | None:
        """The original's id when the piece is a copy of something known, else None.

        The original is the earliest of the set that we had: a copy of a copy names it too.
        """
        marks, keys = self._sketch(piece)
        if not keys:
            return self._same_headline(piece)
        best = max(
            (
                (self._closeness(marks, frozenset(self._known[other].shingles)), -n, other)
                for n, other in enumerate(self._candidates(keys))
            ),
            default=(0.0, 0, None),
        )
        return self._known[best[2]].original if best[2] is not None and best[0] > 0 else None

    def add(self, piece: Piece, original: int | None) -> None:
        """Remember the piece; `original` is what `find` gave, or a person decided."""
        marks, keys = self._sketch(piece)
        self._last = None
        root = piece.id if original is None else original
        self._remember(
            piece.id, _Known(piece.time, root, array("I", sorted(marks)), array("I", keys))
        )
        if not keys and self._headline(piece):
            self._headlines.setdefault(self._headline(piece), (root, piece.time))
        self._expire(piece.time)

    def is_earlier(self, piece: Piece, original: int) -> bool:
        """Whether the piece was published before the original it would be a copy of."""
        known = self._known.get(original)
        return known is not None and piece.time < known.time

    def reroot(self, old: int, new: int) -> None:
        """An earlier article came in late: it is the original of the set from now on."""
        for known in self._known.values():
            if known.original == old:
                known.original = new

    def dump(self) -> bytes:
        """The whole state, for `load`."""
        known = [
            [id, one.time.isoformat(), one.original, list(one.shingles), list(one.keys)]
            for id, one in self._known.items()
        ]
        headlines = [[text, id, at.isoformat()] for text, (id, at) in self._headlines.items()]
        return zlib.compress(json.dumps([known, headlines]).encode(), 1)

    @classmethod
    def load(cls, dumped: bytes) -> "CopyIndex":
        index = cls()
        known, headlines = json.loads(zlib.decompress(dumped))
        for id, at, original, marks, keys in known:
            time = datetime.fromisoformat(at)
            index._remember(id, _Known(time, original, array("I", marks), array("I", keys)))
        index._headlines = {text: (id, datetime.fromisoformat(at)) for text, id, at in headlines}
        return index

    def _sketch(self, piece: Piece) -> tuple[frozenset[int], tuple[int, ...]]:
        """Shingles and band keys; no keys for a text too short to be told a copy by its words."""
        if self._last is not None and self._last[0] == piece.id:
            return self._last[1], self._last[2]
        marks = shingles(piece.text)
        keys = _band_keys(marks) if len(marks) >= LEAST_SHINGLES else ()
        self._last = (piece.id, marks, keys)
        return marks, keys

    def _candidates(self, keys: tuple[int, ...]) -> Iterator[int]:
        """Known articles that share a band, each once, the earliest first."""
        found = {other for key in keys for other in self._bands.get(key, ())}
        return iter(sorted(found, key=lambda other: (self._known[other].time, other)))

    def _closeness(self, one: frozenset[int], other: frozenset[int]) -> float:
        """How close two texts are when they are copies, else 0."""
        share = jaccard(one, other)
        if share >= LEAST_JACCARD or containment(one, other) >= LEAST_CONTAINMENT:
            return max(share, 1e-9)
        return 0.0

    def _same_headline(self, piece: Piece) -> int | None:
        known = self._headlines.get(self._headline(piece))
        if known is None or piece.time - known[1] > HEADLINE_WINDOW:
            return None
        return known[0]

    def _headline(self, piece: Piece) -> str:
        """What two articles without a text must share; "" when the headline is too short."""
        folded = fold(piece.headline)
        return folded if len(folded.split()) >= LEAST_HEADLINE_WORDS else ""

    def _remember(self, id: int, known: _Known) -> None:
        self._known[id] = known
        for key in known.keys:
            self._bands[key].append(id)

    def _expire(self, now: datetime) -> None:
        while self._known:
            id, oldest = next(iter(self._known.items()))
            if now - oldest.time <= WINDOW:
                break
            del self._known[id]
            for key in oldest.keys:
                self._bands[key].remove(id)
                if not self._bands[key]:
                    del self._bands[key]
        if len(self._headlines) > 2 * len(self._known) + 1000:
            self._headlines = {
                text: one
                for text, one in self._headlines.items()
                if now - one[1] <= HEADLINE_WINDOW
            }


def _band_keys(marks: frozenset[int]) -> tuple[int, ...]:
    """One number for each band of the signature; equal numbers mean an equal band."""
    sketch: Any = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update([str(mark) for mark in sorted(marks)])
    digest = sketch.digest()
    return tuple(
        zlib.crc32(repr((band, digest[band * ROWS : band * ROWS + ROWS])).encode())
        for band in range(BANDS)
    )
