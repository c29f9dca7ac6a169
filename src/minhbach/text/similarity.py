"""How much of one text stands in another: shingles, Jaccard and containment (Broder 1997)."""

from functools import lru_cache
from zlib import adler32, crc32

import numpy as np
from numpy.typing import NDArray

from minhbach.text.segment import words

Numbers = NDArray[np.uint64]
Shingles = NDArray[np.uint32]

SHINGLE_WORDS = 3
# An odd 64-bit number (2^64 over the golden ratio) that mixes one word's number into the next.
MIX = np.uint64(0x9E3779B97F4A7C15)
# A day of a country's press holds some 500,000 different words; the common ones come back soon.
_MOST_WORDS = 1 << 18


class _WordNumbers(dict[str, int]):
    """A 64-bit number of each word, the same in every process; begun anew when it is full."""

    def __missing__(self, word: str) -> int:
        encoded = word.encode("utf-8", "surrogatepass")
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = number = crc32(encoded) << 32 | adler32(encoded)
        return number


_number_of = _WordNumbers()


@lru_cache(maxsize=4)
def word_numbers(text: str) -> Numbers:
    """A number of each word of the text, in order, the same in every process; read only.

    The last texts are kept: copies and stories ask for the words of an article one after the other.
    """
    found = words(text)
    numbers = np.fromiter(map(_number_of.__getitem__, found), np.uint64, len(found))
    numbers.flags.writeable = False
    return numbers


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
    places = np.arange(len(numbers), dtype=np.uint64)
    begins = np.concatenate([[True], numbers[1:] != numbers[:-1]])[: len(numbers)]
    times = places - np.maximum.accumulate(np.where(begins, places, 0))
    return _rising(_mixed(_mixed(numbers) ^ times))


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
    rising: Shingles = found[np.concatenate([[True], found[1:] != found[:-1]])[: len(found)]]
    return rising
