"""Articles as sparse vectors, weighted by how rare each word has been so far in the stream.

Words are hashed to a fixed number of places (Weinberger et al. 2009), so that no vocabulary grows.
Document frequencies are learned as the stream goes by. Until there are some, a list of each
language's common words stands in, so that the first articles of an office are not joined by
"the" and "là".
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from minhbach.text.similarity import Numbers, begins_of, lengths_of, word_numbers

Places = NDArray[np.int32]
Weights = NDArray[np.float32]
Counts = NDArray[np.int64]

# A day of a country's press holds some 500,000 different words, most of them once.
PLACES = 1 << 20
# The heaviest words of an article carry its subject; fewer lose stories (vi_vmds, en_wikinews).
MOST_TERMS = 80
# Longer headlines are rare, and their common words say nothing.
MOST_TITLE_TERMS = 24
MOST_BODY_WORDS = 300
# A word in most articles says nothing.
_LEAST_IDF = 0.3
# How many articles the common words stand for, and the share of them that holds each word.
_PRIOR_ARTICLES = 400
_PRIOR: dict[str, dict[float, str]] = {
    "vi": {
        0.6: "là và của có được cho trong với các những một không đã khi từ tại về đến vào ra này "
        "người để theo trên như nhiều cũng đó ở năm sẽ ngày phải",
        0.35: "bị đang do nhưng thì mà lại sau trước còn hơn đây số việc làm ông bà tôi nay hai "
        "đi chỉ qua mới lên rất nên cùng đầu thể công thành nhà sự biết nước cả bằng hay nhất "
        "thời gian quan hiện khác cao lớn đồng",
        0.15: "anh chị em họ chúng ta mình ai gì nào đâu bao giờ ba bốn tháng giờ phút tuần "
        "tỉnh phố quận huyện xã trường học bộ ban ngành chính phủ quốc gia dân tế hội động sản "
        "phẩm án kinh doanh triệu tỷ nghìn nói tin báo cáo đưa lấy xảy vụ khu vực địa phương "
        "tổng phó giám đốc chủ tịch tiếp tục quy định cơ yêu cầu dự vấn đề trung tâm việt nam",
    },
    "en": {
        0.6: "the a an of to in and for on with at by from is are was were be been has have had "
        "it its as that this his he they will would not but or after who said which their",
        0.35: "her she new over says what more than about up out into there also when one two "
        "could we i you if can all no some other were him them so before last first time people "
        "year years while may most",
        0.15: "how why do does did just our your my me us any only even still now many much "
        "being because through during against under between since down off back where such "
        "three four five million percent week month day monday tuesday wednesday thursday "
        "friday saturday sunday government president state police official officials country "
        "world news report reports made make get go take according including told asked should "
        "must very both well way called per cent part end long high own",
    },
}


@dataclass(frozen=True, slots=True)
class Vector:
    """Places in rising order and what each weighs; of length 1, or empty."""

    places: Places
    weights: Weights


def title_places(headline: str) -> Places:
    return _places(word_numbers(headline))


def body_places(text: str) -> Places:
    """The places of the beginning of the text, where the press says what happened."""
    return _places(word_numbers(text)[:MOST_BODY_WORDS])


def counted(places: Places) -> tuple[Places, Counts]:
    """Each place once, rising, and how often it stood there."""
    rising = np.sort(places)
    begins = begins_of(rising)
    return rising[begins], lengths_of(begins, len(rising))


def _places(numbers: Numbers) -> Places:
    """The place of each word, the same in every process."""
    return ((numbers >> np.uint64(32)) % np.uint64(PLACES)).astype(np.int32)


class Rarity:
    """How many articles of a language's stream held each word."""

    def __init__(self, language: str) -> None:
        self.articles = _PRIOR_ARTICLES
        self.holding = np.zeros(PLACES, np.int32)
        for share, common in _PRIOR.get(language, {}).items():
            self.holding[title_places(common)] = round(_PRIOR_ARTICLES * share)

    def idf(self, places: Places) -> NDArray[np.float64]:
        """The weight of each word: log of articles over articles that hold it, never below 0."""
        idf: NDArray[np.float64] = np.log(self.articles + 1.0) - np.log(self.holding[places] + 0.5)
        return np.maximum(idf, 0.0)

    def learn(self, places: Places) -> None:
        """One more article, with these words, each given once."""
        self.articles += 1
        self.holding[places] += 1

    def vector(self, places: Places, counts: Counts, most: int) -> Vector:
        """The unit vector of the heaviest words, `counted`; empty when none of them is rare."""
        idf = self.idf(places)
        weights = (1 + np.log(counts)) * idf * (idf > _LEAST_IDF)
        heaviest = weights.nonzero()[0]
        if len(heaviest) > most:
            heaviest = np.sort((-weights).argsort(kind="stable")[:most])
        kept = weights[heaviest]
        length = math.sqrt(kept @ kept) or 1.0
        return Vector(places[heaviest], (kept / length).astype(np.float32))
