"""Look the office over: is it whole, is it kept, does everything get through?

Each finding is a sentence that says what to do. `ADVICE` is what cannot be mended here and now;
only `TO_DO` asks for somebody. Nothing is changed, and nobody outside is asked.
"""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max

from minhbach.adapters import database
from minhbach.adapters.sealed import SealKey
from minhbach.collect.schedule import FeedState
from minhbach.desk import jobs
from minhbach.desk.backup import left_behind, remembered
from minhbach.desk.gather.audit import head, trail_problems
from minhbach.desk.gather.press import silent_feeds
from minhbach.desk.models import (
    Article,
    AuditEntry,
    Feed,
    Follower,
    Letter,
    Poll,
    Question,
    Subscriber,
)
from minhbach.desk.office import KEY_FILE, SETTINGS_FILE, Office
from minhbach.errors import BadInput

# The releases of SQLite in which a write and a checkpoint at the same instant no longer lose a
# commit (sqlite.org/wal.html, "the WAL-reset bug"): 3.51.3, and the same mended in two older lines.
MENDED = (3, 51, 3)
MENDED_LINES = ((3, 50, 7), (3, 44, 6))
# A backup a night, and half a day for one that ran late.
BACKUP_AGE = timedelta(hours=36)
DRILL_AGE = timedelta(days=35)
# Free beside what a backup needs for a moment: earlier warnings, or fewer.
SPARE_BYTES = 500_000_000
# A clock may differ that much from the one of another machine.
CLOCK_DIFFERS = timedelta(minutes=5)
LETTER_WAITS = timedelta(days=1)
LETTER_FAILED_WITHIN = timedelta(days=30)
FAILURES = 3
CLOCK_RESTS = timedelta(hours=1)
NAMED = 5
SEALED = (Letter, Question, Follower, Subscriber)


class Level(StrEnum):
    """How much a finding asks for."""

    FINE = "fine"
    ADVICE = "advice"
    TO_DO = "to do"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one thing, as a sentence that says what to do."""

    about: str
    level: Level
    says: str


Look = Callable[[Office, datetime], Finding]


def examine(office: Office, *, now: datetime, sample: int | None = None) -> Iterator[Finding]:
    """Everything that is looked at, in order. `sample` is how many kept copies at most.

    What stands in the rows is looked at only in a whole database of this release.
    """
    yield about_sqlite(sqlite3.sqlite_version_info)
    yield (whole := _guarded("database", lambda: about_database(office, now)))
    for about, look in _OF_THE_FOLDER.items():
        yield _guarded(about, lambda look=look: look(office, now))
    if whole.level is Level.TO_DO:
        return
    yield (release := _guarded("release", lambda: about_release(office, now)))
    if release.level is Level.TO_DO:
        return
    for about, look in _OF_THE_ROWS.items():
        yield _guarded(about, lambda look=look: look(office, now))
    yield _guarded("kept copies", lambda: about_copies(sample))


def about_sqlite(version: tuple[int, ...]) -> Finding:
    """Whether this release of SQLite has the known bug."""
    number = ".".join(map(str, version))
    mended = version >= MENDED or any(
        version[:2] == line[:2] and version >= line for line in MENDED_LINES
    )
    if mended:
        return _fine("SQLite", f"{number}")
    return Finding(
        "SQLite",
        Level.ADVICE,
        f"{number} can, very rarely, lose what was written when one connection writes and another "
        "tidies the log at the same instant. Use a Python with SQLite 3.51.3 or later when there "
        "is one for this machine; until then a backup every night is what helps.",
    )


def about_database(office: Office, now: datetime) -> Finding:
    if not office.database.exists():
        return _to_do("database", "is missing. Put a backup into a new folder: minhbach restore")
    problem = database.damage(office.database, quick=True)
    if problem:
        return _to_do(
            "database",
            f"is damaged ({problem}). Stop minhbach, copy the folder as it is, and put the last "
            "good backup into a new folder: minhbach restore FILE DIR",
        )
    return _fine("database", f"whole, {_size(office.database.stat().st_size)}")


def about_permissions(office: Office, now: datetime) -> Finding:
    keys = [office.folder / KEY_FILE, office.address_key]
    if office.smtp_password_file:
        keys.append(office.folder / office.smtp_password_file)
    open_keys = [str(path) for path in keys if path.exists() and _mode(path) & 0o027]
    if open_keys:
        return _to_do("permissions", f"others may use a key; say: chmod 600 {' '.join(open_keys)}")
    inside = [office.database, office.folder / SETTINGS_FILE, office.folder]
    if _mode(office.folder) & 0o001 and any(
        path.exists() and _mode(path) & 0o004 for path in (office.database, office.evidence)
    ):
        return _to_do("permissions", f"others may read the office; say: chmod 700 {office.folder}")
    shut = [str(path) for path in inside if path.exists() and not os.access(path, os.W_OK)]
    if shut:
        return _to_do(
            "permissions", f"{shut[0]} cannot be written here; give it to the program's user."
        )
    return _fine("permissions", "the office is its owner's alone")


def about_space(office: Office, now: datetime) -> Finding:
    """Whether a backup has room: for a moment it needs the database twice, and the evidence."""
    evidence = sum(path.stat().st_size for path in office.evidence.rglob("*") if path.is_file())
    size = office.database.stat().st_size if office.database.exists() else 0
    wanted = 2 * size + evidence + SPARE_BYTES
    free = shutil.disk_usage(office.folder).free
    if free < wanted:
        return _to_do("disk", f"{_size(free)} are free; {_size(wanted)} are wanted. Make room.")
    return _fine("disk", f"{_size(free)} are free")


def about_left_behind(office: Office, now: datetime) -> Finding:
    places = {office.folder, office.folder.parent}
    if last := remembered(office, "backup"):
        places.add(Path(last["file"]).parent)
    found = [str(path) for place in sorted(places) for path in left_behind(place)]
    if found:
        return _to_do("drafts", f"of a backup that was stopped; remove: {' '.join(found)}")
    return _fine("drafts", "nothing was left behind")


def about_backup(office: Office, now: datetime) -> Finding:
    return _age(
        "backup",
        remembered(office, "backup"),
        now,
        most=BACKUP_AGE,
        do="Make one, and let the machine do so every night: minhbach backup FILE",
    )


def about_drill(office: Office, now: datetime) -> Finding:
    return _age(
        "drill",
        remembered(office, "drill"),
        now,
        most=DRILL_AGE,
        do="Try whether a backup can be restored: minhbach doctor --restore-drill",
    )


def about_release(office: Office, now: datetime) -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return _to_do(
            "release", "the database is of an earlier one; back up, then start minhbach run once."
        )
    return _fine("release", "the database is of this one")


def about_clock(office: Office, now: datetime) -> Finding:
    """The machine's clock against the newest row and the newest file."""
    rows = [
        AuditEntry.objects.aggregate(at=Max("at"))["at"],
        Poll.objects.aggregate(at=Max("at"))["at"],
        Article.objects.aggregate(at=Max("seen"))["at"],
    ]
    files = [
        datetime.fromtimestamp(path.stat().st_mtime, UTC)
        for path in office.folder.glob("*")
        if path.is_file()
    ]
    latest = max([moment for moment in (*rows, *files) if moment], default=now)
    if latest > now + CLOCK_DIFFERS:
        return _to_do(
            "clock",
            f"it is {now:%Y-%m-%d %H:%M} UTC here, but something is dated {latest:%Y-%m-%d %H:%M}. "
            "Set the machine's clock, by NTP.",
        )
    return _fine("clock", "nothing is dated ahead of it")


def about_work(office: Office, now: datetime) -> Finding:
    due = jobs.next_due()
    if due and due < now - CLOCK_RESTS:
        return _to_do(
            "work", f"is due since {due:%Y-%m-%d %H:%M} UTC and not done; start: minhbach run"
        )
    return _fine("work", "nothing is late")


def about_letters(office: Office, now: datetime) -> Finding:
    jobs.post()  # raises BadSettings when the settings cannot be used
    failed = Letter.objects.filter(
        state=Letter.State.FAILED, made__gte=now - LETTER_FAILED_WITHIN
    ).order_by("pk")
    if last := failed.last():
        return _to_do(
            "letters",
            f"{failed.count()} could not be handed over; the last: {last.problem} "
            "See the page Letters.",
        )
    late = Letter.objects.filter(state=Letter.State.DUE, made__lt=now - LETTER_WAITS).count()
    if late:
        return _to_do("letters", f"{late} wait for more than a day; is minhbach run running?")
    if not office.smtp:
        return Finding(
            "letters",
            Level.ADVICE,
            "stay in the folder letters; name the mail server (smtp) in office.toml.",
        )
    return _fine("letters", "all are handed over")


def about_feeds(office: Office, now: datetime) -> Finding:
    followed = Feed.objects.filter(paused=False).order_by("pk")
    failing = followed.filter(
        state__in=(FeedState.FAILING, FeedState.NOT_A_FEED), failures__gte=FAILURES
    )
    silent = silent_feeds()
    said = [
        f"{rows.count()} {what}: {', '.join(row.address for row in rows[:NAMED])}"
        for what, rows in (("fail", failing), ("are silent against their own rhythm", silent))
        if rows
    ]
    if said:
        return _to_do("feeds", f"{'; '.join(said)}. Mend or pause them on the page Feeds.")
    return _fine("feeds", f"{followed.count()} followed, all bring something")


def about_trail(office: Office, now: datetime) -> Finding:
    if found := trail_problems():
        return _to_do(
            "audit trail", f"{found[0]} Compare it with an earlier export: verify_audit.py --since"
        )
    return _fine("audit trail", f"{head()[0]} entries, whole")


def about_addresses(office: Office, now: datetime) -> Finding:
    """Whether the key of the addresses is there, and is the one that sealed them."""
    sealed = [
        row
        for model in SEALED
        if (row := model.objects.exclude(contact=b"").order_by("-pk").first())
    ]
    if not sealed:
        return _fine("addresses", "none is kept")
    if not office.address_key.exists():
        return _to_do("addresses", f"{office.address_key} is missing; put it back from a backup.")
    key = SealKey.read_or_make(office.address_key)
    for row in sealed:
        key.open(bytes(row.contact))
    return _fine("addresses", "the key opens them")


def about_copies(sample: int | None) -> Finding:
    checked = jobs.check_evidence(sample)
    damaged = [(row, problem) for row, problem in checked if problem]
    if damaged:
        row, problem = damaged[0]
        return _to_do(
            "kept copies",
            f"{len(damaged)} of {len(checked)} are not whole; case {row.case_id}, {row.kept}: "
            f"{problem} Put them back from a backup.",
        )
    return _fine("kept copies", f"{len(checked)} looked at, all whole")


_OF_THE_FOLDER: dict[str, Look] = {
    "permissions": about_permissions,
    "disk": about_space,
    "drafts": about_left_behind,
    "backup": about_backup,
    "drill": about_drill,
}
_OF_THE_ROWS: dict[str, Look] = {
    "clock": about_clock,
    "work": about_work,
    "letters": about_letters,
    "feeds": about_feeds,
    "audit trail": about_trail,
    "addresses": about_addresses,
}


def _guarded(about: str, look: Callable[[], Finding]) -> Finding:
    """What was found, or that it could not be looked at, which is a finding too."""
    try:
        return look()
    except BadInput as error:
        return _to_do(about, str(error))
    except (DatabaseError, sqlite3.Error, OSError) as error:
        return _to_do(about, f"cannot be looked at: {error}")


def _age(
    about: str, last: dict[str, str] | None, now: datetime, *, most: timedelta, do: str
) -> Finding:
    if last is None:
        return _to_do(about, f"there was none yet. {do}")
    at = datetime.fromisoformat(last["at"])
    if now - at > most:
        return _to_do(about, f"the last was {at:%Y-%m-%d %H:%M} UTC. {do}")
    return _fine(about, f"the last was {at:%Y-%m-%d %H:%M} UTC")


def _fine(about: str, says: str) -> Finding:
    return Finding(about, Level.FINE, says)


def _to_do(about: str, says: str) -> Finding:
    return Finding(about, Level.TO_DO, says)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _size(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.1f} GB" if size_bytes >= 1e9 else f"{size_bytes / 1e6:.1f} MB"
