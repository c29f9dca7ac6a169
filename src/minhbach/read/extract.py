"""Page to article.

    bytes -> open_page -> read_markup -> trafilatura -> tidy -> Article
                              +-> choose_headline, published, byline, language, address

Trafilatura (Barbaresi 2021) finds the text. What the page says about itself in markup gives
headline, dates and byline, and shows which lines of the text are not part of it. The tree is
parsed once and handed on; each step may spend it, so the order above is the order of work.
"""

from datetime import UTC, datetime, tzinfo
from urllib.parse import urljoin, urlsplit

import trafilatura
from lxml.html import HtmlElement

from minhbach.collect.identity import canonical_address
from minhbach.errors import NoArticle
from minhbach.read.article import Article, Hint
from minhbach.read.body import tidy
from minhbach.read.dates import NO_LATER, find_day, not_after, own_day
from minhbach.read.headline import choose_headline
from minhbach.read.markup import Markup, read_markup
from minhbach.read.page import cut_scripts, open_page
from minhbach.text.language import detect

_SHORTEST_TEXT = 25  # characters: less is a caption or a notice, in Chinese or Japanese too
_ENOUGH_TO_DETECT = 200  # characters after which the detector is surer than the page's label
_TWIN_HOSTS = ("www.", "m.", "amp.", "mobile.")


def read_page(
    html: bytes,
    *,
    address: str,
    content_type: str = "",
    hint: Hint | None = None,
    zone: tzinfo = UTC,
    seen: datetime | None = None,
) -> Article:
    """The article on a page fetched from `address`, with HTTP's content type where known.

    Local times without an offset are in `zone`. Dates more than a day after `seen` (when we
    first had the page) are not believed. Raises NoArticle, and nothing else.
    """
    hint, latest = hint or Hint(), seen or NO_LATER
    root = open_page(html, content_type=content_type)
    markup = read_markup(root, zone=zone)
    headline = choose_headline(markup, address=address, hint=hint.headline)
    published = not_after(markup.published, latest) or hint.published
    published = published or find_day(root, address=address, zone=zone, latest=latest)
    modified = not_after(markup.modified, latest)
    cut_scripts(root)
    text = tidy(find_text(root), markup, headline)
    if len(text) < _SHORTEST_TEXT:
        raise NoArticle("No article was found on the page.")
    return Article(
        address=_address(markup, address),
        headline=headline,
        text=text,
        byline=markup.byline or hint.byline,
        language=_language(text, markup.language or hint.language),
        outlet=markup.outlet,
        published=published.astimezone(UTC) if published else None,
        modified=modified.astimezone(UTC) if modified else None,
        published_day=own_day(published, address) if published else "",
    )


def find_text(root: HtmlElement) -> str:
    """What trafilatura takes for the article's text; empty when it finds or stands nothing."""
    try:
        found = trafilatura.bare_extraction(root, include_comments=False)
    except Exception:  # a foreign extractor on a foreign page: whatever fails, no text is found
        return ""
    return getattr(found, "text", None) or ""


def _language(text: str, said: str) -> str:
    if said and len(text) < _ENOUGH_TO_DETECT:
        return said
    return detect(text) or said


def _address(markup: Markup, address: str) -> str:
    """The page's own canonical address when it is of this site and not its front page."""
    try:
        own = urlsplit(urljoin(address, markup.canonical))
        there = urlsplit(address)
        sane = own.scheme in ("http", "https") and own.path.strip("/")
        if markup.canonical and sane and _same_site(own.hostname, there.hostname):
            return canonical_address(own.geturl())
    except ValueError:  # an address that cannot be split is nobody's canonical address
        pass
    return canonical_address(address)


def _same_site(one: str | None, other: str | None) -> bool:
    one, other = _bare_host(one), _bare_host(other)
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and f".{longer}".endswith(f".{shorter}")


def _bare_host(host: str | None) -> str:
    host = (host or "").lower()
    for twin in _TWIN_HOSTS:
        host = host.removeprefix(twin)
    return host
