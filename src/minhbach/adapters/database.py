"""The database file of an office, as SQLite sees it: copied under load, counted, checked.

A copy is made inside one read transaction, so it holds one moment of the office however much is
written meanwhile, and is never begun again. The logical hash is of what the database says (its
schema, then every row in order), not of its pages: two files that say the same have the same one.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from json import loads
from pathlib import Path

from minhbach.cases.trail import TrailEntry, problems

# Pages between two looks at the progress: more is smoother for others, fewer for the eye.
# Chosen, not measured.
_STEP_PAGES = 2_000
_BUSY_S = 30.0

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Said:
    """What a database says: the rows of each table, and the logical hash, in hex."""

    rows: dict[str, int]
    logical_sha256: str


def copy_database(path: Path, to: Path, *, progress: Progress) -> Said:
    """Copy the database while others write; what the original said at that moment.

    `progress` is told how many pages are left and how many there are. The copy is one file,
    without a write-ahead log. Raises sqlite3.DatabaseError when the original is damaged.
    """
    with _reading(path) as source:
        said = _said(source)
        with closing(sqlite3.connect(to)) as copy:
            source.backup(copy, pages=_STEP_PAGES, progress=lambda _, *left: progress(*left))
            copy.execute("PRAGMA journal_mode=DELETE")
    return said


def what_it_says(path: Path) -> Said:
    """Rows and logical hash. Raises sqlite3.DatabaseError when the file is damaged."""
    with _reading(path) as database:
        return _said(database)


def damage(path: Path, *, quick: bool = False) -> str:
    """What SQLite's own check finds first, as it says it; empty when the file is whole.

    `quick` leaves out whether each index fits its table. Raises sqlite3.OperationalError when the
    file cannot be read at this moment.
    """
    try:
        with _reading(path) as database:
            check = "PRAGMA quick_check(1)" if quick else "PRAGMA integrity_check(1)"
            found = str(database.execute(check).fetchone()[0])
    except sqlite3.OperationalError:  # locked, or a disk that does not answer: that is no damage
        raise
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else found


def broken_chain(path: Path) -> list[str]:
    """What is wrong with the audit trail; nothing when it is whole, or older than the chain."""
    with _reading(path) as database:
        try:
            head = database.execute("SELECT number, hash FROM desk_audithead").fetchone()
        except sqlite3.OperationalError:  # an office of 0.1.0, whose trail becomes a chain later
            return []
        if head is None:
            return []
        return list(problems(_entries(database), head=head[1], count=head[0]))


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, at one moment from the first question on."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    database = sqlite3.connect(address, uri=True, timeout=_BUSY_S, isolation_level=None)
    database.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    with closing(database):
        database.execute("BEGIN")
        yield database


def _said(database: sqlite3.Connection) -> Said:
    schema = database.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
        " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
    ).fetchall()
    digest = hashlib.sha256(ascii(schema).encode())
    rows = {}
    for name in [name for kind, name, *_ in schema if kind == "table"]:
        quoted = name.replace('"', '""')
        count = 0
        for row in database.execute(f'SELECT * FROM "{quoted}" ORDER BY rowid'):  # noqa: S608
            digest.update(ascii(row).encode())  # no other writing of a value is the same
            count += 1
        rows[name] = count
    return Said(rows, digest.hexdigest())


def _entries(database: sqlite3.Connection) -> Iterator[TrailEntry]:
    found = database.execute(
        "SELECT number, at, who_name, act, about, detail, previous, hash"
        " FROM desk_auditentry ORDER BY number"
    )
    for number, at, who, act, about, detail, previous, seal in found:
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
        yield TrailEntry(
            number,
            moment.isoformat(timespec="microseconds"),
            who,
            act,
            about,
            loads(detail),
            previous,
            seal,
        )
