"""How much of one text stands in another: shingles, Jaccard and containment (Broder 1997)."""

import zlib

from minhbach.text.segment import words

SHINGLE_WORDS = 3


def shingles(text: str) -> frozenset[int]:
    """The runs of three words of the text, each as a 32-bit number that never changes.

    A text of one or two words is one shingle; an empty one has none.
    """
    found = words(text)
    if not found:
        return frozenset()
    last = max(1, len(found) - SHINGLE_WORDS + 1)
    return frozenset(
        zlib.crc32(" ".join(found[start : start + SHINGLE_WORDS]).encode()) for start in range(last)
    )


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared shingles as a share of all; 0 when either has none."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared shingles as a share of the smaller text's; 0 when either has none."""
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared else 0.0
