"""The published scale: how a rating is named, drawn and explained.

A rating is always a word and a shape, never a colour alone (WCAG 2.2, 1.4.1). The words describe
the claim, never who made it.
"""

from collections.abc import Mapping
from enum import StrEnum

from minhbach.publish.statement import Rating
from minhbach.publish.wording import is_vietnamese


class Shape(StrEnum):
    """What is drawn beside the name of a rating; each rating has its own."""

    CHECK = "check"
    THREE_QUARTERS = "three-quarters"
    HALF = "half"
    QUARTER = "quarter"
    CROSS = "cross"
    QUESTION = "question"


_SHAPES: Mapping[Rating, Shape] = {
    Rating.TRUE: Shape.CHECK,
    Rating.MOSTLY_TRUE: Shape.THREE_QUARTERS,
    Rating.MIXED: Shape.HALF,
    Rating.MOSTLY_FALSE: Shape.QUARTER,
    Rating.FALSE: Shape.CROSS,
    Rating.NOT_ENOUGH_EVIDENCE: Shape.QUESTION,
}

_NAMES_VI: Mapping[Rating, str] = {
    Rating.TRUE: "Đúng",
    Rating.MOSTLY_TRUE: "Phần lớn đúng",
    Rating.MIXED: "Vừa đúng vừa sai",
    Rating.MOSTLY_FALSE: "Phần lớn sai",
    Rating.FALSE: "Sai",
    Rating.NOT_ENOUGH_EVIDENCE: "Chưa đủ căn cứ",
}

_NAMES_EN: Mapping[Rating, str] = {
    Rating.TRUE: "True",
    Rating.MOSTLY_TRUE: "Mostly true",
    Rating.MIXED: "Part true, part false",
    Rating.MOSTLY_FALSE: "Mostly false",
    Rating.FALSE: "False",
    Rating.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
}

_MEANINGS_VI: Mapping[Rating, str] = {
    Rating.TRUE: "Tài liệu căn cứ cho thấy thông tin đúng và không thiếu điều gì quan trọng.",
    Rating.MOSTLY_TRUE: (
        "Điều chính của thông tin là đúng, nhưng có chi tiết cần nói lại cho chính xác."
    ),
    Rating.MIXED: "Thông tin có phần đúng và có phần sai, cả hai đều quan trọng.",
    Rating.MOSTLY_FALSE: "Điều chính của thông tin là sai, dù có chi tiết đúng.",
    Rating.FALSE: "Tài liệu căn cứ cho thấy thông tin không đúng.",
    Rating.NOT_ENOUGH_EVIDENCE: (
        "Những tài liệu tìm được chưa đủ để kết luận thông tin đúng hay sai."
    ),
}

_MEANINGS_EN: Mapping[Rating, str] = {
    Rating.TRUE: "The evidence shows that the claim is right and leaves out nothing important.",
    Rating.MOSTLY_TRUE: "The main point of the claim is right, but a detail must be put straight.",
    Rating.MIXED: "One part of the claim is right and another is wrong, and both matter.",
    Rating.MOSTLY_FALSE: "The main point of the claim is wrong, although a detail is right.",
    Rating.FALSE: "The evidence shows that the claim is wrong.",
    Rating.NOT_ENOUGH_EVIDENCE: (
        "The evidence that was found does not show whether the claim is right or wrong."
    ),
}


def rating_name(rating: Rating, language: str) -> str:
    """The word a reader sees."""
    return (_NAMES_VI if is_vietnamese(language) else _NAMES_EN)[rating]


def rating_shape(rating: Rating) -> Shape:
    """The shape drawn beside the word, the same in all languages."""
    return _SHAPES[rating]


def rating_meaning(rating: Rating, language: str) -> str:
    """One sentence for the method page: when this rating is given."""
    return (_MEANINGS_VI if is_vietnamese(language) else _MEANINGS_EN)[rating]
