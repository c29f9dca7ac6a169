"""Grouping in one pass."""

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from minhbach.stories.cluster import Grouper, group
from minhbach.stories.postings import NEWEST
from minhbach.stories.shelf import MEMBERS, RETIRE_EVERY
from minhbach.stories.story import Piece
from minhbach.stories.vectors import MOST_TERMS, title_places

START = datetime(2026, 11, 24, tzinfo=UTC)

FLOOD = (
    "Lũ trên sông Ngân dâng cao gây ngập nhiều xã ven sông, hơn sáu trăm hộ dân phải sơ tán",
    "Nước lũ sông Ngân vượt báo động ba, tỉnh sơ tán hơn sáu trăm hộ dân ven sông bị ngập",
    "Sáu trăm hộ ven sông Ngân sơ tán trong đêm khi lũ lên nhanh, nhiều xã bị ngập sâu",
)
FOOTBALL = (
    "Đội bóng Cửa Biển thắng đội Mỹ Lâm hai một ở chung kết cúp, lần đầu vô địch giải",
    "Chung kết cúp: Cửa Biển thắng ngược Mỹ Lâm hai một và lần đầu lên ngôi vô địch giải",
)
MARKET = ("Cháy chợ trung tâm trong đêm thiêu rụi bốn mươi ki ốt bán quần áo, không ai bị thương",)


def piece(id, text, *, hours=0.0, language="vi"):
    return Piece(id, START + timedelta(hours=hours), language, "a", text, f"{text}. {text}.")


def grouped(pieces, grouper=None):
    return dict(group(pieces, grouper))


def mixed():
    texts = [FLOOD[0], FOOTBALL[0], FLOOD[1], MARKET[0], FOOTBALL[1], FLOOD[2]]
    return [piece(n, text, hours=n) for n, text in enumerate(texts)]


def test_articles_about_one_event_are_one_story_and_others_are_not():
    found = grouped(mixed())
    assert found[0] == found[2] == found[5]
    assert found[1] == found[4]
    assert len(set(found.values())) == 3


def test_languages_are_grouped_apart():
    found = grouped([piece(1, FLOOD[0]), piece(2, FLOOD[0], language="en")])
    assert found[1] != found[2]
    again = grouped([piece(1, FLOOD[0], language="vi"), piece(2, FLOOD[0], language="vi-VN")])
    assert again[1] == again[2]


def test_a_headline_alone_is_grouped_too():
    pieces = [
        Piece(n, START + timedelta(minutes=n), "en", "a", headline, "")
        for n, headline in enumerate(
            ["Bridge over Ngan river closed for a year", "Ngan river bridge closed for a year"]
        )
    ]
    found = grouped(pieces)
    assert found[0] == found[1]


def test_asking_changes_nothing():
    grouper = Grouper()
    grouper.place(piece(1, FLOOD[0]), 7)
    one = grouper.decide(piece(2, FLOOD[1]))
    assert grouper.decide(piece(2, FLOOD[1])) == one
    assert one.story == 7
    assert one.probability > 0.5
    assert dict(one.why)["log of size"] == 0.0


def test_a_story_without_news_for_two_weeks_is_over():
    grouper = Grouper()
    grouper.place(piece(1, FLOOD[0]), 7)
    for n in range(RETIRE_EVERY):
        grouper.place(piece(10 + n, f"tin số {n} việc {n}", hours=24 * 15), 100 + n)
    assert grouper.decide(piece(999, FLOOD[1], hours=24 * 15)).story is None


def test_a_copy_adds_nothing_but_its_time():
    grouper = Grouper()
    grouper.place(piece(1, FLOOD[0]), 7)
    before = grouper.decide(piece(9, FLOOD[1], hours=30)).probability
    grouper.place(piece(2, FLOOD[0], hours=29), 7, is_copy=True)
    assert grouper.decide(piece(10, FLOOD[1], hours=30)).probability > before
    grouper.place(piece(3, MARKET[0]), 8, is_copy=True)
    assert grouper.decide(piece(11, MARKET[0])).story == 8


def test_the_words_of_a_story_that_is_over_leave_the_index():
    grouper = Grouper()
    grouper.place(piece(1, FLOOD[0]), 1)
    grouper.place(piece(2, FLOOD[1]), 2)
    grouper.merge(3, 2)
    assert grouper.decide(piece(4, FLOOD[2])).story in (1, 3)


def test_what_is_merged_by_hand_stays_merged():
    grouper = Grouper()
    grouper.place(piece(1, FLOOD[0]), 1)
    grouper.place(piece(2, MARKET[0]), 2)
    grouper.merge(1, 2)
    assert grouper.decide(piece(3, MARKET[0])).story == 1
    assert grouper.decide(piece(4, FLOOD[1])).story == 1
    grouper.merge(1, 99)
    assert grouper.decide(piece(5, FLOOD[1])).story == 1


def test_what_is_moved_by_hand_stays_moved_and_draws_what_follows():
    grouper = Grouper()
    for n, text in enumerate(FLOOD):
        grouper.place(piece(n, text, hours=n), 1)
    grouper.place(piece(9, FOOTBALL[0], hours=4), 1)
    grouper.move(9, 1, 2)
    assert grouper.decide(piece(10, FOOTBALL[1], hours=5)).story == 2
    assert grouper.decide(piece(11, FLOOD[0], hours=5)).story == 1
    grouper.move(9, 2, 3)
    assert grouper.decide(piece(12, FOOTBALL[1], hours=5)).story == 3
    grouper.move(777, 3, 4)
    grouper.move(777, 55, 4)
    assert grouper.decide(piece(13, FOOTBALL[1], hours=5)).story == 3


def test_a_long_story_keeps_only_its_last_members():
    grouper = Grouper()
    for n in range(MEMBERS + 5):
        grouper.place(piece(n, FLOOD[n % 3], hours=n), 1)
    grouper.move(0, 1, 2)
    assert grouper.decide(piece(99, FLOOD[0], hours=20)).story == 1


def test_a_word_of_very_many_articles_finds_the_newest_of_them():
    grouper = Grouper()
    for n in range(10 * NEWEST):
        grouper.place(piece(n, f"thời tiết số{n} mã{n} khu{n}"), n)
    assert grouper.decide(piece(5000, "thời tiết số7 mã7 khu7", hours=1)).story == 7
    shelf = grouper._shelves["vi"]
    found = shelf.candidates(shelf.see(piece(5001, "thời tiết", hours=1)))
    assert set(found) <= set(range(9 * NEWEST, 10 * NEWEST))


def test_of_a_long_text_the_rarest_words_stand_for_it():
    grouper = Grouper()
    common = " ".join(f"thường{n}" for n in range(100))
    for n in range(30):
        grouper.place(piece(n, common), n)
    rare = " ".join(f"hiếm{n}" for n in range(MOST_TERMS - 20))
    shelf = grouper._shelves["vi"]
    vector = shelf.see(piece(99, f"{rare} {common}")).vectors[1]
    assert len(vector.places) == MOST_TERMS
    assert set(title_places(rare).tolist()) <= set(vector.places.tolist())


def test_a_story_merged_across_languages_goes_on_in_both():
    grouper = Grouper()
    english = "Six hundred families leave homes as the river Ngan floods villages"
    grouper.place(piece(1, FLOOD[0]), 1)
    grouper.place(piece(2, english, language="en"), 2)
    grouper.merge(1, 2)
    assert grouper.decide(piece(3, FLOOD[1], hours=1)).story == 1
    assert grouper.decide(piece(4, f"{english} today", hours=1, language="en")).story == 1


def test_memory_is_bounded_and_what_lives_on_is_not_touched():
    """Most stories end; one goes on. The words of the others are forgotten."""
    grouper = Grouper()
    for n in range(3 * RETIRE_EVERY):
        hours = 24 * 15 * (n // RETIRE_EVERY)
        grouper.place(piece(10 + n, f"việc{n} chuyện{n} nơi{n}", hours=hours), 100 + n)
        if n % 100 == 0:
            grouper.place(piece(90_000 + n, FLOOD[n // 100 % 3], hours=hours), 1)
    shelf = grouper._shelves["vi"]
    assert len(shelf.matrix) < 2 * RETIRE_EVERY
    assert grouper.decide(piece(99_999, FLOOD[0], hours=24 * 30 + 1)).story == 1
    assert Grouper.load(grouper.dump()).dump() == grouper.dump()


def test_pieces_without_words_are_stories_of_their_own():
    found = grouped([piece(n, "") for n in range(3)])
    assert len(set(found.values())) == 3


def test_an_empty_grouper_can_be_kept():
    grouper = Grouper()
    assert grouper.decide(piece(1, FLOOD[0])).story is None
    assert Grouper.load(grouper.dump()).decide(piece(1, FLOOD[0])).story is None


TEXTS = st.lists(st.sampled_from([*FLOOD, *FOOTBALL, *MARKET, ""]), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_grouping_again_gives_the_same_stories(texts):
    pieces = [piece(n, text, hours=n) for n, text in enumerate(texts)]
    assert grouped(pieces) == grouped(pieces)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 11))
def test_a_dump_in_the_middle_changes_nothing(texts, cut):
    pieces = [piece(n, text, hours=n) for n, text in enumerate(texts)]
    whole = Grouper()
    list(group(pieces, whole))
    first = Grouper()
    head = list(group(pieces[:cut], first))
    second = Grouper.load(first.dump())
    last = max((story for _, story in head), default=0)
    for one in pieces[cut:]:
        story = second.decide(one).story
        if story is None:
            last += 1
            story = last
        second.place(one, story)
    assert second.dump() == whole.dump()


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 2**40))
def test_what_ids_the_articles_have_does_not_matter(texts, first):
    some = [piece(n, text, hours=n) for n, text in enumerate(texts)]
    others = [piece(first - 7 * n, text, hours=n) for n, text in enumerate(texts)]
    assert list(grouped(some).values()) == list(grouped(others).values())


@settings(max_examples=40, deadline=None)
@given(
    TEXTS, st.lists(st.tuples(st.booleans(), st.integers(0, 11), st.integers(0, 11)), max_size=4)
)
def test_a_dump_after_changes_by_hand_changes_nothing(texts, changes):
    grouper = Grouper()
    stories = [
        story for _, story in group((piece(n, t, hours=n) for n, t in enumerate(texts)), grouper)
    ]
    for is_merge, one, other in changes:
        if is_merge and one != other:
            grouper.merge(one, other)
        else:
            grouper.move(one % len(stories), stories[one % len(stories)], 50 + other)
    again = Grouper.load(grouper.dump())
    for n, text in enumerate([*FLOOD, *FOOTBALL, *MARKET]):
        later = piece(100 + n, text, hours=20)
        assert again.decide(later) == grouper.decide(later)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 11))
def test_the_length_of_a_story_is_that_of_the_sum_of_its_articles(texts, moved):
    """What joining and leaving keep up to date is what adding afresh would give."""
    grouper = Grouper()
    for n, text in enumerate(texts):
        grouper.place(piece(n, text, hours=n), 1)
    grouper.move(moved, 1, 2)
    matrix = grouper._shelves["vi"].matrix
    for cluster in grouper._shelves["vi"].clusters.values():
        for kind in (0, 1):
            whole = {}
            rows = np.array(list(cluster.members.values()))
            places, weights = matrix.places(rows, kind), matrix.weights(rows, kind)
            for place, weight in zip(places.ravel(), weights.ravel(), strict=True):
                whole[place] = whole.get(place, 0.0) + float(weight)
            assert abs(sum(w * w for w in whole.values()) - cluster.squares[kind]) < 1e-4
