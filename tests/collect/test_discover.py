"""The feeds behind a site's address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.collect.discover import FoundFeed, find_feeds, likely_addresses
from minhbach.collect.raw import FeedKind

PAGE = """<!DOCTYPE html><html><head><base href="/trang/"><title>Báo</title>
<link rel="alternate" type="application/rss+xml" title="Bình luận" href="/comments/feed">
<link rel="ALTERNATE" type="application/rss+xml; charset=utf-8"
 title=" Tin  mới " href="/rss/home.rss#x">
<link rel="alternate" type="application/atom+xml" href="atom.xml">
<link rel="feed" href="https://khac.vn/f">
<link rel="alternate" type="text/html" href="/en"><link rel="alternate" hreflang="en" href="/en2">
<link rel="stylesheet" type="text/xml" href="/x.css">
<link rel="alternate" type="application/feed+json" href=" ">
<link rel="alternate" type="text/xml" href="javascript:alert(1)">
<link rel="alternate" type="text/xml" href="http://[">
</head><body>
<a href="/rss/the-thao.rss">Thể <b>thao</b></a><a href="/rss/home.rss">Trang chủ</a>
<a href="/tin?feed=rss2" title="RSS">  </a><a href="/gioi-thieu">Giới thiệu</a><a>?</a>
<a href="/feed.json">J</a><a href="/index.rdf">R</a><a href="/feeds/1.xml">1</a>
</body></html>""".encode()


def test_declared_feeds_come_first_then_links_that_look_like_feeds():
    found = find_feeds(PAGE, address="https://bao.vn/")
    assert found == (
        FoundFeed("https://bao.vn/rss/home.rss", "Tin mới", FeedKind.RSS),
        FoundFeed("https://bao.vn/trang/atom.xml", "", FeedKind.ATOM),
        FoundFeed("https://khac.vn/f", "", FeedKind.RSS),
        FoundFeed("https://bao.vn/comments/feed", "Bình luận", FeedKind.RSS),
        FoundFeed("https://bao.vn/rss/the-thao.rss", "Thể thao", FeedKind.RSS),
        FoundFeed("https://bao.vn/tin?feed=rss2", "", FeedKind.RSS),
        FoundFeed("https://bao.vn/feed.json", "J", FeedKind.JSON),
        FoundFeed("https://bao.vn/index.rdf", "R", FeedKind.RDF),
        FoundFeed("https://bao.vn/feeds/1.xml", "1", FeedKind.RSS),
    )


@pytest.mark.parametrize("html", [b"", b"plain text", b"<html><body><p>no link</p></body></html>"])
def test_a_page_without_feeds_names_none(html):
    assert find_feeds(html, address="https://bao.vn/") == ()


def test_a_tag_of_a_hundred_thousand_attributes_is_passed_over():
    hostile = b"<p " + b"".join(b"a%d='x' " % n for n in range(100_000)) + b">"
    page = hostile + b"<a href='/rss'>RSS</a>"
    assert [feed.address for feed in find_feeds(page, address="https://bao.vn/")] == [
        "https://bao.vn/rss"
    ]


def test_likely_addresses_try_the_section_first_then_the_site():
    likely = likely_addresses("https://bao.vn/the-thao.html?x=1#y")
    assert likely[:4] == (
        "https://bao.vn/the-thao.html/feed",
        "https://bao.vn/the-thao.html/rss",
        "https://bao.vn/the-thao.html.rss",
        "https://bao.vn/rss/the-thao.rss",
    )
    assert {"https://bao.vn/rss/tin-moi-nhat.rss", "https://bao.vn/feed"} <= set(likely)
    assert likely_addresses("https://bao.vn/")[0] == "https://bao.vn/rss"


@pytest.mark.parametrize("address", ["", "ftp://bao.vn/", "https://", "http://[", "bao.vn"])
def test_what_is_no_address_has_no_likely_feeds(address):
    assert likely_addresses(address) == ()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_with_or_without_feeds(html):
    for feed in find_feeds(html, address="https://bao.vn/"):
        assert feed.address.startswith(("http://", "https://"))
