"""Sketches tell copies, and buckets find them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.stories.buckets import WAYS, Buckets
from minhbach.stories.sketch import MARKS, closeness, sketch
from minhbach.text.similarity import jaccard, shingles

WORDS = [f"chữ{n}" for n in range(3000)]


def text(seed, count=300):
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def edited(body, share):
    dice = random.Random(1)
    return " ".join(dice.choice(WORDS) if dice.random() < share else word for word in body.split())


def test_the_estimate_is_close_to_the_jaccard_of_whole_texts():
    whole, changed = text(1, 800), edited(text(1, 800), 0.1)
    exact = jaccard(shingles(whole), shingles(changed))
    assert closeness(sketch(whole), sketch(changed)) == pytest.approx(exact, abs=0.1)


def test_of_short_texts_nothing_is_left_out():
    short, changed = text(2, MARKS // 2), edited(text(2, MARKS // 2), 0.05)
    exact = jaccard(shingles(short), shingles(changed))
    assert closeness(sketch(short), sketch(changed)) == exact


def test_a_fifth_of_the_words_changed_is_a_copy_and_half_of_the_text_changed_is_none():
    whole = text(3)
    half = f"{' '.join(whole.split()[:150])} {text(4, 150)}"
    assert closeness(sketch(whole), sketch(edited(whole, 0.2))) > 0
    assert closeness(sketch(whole), sketch(half)) == 0.0


def test_a_part_is_a_copy_of_the_whole():
    whole = text(5, 600)
    assert closeness(sketch(whole), sketch(" ".join(whole.split()[100:250]))) > 0


def test_a_few_words_in_common_prove_nothing():
    assert closeness(sketch(text(6, 8)), sketch(text(6, 8))) == 0.0
    assert closeness(sketch(""), sketch(text(6))) == 0.0


@given(st.integers(0, 50), st.integers(0, 50), st.floats(0, 1))
def test_closeness_does_not_care_for_order(one, other, share):
    first, second = sketch(text(one)), sketch(edited(text(other), share))
    assert closeness(first, second) == closeness(second, first)


def shared(buckets, marks):
    return dict(zip(*(found.tolist() for found in buckets.sharing(marks)), strict=True))


def test_rows_are_found_with_how_much_they_share():
    buckets = Buckets()
    marks = sketch(text(7)).marks
    buckets.add(0, marks[:24])
    buckets.add(1, marks[23:47])
    buckets.add(2, marks[20:44])
    assert shared(buckets, marks[:24]) == {0: 24, 1: 1, 2: 4}
    assert shared(buckets, marks[100:110]) == {}


def test_a_shingle_finds_the_newest_of_very_many():
    buckets, marks = Buckets(), sketch(text(8)).marks[:3]
    for row in range(100):
        buckets.add(row, marks)
    assert shared(buckets, marks) == dict.fromkeys(range(100 - WAYS, 100), 3)


def test_rows_count_anew_when_the_first_are_forgotten():
    buckets, marks = Buckets(), sketch(text(9)).marks[:3]
    for row in range(4):
        buckets.add(row, marks)
    buckets.renumber(2)
    assert shared(buckets, marks) == {0: 3, 1: 3}
