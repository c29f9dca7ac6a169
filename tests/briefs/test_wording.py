from dataclasses import fields, replace
from string import Formatter

import pytest
from small_press import cited, empty_brief, full_brief

from minhbach.briefs.wording import (
    ENGLISH,
    VIETNAMESE,
    Wording,
    also_line,
    closing,
    count_line,
    duration,
    explain,
    full_time,
    joined,
    notices,
    short_time,
    status_word,
    tags,
    title,
    told_line,
    wording,
)
from minhbach.stories.rank import Reason, ReasonKind, Status


def formats(say: Wording, name: str) -> list[set[str]]:
    value = getattr(say, name)
    if name in ("statuses", "reasons"):
        value = [value[key] for key in sorted(value)]
    texts = [value] if isinstance(value, str) else value
    return [{field for _, field, _, _ in Formatter().parse(text) if field} for text in texts]


def test_both_languages_say_everything_with_the_same_fields() -> None:
    for field in fields(Wording):
        vi, en = formats(VIETNAMESE, field.name), formats(ENGLISH, field.name)
        assert len(vi) == len(en)
        assert set().union(*vi) == set().union(*en), field.name
    for say in (VIETNAMESE, ENGLISH):
        assert set(say.statuses) == set(Status)
        assert set(say.reasons) | {ReasonKind.OUTLETS_IN_HOURS} == set(ReasonKind)


@pytest.mark.parametrize(
    ("language", "say"), [("vi", VIETNAMESE), ("en", ENGLISH), ("fr", ENGLISH), ("", ENGLISH)]
)
def test_a_language_we_do_not_write_gets_english(language: str, say: Wording) -> None:
    assert wording(language) is say


SIX = Reason(ReasonKind.OUTLETS_IN_HOURS, outlets=6, hours=3, originals=2)
ONE = Reason(ReasonKind.OUTLETS_IN_HOURS, outlets=1, hours=3, originals=1)


@pytest.mark.parametrize(
    ("reason", "vi", "en"),
    [
        (SIX, "6 báo trong 3 giờ, 2 bài gốc", "6 outlets in 3 h, 2 of them original"),
        (ONE, "1 báo trong 3 giờ, 1 bài gốc", "1 outlet in 3 h, 1 original"),
        (
            Reason(ReasonKind.TOPIC, name="Lũ lụt"),
            "chủ đề theo dõi: Lũ lụt",
            "topic followed: Lũ lụt",
        ),
        (Reason(ReasonKind.PLACE, name="Bến Lau"), "địa bàn: Bến Lau", "place: Bến Lau"),
        (Reason(ReasonKind.NEW_SINCE), "mới so với bản điểm báo trước", "new since the last brief"),
    ],
)
def test_a_reason_is_said_in_words(reason: Reason, vi: str, en: str) -> None:
    assert (explain(reason, "vi"), explain(reason, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("articles", "originals", "vi", "en"),
    [
        (27, 3, "27 bài, 3 bài gốc", "27 articles, 3 original"),
        (1, 1, "1 bài, 1 bài gốc", "1 article, 1 original"),
    ],
)
def test_copies_are_counted_apart(articles: int, originals: int, vi: str, en: str) -> None:
    assert count_line(articles, originals, "vi") == vi
    assert count_line(articles, originals, "en") == en


@pytest.mark.parametrize(
    ("seconds", "vi", "en"),
    [
        (30, "0 phút", "0 min"),
        (119, "1 phút", "1 min"),
        (3600, "1 giờ", "1 h"),
        (5400, "1 giờ 30 phút", "1 h 30 min"),
        (90000, "25 giờ", "25 h"),
    ],
)
def test_a_stretch_of_time_is_said_in_hours_and_minutes(seconds: int, vi: str, en: str) -> None:
    assert (duration(seconds, "vi"), duration(seconds, "en")) == (vi, en)


def test_many_names_are_counted_after_the_first() -> None:
    names = [str(n) for n in range(1, 11)]
    assert joined(names[:8], "vi") == "1, 2, 3, 4, 5, 6, 7, 8"
    assert joined(names, "vi") == "1, 2, 3, 4, 5, 6, 7, 8 và 2 nơi khác"
    assert joined(names, "en") == "1, 2, 3, 4, 5, 6, 7, 8 and 2 more"


def test_an_edition_is_titled_by_its_slot_in_the_office_zone() -> None:
    assert title(full_brief("vi")) == "Bản điểm báo 07:30 thứ Ba, 24/11/2026"
    assert title(full_brief("en")) == "Press brief 07:30, Tuesday 24/11/2026"


def test_a_reader_is_told_the_window_and_what_went_wrong() -> None:
    assert notices(full_brief("vi")) == [
        "Tin từ 23/11/2026 15:20 đến 24/11/2026 07:20 (thời điểm chốt tin).",
        "Bản này ra muộn 1 giờ 35 phút, lúc 24/11/2026 09:05.",
        "Chưa lấy được tin từ 2 kênh: Đài Hạ Du, Báo Thượng Nguồn.",
        "1 kênh im lặng lâu hơn nhịp thường ngày: Tin Thủy Nông.",
    ]
    assert notices(replace(empty_brief("en"), failed_feeds=("Đài Hạ Du",))) == [
        "News from 23/11/2026 15:20 to 24/11/2026 07:20 (cut-off).",
        "1 feed could not be read: Đài Hạ Du.",
    ]


@pytest.mark.parametrize(("late_s", "said"), [(59, 1), (60, 2)])
def test_less_than_a_minute_is_not_late(late_s: int, said: int) -> None:
    assert len(notices(replace(empty_brief("vi"), late_s=late_s))) == said


def test_the_end_counts_what_was_left_out_and_says_how_it_was_made() -> None:
    assert closing(empty_brief("en")) == [ENGLISH.method]
    assert closing(replace(empty_brief("en"), left_out=1))[0] == ENGLISH.left_out[0]
    assert closing(full_brief("vi"))[0].startswith("Còn 4 dòng sự kiện")


def test_tags_say_update_new_and_growing_and_nothing_of_quiet_stories() -> None:
    growing, update, new = full_brief("vi").stories
    assert tags(growing, "vi") == [("growing", "đang lan rộng")]
    assert tags(update, "vi") == [("update", "cập nhật")]
    assert tags(new, "en") == [("new", "new")]
    both = replace(update, status=Status.GROWING)
    assert tags(both, "en") == [("update", "update"), ("growing", "growing")]
    assert status_word(Status.QUIET, "vi") == "tạm lắng"


def test_outlets_that_no_line_cites_are_named() -> None:
    many, update, alone = full_brief("vi").stories
    assert also_line(many, "vi").endswith("Báo số 8 và 3 nơi khác")
    assert also_line(update, "vi") == "cùng đưa tin: Báo Lam Giang"
    assert also_line(alone, "vi") == ""
    assert also_line(replace(alone, citations=()), "en") == "also in: Thời Báo Hạ Du"


def test_an_update_says_which_edition_told_it_first() -> None:
    first, update, _ = full_brief("vi").stories
    assert told_line(update, "vi") == "đã điểm ở bản 15:30 ngày 23/11/2026"
    assert told_line(update, "en") == "told in the brief of 23/11/2026, 15:30"
    assert told_line(first, "vi") == ""


def test_times_are_in_the_office_zone() -> None:
    brief, moment = full_brief("vi"), cited(1, "", 0, "").published
    assert full_time(moment, brief) == "23/11/2026 15:20"
    assert short_time(moment, brief) == "23/11 15:20"
