"""Articles as sparse vectors, weighted by how rare each word has been so far in the stream.

Document frequencies are learned as the stream goes by. Until there are some, a list of each
language's function words stands in, so that the first articles of an office are not joined by
"the" and "là".
"""

import math
from collections import Counter
from collections.abc import Iterable

from minhbach.text.segment import words

Vector = dict[str, float]

# The heaviest words of an article carry its subject; the rest cost time and blur it.
MOST_TERMS = 80
MOST_BODY_WORDS = 300
# How many articles the function words stand for, and the share of them that holds each.
_PRIOR_ARTICLES = 60
_PRIOR_SHARE = 0.6
# A word in most articles says nothing.
_LEAST_IDF = 0.3

_FUNCTION_WORDS = {
    "vi": "là và của có được cho trong với các những một không đã đang sẽ này đó khi từ tại về "
    "đến theo ra vào trên người như để bị năm ngày ông bà tôi cũng nhiều nhưng thì mà lại sau "
    "trước còn hơn do đây số việc phải làm",
    "en": "the a an of to in and for on with at by from is are was were be been has have had it "
    "its as that this his her he she they will would not but or after over new says said who "
    "what more than about up out into their",
}


class Rarity:
    """How many articles of a language's stream held each word."""

    def __init__(self, language: str) -> None:
        self.articles = _PRIOR_ARTICLES
        self.holding: Counter[str] = Counter()
        for word in _FUNCTION_WORDS.get(language, "").split():
            self.holding[word] = round(_PRIOR_ARTICLES * _PRIOR_SHARE)

    def idf(self, word: str) -> float:
        """The word's weight: log of articles over articles that hold it, never below 0."""
        return max(0.0, math.log(self.articles + 1) - math.log(self.holding[word] + 0.5))

    def learn(self, found: Iterable[str]) -> None:
        """One more article, with these words."""
        self.articles += 1
        self.holding.update(set(found))

    def vector(self, found: list[str]) -> Vector:
        """The unit vector of the words; empty when none of them is rare."""
        weights = {}
        for word, count in Counter(found).items():
            idf = self.idf(word)
            if idf > _LEAST_IDF:
                weights[word] = (1 + math.log(count)) * idf
        heaviest = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TERMS]
        length = math.sqrt(sum(weight * weight for _, weight in heaviest)) or 1.0
        return {word: weight / length for word, weight in heaviest}


def dot(one: Vector, other: Vector) -> float:
    """The scalar product of two vectors; of unit vectors, their cosine."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def title_words(headline: str) -> list[str]:
    return words(headline)


def body_words(text: str) -> list[str]:
    """The words of the beginning of the text, where the press says what happened."""
    return words(text[: MOST_BODY_WORDS * 12])[:MOST_BODY_WORDS]
