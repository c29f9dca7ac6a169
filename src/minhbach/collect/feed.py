"""A feed's bytes become a `Feed` of `Entry`s.

    bytes -> decode -> JSON Feed?  ------------------------+
                    -> XML tree -> sitemap | RSS, Atom ----+-> RawFeed -> Feed
                    -> not well-formed: feedparser --------+   (old Vietnamese -> Unicode)

Readers find the fields; what is here makes plain text, absolute addresses, times and keys.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from minhbach.collect.broken import MAX_LOOSE_CHARS, read_broken_feed
from minhbach.collect.dates import Dated, read_date
from minhbach.collect.encoding import decode
from minhbach.collect.identity import entry_key
from minhbach.collect.jsonfeed import looks_like_json, read_json_feed
from minhbach.collect.markup import plain_text
from minhbach.collect.oldfeed import in_unicode
from minhbach.collect.raw import MAX_ENTRIES, FeedKind, RawEntry, RawFeed
from minhbach.collect.sitemap import read_sitemap
from minhbach.collect.xmlfeed import read_xml_feed
from minhbach.collect.xmltree import (
    Element,
    local_name,
    mended_tree,
    no_feed_sentence,
    refuse,
    tree,
)
from minhbach.errors import NotAFeed
from minhbach.text.normalize import clean

__all__ = ["Entry", "Feed", "FeedKind", "read_feed"]

# A summary is what a list shows: longer ones are whole articles put in the wrong field.
MAX_SUMMARY_CHARS = 2_000
MAX_TITLE_CHARS = 1_000
# An entry without title is named by so much of its summary.
_NAMING_CHARS = 100
_ENTRY_START = re.compile(r"<(?:item|entry|url|sitemap)[\s>]", re.IGNORECASE)
# So many entries of one document with one address and different titles are not one article
# told again, but a feed that links everything to the same page.
_SHARED_BY = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of a feed or sitemap, as the outlet wrote it, in plain NFC text.

    `key` is the entry's identity within its outlet: it survives a changed GUID, http or
    https, and tracking parameters. `address` is absolute. Times are aware UTC.
    """

    key: str
    title: str
    address: str
    guid: str = ""
    summary: str = ""
    byline: str = ""
    language: str = ""
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read. `home` is the site's address; `problem` says what had to be mended.

    `ttl_s` is how many seconds the outlet asks to wait between visits, None when it does not.
    """

    kind: FeedKind
    title: str
    home: str
    entries: tuple[Entry, ...]
    language: str = ""
    problem: str = ""
    ttl_s: int | None = None


def read_feed(body: bytes, *, address: str, content_type: str = "") -> Feed:
    """The feed or sitemap in `body`, which was fetched from `address`.

    Entries come in the document's order, those of sitemaps newest first, at most 2,000.
    `address` may be empty; then relative links stay relative. A key may occur twice when
    the outlet lists an article twice. Raises NotAFeed, which says what the body is instead.
    """
    text, problem = decode(body, content_type)
    if not text.strip("\x00 \r\n\t"):
        raise NotAFeed("Nothing came: the body is empty.")
    raw = in_unicode(read_json_feed(text) if looks_like_json(text) else _read_xml(text, address))
    return _feed(raw, address, [problem, *raw.problems])


def _read_xml(text: str, address: str) -> RawFeed:
    root = tree(text)
    if root is not None:
        raw = _read_tree(root)
        if raw is None:
            raise NotAFeed(no_feed_sentence(local_name(root)))
        return raw
    raw = _read_damaged(text, address)
    if raw is None:
        raise refuse(text)
    return replace(raw, problems=("Not well-formed; read as far as it could be.",))


def _read_damaged(text: str, address: str) -> RawFeed | None:
    """Mended and read; where entries were lost that way, feedparser's reading if it has more."""
    root = mended_tree(text)
    raw = None if root is None else _read_tree(root)
    found = 0 if raw is None else raw.total
    if found >= len(_ENTRY_START.findall(text)) or len(text) > MAX_LOOSE_CHARS:
        return raw
    loose = read_broken_feed(text, address=address)
    return loose if loose and loose.total > found else raw


def _read_tree(root: Element) -> RawFeed | None:
    return read_sitemap(root) or read_xml_feed(root)


def _feed(raw: RawFeed, address: str, problems: Iterable[str]) -> Feed:
    home = _absolute(raw.home, _join(address, raw.base))
    base = _base(raw, home, address)
    read = [_entry(entry, base, home) for entry in raw.entries]
    entries = _told_apart([entry for entry, _ in read if entry is not None])
    notes = [
        *problems,
        "Dates without a zone were taken as UTC." if any(naive for _, naive in read) else "",
        _cap_note(raw.total),
    ]
    return Feed(
        kind=raw.kind,
        title=plain_text(raw.title)[:MAX_TITLE_CHARS].rstrip(),
        home=home,
        entries=tuple(entries),
        language=clean(raw.language),
        problem=" ".join(filter(None, notes)),
        ttl_s=raw.ttl_s,
    )


def _cap_note(count: int) -> str:
    return f"{count} entries; only {MAX_ENTRIES} were read." if count > MAX_ENTRIES else ""


def _base(raw: RawFeed, home: str, address: str) -> str:
    """What relative links of entries stand on: Atom's own address, RSS's site."""
    if raw.kind in (FeedKind.RSS, FeedKind.RDF):
        return home or address
    return _join(address, raw.base) or home


def _entry(raw: RawEntry, base: str, home: str) -> tuple[Entry | None, bool]:
    """The entry, None when it is empty, and whether a date had no zone."""
    title = plain_text(raw.title)[:MAX_TITLE_CHARS].rstrip()
    summary = plain_text(raw.summary)[:MAX_SUMMARY_CHARS].rstrip()
    address, guid = _entry_address(raw, _join(base, raw.base)), clean(raw.guid)
    published, updated = read_date(raw.published), read_date(raw.updated)
    if not any((title, summary, address, guid, published, updated)):
        return None, False
    date = published or updated
    entry = Entry(
        key=entry_key(
            address, guid, title or summary[:_NAMING_CHARS], date.moment if date else None
        ),
        title=title,
        address=address or home,
        guid=guid,
        summary=summary,
        byline=clean(raw.byline),
        language=clean(raw.language),
        published=published.moment if published else None,
        updated=updated.moment if updated else None,
    )
    return entry, _is_naive(published) or _is_naive(updated)


def _is_naive(date: Dated | None) -> bool:
    return date is not None and date.naive


def _entry_address(raw: RawEntry, base: str) -> str:
    address = _absolute(raw.link, base)
    if not address and raw.permalink and raw.guid.strip().startswith(("http://", "https://")):
        address = _absolute(raw.guid, base)
    return address


def _told_apart(entries: list[Entry]) -> list[Entry]:
    """Entries that all link to one page get keys of their own from their titles."""
    titles: dict[str, set[str]] = {}
    for entry in entries:
        titles.setdefault(entry.key, set()).add(entry.title)
    return [
        replace(entry, key=f"{entry.key} {entry_key('', '', entry.title, None)}")
        if len(titles[entry.key]) >= _SHARED_BY
        else entry
        for entry in entries
    ]


def _absolute(link: str, base: str) -> str:
    """The link as an http(s) address, "" when it is something else; relative without a base."""
    link = clean(link).replace(" ", "%20")
    if not link:
        return ""
    joined = _join(base, link)
    try:
        scheme = urlsplit(joined).scheme
    except ValueError:
        return ""
    if base or scheme:
        return joined if scheme in ("http", "https") else ""
    return joined


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:  # a broken IPv6 address and the like
        return ""
