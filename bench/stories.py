"""Speed, memory and the quality of copies, of copies and stories in one pass.

    python bench/stories.py [../shared/data/stories] [--articles 14725]

Runs the Vietnamese background once, one article after the other, and tells CPU microseconds an
article of each step apart; then scores copies on edits made of it and on the silver pairs, and
stories on the development sets, side by side with what a user would pick. `bench/load.py` tells
speed, memory and growth of as many articles as a country's press has in a day.
"""

import argparse
import gzip
import json
import random
import resource
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from minhbach.stories.cluster import Grouper
from minhbach.stories.copies import CopyIndex
from minhbach.stories.join import features
from minhbach.stories.record import StoryRun
from minhbach.stories.shelf import Shelf
from minhbach.stories.sketch import sketch
from minhbach.stories.story import Piece
from minhbach.text.similarity import word_numbers
from side_by_side import THRESHOLDS, MinHashIndex, NearestCentroid, is_installed

START = datetime(2026, 11, 24, tzinfo=UTC)
SETS = ("vi_vmds", "en_wikinews", "en_uci", "en_basil")
EDITS = ("edit5", "edit10", "edit20", "half", "boilerplate")


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def pieces_of(folder, limit):
    found = lines(folder / "background_vi_baomoi.jsonl.gz")
    for n, o in zip(range(limit), found, strict=False):
        time_ = START + timedelta(seconds=29 * n)
        yield Piece(int(o["id"]), time_, "vi", "", o["title"], f"{o['sapo']}\n{o['text']}")


class Clock:
    """CPU time of each step, in seconds."""

    def __init__(self):
        self.spent = {}

    def __call__(self, step, work, *args):
        start = time.process_time()
        done = work(*args)
        self.spent[step] = self.spent.get(step, 0.0) + time.process_time() - start
        return done


def steps(pieces):
    """Each step by itself, as `Grouper` and `CopyIndex` take them."""
    clock, shelf, copies, grouper = Clock(), Shelf("vi"), CopyIndex(), Grouper()
    last = 0
    for piece in pieces:
        clock("words", word_numbers, piece.text)
        clock("sketch", sketch, piece.text)
        original = clock("find copies", copies.find, piece)
        clock("add to copies", copies.add, piece, original)
        if original is not None:
            continue
        seen = clock("words and vectors", shelf.see, piece)
        stories = clock("candidates", shelf.candidates, seen)
        if stories:
            clock("features and join", features, shelf, seen, stories)
        story = grouper.decide(piece).story
        if story is None:
            last += 1
            story = last
        grouper.place(piece, story)
        clock("place", shelf.place, seen, story)
    return clock.spent


def whole(pieces):
    copies, grouper, last, found = CopyIndex(), Grouper(), 0, 0
    start = time.process_time()
    for piece in pieces:
        original = copies.find(piece)
        copies.add(piece, original)
        if original is not None:
            found += 1
            continue
        story = grouper.decide(piece).story
        if story is None:
            last += 1
            story = last
        grouper.place(piece, story)
    spent = time.process_time() - start
    return spent, found, last, len(copies.dump()), len(grouper.dump())


def edited(text, edit, dice, vocabulary):
    found = text.split()
    if edit.startswith("edit"):
        share = int(edit[4:]) / 100
        return " ".join(dice.choice(vocabulary) if dice.random() < share else w for w in found)
    if edit == "half":
        return " ".join(found[: len(found) // 2])
    return " ".join([*dice.choices(vocabulary, k=30), *found, *dice.choices(vocabulary, k=30)])


def edits(pieces, index, name, count=500):
    """Recall of each edit; precision over all that was called a copy of an edited original."""
    dice = random.Random(1)
    originals = dice.sample([p for p in pieces if len(p.text.split()) >= 120], count)
    vocabulary = [word for p in pieces[:2000] for word in p.text.split()]
    start = time.process_time()
    for piece in pieces:
        index.add(piece, index.find(piece))
    spent = time.process_time() - start
    right, called, n = dict.fromkeys(EDITS, 0), 0, 10**12
    for piece in originals:
        root = index.find(piece)
        for edit in EDITS:
            n += 1
            text = edited(piece.text, edit, dice, vocabulary)
            found = index.find(Piece(n, pieces[-1].time, "vi", "", "", text))
            called += found is not None
            right[edit] += found is not None and found == root
    print(
        f"{name}: {len(pieces) / spent:.0f} articles/CPU s, precision "
        f"{sum(right.values()) / max(1, called):.4f} of {called} called copies, recall",
        {edit: round(hits / count, 3) for edit, hits in right.items()},
    )


def silver(folder, pieces):
    index, root = CopyIndex(), {}
    for piece in pieces:
        found = index.find(piece)
        index.add(piece, found)
        root[piece.id] = piece.id if found is None else found
    pairs = [
        o
        for o in lines(folder / "copies_vi_baomoi_silver.jsonl.gz")
        if {o["a"], o["b"]} <= root.keys()
    ]
    same = sum(root[o["a"]] == root[o["b"]] for o in pairs)
    print(f"copies: {same} of {len(pairs)} silver pairs share an original")


def grouped(folder, name):
    """BCubed and speed of a development set, beside what a user would pick."""
    stream = list(lines(folder / f"{name}.stream.jsonl.gz"))
    gold = {o["id"]: o["story"] for o in lines(folder / f"{name}.gold.jsonl.gz")}
    start, run = time.process_time(), StoryRun()
    made = [run.take(o)["story"] for o in stream]
    tell(name, "minhbach", stream, gold, made, time.process_time() - start)
    if is_installed("sklearn", "scikit-learn, TF-IDF and nearest centroid"):
        centroids = NearestCentroid(
            [Piece(0, START, "", "", o["title"], o["text"]) for o in stream]
        )
        tried = [(*centroids.group(threshold), threshold) for threshold in THRESHOLDS]
        made, spent, threshold = max(tried, key=lambda one: bcubed(stream, gold, one[0])[2])
        tell(name, f"TF-IDF and nearest centroid, best at {threshold}", stream, gold, made, spent)


def bcubed(stream, gold, made):
    both = [
        (gold[o["id"]], story) for o, story in zip(stream, made, strict=True) if o["id"] in gold
    ]
    of_gold, of_made = Counter(g for g, _ in both), Counter(m for _, m in both)
    of_both = Counter(both)
    p = sum(of_both[g, m] / of_made[m] for g, m in both) / len(both)
    r = sum(of_both[g, m] / of_gold[g] for g, m in both) / len(both)
    return p, r, 2 * p * r / (p + r)


def tell(name, what, stream, gold, made, spent):
    p, r, f = bcubed(stream, gold, made)
    speed = len(stream) / spent
    print(f"{name}, {what}: P {p:.3f} R {r:.3f} F1 {f:.3f}, {speed:.0f} articles/CPU s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/data/stories"))
    parser.add_argument("--articles", type=int, default=14725)
    args = parser.parse_args()
    pieces = list(pieces_of(args.folder, args.articles))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent, found, stories, copies_bytes, grouper_bytes = whole(pieces)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{len(pieces)} articles, {found} copies, {stories} stories: {len(pieces) / spent:.0f} articles/CPU s"
    )
    print(
        f"memory: {(peak - before) / 1024:.0f} MB on top of the articles; checkpoint {copies_bytes / 1e6:.1f} + {grouper_bytes / 1e6:.1f} MB"
    )
    for step, seconds in steps(pieces[:4000]).items():
        print(f"{step}: {seconds / min(4000, len(pieces)) * 1e6:.0f} us an article")
    silver(args.folder, pieces)
    edits(pieces, CopyIndex(), "copies, minhbach")
    if is_installed("datasketch", "datasketch, MinHash LSH"):
        edits(pieces, MinHashIndex(), "copies, datasketch")
    for name in SETS:
        grouped(args.folder, name)


if __name__ == "__main__":
    main()
