"""Sitemaps, sitemap indexes (sitemaps.org 0.9) and Google's news sitemaps: tree to `RawFeed`."""

from minhbach.collect.raw import MAX_ENTRIES, FeedKind, RawEntry, RawFeed, RawText
from minhbach.collect.xmltree import Element, local_name


def read_sitemap(root: Element) -> RawFeed | None:
    """What the tree says, newest first, or None when it is no sitemap.

    The entries of an index are its sitemaps. Sitemaps have neither titles nor an order;
    those of a news sitemap have titles, and its title is the publication's name.
    """
    name = local_name(root)
    if name not in ("urlset", "sitemapindex"):
        return None
    kind = FeedKind.SITEMAP if name == "urlset" else FeedKind.SITEMAP_INDEX
    found = [_found(child) for child in root]
    if any("title" in fields for fields in found):
        kind = FeedKind.NEWS_SITEMAP
    entries = [_entry(fields) for fields in found if fields.get("loc")]
    # W3CDTF sorts as text; what is undated comes last.
    entries.sort(key=lambda entry: entry.published or entry.updated, reverse=True)
    return RawFeed(
        kind=kind,
        title=RawText(next((fields["name"] for fields in found if fields.get("name")), "")),
        language=next((fields["language"] for fields in found if fields.get("language")), ""),
        entries=tuple(entries[:MAX_ENTRIES]),
        total=len(entries),
    )


def _found(element: Element) -> dict[str, str]:
    """The texts below one <url> or <sitemap>, by name; the first of each name counts.

    Titles and dates of images and videos are not the page's.
    """
    fields: dict[str, str] = {}
    for child in element.iterdescendants():
        if not _is_media(child):
            fields.setdefault(local_name(child), (child.text or "").strip())
    return fields


def _is_media(element: Element) -> bool:
    return "sitemap-image" in str(element.tag) or "sitemap-video" in str(element.tag)


def _entry(fields: dict[str, str]) -> RawEntry:
    return RawEntry(
        title=RawText(fields.get("title", "")),
        link=fields["loc"],
        language=fields.get("language", ""),
        published=fields.get("publication_date", ""),
        updated=fields.get("lastmod", ""),
    )
