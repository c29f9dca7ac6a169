"""Shingles, Jaccard and containment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.text.segment import words
from minhbach.text.similarity import (
    containment,
    jaccard,
    repeated_words,
    shingles,
    word_numbers,
)


@pytest.mark.parametrize(("text", "count"), [("", 0), ("một", 1), ("một hai", 1), ("a b c d", 2)])
def test_a_text_has_as_many_shingles_as_runs_of_three_words(text, count):
    assert len(shingles(text)) == count


def test_shingles_never_change():
    assert shingles("mưa lớn ở").tolist() == [3437074435]


def test_half_a_text_is_contained_in_it():
    whole, half = shingles("a b c d e f g h"), shingles("a b c d e")
    assert jaccard(whole, half) == 0.5
    assert containment(whole, half) == 1.0


@given(st.text(), st.text())
def test_both_are_shares_and_do_not_care_for_order(one, other):
    a, b = shingles(one), shingles(other)
    for share in (jaccard, containment):
        assert 0.0 <= share(a, b) <= 1.0
        assert share(a, b) == share(b, a)
        assert share(a, a) == (1.0 if len(a) else 0.0)


def test_the_order_of_words_makes_another_shingle():
    assert shingles("a b c") != shingles("c b a")


def test_half_a_letter_is_no_error():
    assert len(shingles("a \ud800b c")) == 1


def test_a_word_that_stands_twice_counts_twice():
    assert len(repeated_words("mưa lớn mưa to mưa")) == 5
    assert jaccard(repeated_words("mưa mưa lớn"), repeated_words("lớn mưa")) == 2 / 3
    assert len(repeated_words("")) == 0


@given(st.text(), st.text())
def test_equal_words_have_equal_numbers_and_others_have_others(one, other):
    both = [*words(one), *words(other)]
    numbers = [*word_numbers(one).tolist(), *word_numbers(other).tolist()]
    assert len(numbers) == len(both)
    assert len(set(zip(both, numbers, strict=True))) == len(set(both)) == len(set(numbers))


def test_a_word_is_the_same_wherever_it_stands():
    alone = word_numbers("Nghiêng")
    assert word_numbers(f"{'ở đâu, ' * 5000}nghiêng").tolist()[-1] == alone.tolist()[0]
    assert word_numbers("\U000e0041 một \U0002a6d6").size == 2
