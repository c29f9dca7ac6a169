"""Lists of feeds: OPML 2.0 (opml.org/spec2) in and out, with folders.

The spec calls an element's attributes its own business; those we do not know are kept in
order and written back, so that a list survives a trip through the desk.
"""

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from minhbach.collect.encoding import decode
from minhbach.collect.xmltree import Element, local_name, mended_tree, tree
from minhbach.errors import BadInput
from minhbach.text.normalize import clean

_ADDRESS = ("xmlurl", "url", "feedurl")
_KNOWN = frozenset(("text", "title", "xmlurl", "htmlurl", "type"))


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list: `address` is its xmlUrl, `home` its htmlUrl, `kind` its type.

    `folder` names the outlines around it, outermost first. `attributes` are all others.
    """

    title: str
    address: str
    home: str = ""
    folder: tuple[str, ...] = ()
    kind: str = "rss"
    attributes: tuple[tuple[str, str], ...] = ()


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """The feeds of the list, in its order; outlines without an address are folders or notes.

    Names of attributes are taken in any case, and `url` where `xmlUrl` is missing. Raises
    BadInput when there is no outline at all.
    """
    text, _ = decode(body)
    root = tree(text)
    root = mended_tree(text) if root is None else root
    if root is None or not any(_is_outline(element) for element in root.iter()):
        raise BadInput("This is not a list of feeds (OPML): there is no outline in it.")
    return tuple(_below(root, ()))


def write_opml(outlines: tuple[Outline, ...], *, title: str, made: datetime) -> bytes:
    """The list as an OPML 2.0 document in UTF-8; neighbours in one folder share its outline."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = clean(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(made)
    etree.SubElement(head, "docs").text = "https://opml.org/spec2.opml"
    body = etree.SubElement(root, "body")
    path: list[tuple[str, Element]] = []
    for outline in outlines:
        path = _opened(body, path, outline.folder)
        parent = path[-1][1] if path else body
        etree.SubElement(parent, "outline", _attributes(outline))
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _is_outline(element: Element) -> bool:
    return local_name(element) == "outline"


def _below(parent: Element, folder: tuple[str, ...]) -> list[Outline]:
    found = []
    for element in parent:
        if not _is_outline(element):
            inner = folder
        else:
            outline = _outline(element, folder)
            inner = folder if outline else (*folder, _named(element))
            if outline:
                found.append(outline)
        if len(element):
            found.extend(_below(element, inner))
    return found


def _outline(element: Element, folder: tuple[str, ...]) -> Outline | None:
    """The feed this outline names, or None when it names none."""
    values = {name.lower(): clean(value) for name, value in _pairs(element)}
    own = next((name for name in _ADDRESS if values.get(name)), None)
    links_elsewhere = values.get("type", "").lower() in ("link", "include")
    if own is None or (own == "url" and links_elsewhere):
        return None
    known = _KNOWN | {own}
    return Outline(
        title=_named(element) or values[own],
        address=values[own],
        home=values.get("htmlurl", ""),
        folder=folder,
        kind=values.get("type", "") or "rss",
        attributes=tuple(
            (name, clean(value)) for name, value in _pairs(element) if name.lower() not in known
        ),
    )


def _named(element: Element) -> str:
    values = {name.lower(): clean(value) for name, value in _pairs(element)}
    return values.get("title") or values.get("text") or ""


def _pairs(element: Element) -> list[tuple[str, str]]:
    """The attributes; a prefix that a damaged list never declared is dropped."""
    pairs = ((str(name), str(value)) for name, value in element.attrib.items())
    return [(n if n.startswith("{") else n.rpartition(":")[2], value) for n, value in pairs]


def _attributes(outline: Outline) -> dict[str, str]:
    own = {
        "text": outline.title,
        "title": outline.title,
        "type": outline.kind,
        "xmlUrl": outline.address,
    }
    if outline.home:
        own["htmlUrl"] = outline.home
    return {name: clean(value) for name, value in own.items()} | dict(outline.attributes)


def _opened(
    body: Element, path: list[tuple[str, Element]], folder: tuple[str, ...]
) -> list[tuple[str, Element]]:
    """The path of open folders changed into `folder`, sharing what both have in common."""
    shared = 0
    while shared < min(len(path), len(folder)) and path[shared][0] == folder[shared]:
        shared += 1
    path = path[:shared]
    for name in folder[shared:]:
        parent = path[-1][1] if path else body
        named = clean(name)
        path.append((name, etree.SubElement(parent, "outline", text=named, title=named)))
    return path
