"""The rules of the gate, in the order in which they are tried; each quotes what made it decide.

Most of them are of Vietnamese: in English, what was learned from debates goes before opinion, wish
and prediction (`View.worth`).
"""

from collections.abc import Callable

from minhbach.claims.cues import Cue
from minhbach.claims.kinds import Kind
from minhbach.claims.stated import Found, can_be_looked_up, stated
from minhbach.claims.view import OPENING_WORDS, SHORTEST, View, quotes

# A greeting that goes on for longer than this says something else as well.
_GREETING_WORDS = 12
_OPENING_QUOTES = ('"', "“", "«")
# A longer sentence with a `rất` in it tells of something, too.
_SHORT_JUDGEMENT = 16
_MOST_NAMES = 2
# A sentence of fewer words with none of the cues may be anything.
_TELLING_WORDS = 5
# What comes after `nếu` is said of what is not so yet.
_IF = "neu"


def _fragment(view: View) -> Found:
    return (Kind.FRAGMENT, (view.text,)) if view.length < SHORTEST else None


def _greeting(view: View) -> Found:
    first = OPENING_WORDS if view.is_vietnamese else 1
    greetings = tuple(hit for hit in view.signs.of(Cue.GREETING) if hit.start < first)
    if not greetings or view.length > _GREETING_WORDS or view.signs.figures or view.asks:
        return None
    return Kind.GREETING, quotes(greetings)


def _question(view: View) -> Found:
    if not view.asks:
        return None
    carried = view.carried
    if not carried:
        asked = quotes(view.signs.of(Cue.ASK)) or quotes(view.at_end(Cue.TAG)) or ("?",)
        return Kind.OPEN_QUESTION, asked
    kind, why = stated(view.signs) or (Kind.EVENT, ())
    return kind, (*carried, *why)


def _quoted(view: View) -> Found:
    """What somebody with a role or a name is reported to have said: that it was said is a fact.

    A judgement stays one, whoever is quoted with it.
    """
    signs = view.signs
    speakers = signs.of(Cue.ROLE, Cue.AUTHORITY)
    first = min((hit.end for hit in speakers), default=view.length)
    said = quotes(tuple(hit for hit in signs.of(Cue.SAID) if hit.start >= first))
    if signs.words[0] == "theo" and speakers and speakers[0].start <= OPENING_WORDS:
        said = (*said, *quotes(speakers[:1]))
    own = view.opening(Cue.SELF, Cue.FRAME) and not view.text.startswith(_OPENING_QUOTES)
    if not said or own or signs.of(Cue.JUDGEMENT):
        return None
    kind, why = stated(signs) or (Kind.EVENT, ())
    return kind, (*said, *why)


def _wish(view: View) -> Found:
    """A wish of the speaker: one reported of an authority is an event."""
    signs = view.signs
    offices = signs.of(Cue.AUTHORITY)
    reported_from = offices[0].end if offices else view.length
    after_speaker = {
        hit.end + gap for hit in signs.of(Cue.WE, Cue.SELF) for gap in range(OPENING_WORDS)
    }
    meant = tuple(
        hit
        for hit in signs.of(Cue.WISH)
        if hit.start < reported_from
        and (hit.start < OPENING_WORDS or hit.end == view.length or hit.start in after_speaker)
    )
    return (Kind.WISH, quotes(meant)) if meant and not view.worth else None


def _opinion(view: View) -> Found:
    if view.worth:
        return None
    signs = view.signs
    judged, framed = quotes(signs.of(Cue.JUDGEMENT)), quotes(signs.of(Cue.FRAME))
    if view.is_vietnamese and view.opening(Cue.FORECAST):
        return None
    if judged and (view.is_vietnamese or not signs.figures):
        return Kind.OPINION, (*framed, *judged)
    holds_fact = signs.figures or signs.days or signs.of(Cue.RULE, Cue.HEARSAY)
    return (Kind.OPINION, framed) if framed and not holds_fact else None


def _personal(view: View) -> Found:
    if view.worth or view.signs.of(Cue.HEARSAY, Cue.FRAME):
        return None
    speaker = view.opening(Cue.SELF)
    if view.is_vietnamese:
        speaker = (*speaker, *(hit for hit in view.signs.of(Cue.SELF) if view.is_clear(hit)))
    return (Kind.PERSONAL_EXPERIENCE, quotes(speaker)) if speaker else None


def _judging(view: View) -> Found:
    """A short sentence that judges and tells nothing that could be counted, dated or named."""
    signs = view.signs
    told = signs.figures or signs.durations or len(signs.names) > _MOST_NAMES
    judged = quotes(view.intense())
    short = view.length <= _SHORT_JUDGEMENT
    return (Kind.OPINION, judged) if judged and short and not told else None


def _prediction(view: View) -> Found:
    """What is yet to come; a plan that names who, when or how much can be checked as a plan."""
    if view.worth:
        return None
    forecast, plan = quotes(view.signs.of(Cue.FORECAST)), quotes(view.signs.of(Cue.PLAN))
    if view.is_vietnamese and view.signs.words[0] == _IF and not view.signs.of(Cue.RULE):
        forecast = (*forecast, view.text.split()[0])
    if forecast:
        return Kind.PREDICTION, (*forecast, *plan)
    signs = view.signs
    stated = signs.figures or signs.days or signs.durations
    announced = stated or signs.of(Cue.AUTHORITY, Cue.RULE)
    return (Kind.PREDICTION, plan) if plan and not announced else None


def _claim(view: View) -> Found:
    fact = stated(view.signs)
    if view.is_vietnamese:
        return fact or _told(view)
    if view.told is None:
        return fact
    if not view.worth:
        return fact if can_be_looked_up(view.signs) else None
    strongest = sorted(view.told.items(), key=lambda learned: -learned[1])[:3]
    return fact or (Kind.EVENT, tuple(word.replace("_", " ") for word, _ in strongest))


def _told(view: View) -> Found:
    """A sentence about an office, an officer or a name is taken to tell what it does."""
    signs = view.signs
    known = (*quotes(signs.of(Cue.AUTHORITY, Cue.ROLE)), *signs.names)
    return (Kind.EVENT, known) if known and view.length >= _TELLING_WORDS else None


def _remark(view: View) -> Found:
    return Kind.REMARK, ()


RULES: tuple[Callable[[View], Found], ...] = (
    _fragment,
    _greeting,
    _question,
    _quoted,
    _wish,
    _opinion,
    _personal,
    _judging,
    _prediction,
    _claim,
    _remark,
)
