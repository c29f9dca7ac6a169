"""XML documents built as trees, so that no text can become markup.

Characters that XML 1.0 (section 2.2) does not know are taken out of every text and attribute.
"""

import re

from lxml import etree

_UNKNOWN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text without the characters that no XML document may hold."""
    return _UNKNOWN.sub("", text)


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """A new last child `prefix:name` (or `name`, in the parent's default namespace)."""
    prefix, _, local = name.rpartition(":")
    space = parent.nsmap.get(prefix or None)
    child = etree.SubElement(parent, f"{{{space}}}{local}" if space else local)
    for key, value in attributes.items():
        child.set(key, plain(value))
    child.text = plain(text) or None
    return child


def document(root: etree._Element) -> bytes:
    """The document in UTF-8 with its declaration."""
    body: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return body
