"""The scale and the shared words: complete in both languages, and never mistaken."""

import pytest
from sample_site import ANSWER, CORRECTED, FACT_CHECK, UPDATED, WITHDRAWN

from minhbach.publish.scale import Shape, rating_meaning, rating_name, rating_shape
from minhbach.publish.statement import Change, Rating, StatementKind
from minhbach.publish.wording import (
    ENGLISH,
    VIETNAMESE,
    change_title,
    is_vietnamese,
    party_sentence,
    wording,
)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_rating_has_its_own_word_shape_and_meaning(language):
    assert len({rating_name(rating, language) for rating in Rating}) == len(Rating)
    assert len({rating_meaning(rating, language) for rating in Rating}) == len(Rating)
    assert {rating_shape(rating) for rating in Rating} == set(Shape)


def test_the_words_are_those_of_the_glossary():
    assert rating_name(Rating.NOT_ENOUGH_EVIDENCE, "vi-VN") == "Chưa đủ căn cứ"
    assert rating_name(Rating.NOT_ENOUGH_EVIDENCE, "fr") == "Not enough evidence"
    assert rating_meaning(Rating.FALSE, "en") == "The evidence shows that the claim is wrong."
    assert rating_meaning(Rating.FALSE, "vi").endswith("không đúng.")
    assert VIETNAMESE.rating == "Mức đánh giá"
    assert VIETNAMESE.changes[Change.CORRECTION] == "Đính chính"


@pytest.mark.parametrize(
    ("tag", "is_it"), [("vi", True), ("VI", True), ("vi-VN", True), ("vie", False), ("", False)]
)
def test_vietnamese_is_told_from_its_tag(tag, is_it):
    assert is_vietnamese(tag) is is_it
    assert wording(tag) is (VIETNAMESE if is_it else ENGLISH)


@pytest.mark.parametrize("words", [VIETNAMESE, ENGLISH])
def test_every_kind_and_change_has_a_name(words):
    assert set(words.kinds) == set(StatementKind)
    assert set(words.changes) == set(Change)


def test_only_an_official_answer_has_the_party_sentence():
    assert party_sentence(FACT_CHECK) == ""
    assert "party to this claim" in party_sentence(ANSWER)


@pytest.mark.parametrize(
    ("statement", "title"),
    [
        (FACT_CHECK, "Cầu Bến Lau có đóng cửa một năm không?"),
        (CORRECTED, "Đính chính: Cầu Bến Lau có đóng cửa một năm không?"),
        (WITHDRAWN, "Thu hồi: Cầu Bến Lau có đóng cửa một năm không?"),
        (UPDATED, "Update: Did the province raise the clinic fee?"),
    ],
)
def test_a_changed_page_says_so_in_its_title(statement, title):
    assert change_title(statement.latest, statement.language) == title
