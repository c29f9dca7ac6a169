"""What a format's reader found, before anything is made of it.

Readers of RSS, Atom, JSON Feed and sitemaps only find the fields and say how they are
written; `feed.read_feed` alone turns them into plain text, absolute addresses and times.
"""

from dataclasses import dataclass
from enum import StrEnum


class FeedKind(StrEnum):
    RSS = "rss"
    RDF = "rdf"
    ATOM = "atom"
    JSON = "json"
    SITEMAP = "sitemap"
    NEWS_SITEMAP = "news_sitemap"
    SITEMAP_INDEX = "sitemap_index"


# Media Cloud's limit per document; a feed of a big outlet has 20 to 200 entries.
MAX_ENTRIES = 2_000


@dataclass(frozen=True, slots=True)
class RawText:
    """A text as it stood in the document; `html` when it is markup rather than text."""

    value: str = ""
    html: bool = False


NOTHING = RawText()


@dataclass(frozen=True, slots=True)
class RawEntry:
    """The fields of one entry as strings; empty when missing.

    `permalink` says that `guid` may be used as an address; `base` is the entry's xml:base.
    """

    title: RawText = NOTHING
    link: str = ""
    guid: str = ""
    permalink: bool = False
    summary: RawText = NOTHING
    byline: str = ""
    language: str = ""
    published: str = ""
    updated: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A document's first 2,000 of `total` entries in its own order;
    `problems` are sentences on what was mended.

    `ttl_s` is how many seconds the outlet asks to wait between visits, None when it does not.
    """

    kind: FeedKind
    title: RawText = NOTHING
    home: str = ""
    base: str = ""
    language: str = ""
    entries: tuple[RawEntry, ...] = ()
    problems: tuple[str, ...] = ()
    ttl_s: int | None = None
    total: int = 0
