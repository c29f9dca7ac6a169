"""The pages of a press: its front page, an outlet's home page, the page of an article."""

from collections.abc import Sequence
from html import escape

from minhbach.adapters.press.chrome import chrome
from minhbach.adapters.press.layouts import LAYOUTS
from minhbach.adapters.press.view import Linked, Site, View, feed_link, footer, navigation


def write_front(sites: Sequence[Site], *, title: str) -> bytes:
    """The page that lists the outlets and says, where that is so, that they are invented."""
    words = chrome(sites[0].outlet.language if sites else "")
    invented = any(site.invented for site in sites)
    notice = f"<p><strong>{words.invented}</strong></p>" if invented else ""
    items = "".join(
        f'<li><a href="{escape(site.home)}">{escape(site.outlet.name)}</a> '
        f'(<a href="{escape(site.feed)}">{words.feed}</a>)</li>\n'
        for site in sites
    )
    heading = escape(title or words.press)
    return _document(
        sites[0].outlet.language if sites else "en",
        f"<title>{heading}</title>",
        f"<h1>{heading}</h1>\n{notice}\n<ul>\n{items}</ul>",
    )


def write_home(site: Site, latest: Linked) -> bytes:
    """The home page of an outlet: its feed is linked from the head, its latest articles listed."""
    outlet, words = site.outlet, chrome(site.outlet.language)
    items = "".join(
        f'<article><h2><a href="{escape(address)}">{escape(article.headline)}</a></h2>'
        f"<p>{escape(article.teaser)}</p></article>\n"
        for article, address in latest
    )
    return _document(
        outlet.language,
        f"<title>{escape(outlet.name)}</title>\n{feed_link(site)}",
        f"<header><h1>{escape(outlet.name)}</h1>{navigation(site)}</header>\n"
        f"<main>\n{items}</main>\n{footer(site, words)}",
    )


def write_page(view: View) -> bytes:
    """The page of an article in its outlet's layout."""
    head, body = LAYOUTS[view.site.outlet.layout % len(LAYOUTS)](view)
    return _document(view.article.language, head, body)


def _document(language: str, head: str, body: str) -> bytes:
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")
