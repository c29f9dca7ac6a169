"""When two wordings are the same."""

import pytest

from minhbach.claims.wording import wording_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cầu Bến Lau đóng?", "cau ben lau dong"),
        ("Cầu  Bến-Lau, đóng!", "Cầu Bến Lau đóng"),
        ("ĐÓNG CẦU", "đóng cầu"),
    ],
)
def test_case_marks_and_signs_do_not_count(one, other):
    assert wording_key(one) == wording_key(other)


def test_another_word_counts():
    assert wording_key("cầu đóng") != wording_key("cầu mở")
