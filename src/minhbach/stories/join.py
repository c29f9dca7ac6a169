"""What speaks for a piece belonging to each candidate story: a row of features for each.

Cosines to the story as a whole and to its articles, the rarity of the headline's words that the
story's headlines share, its size, the time since its latest article (Miranda et al. 2018 use
such kernels), and the lead over the next candidate.
"""

import math

import numpy as np
from numpy.typing import NDArray

from minhbach.stories.shelf import BODY, TITLE, Seen, Shelf

FEATURES = (
    "constant",
    "headline to story",
    "text to story",
    "headline to closest article",
    "text to closest article",
    "headline to articles on average",
    "rare headline words shared",
    "log of size",
    "within an hour",
    "within a day",
    "within four days",
    "lead over the next story",
)
# The hours after which each time kernel has fallen to 1/e.
KERNELS_H = (1.0, 24.0, 96.0)

Rows = NDArray[np.float64]


def features(shelf: Shelf, seen: Seen, stories: list[int]) -> Rows:
    """A row for each story, in the order of FEATURES."""
    clusters = [shelf.clusters[story] for story in stories]
    sums, closest = [], []
    titles = shelf.dots(seen.vectors[TITLE], stories, TITLE)
    for kind, dots in (
        (TITLE, titles),
        (BODY, shelf.dots(seen.vectors[BODY], stories, BODY)),
    ):
        lengths = [math.sqrt(cluster.squares[kind]) or 1.0 for cluster in clusters]
        sums.append(np.array([one.sum() for one in dots]) / lengths)
        closest.append([one.max() for one in dots])
    latest = np.array([cluster.latest for cluster in clusters])
    hours = np.maximum(0.0, seen.time - latest) / 3600
    return np.column_stack(
        [
            np.ones(len(stories)),
            *sums,
            *closest,
            [one.mean() for one in titles],
            _shared_rarity(shelf, seen, stories),
            np.log([max(1, cluster.size) for cluster in clusters]),
            *(np.exp(-hours / kernel) for kernel in KERNELS_H),
            _leads(sums[TITLE] + sums[BODY]),
        ]
    )


def _shared_rarity(shelf: Shelf, seen: Seen, stories: list[int]) -> Rows:
    """Of the headline's rarity, the share that the story's headlines hold on average, 0 to 1."""
    idf = shelf.rarity.idf(seen.title)
    total = idf.sum() or 1.0
    return np.array(
        [
            (idf @ holding) / len(shelf.clusters[story].members) / total
            for story, holding in zip(stories, shelf.holding(seen.title, stories), strict=True)
        ]
    )


def _leads(closeness: Rows) -> Rows:
    """How much closer each story is than the closest of the others."""
    if len(closeness) == 1:
        return closeness
    second, first = np.sort(closeness)[-2:]
    rival = np.where(np.arange(len(closeness)) == closeness.argmax(), second, first)
    lead: Rows = closeness - rival
    return lead
