"""One page as a line of JSON: for people who compose tools, and for measuring."""

from datetime import UTC, tzinfo
from typing import Any

from minhbach.errors import NoArticle
from minhbach.read.extract import read_page

Record = dict[str, Any]


def page_record(line: Record, html: bytes, *, zone: tzinfo = UTC) -> Record:
    """The line as passed in, with `text, title, byline, date, language` of its page.

    `date` is an ISO day as the page words it, or None. A page without an article has
    None in all five, and says why in `problem`.
    """
    try:
        article = read_page(html, address=str(line.get("url") or ""), zone=zone)
    except NoArticle as error:
        nothing = dict.fromkeys(("text", "title", "byline", "date", "language"))
        return {**line, **nothing, "problem": str(error)}
    return {
        **line,
        "text": article.text,
        "title": article.headline,
        "byline": article.byline,
        "date": article.published_day or None,
        "language": article.language,
    }
