"""Find the article that an article is a copy of.

Shingles of three words, MinHash signatures cut into bands (Broder 1997; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, 3.4), and each candidate checked by the real Jaccard or
containment, so a band that matched by chance does no harm. Different articles of one event share
next to no shingles; a wire copy cut to half keeps nearly all of its own.
"""

import io
import json
import re
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from minhbach.stories.story import Piece
from minhbach.text.normalize import fold
from minhbach.text.similarity import MIX, Shingles, containment, jaccard, shingles

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


Keys = NDArray[np.uint64]
_NO_KEYS = np.zeros(0, np.uint64)


@dataclass(slots=True)
class _Known:
    """What is kept of an article: when it was, its original, its shingles and band keys."""

    time: datetime
    original: int
    shingles: Shingles
    keys: Keys


class CopyIndex:
    """The articles of the last days, to find copies of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, _Known] = OrderedDict()
        self._bands: defaultdict[int, list[int]] = defaultdict(list)
        self._headlines: dict[str, tuple[int, datetime]] = {}
        self._last: tuple[Piece, Shingles, Keys] | None = None

    def find(self, piece: Piece) -> int | None:
        """The original's id when the piece is a copy of something known, else None.

        The original is the earliest of the set that we had: a copy of a copy names it too.
        """
        marks, keys = self._sketch(piece)
        if not len(keys):
            return self._same_headline(piece)
        best, closest = None, 0.0
        for other in self._candidates(keys):
            closeness = _closeness(marks, self._known[other].shingles)
            if closeness > closest:
                best, closest = self._known[other].original, closeness
        return best

    def add(self, piece: Piece, original: int | None) -> None:
        """Remember the piece; `original` is what `find` gave, or a person decided."""
        marks, keys = self._sketch(piece)
        self._last = None
        root = piece.id if original is None else original
        self._remember(piece.id, _Known(piece.time, root, marks, keys))
        if not len(keys) and self._headline(piece):
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
        known = list(self._known.values())
        headlines = [[text, id, at.isoformat()] for text, (id, at) in self._headlines.items()]
        file = io.BytesIO()
        np.savez_compressed(
            file,
            allow_pickle=False,
            headlines=np.frombuffer(json.dumps(headlines).encode(), np.uint8),
            times=np.array([one.time.isoformat() for one in known], "U40"),
            ids=np.array([(id, one.original) for id, one in self._known.items()], np.int64),
            lengths=np.array([(len(one.shingles), len(one.keys)) for one in known], np.int64),
            shingles=np.concatenate([np.zeros(0, np.uint32), *(one.shingles for one in known)]),
            keys=np.concatenate([_NO_KEYS, *(one.keys for one in known)]),
        )
        return file.getvalue()

    @classmethod
    def load(cls, dumped: bytes) -> "CopyIndex":
        index = cls()
        with np.load(io.BytesIO(dumped), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        lengths = arrays["lengths"].reshape(-1, 2)
        marks = np.split(arrays["shingles"], lengths[:, 0].cumsum())
        keys = np.split(arrays["keys"], lengths[:, 1].cumsum())
        ids = arrays["ids"].reshape(-1, 2).tolist()
        for n, ((id, original), at) in enumerate(zip(ids, arrays["times"].tolist(), strict=True)):
            time = datetime.fromisoformat(at)
            index._remember(id, _Known(time, original, marks[n], keys[n]))
        headlines = json.loads(arrays["headlines"].tobytes())
        index._headlines = {text: (id, datetime.fromisoformat(at)) for text, id, at in headlines}
        return index

    def _sketch(self, piece: Piece) -> tuple[Shingles, Keys]:
        """Shingles and band keys; no keys for a text too short to be told a copy by its words."""
        if self._last is not None and self._last[0] == piece:
            return self._last[1], self._last[2]
        marks = shingles(piece.text)
        keys = _band_keys(marks) if len(marks) >= LEAST_SHINGLES else _NO_KEYS
        self._last = (piece, marks, keys)
        return marks, keys

    def _candidates(self, keys: Keys) -> list[int]:
        """Known articles that share a band, each once, the earliest first."""
        found = {other for key in keys.tolist() for other in self._bands.get(key, ())}
        return sorted(found, key=lambda other: (self._known[other].time, other))

    def _same_headline(self, piece: Piece) -> int | None:
        known = self._headlines.get(self._headline(piece))
        if known is None or piece.time - known[1] > HEADLINE_WINDOW:
            return None
        return known[0]

    def _headline(self, piece: Piece) -> str:
        """What two articles without a text must share; "" when it proves nothing."""
        folded = fold(piece.headline)
        if piece.text or len(folded.split()) < LEAST_HEADLINE_WORDS:
            return ""
        return f"{piece.language} {folded}"

    def _remember(self, id: int, known: _Known) -> None:
        self._known[id] = known
        for key in known.keys.tolist():
            self._bands[key].append(id)

    def _expire(self, now: datetime) -> None:
        while self._known:
            id, oldest = next(iter(self._known.items()))
            if now - oldest.time <= WINDOW:
                break
            del self._known[id]
            for key in oldest.keys.tolist():
                self._bands[key].remove(id)
                if not self._bands[key]:
                    del self._bands[key]
        if len(self._headlines) > 2 * len(self._known) + 1000:
            self._headlines = {
                text: one
                for text, one in self._headlines.items()
                if now - one[1] <= HEADLINE_WINDOW
            }


def _closeness(one: Shingles, other: Shingles) -> float:
    """How close two texts are when they are copies, else 0."""
    share = jaccard(one, other)
    if share >= LEAST_JACCARD or containment(one, other) >= LEAST_CONTAINMENT:
        return max(share, 1e-9)
    return 0.0


def _band_keys(marks: Shingles) -> Keys:
    """One number for each band of the signature; equal numbers mean an equal band."""
    ends = np.array([0, len(marks)], np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(
        marks.astype(np.uint64) * MIX, ends, num_perm=PERMUTATIONS, seed=_SEED
    )
    rows = np.array(matrix.to_rows()[0][: BANDS * ROWS], np.uint64).reshape(BANDS, ROWS)
    keys = np.arange(BANDS, dtype=np.uint64)
    for column in rows.T:
        keys = (keys ^ column) * MIX
        keys ^= keys >> np.uint64(29)
    return keys
