"""The terms a text is found by: words as written, and folded words with their pairs.

A folded word has no diacritics (`đóng` becomes `dong`) and no English plural or verb ending; a
pair is two folded words that stand side by side. Pairs do for Vietnamese what a word segmenter
would, and both work for text typed without diacritics.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from minhbach.claims.spelling import IN_PRINT
from minhbach.text.normalize import fold
from minhbach.text.segment import words

# A longer text is matched by its beginning: a claim is short, and the work stays bounded.
LONGEST = 6000
_LINK = re.compile(r"(?:https?://|www\.|\bpic\.twitter\.com/|\bt\.co/)\S*", re.IGNORECASE)
# `#MaskMandate` and `@AnPhuCity` are words run together.
_LATIN = [chr(place) for place in range(0x41, 0x1F00)]
_SMALL, _LARGE = "".join(filter(str.islower, _LATIN)), "".join(filter(str.isupper, _LATIN))
_RUN_TOGETHER = re.compile(f"(?<=[{_SMALL}])(?=[{_LARGE}])")
_ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))
_SHORTEST_STEM = 4


def plain(text: str) -> str:
    """The text in NFC, bounded, without links and with joined words parted."""
    spaced = _LINK.sub(" ", unicodedata.normalize("NFC", text[:LONGEST]))
    return _RUN_TOGETHER.sub(" ", spaced)


def written(text: str) -> list[str]:
    """The words of the text in lower case, in order, short forms of print spelled out."""
    spelled = (IN_PRINT.get(word, word) for word in words(plain(text)))
    return " ".join(spelled).split()


def folded(written_words: Iterable[str]) -> list[str]:
    """Each word without diacritics and ending."""
    return [folded_word(word) for word in written_words]


def pairs(folded_words: list[str]) -> list[str]:
    """Each two neighbours as one term."""
    return [f"{a} {b}" for a, b in pairwise(folded_words)]


@lru_cache(maxsize=1 << 16)
def folded_word(word: str) -> str:
    bare = fold(word)
    for ending, instead in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM:
            return bare[: -len(ending)] + instead
    return bare


def shares(words_by_percent: Mapping[int, str]) -> tuple[dict[str, float], dict[str, float]]:
    """The share of texts that have each word, as written and folded; several may fold to one."""
    of_word = {
        w: percent / 100 for percent, listed in words_by_percent.items() for w in listed.split()
    }
    of_folded: dict[str, float] = {}
    for word, share in of_word.items():
        bare = folded_word(word)
        of_folded[bare] = min(1.0, of_folded.get(bare, 0.0) + share)
    return of_word, of_folded


def number(term: str) -> int:
    """A 32-bit number of the term, the same in every process."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))
