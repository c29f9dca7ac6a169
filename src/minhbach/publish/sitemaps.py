"""The list of pages for machines: sitemaps.org 0.9, and Google's news sitemap."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from lxml import etree

from minhbach.publish.site import Site
from minhbach.publish.statement import Statement
from minhbach.publish.xmlout import add, document

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

# The protocol's limit for one file.
MAX_ADDRESSES = 50_000
# Google's limits for a news sitemap.
MAX_NEWS = 1_000
NEWS_AGE = timedelta(days=2)


def sitemap(statements: Iterable[Statement], site: Site, pages: Iterable[str] = ()) -> bytes:
    """The `pages` (paths) in their order, then all statements, newest change first.

    Withdrawn pages stay in: they are public, and say that they were withdrawn.
    """
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP})
    listed: list[tuple[str, str]] = [(path, "") for path in pages]
    newest = sorted(statements, key=lambda s: (s.latest.at, s.path), reverse=True)
    listed += [(statement.path, _iso(statement.latest.at)) for statement in newest]
    for path, changed in listed[:MAX_ADDRESSES]:
        url = add(root, "url")
        add(url, "loc", site.url(path))
        if changed:
            add(url, "lastmod", changed)
    return document(root)


def news_sitemap(statements: Iterable[Statement], site: Site, now: datetime) -> bytes:
    """Statements first published in the two days before `now` that still stand, newest first."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "news": NEWS})
    recent = [
        statement
        for statement in statements
        if now - NEWS_AGE <= statement.first_published <= now and not statement.is_withdrawn
    ]
    recent.sort(key=lambda s: (s.first_published, s.path), reverse=True)
    for statement in recent[:MAX_NEWS]:
        url = add(root, "url")
        add(url, "loc", site.url(statement.path))
        news = add(url, "news:news")
        publication = add(news, "news:publication")
        add(publication, "news:name", site.name)
        add(publication, "news:language", statement.language.split("-")[0])
        add(news, "news:publication_date", _iso(statement.first_published))
        add(news, "news:title", statement.latest.title)
    return document(root)


def _iso(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
