"""RSS 0.9x-2.0, RDF Site Summary 0.9 and 1.0, Atom 0.3 and 1.0: a tree becomes a `RawFeed`.

Names are taken without regard to case, and those of RSS and Atom without regard to their
namespace, since outlets mix them; Dublin Core and a few others keep a prefix. Atom's text
constructs follow RFC 4287 section 3.1, RSS's fields are escaped HTML.
"""

import base64
import re

from lxml import etree

from minhbach.collect.raw import MAX_ENTRIES, NOTHING, FeedKind, RawEntry, RawFeed, RawText
from minhbach.collect.xmltree import XML_BASE, XML_LANG, Element, local_name

_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/elements/1.0/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/rss/1.0/modules/syndication/": "sy:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
_ATOM = ("http://www.w3.org/2005/Atom", "https://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_CORE = re.compile(r"rss|/rdf/simple/|netscape|atom|cdf", re.IGNORECASE)
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_PUBLISHED = (
    "pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created",
    "date",
)  # fmt: skip
_UPDATED = ("updated", "modified", "dcterms:modified", "lastbuilddate")
_SUMMARY = ("description", "summary", "dc:description", "content:encoded", "content")
_TEXT_TYPE = re.compile(r"\Atext/|html|[+/]xml\Z")
_MAIL_AND_NAME = re.compile(r"\A[^()\s]+@[^()\s]+\s*\((.+)\)\Z")

_PERIODS_S = {"daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}

Fields = dict[str, list[Element]]


def read_xml_feed(root: Element) -> RawFeed | None:
    """What the tree says, or None when its root element is no feed's.

    Some servers wrap the feed into their own page: an Atom feed in a page is read.
    """
    wrapped = next(root.iter(f"{{{_ATOM[0]}}}feed"), None)
    root = root if wrapped is None else wrapped
    name = local_name(root)
    if name == "rss":
        return _rss(root, _child(root, "channel"))
    if name == "rdf":
        return _rss(root, _child(root, "channel"), FeedKind.RDF)
    if name == "channel":
        return _rss(root, root)
    if name == "feed":
        return _atom(root, [e for e in root.iter() if _is(e, "entry")])
    if name == "entry" and _namespace(root) in _ATOM:
        return _atom(etree.Element("feed"), [root])
    return None


def _rss(root: Element, channel: Element | None, kind: FeedKind = FeedKind.RSS) -> RawFeed:
    channel = root if channel is None else channel
    fields, items = _fields(channel), _items(root)
    language = _text(fields, "language", "dc:language") or channel.get(XML_LANG, "")
    return RawFeed(
        kind=kind,
        title=_rss_text(fields, "title", "dc:title"),
        home=_link(fields) or channel.get("href", ""),
        base=_base(channel),
        language=language or root.get(XML_LANG, ""),
        entries=tuple(_rss_entry(item) for item in items[:MAX_ENTRIES]),
        total=len(items),
        ttl_s=_ttl_s(fields),
    )


def _items(root: Element) -> list[Element]:
    """RSS 2.0 has its items in the channel, RDF beside it; unclosed ones lie in each other."""
    named = root.iter("{*}item", "{*}Item", "{*}ITEM", "{*}entry")
    found = [element for element in named if _field_name(element) in ("item", "entry")]
    return [element for element in found if _is(element, "item")] or found


def _is(element: Element, name: str) -> bool:
    return _field_name(element) == name


def _rss_entry(item: Element) -> RawEntry:
    fields = _fields(item)
    guid = fields.get("guid", [])
    guid_text = _text(fields, "guid", "id", "dc:identifier") or item.get(_RDF_ABOUT, "")
    permalink = not guid or guid[0].get("isPermaLink", "true").strip().lower() != "false"
    return RawEntry(
        title=_rss_text(fields, "title", "dc:title", "media:title"),
        link=_text(fields, "feedburner:origlink") or _link(fields) or item.get("href", ""),
        guid=guid_text,
        permalink=permalink,
        summary=_rss_text(fields, *_SUMMARY),
        byline=_byline(fields),
        language=_text(fields, "dc:language") or item.get(XML_LANG, ""),
        published=_text(fields, *_PUBLISHED),
        updated=_text(fields, *_UPDATED),
        base=_base(item),
    )


def _atom(feed: Element, entries: list[Element]) -> RawFeed:
    fields = _fields(feed)
    return RawFeed(
        kind=FeedKind.ATOM,
        title=_atom_text(fields, "title"),
        home=_link(fields),
        base=_base(feed),
        language=feed.get(XML_LANG, "") or _text(fields, "dc:language"),
        entries=tuple(_atom_entry(entry) for entry in entries[:MAX_ENTRIES]),
        total=len(entries),
        ttl_s=_ttl_s(fields),
    )


def _atom_entry(entry: Element) -> RawEntry:
    fields = _fields(entry)
    return RawEntry(
        title=_atom_text(fields, "title", "dc:title", "media:title"),
        link=_text(fields, "feedburner:origlink") or _link(fields),
        guid=_text(fields, "id", "guid"),
        permalink=True,
        summary=_atom_text(fields, "summary", "content"),
        byline=_byline(fields),
        language=entry.get(XML_LANG, "") or _text(fields, "dc:language"),
        published=_text(fields, *_PUBLISHED),
        updated=_text(fields, *_UPDATED),
        base=_base(entry),
    )


def _fields(parent: Element) -> Fields:
    fields: Fields = {}
    for child in parent:
        fields.setdefault(_field_name(child), []).append(child)
    return fields


def _field_name(element: Element) -> str:
    """The name in lower case, with a prefix unless it is RSS's, Atom's or its parent's own."""
    space, parent = _namespace(element), element.getparent()
    name = local_name(element)
    if not space:
        return name.rpartition(":")[2]
    if space in _PREFIXES:
        return _PREFIXES[space] + name
    own = parent is not None and _namespace(parent) == space
    return name if own or _CORE.search(space) else f"{space}:{name}"


def _namespace(element: Element) -> str:
    return str(element.tag).rpartition("}")[0][1:]


def _child(parent: Element, name: str) -> Element | None:
    return next((child for child in parent if local_name(child) == name), None)


def _text(fields: Fields, *names: str) -> str:
    """The first text that is not empty, names in order of preference."""
    for name in names:
        for element in fields.get(name, ()):
            text = "".join(element.itertext()).strip()
            if text:
                return text
    return ""


def _rss_text(fields: Fields, *names: str) -> RawText:
    """RSS's fields are escaped HTML; an Atom element inside RSS says itself what it is."""
    for name in names:
        for element in fields.get(name, ()):
            atom = _namespace(element) in _ATOM and "type" in element.attrib
            text = _construct(element) if atom else RawText(_inside(element), html=True)
            if text.value.strip():
                return text
    return NOTHING


def _atom_text(fields: Fields, *names: str) -> RawText:
    for name in names:
        for element in fields.get(name, ()):
            text = _construct(element)
            if text.value.strip():
                return text
    return NOTHING


def _construct(element: Element) -> RawText:
    """A text construct by its type (RFC 4287, 3.1.1 and 4.1.3.3) and Atom 0.3's mode."""
    kind = element.get("type", "text").strip().lower()
    mode = element.get("mode", "").strip().lower()
    if mode == "base64" or ("/" in kind and not _TEXT_TYPE.search(kind)):
        return RawText(_from_base64("".join(element.itertext())), html=True)
    if kind in ("text", "text/plain") and not len(element):
        return RawText(element.text or "")
    return RawText(_inside(element), html=True)


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8")
    except ValueError:
        return ""


def _inside(element: Element) -> str:
    """The text inside, or the markup when there are elements in it."""
    if not len(element):
        return element.text or ""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _link(fields: Fields) -> str:
    """The address of the page: RSS's text, or Atom's alternate, HTML before other types."""
    best, best_rank = "", 9
    for element in fields.get("link", ()):
        href = (element.get("href") or element.text or "").strip()
        if not href or element.get("rel", "alternate").strip().lower() != "alternate":
            continue
        rank = 0 if "html" in element.get("type", "html") else 1
        if rank < best_rank:
            best, best_rank = href, rank
    return best


def _byline(fields: Fields) -> str:
    names = []
    for name in ("author", "dc:creator", "creator", "itunes:author"):
        for element in fields.get(name, ()):
            person = _child(element, "name")
            names.append(_person("".join((element if person is None else person).itertext())))
        if any(names):
            break
    return ", ".join(dict.fromkeys(filter(None, names)))


def _person(text: str) -> str:
    """The name alone: RSS's author is "mail (name)", and a bare mail address is no byline."""
    text = " ".join(text.split())
    named = _MAIL_AND_NAME.match(text)
    if named:
        return named.group(1)
    return "" if "@" in text and " " not in text else text


def _ttl_s(fields: Fields) -> int | None:
    """RSS's ttl is in minutes; of the syndication module "daily" and longer are believed.

    WordPress writes "hourly" into every feed, and baokontum.com.vn "always".
    """
    ttl = _text(fields, "ttl")
    if re.fullmatch(r"\d{1,7}", ttl):
        return int(ttl) * 60 or None
    period_s = _PERIODS_S.get(_text(fields, "sy:updateperiod").lower())
    times = _text(fields, "sy:updatefrequency") or "1"
    if period_s is None or not re.fullmatch(r"[1-9]\d{0,4}", times):
        return None
    return period_s // int(times)


def _base(element: Element) -> str:
    """The address xml:base gives to links here, or "" when there is none above."""
    if element.get(XML_BASE) is None and not any(
        parent.get(XML_BASE) is not None for parent in element.iterancestors()
    ):
        return ""
    return element.base or ""
