"""The audit trail as a chain: each entry carries the hash of the one before it.

    hash = SHA-256 of the canonical JSON of the entry without its hash

Canonical JSON is UTF-8 with sorted keys and no spaces. The first entry follows sixty-four zeros.
An export is JSON lines: a head line, then one line an entry; a verifier of its own reads it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

START = "0" * 64
FORMAT = 1


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One act. `at` is ISO 8601 in UTC; `who` is a user name, a department by its link, or empty
    for the program; `about` is a kind and a number (`case 3`)."""

    number: int
    at: str
    who: str
    act: str
    about: str
    detail: dict[str, Any]
    previous: str
    hash: str = ""


def sealed_entry(
    *,
    number: int,
    at: datetime,
    who: str,
    act: str,
    about: str,
    detail: dict[str, Any],
    previous: str,
) -> TrailEntry:
    """The entry with its hash. What JSON does not know (a date) is written as text."""
    plain = json.loads(json.dumps(detail, default=str))
    entry = TrailEntry(
        number,
        at.astimezone(UTC).isoformat(timespec="microseconds"),
        who,
        act,
        about,
        plain,
        previous,
    )
    return TrailEntry(**(asdict(entry) | {"hash": entry_hash(entry)}))


def entry_hash(entry: TrailEntry) -> str:
    """The hash that the entry must carry."""
    said = {name: value for name, value in asdict(entry).items() if name != "hash"}
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def canonical(value: Any) -> str:
    """The one way a value is written for hashing."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def problems(entries: Iterable[TrailEntry], *, head: str, count: int) -> Iterator[str]:
    """What is wrong with a chain that should have `count` entries and end in the hash `head`."""
    previous, number = START, 0
    for number, entry in enumerate(entries, 1):
        if entry.number != number:
            yield f"Entry {number} is missing; entry {entry.number} stands in its place."
            return
        if entry.previous != previous:
            yield f"Entry {number} does not follow the one before it."
        if entry.hash != entry_hash(entry):
            yield f"Entry {number} was changed."
        previous = entry.hash
    if number != count or previous != head:
        yield f"The trail ends at entry {number}; it should end at entry {count}."


def export_lines(
    entries: Iterable[TrailEntry], *, organisation: str, exported: datetime, head: str, count: int
) -> Iterator[str]:
    """The lines of an export, each with its line end."""
    first = {
        "minhbach-audit": FORMAT,
        "organisation": organisation,
        "exported": exported.isoformat(timespec="seconds"),
        "entries": count,
        "head": head,
    }
    first["hash"] = hashlib.sha256(canonical(first).encode()).hexdigest()
    yield canonical(first) + "\n"
    for entry in entries:
        yield canonical(asdict(entry)) + "\n"
