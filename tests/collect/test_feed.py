"""Feeds of every kind, as pairs of files, and what makes a feed's entries plain and named."""

import json
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.collect.feed import Feed, FeedKind, read_feed
from minhbach.errors import NotAFeed

CASES = Path(__file__).parents[1] / "data" / "collect"
ADDRESS = "https://outlet.example.vn/rss/home.rss"


def as_json(feed: Feed) -> dict:
    return json.loads(json.dumps(asdict(feed), default=datetime.isoformat))


def rss(items: str, channel: str = "<title>T</title><link>https://o.vn/</link>") -> bytes:
    return f"<rss version='2.0'><channel>{channel}{items}</channel></rss>".encode()


def entry(item: str):
    return read_feed(rss(f"<item>{item}</item>"), address=ADDRESS).entries[0]


def atom(body: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{body}</feed>'.encode()


def cases() -> list[Path]:
    return sorted(p for p in CASES.iterdir() if ".expected." not in p.name and p.suffix != ".opml")


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.name)
def test_each_kind_of_feed_reads_as_its_pair_says(path):
    feed = read_feed(path.read_bytes(), address=ADDRESS)
    expected = json.loads((CASES / f"{path.stem}.expected.json").read_text(encoding="utf-8"))
    assert as_json(feed) == expected


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "empty"),
        (b" \r\n\x00", "empty"),
        (b"<!DOCTYPE html><html><head><title>x</title></head><body><p>a<br></body></html>", "page"),
        (b"<html><head/><body/></html>", "web page"),
        (b"<!DOCTYPE html><p>hello", "web page"),
        (b'<opml version="2.0"><body><outline text="a"/></body></opml>', "list of feeds"),
        (b"<catalog><book/></catalog>", "<catalog>"),
        (b"<catalog><book></catalog>", "<catalog>"),
        (b"<entry><title>no Atom</title></entry>", "<entry>"),
        (b'{"a": 1}', "not a JSON Feed"),
        (b"[1, 2]", "not a JSON Feed"),
        (b'{"items": []}', "not a JSON Feed"),
        (b'{"items": ', "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b"hello", "neither XML nor JSON"),
        (b"\x1f\x8b\x08\x00\x00\x00" + bytes(range(256)), "not text"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_sentence_saying_what_it_is(body, sentence):
    with pytest.raises(NotAFeed, match=sentence):
        read_feed(body, address=ADDRESS)


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("AT&amp;amp;T mở văn phòng", "AT&T mở văn phòng"),
        ("a &lt;b&gt;đậm&lt;/b&gt; c", "a đậm c"),
        ("&lt;p&gt;một&lt;/p&gt;&lt;p&gt;hai&lt;/p&gt;", "một hai"),
        ("5 &lt; 7 và 9 &gt; 3", "5 < 7 và 9 > 3"),
        ("<![CDATA[sa<!-- ẩn -->fe]]>", "safe"),
        ("<![CDATA[safe<!-- mở]]>", "safe mở"),
        ("<![CDATA[x<script>alert('</b>')]]>", "x"),
        ("<![CDATA[<a title='5 > 3'>đường</a> dẫn]]>", "đường dẫn"),
        ("<![CDATA[<p don't>chữ]]>", "chữ"),
        ("Nhà trẻ\u0000 e\u0302".replace("\u0000", ""), "Nhà trẻ ê"),
        ("x" * 5000, "x" * 1000),
    ],
)
def test_a_title_is_plain_text_decoded_once(title, plain):
    assert entry(f"<title>{title}</title>").title == plain


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("<title>Lịch sử thẻ &lt;blink&gt;</title>", "Lịch sử thẻ <blink>"),
        ("<title>&lt;b&gt;đậm&lt;/b&gt;</title>", "đậm"),
        ("<title>Tin &amp;#8211; bài</title>", "Tin – bài"),
        ('<title type="application/octet-stream">VGluIG3hu5tp</title>', "Tin mới"),
        ('<title type="image/png">AAEC/w==</title>', ""),
        ('<title type="image/png">?</title>', ""),
        ("<title> </title><title>hai</title>", "hai"),
    ],
)
def test_an_atom_title_is_what_its_type_says(title, plain):
    feed = read_feed(atom(f"<entry><id>1</id>{title}</entry>"), address=ADDRESS)
    assert feed.entries[0].title == plain


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ("<link>https://o.vn/a</link>", "https://o.vn/a"),
        ("<link> /a b </link>", "https://o.vn/a%20b"),
        ("<link></link><guid>https://o.vn/g</guid>", "https://o.vn/g"),
        ("<title>x</title><guid isPermaLink='false'>https://o.vn/g</guid>", "https://o.vn/"),
        ("<title>x</title><link>javascript:alert(1)</link>", "https://o.vn/"),
        ("<title>x</title><link>http://[::1/</link>", "https://o.vn/"),
        ("<link xmlns='http://www.w3.org/2005/Atom' rel='self' href='/s'/><link>/b</link>",
         "https://o.vn/b"),
        ("<f:origLink xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>https://o.vn/real"
         "</f:origLink><link>https://proxy.example/1</link>", "https://o.vn/real"),
    ],
)  # fmt: skip
def test_the_address_of_an_entry_is_absolute_or_the_sites(item, address):
    assert entry(item).address == address


def test_without_any_base_a_relative_link_stays_relative():
    feed = read_feed(rss("<item><link>/a</link></item>", "<title>T</title>"), address="")
    assert feed.entries[0].address == "/a"


def test_links_that_cannot_be_joined_are_no_links():
    body = rss("<item><title>x</title><link>http://[/</link></item>", "<link>http://[</link>")
    feed = read_feed(body, address="")
    assert (feed.home, feed.entries[0].address) == ("", "")


def test_relative_links_of_atom_stand_on_the_feeds_own_address():
    body = atom('<link href="/tin/"/><entry><title>x</title><link href="bai"/></entry>')
    feed = read_feed(body, address="https://a.vn/feeds/1.xml")
    assert (feed.home, feed.entries[0].address) == (
        "https://a.vn/tin/", "https://a.vn/feeds/bai",
    )  # fmt: skip


def test_an_entry_with_nothing_in_it_is_left_out():
    feed = read_feed(rss("<item/><item><title> </title></item>"), address=ADDRESS)
    assert feed.entries == ()


def test_an_entry_without_address_and_guid_is_named_by_title_and_time():
    dated = entry("<title>Thời tiết hôm nay</title><pubDate>2026-11-24T00:00:00Z</pubDate>")
    assert dated.key == "title:thoi tiet hom nay 2026-11-24T00:00:00+00:00"
    assert entry("<description>Chỉ có tóm tắt</description>").key == "title:chi co tom tat"


def test_a_feed_that_links_everything_to_one_page_keeps_its_entries_apart():
    items = "".join(f"<item><title>Bài {n}</title><link>/lich</link></item>" for n in range(3))
    keys = [e.key for e in read_feed(rss(items), address=ADDRESS).entries]
    assert keys == [f"o.vn/lich title:bai {n}" for n in range(3)]


def test_an_article_told_twice_with_a_changed_title_has_one_key():
    items = (
        "<item><title>A</title><link>/a</link></item><item><title>B</title><link>/a</link></item>"
    )
    keys = {e.key for e in read_feed(rss(items), address=ADDRESS).entries}
    assert keys == {"o.vn/a"}


def test_only_two_thousand_entries_are_read_and_it_is_said():
    items = "".join(f"<item><link>/{n}</link></item>" for n in range(2_001))
    feed = read_feed(rss(items), address=ADDRESS)
    assert len(feed.entries) == 2_000
    assert feed.problem == "2001 entries; only 2000 were read."


def test_a_time_without_zone_is_taken_as_utc_and_it_is_said():
    feed = read_feed(rss("<item><link>/1</link><pubDate>24/11/2026 07:30</pubDate></item>"),
                     address=ADDRESS)  # fmt: skip
    assert feed.entries[0].published == datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
    assert feed.problem == "Dates without a zone were taken as UTC."


@pytest.mark.parametrize(
    ("channel", "ttl_s"),
    [
        ("<ttl>15</ttl>", 900),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<s:updatePeriod>daily</s:updatePeriod>", 86_400),
        ("<s:updatePeriod>daily</s:updatePeriod><s:updateFrequency>24</s:updateFrequency>", 3_600),
        ("<s:updatePeriod>daily</s:updatePeriod><s:updateFrequency>0</s:updateFrequency>", None),
        ("<s:updatePeriod>hourly</s:updatePeriod>", None),
        ("<s:updatePeriod>always</s:updatePeriod>", None),
    ],
)
def test_the_wait_an_outlet_asks_for_is_in_seconds(channel, ttl_s):
    syndication = 'xmlns:s="http://purl.org/rss/1.0/modules/syndication/"'
    body = rss("", channel).replace(b"<rss ", f"<rss {syndication} ".encode())
    assert read_feed(body, address=ADDRESS).ttl_s == ttl_s


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("<author>a@b.vn (Lê Văn)</author>", "Lê Văn"),
        ("<author>a@b.vn</author>", ""),
        ("<author>a@b.vn</author><creator>Mai</creator>", "Mai"),
        ("<author>Mai</author><author>Mai</author><author>An</author>", "Mai, An"),
    ],
)
def test_a_byline_is_names_without_mail_addresses(author, byline):
    assert entry(f"<link>/1</link>{author}").byline == byline


@pytest.mark.parametrize(
    "body",
    [
        b"<channel><title>T</title><item><title>x</title></item></channel>",
        b"<rss><title>T</title><item><title>x</title></item></rss>",
        b"<rss><channel><title>T</title></channel><item><title>x</title></item></rss>",
        b"<rss><channel><title>T</title><d><item><title>x</title></item></d></channel></rss>",
        b"<RSS><Channel><TITLE>T</TITLE><Item><Title>x</Title></Item></Channel></RSS>",
        b'<html><body><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry>'
        b'<title>x</title></entry></feed></body></html>',
        b'<feed xmlns="http://example.com/newformat#"><title>T</title><entry><title>x</title>'
        b'</entry></feed>',
        b'<rss xmlns:y="http://y.example/"><channel><y:title>no</y:title><title>T</title><item>'
        b'<y:title>no</y:title><title>x</title></item></channel></rss>',
    ],
)  # fmt: skip
def test_entries_are_found_wherever_an_outlet_puts_them(body):
    feed = read_feed(body, address=ADDRESS)
    assert (feed.title, [e.title for e in feed.entries]) == ("T", ["x"])


@pytest.mark.parametrize(
    ("start", "entry_and_end", "kind"),
    [
        ("<rss version='2.0'><channel>", "<item><title>a &copy; b</title></item></channel></rss>",
         FeedKind.RSS),
        ('<feed xmlns="http://www.w3.org/2005/Atom">',
         "<entry><title>a &copy; b</title></entry></feed>", FeedKind.ATOM),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
         'xmlns="http://purl.org/rss/1.0/">', "<item><title>a &copy; b</title></item></rdf:RDF>",
         FeedKind.RDF),
    ],
)  # fmt: skip
def test_where_mending_loses_entries_the_loose_parser_is_asked(start, entry_and_end, kind):
    feed = read_feed((start + entry_and_end * 3).encode(), address=ADDRESS)
    assert feed.kind is kind
    assert [e.title for e in feed.entries] == ["a © b"] * 3
    assert feed.problem.startswith("Not well-formed")


def test_where_the_loose_parser_finds_no_more_the_mended_reading_stays():
    feed = read_feed(b"<rss><channel><title>T</title><item><title>a</title></item>"
                     b"<!-- <item> --></rss>", address=ADDRESS)  # fmt: skip
    assert [e.title for e in feed.entries] == ["a"]


def test_where_the_loose_parser_gives_up_the_mended_reading_stays():
    body = b"<rss><channel><item><title>&#99999999999;a</title></item></channel></rss><item>"
    assert [e.title for e in read_feed(body, address=ADDRESS).entries] == ["\ufffda"]


def test_references_and_declared_entities_survive_the_mending():
    body = b"<rss><channel><item><title>a &amp; b & c &eacute;</title></item><br></channel></rss>"
    assert read_feed(body, address=ADDRESS).entries[0].title == "a & b & c \u00e9"
    declared = (
        b"<!DOCTYPE rss [<!ENTITY ten 'Lam'>]><rss><item><title>&ten;</title></item><br></rss>"
    )
    assert read_feed(declared, address=ADDRESS).entries[0].title == "Lam"


def test_html_is_not_the_page_of_an_entry_when_another_type_comes_first():
    body = atom(
        '<entry><link rel="alternate" type="application/pdf" href="/a.pdf"/>'
        '<link rel="alternate" type="text/html" href="/a"/>'
        '<link rel="alternate" type="text/html" href="/b"/></entry>'
    )
    assert read_feed(body, address="https://a.vn/").entries[0].address == "https://a.vn/a"


def test_empty_fields_give_way_to_fuller_ones():
    found = entry("<link>/1</link><pubDate/><pubDate>2026-11-24</pubDate><title/><title>x</title>")
    assert (found.title, found.published) == ("x", datetime(2026, 11, 24, tzinfo=UTC))


def test_a_json_item_may_have_no_text_at_all():
    body = b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1"}]}'
    assert read_feed(body, address=ADDRESS).entries[0].summary == ""


def test_a_large_damaged_feed_is_mended_only():
    body = rss("<item><title>x & y</title><link>/1</link>" + "<description>a</description>" * 9_000)
    feed = read_feed(body, address=ADDRESS)
    assert [e.title for e in feed.entries] == ["x & y"]


def test_an_entity_that_points_outside_is_never_read():
    bomb = b"<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b 'c'>]>" + rss(
        "<item>&a;<title>&a;|&b;</title></item>"
    )
    assert "|" in read_feed(bomb, address=ADDRESS).entries[0].title
    with open("/etc/hostname", encoding="utf-8") as host:
        assert host.read().strip() not in read_feed(bomb, address=ADDRESS).entries[0].title


@given(st.binary(max_size=300))
def test_random_bytes_are_a_feed_or_no_feed_and_never_a_crash(body):
    with suppress(NotAFeed):
        read_feed(body, address=ADDRESS)


MARKUP = st.sampled_from(
    """<rss> <channel> <item> </item> <title> </title> <link_href=' '> & < <![CDATA[ ]]> <feed>
    <entry> http://[ { <pubDate> 999999999999999999999999999999 <!DOCTYPE_a_[ <?xml_ <guid>
    xml:base=' <urlset><url><loc> é""".replace("_", "\x0b ").split(" ")
) | st.sampled_from(["\ud800", " ", "xmlns='http://www.w3.org/2005/Atom'"])


@given(st.lists(MARKUP, max_size=30))
def test_broken_markup_never_crashes(parts):
    body = "".join(parts).encode("utf-8", "surrogatepass")
    with suppress(NotAFeed):
        for found in read_feed(body, address=ADDRESS).entries:
            assert found.address == "" or found.address.startswith(("http://", "https://"))
