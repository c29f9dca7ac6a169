"""Whether the guard sees that two texts differ, on pairs of our own, half of them truly the same.

Pairs and rules are by one hand; the half set aside was scored once, after the last rule.
"""

from pathlib import Path
from zlib import crc32

from minhbach.claims.differs import differences, read_facts

PAIRS = Path(__file__).parents[1] / "data" / "claims" / "guard" / "pairs.tsv"


def pairs(*, aside: bool) -> list[list[str]]:
    """Id, language, label, what it is about, question and check of one half."""
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()[1:]]
    return [row for row in rows if crc32(row[0].encode()) % 2 == aside]


def spans(question: str, check: str) -> tuple[str, ...]:
    return differences(read_facts(question), read_facts(check))


def figures(rows: list[list[str]]) -> dict[str, float]:
    told = {
        label: [bool(spans(a, b)) for _, _, one, _, a, b in rows if one == label]
        for label in ("same", "other")
    }
    return {
        "seen": sum(told["other"]) / len(told["other"]),
        "wrongly": sum(told["same"]) / len(told["same"]),
    }


# Just under what was measured on 24 November 2026: 1.00 and .00 on the half that the rules were
# written with; .86 and .00 on the half set aside, where the guard before had .50 and .06.
FLOORS = {
    "written with": {"seen": 0.98, "wrongly": 0.02},
    "set aside": {"seen": 0.84, "wrongly": 0.02},
}


def test_the_guard_sees_what_differs_and_lets_the_same_pass():
    for name, floors in FLOORS.items():
        rows = pairs(aside=name == "set aside")
        found = figures(rows)
        print(
            f"\nguard, {name} ({len(rows)} pairs): differences seen {found['seen']:.2f}, "
            f"same called different {found['wrongly']:.2f}"
        )
        assert found["seen"] >= floors["seen"]
        assert found["wrongly"] <= floors["wrongly"]
