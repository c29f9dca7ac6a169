"""The live stories of one language: their articles as vectors, and what they have in common.

piece -> vectors -> closest articles (postings) -> their stories -> features of each
"""

from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from minhbach.stories.matrix import BODY, KINDS, TITLE, Matrix
from minhbach.stories.postings import Postings
from minhbach.stories.story import Piece
from minhbach.stories.vectors import (
    MOST_TERMS,
    MOST_TITLE_TERMS,
    PLACES,
    Places,
    Rarity,
    Vector,
    body_places,
    counted,
    title_places,
)

# A story without a new article for this long is over; it bounds the work of each piece.
WINDOW_S = timedelta(days=14).total_seconds()
# The stories of so many closest articles are candidates, and so many stories of them; a headline
# alone says less, so more are looked at (en_uci). More cost time and found no more joins.
NEIGHBOURS, CANDIDATES = 32, 6
HEADLINE_NEIGHBOURS, HEADLINE_CANDIDATES = 96, 16
# The newest articles of a story stand for it; older ones still count for its size.
MEMBERS = 64
RETIRE_EVERY = 500


@dataclass(slots=True)
class Cluster:
    """A story: its articles' rows by their ids, the squared lengths of their sums, its size."""

    latest: float
    size: int = 0
    members: dict[int, int] = field(default_factory=dict)
    squares: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece as the shelf sees it: when, and its words, each once, with their weights.

    `rarities` are those of the headline's words.
    """

    id: int
    time: float
    title: Places
    rarities: NDArray[np.float64]
    learned: Places
    vectors: tuple[Vector, Vector]
    has_body: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of each member of some stories, how much it shares; `begins` is where each story begins."""

    begins: NDArray[np.int64]
    titles: NDArray[np.float64]
    bodies: NDArray[np.float64]
    rarities: NDArray[np.float64]


class Shelf:
    def __init__(self, language: str) -> None:
        self.rarity = Rarity(language)
        self.postings = Postings()
        self.matrix = Matrix()
        self.clusters: dict[int, Cluster] = {}
        self.placed = 0
        self._scratch = np.zeros((2, PLACES + 1), np.float32)
        self._last: tuple[Piece, Seen] | None = None

    def see(self, piece: Piece) -> Seen:
        if self._last is not None and self._last[0] == piece:
            return self._last[1]
        title, body = title_places(piece.headline), body_places(piece.text)
        titles, times = counted(title)
        learned, counts = counted(np.concatenate([title, body]))
        seen = Seen(
            id=piece.id,
            time=piece.time.timestamp(),
            title=titles,
            rarities=self.rarity.idf(titles),
            learned=learned,
            vectors=(
                self.rarity.vector(titles, times, MOST_TITLE_TERMS),
                self.rarity.vector(learned, counts, MOST_TERMS),
            ),
            has_body=len(body) > 0,
        )
        self._last = piece, seen
        return seen

    def candidates(self, seen: Seen) -> list[int]:
        """The stories of the closest articles, closest first."""
        neighbours = NEIGHBOURS if seen.has_body else HEADLINE_NEIGHBOURS
        closest = self.postings.closest(seen.vectors[BODY], neighbours)
        stories = dict.fromkeys(self.matrix.owners(closest))
        stories.pop(-1, None)
        return list(stories)[: CANDIDATES if seen.has_body else HEADLINE_CANDIDATES]

    def likeness(self, seen: Seen, stories: list[int]) -> Likeness:
        """Scalar products with each member's headline and text, and the shared rarity of words.

        That is the sum of the idf of the headline's words that the member's headline holds.
        """
        kept = [self.clusters[story].members for story in stories]
        rows = np.array([row for members in kept for row in members.values()])
        titles = self.matrix.places(rows, TITLE)
        rare = self._scratch[1]
        rare[seen.title] = seen.rarities
        rarities = rare[titles].sum(axis=1, dtype=np.float64)
        rare[seen.title] = 0.0
        return Likeness(
            begins=np.cumsum([0, *(len(members) for members in kept[:-1])]),
            titles=self._dots(seen.vectors[TITLE], rows, TITLE),
            bodies=self._dots(seen.vectors[BODY], rows, BODY),
            rarities=rarities,
        )

    def place(self, seen: Seen, story: int) -> None:
        """A new article of a story."""
        self._last = None
        self.rarity.learn(seen.learned)
        row = self.matrix.add(story, seen.vectors)
        self.postings.add(row, seen.vectors[BODY])
        cluster = self.clusters.setdefault(story, Cluster(latest=seen.time))
        cluster.size += 1
        cluster.latest = max(cluster.latest, seen.time)
        self._put(cluster, seen.id, row)
        self.placed += 1
        if self.placed % RETIRE_EVERY == 0:
            self._retire(seen.time)

    def touch(self, time: float, story: int) -> bool:
        """A copy adds nothing to a story but its time; False when there is no such story here."""
        cluster = self.clusters.get(story)
        if cluster is not None:
            cluster.latest = max(cluster.latest, time)
        return cluster is not None

    def merge(self, into: int, other: int) -> None:
        """All of the other story belongs to this one."""
        source = self.clusters.pop(other, None)
        if source is None:
            return
        cluster = self.clusters.setdefault(into, Cluster(latest=source.latest))
        cluster.size += source.size
        cluster.latest = max(cluster.latest, source.latest)
        for id, row in source.members.items():
            self.matrix.own(row, into)
            self._put(cluster, id, row)

    def move(self, piece: int, from_story: int, to_story: int) -> None:
        """A piece belongs to another story; nothing when it is not kept here any more."""
        source = self.clusters.get(from_story)
        if source is None or piece not in source.members:
            return
        row = self._remove(source, piece)
        source.size -= 1
        if not source.members:
            del self.clusters[from_story]
        cluster = self.clusters.setdefault(to_story, Cluster(latest=source.latest))
        cluster.size += 1
        self.matrix.own(row, to_story)
        self._put(cluster, piece, row)

    def _put(self, cluster: Cluster, id: int, row: int) -> None:
        """Add a member; the one that came first goes when there are too many."""
        self._change_squares(cluster, row, 1.0)
        cluster.members[id] = row
        if len(cluster.members) > MEMBERS:
            oldest = min(cluster.members, key=cluster.members.__getitem__)
            self.matrix.drop([self._remove(cluster, oldest)])

    def _remove(self, cluster: Cluster, id: int) -> int:
        row = cluster.members[id]
        self._change_squares(cluster, row, -1.0)
        del cluster.members[id]
        return row

    def _change_squares(self, cluster: Cluster, row: int, sign: float) -> None:
        """|c + v|² = |c|² + 2cv + |v|² when v comes, |c|² - 2cv + |v|² when it goes."""
        rows = np.array([*cluster.members.values(), row])
        changed = []
        for kind in KINDS:
            dots = self._dots(self.matrix.vector(row, kind), rows, kind)
            square = cluster.squares[kind] + sign * 2 * dots[:-1].sum() + dots[-1]
            changed.append(max(0.0, float(square)))
        cluster.squares = (changed[TITLE], changed[BODY])

    def _dots(self, vector: Vector, rows: NDArray[np.int64], kind: int) -> NDArray[np.float64]:
        """The scalar product of the vector with that of each row."""
        weights = self._scratch[0]
        weights[vector.places] = vector.weights
        found = weights[self.matrix.places(rows, kind)]
        dots = np.einsum("ij,ij->i", found, self.matrix.weights(rows, kind))
        weights[vector.places] = 0.0
        products: NDArray[np.float64] = dots.astype(np.float64)
        return products

    def _retire(self, now: float) -> None:
        """Forget the stories that are over, and renumber the rows when most are gone."""
        for story in [id for id, one in self.clusters.items() if now - one.latest > WINDOW_S]:
            self.matrix.drop(list(self.clusters.pop(story).members.values()))
        if 2 * self.matrix.gone > len(self.matrix):
            self._renumber()

    def _renumber(self) -> None:
        new = self.matrix.compact()
        self.postings.renumber(new)
        for cluster in self.clusters.values():
            cluster.members = {id: int(new[row]) for id, row in cluster.members.items()}
