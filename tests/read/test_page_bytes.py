from copy import copy

import pytest

from minhbach.errors import NoArticle
from minhbach.read.page import LARGEST_PAGE_BYTES, MOST_TAGS, cut_scripts, open_page, parse

TEXT = "Nước sông Cửu Long dâng cao, thị xã Đồng Xoài mưa lớn"


def shown(body: bytes, content_type: str = "") -> str:
    return str(open_page(body, content_type=content_type).text_content())


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (f"<html><body><p>{TEXT}</p><p>x</p></body></html>".encode(), ""),
        (f"<html><body><p>{TEXT}</p><p>x</p></body></html>".encode(), "text/html; charset=latin1"),
        (f"<html><body><p>{TEXT}</p><p>x</p></body></html>".encode("utf-16"), "text/html"),
        (f"<html><body><p>{TEXT}</p><p>x</p></body></html>".encode("utf-8-sig"), ""),
    ],
)
def test_the_bytes_are_believed_before_labels(body: bytes, content_type: str) -> None:
    assert TEXT in shown(body, content_type)


def test_the_charset_of_meta_is_read_when_the_server_names_none() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Вода в реке</p></body></html>'
    assert "Вода в реке" in shown(page.encode("cp1251"))
    assert "Вода в реке" in shown(page.encode("cp1251"), "text/html")
    assert "Âîäà" in shown(page.encode("cp1251"), "text/html; charset=windows-1252")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"<!-- x -->", "empty"),
        (b"<html></html>", "empty"),
        (bytes(range(256)) * 10, "not text"),
        (b"a" * (LARGEST_PAGE_BYTES + 1), "larger"),
        (b"<" * (MOST_TAGS + 1), "tags"),
    ],
)
def test_an_unusable_page_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(NoArticle, match=reason):
        open_page(body)


def test_broken_tags_are_forgiven_unless_asked_not_to() -> None:
    assert parse(b"<p>words</wrong>") is not None
    assert parse(b"<p>words</wrong>", forgiving=False) is None


def test_a_stray_control_character_is_mended() -> None:
    assert "ab" in shown(b"<html><body><p>a\x00b</p>" + b"<p>words</p>" * 20 + b"</body></html>")


def test_a_tag_with_countless_attributes_is_dropped() -> None:
    tag = "<p " + " ".join(f"a{i}=1" for i in range(20_000)) + ">"
    assert "words" in shown(f"<html><body>{tag}words</p><p>x</p></body></html>".encode())


def test_scripts_and_drawings_are_cut_with_what_they_hold() -> None:
    root = open_page(
        b"<html><body><svg><style>x</style><p>y</p></svg><p>words</p>"
        b"<script>z</script> tail</body></html>"
    )
    cut_scripts(root)
    assert root.text_content() == "words tail"
    assert root.find(".//script") is None


def test_a_root_without_a_parent_is_kept() -> None:
    root = parse(b"<html><body><svg><p>x</p></svg></body></html>")
    assert root is not None
    drawing = copy(root.find(".//svg"))
    cut_scripts(drawing)
    assert drawing.text_content() == "x"
