"""The rooms as tools: `minhbach batch`."""

import sys

from minhbach import batch
from minhbach.cli.words import Handler, command

_FILE_OF_TOOL = {"read": "LIST", "detect": "FILE"}


def add_batch(commands) -> None:
    tools = commands.add_parser(
        "batch",
        help="The rooms as tools: JSON lines in, JSON lines out, no database.",
        description="The rooms as tools: JSON lines in (or .gz, or -), JSON lines out, no "
        "database. Ends with status 3 when lines were skipped.",
    )
    tool = tools.add_subparsers(required=True, metavar="TOOL")
    feeds = command(
        tool,
        "feeds",
        lambda o: batch.feeds(o.files, sys.stdout),
        "Read feed files: {file, kind, title, entries, problem} each.",
        "minhbach batch feeds *.xml > feeds.jsonl",
    )
    feeds.add_argument("files", nargs="+", metavar="FILE")
    for name, handler, help in (
        ("read", batch.read, "Read pages: lines with a path come back with the article."),
        ("copies", batch.copies, "Find copies: {id, original} a line."),
        ("stories", batch.stories, "Group a stream: {id, story} a line, in one pass."),
        ("detect", batch.detect, "Find what can be checked: {id, checkable, kind, score, why}."),
    ):
        parser = command(
            tool, name, _on_file(handler), help, f"minhbach batch {name} stream.jsonl.gz"
        )
        parser.add_argument("file", metavar=_FILE_OF_TOOL.get(name, "STREAM"))
    match = command(
        tool,
        "match",
        lambda o: batch.match(o.checks, o.queries, sys.stdout),
        "Find what was checked before: {id, matches: [{id, score, zone}]} a query.",
        "minhbach batch match --checks checks.jsonl.gz queries.jsonl",
    )
    match.add_argument(
        "--checks", required=True, metavar="CHECKS", help="lines {id, title, text, aliases?}"
    )
    match.add_argument("queries", metavar="QUERIES", help="lines {id, text}")


def _on_file(handler) -> Handler:
    return lambda options: handler(options.file, sys.stdout)
