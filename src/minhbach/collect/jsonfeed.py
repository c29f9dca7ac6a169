"""JSON Feed 1.0 and 1.1 (jsonfeed.org): text becomes a `RawFeed`."""

import json
from typing import Any

from minhbach.collect.raw import MAX_ENTRIES, NOTHING, FeedKind, RawEntry, RawFeed, RawText
from minhbach.errors import NotAFeed

_NO_FEED = "This is JSON, but not a JSON Feed."


def looks_like_json(text: str) -> bool:
    """Whether the text starts as a JSON object or list does."""
    return text.startswith(("{", "["))


def read_json_feed(text: str) -> RawFeed:
    """What the JSON says. Raises NotAFeed when it is broken or something else."""
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise NotAFeed("This looks like JSON but cannot be read.") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise NotAFeed(_NO_FEED)
    if "jsonfeed.org" not in _text(feed, "version") and not _text(feed, "title"):
        raise NotAFeed(_NO_FEED)
    items = [item for item in feed["items"] if isinstance(item, dict)]
    return RawFeed(
        kind=FeedKind.JSON,
        title=RawText(_text(feed, "title")),
        home=_text(feed, "home_page_url"),
        base=_text(feed, "feed_url"),
        language=_text(feed, "language"),
        entries=tuple(_entry(item) for item in items[:MAX_ENTRIES]),
        total=len(items),
    )


def _entry(item: dict[str, Any]) -> RawEntry:
    return RawEntry(
        title=RawText(_text(item, "title")),
        link=_text(item, "url") or _text(item, "external_url"),
        guid=_text(item, "id"),
        permalink=True,
        summary=_summary(item),
        byline=_byline(item),
        language=_text(item, "language"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
    )


def _summary(item: dict[str, Any]) -> RawText:
    for name, html in (("summary", False), ("content_text", False), ("content_html", True)):
        if _text(item, name):
            return RawText(_text(item, name), html=html)
    return NOTHING


def _byline(item: dict[str, Any]) -> str:
    """1.1 has `authors`, 1.0 had `author`."""
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    names = [_text(person, "name") for person in people if isinstance(person, dict)]
    return ", ".join(filter(None, names))


def _text(value: dict[str, Any], name: str) -> str:
    """A string or a number (some outlets number their items) as text, else ""."""
    found = value.get(name)
    if isinstance(found, int | float) and not isinstance(found, bool):
        return str(found)
    if not isinstance(found, str):
        return ""
    # JSON may hold half a surrogate pair, which no database takes.
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
