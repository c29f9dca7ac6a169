"""ClaimReview objects in linked data: JSON-LD scripts, microdata, DataFeeds, lines of JSON.

Outlets write one object, a list, an `@graph`, or put the review inside an article; `@type` is a
word, an address (http or https) or a list. What is slightly broken (wrappings, a trailing comma,
raw control characters, escaped HTML) is mended; what is not JSON is nothing.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

Linked = dict[str, Any]

LONGEST_SCRIPT = 2_000_000  # characters: trades the rare huge page for a bounded parse
DEEPEST = 12  # steps from the top to a review; schema.org's own nesting needs about 6
MOST_OBJECTS = 200_000  # objects looked at in one document: the largest known DataFeed has fewer
_LONGEST_VALUE = 10_000  # characters of one microdata value: nested ones repeat their text
_MOST_NAMES = 5  # names of one microdata property
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")


def load(text: str, *, longest: int = LONGEST_SCRIPT) -> Any:
    """The JSON value of a text, mended where it is slightly broken; None when it is none."""
    text = text[:longest]
    for attempt in (text, _mended(text), _mended(html.unescape(text))):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt.lstrip("\ufeff \t\r\n;"))[0]
        except (ValueError, RecursionError):
            continue
    return None


def claim_reviews(value: Any) -> Iterator[Linked]:
    """Every ClaimReview in a JSON value, outermost first, in the order written."""
    waiting, seen = [(value, 0)], 0
    while waiting and seen < MOST_OBJECTS:
        value, depth = waiting.pop()
        seen += 1
        if isinstance(value, dict) and is_a(value, "ClaimReview"):
            yield value
        inside = _inside(value) if depth < DEEPEST else []
        waiting += [(one, depth + 1) for one in reversed(inside)]


def is_a(value: Linked, kind: str) -> bool:
    """Whether `@type` names the kind, as a word, an address or one of a list."""
    said = value.get("@type", value.get("type"))
    named = said if isinstance(said, list) else [said]
    return any(isinstance(t, str) and re.split(r"[/:#]", t)[-1] == kind for t in named)


def scripts(tree: HtmlElement) -> Iterator[str]:
    """The text of each JSON-LD script of a page."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield str(script.text or "")


def microdata(tree: HtmlElement) -> Iterator[Linked]:
    """Each ClaimReview that a page marks up in microdata, as the same object in JSON-LD."""
    for element in tree.iter():
        if isinstance(element.tag, str) and _kind(element) == "ClaimReview":
            yield _item(element, DEEPEST)


def _inside(value: Any) -> list[Any]:
    held = list(value.values()) if isinstance(value, dict) else value
    return [one for one in held if isinstance(one, dict | list)] if isinstance(held, list) else []


def _mended(text: str) -> str:
    return _TRAILING_COMMA.sub("", _WRAPPING.sub("", _WRAPPING.sub("", text)))


def _kind(element: HtmlElement) -> str:
    return str(element.get("itemtype") or "").strip().rsplit("/", 1)[-1]


def _item(element: HtmlElement, depth: int) -> Linked:
    """The properties of an item, those of items in it left to them (HTML, microdata 5.2)."""
    item: Linked = {"@type": _kind(element)}
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if not isinstance(child.tag, str):
            continue
        names = (child.get("itemprop") or "").split()[:_MOST_NAMES]
        scoped = "itemscope" in child.attrib
        if names and depth:
            value = _item(child, depth - 1) if scoped else _said(child)
            for name in names:
                item.setdefault(name, []).append(value)
        if not scoped:
            waiting += reversed(child)
    return item


def _said(element: HtmlElement) -> str:
    for attribute in ("content", "datetime", "href", "src"):
        if element.get(attribute):
            return str(element.get(attribute))
    return str(element.text_content())[:_LONGEST_VALUE]
