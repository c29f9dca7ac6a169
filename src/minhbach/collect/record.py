"""A feed as one JSON-ready record: what `minhbach batch feeds` writes for each file."""

from datetime import datetime
from typing import Any

from minhbach.collect.feed import Entry, read_feed
from minhbach.errors import NotAFeed


def feed_record(file: str, body: bytes, *, address: str = "") -> dict[str, Any]:
    """`{file, kind, title, entries, problem}`; for what is no feed `kind` is None.

    Times are ISO 8601 in UTC or None. `problem` is "" when nothing had to be mended.
    """
    try:
        feed = read_feed(body, address=address)
    except NotAFeed as error:
        return {"file": file, "kind": None, "title": "", "entries": [], "problem": str(error)}
    return {
        "file": file,
        "kind": feed.kind.value,
        "title": feed.title,
        "entries": [_entry_record(entry) for entry in feed.entries],
        "problem": feed.problem,
    }


def _entry_record(entry: Entry) -> dict[str, str | None]:
    return {
        "id": entry.guid or entry.key,
        "title": entry.title,
        "url": entry.address,
        "published": _iso(entry.published),
        "updated": _iso(entry.updated),
        "summary": entry.summary,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
