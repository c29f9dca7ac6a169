"""The live stories of one language: their articles as vectors, and what they have in common.

piece -> vectors -> closest articles (postings) -> their stories -> features of each
"""

from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from minhbach.stories.postings import Postings
from minhbach.stories.story import Piece
from minhbach.stories.vectors import (
    PLACES,
    Places,
    Rarity,
    Vector,
    Weights,
    body_words,
    places_of,
    title_words,
)

# A story without a new article for this long is over; it bounds the work of each piece.
WINDOW_S = timedelta(days=14).total_seconds()
# More candidates cost time and found no more joins.
CANDIDATES = 10
# The stories of this many closest articles are candidates.
NEIGHBOURS = 48
# The newest articles of a story stand for it; older ones still count for its size.
MEMBERS = 64
RETIRE_EVERY = 500

TITLE, BODY = 0, 1
KINDS = (TITLE, BODY)


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story as kept: its row in the postings, its headline, all its words."""

    row: int
    vectors: tuple[Vector, Vector]


@dataclass(frozen=True, slots=True)
class Stack:
    """The vectors of a story's members end to end; `owner` numbers the member of each entry."""

    places: Places
    weights: Weights
    owner: NDArray[np.int64]

    @classmethod
    def of(cls, vectors: list[Vector]) -> "Stack":
        return cls(
            np.concatenate([one.places for one in vectors]),
            np.concatenate([one.weights for one in vectors]),
            np.repeat(np.arange(len(vectors)), [len(one.places) for one in vectors]),
        )


@dataclass(slots=True)
class Cluster:
    """The working state of one story."""

    latest: float
    size: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    squares: tuple[float, float] = (0.0, 0.0)
    stacks: tuple[Stack, Stack] | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece as vectors, made once for a decision and used again to place it."""

    piece: Piece
    time: float
    title: Places
    learned: Places
    vectors: tuple[Vector, Vector]
    has_body: bool


class Shelf:
    """The live stories of one language, with an index from words to their articles."""

    def __init__(self, language: str) -> None:
        self.rarity = Rarity(language)
        self.clusters: dict[int, Cluster] = {}
        self.postings = Postings()
        self.owners: list[int] = []  # the story of each row; -1 when the row is gone
        self.gone = 0
        self.placed = 0
        self._scratch = np.zeros(PLACES, np.float64)
        self._last: Seen | None = None

    def see(self, piece: Piece) -> Seen:
        if self._last is not None and self._last.piece == piece:
            return self._last
        title, body = places_of(title_words(piece.headline)), places_of(body_words(piece.text))
        both = [*title, *body]
        self._last = Seen(
            piece=piece,
            time=piece.time.timestamp(),
            title=np.unique(np.array(title, np.int32)),
            learned=np.unique(np.array(both, np.int32)),
            vectors=(self.rarity.vector(title), self.rarity.vector(both)),
            has_body=bool(body),
        )
        return self._last

    def candidates(self, seen: Seen) -> list[int]:
        """The stories of the closest articles, closest first."""
        shared = self.postings.shared(seen.vectors[BODY], len(self.owners))
        rows = np.flatnonzero(shared)
        if len(rows) > NEIGHBOURS:
            rows = rows[np.argpartition(-shared[rows], NEIGHBOURS - 1)[:NEIGHBOURS]]
        closest = rows[np.lexsort((-rows, -shared[rows]))].tolist()
        stories = dict.fromkeys(self.owners[row] for row in closest)
        stories.pop(-1, None)
        return list(stories)[:CANDIDATES]

    def dots(self, vector: Vector, stories: list[int], kind: int) -> list[NDArray[np.float64]]:
        """For each story, the scalar product of the vector with each of its members."""
        self._scratch[vector.places] = vector.weights
        found: list[NDArray[np.float64]] = []
        for story in stories:
            cluster = self.clusters[story]
            stack = self.stacks(cluster)[kind]
            products = self._scratch[stack.places] * stack.weights
            sums = np.bincount(stack.owner, products, minlength=len(cluster.members))
            found.append(sums.astype(np.float64, copy=False))
        self._scratch[vector.places] = 0.0
        return found

    def holding(self, places: Places, stories: list[int]) -> list[NDArray[np.int64]]:
        """For each story, how many of its members' headlines hold each word."""
        self._scratch[places] = np.arange(1, len(places) + 1)
        found = []
        for story in stories:
            title = self.stacks(self.clusters[story])[TITLE]
            numbers = self._scratch[title.places].astype(np.int64)
            found.append(np.bincount(numbers, minlength=len(places) + 1)[1:])
        self._scratch[places] = 0.0
        return found

    def stacks(self, cluster: Cluster) -> tuple[Stack, Stack]:
        if cluster.stacks is None:
            kept = [member.vectors for member in cluster.members.values()]
            cluster.stacks = (
                Stack.of([one[TITLE] for one in kept]),
                Stack.of([one[BODY] for one in kept]),
            )
        return cluster.stacks

    def place(self, seen: Seen, story: int) -> None:
        """A new article of a story."""
        self._last = None
        self.rarity.learn(seen.learned)
        member = Member(len(self.owners), seen.vectors)
        self.owners.append(story)
        self.postings.add(member.row, seen.vectors[BODY])
        cluster = self.clusters.setdefault(story, Cluster(latest=seen.time))
        cluster.size += 1
        cluster.latest = max(cluster.latest, seen.time)
        self._put(story, seen.piece.id, member)
        self.placed += 1
        if self.placed % RETIRE_EVERY == 0:
            self._retire(seen.time)

    def touch(self, seen: Seen, story: int) -> bool:
        """A copy adds nothing to a story but its time; False when there is no such story here."""
        self._last = None
        cluster = self.clusters.get(story)
        if cluster is not None:
            cluster.latest = max(cluster.latest, seen.time)
        return cluster is not None

    def merge(self, into: int, other: int) -> None:
        """All of the other story belongs to this one."""
        source = self.clusters.pop(other, None)
        if source is None:
            return
        cluster = self.clusters.setdefault(into, Cluster(latest=source.latest))
        cluster.size += source.size
        cluster.latest = max(cluster.latest, source.latest)
        for id, member in source.members.items():
            self.owners[member.row] = into
            self._put(into, id, member)

    def move(self, piece: int, from_story: int, to_story: int) -> None:
        """A piece belongs to another story; nothing when it is not kept here any more."""
        source = self.clusters.get(from_story)
        if source is None or piece not in source.members:
            return
        member = self._remove(source, piece)
        source.size -= 1
        if not source.members:
            del self.clusters[from_story]
        cluster = self.clusters.setdefault(to_story, Cluster(latest=source.latest))
        cluster.size += 1
        self.owners[member.row] = to_story
        self._put(to_story, piece, member)

    def _put(self, story: int, id: int, member: Member) -> None:
        """Add a member; the one that came first goes when there are too many."""
        cluster = self.clusters[story]
        if cluster.members:
            self._change_squares(cluster, member, 1.0)
        else:
            cluster.squares = (_square(member, TITLE), _square(member, BODY))
        cluster.members[id] = member
        cluster.stacks = None
        if len(cluster.members) > MEMBERS:
            oldest = min(cluster.members, key=lambda one: cluster.members[one].row)
            self.owners[self._remove(cluster, oldest).row] = -1
            self.gone += 1

    def _remove(self, cluster: Cluster, id: int) -> Member:
        member = cluster.members[id]
        self._change_squares(cluster, member, -1.0)
        del cluster.members[id]
        cluster.stacks = None
        return member

    def _change_squares(self, cluster: Cluster, member: Member, sign: float) -> None:
        """|c + v|² = |c|² + 2cv + |v|² when v comes, |c|² - 2cv + |v|² when it goes."""
        changed = []
        for kind in KINDS:
            stack, vector = self.stacks(cluster)[kind], member.vectors[kind]
            self._scratch[vector.places] = vector.weights
            dot = float((self._scratch[stack.places] * stack.weights).sum())
            self._scratch[vector.places] = 0.0
            changed.append(cluster.squares[kind] + sign * 2 * dot + _square(member, kind))
        cluster.squares = (max(0.0, changed[TITLE]), max(0.0, changed[BODY]))

    def _retire(self, now: float) -> None:
        """Forget the stories that are over, and renumber the rows when most are gone."""
        for story in [id for id, one in self.clusters.items() if now - one.latest > WINDOW_S]:
            for member in self.clusters.pop(story).members.values():
                self.owners[member.row] = -1
                self.gone += 1
        if 2 * self.gone > len(self.owners):
            self._renumber()

    def _renumber(self) -> None:
        alive = np.array(self.owners) >= 0
        new = np.where(alive, np.cumsum(alive) - 1, -1).astype(np.int32)
        self.postings.renumber(new)
        self.owners = [story for story in self.owners if story >= 0]
        self.gone = 0
        for cluster in self.clusters.values():
            cluster.members = {
                id: Member(int(new[member.row]), member.vectors)
                for id, member in cluster.members.items()
            }


def _square(member: Member, kind: int) -> float:
    weights = member.vectors[kind].weights.astype(np.float64)
    return float(weights @ weights)
