"""Find the article that an article is a copy of.

    text -> sketch -> articles that share some of its lowest shingles (buckets) -> closest copy

The lowest shingles are a fair sample, so a copy cut, edited or put between other words shares
many of them (Broder 1997), and each candidate is compared by its sketch. Different articles of
one event share next to no shingles; a wire copy cut to half keeps nearly all of its own.
"""

import io
import json
import re
from datetime import datetime, timedelta

import numpy as np

from minhbach.stories.buckets import Buckets
from minhbach.stories.sketch import LEAST_JACCARD, MARKS, WORDS, Sketch, closeness, sketch
from minhbach.stories.story import Piece
from minhbach.text.normalize import fold

# By so many of its lowest shingles an article is found, when it shares so many of them: a text
# with a fifth of its words changed shares about eleven, one of four times the length six.
KEYS = 24
LEAST_KEYS = 2
# A text below this many shingles is a headline or a caption: its words alone prove no copy.
LEAST_SHINGLES = 20
# A copy comes within days; this bounds the memory.
WINDOW_S = timedelta(days=10).total_seconds()
# The same headline without a text, in another outlet within this time, is a copy.
HEADLINE_WINDOW = timedelta(hours=24)
LEAST_HEADLINE_WORDS = 5
# Forgotten articles below this number are not worth moving the others for.
COMPACT_ABOVE = 500

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


# What is kept of an article: when it was, its original, and its sketch with the lengths of both
# parts (0 for a text too short to be told a copy by its words).
_KNOWN = np.dtype(
    [
        ("id", np.int64),
        ("original", np.int64),
        ("time", np.float64),
        ("lengths", np.uint8, 2),
        ("marks", np.uint32, MARKS),
        ("words", np.uint32, WORDS),
    ]
)


class CopyIndex:
    """The articles of the last days, to find copies of them."""

    def __init__(self) -> None:
        self._rows = np.zeros(64, _KNOWN)
        self._first, self._end = 0, 0
        self._buckets = Buckets()
        self._headlines: dict[str, tuple[int, datetime]] = {}

    def find(self, piece: Piece) -> int | None:
        """The original's id when the piece is a copy of something known, else None.

        The original is the earliest of the set that we had. A copy of a copy names it too, when
        it is very close to that copy or shares something with the original, which is still known:
        else each of a winter's weather reports would be a copy of one a little older, and all of
        the first.
        """
        seen = sketch(piece.text)
        if len(seen.marks) < LEAST_SHINGLES:
            return self._same_headline(piece)
        candidates, near = self._candidates(seen)
        best, closest = None, 0.0
        for row in candidates:
            close, original = closeness(seen, self._sketch(row)), self._rows["original"].item(row)
            if close > closest and (close >= LEAST_JACCARD or original in near):
                best, closest = original, close
        return best

    def add(self, piece: Piece, original: int | None) -> None:
        """Remember the piece; `original` is what `find` gave, or a person decided."""
        seen = sketch(piece.text)
        root = piece.id if original is None else original
        tells = len(seen.marks) >= LEAST_SHINGLES
        self._remember(piece, root, seen if tells else None)
        if not tells and self._headline(piece):
            self._headlines.setdefault(self._headline(piece), (root, piece.time))
        self._expire(piece.time)

    def is_earlier(self, piece: Piece, original: int) -> bool:
        """Whether the piece was published before the original it would be a copy of."""
        known = self._known()
        times = known["time"][known["id"] == original]
        return bool((piece.time.timestamp() < times).any())

    def reroot(self, old: int, new: int) -> None:
        """An earlier article came in late: it is the original of the set from now on."""
        originals = self._known()["original"]
        originals[originals == old] = new

    def dump(self) -> bytes:
        """The whole state, for `load`."""
        headlines = [[text, id, at.isoformat()] for text, (id, at) in self._headlines.items()]
        file = io.BytesIO()
        np.savez_compressed(
            file,
            allow_pickle=False,
            headlines=np.frombuffer(json.dumps(headlines).encode(), np.uint8),
            **{name: self._known()[name] for name in _KNOWN.fields or ()},
        )
        return file.getvalue()

    @classmethod
    def load(cls, dumped: bytes) -> "CopyIndex":
        index = cls()
        with np.load(io.BytesIO(dumped), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        headlines = json.loads(arrays.pop("headlines").tobytes())
        index._headlines = {text: (id, datetime.fromisoformat(at)) for text, id, at in headlines}
        index._end = len(arrays["id"])
        index._rows = np.zeros(max(64, index._end), _KNOWN)
        for name, column in arrays.items():
            index._rows[name][: index._end] = column
        for row in range(index._end):
            index._buckets.add(row, index._sketch(row).marks[:KEYS])
        return index

    def _known(self) -> np.ndarray[tuple[int], np.dtype[np.void]]:
        return self._rows[self._first : self._end]

    def _sketch(self, row: int) -> Sketch:
        known = self._rows[row]
        marks, words = known["lengths"].tolist()
        return Sketch(known["marks"][:marks], known["words"][:words])

    def _candidates(self, seen: Sketch) -> tuple[list[int], set[int]]:
        """The rows of articles that share enough of the lowest shingles, the earliest first.

        And the ids of all that share any.
        """
        rows, shared = self._buckets.sharing(seen.marks[:KEYS])
        known = rows >= self._first
        rows, shared = rows[known], shared[known]
        near = set(self._rows["id"][rows].tolist())
        rows = rows[shared >= LEAST_KEYS]
        return rows[np.argsort(self._rows["time"][rows], kind="stable")].tolist(), near

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

    def _remember(self, piece: Piece, root: int, seen: Sketch | None) -> None:
        if self._end == len(self._rows):
            self._rows.resize(self._end + self._end // 8 + 64, refcheck=False)
        known = self._rows[self._end]
        known["id"], known["original"], known["time"] = piece.id, root, piece.time.timestamp()
        known["lengths"] = 0
        if seen:
            known["lengths"] = len(seen.marks), len(seen.words)
            known["marks"][: len(seen.marks)] = seen.marks
            known["words"][: len(seen.words)] = seen.words
            self._buckets.add(self._end, seen.marks[:KEYS])
        self._end += 1

    def _expire(self, now: datetime) -> None:
        oldest = now.timestamp() - WINDOW_S
        while self._first < self._end and self._rows["time"][self._first] < oldest:
            self._first += 1
        if 2 * self._first > max(self._end, 2 * COMPACT_ABOVE):
            self._compact()
        if len(self._headlines) > 2 * (self._end - self._first) + 1000:
            self._headlines = {
                text: one
                for text, one in self._headlines.items()
                if now - one[1] <= HEADLINE_WINDOW
            }

    def _compact(self) -> None:
        """Drop the rows of what was forgotten, and number the others from 0."""
        self._buckets.renumber(self._first)
        self._rows = self._known().copy()
        self._first, self._end = 0, len(self._rows)
