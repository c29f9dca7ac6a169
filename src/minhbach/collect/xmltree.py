"""Text becomes an XML tree, safely: no network, no outside entity, no bomb.

libxml2 bounds depth (256), one text (10 MB) and the growth of entities by itself when it
is not told that trees may be huge; `resolve_entities="internal"` reads nothing from outside.
"""

import html
import re

from lxml import etree
from lxml.etree import _Element as Element

from minhbach.errors import NotAFeed

__all__ = ["XML_BASE", "XML_LANG", "Element", "local_name", "mended_tree", "no_feed_sentence",
           "refuse", "tree"]  # fmt: skip

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMED = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{1,30});")
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
# Warnings of a web server before the document: anything further in is quoted text.
_JUNK_CHARS = 8192
_START = re.compile(
    r"<(?:\?xml\b|!DOCTYPE\s(?!\s*html)|rss\b|feed\b|rdf:RDF\b|urlset\b|sitemapindex\b|opml\b)",
    re.I,
)


def tree(text: str) -> Element | None:
    """The root element of well-formed XML, or None."""
    return _parsed(text, recover=False)


def mended_tree(text: str) -> Element | None:
    """The root of XML that is not well-formed, as far as it can be read; None when it cannot.

    HTML's named references are known, lone ampersands are text, control characters and
    what stands before the document are dropped; libxml2 closes what was left open.
    """
    start = _START.search(text[:_JUNK_CHARS])
    text = _NOT_XML.sub("", text[start.start() :] if start else text)
    text = re.sub(r"\A<\?xml\b[^>]{0,400}\?>", "", text)
    if "<!ENTITY" not in text:
        text = _BARE_AMPERSAND.sub("&amp;", _NAMED.sub(_character, text))
    return _parsed(text, recover=True)


def local_name(element: Element) -> str:
    """The element's name in lower case without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def no_feed_sentence(root_name: str) -> str:
    """What a document with this root element is, since it is no feed."""
    if root_name == "html":
        return "This is a web page, not a feed. Look for the feed behind it."
    if root_name == "opml":
        return "This is a list of feeds (OPML). Import it instead of following it."
    return f"This is XML, but not a feed: its root element is <{root_name[:40]}>."


def refuse(text: str) -> NotAFeed:
    """The error for a text that no reader could use."""
    if sum(mark in text[:_JUNK_CHARS] for mark in ("\x00", "\ufffd", "\x1f", "\x08")) > 1:
        return NotAFeed("This is not text: a compressed file, a picture or the like.")
    first = re.search(r"<([a-zA-Z][\w:.-]{0,40})", text[:_JUNK_CHARS])
    if first:
        name = first.group(1).rpartition(":")[2].lower()
        page = "html" if re.search(r"<(?:!doctype\s+)?html\b", text[:_JUNK_CHARS], re.I) else name
        return NotAFeed(no_feed_sentence(page))
    return NotAFeed("This is neither XML nor JSON, so it is no feed.")


def _parsed(text: str, *, recover: bool) -> Element | None:
    # A parser of its own for each document: lxml's parsers remember names and errors.
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        no_network=True,
        resolve_entities="internal",
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root: Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


def _character(reference: re.Match[str]) -> str:
    if reference.group(1) in _XML_NAMES:
        return reference.group(0)
    return html.unescape(reference.group(0))
