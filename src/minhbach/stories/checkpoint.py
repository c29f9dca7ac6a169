"""A shelf as bytes and back, exactly: grouping goes on from it as if it had not stopped.

The format is NumPy's `.npz` without pickled objects, so reading it runs no code of others.
"""

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray

from minhbach.stories.postings import Postings
from minhbach.stories.shelf import BODY, KINDS, TITLE, Cluster, Member, Shelf
from minhbach.stories.vectors import Vector

Arrays = dict[str, NDArray[Any]]


def pack(shelf: Shelf) -> bytes:
    clusters = list(shelf.clusters.items())
    members = [pair for _, cluster in clusters for pair in cluster.members.items()]
    places = np.flatnonzero(shelf.rarity.holding)
    arrays: Arrays = {
        "counts": np.array([shelf.rarity.articles, shelf.gone, shelf.placed]),
        "words": places,
        "holding": shelf.rarity.holding[places],
        "owners": np.array(shelf.owners, np.int64),
        "stories": np.array([id for id, _ in clusters], np.int64),
        "latest": np.array([one.latest for _, one in clusters], np.float64),
        "sizes": np.array([[one.size, len(one.members)] for _, one in clusters], np.int64),
        "squares": np.array([one.squares for _, one in clusters], np.float64),
        "pieces": np.array([[id, member.row] for id, member in members], np.int64),
    }
    for kind in KINDS:
        vectors = [member.vectors[kind] for _, member in members]
        arrays[f"terms{kind}"] = np.array([len(one.places) for one in vectors], np.int64)
        arrays[f"places{kind}"] = _joined([one.places for one in vectors], np.int32)
        arrays[f"weights{kind}"] = _joined([one.weights for one in vectors], np.float32)
    arrays |= dict(zip(("posted", "lengths", "rows"), shelf.postings.state(), strict=True))
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def unpack(language: str, packed: bytes) -> Shelf:
    with np.load(io.BytesIO(packed), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    shelf = Shelf(language)
    shelf.rarity.articles, shelf.gone, shelf.placed = arrays["counts"].tolist()
    shelf.rarity.holding[:] = 0
    shelf.rarity.holding[arrays["words"]] = arrays["holding"]
    shelf.owners = arrays["owners"].tolist()
    shelf.postings = Postings.restored(arrays["posted"], arrays["lengths"], arrays["rows"])
    vectors = zip(_vectors(arrays, TITLE), _vectors(arrays, BODY), strict=True)
    pieces = zip(arrays["pieces"].tolist(), vectors, strict=True)
    columns = (arrays[name].tolist() for name in ("stories", "latest", "sizes", "squares"))
    rows = zip(*columns, strict=True)
    for story, latest, (size, kept), squares in rows:
        members = {}
        for _ in range(kept):
            (id, row), pair = next(pieces)
            members[id] = Member(row, pair)
        shelf.clusters[story] = Cluster(latest, size, members, tuple(squares))
    return shelf


def _joined(parts: list[NDArray[Any]], dtype: type) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype)


def _vectors(arrays: Arrays, kind: int) -> list[Vector]:
    ends = np.cumsum(arrays[f"terms{kind}"])[:-1]
    places = np.split(arrays[f"places{kind}"], ends)
    weights = np.split(arrays[f"weights{kind}"], ends)
    pairs = zip(places, weights, strict=True)
    return [Vector(*pair) for pair in pairs][: len(arrays["pieces"])]
