"""The feeds of a press: RSS 2.0, RSS 1.0 (RDF), Atom (RFC 4287), JSON Feed 1.1, news sitemap."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from minhbach.adapters.press.outlets import PressArticle, PressOutlet
from minhbach.collect.feed import FeedKind

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed tells: `entries` newest first, each article with its address."""

    outlet: PressOutlet
    home: str
    address: str
    entries: Sequence[tuple[PressArticle, str]]


def write_feed(listing: Listing) -> bytes:
    """The feed in its outlet's kind, in UTF-8."""
    return _WRITERS[listing.outlet.feed_kind](listing).encode()


def content_type(kind: FeedKind) -> str:
    """The media type under which a feed of this kind is served."""
    return CONTENT_TYPES[kind] + "; charset=utf-8"


def _xml(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", text))


def _element(name: str, text: str) -> str:
    """The element on a line of its own, or nothing when there is no text."""
    return f"<{name}>{_xml(text)}</{name}>\n" if text else ""


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _http(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _rss(listing: Listing) -> str:
    outlet = listing.outlet
    items = "".join(
        "<item>\n"
        + _element("title", article.headline)
        + _element("link", address)
        + f'<guid isPermaLink="false">{_xml(outlet.slug + ":" + article.id)}</guid>\n'
        + _element("pubDate", _http(article.published))
        + _element("dc:creator", article.byline)
        + _element("category", article.section)
        # A description is HTML inside XML, so it is escaped twice.
        + _element("description", f"<p>{_xml(article.teaser)}</p>")
        + "</item>\n"
        for article, address in listing.entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<rss version="2.0" {_DC} xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        + _element("title", outlet.name)
        + _element("link", listing.home)
        + _element("description", outlet.name)
        + _element("language", outlet.language)
        + f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(listing.address)}/>\n'
        + items
        + "</channel>\n</rss>\n"
    )


def _rdf(listing: Listing) -> str:
    outlet = listing.outlet
    order = "".join(f"<rdf:li rdf:resource={quoteattr(at)}/>\n" for _, at in listing.entries)
    items = "".join(
        f"<item rdf:about={quoteattr(address)}>\n"
        + _element("title", article.headline)
        + _element("link", address)
        + _element("description", article.teaser)
        + _element("dc:creator", article.byline)
        + _element("dc:date", _iso(article.published))
        + "</item>\n"
        for article, address in listing.entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {_DC}>\n'
        f"<channel rdf:about={quoteattr(listing.address)}>\n"
        + _element("title", outlet.name)
        + _element("link", listing.home)
        + _element("description", outlet.name)
        + _element("dc:language", outlet.language)
        + f"<items><rdf:Seq>\n{order}</rdf:Seq></items>\n</channel>\n{items}</rdf:RDF>\n"
    )


def _atom(listing: Listing) -> str:
    outlet = listing.outlet
    changes = [article.changed for article, _ in listing.entries]
    entries = "".join(
        "<entry>\n"
        + _element("title", article.headline)
        + f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>\n'
        + _element("id", f"urn:press:{outlet.slug}:{article.id}")
        + _element("published", _iso(article.published))
        + _element("updated", _iso(article.changed))
        + (f"<author>{_element('name', article.byline)}</author>\n" if article.byline else "")
        + f'<summary type="text">{_xml(article.teaser)}</summary>\n</entry>\n'
        for article, address in listing.entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(outlet.language)}>\n'
        + _element("title", outlet.name)
        + _element("id", listing.address)
        + f'<link rel="self" type="application/atom+xml" href={quoteattr(listing.address)}/>\n'
        + f'<link rel="alternate" type="text/html" href={quoteattr(listing.home)}/>\n'
        + f"<author>{_element('name', outlet.name)}</author>\n"
        + _element("updated", _iso(max(changes)) if changes else "1970-01-01T00:00:00+00:00")
        + entries
        + "</feed>\n"
    )


def _json(listing: Listing) -> str:
    outlet = listing.outlet
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": outlet.name,
            "home_page_url": listing.home,
            "feed_url": listing.address,
            "language": outlet.language,
            "items": [_json_item(article, address) for article, address in listing.entries],
        },
        ensure_ascii=False,
        indent=1,
    )


def _json_item(article: PressArticle, address: str) -> dict[str, object]:
    item: dict[str, object] = {
        "id": article.id,
        "url": address,
        "title": article.headline,
        "summary": article.teaser,
        "date_published": _iso(article.published),
    }
    if article.modified:
        item["date_modified"] = _iso(article.modified)
    if article.byline:
        item["authors"] = [{"name": article.byline}]
    if article.section:
        item["tags"] = [article.section]
    return item


def _news_sitemap(listing: Listing) -> str:
    outlet = listing.outlet
    urls = "".join(
        "<url>\n"
        + _element("loc", address)
        + _element("lastmod", _iso(article.changed))
        + "<news:news>\n<news:publication>\n"
        + _element("news:name", outlet.name)
        + _element("news:language", outlet.language)
        + "</news:publication>\n"
        + _element("news:publication_date", _iso(article.published))
        + _element("news:title", article.headline)
        + "</news:news>\n</url>\n"
        for article, address in listing.entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        f"{urls}</urlset>\n"
    )


_WRITERS: dict[FeedKind, Callable[[Listing], str]] = {
    FeedKind.RSS: _rss,
    FeedKind.RDF: _rdf,
    FeedKind.ATOM: _atom,
    FeedKind.JSON: _json,
    FeedKind.NEWS_SITEMAP: _news_sitemap,
}

CONTENT_TYPES: dict[FeedKind, str] = {
    FeedKind.RSS: "application/rss+xml",
    FeedKind.RDF: "application/rdf+xml",
    FeedKind.ATOM: "application/atom+xml",
    FeedKind.JSON: "application/feed+json",
    FeedKind.NEWS_SITEMAP: "application/xml",
}
