"""Lists of feeds go in and come out as they were."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.collect.opml import Outline, read_opml, write_opml
from minhbach.errors import BadInput
from minhbach.text.normalize import clean

CASES = Path(__file__).parents[1] / "data" / "collect"
MADE = datetime(2026, 11, 24, tzinfo=UTC)


def test_folders_attributes_and_odd_spellings_are_read():
    assert read_opml((CASES / "danh_sach.opml").read_bytes()) == (
        Outline("Báo Sông Lam", "https://baosonglam.example.vn/rss",
                "https://baosonglam.example.vn/", ("Báo chí", "Địa phương"), "rss",
                (("category", "/tinh"), ("{urn:example:x}note", "sáng & chiều"))),
        Outline("Sở Y tế", "https://soyte.example.vn/feed", "", ("Báo chí",)),
        Outline("https://khac.example.vn/atom.xml", "https://khac.example.vn/atom.xml",
                kind="atom"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        b"<opml><outline text='A' XMLURL='http://a.vn/f'/></opml>",
        b"<opml version='1.0'><body><outline title='A' xmlurl='http://a.vn/f'></body></opml>",
        b"<opml><body><outline text='A' url='http://a.vn/f' type='rss'/></body></opml>",
        b"<opml><body><outline text='A' feedUrl='http://a.vn/f'/></body></opml>",
        b"<opml><body><outline text='A &nbsp;' xmlUrl='http://a.vn/f'/></body></opml>",
    ],
)
def test_an_import_is_tolerant(body):
    assert read_opml(body) == (Outline("A", "http://a.vn/f"),)


@pytest.mark.parametrize(
    "body", [b"", b"<html><p>no list</p></html>", b"{}", b"<opml><body/></opml>"]
)
def test_what_is_no_list_is_refused(body):
    with pytest.raises(BadInput, match="no outline"):
        read_opml(body)


def test_a_prefix_that_was_never_declared_does_not_spoil_the_way_out():
    read = read_opml(b"<opml><body><outline text='A' z:n='1' xmlUrl='http://a.vn/f'/></body>")
    assert read == (Outline("A", "http://a.vn/f", attributes=(("n", "1"),)),)
    assert read_opml(write_opml(read, title="x", made=MADE)) == read


def test_a_link_to_another_list_is_no_feed():
    body = b"<opml><body><outline text='A' url='http://a.vn/l.opml' type='link'/></body></opml>"
    assert read_opml(body) == ()


def test_neighbours_in_a_folder_share_its_outline():
    outlines = (
        Outline("a", "http://a.vn/1", folder=("Báo", "Tỉnh")),
        Outline("b", "http://a.vn/2", folder=("Báo", "Tỉnh")),
        Outline("c", "http://a.vn/3", folder=("Báo",)),
        Outline("d", "http://a.vn/4"),
    )
    body = write_opml(outlines, title="Danh sách", made=MADE)
    assert body.decode().count('<outline text="B') == 1
    assert "<dateCreated>Tue, 24 Nov 2026 00:00:00 +0000</dateCreated>" in body.decode()
    assert read_opml(body) == outlines


plain = st.text(max_size=20).map(lambda text: clean(text.encode("utf-8", "replace").decode()))
xml_text = plain.map(lambda text: clean("".join(c for c in text if c.isprintable())))
named = xml_text.filter(bool)
outlines = st.builds(
    Outline,
    title=named,
    address=st.builds("https://a.vn/{}".format, named),
    home=st.sampled_from(["", "https://a.vn/"]),
    folder=st.lists(named, max_size=3).map(tuple),
    kind=st.sampled_from(["rss", "atom"]),
    attributes=st.lists(st.tuples(st.sampled_from(["category", "language"]), xml_text),
                        max_size=2, unique_by=lambda pair: pair[0]).map(tuple),
)  # fmt: skip


@given(st.lists(outlines, min_size=1, max_size=6).map(tuple))
def test_what_is_written_is_read_again_equal(listed):
    assert read_opml(write_opml(listed, title="x", made=MADE)) == listed
