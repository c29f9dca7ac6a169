"""Feeds written before Unicode: read, and said to be so."""

import unicodedata

import pytest
from tests.fakes import rss
from tests.text.old_letters import WRITTEN

from minhbach.collect import oldfeed
from minhbach.collect.feed import read_feed

ADDRESS = "https://anhai.example/rss.xml"
HEADLINES = ("Nước lũ sông Ngân Sa rút dần", "Cầu Bến Lụa thông xe sớm một tháng")
FEED = rss(
    *((f"https://anhai.example/tin-{n}.html", line, "") for n, line in enumerate(HEADLINES)),
    title="Báo An Hải",
)
BARE = FEED.decode().partition("?>")[2]
DECLARED = '<?xml version="1.0" encoding="{}"?>'


def titles(body: bytes, content_type: str = "") -> tuple[tuple[str, ...], str]:
    feed = read_feed(body, address=ADDRESS, content_type=content_type)
    assert feed.title == "Báo An Hải"
    assert [entry.summary for entry in feed.entries] == ["Tóm tắt.", "Tóm tắt."]
    return tuple(entry.title for entry in feed.entries), feed.problem


@pytest.mark.parametrize("code", WRITTEN)
@pytest.mark.parametrize("said", ["", "utf-8", "iso-8859-1", "x-viet-tcvn5712"])
def test_a_feed_in_an_old_encoding_is_read_whatever_it_says_of_itself(code, said):
    declaration = DECLARED.format(said) if said else ""
    read, problem = titles(declaration.encode() + WRITTEN[code](BARE))
    assert read == HEADLINES
    assert problem.endswith(f"Written in the old encoding {code}, turned into Unicode.")


@pytest.mark.parametrize("code", WRITTEN)
def test_a_program_that_put_old_letters_into_utf_8_as_latin_ones_is_seen_through(code):
    body = DECLARED.format("utf-8").encode() + WRITTEN[code](BARE).decode("cp1252").encode()
    read, problem = titles(body, "text/xml; charset=utf-8")
    assert read == HEADLINES
    assert problem == f"Written in the old encoding {code}, turned into Unicode."


def test_declared_windows_1258_is_no_problem():
    body = DECLARED.format("windows-1258").encode() + WRITTEN["windows-1258"](BARE)
    assert titles(body) == (HEADLINES, "")


def test_decomposed_letters_are_composed():
    assert titles(unicodedata.normalize("NFD", FEED.decode()).encode()) == (HEADLINES, "")


def test_utf_8_under_a_wrong_header_is_utf_8():
    read, problem = titles(BARE.encode(), "text/xml; charset=windows-1252")
    assert read == HEADLINES
    assert problem == "Declared cp1252, read as UTF-8."


def test_the_beginning_of_a_long_feed_tells():
    items = [(f"https://anhai.example/{n}", HEADLINES[n % 2] * 9, "") for n in range(400)]
    body = WRITTEN["VNI"](rss(*items).decode())
    feed = read_feed(body, address=ADDRESS)
    assert len(body) > 3 * oldfeed._TOLD_BY_CHARS
    assert feed.entries[-1].title == HEADLINES[1] * 9
