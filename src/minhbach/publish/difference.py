"""What changed between two versions, side by side: paragraphs aligned, words compared.

    texts -> paragraphs -> aligned pairs -> words -> aligned -> Row(old segments, new segments)

Both levels align on what occurs once on each side (patience diff, Bram Cohen), and what is left
between two such places by the longest common subsequence while it is small. So time grows nearly
with the length, where `difflib` is quadratic or worse on repeated words. Changed spaces are not
shown as a change, and yet each side keeps its own text to the letter.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, zip_longest

# Trades a finer difference against time: beyond it a stretch counts as wholly replaced, or
# paragraphs are paired in their order. 10,000 is a hundred new words against a hundred old ones.
MAX_CELLS = 10_000
# Trades the same: each further level looks for anchors only inside gaps of the level before.
MAX_DEPTH = 12
# Paragraphs of which less than this share of words is common are not one paragraph rewritten.
MIN_SHARED = 0.2

_PARAGRAPH = re.compile(r"[^\n]*\n+\s*|[^\n]+")
# A number, a date or a hyphenated word is one word; a sign is another.
_WORD = re.compile(r"\w+(?:[.,:/-]\w+)*\s*|[^\w\s]\s*|\s+")

Pair = tuple[int, int]


class Kind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Segment:
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the old text beside its paragraph of the new one; a side may be empty."""

    old: tuple[Segment, ...]
    new: tuple[Segment, ...]

    @property
    def is_changed(self) -> bool:
        return any(segment.kind is not Kind.SAME for segment in (*self.old, *self.new))


def difference(old: str, new: str) -> list[Row]:
    """The rows in reading order; the texts of all old sides joined are `old`, likewise `new`."""
    olds, news = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    rows = []
    for left, right in _paired(olds, news):
        rows.append(_row(olds[left] if left >= 0 else "", news[right] if right >= 0 else ""))
    return rows


def _paired(olds: Sequence[str], news: Sequence[str]) -> Iterator[Pair]:
    """Index pairs that cover both sides in order; -1 where a side has no paragraph."""
    keys = [" ".join(text.split()) for text in olds], [" ".join(text.split()) for text in news]
    last = (-1, -1)
    for pair in [*_aligned(*keys), (len(olds), len(news))]:
        lefts, rights = range(last[0] + 1, pair[0]), range(last[1] + 1, pair[1])
        yield from _rewritten(olds, news, lefts, rights)
        if pair[0] < len(olds):
            yield pair
        last = pair


def _rewritten(olds: Sequence[str], news: Sequence[str], lefts: range, rights: range) -> list[Pair]:
    """The paragraphs between two that are the same: paired so that most words are shared."""
    if len(lefts) * len(rights) > MAX_CELLS // 100:
        return list(zip_longest(lefts, rights, fillvalue=-1))
    bags = [_bag(olds[i]) for i in lefts], [_bag(news[j]) for j in rights]
    likeness = [[_shared(one, other) for other in bags[1]] for one in bags[0]]
    pairs: list[Pair] = []
    last = (-1, -1)
    for left, right in [*_best_path(likeness, len(rights)), (len(lefts), len(rights))]:
        pairs += [(lefts[i], -1) for i in range(last[0] + 1, left)]
        pairs += [(-1, rights[j]) for j in range(last[1] + 1, right)]
        if left < len(lefts):
            pairs.append((lefts[left], rights[right]))
        last = (left, right)
    return pairs


def _bag(text: str) -> Counter[str]:
    """The words without the signs, which all sentences share."""
    return Counter(word for word in _keys(text) if word[:1].isalnum())


def _shared(one: Counter[str], other: Counter[str]) -> float:
    share = 2 * (one & other).total() / max(1, one.total() + other.total())
    return share if share >= MIN_SHARED else 0.0


def _row(old: str, new: str) -> Row:
    olds, news = _WORD.findall(old), _WORD.findall(new)
    pairs = _aligned(_keys(old), _keys(new))
    return Row(
        old=_segments(olds, {left for left, _ in pairs}, Kind.REMOVED),
        new=_segments(news, {right for _, right in pairs}, Kind.ADDED),
    )


def _keys(text: str) -> list[str]:
    return [word.strip() for word in _WORD.findall(text)]


def _segments(words: Sequence[str], same: set[int], other: Kind) -> tuple[Segment, ...]:
    marked = [
        (Kind.SAME if index in same or not word.strip() else other, word)
        for index, word in enumerate(words)
    ]
    return tuple(
        Segment(kind, "".join(word for _, word in run))
        for kind, run in groupby(marked, key=lambda mark: mark[0])
    )


def _aligned(olds: Sequence[str], news: Sequence[str]) -> list[Pair]:
    """Index pairs of equal elements, rising on both sides."""
    pairs: list[Pair] = []
    gaps = [(range(len(olds)), range(len(news)), 0)]
    while gaps:
        lefts, rights, depth = gaps.pop()
        same, lefts, rights = _trimmed(olds, news, lefts, rights)
        pairs += same
        if len(lefts) * len(rights) <= MAX_CELLS:
            pairs += _common(olds, news, lefts, rights)
            continue
        anchors = _anchors(olds, news, lefts, rights) if depth < MAX_DEPTH else []
        pairs += anchors
        for (a, b), (c, d) in _between(anchors, lefts, rights):
            gaps.append((range(a, c), range(b, d), depth + 1))
    return sorted(pairs)


def _between(anchors: list[Pair], lefts: range, rights: range) -> Iterator[tuple[Pair, Pair]]:
    """Where each gap begins and ends; nothing without an anchor, which would be the same gap."""
    if not anchors:
        return
    starts = [(lefts.start, rights.start), *((i + 1, j + 1) for i, j in anchors)]
    yield from zip(starts, [*anchors, (lefts.stop, rights.stop)], strict=True)


def _trimmed(
    olds: Sequence[str], news: Sequence[str], lefts: range, rights: range
) -> tuple[list[Pair], range, range]:
    """What is equal at both ends, and the ranges between."""
    (a, c), (b, d) = (lefts.start, lefts.stop), (rights.start, rights.stop)
    pairs: list[Pair] = []
    while a < c and b < d and olds[a] == news[b]:
        pairs.append((a, b))
        a, b = a + 1, b + 1
    while a < c and b < d and olds[c - 1] == news[d - 1]:
        c, d = c - 1, d - 1
        pairs.append((c, d))
    return pairs, range(a, c), range(b, d)


def _anchors(olds: Sequence[str], news: Sequence[str], lefts: range, rights: range) -> list[Pair]:
    """The longest rising chain of elements that occur once on each side."""
    counts = Counter(olds[i] for i in lefts), Counter(news[j] for j in rights)
    places = {news[j]: j for j in rights}
    once = [(i, places[olds[i]]) for i in lefts if counts[0][olds[i]] == counts[1][olds[i]] == 1]
    return _rising(once)


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest subsequence whose second numbers rise (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, right) in enumerate(pairs):
        pile = bisect_left(tops, right)
        tops[pile : pile + 1] = [right]
        ends[pile : pile + 1] = [index]
        before.append(ends[pile - 1] if pile else -1)
    chain: list[Pair] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _common(olds: Sequence[str], news: Sequence[str], lefts: range, rights: range) -> list[Pair]:
    """The longest common subsequence of two short stretches."""
    equal = [[float(olds[i] == news[j]) for j in rights] for i in lefts]
    return [(lefts[i], rights[j]) for i, j in _best_path(equal, len(rights))]


def _best_path(gains: Sequence[Sequence[float]], width: int) -> list[Pair]:
    """Rising index pairs with the greatest sum of gains; pairs without gain are left out."""
    best = [[0.0] * (width + 1) for _ in range(len(gains) + 1)]
    for i in range(len(gains) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            joined = gains[i][j] + best[i + 1][j + 1] if gains[i][j] else 0.0
            best[i][j] = max(joined, best[i + 1][j], best[i][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(gains) and j < width:
        if gains[i][j] and best[i][j] == gains[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
