"""Telex keys that stayed as they were typed: `caauf` was meant to become `cầu`.

Telex marks a letter by a key after it: `aa ee oo dd` for â ê ô đ, `w` for ă ơ ư, and one of
`s f r x j` for the tone, wherever in the syllable it is typed. No Vietnamese syllable that is
spelled out ends in one of these keys, so that text typed without diacritics is never taken for it.
"""

import re
import unicodedata

from minhbach.text.normalize import fold

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_DOUBLED = {"a": "â", "e": "ê", "o": "ô"}
_HORNED = {"a": "ă", "o": "ơ", "u": "ư"}
_VOWELS = frozenset("aeiouyăâêôơư")
_MARKED = frozenset("ăâêôơư")
# Initial, nucleus and final of a syllable, folded.
_SYLLABLE = re.compile(
    r"(?:ngh?|g[hi]?|kh|nh|ph|qu|th|tr|ch|[bcdhklmnpqrstvx])?"
    r"(?:uyeu|ieu|yeu|uou|uoi|oai|oay|oao|oeo|uya|uye|uay|uy|[iuo]?[ae]|[uy]e|[aeo]o|[aeoui]i|ay"
    r"|[aeiou]u|uo|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)


def from_telex(word: str) -> str:
    """The syllable these keys mean, in NFC; empty when they are no Telex of a syllable."""
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _TONES and _VOWELS.intersection(letters):
            tone = key
        elif not _marks(letters, key):
            letters.append(key)
    plain = "".join(letters)
    if plain == word or not is_syllable(plain):
        return ""
    place = _tone_place(plain)
    toned = plain[: place + 1] + _TONES.get(tone, "") + plain[place + 1 :]
    return unicodedata.normalize("NFC", toned)


def is_syllable(word: str) -> bool:
    """Whether a Vietnamese syllable is spelled so, marks aside."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def _marks(letters: list[str], key: str) -> bool:
    """Whether the key changes a letter before it; then it has been changed."""
    if key == "d" and letters[:1] == ["d"]:
        letters[0] = "đ"
    elif key in _DOUBLED and key in letters:
        letters[letters.index(key)] = _DOUBLED[key]
    elif key == "w":
        return _horn(letters)
    else:
        return False
    return True


def _horn(letters: list[str]) -> bool:
    """Give the horn: to both letters of `uo`, to the u of `ua`, else to the last that takes it."""
    nucleus = "".join(letters)
    if "uo" in nucleus or "ưo" in nucleus:
        place = letters.index("o") - 1
        letters[place : place + 2] = ["ư", "ơ"]
        return True
    first = "u" if "ua" in nucleus and not nucleus.startswith("qu") else ""
    taking = first or next((one for one in reversed(letters) if one in _HORNED), "")
    if taking:
        letters[letters.index(taking)] = _HORNED[taking]
    return bool(taking)


def _tone_place(syllable: str) -> int:
    """Where the tone stands: on a marked vowel, before a final, or on the last but one."""
    start = 2 if syllable[:2] in ("qu", "gi") and _VOWELS.intersection(syllable[2:]) else 0
    places = [n for n, one in enumerate(syllable) if n >= start and one in _VOWELS]
    marked = [n for n in places if syllable[n] in _MARKED]
    if marked:
        return marked[-1]
    closed = places[-1] < len(syllable) - 1
    if len(places) == 1 or (closed and len(places) == 2):
        return places[-1]
    return places[-2] if len(places) == 2 else places[1]
