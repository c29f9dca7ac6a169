"""Writes Vietnamese as it was written before Unicode, from how each encoding is defined.

Made apart from the tables that read it: from the order of the letters in TCVN 5712:1993,
from what VNI and VIQR (RFC 1456) put for each mark, and with Python's own windows-1258.
"""

import re
import unicodedata

VN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậ", 0xCC: "è",
    0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò", 0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
TO_VN3 = {letter: first + n for first, row in VN3.items() for n, letter in enumerate(row)}
GRAVE, ACUTE, TILDE, HOOK, DOT = "\u0300\u0301\u0303\u0309\u0323"
ROUND, SHORT, HORN = "\u0302\u0306\u031b"
VNI_TONES = {GRAVE: 0xF8, ACUTE: 0xF9, HOOK: 0xFB, TILDE: 0xF5, DOT: 0xEF}
VNI_MARKS = {
    ROUND: {"": 0xE2, GRAVE: 0xE0, ACUTE: 0xE1, HOOK: 0xE5, TILDE: 0xE3, DOT: 0xE4},
    SHORT: {"": 0xEA, GRAVE: 0xE8, ACUTE: 0xE9, HOOK: 0xFA, TILDE: 0xFC, DOT: 0xEB},
}
VNI_ALONE = {"đ": 0xF1, "ì": 0xEC, "í": 0xED, "ỉ": 0xE6, "ĩ": 0xF3, "ị": 0xF2, "ỵ": 0xEE}
VNI_HORNED = {"o": 0xF4, "u": 0xF6}
VIQR = {ROUND: "^", SHORT: "(", HORN: "+", GRAVE: "`", ACUTE: "'", HOOK: "?", TILDE: "~", DOT: "."}
ADDRESS = re.compile(r"(https?://[^<>\s\"]+)")
ORDER = (ROUND, SHORT, HORN, GRAVE, ACUTE, HOOK, TILDE, DOT)


def tcvn3(text: str) -> bytes:
    """Capitals with a tone become small: their capital font is not in the bytes."""
    return bytes(
        TO_VN3.get(letter) or TO_VN3.get(letter.lower()) or ord(letter.encode("latin-1", "replace"))
        for letter in unicodedata.normalize("NFC", text)
    )


def vni(text: str) -> bytes:
    return b"".join(_vni(letter) for letter in unicodedata.normalize("NFC", text))


def _vni(letter: str) -> bytes:
    small = letter.lower()
    capital = 0x20 if letter != small else 0
    base, *marks = unicodedata.normalize("NFD", small)
    if small in VNI_ALONE:
        return bytes([VNI_ALONE[small] - capital])
    if not marks:
        return letter.encode("latin-1", "replace")
    tones = [mark for mark in marks if mark in VNI_TONES]
    tone = tones[0] if tones else ""
    if HORN in marks:
        first = bytes([VNI_HORNED[base] - capital])
        return first + (bytes([VNI_TONES[tone] - capital]) if tone else b"")
    first = (base.upper() if capital else base).encode()
    for shape, codes in VNI_MARKS.items():
        if shape in marks:
            return first + bytes([codes[tone] - capital])
    return first + bytes([VNI_TONES[tone] - capital])


def windows_1258(text: str) -> bytes:
    """Each letter as one byte where there is one, else a byte for the letter, one for its tone."""
    return b"".join(_1258(letter) for letter in unicodedata.normalize("NFC", text))


def _1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in VNI_TONES), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
        return (base + tone).encode("cp1258", "replace")


def viqr(text: str) -> bytes:
    """As RFC 1456, 2.3 and 2.4; a sign that is meant as itself is escaped, but in no address."""
    parts = ADDRESS.split(unicodedata.normalize("NFC", text))
    parts[::2] = [_viqr(part) for part in parts[::2]]
    return "".join(parts).encode("ascii", "replace")


def _viqr(text: str) -> str:
    written = ""
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        if letter in "`'?~.^(+" and written[-1:] and written[-1] in "aeiouyAEIOUY`'?~.^(+":
            written += "\\" + letter
        elif letter in "đĐ":
            written += "dd" if letter == "đ" else "DD"
        else:
            written += base + "".join(VIQR[mark] for mark in ORDER if mark in marks)
    return written


WRITTEN = {"TCVN3 (ABC)": tcvn3, "VNI": vni, "windows-1258": windows_1258, "VIQR": viqr}
