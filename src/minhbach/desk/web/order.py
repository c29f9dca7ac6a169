"""The order of the Vietnamese alphabet, as in dictionaries: letters first, then tones."""

import unicodedata

_LETTERS = {letter: n for n, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# Without a tone, then huyền, hỏi, ngã, sắc, nặng.
_TONES = {mark: n for n, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}


def alphabetical(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """A key to sort by: `Cửa, Đông, Lam`, not `Cửa, Lam, Đông`."""
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", text.casefold()):
        bare, tone = _parted(character)
        # What is no letter of the alphabet comes before the letters, in its own order.
        letters.append((1, _LETTERS[bare]) if bare in _LETTERS else (0, ord(bare)))
        tones.append(tone)
    return letters, tones


def _parted(character: str) -> tuple[str, int]:
    """The letter without its tone, and the tone."""
    marks = unicodedata.normalize("NFD", character)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    rest = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", rest)[:1] or character, tone
