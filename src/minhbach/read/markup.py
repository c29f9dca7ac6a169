"""What a page says of itself: JSON-LD, meta tags (Open Graph, Dublin Core), `time` and `h1`.

tree -> read_markup -> Markup        candidates, not yet decisions
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import islice

from lxml.html import HtmlElement

from minhbach.read.dates import read_moment
from minhbach.read.linked import Linked, read_linked, words_of
from minhbach.text.normalize import clean


@dataclass(frozen=True, slots=True)
class Markup:
    """One page's words about itself, plain NFC; an empty string means it does not say.

    `shown` are the headings of first rank a reader sees, in page order. The dates keep the
    offset the page wrote. `body` is JSON-LD's articleBody.
    """

    linked_headline: str = ""
    linked_name: str = ""
    shared_headline: str = ""
    shown: tuple[str, ...] = ()
    window_title: str = ""
    outlet: str = ""
    byline: str = ""
    language: str = ""
    canonical: str = ""
    body: str = ""
    published: datetime | None = None
    modified: datetime | None = None


# In order of trust: the first that says something is believed.
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "article.published", "published_at", "pubdate", "publishdate", "publish-date",
    "publication_date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date",
    "dc.created", "date.created", "article:publicationdate", "rnews:datepublished",
    "datecreated", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "lastmod", "last-modified", "article.updated",
)  # fmt: skip
_BYLINE = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author",
    "byl", "dc.creator", "dcterms.creator",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_LANGUAGE = ("language", "content-language", "dc.language", "og:locale")
_BYLINE_PLACES = {"author", "byline", "author-name", "authorname", "tac-gia", "author_mail"}
_LONGEST_BYLINE = 80  # characters: longer is a biography
_NOT_SHOWN = {"nav", "li", "ol", "ul", "footer", "aside"}
LONGEST_HEADLINE = 300  # characters
_MOST_LOOKED_AT = 100  # elements of one kind: bounds the work on a hostile page
_SAME_MOMENT = timedelta(minutes=2)  # one of the two is often rounded to the minute


def read_markup(tree: HtmlElement, *, zone: tzinfo) -> Markup:
    """Everything the page's markup says; local times without an offset are in `zone`."""
    linked, meta = read_linked(tree), _meta(tree)
    return Markup(
        linked_headline=_short(words_of(linked.get("headline"))),
        linked_name=_short(words_of(linked.get("name"))),
        shared_headline=_short(_first(meta, ("og:title", "twitter:title"))),
        shown=_shown(tree),
        window_title=_short(_text(tree.find(".//title"))),
        outlet=_first(meta, _OUTLET[:1])
        or clean(words_of(linked.get("publisher")))
        or _first(meta, _OUTLET),
        byline=_byline(tree, linked, meta),
        language=_language(tree, linked, meta),
        canonical=_canonical(tree, meta),
        body=words_of(linked.get("articleBody")),
        published=_published(tree, linked, meta, zone),
        modified=_moment([words_of(linked.get("dateModified")), *_said(meta, _MODIFIED)], zone),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    said: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = clean(tag.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (tag.get(attribute) or "").strip().lower()
            if name and content:
                said.setdefault(name, content)
    return said


def _said(meta: dict[str, str], names: Iterable[str]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _first(meta: dict[str, str], names: Iterable[str]) -> str:
    return next(iter(_said(meta, names)), "")


def _short(said: str) -> str:
    return clean(said[: 2 * LONGEST_HEADLINE])[:LONGEST_HEADLINE]


def _text(element: HtmlElement | None) -> str:
    return "" if element is None else str(element.text_content())


def _shown(tree: HtmlElement) -> tuple[str, ...]:
    first = islice(tree.iter("h1"), _MOST_LOOKED_AT)
    headings = [_short(_text(h)) for h in first if not _in_trail(h)]
    return tuple(dict.fromkeys(filter(None, headings)))


def _in_trail(heading: HtmlElement) -> bool:
    # Some outlets repeat the headline, often shortened, as the last crumb of the trail.
    if "breadcrumb" in (heading.get("class") or "").lower():
        return True
    return next(heading.iterancestors(*_NOT_SHOWN), None) is not None


def _byline(tree: HtmlElement, linked: Linked, meta: dict[str, str]) -> str:
    said = [words_of(linked.get("author")), *_said(meta, _BYLINE)]
    for name in map(clean, said):
        if name and not name.lower().startswith(("http:", "https:", "www.", "/")):
            return name
    elements = tree.iter("a", "span", "p", "div", "address", "strong")
    signed = islice(filter(_is_signature, elements), _MOST_LOOKED_AT)
    names = (clean(_text(element)) for element in signed)
    return next((name for name in names if 0 < len(name) <= _LONGEST_BYLINE), "")


def _is_signature(element: HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    return bool(_BYLINE_PLACES & set((element.get("class") or "").lower().split()))


def _language(tree: HtmlElement, linked: Linked, meta: dict[str, str]) -> str:
    root = next(tree.iter("html"), tree)
    said = [root.get("lang") or "", words_of(linked.get("inLanguage")), *_said(meta, _LANGUAGE)]
    for tag in said:
        primary = tag.replace("_", "-").split("-")[0].strip().lower()
        if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 3:
            return primary
    return ""


def _canonical(tree: HtmlElement, meta: dict[str, str]) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    return _first(meta, ("og:url",))


def _published(
    tree: HtmlElement, linked: Linked, meta: dict[str, str], zone: tzinfo
) -> datetime | None:
    said = [words_of(linked.get("datePublished")), *_said(meta, _PUBLISHED)]
    others: list[str] = []
    elements = filter(_is_time, tree.iter("time", "span", "abbr"))
    for element in islice(elements, _MOST_LOOKED_AT):
        marked = element.get("itemprop") == "datePublished" or "pubdate" in element.attrib
        text = element.get("datetime") or element.get("content") or _text(element)
        (said if marked else others).append(text)
    first = _moment([*said, words_of(linked.get("dateCreated"))], zone)
    return first and _in_own_offset(first, _moments([*said, *others], zone))


def _is_time(element: HtmlElement) -> bool:
    return "datetime" in element.attrib or element.get("itemprop") == "datePublished"


def _in_own_offset(moment: datetime, others: Iterable[datetime]) -> datetime:
    """The same moment as the page writes it elsewhere with the outlet's own offset."""
    if moment.utcoffset():
        return moment
    same = (o for o in others if o.utcoffset() and abs(o - moment) < _SAME_MOMENT)
    return next(same, moment)


def _moments(said: Iterable[str], zone: tzinfo) -> Iterator[datetime]:
    return filter(None, (read_moment(text, zone=zone) for text in said if text))


def _moment(said: Iterable[str], zone: tzinfo) -> datetime | None:
    return next(_moments(said, zone), None)
