"""What speaks for a piece belonging to each candidate story: a row of features for each.

Cosines to the story as a whole and to its articles, the rarity of the headline's words that the
story's headlines share, its size, the time since its latest article (Miranda et al. 2018 use
such kernels), and the lead over the next candidate.
"""

import numpy as np
from numpy.typing import NDArray

from minhbach.stories.matrix import BODY, TITLE
from minhbach.stories.shelf import Seen, Shelf

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
    alike = shelf.likeness(seen, stories)
    members = np.array([len(cluster.members) for cluster in clusters])
    lengths = np.sqrt([cluster.squares for cluster in clusters])
    lengths[lengths == 0] = 1.0
    title_sums, body_sums, rarities = (
        np.add.reduceat(column, alike.begins)
        for column in (alike.titles, alike.bodies, alike.rarities)
    )
    to_story = title_sums / lengths[:, TITLE], body_sums / lengths[:, BODY]
    latest = np.array([cluster.latest for cluster in clusters])
    hours = np.maximum(0.0, seen.time - latest) / 3600
    sizes = np.array([max(1, cluster.size) for cluster in clusters])
    return np.array(
        [
            np.ones(len(stories)),
            *to_story,
            np.maximum.reduceat(alike.titles, alike.begins),
            np.maximum.reduceat(alike.bodies, alike.begins),
            title_sums / members,
            rarities / members / (seen.rarities.sum() or 1.0),
            np.log(sizes),
            *(np.exp(-hours / kernel) for kernel in KERNELS_H),
            _leads(to_story[TITLE] + to_story[BODY]),
        ]
    ).T


def _leads(closeness: Rows) -> Rows:
    """How much closer each story is than the closest of the others."""
    if len(closeness) == 1:
        return closeness
    second, first = np.sort(closeness)[-2:]
    rival = np.where(np.arange(len(closeness)) == closeness.argmax(), second, first)
    lead: Rows = closeness - rival
    return lead
