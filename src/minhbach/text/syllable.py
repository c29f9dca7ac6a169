"""Whether a word is spelled as Vietnamese spells a syllable, tone and all.

The spelling is that of the school: onset, an optional glide, nucleus, coda; one tone at the
most, over the right vowel; a syllable closed by c, ch, p or t is sharp or heavy. Names and
loans break the rules; of running text nearly every word keeps them, and hardly any word of
another language, or of mojibake, does.
"""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP_OR_HEAVY = "\u0301\u0323"
_ONSET = "(?:b|ch?|d|đ|gi(?=[aăâeoôơuư])|gh?|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?"
_RIME = (
    "(?:[ou]?a(?:ch?|m|ng?|nh|p|t|[iouy])?|[ou]?ă(?:c|m|ng?|p|t)|u?â(?:c|m|ng?|p|t|[uy])"
    "|o?e(?:c|m|ng?|o|p|t)?|u?ê(?:ch?|m|n|nh|p|t|u)?|i(?:ch?|m|n|nh|p|t|u|a)?"
    "|oo(?:c|ng)|o(?:c|m|ng?|p|t|i)?|ô(?:c|m|ng?|p|t|i)?|u?ơ(?:m|n|p|t|i)?"
    "|u(?:c|m|ng?|p|t|i|a)?|ư(?:c|m|ng?|t|i|u|a)?|u?y(?:a|ch|nh|n|p|t|u)?"
    "|u?[iy]ê(?:c|m|ng?|p|t|u)|uô(?:c|m|ng?|t|i)|ươ(?:c|m|ng?|p|t|[iu]))"
)
_SYLLABLE = re.compile(f"{_ONSET}(?P<rime>{_RIME})")
_CLOSED = re.compile("(?:ch?|p|t)$")
_MODIFIED = "ăâêôơư"
# In these the second vowel only glides off, and carries no tone.
_FALLING = re.compile("(?:[aeoui][iouy]|ia|ua)$")


def is_syllable(word: str) -> bool:
    """Whether the lower-case NFC word is one syllable of Vietnamese as it should be spelled."""
    letters, tones = _parted(word)
    match = _SYLLABLE.fullmatch(letters)
    if match is None or len(tones) > 1:
        return False
    closed = _CLOSED.search(letters) is not None
    if not tones:
        return not closed
    at, tone = tones[0]
    if closed and tone not in _SHARP_OR_HEAVY:
        return False
    return _carries(match["rime"], at - match.start("rime"))


def _parted(word: str) -> tuple[str, list[tuple[int, str]]]:
    """The letters without tones, and each tone with the place of its letter."""
    letters: list[str] = []
    tones = []
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        letters += bare
        tones += [(len(letters) - 1, part) for part in parts if part in _TONES]
    return "".join(letters), tones


def _carries(rime: str, at: int) -> bool:
    """Whether the letter at this place of the rime is one its tone may stand on."""
    modified = [place for place, letter in enumerate(rime) if letter in _MODIFIED]
    if modified:
        return at == modified[-1]
    if rime != "uy" and _FALLING.search(rime):
        return at == len(rime) - 2
    return at >= 0 and rime[at] in "aeiouy"
