"""Bring text to one form: NFC, plain spaces, no control characters; and folded for search.

Unicode normalisation forms are those of UAX #15. Folding drops every combining mark and
turns đ into d, which no Unicode form does.
"""

import re
import unicodedata

# Controls, zero-width spaces, soft hyphens, and what must not reach a screen or a database:
# direction overrides (they make a headline read otherwise than it is), halves of surrogates.
_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069"
    r"\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACE = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")
_D_STROKE = str.maketrans("đĐ", "dD")


def clean(text: str) -> str:
    """The text in NFC, on one line, with single spaces and no control characters."""
    return " ".join(_visible(text).split())


def clean_paragraphs(text: str) -> str:
    """As `clean`, but each paragraph keeps its own line and empty lines are dropped."""
    plain = _visible(text.replace("\r", "\n"))
    return _BLANK_LINES.sub("\n", _SPACE.sub(" ", plain)).strip()


def fold(text: str) -> str:
    """The text in lower case without any diacritics: `Đà Nẵng` becomes `da nang`."""
    parts = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return bare.translate(_D_STROKE)


def _visible(text: str) -> str:
    # Controls go first: one between a letter and its mark would keep them from composing.
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))
