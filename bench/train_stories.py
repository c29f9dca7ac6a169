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

from minhbach.demo.newsroom import load
from minhbach.stories import cluster, weights
from minhbach.stories.story import Piece

SETS = {
    "vietnamese": ["vi_vmds", "demo_vi"],
    "other": ["en_wikinews", "en_basil", "demo_en"],
    "headline": ["en_uci"],
}
RIDGE = 3.0
# Set so that a set of few articles and one of many weigh alike; the demo, which we wrote, less.
EXAMPLES_PER_SET = 3000
EXAMPLES_OF_DEMO = 500
# Added to the constant where articles have texts: on the four sets with texts and the demo it
# gives a little precision for more recall, and the best mean of their F1.
LEAN = 0.4


def read(folder, name):
    """The articles of a set, and the gold story of each or None."""
    if name.startswith("demo_"):
        return read_demo(name.removeprefix("demo_"))

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


def read_demo(language):
    """The originals of the demo press in one language: one province, many stories at once."""
    newsroom = load(datetime(2026, 11, 24, 0, 30, tzinfo=UTC))
    originals = sorted(
        (a for a in newsroom.articles if a.language == language and a.id not in newsroom.copies),
        key=lambda article: (article.published, article.id),
    )
    pieces = [
        Piece(n, a.published, a.language, a.outlet, a.headline, a.text)
        for n, a in enumerate(originals)
    ]
    return pieces, [newsroom.gold[article.id] for article in originals]


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
        seen = shelf._see(piece)
        candidates = shelf._candidates(seen)
        found, features = [id for id, _ in candidates], shelf._features(seen, candidates)
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


def leaning(kind, row):
    return row if kind == "headline" else (round(row[0] + LEAN, 3), *row[1:])


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
            for name, (x, y, owners) in made.items():
                chosen = np.array([keep(owner) for owner in owners])
                rows.append(x[chosen])
                right.append(y[chosen])
                weight = EXAMPLES_OF_DEMO if name.startswith("demo_") else EXAMPLES_PER_SET
                share.append(np.full(chosen.sum(), weight / max(1, chosen.sum())))
            return fit(np.vstack(rows), np.concatenate(right), np.concatenate(share))

        full = leaning(kind, train(lambda owner: True))
        print(f'    "{kind}": {full},')
        for name, (pieces, gold) in data.items():
            weights.WEIGHTS[kind] = full
            print(
                f"      {name}: seen    P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(
                    *bcubed(pieces, gold)
                )
            )
            for n in (0, 1):
                weights.WEIGHTS[kind] = leaning(kind, train(lambda owner, n=n: half(owner) != n))
                scored = [story if half(story) == n else None for story in gold]
                print(
                    f"      {name}: unseen  P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(
                        *bcubed(pieces, scored)
                    )
                )


if __name__ == "__main__":
    main()
