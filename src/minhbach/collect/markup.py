"""Markup becomes plain text: tags dropped, character references decoded once.

The tokens are those of HTML (living standard, 13.2.5) as far as a title or a summary
needs them. Each pattern stops at the next `<` and never looks back, so the time is linear
whatever the input. What comes out is text, never markup: a screen escapes it.
"""

import html
import re

from minhbach.collect.raw import RawText
from minhbach.text.normalize import clean

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DECLARATION = re.compile(r"<!\[CDATA\[|\]\]>|<[!?][^<>]*>|<!--")
# What is in these is not for readers; left open they reach to the end (13.2.5.4).
_HIDDEN = re.compile(
    r"<(script|style|iframe|template)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"""</?([a-zA-Z][\w:.-]*+)(?:"[^"<]*"|'[^'<]*'|[^<>"']|["'])*+>?""")
_LOOKS_LIKE_MARKUP = re.compile(r"</[a-zA-Z][\w:-]*>|<(?:br|p|hr|img|div)\b[^<>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
# Words on both sides of these stay one word; any other tag parts them.
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
# Longer raw texts are cut first: no title or summary needs more, and 2,000 of them must
# be read within a second.
MAX_MARKUP_CHARS = 10_000


def plain_text(raw: RawText) -> str:
    """The text in NFC on one line, without tags; empty when there was nothing but markup.

    Text that calls itself text is believed, except when it closes tags or holds complete
    character references: those were escaped once too much.
    """
    value = raw.value[:MAX_MARKUP_CHARS]
    if "<" in value and (raw.html or _LOOKS_LIKE_MARKUP.search(value)):
        value = _TAG.sub(_gap, _HIDDEN.sub(" ", _without_comments(value)))
    if raw.html or _REFERENCE.search(value):
        value = html.unescape(value)
    return clean(value)


def _without_comments(value: str) -> str:
    # Only up to the last "-->", so that no search for an end is in vain.
    end = value.rfind("-->") + len("-->")
    closed, rest = (value[:end], value[end:]) if end > 2 else ("", value)
    return _DECLARATION.sub("", _COMMENT.sub("", closed) + rest)


def _gap(tag: re.Match[str]) -> str:
    return "" if tag.group(1).lower() in _INLINE else " "
