"""Keep the office: back it up, restore it, look it over."""

import argparse
import sys
from pathlib import Path

from minhbach.cli.words import FAILED, command, office_option, use_office
from minhbach.desk.office import read_office

# Kept copies that are looked at without --all-copies: about a second of work, chosen.
SAMPLE = 200


def add_keeping_commands(commands) -> None:
    backup = command(
        commands,
        "backup",
        _backup,
        "Back the whole office up into one new file, also while it works.",
        "minhbach backup /backups/anhai-2026-11-24.tar --office anhai",
    )
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument(
        "--without-address-key",
        action="store_true",
        help="leave out the key that opens contact addresses; keep it elsewhere",
    )
    office_option(backup)

    restore = command(
        commands,
        "restore",
        _restore,
        "Restore an office from a backup into a new folder, after everything in it was checked.",
        "minhbach restore /backups/anhai-2026-11-24.tar anhai",
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("folder", type=Path, metavar="DIR")

    doctor = command(
        commands,
        "doctor",
        _doctor,
        "Look the office over and say what to do; status 1 when there is something to do.",
        "minhbach doctor --office anhai",
    )
    doctor.add_argument(
        "--restore-drill",
        action="store_true",
        help="also make a backup, restore it, and compare the two",
    )
    doctor.add_argument(
        "--all-copies",
        action="store_true",
        help=f"look at every kept copy of evidence, not at {SAMPLE}",
    )
    office_option(doctor)


def _backup(options: argparse.Namespace) -> int:
    office = read_office(options.office.resolve())
    from minhbach.desk import clock
    from minhbach.desk.backup import left_behind, make_backup

    for path in left_behind(options.file.absolute().parent):
        print(f"Left of a backup that was stopped; remove it: {path}", file=sys.stderr)
    made = make_backup(
        office,
        options.file,
        now=clock.now(),
        address_key=not options.without_address_key,
        show_progress=True,
    )
    print(f"{made.files} files and {made.rows} rows are in {made.file}, {made.size_bytes} bytes.")
    for name in made.left_out:
        print(f"Not in it, so keep it elsewhere: {name}", file=sys.stderr)
    return 0


def _restore(options: argparse.Namespace) -> int:
    from minhbach.desk.backup import left_behind, restore

    for path in left_behind(options.folder.absolute().parent):
        print(f"Left of a restore that was stopped; remove it: {path}", file=sys.stderr)
    done = restore(options.file, options.folder, show_progress=True)
    print(
        f"The office of {done.made} is in {done.folder}: {done.rows} rows, "
        f"{done.kept_copies} kept copies, all as they were."
    )
    for name in done.without:
        print(f"Not in the backup, so put it in its place: {name}", file=sys.stderr)
    for problem in done.broken_chain:
        print(f"The audit trail was not whole when it was backed up: {problem}", file=sys.stderr)
    return FAILED if done.broken_chain or done.without else 0


def _doctor(options: argparse.Namespace) -> int:
    office = use_office(options.office)
    from minhbach.desk import clock
    from minhbach.desk.backup import drill
    from minhbach.desk.doctor import Level, examine

    if options.restore_drill:
        seconds = drill(office, now=clock.now(), show_progress=True)
        print(f"A backup was restored in {seconds:.1f} s and says what the office says.")
    to_do = 0
    for finding in examine(office, now=clock.now(), sample=None if options.all_copies else SAMPLE):
        print(f"{finding.level:6}  {finding.about}: {finding.says}")
        to_do += finding.level is Level.TO_DO
    print(f"{to_do or 'Nothing'} to do.")
    return FAILED if to_do else 0
