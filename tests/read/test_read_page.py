"""Whole pages, invented for these tests, against the article in them."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from minhbach.errors import NoArticle
from minhbach.read.article import Article, Hint
from minhbach.read.extract import find_text, read_page
from minhbach.read.record import page_record

PAIRS = Path(__file__).parents[1] / "data" / "read"
HANOI = timezone(timedelta(hours=7))
LINES = (
    "Mực nước sông lên nhanh trong đêm, ba xã ven sông phải cho học sinh nghỉ học hôm nay.",
    "Bảy điểm sơ tán đã mở cửa từ nửa đêm và có đủ nước sạch, chăn ấm cho người già.",
    "Đài khí tượng dự báo mưa giảm dần từ chiều mai, nhưng lũ còn rút chậm nhiều ngày nữa.",
)
BODY = "".join(f"<p>{line}</p>" for line in LINES)
ADDRESS = "https://vidu.example/tin/1.html"


def page(head: str = "", body: str = BODY, lang: str = "") -> bytes:
    return f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()


def read(html: bytes, **more: object) -> Article:
    return read_page(html, **{"address": ADDRESS, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("case", sorted(p.stem for p in PAIRS.glob("*.html")))
def test_a_page_gives_the_article_of_its_pair(case: str) -> None:
    pair = json.loads((PAIRS / f"{case}.json").read_text(encoding="utf-8"))
    html = (PAIRS / f"{case}.html").read_bytes()
    article = asdict(read_page(html, address=pair["fetched_from"], zone=HANOI))
    said = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in article.items()}
    assert said == pair["article"]


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        ("/tin/khac.html", "https://vidu.example/tin/khac.html"),
        ("https://www.vidu.example/tin/1.html?utm_source=x", "https://www.vidu.example/tin/1.html"),
        ("https://thethao.vidu.example/tin/1.html", "https://thethao.vidu.example/tin/1.html"),
        ("https://khac.example/tin/1.html", ADDRESS),
        ("https://vidu.example/", ADDRESS),
        ("javascript:void(0)", ADDRESS),
        ("http://[loi", ADDRESS),
        ("", ADDRESS),
    ],
)
def test_a_canonical_address_is_believed_only_within_the_site(
    canonical: str, expected: str
) -> None:
    assert read(page(f'<link rel="canonical" href="{canonical}">')).address == expected


def test_a_page_without_a_known_host_keeps_its_address() -> None:
    html = page('<link rel="canonical" href="https://vidu.example/a/b">')
    assert read(html, address="tep-cuc-bo").address == "tep-cuc-bo"


def test_a_mangled_address_does_not_stop_the_reading() -> None:
    assert read(page("<title>Nước lên</title>"), address="http://[hong").headline == "Nước lên"


@pytest.mark.parametrize(
    ("text", "lang", "hint", "expected"),
    [
        (BODY, "en", "", "vi"),
        ("<p>Ngắn thôi, hai mươi lăm chữ là đủ.</p>", "en-GB", "", "en"),
        ("<p>Ngắn thôi, hai mươi lăm chữ là đủ.</p>", "", "fr", "fr"),
        ("<p>12345 67890 12345 67890 12345 67890</p>", "", "", ""),
    ],
)
def test_a_long_text_shows_its_language_and_a_short_one_is_labelled(
    text: str, lang: str, hint: str, expected: str
) -> None:
    assert read(page(body=text, lang=lang), hint=Hint(language=hint)).language == expected


def test_the_feed_fills_only_what_the_page_does_not_say() -> None:
    said = datetime(2026, 11, 20, 1, tzinfo=UTC)
    hint = Hint(headline="Từ kênh tin", byline="Kênh", published=said)
    bare = read(page(), hint=hint)
    assert (bare.headline, bare.byline, bare.published) == ("Từ kênh tin", "Kênh", said)
    head = (
        '<meta property="og:title" content="Từ trang"><meta name="author" content="Trang">'
        '<meta property="article:published_time" content="2026-11-24T08:00:00+07:00">'
    )
    full = read(page(head), hint=hint)
    assert (full.headline, full.byline) == ("Từ trang", "Trang")
    assert full.published == datetime(2026, 11, 24, 1, tzinfo=UTC)


def test_a_date_after_the_page_was_seen_is_not_believed() -> None:
    head = (
        '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
        '<meta property="article:modified_time" content="2031-01-02T00:00:00Z">'
    )
    seen = datetime(2026, 11, 24, tzinfo=UTC)
    article = read(page(head), seen=seen)
    assert (article.published, article.modified, article.published_day) == (None, None, "")
    assert read(page(head)).published_day == "2031-01-01"


def test_a_day_only_told_in_the_text_is_found() -> None:
    html = page(body=f'<div class="date">Cập nhật 24/11/2026</div>{BODY}')
    assert read(html).published_day == "2026-11-24"


@pytest.mark.parametrize("html", [b"", b"   ", b"abc", b"<html></html>", page(body="<p>Hết.</p>")])
def test_a_page_without_an_article_says_so(html: bytes) -> None:
    with pytest.raises(NoArticle, match="page"):
        read(html)


def test_a_record_passes_on_its_line_and_adds_the_article() -> None:
    html = (PAIRS / "vi_graph.html").read_bytes()
    record = page_record({"path": "a", "url": ADDRESS, "n": 1}, html)
    assert (record["path"], record["n"], record["date"]) == ("a", 1, "2026-11-24")
    assert (record["byline"], record["language"]) == ("Lê Mẫu, An Nhiên", "vi")
    assert record["title"] == "Nước sông Vàm Đục vượt báo động ba"
    assert "problem" not in record
    assert page_record({"url": None}, page())["date"] is None


def test_a_record_of_no_article_has_no_text_and_a_reason() -> None:
    record = page_record({"path": "a"}, b"")
    assert record["text"] is None
    assert record["problem"] == "The page is empty or is not HTML."


def test_a_failing_extractor_finds_no_text() -> None:
    class Broken(HtmlElement):
        def __copy__(self) -> "Broken":
            raise RuntimeError("broken tree")

    assert find_text(Broken()) == ""


NAMES = (
    "html head body div p h1 h2 a ul li table tr td article time span script title meta link "
    "b br img blockquote section nav svg"
)
TAGS = st.sampled_from(NAMES.split())
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.text(max_size=40),
    st.sampled_from(
        [
            *LINES,
            '<script type="application/ld+json">',
            '{"@type":"NewsArticle","headline":["x",{"name":3}],"datePublished":"9999-12-31"}',
            '<meta name="date" content="',
            '<time datetime="31/02/2020 25:61">',
            '<h1 class="breadcrumb">',
            '<link rel="canonical" href="',
            "<!--",
            "&#xD800;",
            '">',
        ]
    ),
)


def _outcome(html: bytes, content_type: str = "") -> Article | str:
    try:
        return read(html, content_type=content_type)
    except NoArticle as error:
        return str(error)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_heap_of_tags_gives_an_article_or_a_reason_and_always_the_same(heap: list[str]) -> None:
    html = "".join(heap).encode("utf-8", "surrogatepass")
    outcome = _outcome(html)
    assert outcome == _outcome(html)
    if isinstance(outcome, Article):
        outcome.text.encode()
        assert "\n\n" not in outcome.text


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.text(max_size=30))
def test_any_bytes_give_an_article_or_a_reason(body: bytes, content_type: str) -> None:
    outcome = _outcome(body, content_type)
    assert outcome.text if isinstance(outcome, Article) else outcome.endswith(".")
