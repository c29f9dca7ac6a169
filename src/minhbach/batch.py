"""The rooms as tools: JSON lines in, JSON lines out, no database.

Each reads files (`.gz` too, or `-`), shows progress on the error channel, names the lines it had
to skip without losing the others, and then ends with status 3.
"""

import gzip
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from tqdm import tqdm

from minhbach.claims.match_record import MatchRun
from minhbach.claims.record import detect_record
from minhbach.collect.record import feed_record
from minhbach.errors import BadInput
from minhbach.read.record import page_record
from minhbach.stories.record import CopyRun, StoryRun

SKIPPED = 3

Record = dict[str, Any]


def feeds(files: list[str], out: IO[str]) -> int:
    """One record a feed file; a file that is no feed has `problem` and no entries."""
    skipped = 0
    for file in _progress(files, "feeds"):
        try:
            body = _bytes(file)
        except OSError as error:
            skipped += _skip(f"{file}: {error}")
            continue
        _write(feed_record(file, body), out)
    return SKIPPED if skipped else 0


def read(listing: str, out: IO[str]) -> int:
    """One record a line of the list, with the article of the page at `path`."""

    def one(line: Record) -> Record:
        if not isinstance(line.get("path"), str):
            raise BadInput("the line needs a path")
        try:
            return page_record(line, Path(line["path"]).read_bytes())
        except OSError as error:
            raise BadInput(str(error)) from error

    return _each(listing, one, out, "pages")


def copies(stream: str, out: IO[str]) -> int:
    """`{id, original}` a line; an article that is no copy is its own original."""
    return _each(stream, CopyRun().take, out, "articles")


def stories(stream: str, out: IO[str]) -> int:
    """`{id, story}` a line, each written before the next is read."""
    return _each(stream, StoryRun().take, out, "articles")


def detect(file: str, out: IO[str]) -> int:
    """`{id, checkable, kind, score, why}` a line: what can be checked, or why not."""
    return _each(file, detect_record, out, "sentences")


def match(checks: str, queries: str, out: IO[str]) -> int:
    """`{id, matches}` a query, best first; all checks are read before the first query."""
    run = MatchRun()
    unread = _each_of(checks, run.know, "checks")
    return _each(queries, run.take, out, "queries") or unread


def _each(file: str, one: Callable[[Record], Record], out: IO[str], unit: str) -> int:
    """Write what `one` gives for every line of a JSONL file, in order."""
    return _each_of(file, lambda line: _write(one(line), out), unit)


def _each_of(file: str, one: Callable[[Record], None], unit: str) -> int:
    """Run every line of a JSONL file through `one`, in order."""
    skipped = 0
    try:
        lines = _lines(file)
        for number, line in enumerate(_progress(lines, unit), 1):
            if not line.strip():
                continue
            try:
                one(_object(line))
            except BadInput as error:
                skipped += _skip(f"{file}, line {number}: {error}")
    except (OSError, EOFError) as error:
        skipped += _skip(f"{file}: {error}")
    return SKIPPED if skipped else 0


def _object(line: bytes) -> Record:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"this is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise BadInput("this is not a JSON object")
    return value


def _lines(file: str) -> Iterator[bytes]:
    if file == "-":
        yield from sys.stdin.buffer
        return
    with gzip.open(file, "rb") if file.endswith(".gz") else open(file, "rb") as lines:
        yield from lines


def _bytes(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    body = Path(file).read_bytes()
    return gzip.decompress(body) if file.endswith(".gz") else body


def _write(record: Record, out: IO[str]) -> None:
    out.write(json.dumps(record, ensure_ascii=False) + "\n")
    out.flush()


def _skip(problem: str) -> int:
    tqdm.write(f"skipped: {problem}", file=sys.stderr)
    return 1


def _progress(things: Any, unit: str) -> Any:
    return tqdm(things, unit=f" {unit}", file=sys.stderr, mininterval=1, disable=None)
