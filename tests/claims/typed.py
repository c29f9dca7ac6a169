"""Careless typing made by rule: Telex keys that stayed keys, and the short forms of chat.

Our own tables, written from memory of how people type. The desk's table of short forms is by the
same hand, so that what is measured with these is better than what the public will see.
"""

import re
import unicodedata

_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_KEYS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}

# Words and phrases with the forms that chat has for them.
SHORT = {
    "không": "ko k hông kh",
    "được": "đc dc",
    "gì": "j",
    "người": "ng",
    "những": "nhg",
    "với": "vs",
    "trong": "trog",
    "biết": "bít bik",
    "bao nhiêu": "bn bnhiu",
    "như thế nào": "ntn",
    "thế nào": "tnao",
    "vậy": "zậy",
    "rồi": "r rùi",
    "tại sao": "ts",
    "làm": "lm",
    "nói": "ns",
    "cũng": "cx cũg",
    "nước": "nc",
    "trước": "trc",
    "tháng": "thg",
    "phải": "fải p",
    "phố": "fố",
    "phương": "fương",
    "nhiều": "nhìu",
    "thành phố": "tp",
    "bệnh viện": "bv",
    "học sinh": "hs",
    "sinh viên": "sv",
    "giáo viên": "gv",
    "đại học": "đh",
    "trường": "trg",
    "công ty": "cty",
    "chính phủ": "cp",
    "quốc gia": "qg",
    "kinh tế": "kt",
    "xã hội": "xh",
    "thời gian": "tg tgian",
    "số lượng": "sl",
    "quan trọng": "qtrọng",
    "nguyên nhân": "nn",
    "hội đồng": "hđ",
    "thế kỷ": "tk",
    "các": "cac kác",
    "có": "co kó",
    "của": "cua",
    "là": "la",
    "đã": "da",
    "quá": "wá",
    "quân": "wân",
    "khi": "khj",
    "bị": "bj",
    "gia": "ja",
}
_LONGEST_FIRST = sorted(SHORT, key=lambda phrase: -len(phrase))
_PHRASE = re.compile(rf"\b(?:{'|'.join(_LONGEST_FIRST)})\b", re.IGNORECASE)


def telex(text: str) -> str:
    """The text as its keys were pressed, each word's tone last."""
    return re.sub(r"\w+", lambda found: _pressed(found[0]), unicodedata.normalize("NFC", text))


def _pressed(word: str) -> str:
    keys, tone = "", ""
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts if mark in _TONES]
        tone = _TONES[tones[0]] if tones else tone
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        key = _KEYS.get(bare.lower(), bare)
        keys += key.capitalize() if bare.isupper() else key
    return keys + tone


def teencode(text: str, rng, *, share: float = 0.5) -> str:
    """The text with about this share of the words that have a short form in one of them."""

    def short(found: re.Match[str]) -> str:
        if rng.random() >= share:
            return found[0]
        return rng.choice(SHORT[found[0].lower()].split())

    return _PHRASE.sub(short, unicodedata.normalize("NFC", text))
