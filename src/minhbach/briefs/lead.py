"""The lead lines of a story: whole sentences of its original articles, word for word.

Sentences that stand alone are ranked by how many originals say the same, in pairs of words (the
centroid of Radev et al. 2004, on bigrams), by what the headlines say, by their place in the
article and by carrying a number. docs/decisions/002-lead-lines.md has the figures.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from minhbach.briefs.brief import Citation, Line
from minhbach.briefs.sentence import complete, stands_alone, without_dateline
from minhbach.stories.story import Mention, Story
from minhbach.text.segment import sentences, words

# All set on the stories of vi_vmds with their human summaries; the decision has the figures.
_SENTENCES = 12  # of each article: later ones are background
_HEADLINE = 0.5  # a pair in one more headline, against a pair in one more original
_SHARED = 4.0  # weighs what is shared against the two below
_FIRST = 2.0  # for the first sentence, half for the second, a third for the third
_NUMBER = 1.0
# Of a sentence's words, the share that another may hold before both say the same.
_SAME = 0.6
_SAME_AS_HEADLINE = 0.8
# More originals than these add time and no words.
_ORIGINALS = 40


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    mention: Mention
    place: int
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def lead_lines(
    story: Story, how_many: int, *, fresh: Collection[int] | None = None
) -> tuple[Line, ...]:
    """At most `how_many` sentences of the originals, those placed earlier in an article first.

    With `fresh` (article ids), only of these, and none that says again what an older original
    said. Empty when no original has a whole sentence of printable length.
    """
    originals = [m for m in story.mentions if m.copy_of is None][-_ORIGINALS:]
    told = [m for m in originals if fresh is not None and m.id not in fresh]
    known = [c.words for m in told for c in _candidates(m)]
    new = [m for m in originals if fresh is None or m.id in fresh]
    found = [c for m in new for c in _candidates(m)]
    found = [c for c in found if not (_repeats(c, known) or _says_headline(c, story))]
    ranked = _ranked([c for c in found if stands_alone(c.text)] or found, originals)
    chosen = sorted(_different(ranked, how_many), key=lambda c: c.place)
    return tuple(Line(c.text, citation(c.mention)) for c in chosen)


def citation(mention: Mention) -> Citation:
    """Where the article stands."""
    return Citation(mention.outlet, mention.headline, mention.address, mention.time)


def _candidates(mention: Mention) -> list[_Candidate]:
    found = []
    for place, sentence in enumerate(sentences(mention.text)[:_SENTENCES]):
        text = without_dateline(sentence, mention.outlet)
        if complete(text):
            spoken = words(text)
            pairs = frozenset(pairwise(spoken))
            found.append(_Candidate(text, mention, place, frozenset(spoken), pairs))
    return found


def _ranked(candidates: list[_Candidate], originals: list[Mention]) -> list[_Candidate]:
    shared = Counter(p for m in originals for p in set(pairwise(words(m.text))))
    titled = Counter(p for m in originals for p in set(pairwise(words(m.headline))))

    def worth(c: _Candidate) -> float:
        said = sum(shared[p] - 1 + _HEADLINE * titled[p] for p in c.pairs)
        # The root lets a longer sentence say more, but not win by its length alone.
        central = _SHARED * said / (len(originals) * sqrt(max(len(c.pairs), 1)))
        return central + _FIRST / (1 + c.place) + _NUMBER * any(w.isdigit() for w in c.words)

    return sorted(candidates, key=worth, reverse=True)


def _different(ranked: Iterable[_Candidate], how_many: int) -> list[_Candidate]:
    chosen: list[_Candidate] = []
    for candidate in ranked:
        if len(chosen) < how_many and not _repeats(candidate, (c.words for c in chosen)):
            chosen.append(candidate)
    return chosen


def _repeats(candidate: _Candidate, said: Iterable[frozenset[str]]) -> bool:
    return any(_share(candidate.words, other) >= _SAME for other in said)


def _says_headline(candidate: _Candidate, story: Story) -> bool:
    headlines = (story.headline, candidate.mention.headline)
    return any(
        _share(candidate.words, frozenset(words(headline))) >= _SAME_AS_HEADLINE
        for headline in headlines
    )


def _share(spoken: frozenset[str], other: frozenset[str]) -> float:
    return len(spoken & other) / max(len(spoken), 1)
