"""Where the feed of a site may be: links in a page, and addresses worth a try.

Autodiscovery follows the `link rel=alternate` convention (RSS Advisory Board; RFC 4287 for
Atom; jsonfeed.org). Many Vietnamese outlets offer only a page that lists their feeds, so
ordinary links that look like feeds count too, after those.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from minhbach.collect.encoding import decode
from minhbach.collect.raw import FeedKind
from minhbach.collect.xmltree import Element
from minhbach.text.normalize import clean

_TYPES = {
    "application/rss+xml": FeedKind.RSS,
    "application/atom+xml": FeedKind.ATOM,
    "application/feed+json": FeedKind.JSON,
    "application/rdf+xml": FeedKind.RDF,
    "application/xml": FeedKind.RSS,
    "text/xml": FeedKind.RSS,
}
_LOOKS = (
    (re.compile(r"\.rss\Z|/rss(?:\.xml|/)?\Z|/rss/[^/]+\Z"), FeedKind.RSS),
    (re.compile(r"\.atom\Z|/atom(?:\.xml|/)?\Z"), FeedKind.ATOM),
    (re.compile(r"/feed(?:/|\.xml|\.rss|/rss/?)?\Z|/index\.xml\Z"), FeedKind.RSS),
    (re.compile(r"/feeds?/[^/]+\.xml\Z"), FeedKind.RSS),
    (re.compile(r"/feed\.json\Z"), FeedKind.JSON),
    (re.compile(r"\.rdf\Z"), FeedKind.RDF),
)  # fmt: skip
_ASKED_FOR = re.compile(r"(?:^|&)(?:feed|format|type|output)=(?:rss2?|atom|feed)(?:&|$)")
_COMMENTS = re.compile(r"comment|bình luận|phản hồi", re.IGNORECASE)
_LIKELY = (
    "/rss", "/rss/home.rss", "/rss/tin-moi-nhat.rss", "/rss/trang-chu.rss", "/home.rss",
    "/rss.xml", "/feed", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/rss.html",
    "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap.xml",
)  # fmt: skip
# libxml2's HTML parser is quadratic in the attributes of one tag; no link is this long.
_LONG_TAG = re.compile(r"<[^<>]{10000,}>?")
MAX_FOUND = 100


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """An address that may be a feed, as a page names it."""

    address: str
    title: str
    kind: FeedKind


def find_feeds(html: bytes, *, address: str) -> tuple[FoundFeed, ...]:
    """The feeds a page names, best first: declared ones, then links that look like feeds.

    Feeds of comments come last in each group. Addresses are absolute http(s), each once,
    at most 100. Empty when the page names none.
    """
    text, _ = decode(html)
    root = _page(text)
    if root is None:
        return ()
    base = _base(root, address)
    declared = [_declared(link, base) for link in root.iter("link")]
    linked = [_linked(anchor, base) for anchor in root.iter("a")]
    found: dict[str, FoundFeed] = {}
    for group in (declared, linked):
        feeds = [feed for feed in group if feed is not None]
        for feed in sorted(feeds, key=_is_for_comments):
            found.setdefault(feed.address, feed)
    return tuple(found.values())[:MAX_FOUND]


def likely_addresses(address: str) -> tuple[str, ...]:
    """Where feeds often are on the site of `address`, in the order to try; below it first.

    Empty when `address` is no http(s) address.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ()
    root = f"{parts.scheme}://{parts.netloc}"
    path = parts.path.rstrip("/")
    below = [f"{root}{path}{end}" for end in ("/feed", "/rss", ".rss")] if path else []
    section = path.rpartition("/")[2]
    if section:
        below.append(f"{root}/rss/{section.removesuffix('.html')}.rss")
    return tuple(dict.fromkeys([*below, *(root + end for end in _LIKELY)]))


def _page(text: str) -> Element | None:
    text = _LONG_TAG.sub("", text)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    if not text.strip():
        return None
    page: Element | None = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    return page


def _base(root: Element, address: str) -> str:
    declared = next((base.get("href") for base in root.iter("base") if base.get("href")), "")
    return _joined(address, declared or "") or address


def _declared(link: Element, base: str) -> FoundFeed | None:
    relations = link.get("rel", "").lower().split()
    media_type = link.get("type", "").lower().partition(";")[0].strip()
    kind = FeedKind.RSS if "feed" in relations else _TYPES.get(media_type)
    if kind is None or not {"alternate", "feed"} & set(relations):
        return None
    return _found(link.get("href", ""), link.get("title", ""), kind, base)


def _linked(anchor: Element, base: str) -> FoundFeed | None:
    href = anchor.get("href", "")
    path, _, query = href.lower().partition("#")[0].partition("?")
    kind = next((kind for look, kind in _LOOKS if look.search(path)), None)
    if kind is None and _ASKED_FOR.search(query):
        kind = FeedKind.RSS
    if kind is None:
        return None
    return _found(href, "".join(anchor.itertext()) or anchor.get("title", ""), kind, base)


def _found(href: str, title: str, kind: FeedKind, base: str) -> FoundFeed | None:
    joined = _joined(base, href.strip()) if href.strip() else ""
    if not joined.startswith(("http://", "https://")):
        return None
    return FoundFeed(address=joined.partition("#")[0], title=clean(title)[:200], kind=kind)


def _is_for_comments(feed: FoundFeed) -> bool:
    return bool(_COMMENTS.search(f"{feed.title} {feed.address}"))


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""
