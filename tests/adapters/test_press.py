"""The press on loopback, read as strangers read it: through the outgoing door."""

import http.client
import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import feedparser
import lxml.etree
import lxml.html
import pytest

from minhbach.adapters.fetch import WebDoor
from minhbach.adapters.press import Press, PressArticle, PressOutlet
from minhbach.collect.feed import FeedKind
from minhbach.errors import FetchFailed
from minhbach.read.extract import read_page

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
KINDS = (FeedKind.RSS, FeedKind.RDF, FeedKind.ATOM, FeedKind.JSON, FeedKind.NEWS_SITEMAP)
LAYOUTS = range(6)
TEXT = (
    "Sáng nay, cầu Bến Lụa <b>đóng</b> & mở lại sau 30 ngày, theo thông báo của sở.\n"
    "“Chúng tôi đi vòng 4 km”, một người bán rau nói.\n"
    "Mỗi ngày có 18.000 lượt xe qua cây cầu dài 286 m này, nhiều nhất vào buổi sáng, khi chợ "
    "đầu mối họp và học sinh của hai trường bên kia sông đến lớp.\n"
    "(Theo TTX An Hải)"
)
door = WebDoor(user_agent="test", allow_loopback=True)


class Clock:
    """A clock that a test sets."""

    def __init__(self, moment=NOON):
        self.moment = moment

    def __call__(self):
        return self.moment


def outlet(slug="bao", kind=FeedKind.RSS, layout=0, language="vi"):
    return PressOutlet(slug, f"Báo {slug} & bạn", kind, layout, language)


def article(id="1", *, slug="bao", minutes=0, **more):
    said = {"headline": f'Tin "số" <{id}>', "text": TEXT, "language": "vi", **more}
    return PressArticle(id, slug, NOON + timedelta(minutes=minutes), **said)


def press(outlets=(), articles=(), **more):
    clock = more.pop("clock", Clock())
    return Press(outlets or [outlet()], articles, clock=clock, **more)


def status(at, **headers):
    """The status and headers of a plain GET."""
    parts = urlsplit(at)
    line = http.client.HTTPConnection(parts.hostname, parts.port)
    line.request("GET", parts.path, headers=headers)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, answer.headers, body


def titles(feed):
    return [entry.title for entry in feedparser.parse(feed.body).entries]


def addresses(answer, kind):
    """The addresses of the entries of a feed of any kind, in its order."""
    if kind is FeedKind.JSON:
        return [item["url"] for item in json.loads(answer.body)["items"]]
    if kind is FeedKind.NEWS_SITEMAP:
        return lxml.etree.fromstring(answer.body).xpath("//*[local-name()='loc']/text()")
    return [entry.link for entry in feedparser.parse(answer.body).entries]


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_of_each_kind_leads_to_the_pages_newest_first(kind):
    articles = [article(str(n), minutes=-n) for n in range(1, 4)]
    with press([outlet(kind=kind)], articles) as p:
        answer = door.get(p.feed_address("bao"))
        assert addresses(answer, kind) == [p.article_address(a) for a in articles]
        for address in addresses(answer, kind):
            assert door.get(address).status == 200


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        (FeedKind.RSS, "application/rss+xml"),
        (FeedKind.RDF, "application/rdf+xml"),
        (FeedKind.ATOM, "application/atom+xml"),
        (FeedKind.JSON, "application/feed+json"),
        (FeedKind.NEWS_SITEMAP, "application/xml"),
    ],
)
def test_a_feed_names_its_media_type(kind, media_type):
    with press([outlet(kind=kind)], [article()]) as p:
        assert door.get(p.feed_address("bao")).content_type == f"{media_type}; charset=utf-8"


@pytest.mark.parametrize("kind", [FeedKind.RSS, FeedKind.RDF, FeedKind.ATOM])
def test_a_foreign_reader_finds_title_time_byline_and_summary(kind):
    said = article(byline="Hạ Vi", summary="Cầu đóng <b>30</b> ngày & đêm.")
    with press([outlet(kind=kind)], [said]) as p:
        feed = feedparser.parse(door.get(p.feed_address("bao")).body)
    entry = feed.entries[0]
    assert not feed.bozo
    assert feed.feed.title == "Báo bao & bạn"
    assert lxml.html.fromstring(entry.title).text_content() != ""
    assert entry.author == "Hạ Vi"
    # feedparser files dc:date under updated.
    told = entry.updated_parsed if kind is FeedKind.RDF else entry.published_parsed
    assert told[:5] == NOON.timetuple()[:5]
    assert "30" in entry.summary


def test_a_json_feed_says_all_that_the_article_says():
    said = article(byline="Hạ Vi", section="Giao thông", minutes=-9, modified=NOON)
    with press([outlet(kind=FeedKind.JSON)], [said]) as p:
        feed = json.loads(door.get(p.feed_address("bao")).body)
    item = feed["items"][0]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert item["authors"] == [{"name": "Hạ Vi"}]
    assert item["tags"] == ["Giao thông"]
    assert datetime.fromisoformat(item["date_published"]) == NOON - timedelta(minutes=9)
    assert datetime.fromisoformat(item["date_modified"]) == NOON


def test_letters_that_xml_forbids_do_not_break_a_feed():
    with press(articles=[article(headline="Lũ \x0c\ufffe\x01 lên")]) as p:
        feed = feedparser.parse(door.get(p.feed_address("bao")).body)
    assert not feed.bozo
    assert feed.entries[0].title.split() == ["Lũ", "lên"]


def test_an_outlet_without_articles_has_an_empty_feed_of_each_kind():
    with press([outlet(kind.value, kind) for kind in KINDS]) as p:
        assert [addresses(door.get(p.feed_address(kind.value)), kind) for kind in KINDS] == [[]] * 5


def test_nothing_is_shown_before_its_time():
    clock = Clock()
    later = article("2", minutes=5)
    with press(articles=[article("1"), later], clock=clock) as p:
        assert len(titles(door.get(p.feed_address("bao")))) == 1
        with pytest.raises(FetchFailed) as refusal:
            door.get(p.article_address(later))
        assert refusal.value.status == 404
        clock.moment += timedelta(minutes=5)
        assert len(titles(door.get(p.feed_address("bao")))) == 2
        assert door.get(p.article_address(later)).status == 200


def test_a_feed_holds_as_many_entries_as_asked():
    many = [article(str(n), minutes=-n) for n in range(30)]
    with press(articles=many, feed_length=7) as p:
        entries = addresses(door.get(p.feed_address("bao")), FeedKind.RSS)
        assert entries == [p.article_address(a) for a in many[:7]]


def test_an_unchanged_feed_is_not_sent_again():
    with press(articles=[article()]) as p:
        first = door.get(p.feed_address("bao"))
        assert door.get(p.feed_address("bao"), etag=first.etag).not_modified
        assert door.get(p.feed_address("bao"), last_modified=first.last_modified).not_modified


def test_a_feed_with_a_new_entry_is_sent_whatever_the_reader_holds():
    clock = Clock()
    # Both within one second: Last-Modified alone could not tell them apart.
    close = [article("1"), article("2", minutes=0.01)]
    with press(articles=[*close, article("3", minutes=1)], clock=clock) as p:
        first = door.get(p.feed_address("bao"))
        assert len(titles(first)) == 2
        clock.moment += timedelta(minutes=1)
        for held in ({"etag": first.etag}, {"last_modified": first.last_modified}):
            assert len(titles(door.get(p.feed_address("bao"), **held))) == 3


def test_an_etag_that_is_named_overrules_the_time():
    with press(articles=[article()]) as p:
        first = door.get(p.feed_address("bao"))
        again = door.get(p.feed_address("bao"), etag='"x"', last_modified=first.last_modified)
        assert again.status == 200


@pytest.mark.parametrize("said", ["nonsense", "Mon, 32 Foo 2026 00:00:00 GMT", ""])
def test_a_time_that_cannot_be_read_gets_the_whole_answer(said):
    with press(articles=[article()]) as p:
        assert status(p.feed_address("bao"), **{"If-Modified-Since": said})[0] == 200


def test_several_held_copies_and_a_weak_one_are_understood():
    with press(articles=[article()]) as p:
        etag = door.get(p.feed_address("bao")).etag
        code, headers, body = status(p.feed_address("bao"), **{"If-None-Match": f'"a", W/{etag}'})
        assert (code, body) == (304, b"")
        assert headers["ETag"] == etag
        assert status(p.feed_address("bao"), **{"If-None-Match": "*"})[0] == 304


def test_a_modification_is_shown_from_its_time_on():
    clock = Clock()
    said = article(modified=NOON + timedelta(minutes=10))
    with press([outlet(layout=2)], [said], clock=clock) as p:
        before = door.get(p.article_address(said))
        assert read_page(before.body, address=before.address).modified is None
        clock.moment += timedelta(minutes=10)
        after = door.get(p.article_address(said), last_modified=before.last_modified)
        assert after.status == 200
        assert read_page(after.body, address=after.address).modified == said.modified


def test_the_press_tells_its_own_time():
    clock = Clock(datetime(2019, 5, 4, 3, 2, 1, tzinfo=UTC))
    with press(clock=clock) as p:
        _, headers, _ = status(p.root)
    assert parsedate_to_datetime(headers["Date"]) == clock.moment


def test_a_line_is_kept_open_and_head_gives_no_body():
    with press(articles=[article()]) as p:
        parts = urlsplit(p.feed_address("bao"))
        line = http.client.HTTPConnection(parts.hostname, parts.port)
        line.request("HEAD", parts.path)
        answer = line.getresponse()
        length = int(answer.headers["Content-Length"])
        assert answer.read() == b""
        socket = line.sock
        for path, expected in [(parts.path, 200), ("/nobody/", 404), (parts.path, 200)]:
            line.request("GET", path)
            answer = line.getresponse()
            body = answer.read()
            assert answer.status == expected
            assert line.sock is socket
        assert len(body) == length
        line.close()


def test_requests_are_logged_in_order():
    with press(articles=[article()]) as p:
        status(p.feed_address("bao"))
        status(p.root + "nobody/feed.xml")
        logged = [(r.time, r.path, r.status) for r in p.requests]
    assert logged == [(NOON, "/bao/feed.xml", 200), (NOON, "/nobody/feed.xml", 404)]


@pytest.mark.parametrize(
    "path",
    ["nobody", "bao", "bao/feed.json", "bao/2.html", "bao/1", "bao/1.html/x", "other/1.html", "%"],
)
def test_what_is_not_there_is_not_found(path):
    with press(articles=[article()]) as p:
        assert status(p.root + path)[0] == 404


def test_any_slug_and_id_can_be_addressed():
    odd = article("a/b ?c&d#e%20é", slug="báo/số 1?")
    with press([outlet("báo/số 1?")], [odd]) as p:
        listed = addresses(door.get(p.feed_address(odd.outlet)), FeedKind.RSS)
        assert read_page(door.get(listed[0]).body, address=listed[0]).text == TEXT


@pytest.mark.parametrize("kind", KINDS)
def test_a_home_page_has_a_heading_and_links_its_feed(kind):
    with press([outlet(kind=kind)], [article()]) as p:
        home = lxml.html.fromstring(door.get(p.address("bao")).body)
        (feed,) = home.xpath("//link[@rel='alternate']/@href")
        assert home.xpath("//h1/text()") == ["Báo bao & bạn"]
        assert feed == p.feed_address("bao")
        assert p.article_address(article()) in home.xpath("//a/@href")


def test_robots_may_read_and_are_told_of_sitemaps():
    outlets = [outlet(), outlet("map", FeedKind.NEWS_SITEMAP)]
    with press(outlets) as p:
        robots = door.get(p.root + "robots.txt").body.decode()
        assert f"Sitemap: {p.feed_address('map')}" in robots
        assert p.feed_address("bao") not in robots


def test_an_invented_press_says_so_on_each_page():
    outlets = [outlet("vi"), outlet("en", language="en")]
    articles = [article(slug=slug) for slug in ("vi", "en")]
    with press(outlets, articles, invented=True) as p:
        for at in (p.root, p.address("vi"), p.article_address(articles[0])):
            assert "hư cấu" in door.get(at).body.decode()
        for at in (p.address("en"), p.article_address(articles[1])):
            assert "invented" in door.get(at).body.decode()


def test_a_replayed_press_does_not_call_itself_invented():
    with press(articles=[article()]) as p:
        for at in (p.root, p.address("bao"), p.article_address(article())):
            assert "hư cấu" not in door.get(at).body.decode()


def test_the_front_page_lists_the_outlets():
    with press([outlet("a"), outlet("b")], title="Làng báo") as p:
        assert p.outlet("b").name == "Báo b & bạn"
        front = lxml.html.fromstring(door.get(p.root).body)
        assert front.findtext(".//h1") == "Làng báo"
        assert {p.address("a"), p.feed_address("b")} <= set(front.xpath("//a/@href"))


def test_a_press_without_outlets_still_answers():
    with Press([], [], clock=Clock()) as p:
        assert door.get(p.root).status == 200


@pytest.mark.parametrize("layout", LAYOUTS)
def test_headline_text_and_times_survive_in_each_layout(layout):
    said = article(
        headline="Cầu Bến Lụa “đóng” 30 ngày & </script> hơn 1 < 2",
        byline="Hạ Vi",
        minutes=-30,
        section="Giao thông",
    )
    older = [article(f"0{n}", headline=f"Tin cũ {n}", minutes=-60 * n) for n in range(1, 5)]
    with press([outlet(layout=layout)], [said, *older], zone=ZoneInfo("Asia/Ho_Chi_Minh")) as p:
        answer = door.get(p.article_address(said))
        read = read_page(answer.body, address=answer.address)
        assert (read.headline, read.text) == (said.headline, TEXT)
        assert read.published == said.published
        assert read.address == p.article_address(said)
        assert b"Tin c\xc5\xa9 3" in answer.body
        assert b"Tin c\xc5\xa9 4" not in answer.body


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_article_without_a_text_shows_its_summary(layout):
    said = article(text="", summary="Nước sông vượt báo động 3, còn lên tiếp trong đêm.")
    with press([outlet(layout=layout)], [said]) as p:
        page = lxml.html.fromstring(door.get(p.article_address(said)).body)
        assert said.summary in page.xpath("//p/text()")


def test_a_modification_stands_in_microdata_too():
    said = article(minutes=-9, modified=NOON)
    with press([outlet(layout=3)], [said]) as p:
        page = lxml.html.fromstring(door.get(p.article_address(said)).body)
        (modified,) = page.xpath("//time[@itemprop='dateModified']/@datetime")
        assert datetime.fromisoformat(modified) == NOON


def test_an_article_without_text_and_summary_shows_its_headline():
    said = article(text="", headline="Nước rút")
    with press(articles=[said]) as p:
        assert lxml.html.fromstring(door.get(p.article_address(said)).body).xpath("//p/text()") == [
            "Nước rút"
        ]


def test_a_long_text_is_teased_in_whole_words():
    said = article(text="một hai ba bốn " * 100)
    assert said.teaser.endswith("…")
    assert len(said.teaser) <= 281
    assert said.text.startswith(said.teaser.removesuffix("…"))


@pytest.mark.parametrize("length", [0, 2001])
def test_a_feed_of_no_or_too_many_entries_is_refused(length):
    with pytest.raises(ValueError, match="1 to 2000"):
        press(feed_length=length)


def test_two_articles_of_one_outlet_need_two_ids():
    with pytest.raises(ValueError, match="same id"):
        press(articles=[article("1"), article("1", minutes=3)])


def test_an_article_needs_an_outlet():
    with pytest.raises(ValueError, match="nobody"):
        press(articles=[article(slug="nobody")])


def test_a_press_that_never_started_can_be_stopped():
    press().stop()


def test_a_stopped_press_gives_its_port_back():
    with press() as first:
        port = urlsplit(first.root).port
    with press(port=port) as second:
        assert door.get(second.root).status == 200
