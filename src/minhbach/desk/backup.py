"""The whole office as one file, and the office again out of that file.

    database --copy of one moment--+
    office.toml, keys, files it names, evidence --+--> FILE --> checked --> DIR

Both are there whole or not at all: they are made in a draft folder beside, which is thrown away
when something fails; one that was killed leaves the draft, and the next one names it. What was
done is remembered in `backups.jsonl` in the office's folder, for `doctor`.
"""

import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from tqdm import tqdm

from minhbach import __version__
from minhbach.adapters import database
from minhbach.adapters.bundle import BundleWriter, unpack
from minhbach.desk.office import (
    ADDRESS_KEY_FILE,
    DATABASE_FILE,
    EVIDENCE_FOLDER,
    KEY_FILE,
    SETTINGS_FILE,
    Office,
)
from minhbach.errors import BadInput, MinhbachError

REMEMBERED = "backups.jsonl"
FORMAT = 1
_DRAFT = ".{}.part-"
_DRILL = ".drill-"
_NAME = re.compile(r"(?![.])[^/\0]+(?:/(?![.])[^/\0]+)*")
# Words that `holidays` has of its own; anything else is a file.
_OWN = ("vietnam", "none", "")


@dataclass(frozen=True, slots=True)
class Made:
    """A backup: where it is, what is in it, and what the office needs beside it."""

    file: Path
    size_bytes: int
    files: int
    rows: int
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """An office that was restored: the moment it holds (ISO 8601), and what to look after.

    `broken_chain` is what was wrong with the audit trail already when the backup was made,
    `without` the files it does not hold.
    """

    folder: Path
    made: str
    rows: int
    kept_copies: int
    broken_chain: tuple[str, ...]
    without: tuple[str, ...]


def make_backup(
    office: Office,
    to: Path,
    *,
    now: datetime,
    address_key: bool = True,
    remember: bool = True,
    show_progress: bool = False,
) -> Made:
    """Back the office up into the new file `to`, which only its owner can read.

    Raises BadInput when the file is there already or cannot be written, MinhbachError when the
    database is damaged.
    """
    to = to.absolute()
    if to.exists():
        raise BadInput(f"{to} is there already, and is not written over; choose another name.")
    named = tuple(name for name in (office.holidays, office.smtp_password_file) if name not in _OWN)
    try:
        with _draft(to) as draft:
            said = _copied(office.database, draft / DATABASE_FILE, show_progress=show_progress)
            files = {DATABASE_FILE: draft / DATABASE_FILE} | _files(office, named, address_key)
            left_out = _left_out(office, named, files)
            manifest = {
                "minhbach-backup": FORMAT,
                "version": __version__,
                "organisation": office.organisation,
                "made": now.isoformat(timespec="seconds"),
                "left_out": left_out,
                "rows": said.rows,
                "logical_sha256": said.logical_sha256,
            }
            whole = draft / "whole"
            _write(whole, files, manifest, now=now, show_progress=show_progress)
            size_bytes = whole.stat().st_size
            _put(whole, to)
    except (OSError, sqlite3.OperationalError) as error:
        raise BadInput(f"The backup {to} cannot be written: {_why(error)}.") from error
    if remember:
        _remember(office, act="backup", at=now, file=str(to), size_bytes=size_bytes)
    return Made(to, size_bytes, len(files), sum(said.rows.values()), tuple(left_out))


def restore(file: Path, folder: Path, *, show_progress: bool = False) -> Restored:
    """The office of a backup, in a new or empty folder, which only its owner can enter.

    Raises BadInput when the backup is damaged or the folder is not empty; then nothing is there.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(f"{folder} is not empty; restore into a new folder.")
    try:
        with _draft(folder) as draft:
            office = draft / "office"
            office.mkdir(mode=0o700)
            manifest = _unpacked(file, office, show_progress=show_progress)
            _same_database(office / DATABASE_FILE, manifest)
            copies = _settle(office)
            chain = tuple(database.broken_chain(office / DATABASE_FILE))
            office.rename(folder)
            _sync(folder.parent)
    except (OSError, sqlite3.OperationalError) as error:
        raise BadInput(f"{file} cannot be restored: {_why(error)}.") from error
    rows = sum(manifest["rows"].values())
    return Restored(folder, manifest["made"], rows, copies, chain, tuple(manifest["left_out"]))


def drill(office: Office, *, now: datetime, show_progress: bool = False) -> float:
    """Make a backup, restore it, and hold what the two say against each other; the seconds.

    Nothing of it stays but a line in `backups.jsonl`. Raises as the two do.
    """
    begun = monotonic()
    with tempfile.TemporaryDirectory(prefix=_DRILL, dir=office.folder) as place:
        file = Path(place) / "backup.tar"
        make_backup(office, file, now=now, remember=False, show_progress=show_progress)
        restore(file, Path(place) / "office", show_progress=show_progress)
    seconds = monotonic() - begun
    _remember(office, act="drill", at=now, seconds=round(seconds, 1))
    return seconds


def remembered(office: Office, act: str) -> dict[str, Any] | None:
    """The last time that a backup (`backup`) or a drill (`drill`) was done; None when never."""
    try:
        lines = (office.folder / REMEMBERED).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    found = None
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:  # the line of a process that was killed while it wrote
            continue
        if said.get("act") == act:
            found = said
    return found


def left_behind(place: Path) -> list[Path]:
    """What is left of a backup, a restore or a drill that was killed here."""
    found = [*place.glob(_DRAFT.format("*") + "*"), *place.glob(f"{_DRILL}*")]
    return sorted(found)


@contextmanager
def _draft(beside: Path) -> Iterator[Path]:
    """A folder beside, for its owner only, thrown away at the end."""
    with tempfile.TemporaryDirectory(
        prefix=_DRAFT.format(beside.name), dir=beside.parent
    ) as folder:
        yield Path(folder)


def _copied(source: Path, to: Path, *, show_progress: bool) -> database.Said:
    """Copy the database; what both say. Raises MinhbachError when it is damaged."""
    if not source.exists():
        raise BadInput(f"There is no database {source}.")
    with tqdm(desc="database", unit="page", disable=None if show_progress else True) as bar:

        def progress(left: int, total: int) -> None:
            bar.total = total
            bar.update(total - left - bar.n)

        try:
            said = database.copy_database(source, to, progress=progress)
            problem = database.damage(to, quick=True)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            problem = str(error)
    if problem:
        raise MinhbachError(
            f"The database {source} is damaged ({problem}). Copy the folder as it is, and put the "
            "last good backup into a new one with: minhbach restore FILE DIR"
        )
    if database.what_it_says(to) != said:
        raise MinhbachError("The copy of the database is not what was copied; check the disk.")
    return said


def _files(office: Office, named: tuple[str, ...], address_key: bool) -> dict[str, Path]:
    """What else belongs to the office, by its name in the backup. Listed after the database was
    copied, so that every kept copy of which it tells is among them."""
    names = [SETTINGS_FILE, KEY_FILE, *([ADDRESS_KEY_FILE] if address_key else []), *named]
    kept = sorted(office.evidence.rglob("*"))
    names += [str(path.relative_to(office.folder)) for path in kept if path.is_file()]
    return {
        name: office.folder / name
        for name in names
        if _is_name(name) and (office.folder / name).is_file()
    }


def _left_out(office: Office, named: tuple[str, ...], files: dict[str, Path]) -> list[str]:
    """What the office needs and the backup does not hold; a key that was never made is not
    needed."""
    sealed = (ADDRESS_KEY_FILE,) if office.address_key.exists() else ()
    return [name for name in (SETTINGS_FILE, KEY_FILE, *sealed, *named) if name not in files]


def _is_name(name: str) -> bool:
    """Whether this names a file below the office's folder, and no draft or hidden one."""
    return bool(_NAME.fullmatch(name))


def _write(
    whole: Path,
    files: dict[str, Path],
    manifest: dict[str, Any],
    *,
    now: datetime,
    show_progress: bool,
) -> None:
    total = sum(path.stat().st_size for path in files.values())
    handle = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with (
        os.fdopen(handle, "wb") as out,
        _bar("backup", total, show_progress) as bar,
    ):
        writer = BundleWriter(out, made=int(now.timestamp()), progress=bar.update)
        for name, path in files.items():
            writer.add(name, path)
        writer.close(manifest)
        out.flush()
        os.fsync(out.fileno())


def _put(whole: Path, to: Path) -> None:
    """Give the file its name; whoever has the name keeps it."""
    try:
        os.link(whole, to)
    except FileExistsError as error:
        raise BadInput(f"{to} is there already, and is not written over.") from error
    except OSError:  # a disk without links, such as a stick
        os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        whole.replace(to)
    _sync(to.parent)


def _unpacked(file: Path, office: Path, *, show_progress: bool) -> dict[str, Any]:
    with file.open("rb") as opened, _bar("restore", file.stat().st_size, show_progress) as bar:
        manifest = unpack(opened, office, allowed=_is_name, progress=bar.update)
    if manifest.get("minhbach-backup") != FORMAT:
        raise BadInput(f"{file} was made by a newer minhbach; restore it with that one.")
    return manifest


def _same_database(path: Path, manifest: dict[str, Any]) -> None:
    """Raises BadInput when the database is damaged or says something else than it did."""
    if not path.exists():
        raise BadInput("There is no database in this backup.")
    if problem := database.damage(path):
        raise BadInput(f"The database in this backup is damaged: {problem}.")
    said = database.what_it_says(path)
    if (said.rows, said.logical_sha256) != (manifest["rows"], manifest["logical_sha256"]):
        raise BadInput("The database in this backup does not say what it said when it was made.")


def _settle(office: Path) -> int:
    """Kept copies become read-only again, and everything reaches the disk; how many copies."""
    copies = [path for path in (office / EVIDENCE_FOLDER).rglob("*") if path.is_file()]
    for path in copies:
        path.chmod(0o440)
    for path in [*office.rglob("*"), office]:
        _sync(path)
    return len(copies)


def _remember(office: Office, *, act: str, at: datetime, **said: Any) -> None:
    line = json.dumps({"act": act, "at": at.isoformat(timespec="seconds")} | said)
    handle = os.open(office.folder / REMEMBERED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(line + "\n")


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _bar(what: str, total: int, show_progress: bool) -> tqdm:
    off = None if show_progress else True
    return tqdm(total=total, desc=what, unit="B", unit_scale=True, disable=off)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
