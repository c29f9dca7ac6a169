"""Which sentences can be checked, of what kind they are, and which to look at first.

    sentence -> signs -> gate: kind and why
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
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from minhbach.claims import english, vietnamese
from minhbach.claims.cues import Cue, Hit
from minhbach.claims.signs import Signs, features, read_signs, unquoted
from minhbach.claims.weights import SIGNS_ALONE, SIGNS_WITH_WORDS, THRESHOLD, WORDS_BY_WEIGHT
from minhbach.text import language as languages
from minhbach.text.normalize import clean, clean_paragraphs
from minhbach.text.segment import sentences


class Kind(StrEnum):
    QUANTITY = "quantity"
    EVENT = "event"
    RULE = "rule"
    OPINION = "opinion"
    PREDICTION = "prediction"
    PERSONAL_EXPERIENCE = "personal experience"
    WISH = "wish"
    GREETING = "greeting"
    OPEN_QUESTION = "open question"
    FRAGMENT = "fragment"
    REMARK = "remark"  # a whole sentence in which there is nothing to look up


CHECKABLE = frozenset({Kind.QUANTITY, Kind.EVENT, Kind.RULE})


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


# Two words name something, but say nothing of it.
_SHORTEST = 3
# A greeting that goes on for longer than this says something else as well.
_GREETING_WORDS = 12
# How far from its beginning a sentence may still begin with a wish or with its speaker.
_OPENING_WORDS = 3
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
    view = _View(signs, score, is_vietnamese, told)
    kind, why = next(found for rule in _RULES if (found := rule(view)) is not None)
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


@dataclass(frozen=True, slots=True)
class _View:
    """What the rules look at."""

    signs: Signs
    score: float
    is_vietnamese: bool
    told: dict[str, float] | None

    @property
    def worth(self) -> bool:
        """Whether what was learned takes it for worth a check; it may only where it learned."""
        return self.told is not None and self.score >= THRESHOLD

    @property
    def length(self) -> int:
        return len(self.signs.words)

    def at_end(self, *cues: Cue) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.signs.of(*cues) if hit.end == self.length)

    def opening(self, *cues: Cue) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.signs.of(*cues) if hit.start < _OPENING_WORDS)

    @property
    def asks(self) -> bool:
        """Whether it is a question, also where its mark was left out."""
        if self.signs.asks or self.opening(Cue.ASK_CLAIM):
            return True
        if not self.is_vietnamese:
            return False
        begins = {hit.cue for hit in self.signs.hits if hit.start == 0}
        asked = Cue.ASK in begins and Cue.FORECAST not in begins
        return asked or bool(self.at_end(Cue.TAG, Cue.ASK))

    @property
    def carried(self) -> tuple[str, ...]:
        """The words that make a question carry a claim; empty when it carries none."""
        strong = _quotes((*self.signs.of(Cue.ASK_CLAIM), *self._hearsay_with_tag()))
        if strong or self.signs.of(Cue.ASK, Cue.YOU, Cue.SELF):
            return strong
        if self.is_vietnamese or self.worth:
            return _quotes(self.at_end(Cue.TAG)) or _quotes(self.opening(Cue.ACT, Cue.STATE))
        return ()

    def _hearsay_with_tag(self) -> tuple[Hit, ...]:
        hearsay = self.signs.of(Cue.HEARSAY)
        return (*hearsay, *self.at_end(Cue.TAG)) if hearsay else ()


_Found = tuple[Kind, tuple[str, ...]] | None


def _quotes(hits: tuple[Hit, ...]) -> tuple[str, ...]:
    return tuple(hit.quote for hit in hits)


def _fragment(view: _View) -> _Found:
    return (Kind.FRAGMENT, tuple(view.signs.words)) if view.length < _SHORTEST else None


def _greeting(view: _View) -> _Found:
    greetings = tuple(hit for hit in view.signs.of(Cue.GREETING) if hit.start == 0)
    if not greetings or view.length > _GREETING_WORDS or view.signs.figures or view.asks:
        return None
    return Kind.GREETING, _quotes(greetings)


def _question(view: _View) -> _Found:
    if not view.asks:
        return None
    carried = view.carried
    if not carried:
        asked = _quotes(view.signs.of(Cue.ASK)) or _quotes(view.at_end(Cue.TAG)) or ("?",)
        return Kind.OPEN_QUESTION, asked
    kind, why = _fact(view.signs) or (Kind.EVENT, ())
    return kind, (*carried, *why)


def _wish(view: _View) -> _Found:
    """A wish of the speaker: one reported of an authority is an event."""
    signs = view.signs
    offices = signs.of(Cue.AUTHORITY)
    reported_from = offices[0].end if offices else view.length
    after_speaker = {
        hit.end + gap for hit in signs.of(Cue.WE, Cue.SELF) for gap in range(_OPENING_WORDS)
    }
    meant = tuple(
        hit
        for hit in signs.of(Cue.WISH)
        if hit.start < reported_from
        and (hit.start < _OPENING_WORDS or hit.end == view.length or hit.start in after_speaker)
    )
    return (Kind.WISH, _quotes(meant)) if meant and not view.worth else None


def _opinion(view: _View) -> _Found:
    if view.worth:
        return None
    signs = view.signs
    judged, framed = _quotes(signs.of(Cue.JUDGEMENT)), _quotes(signs.of(Cue.FRAME))
    if judged and (view.is_vietnamese or not signs.figures):
        return Kind.OPINION, (*framed, *judged)
    holds_fact = signs.figures or signs.days or signs.of(Cue.RULE, Cue.HEARSAY)
    return (Kind.OPINION, framed) if framed and not holds_fact else None


def _personal(view: _View) -> _Found:
    if view.worth or view.signs.of(Cue.HEARSAY, Cue.FRAME):
        return None
    speaker = view.opening(Cue.SELF)
    return (Kind.PERSONAL_EXPERIENCE, _quotes(speaker)) if speaker else None


def _prediction(view: _View) -> _Found:
    """What is yet to come; a plan that names who, when or how much can be checked as a plan."""
    if view.worth:
        return None
    forecast, plan = _quotes(view.signs.of(Cue.FORECAST)), _quotes(view.signs.of(Cue.PLAN))
    if forecast:
        return Kind.PREDICTION, (*forecast, *plan)
    signs = view.signs
    stated = signs.figures or signs.days or signs.durations
    announced = stated or signs.of(Cue.AUTHORITY, Cue.RULE)
    return (Kind.PREDICTION, plan) if plan and not announced else None


def _claim(view: _View) -> _Found:
    fact = _fact(view.signs)
    if view.is_vietnamese or view.told is None:
        return fact
    if not view.worth:
        return fact if _can_be_looked_up(view.signs) else None
    strongest = sorted(view.told.items(), key=lambda learned: -learned[1])[:3]
    return fact or (Kind.EVENT, tuple(word.replace("_", " ") for word, _ in strongest))


def _can_be_looked_up(signs: Signs) -> bool:
    """Whether a register could answer it: a figure, or an act of others with its time.

    Such a sentence can be checked even if debates taught that it is rarely worth it. On the
    first 8,000 training sentences F1 is .729 with this and .731 without.
    """
    timed = signs.days or signs.durations
    acted = timed and signs.of(Cue.ACT) and not signs.of(Cue.SELF, Cue.WE, Cue.YOU)
    return bool(signs.figures or acted)


def _remark(view: _View) -> _Found:
    return Kind.REMARK, ()


def _fact(signs: Signs) -> _Found:
    """The kind of what a sentence states, by what in it could be looked up; None for nothing."""
    rules, compared = _quotes(signs.of(Cue.RULE)), _quotes(signs.of(Cue.COMPARE))
    if rules and not (signs.figures and compared):
        return Kind.RULE, (*rules, *signs.figures, *signs.days)
    if signs.figures:
        return Kind.QUANTITY, (*signs.figures, *compared)
    acts = _quotes(signs.of(Cue.ACT))
    if acts or signs.days or signs.durations:
        return Kind.EVENT, (*acts, *signs.durations, *signs.days)
    known = (*signs.names, *_quotes(signs.of(Cue.AUTHORITY)), *compared)
    states = _quotes(signs.of(Cue.STATE))
    return (Kind.EVENT, (*states, *known)) if states and known else None


_RULES: tuple[Callable[[_View], _Found], ...] = (
    _fragment,
    _greeting,
    _question,
    _wish,
    _opinion,
    _personal,
    _prediction,
    _claim,
    _remark,
)
