"""Feeds that are not well-formed, read by feedparser's loose parser.

Its sanitiser is quadratic and lets scripts through, so it is off: `markup.plain_text`
makes text of everything anyway.
"""

import io
from typing import Any

import feedparser

from minhbach.collect.raw import MAX_ENTRIES, NOTHING, FeedKind, RawEntry, RawFeed, RawText

# feedparser takes seconds for half a megabyte of open tags; beyond this, what libxml2 could
# mend must do (`xmltree.mended_tree`).
MAX_LOOSE_CHARS = 200_000


def read_broken_feed(text: str, *, address: str) -> RawFeed | None:
    """What feedparser makes of the text, or None when even that fails; perhaps without entries."""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    try:
        # A stream, since feedparser takes a string for an address or a file's name.
        parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", errors="replace")),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # feedparser promises no errors, and raises anything its parsers do
        return None
    version = parsed.get("version", "")
    return RawFeed(
        kind=_kind(version),
        title=_text(parsed.feed, "title"),
        home=parsed.feed.get("link", ""),
        language=parsed.feed.get("language", ""),
        entries=tuple(_entry(entry) for entry in parsed.entries[:MAX_ENTRIES]),
        total=len(parsed.entries),
    )


def _kind(version: str) -> FeedKind:
    if version.startswith("atom"):
        return FeedKind.ATOM
    return FeedKind.RDF if version in ("rss10", "rss090") else FeedKind.RSS


def _entry(entry: Any) -> RawEntry:
    # feedparser answers "updated" with "published" when asked with `get`; ask the keys.
    return RawEntry(
        title=_text(entry, "title"),
        link=entry.get("feedburner_origlink") or entry.get("link", ""),
        guid=entry.get("id", ""),
        permalink=bool(entry.get("guidislink", True)),
        summary=_text(entry, "summary"),
        byline=entry.get("author_detail", {}).get("name", "") or entry.get("author", ""),
        published=entry.get("published", "") or entry.get("created", ""),
        updated=dict.get(entry, "updated", ""),
    )


def _text(found: Any, name: str) -> RawText:
    detail = found.get(f"{name}_detail") or {}
    value = detail.get("value", "")
    return RawText(value, html="html" in (detail.get("type") or "html")) if value else NOTHING
