import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from small_press import empty_brief, full_brief

from minhbach.briefs.brief import Brief
from minhbach.briefs.frozen import from_json, to_json
from minhbach.briefs.render import render_html, render_mail, render_text, web_address

PAIRS = Path(__file__).parents[1] / "data" / "briefs"
CASES = sorted(path.stem for path in PAIRS.glob("*.json"))
HOSTILE = '"><script>alert(1)</script>\r\nBcc: all@example.org <img src=x onerror=alert(1)>\u202e'


def hostile_brief(text: str) -> Brief:
    """A full brief in which whatever came from outside, and what an office writes, is `text`."""

    def spoil(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {k: spoil(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [spoil(v, key) for v in value]
        mine = {"text", "headline", "outlet", "outlets", "address", "name", "organisation"}
        outside = isinstance(value, str) and key in mine | {"profile", "failed_feeds"}
        return text if outside else value

    return from_json(spoil(to_json(full_brief("vi"))))


def desk(story_id: int) -> str:
    return f"/stories/{story_id}/"


@pytest.mark.parametrize("case", CASES)
def test_a_brief_is_rendered_as_its_pair_says(case: str) -> None:
    brief = from_json(json.loads((PAIRS / f"{case}.json").read_text("utf-8")))
    assert render_html(brief, link=desk) == (PAIRS / f"{case}.html").read_text("utf-8")
    assert render_text(brief) == (PAIRS / f"{case}.txt").read_text("utf-8")


def test_there_are_pairs_in_both_languages_full_and_empty() -> None:
    assert CASES == ["empty-en", "empty-vi", "full-en", "full-vi"]


def test_without_a_desk_stories_are_not_links() -> None:
    tree = lxml_html.fragment_fromstring(render_html(full_brief("vi")))
    assert tree.xpath("//h2/a") == []
    assert len(tree.xpath("//h2")) == 3


def test_each_line_carries_outlet_time_and_link_of_its_article() -> None:
    brief = full_brief("vi")
    tree = lxml_html.fragment_fromstring(render_html(brief))
    lines = tree.xpath("//p[@class='brief-line']")
    shown = [line for story in brief.stories for line in story.lines]
    assert len(lines) == len(shown) + 1  # the story without lines shows its article
    for element, line in zip(lines, shown, strict=False):
        assert element.text_content().startswith(line.text)
        (link,) = element.xpath("cite/a")
        assert (link.get("href"), link.text) == (line.citation.address, line.citation.outlet)
        (time,) = element.xpath("cite/time")
        assert time.get("title") == time.get("datetime")


def test_a_mail_is_one_table_with_its_styles_on_the_elements() -> None:
    mail = render_mail(full_brief("vi"), base_address="https://desk.example/")
    tree = lxml_html.document_fromstring(mail.html)
    assert mail.html.startswith("<!DOCTYPE html>")
    assert tree.xpath("//style | //script | //link | //img") == []
    (page,) = tree.xpath("//table[@width='600']")
    assert "width: 600px" in page.get("style")
    assert tree.xpath("//h2/a/@href") == [
        f"https://desk.example/stories/{n}/" for n in (11, 12, 13)
    ]
    assert all(element.get("style") for element in tree.xpath("//td[@class] | //p | //h1 | //h2"))
    assert mail.text == render_text(full_brief("vi"))
    assert mail.subject == "Bản điểm báo 07:30 thứ Ba, 24/11/2026 · UBND tỉnh Lam Giang"


def test_a_mail_without_a_desk_address_or_stories_is_whole_too() -> None:
    assert "<h2" in render_mail(full_brief("en"), base_address="").html
    assert "/stories/" not in render_mail(full_brief("en"), base_address="").html
    assert "Nothing new" in render_mail(empty_brief("en"), base_address="").html


def test_plain_text_is_wrapped_and_addresses_stay_whole() -> None:
    text = render_text(full_brief("vi"))
    assert "   https://1.example/bai-1.html?a=1&b=2\n" in text
    assert all(len(line) <= 78 for line in text.splitlines())


@pytest.mark.parametrize(
    "text",
    [HOSTILE, "javascript:alert(1)", "data:text/html,<script>1</script>", "' onclick='x", "{0}{x}"],
)
def test_nothing_from_outside_becomes_markup_links_or_header_lines(text: str) -> None:
    brief = hostile_brief(text)
    mail = render_mail(brief, base_address="https://desk.example")
    for page in (render_html(brief, link=desk), mail.html):
        tree = lxml_html.fromstring(page)
        assert tree.xpath("//script | //img | //*[@onerror] | //*[@onclick]") == []
        assert all(href.startswith(("https://desk", "/")) for href in tree.xpath("//@href"))
        assert "\u202e" not in page
    assert "\n" not in mail.subject
    assert "\r" not in mail.subject + mail.text
    assert not any(line.startswith("Bcc") for line in mail.text.splitlines())


@settings(deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=[]), max_size=60))
def test_any_text_is_shown_and_never_read_as_markup(text: str) -> None:
    brief = hostile_brief(text)
    page = render_html(brief, link=desk)
    tree = lxml_html.fragment_fromstring(page)
    allowed = {"article", "header", "footer", "p", "h1", "h2", "ol", "li", "a", "span", "cite"}
    assert {element.tag for element in tree.iter()} <= allowed | {"time"}
    page.encode("utf-8")
    mail = render_mail(brief, base_address="")
    assert len(mail.subject.splitlines()) == 1
    mail.text.encode("utf-8")


@pytest.mark.parametrize(
    ("address", "emitted"),
    [
        ("https://bao.example/tin?a=1", True),
        ("HTTP://bao.example/", True),
        ("javascript:alert(1)", False),
        ("//bao.example/", False),
        ("ftp://bao.example/", False),
        (" https://bao.example/", False),
        ("https://bao.example/a b", False),
        ("https://bao.example/\n", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(address: str, emitted: bool) -> None:
    assert web_address(address) == (address if emitted else "")


def test_a_link_keeps_its_address_through_escaping() -> None:
    story = full_brief("vi").stories[0]
    address = "https://bao.example/?a=1&copy=2'x"
    citation = replace(story.lines[0].citation, address=address)
    line = replace(story.lines[0], citation=citation)
    page = render_html(replace(full_brief("vi"), stories=(replace(story, lines=(line,)),)))
    (link,) = lxml_html.fragment_fromstring(page).xpath("//cite/a")
    assert link.get("href") == address


def test_what_the_desk_adds_stands_under_its_story_and_nowhere_else() -> None:
    brief = full_brief("vi")
    first = brief.stories[0].story_id
    said = {first: '<p class="brief-answered">x</p>'}
    page = lxml_html.fromstring(render_html(brief, below=lambda story: said.get(story, "")))
    counts = [len(item.xpath("p[@class='brief-answered']")) for item in page.xpath("ol/li")]
    assert counts == [1, *[0] * (len(brief.stories) - 1)]
