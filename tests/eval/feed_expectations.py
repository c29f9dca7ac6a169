"""Reads what feedparser's own test files expect of themselves, without running them.

Each file carries a comment such as `Expect: not bozo and entries[0]['title'] == 'x'`.
The expression is parsed, never evaluated; of its parts only equalities about title, link,
id and date of the feed or an entry count, and they are asked of a `Feed` of ours.

feedparser keeps markup in titles and we do not, so a title holds when it equals the plain
text of the expected one. Where feedparser calls a Dublin Core date "updated" and we
"published" (or the other way round) the date holds when either of ours is the expected one.
"""

import ast
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from minhbach.collect.dates import read_date
from minhbach.collect.feed import Feed
from minhbach.collect.markup import plain_text
from minhbach.collect.raw import RawText
from minhbach.text.normalize import clean

_EXPECT = re.compile(r"Expect:\s*(.*?)\s*(?:-->|\"|\n|\Z)")
_JSON_EXPECT = re.compile(r"Expect:\s*(.*?)\s*-->")
_ENCODINGS = ("utf-8", "utf-16", "utf-32", "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le",
              "cp037")  # fmt: skip
_KINDS = {
    "title": "title", "link": "link", "id": "id", "guid": "id",
    "published_parsed": "date", "updated_parsed": "date", "created_parsed": "date",
    "modified_parsed": "date", "issued_parsed": "date", "date_parsed": "date",
    "published": "date", "updated": "date", "created": "date", "modified": "date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expectation:
    """One equality: `index` is None for the feed, else the entry's place."""

    index: int | None
    kind: str
    value: object

    def holds(self, feed: Feed) -> bool:
        if self.index is not None and self.index >= len(feed.entries):
            return self.value == "" and self.kind == "title"
        thing = feed if self.index is None else feed.entries[self.index]
        if self.kind == "title":
            return thing.title in _readings(str(self.value))
        if self.kind == "link":
            return (thing.home if isinstance(thing, Feed) else thing.address) == self.value
        if isinstance(thing, Feed):
            return False
        if self.kind == "id":
            return thing.guid == self.value
        return _moment(self.value) in (thing.published, thing.updated)


def _readings(title: str) -> tuple[str, str]:
    return plain_text(RawText(title, html=True)), clean(title)


def _moment(value: object) -> datetime | None:
    if isinstance(value, tuple):
        return datetime(*value[:6], tzinfo=UTC)
    dated = read_date(str(value))
    return dated.moment if dated else None


def head(body: bytes) -> str:
    """The text that holds the comment, in whichever encoding shows one."""
    for encoding in _ENCODINGS:
        text = body.decode(encoding, errors="ignore")
        if "Expect:" in text:
            return text
    return ""


def header(text: str, name: str) -> str:
    """A header the test server sends with the file, "" when it sends none of this name."""
    found = re.search(rf"Header:\s*{name}:\s*(.*)", text, re.IGNORECASE)
    return found.group(1).strip() if found else ""


def expectations(text: str) -> list[Expectation]:
    """The equalities about title, link, id and date; empty when the file has none."""
    found = (_JSON_EXPECT if text.lstrip().startswith("{") else _EXPECT).search(text)
    if found is None:
        return []
    try:
        tree = ast.parse(found.group(1), mode="eval").body
    except SyntaxError:
        return []
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    return [expectation for part in parts for expectation in _equalities(part)]


def _equalities(node: ast.expr) -> list[Expectation]:
    if not isinstance(node, ast.Compare) or not all(isinstance(op, ast.Eq) for op in node.ops):
        return []
    try:
        value = ast.literal_eval(node.comparators[-1])
    except ValueError:
        return []
    subjects = [_subject(side) for side in (node.left, *node.comparators[:-1])]
    return [Expectation(*subject, value) for subject in subjects if subject]


def _subject(node: ast.expr) -> tuple[int | None, str] | None:
    """`feed['title']`, `entries[1].link`, `entries[0]['title_detail']['value']`."""
    path: list[object] = []
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Attribute):
            path.append(node.attr)
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            path.append(node.slice.value)
        else:
            return None
        node = node.value
    match [node.id, *reversed(path)]:
        case ["feed", str(name)] | ["feed", "title_detail" as name, "value"]:
            index = None
        case ["entries", int(index), str(name)]:
            pass
        case ["entries", int(index), "title_detail" as name, "value"]:
            pass
        case _:
            return None
    kind = _KINDS.get(str(name).removesuffix("_detail"))
    feed_without = index is None and kind in ("date", "id")
    return None if kind is None or feed_without else (index, kind)
