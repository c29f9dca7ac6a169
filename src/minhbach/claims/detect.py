"""Which sentences can be checked, of what kind they are, and which to look at first.

    sentence -> signs -> rules of the gate: kind and why
                    +--> score: where it stands in the morning's list

The gate is a table of rules, tried in order; each quotes the words that made it decide. What it
calls an opinion, a wish, a prediction or personal experience is left alone. A question that carries
what it asks about ("is it true that ...") has the kind of what it carries.

The score is a logistic regression learned on English debates (see `weights`), where the label
means worth a check. No labelled Vietnamese set was at hand: for languages other than English only
the weights of the signs are used, carried over, and no figure is claimed for their order.

In Vietnamese the score only orders. In English a sentence without a figure or a dated act must
also pass the threshold to be checkable: the cues alone take nearly all of a debate for events.
What falls short stays visible as a remark, and a person may call it a claim.
"""

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from minhbach.claims import english, vietnamese
from minhbach.claims.kinds import CHECKABLE, Kind
from minhbach.claims.rules import RULES
from minhbach.claims.signs import Signs, features, read_signs, unquoted
from minhbach.claims.view import View
from minhbach.claims.weights import SIGNS_ALONE, SIGNS_WITH_WORDS, WORDS_BY_WEIGHT
from minhbach.text import language as languages
from minhbach.text.normalize import clean, clean_paragraphs
from minhbach.text.segment import sentences

__all__ = ["CHECKABLE", "Detected", "Kind", "detect", "find_claims"]


@dataclass(frozen=True, slots=True)
class Detected:
    """A sentence, its kind, its score in [0, 1], and the words of it that decided the kind.

    `why` is empty when nothing was found that could be looked up.
    """

    text: str
    kind: Kind
    score: float
    why: tuple[str, ...]

    @property
    def checkable(self) -> bool:
        return self.kind in CHECKABLE


_MOST_REASONS = 6
_ONLY_ENGLISH = frozenset(
    [
        *("is", "of", "and", "we", "are", "was", "this", "for", "with", "you", "have", "they"),
        *("going", "what", "i", "our", "be", "will", "who", "my"),
    ]
)
# Fewer would take Vietnamese with a foreign name for English, more would miss short sentences.
_ONLY_ENGLISH_ONE_IN = 7

_WEIGHT_OF = {word: weight for weight, listed in WORDS_BY_WEIGHT.items() for word in listed.split()}


def detect(sentence: str, language: str = "") -> Detected:
    """The kind and score of one sentence. `language` is a BCP 47 tag, "" when not known."""
    text = unquoted(clean(sentence))
    tongue = language.lower().split("-")[0] or _tongue(text)
    is_vietnamese = tongue == "vi"
    signs = read_signs(text, vietnamese.BOOK if is_vietnamese else english.BOOK)
    told = _learned(signs) if tongue == "en" else None
    score = _score(features(signs, text), told)
    view = View(signs, score, is_vietnamese, told, text)
    kind, why = next(found for rule in RULES if (found := rule(view)) is not None)
    if signs.asks and kind in CHECKABLE:
        # Debates taught that a question is never worth a check; what it carries may be.
        score = _score(features(replace(signs, asks=False), text), told)
    return Detected(text, kind, score, tuple(dict.fromkeys(why))[:_MOST_REASONS])


def find_claims(text: str, language: str = "") -> list[Detected]:
    """Each sentence of the text in order, whether it can be checked or not."""
    plain = clean_paragraphs(text)
    tongue = language or _tongue(plain)
    return [detect(sentence, tongue) for sentence in sentences(plain)]


def _tongue(text: str) -> str:
    """Vietnamese or, for all that is not told to be in another language, English.

    Spoken English of short words passes for Vietnamese typed without diacritics, but for words
    that no Vietnamese syllable can be.
    """
    words = text.lower().split()
    english_words = sum(word in _ONLY_ENGLISH or "'" in word for word in words)
    if text.isascii() and english_words * _ONLY_ENGLISH_ONE_IN > len(words):
        return "en"
    return "vi" if languages.detect(text) == "vi" else "en"


def _learned(signs: Signs) -> dict[str, float]:
    """The words and pairs of the sentence that have a weight."""
    seen = {*signs.words, *map("_".join, pairwise(signs.words))}
    return {word: _WEIGHT_OF[word] for word in sorted(seen) if word in _WEIGHT_OF}


def _score(values: list[float], told: dict[str, float] | None) -> float:
    weights = SIGNS_ALONE if told is None else SIGNS_WITH_WORDS
    total = math.fsum(a * b for a, b in zip(values, weights, strict=True))
    total += math.fsum(told.values()) if told else 0.0
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)
