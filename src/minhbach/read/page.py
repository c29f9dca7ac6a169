"""A page's bytes become one tree, within bounds.

The charset is found as WHATWG's sniffing does, with the bytes believed before labels: byte
order mark, valid UTF-8, the charset of the content type, then of `meta`. Scripts and drawings
hold most of a news page's bytes and none of its text; they are cut once they have been asked
for JSON-LD, which makes every later step cheaper. A page in an old Vietnamese encoding is put
into Unicode as a tree, where its character references are letters already.
"""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from minhbach.collect.encoding import decode
from minhbach.errors import NoArticle
from minhbach.text.oldcodes import OldCode, modern, recognise

# Bounds trade the rare giant page for a bounded answer; the largest development page
# (shared/data/pages) stays well below each.
LARGEST_PAGE_BYTES = 10_000_000
MOST_TAGS = 150_000

# libxml2's time grows with the square of a tag's attributes; tags this long are pictures
# written into the page.
_GIANT_TAG = re.compile(rb"<[^<>]{50000,}>?")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD_BYTES = 4096
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32), 127])
_MOST_CONTROL = 0.01  # share of bytes; a stray NUL is mended, a picture is refused
# So much of a page tells its encoding; more costs time.
_TOLD_BY_CHARS = 50_000
_WITHOUT_TEXT = ("script", "style", "svg", "template", "iframe", "object", "embed", "canvas")


def open_page(body: bytes, *, content_type: str = "") -> HtmlElement:
    """The root element of the page. Raises NoArticle when it is no usable HTML."""
    if len(body) > LARGEST_PAGE_BYTES:
        raise NoArticle(f"The page is larger than {LARGEST_PAGE_BYTES // 1_000_000} MB.")
    if body.count(b"<") > MOST_TAGS:
        raise NoArticle(f"The page has more than {MOST_TAGS} tags.")
    text = _text(body, content_type)
    plain = text.translate(None, _CONTROL)
    if len(text) - len(plain) > _MOST_CONTROL * len(text):
        raise NoArticle("The page is not text: a picture, a PDF or a packed file.")
    root = parse(_GIANT_TAG.sub(b"", plain))
    if root is None or not len(root):
        raise NoArticle("The page is empty or is not HTML.")
    _into_unicode(root)
    return root


def cut_scripts(root: HtmlElement) -> None:
    """Take out, in place, what carries no text for a reader."""
    for element in list(root.iter(*_WITHOUT_TEXT)):
        if element.getparent() is not None:
            element.drop_tree()


def _text(body: bytes, content_type: str) -> bytes:
    if "charset" not in content_type.lower() and (found := _CHARSET.search(body[:_HEAD_BYTES])):
        content_type = f"text/html; charset={found[1].decode('ascii')}"
    return decode(body, content_type)[0].encode("utf-8", "replace")


def _into_unicode(root: HtmlElement) -> None:
    """Old Vietnamese becomes Unicode in place: what is read, and what `meta` says of it."""
    shown = [element for element in root.iter() if element.tag not in _WITHOUT_TEXT]
    code = recognise(_first_words(shown))
    if code is None:
        return
    for element in shown:
        element.text = _turned(element.text, code)
        if element.tag == "meta" and "content" in element.attrib:
            element.set("content", modern(element.get("content", ""), code))
    for element in root.iter():
        element.tail = _turned(element.tail, code)


def _first_words(shown: list[HtmlElement]) -> str:
    texts = (part for element in shown for part in (element.text, element.tail) if part)
    return "\n".join(texts)[:_TOLD_BY_CHARS]


def _turned(text: str | None, code: OldCode) -> str | None:
    return modern(text, code) if text else text


def parse(text: bytes, *, forgiving: bool = True) -> HtmlElement | None:
    """The root of UTF-8 text; None when nothing is there or, unless forgiving, it is broken."""
    parser = HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
        recover=forgiving,
    )
    try:
        return etree.fromstring(text, parser)
    except etree.LxmlError:
        return None
