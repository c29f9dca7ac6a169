"""Whether a desk that has only a few checks finds them: English queries, SOME checks."""

import gzip
import json
from pathlib import Path

import pytest

from minhbach.claims.match import Check, CheckIndex, Zone

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "claims"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="needs ../shared/data/claims"),
]

SOME = 10
# Just under what was measured on 24 November 2026: .965, .965 and .060 (.864, .332 and .030 before
# a young desk was lent texts).
FEWEST_FOUND, FEWEST_FOUND_ALONE, MOST_FALSE = 0.96, 0.96, 0.065


def lines(name):
    with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def shares(queries, checks, *, some):
    """Of the queries, those with the right check first and in a zone, and those with another."""
    by_id = {one["id"]: Check(one["id"], one["title"], one["text"]) for one in checks}
    found = false = 0
    for place, query in enumerate(queries):
        right = query["relevant"][0]
        others = [checks[(place * 37 + n * 997) % len(checks)]["id"] for n in range(some)]
        index = CheckIndex(by_id[id] for id in {*others} - {*query["relevant"]})
        false += any(match.zone is not Zone.NONE for match in index.find(query["text"]))
        index.add(by_id[right])
        first = index.find(query["text"])[:1]
        found += any(one.id == right and one.zone is not Zone.NONE for one in first)
    return found / len(queries), false / len(queries)


def test_a_desk_of_a_few_checks_finds_them_and_little_else():
    checks = lines("match_ct22_checks")
    found, false = shares(lines("match_ct22_queries_dev"), checks, some=SOME)
    alone, _ = shares(lines("match_ct22_queries_dev"), checks, some=0)
    print(
        f"\nfound among {SOME + 1} checks {found:.3f}, alone {alone:.3f}; others shown {false:.3f}"
    )
    assert found >= FEWEST_FOUND
    assert alone >= FEWEST_FOUND_ALONE
    assert false <= MOST_FALSE
