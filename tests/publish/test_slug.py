"""Paths: readable, plain, bounded, unique, and never empty."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.errors import BadInput
from minhbach.publish.site import Site
from minhbach.publish.slug import MAX_SLUG_CHARS, slug, statement_path


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Cầu Bến Lau có đóng cửa một năm không?", "vi", "cau-ben-lau-co-dong-cua-mot-nam-khong"),
        ("Đường ĐT.512: 2,5 km", "vi", "duong-dt-512-2-5-km"),
        ("--", "vi", "tra-loi"),
        ("真的吗", "en", "answer"),
        ("từ " * 40, "vi", "-".join(["tu"] * 27)),
        ("a" * 200, "en", "a" * 80),
        ("a" * 79 + " bc", "en", "a" * 79),
        ("a" * 80 + " bc", "en", "a" * 80),
        ("a" * 80, "en", "a" * 80),
    ],
)
def test_a_title_becomes_a_slug(title, language, expected):
    assert slug(title, language) == expected


@given(st.text(), st.sampled_from(["vi", "en"]))
def test_a_slug_is_always_plain_bounded_and_never_empty(title, language):
    made = slug(title, language)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= MAX_SLUG_CHARS
    assert slug(made, language) == made


def test_a_path_that_is_taken_gets_the_next_number():
    taken: set[str] = set()
    for expected in ("/answers/2026/cau/", "/answers/2026/cau-2/", "/answers/2026/cau-3/"):
        path = statement_path(2026, "cau", taken)
        assert path == expected
        taken.add(path)
    assert statement_path(2027, "cau", taken) == "/answers/2027/cau/"


@pytest.mark.parametrize(
    "address",
    [
        "songlam.vn",
        "ftp://songlam.vn",
        "https://",
        "https://a.vn/",
        "https://a.vn?x=1",
        "https://a.vn#x",
    ],
)
def test_a_site_refuses_an_address_that_begins_no_page(address):
    with pytest.raises(BadInput):
        Site(name="A", address=address, language="vi")


def test_a_site_may_stand_below_a_path():
    site = Site(name="A", address="https://a.vn/thong-tin", language="vi")
    assert site.url(site.method) == "https://a.vn/thong-tin/method/"
