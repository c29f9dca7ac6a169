"""An entry is the same entry whatever its feed does to the rest."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.collect.identity import address_key, canonical_address, entry_key

ARTICLE = "https://bao.example.vn/cau-moi.html?id=7&page=2"


@pytest.mark.parametrize(
    "address",
    [
        ARTICLE,
        " https://bao.example.vn/cau-moi.html?id=7&page=2\n",
        "HTTPS://Bao.Example.VN/cau-moi.html?id=7&page=2",
        "https://bao.example.vn:443/cau-moi.html?page=2&id=7",
        "https://bao.example.vn./cau-moi.html?id=7&page=2#binh-luan",
        "https://bao.example.vn/cau%2Dmoi.html?id=7&page=2",
        "https://ten:mat-khau@bao.example.vn/cau-moi.html?id=7&page=2",
        *(
            f"https://bao.example.vn/cau-moi.html?id=7&{tracking}&page=2"
            for tracking in (
                "utm_source=rss", "UTM_Medium=x", "fbclid=a", "gclid=b", "zarsrc=30",
                "at_medium=rss", "vn_source=rss", "ref=rss", "source=feed", "mc_cid=1", "",
            )
        ),
    ],
)  # fmt: skip
def test_what_does_not_matter_is_dropped(address):
    assert canonical_address(address) == ARTICLE


@pytest.mark.parametrize(
    "address",
    [
        "https://bao.example.vn/cau-moi.html?id=8&page=2",
        "https://bao.example.vn/Cau-moi.html?id=7&page=2",
        "https://bao.example.vn:8443/cau-moi.html?id=7&page=2",
        "https://the-thao.bao.example.vn/cau-moi.html?id=7&page=2",
        "https://bao.example.vn/cau-moi.html?id=7&page=2&ref=trang-chu",
        "https://bao.example.vn/cau-moi.html?id=7&page=2#!/phan-2",
    ],
)
def test_what_may_matter_is_kept(address):
    assert canonical_address(address) != ARTICLE
    assert address_key(address) != address_key(ARTICLE)


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("http://a.vn", "http://a.vn/"),
        ("http://a.vn?12345", "http://a.vn/?12345"),
        ("http://báo.vn/tin mới", "http://xn--bo-mia.vn/tin%20m%E1%BB%9Bi"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        ("http://[::1]:81/a", "http://[::1]:81/a"),
        ("http://a..vn/a%2fb", "http://a..vn/a%2Fb"),
        ("ftp://a.vn/x", "ftp://a.vn/x"),
        ("tag:a.vn,2026:1", "tag:a.vn,2026:1"),
        ("http://a.vn:99999/", "http://a.vn:99999/"),
        ("http://[", "http://["),
        ("/chi-co-duong-dan", "/chi-co-duong-dan"),
        ("", ""),
    ],
)
def test_odd_addresses_have_a_canonical_form_too(address, canonical):
    assert canonical_address(address) == canonical


@pytest.mark.parametrize(
    "address",
    ["http://a.vn/tin/", "https://www.a.vn/tin", "https://a.vn/tin?utm_source=rss#top"],
)
def test_the_key_of_an_address_survives_scheme_www_slash_and_tracking(address):
    assert entry_key(address, "", "", None) == "a.vn/tin"


def test_a_changed_guid_or_title_or_date_does_not_change_the_key():
    when = datetime(2026, 11, 24, tzinfo=UTC)
    assert entry_key(ARTICLE, "1", "A", None) == entry_key(ARTICLE, "2", "B", when)


def test_the_guid_names_an_entry_that_links_to_the_front_page_or_nowhere():
    assert entry_key("https://a.vn/", " g1 ", "A", None) == "guid:g1"
    assert entry_key("", "g1", "A", None) == "guid:g1"


def test_title_and_time_name_an_entry_that_has_nothing_else():
    when = datetime(2026, 11, 24, tzinfo=UTC)
    assert entry_key("", "", "Đường  dây nóng", None) == "title:duong day nong"
    assert entry_key("", "", "A", when) == "title:a 2026-11-24T00:00:00+00:00"


addresses = st.one_of(
    st.text(max_size=60),
    st.builds(
        "{}://{}{}/{}?{}#{}".format,
        st.sampled_from(["http", "https", "HTTP", "ftp"]),
        st.sampled_from(["a.vn", "www.a.vn", "BÁO.vn", "[::1]", "a..b", "-x", "xn--a"]),
        st.sampled_from(["", ":80", ":443", ":8080", ":x", "."]),
        st.text(max_size=15),
        st.text(alphabet="ab=&%2fF?;+é \x00", max_size=15),
        st.text(max_size=5),
    ),
)


@given(addresses)
def test_a_canonical_address_is_its_own_canonical_address(address):
    once = canonical_address(address)
    assert canonical_address(once) == once


@given(addresses)
def test_an_address_and_its_canonical_form_have_one_key(address):
    assert address_key(canonical_address(address)) == address_key(address)
