"""A sentence as the rules of the gate look at it: what it begins and ends with, what it asks."""

from dataclasses import dataclass

from minhbach.claims.cues import Cue, Hit
from minhbach.claims.signs import Signs
from minhbach.claims.weights import THRESHOLD

# Two words name something, but say nothing of it.
SHORTEST = 3
# How far from its beginning a sentence may still begin with a wish or with its speaker.
OPENING_WORDS = 3
_ANYBODY = frozenset(["minh", "em", "con", "chau"])


def quotes(hits: tuple[Hit, ...]) -> tuple[str, ...]:
    """The words of the phrases, as the text has them."""
    return tuple(hit.quote for hit in hits)


@dataclass(frozen=True, slots=True)
class View:
    """What the rules look at."""

    signs: Signs
    score: float
    is_vietnamese: bool
    told: dict[str, float] | None
    text: str

    @property
    def worth(self) -> bool:
        """Whether what was learned takes it for worth a check; it may only where it learned."""
        return self.told is not None and self.score >= THRESHOLD

    @property
    def length(self) -> int:
        return len(self.signs.words)

    @property
    def end(self) -> int:
        """Where what is said ends: after it stands only whom it is said to."""
        ends = {hit.end: hit.start for hit in self.signs.of(Cue.VOCATIVE)}
        place = self.length
        while place in ends and place > SHORTEST:
            place = ends[place]
        return place

    def at_end(self, *cues: Cue) -> tuple[Hit, ...]:
        ends = (self.end, self.length)
        return tuple(hit for hit in self.signs.of(*cues) if hit.end in ends)

    def opening(self, *cues: Cue) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.signs.of(*cues) if hit.start < OPENING_WORDS)

    @property
    def asks(self) -> bool:
        """Whether it is a question, also where its mark was left out."""
        if self.signs.asks or self.opening(Cue.ASK_CLAIM):
            return True
        if not self.is_vietnamese or self.signs.ends:
            return False
        begins = {hit.cue for hit in self.signs.hits if hit.start == 0}
        asked = Cue.ASK in begins and Cue.FORECAST not in begins
        ends = [hit for hit in self.at_end(Cue.TAG, Cue.ASK) if hit.quote.lower() != "may"]
        inside = any(hit.end - hit.start > 1 for hit in self.signs.of(Cue.ASK))
        return asked or bool(ends) or (inside and Cue.FORECAST not in begins)

    @property
    def carried(self) -> tuple[str, ...]:
        """The words that make a question carry a claim; empty when it carries none."""
        strong = quotes((*self.signs.of(Cue.ASK_CLAIM), *self._hearsay_with_tag()))
        if strong or self.signs.of(Cue.SELF):
            return strong
        if self.is_vietnamese and (sure := self._sure_tag()):
            return quotes(sure)
        tags = {(hit.start, hit.end) for hit in self.at_end(Cue.TAG)}
        if any((hit.start, hit.end) not in tags for hit in self.signs.of(Cue.ASK, Cue.YOU)):
            return ()
        if self.is_vietnamese or self.worth:
            return quotes(self.at_end(Cue.TAG)) or quotes(self.opening(Cue.ACT, Cue.STATE))
        return ()

    def intense(self) -> tuple[Hit, ...]:
        """Judgements in passing; without diacritics a lone word is one only at the end."""
        hits = self.signs.of(Cue.INTENSE)
        if self.signs.of(Cue.FORECAST, Cue.PLAN):
            return ()
        if not self.signs.plain:
            return hits
        return tuple(h for h in hits if h.end - h.start > 1 or h.end == self.end)

    def is_clear(self, hit: Hit) -> bool:
        """Whether a phrase means the speaker wherever it stands: `toi` may be the evening, too,
        and `mình` or `em` inside a sentence anybody's.
        """
        if hit.end - hit.start == 1:
            return not self.signs.plain
        return self.signs.words[hit.start] not in _ANYBODY

    def _sure_tag(self) -> tuple[Hit, ...]:
        """A tag of two words, which asks for nothing but whether it is so: `phải không`."""
        return tuple(hit for hit in self.at_end(Cue.TAG) if hit.end - hit.start > 1)

    def _hearsay_with_tag(self) -> tuple[Hit, ...]:
        hearsay = self.signs.of(Cue.HEARSAY)
        return (*hearsay, *self.at_end(Cue.TAG)) if hearsay else ()
