"""Speed and size of matching beside SQLite FTS5 and, where it is installed, bm25s.

    python bench/claims.py [--checks 100000] [--data ../shared/data/claims]

The checks are those of match_ct22 and, to reach the number, the fact-checks of retrieval_86k. Each
way answers the same development queries of match_ct22, ten checks a query, one process. Given: time
to build, the median and 95th percentile of a query, the memory the index added (resident), and
MAP@5 with all these checks in.
"""

import argparse
import gzip
import importlib.util
import json
import multiprocessing
import re
import sqlite3
import time
from pathlib import Path

from minhbach.claims.match import Check, CheckIndex

LIMIT = 10
_WORD = re.compile(r"\w+")


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def resident_mb():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def checks_of(folder, number):
    found = [
        (one["id"], one["title"], one["text"])
        for one in lines(folder / "match_ct22_checks.jsonl.gz")
    ]
    for one in lines(folder / "retrieval_86k_factchecks.jsonl.gz"):
        if len(found) >= number:
            break
        found.append(
            (f"more-{one['id']}", one.get("title") or "", one.get("text") or one.get("claim") or "")
        )
    return found[:number]


def ours(checks):
    index = CheckIndex(Check(*one) for one in checks)
    index.find("begin")
    return lambda text: [match.id for match in index.find(text, limit=LIMIT)]


def fts5(checks):
    base = sqlite3.connect(":memory:")
    base.execute(
        "create virtual table checks using fts5(id unindexed, title, text, tokenize='porter unicode61')"
    )
    base.executemany("insert into checks values (?, ?, ?)", checks)

    def find(text):
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(_WORD.findall(text.lower())))
        rows = base.execute(
            "select id from checks where checks match ? order by rank limit ?", (words, LIMIT)
        )
        return [row[0] for row in rows]

    return find


def bm25s(checks):
    import bm25s as library

    index = library.BM25()
    index.index(
        library.tokenize([f"{title} {text}" for _, title, text in checks], show_progress=False),
        show_progress=False,
    )

    def find(text):
        asked = library.tokenize([text], show_progress=False)
        found, _ = index.retrieve(asked, k=LIMIT, show_progress=False)
        return [checks[row][0] for row in found[0]]

    return find


def map5(found, relevant):
    hits = total = 0.0
    for place, id in enumerate(found[:5], 1):
        if id in relevant:
            hits += 1
            total += hits / place
    return total / min(5, len(relevant))


def measure(name, build, checks, queries):
    before = resident_mb()
    start = time.perf_counter()
    find = build(checks)
    built = time.perf_counter() - start
    added = resident_mb() - before
    took, right = [], []
    for query in queries:
        start = time.perf_counter()
        found = find(query["text"])
        took.append(1000 * (time.perf_counter() - start))
        right.append(map5(found, set(query["relevant"])))
    took.sort()
    print(
        f"{name:12s} built {built:6.1f} s   +{added:6.0f} MB   query {took[len(took) // 2]:6.1f} ms, "
        f"p95 {took[int(len(took) * 0.95)]:6.1f} ms   MAP@5 {sum(right) / len(right):.3f}",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=int, default=100_000)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/claims"))
    args = parser.parse_args()
    checks = checks_of(args.data, args.checks)
    queries = list(lines(args.data / "match_ct22_queries_dev.jsonl.gz"))
    print(f"{len(checks)} checks, {len(queries)} queries")
    ways = {"minhbach": ours, "SQLite FTS5": fts5}
    if importlib.util.find_spec("bm25s"):
        ways["bm25s"] = bm25s
    for name, build in ways.items():
        # Each in a process of its own, so that none is given what another freed.
        alone = multiprocessing.get_context("fork").Process(
            target=measure, args=(name, build, checks, queries)
        )
        alone.start()
        alone.join()


if __name__ == "__main__":
    main()
