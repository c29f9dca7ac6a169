"""Bytes of a feed become text, whatever they say about themselves.

Follows XML 1.0 appendix F (byte order marks and the declaration) and RFC 7303 (the
charset of the content type), but believes the bytes: valid UTF-8 declared as Latin-1 or
UTF-16 is read as UTF-8.
"""

import codecs
import re

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIRST_BYTES = (
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]{0,400}\?>")
# Names seen in feeds that Python's codecs do not know, or know as something narrower.
_OTHER_NAMES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "windows-31j": "cp932",
}
# These hide their letters in ASCII.
_SEVEN_BIT = ("iso2022", "hz", "utf-7")
# A cut or damaged UTF-8 feed stays UTF-8; in a Latin-1 one all that is not ASCII is damage.
_DAMAGE_SHARE = 0.3


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """The text without byte order mark and XML declaration, and a sentence on what was wrong.

    The sentence is empty when the bytes are what they say they are. Never raises.
    """
    wide = _wide_encoding(body)
    if wide:
        return _bare(body.decode(wide, errors="replace")), ""
    said = _said(body, content_type)
    utf8 = _strictly(body, "utf-8")
    if utf8 is None or (body.isascii() and said.startswith(_SEVEN_BIT)):
        return _as_said(body, said)
    wrong = said not in ("", "utf-8") and not body.isascii()
    return _bare(utf8), f"Declared {said}, read as UTF-8." if wrong else ""


def _as_said(body: bytes, said: str) -> tuple[str, str]:
    reading = _strictly(body, said) if said else None
    if reading is not None:
        return _bare(reading), ""
    damaged = body.decode("utf-8", errors="replace")
    other = sum(character > "\x7f" for character in damaged)
    if damaged.count("\ufffd") <= other * _DAMAGE_SHARE:
        return _bare(damaged), "Some bytes are not UTF-8 and were lost."
    text = body.decode("cp1252", errors="replace")
    return _bare(text), "The encoding is not the declared one; read as windows-1252."


def _wide_encoding(body: bytes) -> str:
    for mark, encoding in (*_BYTE_ORDER_MARKS, *_FIRST_BYTES):
        if body.startswith(mark):
            return encoding
    return ""


def _said(body: bytes, content_type: str) -> str:
    """The Python codec for the declared encoding, or "" when none or an unknown one is."""
    found = _DECLARED.search(body[:1024])
    name = found.group(1).decode("ascii") if found else ""
    if not name:
        charset = _CHARSET.search(content_type)
        name = charset.group(1) if charset else ""
    name = _OTHER_NAMES.get(name.lower(), name)
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _bare(text: str) -> str:
    return _DECLARATION.sub("", text.lstrip("\ufeff"), count=1).lstrip()
