"""What layouts are made of: the view of one article, and the parts that sites share."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from minhbach.adapters.press.chrome import Chrome, chrome
from minhbach.adapters.press.feeds import CONTENT_TYPES
from minhbach.adapters.press.outlets import PressArticle, PressOutlet

Linked = Sequence[tuple[PressArticle, str]]


@dataclass(frozen=True, slots=True)
class Site:
    """An outlet with the addresses of its home page and feed."""

    outlet: PressOutlet
    home: str
    feed: str
    invented: bool


@dataclass(frozen=True, slots=True)
class View:
    """What a layout shows: the article, its times in the press's zone, older ones beside it."""

    site: Site
    article: PressArticle
    address: str
    related: Linked

    @property
    def words(self) -> Chrome:
        return chrome(self.site.outlet.language)

    @property
    def name(self) -> str:
        return escape(self.site.outlet.name)

    @property
    def headline(self) -> str:
        return escape(self.article.headline)

    @property
    def home_link(self) -> str:
        return f'<a class="logo" href="{escape(self.site.home)}">{self.name}</a>'

    @property
    def published(self) -> str:
        """The time as readers see it."""
        return shown(self.article.published)

    def time_tag(self, attributes: str = "") -> str:
        """The time as a `<time>`, for readers and machines."""
        return f'<time{attributes} datetime="{iso(self.article.published)}">{self.published}</time>'


# What the head of a page says


def feed_link(site: Site) -> str:
    kind = CONTENT_TYPES[site.outlet.feed_kind]
    return (
        f'<link rel="alternate" type="{kind}" title="{escape(site.outlet.name)}" '
        f'href="{escape(site.feed)}">'
    )


def head(view: View, *parts: str, suffix: str = "") -> str:
    title = f"<title>{view.headline}{escape(suffix)}</title>"
    link = f'<link rel="canonical" href="{escape(view.address)}">'
    return "\n".join((title, link, feed_link(view.site), *(part for part in parts if part)))


def meta(attribute: str, name: str, content: str) -> str:
    return f'<meta {attribute}="{name}" content="{escape(content)}">' if content else ""


def open_graph(view: View, *, times: bool) -> str:
    article = view.article
    tags = [
        meta("property", "og:type", "article"),
        meta("property", "og:site_name", view.site.outlet.name),
        meta("property", "og:title", article.headline),
        meta("property", "og:description", article.teaser),
        meta("property", "og:url", view.address),
        meta("name", "description", article.teaser),
    ]
    if times:
        modified = iso(article.modified) if article.modified else ""
        tags += [
            meta("property", "article:published_time", iso(article.published)),
            meta("property", "article:modified_time", modified),
            meta("property", "article:section", article.section),
            meta("name", "author", article.byline),
        ]
    return "\n".join(tag for tag in tags if tag)


def news_article(view: View) -> dict[str, object]:
    article, outlet = view.article, view.site.outlet
    said: dict[str, object] = {
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": view.address},
        "headline": article.headline,
        "description": article.teaser,
        "inLanguage": article.language,
        "datePublished": iso(article.published),
        "dateModified": iso(article.changed),
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name},
    }
    if article.byline:
        said["author"] = {"@type": "Person", "name": article.byline}
    return said


def json_ld(value: object) -> str:
    # A closing script tag inside a headline must not end the script.
    text = json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def graph(view: View) -> dict[str, object]:
    outlet = view.site.outlet
    crumb = {"@type": "ListItem", "position": 1, "name": view.article.section or outlet.name}
    return {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": view.site.home + "#org", "name": outlet.name},
            {"@type": "WebSite", "@id": view.site.home + "#site", "name": outlet.name},
            {"@type": "BreadcrumbList", "itemListElement": [crumb]},
            news_article(view),
        ],
    }


# What stands around the text


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def shown(moment: datetime) -> str:
    return moment.strftime("%d/%m/%Y %H:%M")


def navigation(site: Site) -> str:
    words = chrome(site.outlet.language)
    links = "".join(f'<li><a href="{escape(site.home)}">{name}</a></li>' for name in words.sections)
    return f'<nav class="menu"><ul><li><a href="/">{words.home}</a></li>{links}</ul></nav>'


def paragraphs(view: View) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in view.article.paragraphs)


def byline(view: View, tag: str, attributes: str) -> str:
    said = view.article.byline
    return f"<{tag} {attributes}>{escape(said)}</{tag}>" if said else ""


def links(linked: Linked) -> str:
    return "".join(
        f'<li><a href="{escape(address)}">{escape(article.headline)}</a></li>'
        for article, address in linked
    )


def related(view: View, name: str) -> str:
    if not view.related:
        return ""
    return (
        f'<aside class="{name} related"><h3>{view.words.related}</h3>'
        f"<ul>{links(view.related)}</ul></aside>"
    )


def share(view: View) -> str:
    buttons = "".join(f'<button type="button">{name}</button>' for name in ("Mail", "RSS", "Zip"))
    return f'<div class="share-buttons"><span>{view.words.share}</span>{buttons}</div>'


def advertisement(view: View) -> str:
    return f'<div class="ad-slot advertisement"><span>{view.words.advertisement}</span></div>'


def cookie_line(view: View) -> str:
    words = view.words
    return (
        f'<div class="cookie-banner" role="dialog">{words.cookies} '
        f'<button type="button">{words.accept}</button></div>'
    )


def footer(site: Site, words: Chrome) -> str:
    notice = f'<div class="notice">{words.invented}</div>' if site.invented else ""
    return (
        f'<footer class="footer"><div>© {escape(site.outlet.name)}. {words.rights}</div>'
        f"{notice}</footer>"
    )
