"""The small decisions of the screens: order, words of time, searching, plots, chips."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from minhbach.desk.web.chips import Choice, address, chips
from minhbach.desk.web.order import alphabetical
from minhbach.desk.web.plot import counted, hours_step, plot
from minhbach.desk.web.stories import has_words
from minhbach.desk.web.story import timeline
from minhbach.desk.web.words import ago, span
from minhbach.stories.story import Mention

NOW = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "ordered",
    [
        ["an", "ăn", "ân"],
        ["da", "đa"],
        ["Cửa Ngân", "Đông Ngân", "Lam Kiều", "Sơn Khê"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai"],
        ["o", "ô", "ơ", "u", "ư"],
        ["Báo 7", "Báo A"],
        ["", "a"],
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(ordered):
    keys = [alphabetical(name) for name in ordered]
    assert all(before < after for before, after in pairwise(keys))


@given(st.text())
def test_any_name_has_a_place_in_the_order(name):
    assert alphabetical(name) <= alphabetical(name + "z")


@pytest.mark.parametrize(
    ("seconds", "vi", "en"),
    [
        (0, "vừa xong", "just now"),
        (-59, "vừa xong", "just now"),
        (60, "1 phút trước", "1 minute ago"),
        (3599, "59 phút trước", "59 minutes ago"),
        (7200, "2 giờ trước", "2 hours ago"),
        (47 * 3600, "47 giờ trước", "47 hours ago"),
        (49 * 3600, "2 ngày trước", "2 days ago"),
        (-300, "5 phút nữa", "in 5 minutes"),
        (-3600, "1 giờ nữa", "in 1 hour"),
        (-5 * 86400, "5 ngày nữa", "in 5 days"),
    ],
)
def test_how_long_ago_is_said_in_one_unit(seconds, vi, en):
    with translation.override("vi"):
        assert ago(NOW - timedelta(seconds=seconds), NOW) == vi
    with translation.override("en"):
        assert ago(NOW - timedelta(seconds=seconds), NOW) == en


def test_a_span_is_said_in_hours():
    with translation.override("en"):
        assert (span(HOUR), span(4 * HOUR)) == ("1 hour", "4 hours")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("lu", True),
        ("lũ", True),
        ("lụ", False),
        ("LŨ SÔNG", True),
        ("song lu", True),
        ("ng", True),
        ("gan", False),
        ("nam", True),
        ("năm", True),
        ("năm Nam", True),
        ("nám", False),
    ],
)
def test_words_are_searched_as_they_were_typed(query, found):
    assert has_words(query, "Lũ sông Ngân năm Nam Sơn") is found


def mention(n, hours=0.0, copy_of=None):
    at = NOW + timedelta(hours=hours)
    return Mention(n, f"Báo {n}", f"Tin {n}", "", at, copy_of=copy_of)


def test_copies_are_folded_under_their_original_and_orphans_stand_alone():
    mentions = [mention(1), mention(2, copy_of=1), mention(3, copy_of=99), mention(4, copy_of=1)]
    told = timeline(mentions)
    assert [(one.mention.id, [copy.id for copy in one.copies]) for one in told] == [
        (1, [2, 4]),
        (3, []),
    ]


def test_a_long_lead_is_cut_at_a_word():
    [long] = timeline([Mention(1, "Báo", "Tin", "", NOW, text="chữ " * 200)])
    assert long.lead.endswith("chữ …")
    assert len(long.lead) < 290
    [short] = timeline([Mention(1, "Báo", "Tin", "", NOW, text="Một\ncâu.")])
    assert short.lead == "Một câu."


def test_a_plot_counts_each_step_and_leaves_out_what_lies_beside_it():
    mentions = [
        mention(1),
        mention(2, 0.5, copy_of=1),
        mention(3, 2),
        mention(4, 3),
        mention(5, -1),
    ]
    counts = counted(mentions, start=NOW, step=HOUR, steps=3)
    assert counts == [(1, 1), (0, 0), (1, 0)]
    drawn = plot(counts, start=NOW, step=HOUR, width=30, height=10)
    assert (drawn.highest, drawn.total, drawn.originals) == (2, 3, 2)
    assert drawn.end == NOW + 3 * HOUR
    first, last = drawn.shown
    assert (first.copies_y, first.copies_height, first.originals_y) == (0, 5, 5)
    assert (last.x, last.originals_height) == (20, 5)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=60))
def test_no_bar_leaves_its_plot(counts):
    drawn = plot(counts, start=NOW, step=HOUR, width=120, height=22)
    for bar in drawn.bars:
        assert bar.copies_y + 0.01 >= 0
        assert bar.originals_y + bar.originals_height <= 22.02
        assert bar.x + bar.width <= 121


@pytest.mark.parametrize(
    ("hours", "most", "step"), [(1, 48, 1), (48, 48, 1), (49, 48, 2), (168, 48, 4), (2000, 80, 48)]
)
def test_a_step_is_whole_hours_or_days(hours, most, step):
    assert hours_step(timedelta(hours=hours), most) == timedelta(hours=step)


def test_a_chip_switches_its_filter_on_and_off_and_starts_at_page_one():
    state = {"status": "new", "q": "lũ sông", "page": "3"}
    new, quiet = chips("status", [Choice("new", "mới", 2), Choice("quiet", "tạm lắng")], state)
    assert (new.on, new.address, new.count) == (True, "?q=l%C5%A9+s%C3%B4ng", 2)
    assert (quiet.on, quiet.address) == (False, "?status=quiet&q=l%C5%A9+s%C3%B4ng")


def test_a_filter_with_a_default_is_never_off():
    [day, two] = chips("period", [Choice("24h", ""), Choice("2d", "")], {}, default="2d")
    assert (day.on, two.on) == (False, True)
    assert (day.address, two.address) == ("?period=24h", "?")


def test_an_address_leaves_out_what_is_empty():
    assert address({"q": "a", "page": "2"}, page="", topic="3") == "?q=a&topic=3"
