"""Our own feeds in three formats: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

Each function takes the address at which the document itself stands. Text that may be HTML for a
reader (RSS descriptions, Atom and JSON contents) is escaped before it gets here.
"""

import json
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from lxml import etree

from minhbach.publish.feeds import OwnEntry, OwnFeed
from minhbach.publish.xmlout import add, document, plain

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RSS_NAMESPACES = {
    "atom": ATOM,
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
}


def rss(feed: OwnFeed, address: str) -> bytes:
    """RSS 2.0 with the feed's own address, the rhythm of visits, and an `atom:updated` each."""
    root = etree.Element("rss", nsmap=RSS_NAMESPACES, version="2.0")
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", feed.about)
    add(channel, "language", feed.language)
    add(channel, "lastBuildDate", _rfc822(feed.updated))
    add(channel, "atom:link", href=address, rel="self", type="application/rss+xml")
    add(channel, "sy:updatePeriod", "hourly")
    add(channel, "sy:updateFrequency", "1")
    for entry in feed.entries:
        _rss_item(channel, entry)
    return document(root)


def _rss_item(channel: etree._Element, entry: OwnEntry) -> None:
    item = add(channel, "item")
    add(item, "title", entry.title)
    add(item, "link", entry.address)
    add(item, "guid", entry.id, isPermaLink="false")
    add(item, "pubDate", _rfc822(entry.published))
    add(item, "atom:updated", _iso(entry.updated))
    add(item, "dc:creator", entry.author)
    for topic in entry.topics:
        add(item, "category", topic)
    add(item, "description", escape(entry.summary, quote=False))
    add(item, "content:encoded", entry.html)


def atom(feed: OwnFeed, address: str) -> bytes:
    """Atom; `updated` of an entry is its newest version, its `id` never changes."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set(XML_LANG, plain(feed.language))
    add(root, "id", address)
    add(root, "title", feed.title)
    add(root, "subtitle", feed.about)
    add(root, "updated", _iso(feed.updated))
    add(add(root, "author"), "name", feed.author)
    add(root, "link", rel="self", type="application/atom+xml", href=address)
    add(root, "link", rel="alternate", type="text/html", href=feed.home)
    for entry in feed.entries:
        _atom_entry(root, entry)
    return document(root)


def _atom_entry(root: etree._Element, entry: OwnEntry) -> None:
    item = add(root, "entry")
    item.set(XML_LANG, plain(entry.language))
    add(item, "id", entry.id)
    add(item, "title", entry.title)
    add(item, "link", rel="alternate", type="text/html", href=entry.address)
    add(item, "published", _iso(entry.published))
    add(item, "updated", _iso(entry.updated))
    add(add(item, "author"), "name", entry.author)
    for topic in entry.topics:
        add(item, "category", term=topic)
    add(item, "summary", entry.summary)
    add(item, "content", entry.html, type="html")


def json_feed(feed: OwnFeed, address: str) -> bytes:
    """JSON Feed 1.1 in UTF-8."""
    data: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain(feed.title),
        "description": plain(feed.about),
        "home_page_url": feed.home,
        "feed_url": address,
        "language": feed.language,
        "authors": [{"name": plain(feed.author)}],
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _json_item(entry: OwnEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.address,
        "title": plain(entry.title),
        "summary": plain(entry.summary),
        "content_html": plain(entry.html),
        "date_published": _iso(entry.published),
        "date_modified": _iso(entry.updated),
        "authors": [{"name": plain(entry.author)}],
        "language": entry.language,
        "tags": [plain(topic) for topic in entry.topics],
    }


def _iso(moment: datetime) -> str:
    """RFC 3339 in UTC to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _rfc822(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
