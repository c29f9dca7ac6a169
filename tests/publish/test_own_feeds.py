"""Our feeds: one entry a statement, one entry a change, well formed for every reader."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from sample_site import ANSWER, CORRECTED, FACT_CHECK, NOW, SITE, UPDATED, WITHDRAWN

from minhbach.collect.feed import FeedKind, read_feed
from minhbach.publish.feeds import (
    MAX_OWN_ENTRIES,
    OwnFeed,
    feed_of_corrections,
    feed_of_statements,
)
from minhbach.publish.sitemaps import MAX_NEWS, NEWS, SITEMAP, news_sitemap, sitemap
from minhbach.publish.syndicate import ATOM, atom, json_feed, rss

CASES = Path(__file__).parents[1] / "data" / "publish"
STATEMENTS = [FACT_CHECK, UPDATED]
SELF = "https://songlam.example.vn/feed.xml"
FORMATS = {"rss": rss, "atom": atom, "json": json_feed}
KINDS = {"rss": FeedKind.RSS, "atom": FeedKind.ATOM, "json": FeedKind.JSON}


def feed_of(*statements) -> OwnFeed:
    return feed_of_statements(statements, SITE, NOW)


@pytest.mark.parametrize("name", FORMATS)
def test_a_feed_is_that_of_the_file(name):
    body = FORMATS[name](feed_of(CORRECTED, UPDATED), SELF)
    assert body.decode() == (CASES / f"statements.{name}").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_our_own_reader_finds_what_we_wrote(name):
    read = read_feed(FORMATS[name](feed_of(*STATEMENTS), SELF), address=SELF)
    assert (read.kind, read.title, read.problem) == (
        KINDS[name],
        "UBND tỉnh Sông Lam: thông tin chính thức",
        "",
    )
    first, second = read.entries
    assert first.title == "Update: Did the province raise the clinic fee?"
    assert first.guid == first.address == "https://songlam.example.vn/answers/2026/clinic-fee/"
    assert first.summary.startswith("Update: The list for 2027 is out. The fee is the same")
    assert first.summary.endswith("it has no rating.")
    assert first.published == UPDATED.first_published
    assert second.title == "Cầu Bến Lau có đóng cửa một năm không?"
    assert second.byline == "UBND tỉnh Sông Lam"


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_feedparser_finds_nothing_wrong(name):
    read = feedparser.parse(FORMATS[name](feed_of(CORRECTED, UPDATED), SELF))
    assert read.bozo == 0
    assert [entry.id for entry in read.entries] == [
        "https://songlam.example.vn/answers/2026/clinic-fee/",
        "https://songlam.example.vn/answers/2026/cau-ben-lau/",
    ]
    fact_check = read.entries[1]
    assert [tag.term for tag in fact_check.tags] == ["Giao thông", "Cầu Bến Lau"]
    assert "<p>Mức đánh giá: Sai</p>" in fact_check.content[0].value
    assert "&lt;2026&gt; &amp; 2025" in read.entries[0].content[0].value
    assert any(link.rel == "self" and link.href == SELF for link in read.feed.links)


def test_rss_has_its_required_elements_and_stable_guids():
    channel = etree.fromstring(rss(feed_of(CORRECTED), SELF)).find("channel")
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language"))
    assert channel.find(f"{{{ATOM}}}link").get("href") == SELF
    assert channel.findtext("{http://purl.org/rss/1.0/modules/syndication/}updatePeriod")
    item = channel.find("item")
    assert item.find("guid").get("isPermaLink") == "false"
    assert parsedate_to_datetime(item.findtext("pubDate")) == CORRECTED.first_published
    assert item.findtext(f"{{{ATOM}}}updated") == "2026-11-24T01:00:00Z"


def test_atom_has_its_required_elements():
    root = etree.fromstring(atom(feed_of(CORRECTED), SELF))
    for node in (root, root.find(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated", "author/{*}name"):
            assert node.findtext("{*}" + name)
    assert root.findtext("{*}updated") == "2026-11-24T01:00:00Z"


def test_a_json_feed_has_its_required_fields():
    data = json.loads(json_feed(feed_of(CORRECTED), SELF))
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == SELF
    item = data["items"][0]
    assert item["id"] == item["url"]
    assert item["content_html"].startswith("<p>Đính chính: Bản đầu")
    assert item["date_modified"] > item["date_published"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_correction_changes_updated_and_title_but_never_the_identity(name):
    def only_entry(statement):
        data = FORMATS[name](feed_of(statement), SELF)
        return read_feed(data, address=SELF).entries[0]

    before, after = only_entry(FACT_CHECK), only_entry(CORRECTED)
    assert (before.guid, before.key, before.published) == (after.guid, after.key, after.published)
    assert after.updated == CORRECTED.latest.at != before.updated
    assert after.title == f"Đính chính: {before.title}"


def test_a_withdrawn_entry_says_why_and_no_longer_what_it_said():
    entry = feed_of(WITHDRAWN).entries[0]
    assert entry.title.startswith("Thu hồi: ")
    assert entry.summary == "Thu hồi: Thông báo số 12 đã bị hủy."
    assert entry.html == "<p>Thu hồi: Thông báo số 12 đã bị hủy.</p>"


def test_the_feed_of_corrections_has_each_change_newest_first():
    feed = feed_of_corrections([WITHDRAWN, UPDATED, ANSWER], SITE, NOW)
    assert [
        (entry.id.partition("/answers/2026/")[2], entry.updated.hour) for entry in feed.entries
    ] == [
        ("cau-ben-lau/#version-3", 3),
        ("clinic-fee/#version-2", 2),
        ("cau-ben-lau/#version-2", 1),
    ]
    assert feed.home == "https://songlam.example.vn/corrections/"
    assert feed.entries[2].summary == "Đính chính: Bản đầu ghi hai tuần; đúng là ba tuần."
    assert feed.entries[2].published == feed.entries[2].updated
    for name, write in FORMATS.items():
        assert len(read_feed(write(feed, SELF), address=SELF).entries) == 3, name


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_feed_is_a_feed_and_dated(name):
    feed = feed_of()
    assert feed.updated == NOW
    assert read_feed(FORMATS[name](feed, SELF), address=SELF).entries == ()


def test_a_feed_holds_the_newest_entries_only():
    many = [
        replace(FACT_CHECK, path=f"/answers/2026/{number}/")
        for number in range(MAX_OWN_ENTRIES + 1)
    ]
    assert len(feed_of(*many).entries) == MAX_OWN_ENTRIES


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@settings(max_examples=60)
def test_no_text_breaks_a_feed(name, text):
    latest = replace(
        FACT_CHECK.latest, title=f"T{text}", claim=f"C{text}", verdict=f"V{text}", answer=text
    )
    statement = replace(FACT_CHECK, versions=(latest,), topics=(text,))
    body = FORMATS[name](feed_of(statement), SELF)
    if name == "json":
        assert len(json.loads(body)["items"]) == 1
    else:
        assert len(etree.fromstring(body).findall(".//{*}guid") or [1]) == 1
        assert feedparser.parse(body).bozo == 0


@pytest.mark.parametrize("name", FORMATS)
def test_a_feed_carries_no_claim_review(name):
    body = FORMATS[name](feed_of(CORRECTED), SELF)
    assert b"ClaimReview" not in body
    assert b"ld+json" not in body


def locations(body: bytes) -> list[str]:
    return [node.text for node in etree.fromstring(body).iter(f"{{{SITEMAP}}}loc")]


def test_a_sitemap_lists_the_pages_and_every_statement_that_ever_was():
    body = sitemap([WITHDRAWN, UPDATED], SITE, ["/", "/method/"])
    assert body.decode() == (CASES / "sitemap.xml").read_text(encoding="utf-8")
    read = read_feed(body, address=SELF)
    assert read.kind is FeedKind.SITEMAP
    assert locations(body) == [
        "https://songlam.example.vn/",
        "https://songlam.example.vn/method/",
        "https://songlam.example.vn/answers/2026/cau-ben-lau/",
        "https://songlam.example.vn/answers/2026/clinic-fee/",
    ]


def test_a_news_sitemap_names_the_publication_and_the_title():
    body = news_sitemap([FACT_CHECK], SITE, NOW)
    read = read_feed(body, address=SELF)
    assert read.kind is FeedKind.NEWS_SITEMAP
    assert read.entries[0].title == "Cầu Bến Lau có đóng cửa một năm không?"
    assert read.entries[0].published == FACT_CHECK.first_published
    root = etree.fromstring(body)
    assert root.findtext(f".//{{{NEWS}}}language") == "vi"
    assert root.findtext(f".//{{{NEWS}}}name") == "UBND tỉnh Sông Lam"


@pytest.mark.parametrize(
    ("at", "is_news"),
    [
        (NOW - timedelta(days=2), True),
        (NOW - timedelta(days=2, seconds=1), False),
        (NOW, True),
        (NOW + timedelta(seconds=1), False),
        (datetime(2026, 11, 1, tzinfo=UTC), False),
    ],
)
def test_news_is_two_days_old_at_most(at, is_news):
    statement = replace(FACT_CHECK, versions=(replace(FACT_CHECK.latest, at=at),))
    assert bool(locations(news_sitemap([statement], SITE, NOW))) is is_news


def test_a_withdrawn_page_is_no_news_and_a_thousand_are_the_most():
    assert locations(news_sitemap([WITHDRAWN], SITE, NOW)) == []
    many = [replace(FACT_CHECK, path=f"/answers/2026/{n}/") for n in range(MAX_NEWS + 5)]
    assert len(locations(news_sitemap(many, SITE, NOW))) == MAX_NEWS
