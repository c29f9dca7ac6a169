"""What can be counted in a sentence: figures, days, names, and the cues of its phrase book.

The counts are the same for every language; only the phrase book differs. They are the hand-made
features of the score, after ClaimBuster (Hassan et al. 2017): what is worth a check tends to have
numbers, names and acts, and little of the speaker.
"""

import math
import re
from dataclasses import dataclass

from minhbach.claims.cues import Cue, Hit, PhraseBook

# Never begun inside a number and never given back, so that no text takes more than one pass.
_SHARE_OR_MONEY = re.compile(r"(?<![\d.,])\d++(?:[.,]\d++)*+\s?[%‰]|[$€£₫]\s?\d++(?:[.,]\d++)*+")
_DATE = re.compile(r"\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\b|\b(?:1[89]|20)\d\d\b")
_QUOTES = re.compile(r"[\"“”«»]")
# A second number or name says less than the first, and a long list nothing more.
_MOST = 3
# "hai trăm ba mươi lăm nghìn" has six; a list of numbers is not one.
_NUMBER_WORDS = 6
# How a thing is asked says nothing of what is asked; units are counted with their numbers.
_UNCOUNTED = {Cue.ASK_CLAIM, Cue.TAG, Cue.HEARSAY, Cue.UNIT, Cue.TIME_UNIT, Cue.STATE}
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
    figures, durations, days = _measured(text, reading.words, reading.spans, reading.hits)
    return Signs(
        words=reading.words,
        hits=reading.hits,
        figures=(*(found[0] for found in _SHARE_OR_MONEY.finditer(text)), *figures),
        durations=durations,
        days=(*(found[0] for found in _DATE.finditer(text)), *days),
        names=_names(text, reading.spans),
        asks="?" in text[-3:],
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


def _measured(
    text: str, words: list[str], spans: list[tuple[int, int]], hits: list[Hit]
) -> tuple[_Quotes, _Quotes, _Quotes]:
    """Numbers with their unit, numbers with a unit of time, and days of the calendar."""
    # The halves of 1/7 are no numbers of what follows.
    numbers = [
        text[start].isdigit() and "/" not in text[max(0, start - 1) : end + 1]
        for start, end in spans
    ]
    for hit in hits:
        if hit.cue is Cue.NUMBER:
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
