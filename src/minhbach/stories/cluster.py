"""Group a stream of articles into stories, online and in one pass.

    piece -> vectors -> candidate stories (inverted index) -> features -> logistic join

The join is learned (Miranda et al. 2018: a learned decision to join beats a tuned threshold):
for each candidate a few features, weights from development data (`weights.py`), and the most
probable candidate takes the piece when it is more likely than not. Languages are grouped apart.
What was decided is never taken back by the machine, so what a person did is not either.
"""

import json
import math
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from minhbach.stories.story import Piece
from minhbach.stories.vectors import Rarity, Vector, body_words, dot, title_words
from minhbach.stories.weights import FEATURES, weights_for

# A story without a new article for this long is over; it bounds the work of each piece.
WINDOW_S = timedelta(days=14).total_seconds()
CANDIDATES = 8
# Members compared one by one; more of them cost time and found no more joins.
MEMBERS = 10
# A word that stands in more stories than this is only looked up, not used to find candidates.
COMMON_WORD = 250
RETIRE_EVERY = 100

TITLE, BODY = 0, 1


@dataclass(frozen=True, slots=True)
class Decision:
    """Which story takes a piece (None: a new one), how likely that is, and why."""

    story: int | None
    probability: float
    why: tuple[tuple[str, float], ...] = ()


@dataclass(slots=True)
class _Cluster:
    """The working state of one story."""

    latest: float
    size: int = 0
    squares: list[float] = field(default_factory=lambda: [0.0, 0.0])
    centroid: tuple[Vector, Vector] = field(default_factory=lambda: ({}, {}))
    members: dict[int, tuple[Vector, Vector]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A piece as vectors, made once for `decide` and used again by `place`."""

    id: int
    time: float
    title: list[str]
    body: list[str]
    vectors: tuple[Vector, Vector]


class Grouper:
    """The stories of a stream, in every language of it."""

    def __init__(self) -> None:
        self._shelves: dict[str, _Shelf] = {}
        self._language: dict[int, str] = {}

    def decide(self, piece: Piece) -> Decision:
        """The story the piece belongs to; nothing is changed by asking."""
        return self._shelf(piece.language).decide(piece)

    def place(self, piece: Piece, story: int, *, is_copy: bool = False) -> None:
        """Put the piece into the story. A copy adds to it nothing but its time."""
        shelf = self._shelf(self._language.setdefault(story, piece.language))
        shelf.place(piece, story, is_copy=is_copy)
        for over in shelf.retire(piece.time.timestamp()):
            self._language.pop(over, None)

    def merge(self, into: int, other: int) -> None:
        """All of the other story belongs to this one from now on."""
        shelf = self._shelf(self._language.get(into, ""))
        source = self._shelf(self._language.pop(other, ""))
        for id, vectors, latest in source.dissolve(other):
            shelf.put(id, vectors, into, latest)

    def move(self, piece: int, from_story: int, to_story: int) -> None:
        """A piece belongs to another story from now on, which may be a new one."""
        shelf = self._shelf(self._language.get(from_story, ""))
        self._language.setdefault(to_story, self._language.get(from_story, ""))
        taken = shelf.take(piece, from_story)
        if taken is not None:
            shelf.put(piece, taken[0], to_story, taken[1])

    def dump(self) -> bytes:
        """The whole state, for `load`: grouping goes on from it as if it had not stopped."""
        state = {
            "language": list(self._language.items()),
            "shelves": {name: shelf.state() for name, shelf in self._shelves.items()},
        }
        return zlib.compress(json.dumps(state).encode(), 1)

    @classmethod
    def load(cls, dumped: bytes) -> "Grouper":
        state = json.loads(zlib.decompress(dumped))
        grouper = cls()
        grouper._language = dict(state["language"])
        for name, saved in state["shelves"].items():
            grouper._shelves[name] = _Shelf.restored(name, saved)
        return grouper

    def _shelf(self, language: str) -> "_Shelf":
        base = language.split("-")[0].lower()
        if base not in self._shelves:
            self._shelves[base] = _Shelf(base)
        return self._shelves[base]


def group(pieces: Iterable[Piece], grouper: Grouper | None = None) -> Iterator[tuple[int, int]]:
    """(piece id, story) for each piece before the next is read; stories count from 1."""
    grouper = grouper or Grouper()
    last = 0
    for piece in pieces:
        story = grouper.decide(piece).story
        if story is None:
            last += 1
            story = last
        grouper.place(piece, story)
        yield piece.id, story


class _Shelf:
    """The live stories of one language, with an index from words to stories."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._rarity = Rarity(language)
        self._clusters: dict[int, _Cluster] = {}
        self._index: tuple[defaultdict[str, dict[int, float]], defaultdict[str, dict[int, float]]]
        self._index = (defaultdict(dict), defaultdict(dict))
        self._placed = 0
        self._last: _Seen | None = None

    def decide(self, piece: Piece) -> Decision:
        seen = self._see(piece)
        candidates = self._candidates(seen)
        if not candidates:
            return Decision(None, 0.0)
        rows = self._features(seen, candidates)
        weights = weights_for(self._language, has_body=bool(seen.body))
        scores = [sum(w * x for w, x in zip(weights, row, strict=True)) for row in rows]
        best = max(range(len(rows)), key=lambda n: (scores[n], -candidates[n][0]))
        probability = 1 / (1 + math.exp(-max(-500.0, min(500.0, scores[best]))))
        why = tuple(zip(FEATURES, rows[best], strict=True))
        story = candidates[best][0] if scores[best] > 0 else None
        return Decision(story, probability, why)

    def place(self, piece: Piece, story: int, *, is_copy: bool) -> None:
        seen = self._see(piece)
        self._last = None
        if is_copy and story in self._clusters:
            cluster = self._clusters[story]
            cluster.latest = max(cluster.latest, seen.time)
            return
        self.put(seen.id, seen.vectors, story, seen.time)
        self._rarity.learn([*seen.title, *seen.body])
        self._placed += 1

    def put(self, id: int, vectors: tuple[Vector, Vector], story: int, time: float) -> None:
        """Add an article's vectors to a story."""
        cluster = self._clusters.setdefault(story, _Cluster(latest=time))
        for kind in (TITLE, BODY):
            self._add(cluster, kind, story, vectors[kind])
        cluster.size += 1
        cluster.latest = max(cluster.latest, time)
        cluster.members[id] = vectors
        if len(cluster.members) > MEMBERS:
            cluster.members.pop(next(iter(cluster.members)))

    def take(self, id: int, story: int) -> tuple[tuple[Vector, Vector], float] | None:
        """Remove an article's vectors from a story; None when they are not kept any more."""
        cluster = self._clusters.get(story)
        if cluster is None or id not in cluster.members:
            return None
        vectors = cluster.members.pop(id)
        for kind in (TITLE, BODY):
            self._add(cluster, kind, story, {word: -w for word, w in vectors[kind].items()})
        cluster.size -= 1
        if cluster.size == 0:
            self._drop(story)
        return vectors, cluster.latest

    def dissolve(self, story: int) -> list[tuple[int, tuple[Vector, Vector], float]]:
        """Forget a story; what was kept of its articles."""
        cluster = self._clusters.get(story)
        if cluster is None:
            return []
        kept = [(id, vectors, cluster.latest) for id, vectors in cluster.members.items()]
        self._drop(story)
        return kept

    def retire(self, now: float) -> list[int]:
        """Now and then, forget the stories that are over; which those were."""
        if self._placed < RETIRE_EVERY:
            return []
        self._placed = 0
        over = [id for id, one in self._clusters.items() if now - one.latest > WINDOW_S]
        for story in over:
            self._drop(story)
        return over

    def state(self) -> dict[str, object]:
        return {
            "articles": self._rarity.articles,
            "holding": dict(self._rarity.holding),
            "placed": self._placed,
            "clusters": [
                [id, one.latest, one.size, one.squares, one.centroid, list(one.members.items())]
                for id, one in self._clusters.items()
            ],
        }

    @classmethod
    def restored(cls, language: str, state: dict) -> "_Shelf":  # type: ignore[type-arg]
        shelf = cls(language)
        shelf._rarity.articles = state["articles"]
        shelf._rarity.holding.clear()
        shelf._rarity.holding.update(state["holding"])
        shelf._placed = state["placed"]
        for id, latest, size, squares, centroid, members in state["clusters"]:
            kept = {piece: (vectors[TITLE], vectors[BODY]) for piece, vectors in members}
            shelf._clusters[id] = _Cluster(latest, size, squares, tuple(centroid), kept)
            for kind in (TITLE, BODY):
                for word, weight in centroid[kind].items():
                    shelf._index[kind][word][id] = weight
        return shelf

    def _see(self, piece: Piece) -> _Seen:
        if self._last is not None and self._last.id == piece.id:
            return self._last
        title, body = title_words(piece.headline), body_words(piece.text)
        vectors = (self._rarity.vector(title), self._rarity.vector([*title, *body]))
        self._last = _Seen(piece.id, piece.time.timestamp(), title, body, vectors)
        return self._last

    def _candidates(self, seen: _Seen) -> list[tuple[int, tuple[float, float]]]:
        """The closest live stories with the cosines to their centroids, closest first."""
        found: tuple[dict[int, float], dict[int, float]] = ({}, {})
        common: tuple[list[str], list[str]] = ([], [])
        for kind in (TITLE, BODY):
            sums = found[kind]
            for word, weight in seen.vectors[kind].items():
                stories = self._index[kind].get(word, {})
                if len(stories) > COMMON_WORD:
                    common[kind].append(word)
                    continue
                for story, other in stories.items():
                    sums[story] = sums.get(story, 0.0) + weight * other
        closest = sorted(
            found[TITLE].keys() | found[BODY].keys(),
            key=lambda story: (-self._both(found, story), story),
        )[:CANDIDATES]
        for kind in (TITLE, BODY):
            for story in closest:
                found[kind][story] = found[kind].get(story, 0.0) + sum(
                    seen.vectors[kind][word] * self._index[kind][word].get(story, 0.0)
                    for word in common[kind]
                )
        return [(story, self._cosines(found, story)) for story in closest]

    def _both(self, found: tuple[dict[int, float], dict[int, float]], story: int) -> float:
        title, body = self._cosines(found, story)
        return title + body

    def _cosines(
        self, found: tuple[dict[int, float], dict[int, float]], story: int
    ) -> tuple[float, float]:
        squares = self._clusters[story].squares
        return (
            found[TITLE].get(story, 0.0) / math.sqrt(squares[TITLE] or 1.0),
            found[BODY].get(story, 0.0) / math.sqrt(squares[BODY] or 1.0),
        )

    def _features(
        self, seen: _Seen, candidates: list[tuple[int, tuple[float, float]]]
    ) -> list[list[float]]:
        """A row for each candidate, in the order of FEATURES."""
        rows = []
        for story, (title, body) in candidates:
            cluster = self._clusters[story]
            hours = max(0.0, seen.time - cluster.latest) / 3600
            members = cluster.members.values()
            rivals = [t + b for other, (t, b) in candidates if other != story]
            rows.append(
                [
                    1.0,
                    title,
                    body,
                    max((dot(seen.vectors[TITLE], one[TITLE]) for one in members), default=0.0),
                    max((dot(seen.vectors[BODY], one[BODY]) for one in members), default=0.0),
                    self._shared_rarity(seen, cluster),
                    math.log(max(1, cluster.size)),
                    math.exp(-hours / 24),
                    math.exp(-hours / 96),
                    title + body - max(rivals, default=0.0),
                ]
            )
        return rows

    def _shared_rarity(self, seen: _Seen, cluster: _Cluster) -> float:
        """How much of the headline's rarity the story's headlines share, 0 to 1."""
        rarity = {word: self._rarity.idf(word) for word in dict.fromkeys(seen.title)}
        total = sum(rarity.values())
        shared = sum(idf for word, idf in rarity.items() if word in cluster.centroid[TITLE])
        return shared / total if total else 0.0

    def _add(self, cluster: _Cluster, kind: int, story: int, vector: Vector) -> None:
        """Add a vector to a centroid, its squared length and the index."""
        centroid, index = cluster.centroid[kind], self._index[kind]
        for word, weight in vector.items():
            before = centroid.get(word, 0.0)
            after = before + weight
            cluster.squares[kind] += after * after - before * before
            if abs(after) < 1e-12:
                centroid.pop(word, None)
                index[word].pop(story, None)
            else:
                centroid[word] = after
                index[word][story] = after

    def _drop(self, story: int) -> None:
        cluster = self._clusters.pop(story)
        for kind in (TITLE, BODY):
            for word in cluster.centroid[kind]:
                stories = self._index[kind][word]
                stories.pop(story, None)
                if not stories:
                    del self._index[kind][word]
