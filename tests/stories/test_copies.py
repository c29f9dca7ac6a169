"""Copies are found, and only copies."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minhbach.stories.copies import COMPACT_ABOVE, CopyIndex, credit
from minhbach.stories.story import Piece

START = datetime(2026, 11, 24, tzinfo=UTC)
WORDS = [f"chữ{n}" for n in range(3000)]


def text(seed, count=200):
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def piece(id, body, *, headline="Cầu An Phú đóng để sửa chữa", hours=0.0, outlet="a"):
    return Piece(id, START + timedelta(hours=hours), "vi", outlet, headline, body)


def edited(body, share, seed=1):
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) if dice.random() < share else word for word in body.split())


def index(*pieces):
    known = CopyIndex()
    for one in pieces:
        known.add(one, known.find(one))
    return known


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1, 0.15, 0.2])
def test_a_lightly_edited_text_is_a_copy(share):
    original = text(1)
    assert index(piece(1, original)).find(piece(2, edited(original, share))) == 1


def test_a_text_cut_to_half_is_a_copy():
    original = text(2)
    half = " ".join(original.split()[:100])
    assert index(piece(1, original)).find(piece(2, half)) == 1


def test_a_text_with_boilerplate_around_it_is_a_copy():
    assert index(piece(1, text(3))).find(piece(2, f"{text(3)} {text(33, 60)}")) == 1


def test_another_text_is_no_copy():
    assert index(piece(1, text(4))).find(piece(2, text(5))) is None
    assert index(piece(1, text(4))).find(piece(2, edited(text(4), 0.6))) is None


def test_a_copy_of_a_copy_names_the_original():
    first = text(6)
    second, third = edited(first, 0.08), edited(edited(first, 0.08), 0.08, seed=2)
    known = index(piece(1, first), piece(2, second))
    assert known.find(piece(3, third)) == 1


def test_a_chain_of_copies_ends_where_nothing_of_the_original_is_left():
    words = text(61, 1200).split()
    known = index(*(piece(n, " ".join(words[88 * n : 88 * n + 240])) for n in range(10)))
    assert known.find(piece(90, " ".join(words[88:328]))) == 0
    assert known.find(piece(91, " ".join(words[792:1032]))) != 0


def test_an_earlier_article_that_comes_in_late_becomes_the_original():
    known = index(piece(1, text(7), hours=5), piece(2, text(7), hours=6), piece(9, text(90)))
    late = piece(3, text(7), hours=1)
    assert known.find(late) == 1
    assert known.is_earlier(late, 1)
    known.add(late, 1)
    known.reroot(1, 3)
    assert known.find(piece(4, text(7), hours=7)) == 3
    assert not known.is_earlier(late, 99)


def test_headlines_without_a_text_are_copies_when_equal_and_near_in_time():
    known = index(piece(1, "", outlet="a"))
    assert known.find(piece(2, "", headline="cầu an phú ĐÓNG để sửa chữa", hours=3)) == 1
    assert known.find(piece(3, "", hours=30)) is None
    assert known.find(piece(4, "", headline="Tin vắn")) is None


def test_a_short_text_proves_nothing():
    known = index(piece(1, "Ảnh: báo An Hải", headline="Lũ"))
    assert known.find(piece(2, "Ảnh: báo An Hải", headline="Bão")) is None


def test_old_articles_are_forgotten():
    known = index(piece(1, text(8)), piece(2, "", headline="Một hai ba bốn năm"))
    known.add(piece(3, text(9), hours=24 * 11), None)
    assert known.find(piece(4, text(8), hours=24 * 11)) is None
    for n in range(1100):
        known.add(
            piece(10 + n, "", headline=f"Một hai ba bốn năm {n}", hours=24 * 11 + n * 0.5), None
        )
    for n in range(1100):
        known.add(piece(9000 + n, text(n, 30), hours=24 * 60), None)
    assert len(known._headlines) < 1100


def test_everything_may_be_too_old():
    known = index(piece(1, text(8)))
    known._expire(START + timedelta(days=30))
    assert known.find(piece(2, text(8), hours=24 * 30)) is None


@settings(deadline=None)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=14), st.integers(0, 13))
def test_a_dump_in_the_middle_changes_nothing(seeds, cut):
    """Each number is an edit of one of three texts."""
    bodies = [edited(text(seed % 3, 60), 0.05, seed) for seed in seeds]
    pieces = [piece(n, body, hours=n) for n, body in enumerate(bodies)]
    pieces.append(piece(99, "", hours=3))

    def run(stop):
        known, found = CopyIndex(), []
        for n, one in enumerate(pieces):
            if n == stop:
                known = CopyIndex.load(known.dump())
            found.append(known.find(one))
            known.add(one, found[-1])
        return found

    assert run(cut) == run(None)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("(TTXVN) Sáng nay, mưa lớn.", "TTXVN"),
        ("Mưa lớn ở An Hải.\n(Theo TTXVN)", "TTXVN"),
        ("Mưa lớn.\n(Theo TTX An Hải)", "TTX An Hải"),
        ("Mưa lớn.\nTheo Báo An Hải", "Báo An Hải"),
        ("Mưa lớn.\n(Theo Báo Đường Mới)\n", "Báo Đường Mới"),
        ("LONDON (Reuters) - Rain fell.", "Reuters"),
        ("HANOI, Nov 24 (AFP) — Rain fell.", "AFP"),
        ("AN HẢI, AP - Rain fell.", "AP"),
        ("Theo ông, mưa sẽ còn lớn.", ""),
        ("Theo Sở Y tế, có 12 ca mắc.", ""),
        ("", ""),
    ],
)
def test_the_agency_a_text_credits_is_noted(body, name):
    assert credit(body) == name


def test_what_came_after_an_old_article_stays_known():
    known = index(piece(1, text(8)), piece(2, text(8), hours=24 * 8))
    known._expire(START + timedelta(days=11))
    assert known.find(piece(3, text(8), hours=24 * 11)) == 1


def test_the_rows_of_forgotten_articles_are_used_again():
    known = CopyIndex()
    for n in range(3 * COMPACT_ABOVE):
        known.add(piece(n, text(n, 30), hours=n), None)
    assert len(known._rows) < 2 * COMPACT_ABOVE
    assert known.find(piece(9999, text(n, 30), hours=n)) == n
    assert known.find(piece(9999, text(0, 30), hours=n)) is None
