"""How much of one text stands in another: shingles, Jaccard and containment (Broder 1997)."""

import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from minhbach.text.segment import words

Shingles = NDArray[np.uint32]

SHINGLE_WORDS = 3
# An odd 64-bit number (2^64 over the golden ratio) that mixes one word's number into the next.
MIX = np.uint64(0x9E3779B97F4A7C15)


def shingles(text: str) -> Shingles:
    """The runs of three words of the text, as rising 32-bit numbers that never change.

    A text of one or two words is one shingle; an empty one has none.
    """
    numbers = np.array([_number(word) for word in words(text)], np.uint64)
    runs = max(1, len(numbers) - SHINGLE_WORDS + 1)
    mixed = np.zeros(runs if len(numbers) else 0, np.uint64)
    for offset in range(min(SHINGLE_WORDS, len(numbers))):
        mixed = (mixed ^ numbers[offset : offset + runs]) * MIX
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def jaccard(one: Shingles, other: Shingles) -> float:
    """Shared shingles as a share of all; 0 when either has none."""
    shared = _shared(one, other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def containment(one: Shingles, other: Shingles) -> float:
    """Shared shingles as a share of the smaller text's; 0 when either has none."""
    shared = _shared(one, other)
    return shared / min(len(one), len(other)) if shared else 0.0


def _shared(one: Shingles, other: Shingles) -> int:
    """How many shingles stand in both; both are in rising order."""
    if not len(one) or not len(other):
        return 0
    places = np.searchsorted(one, other)
    places[places == len(one)] = 0
    return int((one[places] == other).sum())


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    """A 64-bit number of the word, the same in every process."""
    encoded = word.encode("utf-8", "surrogatepass")
    return zlib.crc32(encoded) << 32 | zlib.adler32(encoded)
