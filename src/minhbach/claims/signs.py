"""What can be counted in a sentence: figures, days, names, and the cues of its phrase book.

The counts are the same for every language; only the phrase book differs. They are the hand-made
features of the score, after ClaimBuster (Hassan et al. 2017): what is worth a check tends to have
numbers, names and acts, and little of the speaker.
"""

import math
import re
from dataclasses import dataclass

from minhbach.claims.cues import Cue, Hit, PhraseBook, Reading

# Never begun inside a number and never given back, so that no text takes more than one pass.
_SHARE_OR_MONEY = re.compile(r"(?<![\d.,])\d++(?:[.,]\d++)*+\s?[%‰]|[$€£₫]\s?\d++(?:[.,]\d++)*+")
# Figures with their unit in one word, as they are typed in chat: 200k, 1tr2, 60m2.
_WITH_UNIT = re.compile(
    r"(?<![\w.,])\d++(?:[.,]\d++)*+(?:k|tr\d*|tỷ|ty|đ|m2|m3|km|kg|mm|cm|ha|kwh)\b", re.IGNORECASE
)
# A number of which things are counted, whatever they are; 07 and 1/7 are none.
_COUNT = re.compile(r"[1-9]\d*")
_DATE = re.compile(r"\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\b|\b(?:1[89]|20)\d\d\b")
_QUOTES = re.compile(r"[\"“”«»]")
# A second number or name says less than the first, and a long list nothing more.
_MOST = 3
# "hai trăm ba mươi lăm nghìn" has six; a list of numbers is not one.
_NUMBER_WORDS = 6
# Of a text without diacritics, words that are numbers only after one: `cong ty`, `ba toi`.
_AMBIGUOUS = frozenset(["ba", "ty", "ti", "tu", "nam", "sau", "van", "tam", "chin", "bay", "vai"])
# How a thing is asked says nothing of what is asked; units are counted with their numbers.
_UNCOUNTED = {
    *(Cue.ASK_CLAIM, Cue.TAG, Cue.HEARSAY, Cue.UNIT, Cue.TIME_UNIT, Cue.STATE),
    # Of one language alone, and unknown to the score.
    *(Cue.FRACTION, Cue.NAMED, Cue.SAID, Cue.ROLE, Cue.ANYONE, Cue.NORM, Cue.INTENSE),
    Cue.VOCATIVE,
}
_COUNTED = tuple(cue for cue in Cue if cue not in _UNCOUNTED)

FEATURES = (
    *("constant", "length", "figures", "spans of time", "bare numbers", "days", "names"),
    *("question mark", "quotes", "short"),
    *_COUNTED,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one sentence, each quoted from it."""

    words: list[str]
    hits: list[Hit]
    figures: tuple[str, ...]
    durations: tuple[str, ...]
    days: tuple[str, ...]
    names: tuple[str, ...]
    asks: bool
    ends: bool  # with the mark of a statement
    plain: bool  # typed without diacritics

    def of(self, *cues: Cue) -> tuple[Hit, ...]:
        """The phrases found of these cues, in order."""
        return tuple(hit for hit in self.hits if hit.cue in cues)


def unquoted(text: str) -> str:
    """The text without the quotation marks around the whole of it; doubled ones become single."""
    if len(text) > 2 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return text.replace('""', '"').strip()


def read_signs(text: str, book: PhraseBook) -> Signs:
    """The signs of a sentence, which is cleaned text on one line."""
    reading = book.find(text)
    figures, durations, days = _measured(text, reading)
    if Cue.NAMED in book.cues:
        figures = (*figures, *_counted(text, reading), *_fractions(reading))
    return Signs(
        words=reading.words,
        hits=reading.hits,
        figures=(*(found[0] for found in _SHARE_OR_MONEY.finditer(text)), *figures),
        durations=durations,
        days=(*(found[0] for found in _DATE.finditer(text)), *days),
        names=_names(text, reading.spans),
        asks="?" in text[-3:],
        ends=text.rstrip("\"'”’»)")[-1:] in {".", "!", "…"},
        plain=reading.plain,
    )


def features(signs: Signs, text: str) -> list[float]:
    """One number for each of `FEATURES`."""
    counts = dict.fromkeys(Cue, 0)
    for hit in signs.hits:
        counts[hit.cue] += 1
    numbers = sum(word[0].isdigit() for word in signs.words)
    return [
        1.0,
        math.log1p(len(signs.words)),
        _capped(len(signs.figures)),
        _capped(len(signs.durations)),
        _capped(numbers),
        _capped(len(signs.days)),
        _capped(len(signs.names)),
        float(signs.asks),
        float(_QUOTES.search(text) is not None),
        float(len(signs.words) < 6),
        *(_capped(counts[cue]) for cue in _COUNTED),
    ]


def _capped(count: int) -> float:
    return float(count if count < _MOST else _MOST)


_Quotes = tuple[str, ...]


def _fractions(reading: Reading) -> _Quotes:
    return tuple(hit.quote for hit in reading.hits if hit.cue is Cue.FRACTION)


def _counted(text: str, reading: Reading) -> _Quotes:
    """Numbers before any word that is no unit: `432 giáo viên`; and those with it in one word.

    Not after a word that makes a name of the number, nor in a name such as `QNg 90412`.
    """
    words, spans = reading.words, reading.spans
    named = {hit.end for hit in reading.hits if hit.cue is Cue.NAMED}
    known = {hit.start for hit in reading.hits if hit.cue in (Cue.UNIT, Cue.TIME_UNIT)}
    found = [one[0] for one in _WITH_UNIT.finditer(text)]
    for place in range(len(words) - 1):
        start, end = spans[place]
        if not _COUNT.fullmatch(words[place]) or place in named or place + 1 in known:
            continue
        if place > 1 and text[spans[place - 1][0]].isupper():
            continue
        apart = text[end : spans[place + 1][0]] == " " and text[max(0, start - 1)] not in "/-:"
        if apart and words[place + 1].isalpha() and text[max(0, start - 1)] != ".":
            found.append(text[start : spans[place + 1][1]])
    return tuple(found)


def _measured(text: str, reading: Reading) -> tuple[_Quotes, _Quotes, _Quotes]:
    """Numbers with their unit, numbers with a unit of time, and days of the calendar."""
    words, spans, hits = reading.words, reading.spans, reading.hits
    # The halves of 1/7 are no numbers of what follows.
    numbers = [
        text[start].isdigit() and "/" not in text[max(0, start - 1) : end + 1]
        for start, end in spans
    ]
    for hit in hits:
        if hit.cue is Cue.NUMBER and not (
            reading.plain and hit.quote.lower() in _AMBIGUOUS and not numbers[hit.start - 1]
        ):
            numbers[hit.start : hit.end] = [True] * (hit.end - hit.start)
    found: dict[Cue, list[str]] = {Cue.UNIT: [], Cue.TIME_UNIT: [], Cue.DAY: []}
    for hit in hits:
        if hit.cue in (Cue.UNIT, Cue.TIME_UNIT) and hit.start and numbers[hit.start - 1]:
            first = hit.start - 1
            while first and numbers[first - 1] and hit.start - first < _NUMBER_WORDS:
                first -= 1
            found[hit.cue].append(text[spans[first][0] : spans[hit.end - 1][1]])
        elif (
            hit.cue is Cue.TIME_UNIT
            and words[hit.end : hit.end + 1]
            and words[hit.end][0] in "123456789"
        ):
            found[Cue.DAY].append(text[spans[hit.start][0] : spans[hit.end][1]])
        elif hit.cue is Cue.DAY:
            found[Cue.DAY].append(hit.quote)
    return tuple(found[Cue.UNIT]), tuple(found[Cue.TIME_UNIT]), tuple(found[Cue.DAY])


def _names(text: str, spans: list[tuple[int, int]]) -> _Quotes:
    """Words with a capital letter after the first word; none where all is in capitals."""
    if text.isupper():
        return ()
    return tuple(
        text[start:end]
        for start, end in spans[1:]
        if text[start].isupper() and text[start:end] != "I"
    )
