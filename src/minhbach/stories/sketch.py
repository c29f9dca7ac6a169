"""A small sample of a text, by which two texts are told copies of each other or not.

Of the text's shingles, and of its words, the lowest numbers are kept (bottom-k sketches, Cohen
and Kaplan 2007): a fair sample, and the very shingles of a short text. What two samples share
below the lower of their ends estimates Jaccard and containment of the whole texts.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from minhbach.text.similarity import Shingles, count_shared, repeated_words, shingles

# More make the estimates finer (.04 at 128, in Jaccard) and an article's memory larger.
MARKS = 128
WORDS = 160
# At or above either, two texts are copies: different articles of one event lie far below (median
# Jaccard .008 in the development data), a wire copy cut to half keeps a containment near 1.
LEAST_JACCARD = 0.5
LEAST_CONTAINMENT = 0.6
# A text of which every fifth word was changed keeps a Jaccard of .35 only, like two articles that
# share half of their sentences. It also keeps most words (median .70 of all, counted as often as
# they stand): of 163 pairs of vi_vmds with a Jaccard of .25 to .5, four do.
EDITED_JACCARD = 0.25
EDITED_WORDS = 0.64
# Fewer shingles in common prove nothing, whatever share they are.
LEAST_SHARED = 8


@dataclass(frozen=True, slots=True)
class Sketch:
    """The lowest of a text's shingles and of its words, both rising."""

    marks: Shingles
    words: Shingles


@lru_cache(maxsize=4)
def sketch(text: str) -> Sketch:
    """The text's sketch. The last ones are kept: an article is looked for, and then added."""
    return Sketch(shingles(text)[:MARKS], repeated_words(text)[:WORDS])


def closeness(one: Sketch, other: Sketch) -> float:
    """How close two texts are when they are copies, else 0."""
    ours, theirs = _comparable(one.marks, other.marks, MARKS)
    shared = count_shared(ours, theirs)
    if shared < LEAST_SHARED:
        return 0.0
    share = shared / (len(ours) + len(theirs) - shared)
    is_part = shared >= LEAST_CONTAINMENT * min(len(ours), len(theirs))
    if share >= LEAST_JACCARD or is_part or _is_edited(one, other, share):
        return share
    return 0.0


def _is_edited(one: Sketch, other: Sketch, share: float) -> bool:
    if share < EDITED_JACCARD:
        return False
    ours, theirs = _comparable(one.words, other.words, WORDS)
    shared = count_shared(ours, theirs)
    return shared >= EDITED_WORDS * (len(ours) + len(theirs) - shared)


def _comparable(one: Shingles, other: Shingles, most: int) -> tuple[Shingles, Shingles]:
    """Both samples as far as both are whole: up to the lower end of those that were cut."""
    ends = [sample[-1] for sample in (one, other) if len(sample) == most]
    if not ends:
        return one, other
    end = np.uint32(min(ends))
    return one[: one.searchsorted(end, "right")], other[: other.searchsorted(end, "right")]
