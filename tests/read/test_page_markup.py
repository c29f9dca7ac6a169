from datetime import timedelta, timezone

import pytest
from lxml import html

from minhbach.read.linked import read_linked, words_of
from minhbach.read.markup import LONGEST_HEADLINE, Markup, read_markup

HANOI = timezone(timedelta(hours=7))
LINKED = '<script type="application/ld+json">{{"@type":"Article",{}}}</script>'


def markup(head: str = "", body: str = "", lang: str = "") -> Markup:
    page = f'<html lang="{lang}"><head>{head}</head><body>{body}<p>x</p></body></html>'
    return read_markup(html.document_fromstring(page), zone=HANOI)


def linked(*scripts: str) -> dict[str, object]:
    tags = "".join(f'<script type="application/ld+json">{s}</script>' for s in scripts)
    return read_linked(html.document_fromstring(f"<html><head>{tags}</head><body>x</body></html>"))


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"A"}',
        '[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"A"}]',
        '{"@graph":[{"@type":"NewsArticle","headline":"A"}]}',
        '{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"A"}}',
        '{"@type":["Thing","ReportageNewsArticle"],"headline":"A"}',
        '{"@type":"https://schema.org/BlogPosting","headline":"A"}',
        '{"@type":"NewsArticle","headline":"A",}',
        '<!-- {"@type":"NewsArticle","headline":"A"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"A"}\n//]]>',
        '\ufeff;{"@type":"NewsArticle","headline":"A"} thừa phía sau',
    ],
)
def test_the_article_is_found_in_every_form_of_json_ld(script: str) -> None:
    assert linked(script)["headline"] == "A"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "không phải JSON",
        "3",
        '{"@type":"Organization","headline":"A"}',
        '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"A"}]}',
        "[" * 100_000,
        '{"headline":"A"}',
    ],
)
def test_what_is_no_article_is_left_alone(script: str) -> None:
    assert linked(script) == {}


def test_the_fullest_article_of_a_page_is_taken() -> None:
    short = '{"@type":"Article","headline":"A"}'
    full = '{"@type":"NewsArticle","headline":"B","datePublished":"2026-11-24"}'
    assert linked(short, "hỏng", full)["headline"] == "B"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (" A &amp; B ", "A & B"),
        ({"name": "Lê Mẫu"}, "Lê Mẫu"),
        ({"@value": "Lê Mẫu"}, "Lê Mẫu"),
        ([{"name": "A"}, "B", {"name": "A"}, None, {}], "A, B"),
        ({"name": {"name": {"name": {"name": {"name": "quá sâu"}}}}}, ""),
        ([[[[["quá sâu"]]]]], ""),
        (3, ""),
        ("nửa \ud83d cặp", "nửa  cặp"),
    ],
)
def test_a_value_says_its_words(value: object, expected: str) -> None:
    assert words_of(value) == expected


def test_a_script_of_another_kind_is_not_read() -> None:
    assert markup('<script>{"@type":"NewsArticle","headline":"A"}</script>').linked_headline == ""


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("", "<h1>A</h1><h1>A</h1><h1> </h1><h1>B</h1>", ("A", "B")),
        ("", "<nav><h1>A</h1></nav><ul><li><h1>B</h1></li></ul>", ()),
        ("", '<h1 class="Breadcrumb-last">A</h1><h1>B</h1>', ("B",)),
        ("", "<h1>" + "a" * 1000 + "</h1>", ("a" * LONGEST_HEADLINE,)),
    ],
)
def test_only_headings_a_reader_takes_for_one_count(
    head: str, body: str, expected: tuple[str, ...]
) -> None:
    assert markup(head, body).shown == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<meta name="author" content="Lê Mẫu">', "", "Lê Mẫu"),
        ('<meta name="author" content="https://a.example/x">', "", ""),
        ('<meta name="author" content="/x"><meta name="byl" content="By Jo">', "", "By Jo"),
        ("", '<a rel="author" href="/x">Jo</a>', "Jo"),
        ("", '<span itemprop="author">Jo</span>', "Jo"),
        ("", '<p class="small Author">Jo</p>', "Jo"),
        ("", f'<p class="author">{"dài " * 40}</p><p class="byline">Jo</p>', "Jo"),
        ("", '<p class="author"> </p>', ""),
    ],
)
def test_a_byline_is_a_name_and_no_address(head: str, body: str, expected: str) -> None:
    assert markup(head, body).byline == expected


@pytest.mark.parametrize(
    ("head", "lang", "expected"),
    [
        ("", "vi-VN", "vi"),
        ("", "EN_us", "en"),
        ('<meta property="og:locale" content="fr_FR">', "", "fr"),
        ('<meta property="og:locale" content="fr_FR">', "{{lang}}", "fr"),
        ("", "x", ""),
        ("", "tiếng", ""),
    ],
)
def test_a_language_is_a_primary_tag(head: str, lang: str, expected: str) -> None:
    assert markup(head, lang=lang).language == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="og:site_name" content="Báo A"><meta name="application-name">', "Báo A"),
        (LINKED.format('"publisher":{"name":"Báo B"}'), "Báo B"),
        ('<meta name="application-name" content="Báo C">', "Báo C"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_outlet_gives_its_own_name(head: str, expected: str) -> None:
    assert markup(head).outlet == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="Canonical" href=" /a ">', "/a"),
        ('<link rel="canonical"><link rel="stylesheet" href="/b">', ""),
        ('<meta property="og:url" content="https://a.example/c">', "https://a.example/c"),
    ],
)
def test_the_canonical_address_is_kept_as_said(head: str, expected: str) -> None:
    assert markup(head).canonical == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<meta name="pubdate" content="24/11/2026 07:15">', "", "2026-11-24T07:15:00+07:00"),
        ('<meta name="date" content="hôm nay">', "", None),
        ("", '<time itemprop="datePublished">24/11/2026</time>', "2026-11-24T00:00:00+07:00"),
        ("", '<time pubdate datetime="2026-11-24T01:00Z">x</time>', "2026-11-24T01:00:00+00:00"),
        ("", '<time datetime="2026-11-24T01:00Z">không nói là ngày đăng</time>', None),
        ("", "<time>24/11/2026</time>", None),
        (
            '<meta property="article:published_time" content="2026-11-23T18:00:05Z">',
            '<time datetime="2026-11-24T01:00:00+07:00">x</time>',
            "2026-11-24T01:00:00+07:00",
        ),
        (
            '<meta property="article:published_time" content="2026-11-23T18:00:05Z">',
            '<time datetime="2026-11-25T01:00:00+07:00">bài khác</time>',
            "2026-11-23T18:00:05+00:00",
        ),
        (
            LINKED.format('"dateCreated":"2026-11-24"'),
            "",
            "2026-11-24T00:00:00+07:00",
        ),
    ],
)  # fmt: skip
def test_the_published_moment_comes_from_marks_alone(
    head: str, body: str, expected: str | None
) -> None:
    published = markup(head, body).published
    assert (published.isoformat() if published else None) == expected
