"""A shelf as bytes and back, exactly: grouping goes on from it as if it had not stopped.

The format is NumPy's `.npz` without pickled objects, so reading it runs no code of others.
"""

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray

from minhbach.stories.matrix import Matrix
from minhbach.stories.postings import Postings
from minhbach.stories.shelf import Cluster, Shelf

Arrays = dict[str, NDArray[Any]]


def pack(shelf: Shelf) -> bytes:
    clusters = list(shelf.clusters.items())
    members = [pair for _, cluster in clusters for pair in cluster.members.items()]
    places = np.flatnonzero(shelf.rarity.holding)
    steps, rows, turns = shelf.postings.state()
    arrays: Arrays = {
        "counts": np.array([shelf.rarity.articles, shelf.placed]),
        "words": places,
        "holding": shelf.rarity.holding[places],
        "stories": np.array([id for id, _ in clusters], np.int64),
        "latest": np.array([one.latest for _, one in clusters], np.float64),
        "sizes": np.array([[one.size, len(one.members)] for _, one in clusters], np.int64),
        "squares": np.array([one.squares for _, one in clusters], np.float64),
        "members": np.array(members, np.int64),
        "steps": steps,
        "rows": rows,
        "turns": turns,
        **shelf.matrix.state(),
    }
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def unpack(language: str, packed: bytes) -> Shelf:
    with np.load(io.BytesIO(packed), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    shelf = Shelf(language)
    shelf.rarity.articles, shelf.placed = arrays["counts"].tolist()
    shelf.rarity.holding[:] = 0
    shelf.rarity.holding[arrays["words"]] = arrays["holding"]
    shelf.postings = Postings.restored(arrays["steps"], arrays["rows"], arrays["turns"])
    shelf.matrix = Matrix.restored(arrays)
    members = iter(arrays["members"].tolist())
    columns = (arrays[name].tolist() for name in ("stories", "latest", "sizes", "squares"))
    for story, latest, (size, kept), squares in zip(*columns, strict=True):
        rows = {id: row for _, (id, row) in zip(range(kept), members, strict=False)}
        shelf.clusters[story] = Cluster(latest, size, rows, tuple(squares))
    return shelf
