"""The morning's list: which sentences of the press a person should look at first.

Ordered by how check-worthy the sentence is, how many outlets carry its story, and whether the
office follows the matter. It proposes what to read; nothing is opened by it.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from minhbach.claims.detect import Detected

# What a followed topic or place is worth: as much as a reach of three outlets against one. It
# trades matters of the office for matters of the country; not tuned, there is no labelled set.
FOLLOWED = 2.0
# A story of figures would fill the list alone.
MOST_OF_STORY = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence as it stands in an article of a story; `followed` names what it touches."""

    sentence: Detected
    article: int
    story: int
    outlets: int
    followed: tuple[str, ...] = ()


def worth(seen: Seen) -> float:
    """The sentence's weight in the list, 0 or more. It orders and is never shown."""
    lift = FOLLOWED if seen.followed else 1.0
    return seen.sentence.score * math.log2(1 + seen.outlets) * lift


def morning(found: Iterable[Seen], *, most: int) -> list[Seen]:
    """The checkable sentences, first those to look at first; a few of each story."""
    of_story: Counter[int] = Counter()
    chosen: list[Seen] = []
    checkable = (seen for seen in found if seen.sentence.checkable)
    for seen in sorted(checkable, key=lambda seen: (-worth(seen), seen.article)):
        if len(chosen) < most and of_story[seen.story] < MOST_OF_STORY:
            of_story[seen.story] += 1
            chosen.append(seen)
    return chosen
