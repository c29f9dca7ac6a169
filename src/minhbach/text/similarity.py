"""How much of one text stands in another: shingles, Jaccard and containment (Broder 1997).

Words are numbered without being cut out of the text: a polynomial of the characters up to each
place (Karp and Rabin 1987) gives that of any run of them by one difference, for all words at once.
"""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Shingles = NDArray[np.uint32]

SHINGLE_WORDS = 3
# An odd 64-bit number (2^64 over the golden ratio) that mixes one number into the next.
MIX = np.uint64(0x9E3779B97F4A7C15)
# The base of the polynomial: odd, so that it has an inverse modulo 2^64.
_BASE = 0xD1342543DE82EF95
# All letters and digits of Unicode 17 lie below; what lies above separates words.
_CHARACTERS = 0x34000


@lru_cache(maxsize=4)
def word_numbers(text: str) -> Numbers:
    """A number of each of `segment.words`, in order, the same in every process; read only.

    The last texts are kept: copies and stories ask for the words of an article one after the other.
    """
    codes = np.frombuffer(text.lower().encode("utf-32-le", "surrogatepass"), np.uint32)
    inside = np.zeros(len(codes) + 2, np.bool_)
    inside[1:-1] = _word_characters()[np.minimum(codes, _CHARACTERS)]
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(1 << len(codes).bit_length())
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(_mixed(codes.astype(np.uint64)) * powers[: len(codes)], out=sums[1:])
    numbers = _mixed((sums[ends] - sums[starts]) * inverses[starts])
    numbers.flags.writeable = False
    return numbers


@lru_cache(maxsize=1)
def _word_characters() -> NDArray[np.bool_]:
    """Of each character, whether `\\w` matches it; one more at the end, which is none."""
    found = [char.isalnum() or char == "_" for char in map(chr, range(_CHARACTERS))]
    return np.array([*found, False])


@lru_cache(maxsize=32)
def _powers(count: int) -> tuple[Numbers, Numbers]:
    """The powers of the base and of its inverse, modulo 2^64."""
    steps = np.full((2, count), np.array([[_BASE], [pow(_BASE, -1, 1 << 64)]], np.uint64))
    steps[:, 0] = 1
    powers, inverses = np.cumprod(steps, axis=1)
    return powers, inverses


def shingles(text: str) -> Shingles:
    """The runs of three words of the text, as rising 32-bit numbers that never change.

    A text of one or two words is one shingle; an empty one has none.
    """
    numbers = word_numbers(text)
    runs = max(1, len(numbers) - SHINGLE_WORDS + 1)
    mixed = np.zeros(runs if len(numbers) else 0, np.uint64)
    for offset in range(min(SHINGLE_WORDS, len(numbers))):
        mixed = _mixed(mixed ^ numbers[offset : offset + runs])
    return _rising(mixed)


def repeated_words(text: str) -> Shingles:
    """The words of the text as rising 32-bit numbers; a word's second time is another number."""
    numbers = np.sort(word_numbers(text))
    begins = begins_of(numbers)
    times = np.arange(len(numbers)) - np.repeat(begins, lengths_of(begins, len(numbers)))
    return _rising(_mixed(_mixed(numbers) ^ times.astype(np.uint64)))


def begins_of(rising: NDArray[Any]) -> NDArray[np.int64]:
    """Where each run of equal numbers begins."""
    is_first = np.empty(len(rising), np.bool_)
    is_first[:1] = True
    np.not_equal(rising[1:], rising[:-1], out=is_first[1:])
    return is_first.nonzero()[0]


def lengths_of(begins: NDArray[np.int64], end: int) -> NDArray[np.int64]:
    """How long each run is, of which the last goes to the end."""
    lengths = np.empty(len(begins), np.int64)
    np.subtract(begins[1:], begins[:-1], out=lengths[:-1])
    lengths[-1:] = end - begins[-1:]
    return lengths


def jaccard(one: Shingles, other: Shingles) -> float:
    """Shared shingles as a share of all; 0 when either has none."""
    shared = count_shared(one, other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def containment(one: Shingles, other: Shingles) -> float:
    """Shared shingles as a share of the smaller text's; 0 when either has none."""
    shared = count_shared(one, other)
    return shared / min(len(one), len(other)) if shared else 0.0


def count_shared(one: Shingles, other: Shingles) -> int:
    """How many shingles stand in both; both are in rising order."""
    if not len(one) or not len(other):
        return 0
    places = one.searchsorted(other)
    places[places == len(one)] = 0
    return int(np.count_nonzero(one[places] == other))


def _mixed(numbers: Numbers) -> Numbers:
    mixed = numbers * MIX
    mixed ^= mixed >> np.uint64(29)
    return mixed


def _rising(mixed: Numbers) -> Shingles:
    """The upper halves, each once."""
    found = np.sort((mixed >> np.uint64(32)).astype(np.uint32))
    return found[begins_of(found)]
