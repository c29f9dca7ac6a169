#!/usr/bin/env python3
"""Checks an export of the audit trail. It needs Python 3.9 or later and nothing else.

    python3 verify_audit.py EXPORT
    python3 verify_audit.py EXPORT --since EARLIER_EXPORT

An export is JSON lines: a head line, then one line an entry. Each entry carries `previous`, the
hash of the entry before it (sixty-four zeros for the first), and `hash`, the SHA-256 of the entry
without its hash, written as canonical JSON: UTF-8, sorted keys, no spaces. The head line tells
how many entries there are and the hash of the last one. A line must be canonical itself, so not
even a space can be changed unseen.

Whoever can write a whole new trail can also write good hashes into it. So keep an export where
the office cannot change it: `--since` then finds whether the trail was written anew.

Prints "N entries, whole" and ends with status 0, or each problem with its line and status 1;
status 2 when a file cannot be read.
"""

import argparse
import hashlib
import json
import re
import sys

START = "0" * 64
HASH = re.compile(r"[0-9a-f]{64}")
MOMENT = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?\+00:00",
    re.ASCII,
)
HEAD_KEYS = {"minhbach-audit", "organisation", "exported", "entries", "head", "hash"}
ENTRY_KEYS = {"number", "at", "who", "act", "about", "detail", "previous", "hash"}


class Unreadable(Exception):
    """A line that is not what it should be."""


class Trail:
    """One export, read line by line; `problems` fills as it is read.

    `mark` is the number of an entry whose hash is wanted: it is then in `hash_at_mark`.
    """

    def __init__(self, path, mark=0):
        self.problems = []
        self.organisation = ""
        self.entries = 0
        self.head = START
        self.hash_at_mark = START if mark == 0 else ""
        self._mark = mark
        with open(path, "rb") as lines:
            self._read(lines)

    def _read(self, lines):
        declared = self._head_line(next(lines, b""))
        previous = START
        place = 1
        for place, line in enumerate(lines, 2):
            previous = self._entry(place, line, previous)
        self.entries, self.head = place - 1, previous
        if declared is None:
            return
        if declared["entries"] != self.entries:
            self._say(place, f"there are {self.entries} entries, not {declared['entries']}")
        elif declared["head"] != self.head:
            self._say(place, "the last entry is not the one that the head line tells of")

    def _head_line(self, line):
        try:
            said = canonical_line(line)
            check_head(said)
        except Unreadable as problem:
            self._say(1, problem)
            return None
        self.organisation = said["organisation"]
        return said

    def _entry(self, place, line, previous):
        """Check one entry; gives the hash that the next one must name."""
        try:
            said = canonical_line(line)
            check_entry(said)
        except Unreadable as problem:
            self._say(place, problem)
            return previous
        if said["number"] != place - 1:
            self._say(place, f"entry {said['number']} stands where entry {place - 1} belongs")
        if said["previous"] != previous:
            self._say(place, "it does not follow the entry before it")
        if said["hash"] != hash_of(said):
            self._say(place, "the entry was changed")
        if said["number"] == self._mark:
            self.hash_at_mark = said["hash"]
        return said["hash"]

    def _say(self, place, problem):
        self.problems.append(f"line {place}: {problem}")


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical_line(line):
    """The object on a line. Raises Unreadable when writing it again gives other bytes."""
    if not line:
        raise Unreadable("there is nothing")
    try:
        said = json.loads(line.decode("utf-8"))
        again = canonical(said).encode("utf-8") + b"\n"
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"this is no JSON: {error}") from error
    if again != line:
        raise Unreadable("this is not written as an export writes it")
    if not isinstance(said, dict):
        raise Unreadable("this is no object")
    return said


def check_head(said):
    """Raises Unreadable. The head line seals itself with a `hash`, as an entry does."""
    if set(said) != HEAD_KEYS or not is_whole_number(said["minhbach-audit"]):
        raise Unreadable("this is no head line of an export")
    if said["minhbach-audit"] != 1:
        raise Unreadable(f"format {said['minhbach-audit']} is not known; this reads format 1")
    if said["hash"] != hash_of(said):
        raise Unreadable("the head line was changed")
    fits = (
        isinstance(said["organisation"], str)
        and is_moment(said["exported"])
        and is_whole_number(said["entries"])
        and is_hash(said["head"])
    )
    if not fits:
        raise Unreadable("the head line was changed")


def check_entry(said):
    """Raises Unreadable when it has not the fields of an entry."""
    if set(said) != ENTRY_KEYS:
        raise Unreadable("this is no entry")
    fits = (
        is_whole_number(said["number"])
        and is_moment(said["at"])
        and all(isinstance(said[name], str) for name in ("who", "act", "about"))
        and isinstance(said["detail"], dict)
        and is_hash(said["previous"])
        and is_hash(said["hash"])
    )
    if not fits:
        raise Unreadable("a field of the entry is not what it should be")


def hash_of(said):
    rest = {name: value for name, value in said.items() if name != "hash"}
    return hashlib.sha256(canonical(rest).encode("utf-8")).hexdigest()


def is_whole_number(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_moment(value):
    return isinstance(value, str) and MOMENT.fullmatch(value) is not None


def is_hash(value):
    return isinstance(value, str) and HASH.fullmatch(value) is not None


def problems_since(path, earlier_path):
    """The later trail, and what is wrong with it or with the earlier export it must go on from."""
    earlier = Trail(earlier_path)
    later = Trail(path, mark=earlier.entries)
    problems = [f"{earlier_path}: {problem}" for problem in earlier.problems] + later.problems
    if later.entries < earlier.entries:
        problems.append(
            f"the earlier export has {earlier.entries} entries, this one only {later.entries}"
        )
    elif later.hash_at_mark != earlier.head:
        problems.append(f"up to entry {earlier.entries} this is not the trail exported earlier")
    if later.organisation != earlier.organisation:
        problems.append("the earlier export is of another organisation")
    return later, problems


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Check an export of the audit trail.")
    parser.add_argument("export", help="the file to check")
    parser.add_argument("--since", metavar="EARLIER", help="an export it must go on from")
    asked = parser.parse_args(arguments)
    try:
        if asked.since:
            trail, problems = problems_since(asked.export, asked.since)
        else:
            trail = Trail(asked.export)
            problems = trail.problems
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{trail.entries} entries, whole")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
