"""The gate on Vietnamese sentences of our own: which can be checked, and for what reason.

The half of the gate set that was set aside was looked at once, after the last rule was written. The
hand that wrote the sentences wrote the rules, too: an office's own sentences will do worse.
"""

from pathlib import Path
from zlib import crc32

import minhbach.claims
from minhbach.claims.detect import CHECKABLE, Detected, Kind, detect

SET = Path(minhbach.claims.__file__).parent / "gate" / "sentences.tsv"
QUOTED = "quoted statement"
PERSONAL = "personal"


def rows(*, aside: bool) -> list[tuple[str, str]]:
    """Kind and text of the sentences of one half."""
    lines = SET.read_text(encoding="utf-8").splitlines()[1:]
    cut = [line.split("\t") for line in lines]
    return [(kind, text) for id, kind, text in cut if crc32(id.encode()) % 2 == aside]


def can_be_checked(kind: str) -> bool:
    return kind in {*CHECKABLE, QUOTED}


def is_right(kind: str, found: Detected) -> bool:
    """A quoted statement can be checked, whichever kind of thing was said."""
    if kind == QUOTED:
        return found.checkable
    return found.kind == (Kind.PERSONAL_EXPERIENCE if kind == PERSONAL else kind)


def figures(half: list[tuple[str, str]]) -> dict[str, float]:
    found = [(kind, detect(text, "vi")) for kind, text in half]
    claims = [one.checkable for kind, one in found if can_be_checked(kind)]
    others = [one.checkable for kind, one in found if not can_be_checked(kind)]
    return {
        "recall": sum(claims) / len(claims),
        "wrongly": sum(others) / len(others),
        "reason": sum(is_right(kind, one) for kind, one in found) / len(found),
    }


# Just under what was measured on 24 November 2026: 1.000, .022, .950 on the half that the rules
# were written with; .962, .085, .870 on the half set aside, where the rules before had .906, .206,
# .640. (Then a quoted judgement was made an opinion, whatever the figures: .962, .078, .873.)
FLOORS = {
    "written with": {"recall": 0.99, "wrongly": 0.025, "reason": 0.945},
    "set aside": {"recall": 0.955, "wrongly": 0.085, "reason": 0.87},
}


def test_the_gate_lets_claims_through_and_little_else():
    for name, floors in FLOORS.items():
        half = rows(aside=name == "set aside")
        found = figures(half)
        print(
            f"\ngate, {name} ({len(half)} sentences): recall of checkable {found['recall']:.3f}, "
            f"wrongly checkable {found['wrongly']:.3f}, right reason {found['reason']:.3f}"
        )
        assert found["recall"] >= floors["recall"]
        assert found["wrongly"] <= floors["wrongly"]
        assert found["reason"] >= floors["reason"]
