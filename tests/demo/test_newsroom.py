"""The invented press: large, clean, honest about its copies, and read whole through the door."""

import re
import unicodedata
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from minhbach.adapters.fetch import WebDoor
from minhbach.adapters.press import Press
from minhbach.demo.newsroom import load
from minhbach.read.extract import read_page
from minhbach.text.segment import words

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
END = datetime(2026, 11, 24, 7, 30, tzinfo=ZONE)
NEWSROOM = load(END)
BY_ID = {article.id: article for article in NEWSROOM.articles}
ORIGINALS = [article for article in NEWSROOM.articles if article.id not in NEWSROOM.copies]

# Provinces and cities of Vietnam, before and after the merger of 2025.
REAL_PROVINCES = """
An Giang, Bà Rịa, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định,
Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên,
Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang,
Hòa Bình, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai,
Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình,
Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sài Gòn, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình,
Thái Nguyên, Thanh Hóa, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Vũng Tàu, Yên Bái
"""
REAL = re.compile("|".join(rf"\b{name.strip()}\b" for name in REAL_PROVINCES.split(",")))
WEEKDAY = re.compile(
    r"\b(sáng|chiều|tối|đêm|ngày) (thứ (hai|ba|tư|năm|sáu)|chủ nhật)\b"
    r"|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)


def shingles(text):
    heard = words(text)
    return {tuple(heard[n : n + 3]) for n in range(len(heard) - 2)}


SHINGLES = {article.id: shingles(article.text) for article in NEWSROOM.articles}


def jaccard(one, other):
    a, b = SHINGLES[one], SHINGLES[other]
    return len(a & b) / len(a | b)


def containment(one, other):
    a, b = SHINGLES[one], SHINGLES[other]
    return len(a & b) / min(len(a), len(b))


def in_window(article, start_h, end_h):
    return timedelta(hours=start_h) <= article.published - END < timedelta(hours=end_h)


def test_the_press_is_large_enough():
    sizes = defaultdict(int)
    for story in NEWSROOM.gold.values():
        sizes[story] += 1
    assert len(NEWSROOM.outlets) >= 8
    assert len(NEWSROOM.articles) >= 96
    assert sum(size > 1 for size in sizes.values()) >= 18
    assert sum(size == 1 for size in sizes.values()) >= 8
    assert {article.outlet for article in NEWSROOM.articles} == {o.slug for o in NEWSROOM.outlets}
    assert {kind.feed_kind for kind in NEWSROOM.outlets} == {
        "rss",
        "rdf",
        "atom",
        "json",
        "news_sitemap",
    }


def test_most_is_vietnamese_and_some_english():
    english = sum(article.language == "en" for article in NEWSROOM.articles)
    assert 15 <= english <= 25
    assert english + sum(a.language == "vi" for a in NEWSROOM.articles) == len(NEWSROOM.articles)


def test_articles_come_in_time_order_within_two_days_and_an_hour():
    moments = [article.published for article in NEWSROOM.articles]
    assert moments == sorted(moments)
    assert all(in_window(article, -48, 1) for article in NEWSROOM.articles)


def test_the_last_window_is_rich_and_some_articles_come_live():
    last = {NEWSROOM.gold[a.id] for a in NEWSROOM.articles if in_window(a, -16, 0)}
    live = [article for article in NEWSROOM.articles if in_window(article, 0.05, 1)]
    assert len(last) >= 8
    assert 5 <= len(live) <= 6
    for start, end in [(-48, -40), (-40, -24), (-24, -16)]:
        assert sum(in_window(a, start, end) for a in NEWSROOM.articles) >= 10


@pytest.mark.parametrize("article", NEWSROOM.articles, ids=lambda article: article.id)
def test_an_article_is_clean(article):
    said = "\n".join((article.headline, article.text, article.summary, article.byline))
    assert unicodedata.is_normalized("NFC", said)
    assert not re.search(r"[{}<>=]|  ", said)
    assert not REAL.search(said)
    assert not WEEKDAY.search(said)
    assert len(article.headline) <= 110
    assert article.text


def test_each_original_is_long_enough_to_be_worth_reading():
    counts = [len(words(article.text)) for article in ORIGINALS]
    assert sorted(counts)[len(counts) // 2] >= 120
    assert sum(count < 80 for count in counts) <= 1  # a flash is one sentence


@pytest.mark.parametrize("copy", sorted(NEWSROOM.copies))
def test_a_copy_is_near_its_original_and_later(copy):
    original = NEWSROOM.copies[copy]
    assert original not in NEWSROOM.copies
    assert NEWSROOM.gold[copy] == NEWSROOM.gold[original]
    assert BY_ID[copy].published > BY_ID[original].published
    assert BY_ID[copy].outlet != BY_ID[original].outlet
    assert jaccard(copy, original) >= 0.5 or containment(copy, original) >= 0.6


def test_originals_are_written_apart():
    for one, other in combinations((article.id for article in ORIGINALS), 2):
        assert jaccard(one, other) < 0.4, (one, other)


def test_dates_in_the_text_follow_the_end():
    of_year_end = load(datetime(2027, 1, 1, 7, 30, tzinfo=ZONE))
    flash = next(article for article in of_year_end.articles if article.id == "lu-21")
    assert "ngày 31/12," in flash.text
    assert flash.published == datetime(2026, 12, 31, 12, 25, tzinfo=UTC)


def test_a_copy_keeps_what_it_says_it_keeps_and_adds_its_credit():
    original, cut = BY_ID["lu-01"].text.split("\n"), BY_ID["lu-03"].text.split("\n")
    assert cut == [*original[:3], "Theo TTX An Hải"]


def test_an_edit_changes_the_copy_alone():
    assert "Theo báo cáo nhanh của Ban Chỉ huy" in BY_ID["lu-12"].text
    assert "\nBáo cáo của Ban Chỉ huy" in BY_ID["lu-14"].text


def test_a_copy_of_a_copy_leads_to_the_first_original():
    assert NEWSROOM.copies["cau-03"] == NEWSROOM.copies["cau-02"] == "cau-01"


def test_the_office_follows_topics_and_places_that_the_press_writes_about():
    office = NEWSROOM.office
    assert [f"{slot:%H:%M}" for slot in office.slots] == ["07:30", "15:30"]
    assert ZoneInfo(office.zone) == ZONE
    assert {topic.kind for topic in office.topics} == {"topic", "place"}
    everything = "\n".join(a.headline + "\n" + a.text for a in NEWSROOM.articles).lower()
    for topic in office.topics:
        for phrase in topic.phrases:
            assert phrase.lower() in everything, phrase


def test_every_page_is_read_whole_through_the_door():
    door = WebDoor(user_agent="test", allow_loopback=True)
    late = END + timedelta(hours=2)
    with Press(
        NEWSROOM.outlets, NEWSROOM.articles, clock=lambda: late, zone=ZONE, invented=True
    ) as press:
        for article in NEWSROOM.articles:
            answer = door.get(press.article_address(article))
            read = read_page(answer.body, address=answer.address)
            assert read.text == article.text, article.id
            assert read.headline == article.headline
            assert read.published == article.published
            assert (read.byline, read.language) == (article.byline, article.language)
