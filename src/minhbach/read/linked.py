"""The article a page describes in JSON-LD (schema.org), mended where the JSON is broken.

Outlets write one object, a list, or an `@graph`; `@type` is a word, an address or a list of
them. Objects that merely stand beside the article (lists of links, live updates, breadcrumbs)
are not followed.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

_LONGEST_SCRIPT = 2_000_000  # characters; trades the rare huge page for a bounded parse
_MOST_OBJECTS = 200  # objects looked at in one page
_MOST_NAMES = 20  # authors of one article
_FOLLOWED = ("@graph", "mainEntity", "mainEntityOfPage")
_ALSO_ARTICLES = {"Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "ClaimReview"}
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")

Linked = dict[str, Any]


def read_linked(tree: HtmlElement) -> Linked:
    """The fullest article object of the page's JSON-LD, or an empty one."""
    articles: list[Linked] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            articles += filter(_is_article, _objects(_load(script.text or "")))
    return max(articles, key=_fullness, default={})


def words_of(value: Any, *, depth: int = 4) -> str:
    """What a JSON-LD value says in plain words: text, a name, or names joined by commas."""
    if isinstance(value, str):
        # JSON can escape half a surrogate pair, which no file or database takes.
        return html.unescape(value).encode("utf-8", "ignore").decode("utf-8").strip()
    if isinstance(value, dict) and depth:
        return words_of(value.get("name") or value.get("@value"), depth=depth - 1)
    if isinstance(value, list) and depth:
        said = (words_of(one, depth=depth - 1) for one in value[:_MOST_NAMES])
        return ", ".join(dict.fromkeys(filter(None, said)))
    return ""


def _load(text: str) -> Any:
    text = text[:_LONGEST_SCRIPT]
    for attempt in (text, _mended(text)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt.lstrip("\ufeff \t\r\n;"))[0]
        except (ValueError, RecursionError):
            continue
    return None


def _mended(text: str) -> str:
    return _TRAILING_COMMA.sub("", _WRAPPING.sub("", _WRAPPING.sub("", text)))


def _objects(value: Any) -> Iterator[Linked]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_OBJECTS:
        value, seen = waiting.pop(0), seen + 1
        if isinstance(value, list):
            waiting += value[:_MOST_OBJECTS]
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in _FOLLOWED if key in value]


def _types(value: Linked) -> Iterable[str]:
    said = value.get("@type")
    return [str(t).rsplit("/", 1)[-1] for t in (said if isinstance(said, list) else [said])]


def _is_article(value: Linked) -> bool:
    return any(t.endswith("Article") or t in _ALSO_ARTICLES for t in _types(value))


def _fullness(value: Linked) -> int:
    return sum(bool(value.get(key)) for key in ("headline", "datePublished", "author"))
