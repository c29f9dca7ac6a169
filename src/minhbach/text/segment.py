"""Cut text into words and sentences.

A word here is a run of letters, digits and marks: for Vietnamese that is a syllable, which
serves grouping and matching as well as segmented words at a third of the cost.

A sentence ends at `.`, `!`, `?` or `…` where a new one can begin (UAX #29, rules SB6 to SB11,
with the abbreviations of Vietnamese and English newsrooms). A line ends a sentence, too; a
quotation or a bracket that closes on its line is never cut.
"""

import re
from itertools import accumulate

_WORD = re.compile(r"\w+")
# A run of marks that may end a sentence, the quotes and brackets that close after it, a gap.
# Possessive, and never begun inside a run, so that no text takes more than one pass.
_STOP = re.compile(r"(?<![.!?…])([.!?…]++)([\"'”’»)\]]*+)\s+")
_OPENING = "\"'“‘«([-–—•"
_PAIRS = {"“": "”", "«": "»", '"': '"', "(": ")", "[": "]"}
# What decides lies within this many characters of the mark.
_NEAR = 40
# Written with a full stop before a name: places, degrees, ranks, forms of address.
_BEFORE_NAMES = frozenset(
    [
        *("tp", "tx", "tt", "q", "p", "h", "kp", "kcn", "st", "dept"),
        *("gs", "pgs", "ts", "ths", "bs", "bsck", "ks", "kts", "ls", "nsnd", "nsưt", "ncs"),
        *("mr", "mrs", "ms", "dr", "prof", "gen", "col", "capt", "lt", "sgt", "gov", "sen"),
        *("rep", "rev", "vs"),
    ]
)
# Written with a full stop before a number; without one after it, it ends its sentence.
_BEFORE_NUMBERS = frozenset(
    [
        *("no", "nr", "art", "fig", "pp", "đt", "ql"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"),
    ]
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def words(text: str) -> list[str]:
    """The words of the text in lower case, in order."""
    return _WORD.findall(text.lower())


def sentences(text: str) -> list[str]:
    """The sentences of the text in order, each a part of it word for word, without empty ones.

    A line without a closing mark (a headline, a caption) is one sentence.
    """
    return [sentence for line in text.splitlines() for sentence in _line_sentences(line.strip())]


def _line_sentences(line: str) -> list[str]:
    found, start = [], 0
    depths = _depths(line)
    for stop in _STOP.finditer(line):
        if depths[stop.end(2) - 1] == 0 and _ends(line, start, stop):
            found.append(line[start : stop.end()].rstrip())
            start = stop.end()
    return [*found, line[start:]] if line[start:] else found


def _ends(line: str, start: int, stop: re.Match[str]) -> bool:
    following = line[stop.end() : stop.end() + _NEAR].lstrip(_OPENING + " ")
    if following[:1].islower():
        return False
    if stop[1] != "." or stop[2]:
        return True
    before = line[max(start, stop.start() - _NEAR) : stop.start()].split()
    if len(before) == 1 and before[0].isdigit():
        return False  # the number of a list's element
    return not (before and _is_abbreviation(before[-1].lstrip(_OPENING), following))


def _is_abbreviation(word: str, following: str) -> bool:
    lower = word.lower()
    return (
        lower in _BEFORE_NAMES
        or (lower in _BEFORE_NUMBERS and following[:1].isdigit())
        or (word[:1].isupper() and _INITIALS.fullmatch(word) is not None)
    )


def _depths(line: str) -> list[int]:
    """Of each place, how many quotations and brackets that close on this line it is inside."""
    steps = [0] * (len(line) + 1)
    opened: list[tuple[str, int]] = []
    for place, mark in enumerate(line):
        if opened and mark == opened[-1][0]:
            steps[opened.pop()[1] + 1] += 1
            steps[place] -= 1
        elif mark in _PAIRS:
            opened.append((_PAIRS[mark], place))
    return list(accumulate(steps))
