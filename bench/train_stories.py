"""Make the weights of the join again: replay the development sets and fit a logistic regression.

    python bench/train_stories.py [../shared/data/stories]

Prints the rows for src/minhbach/stories/weights.py, and for each set the BCubed figures with
weights that saw it and with weights from a half of its stories that did not hold the scored half.
"""

import gzip
import json
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

import numpy as np

from minhbach.stories import cluster, weights
from minhbach.stories.story import Piece

SETS = {"vietnamese": ["vi_vmds"], "other": ["en_wikinews", "en_basil"], "headline": ["en_uci"]}
RIDGE = 3.0
# Set so that a set of few articles and one of many weigh alike.
EXAMPLES_PER_SET = 3000


def read(folder, name):
    def lines(kind):
        with gzip.open(folder / f"{name}.{kind}.jsonl.gz", "rt", encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    stream = lines("stream")
    pieces = [
        Piece(
            n,
            datetime.fromtimestamp(float(o["time"]), UTC),
            o["lang"],
            o["source"],
            o["title"],
            o["text"],
        )
        for n, o in enumerate(stream)
    ]
    story_of = {o["id"]: o["story"] for o in lines("gold")}
    return pieces, [story_of.get(o["id"]) for o in stream]


def examples(pieces, gold):
    """Rows of features, whether each candidate is right, and the gold story of the piece.

    Replayed with the gold stories; an unlabelled piece stands alone, and is an example only
    against labelled stories, which it very rarely belongs to.
    """
    numbers = {}
    shelves = {}
    rows, right, owners = [], [], []
    for piece, story in zip(pieces, gold, strict=True):
        shelf = shelves.setdefault(piece.language, cluster._Shelf(piece.language))
        found, features = shelf.examples(piece)
        own = numbers.setdefault(story or f"alone {piece.id}", len(numbers))
        labelled = {number for name, number in numbers.items() if not name.startswith("alone ")}
        for candidate, row in zip(found, features, strict=True):
            if story or candidate in labelled:
                rows.append(row)
                right.append(float(candidate == own))
                owners.append(story or "")
        shelf.place(piece, own, is_copy=False)
        shelf.retire(piece.time.timestamp())
    return np.array(rows), np.array(right), owners


def fit(rows, right, share):
    mean, spread = rows.mean(0), rows.std(0)
    mean[0], spread[0] = 0.0, 1.0
    spread[spread == 0] = 1.0
    z = (rows - mean) / spread
    w = np.zeros(rows.shape[1])
    ridge = RIDGE * np.eye(len(w))
    ridge[0, 0] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        gradient = z.T @ (share * (p - right)) + ridge @ w
        hessian = (z * (share * p * (1 - p))[:, None]).T @ z + ridge
        w -= np.linalg.solve(hessian, gradient)
    out = w / spread
    out[0] = w[0] - (w[1:] * mean[1:] / spread[1:]).sum()
    return tuple(round(float(x), 3) for x in out)


def bcubed(pieces, gold):
    predicted = dict(cluster.group(pieces))
    labelled = [(p.id, s) for p, s in zip(pieces, gold, strict=True) if s]
    by_gold, by_found = defaultdict(set), defaultdict(set)
    for id, story in labelled:
        by_gold[story].add(id)
        by_found[predicted[id]].add(id)
    precision = recall = 0.0
    for id, story in labelled:
        same = len(by_gold[story] & by_found[predicted[id]])
        precision += same / len(by_found[predicted[id]])
        recall += same / len(by_gold[story])
    p, r = precision / len(labelled), recall / len(labelled)
    return p, r, 2 * p * r / (p + r)


def half(story):
    return crc32(story.encode()) % 2 if story else None


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/stories")
    for kind, names in SETS.items():
        data = {name: read(folder, name) for name in names}
        made = {name: examples(*data[name]) for name in names}

        def train(keep, made=made):
            rows, right, share = [], [], []
            for x, y, owners in made.values():
                chosen = np.array([keep(owner) for owner in owners])
                rows.append(x[chosen])
                right.append(y[chosen])
                share.append(np.full(chosen.sum(), EXAMPLES_PER_SET / max(1, chosen.sum())))
            return fit(np.vstack(rows), np.concatenate(right), np.concatenate(share))

        full = train(lambda owner: True)
        print(f'    "{kind}": {full},')
        for name, (pieces, gold) in data.items():
            weights.WEIGHTS[kind] = full
            print(
                f"      {name}: seen    P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(
                    *bcubed(pieces, gold)
                )
            )
            for n in (0, 1):
                weights.WEIGHTS[kind] = train(lambda owner, n=n: half(owner) != n)
                scored = [story if half(story) == n else None for story in gold]
                print(
                    f"      {name}: unseen  P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(
                        *bcubed(pieces, scored)
                    )
                )


if __name__ == "__main__":
    main()
