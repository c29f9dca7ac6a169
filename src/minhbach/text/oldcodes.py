"""Vietnamese written in the encodings from before Unicode, recognised and turned into NFC.

TCVN3 (TCVN 5712:1993, VN3: the "ABC" fonts), VNI for Windows, and windows-1258 give each
mark a byte of Latin-1, so what was decoded as windows-1252, or put into UTF-8 by a program
that took it for that, reads `ThÞ tr­êng` or `Vieät Nam`. VIQR (RFC 1456) writes the marks as
punctuation: `Vie^.t Nam`. A text is changed only when its words are no Vietnamese as they
stand and become Vietnamese syllables in one of these; all other text comes back as it was.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from itertools import islice

from minhbach.text.syllable import is_syllable


class OldCode(StrEnum):
    """The encodings, by the names that people know."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    WINDOWS_1258 = "windows-1258"
    VIQR = "VIQR"


# Set on the articles of the demo's press in each encoding and on ../shared/data/feeds. More of
# the first trades short texts left as they are for fewer chances to harm a foreign one; names
# and capitals keep real texts below 1 of the second; short texts in windows-1258, whose words
# are half right as they stand, need the third small; Unicode beyond the fourth is no accident.
_ENOUGH_WORDS = 4
_TURNED_SHARE = 0.8
_BETTER_BY = 0.15
_UNICODE_SHARE = 0.1
# Words with a circumflex, breve, horn or đ are about half of Vietnamese; of other ASCII, none.
_VIQR_SHARE = 0.2
# So many words tell; more cost time.
_SAMPLE = 400

# VN3 by byte from A1 to FE; a dot is no letter. Capitals with a tone have codes of their own
# only as letters of a capital font, that is none.
_VN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ"
)
_FROM_VN3 = {0xA1 + n: letter for n, letter in enumerate(_VN3) if letter != "·"}
_FROM_1258 = str.maketrans(
    "ÃÌÐÒÕÝÞãìðòõýþ",
    "Ă\u0300Đ\u0309ƠƯ\u0303ă\u0301đ\u0323ơư₫",
)
# Of VNI: the mark after a letter, as its small form; a capital letter has a capital one.
_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "": ""}
_CIRCUMFLEX = {"à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323", "â": ""}
_BREVE = {"è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323", "ê": ""}
_VNI_ALONE = {
    "ô": "ơ",
    "ö": "ư",
    "ñ": "đ",
    "ì": "ì",
    "í": "í",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VIQR_MARKS = {
    **{"^": "\u0302", "(": "\u0306", "+": "\u031b"},
    **{"`": "\u0300", "'": "\u0301", "?": "\u0309", "~": "\u0303", ".": "\u0323"},
}

_LETTER = "[A-Za-z\u00a1-\u024f\u0300-\u036f\u1ea0-\u1ef9]"
_WORD = re.compile(_LETTER + "+")
# A sign alone is as often a quotation mark or a number as it is a word.
_TELLING_WORD = re.compile(_LETTER + "{2,}")
_TAG = re.compile(r"(<[^<>]*>)")
_TOKEN = re.compile(r"\S+")
# An address or an attribute's value is not prose.
_NO_PROSE = ("://", "@", "=")
_VIQR_WORD = re.compile(
    r"(?<![A-Za-z])(?:[aA][\^(]?[`'?~.]?|[eE]\^?[`'?~.]?|[oO][\^+]?[`'?~.]?|[uU]\+?[`'?~.]?"
    r"|[iyIY][`'?~.]?|[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz])+"
)
_VIQR_DD = re.compile(r"\A(?:dd|DD|Dd)(?=\w)")
_VIQR_PAIR = re.compile(r"([A-Za-z])([\^(+]?)([`'?~.]?)")
_SIGNS = "`'?~."
_VIQR_ESCAPE = re.compile(r"\\([\^(+`'?~.\\dD])")


def recognise(text: str) -> OldCode | None:
    """The old encoding that the text is in, None for clean text of any language."""
    marked = [word for word in _TELLING_WORD.findall(text) if not word.isascii()]
    marked = marked[:_SAMPLE]
    if sum(max(word) > "\xff" for word in marked) > _UNICODE_SHARE * len(marked):
        return None
    if len(marked) >= _ENOUGH_WORDS:
        shares = {code: _share(modern(word, code) for word in marked) for code in _MODERN}
        best = max(shares, key=lambda code: shares[code])
        if shares[best] >= max(_TURNED_SHARE, _share(marked) + _BETTER_BY):
            return best
    return OldCode.VIQR if _is_viqr(text) else None


def modern(text: str, code: OldCode) -> str:
    """The text of that encoding in Unicode, in NFC; tags and addresses stay what they are."""
    turned = _from_viqr(text) if code is OldCode.VIQR else _MODERN[code](text)
    return unicodedata.normalize("NFC", turned)


def _share(words: Iterable[str]) -> float:
    """Which share of the words are Vietnamese syllables; 0 without words."""
    found = [is_syllable(unicodedata.normalize("NFC", word.lower())) for word in words]
    return sum(found) / len(found) if found else 0.0


def _from_tcvn3(text: str) -> str:
    return _WORD.sub(lambda word: _in_one_case(word[0], word[0].translate(_FROM_VN3)), text)


def _in_one_case(before: str, turned: str) -> str:
    """A word in capitals whose toned letters, which VN3 has only small, are capitals too."""
    plain = [letter for letter in before if letter.isascii()]
    capital = len(plain) > 1 and all(letter.isupper() for letter in plain)
    return turned.upper() if capital else turned


def _vni_pairs() -> dict[str, str]:
    """Each letter of VNI with its mark, small and capital, and the letters it writes alone."""
    pairs = dict(_VNI_ALONE)
    for base in "aeouy":
        pairs |= {base + mark: base + tone for mark, tone in _TONES.items()}
    for base in "aeo":
        pairs |= {base + mark: base + "\u0302" + tone for mark, tone in _CIRCUMFLEX.items()}
    pairs |= {"a" + mark: "a\u0306" + tone for mark, tone in _BREVE.items()}
    for old, new in (("ô", "ơ"), ("ö", "ư")):
        pairs |= {old + mark: new + tone for mark, tone in _TONES.items()}
    pairs = {old: unicodedata.normalize("NFC", new) for old, new in pairs.items()}
    capital = {old.upper(): new.upper() for old, new in pairs.items()}
    mixed = {old[0].upper() + old[1:]: new.upper() for old, new in pairs.items()}
    return pairs | mixed | capital


_FROM_VNI = _vni_pairs()
_VNI_PAIR = re.compile("|".join(sorted(_FROM_VNI, key=len, reverse=True)))


def _from_vni(text: str) -> str:
    return _VNI_PAIR.sub(lambda pair: _FROM_VNI[pair[0]], text)


def _from_1258(text: str) -> str:
    return text.translate(_FROM_1258)


_MODERN = {
    OldCode.TCVN3: _from_tcvn3,
    OldCode.VNI: _from_vni,
    OldCode.WINDOWS_1258: _from_1258,
}


def _is_viqr(text: str) -> bool:
    words = list(islice(_viqr_words(text), _SAMPLE))
    strong = sum(any(sign in word for sign in "^(+") and _viqr_word(word) != word for word in words)
    return strong >= max(_ENOUGH_WORDS, _VIQR_SHARE * len(words))


def _viqr_words(text: str) -> Iterable[str]:
    for chunk in _TAG.split(text)[::2]:
        for token in chunk.split():
            if not any(sign in token for sign in _NO_PROSE):
                yield from (word[0] for word in _VIQR_WORD.finditer(token))


def _from_viqr(text: str) -> str:
    chunks = _TAG.split(text)
    chunks[::2] = [_TOKEN.sub(_viqr_token, chunk) for chunk in chunks[::2]]
    return "".join(chunks)


def _viqr_token(token: re.Match[str]) -> str:
    if any(sign in token[0] for sign in _NO_PROSE):
        return token[0]
    turned = _VIQR_WORD.sub(lambda word: _viqr_word(word[0]), token[0])
    return _VIQR_ESCAPE.sub(r"\1", turned)


def _viqr_word(word: str) -> str:
    """The word in Unicode when that is a syllable, else without its last sign: a full stop."""
    turned = _composed(word)
    if is_syllable(turned.lower()):
        return turned
    turned = _composed(word[:-1])
    return turned + word[-1] if word[-1] in _SIGNS and is_syllable(turned.lower()) else word


def _composed(word: str) -> str:
    stroked = _VIQR_DD.sub(lambda dd: "đ" if dd[0] == "dd" else "Đ", word)
    return unicodedata.normalize("NFC", _VIQR_PAIR.sub(_marked, stroked))


def _marked(pair: re.Match[str]) -> str:
    return pair[1] + "".join(_VIQR_MARKS[sign] for sign in pair[2] + pair[3])
