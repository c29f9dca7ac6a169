"""Fact-checks of others, read from whatever they are offered in."""

import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minhbach.claims import reviews as room
from minhbach.claims.jsonld import DEEPEST, claim_reviews, load
from minhbach.claims.reviews import Review, read_all, read_reviews

DATA = Path(__file__).parents[1] / "data" / "claims"
HERE = "https://kiemchung.example/page"


def as_json(review: Review):
    return dataclasses.asdict(review) | {
        "published": review.published.isoformat() if review.published else None,
        "appearances": list(review.appearances),
    }


@pytest.mark.parametrize("page", sorted(DATA.glob("*.html")), ids=lambda page: page.stem)
def test_a_page_gives_the_reviews_it_holds(page):
    found = read_reviews(page.read_bytes(), address=HERE)
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert [as_json(review) for review in found] == expected


def one(**more):
    return {
        "@type": "ClaimReview",
        "url": "https://a.example/1",
        "claimReviewed": "Cầu đóng",
    } | more


def body(value) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    "document",
    [
        body(one()),
        body([one()]),
        body({"@type": "DataFeed", "dataFeedElement": [{"item": [one()]}]}),
        body({"@type": "DataFeed", "dataFeedElement": {"item": one()}}),
        body(one()) + b"\n" + body({"@type": "Thing"}) + b"\n" + b"broken {\n",
        b"\xef\xbb\xbf" + body(one()),
        b"[" + body(one()) + b",]",
        body({"url": "https://a.example/1", "claim": "Cầu đóng"}),
        body([{"URL": "https://a.example/1", "Claim": "Cầu đóng"}, 3, {"other": 1}]),
        body({"url": "https://a.example/1", "claim": "Cầu đóng"}) + b"\n" + body({"x": 1}),
        "url,claim\nhttps://a.example/1,Cầu đóng\n".encode(),
        "Claim , URL\r\nCầu đóng,https://a.example/1,thừa\r\n".encode(),
        b"<script type='application/ld+json'>" + body(one()) + b"</script><p>x",
        b"<p>x<script type='application/ld+json; charset=utf-8'>//<![CDATA[\n"
        + body(one())
        + b"\n//]]></script>",
    ],
)
def test_a_review_is_read_in_each_form_it_is_offered_in(document):
    (found,) = read_reviews(document, address=HERE)
    assert (found.address, found.claim) == ("https://a.example/1", "Cầu đóng")


@pytest.mark.parametrize(
    ("media_type", "document"),
    [
        ("text/html; charset=utf-8", b"text before <script type='application/ld+json'>%s</script>"),
        ("application/json", b"%s"),
    ],
)
def test_the_media_type_is_believed(media_type, document):
    whole = document.replace(b"%s", body(one()))
    assert len(read_reviews(whole, address=HERE, media_type=media_type)) == 1


def test_a_csv_says_all_that_a_page_can():
    columns = "review_url,claim_text,title,verdict,site,review_date,lang,speaker,claim_url"
    row = "https://a.example/1,Cầu đóng,Không đóng,Sai,Ví Dụ,2026-11-20,vi,Một trang,https://b.example/"
    (found,) = read_reviews(f"{columns}\n{row}\n".encode(), address=HERE, media_type="text/csv")
    assert found == Review(
        "https://a.example/1",
        "Cầu đóng",
        "Không đóng",
        "Sai",
        "Ví Dụ",
        date(2026, 11, 20),
        "vi",
        "Một trang",
        ("https://b.example/",),
    )


def test_a_csv_that_is_broken_ends_where_it_breaks():
    field = "x" * 200_000
    assert read_reviews(f"url,claim\nhttps://a.example/,{field}\n".encode(), address=HERE) == []


@pytest.mark.parametrize(
    "document",
    [b"", b"<", b"<html></html>", b"{}", b"[]", b"3", b"null", b"a,b\n1,2\n", b"[" * 50_000],
)
def test_what_holds_no_review_gives_none(document):
    assert read_all(document, address=HERE) == room.Reading((), 0)


@pytest.mark.parametrize(
    "more",
    [
        {"claimReviewed": ""},
        {"claimReviewed": {"a": 1}},
        {"claimReviewed": True},
        {"claimReviewed": []},
        {"url": ""},
        {"url": "ftp://a.example/"},
        {"url": "https://user@a.example/"},
        {"url": "http://[a.example/"},
        {"url": "https://a.example/" + "x" * 3000},
        {"url": "https://a.example/a b"},
    ],
)
def test_a_review_without_claim_or_address_is_left_out_and_counted(more):
    assert read_all(body([one(**more), one()]), address=HERE).skipped == 1


def test_a_page_is_the_address_of_its_own_review():
    page = b"<script type='application/ld+json'>" + body(one(url=None)) + b"</script><p>x"
    assert [review.address for review in read_reviews(page, address=HERE)] == [HERE]


def test_an_id_stands_in_for_an_address_and_the_item_for_a_claim():
    linked = {"@type": "ClaimReview", "@id": "/2", "itemReviewed": {"name": "Cầu đóng"}}
    (found,) = read_reviews(body(linked), address=HERE)
    assert (found.address, found.claim) == ("https://kiemchung.example/2", "Cầu đóng")


def test_texts_are_plain_and_bounded():
    linked = one(
        claimReviewed="Gia\u0301 &lt;b&gt;xăng&lt;/b&gt; <script>x</script> 3 < 5 " + "dài " * 2000,
        reviewRating="Sai",
        publisher="Ví Dụ",
        inLanguage="không phải mã",
        datePublished=["2026-01-02"],
    )
    (found,) = read_reviews(body(linked), address=HERE)
    assert found.claim.startswith("Giá xăng x 3 < 5 dài")
    assert len(found.claim) <= room.LONGEST_TEXT
    assert (found.rating, found.publisher, found.language) == ("Sai", "Ví Dụ", "")
    assert found.published == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("rating", "said"), [(2, "2"), (2.5, "2.5"), (10**400, "1" + "0" * 199), (True, ""), ([[]], "")]
)
def test_a_rating_may_be_a_number(rating, said):
    linked = one(reviewRating={"ratingValue": rating})
    assert read_reviews(body(linked), address=HERE)[0].rating == said


def test_a_line_of_json_may_hold_other_line_separators():
    lines = body(one(name="a\u2028b")) + b"\n" + body(one(url="https://a.example/2"))
    assert len(read_reviews(lines, address=HERE)) == 2


def test_a_review_said_twice_is_one():
    assert len(read_reviews(body([one(), one(name="again")]), address=HERE)) == 1


def test_no_more_than_the_most_are_read():
    many = [one(url=f"https://a.example/{n}") for n in range(5)]
    assert len(read_all(body(many), address=HERE, most=2).reviews) == 2


def test_a_review_too_deep_is_not_looked_for():
    value = one()
    for _ in range(DEEPEST + 1):
        value = {"in": value}
    assert list(claim_reviews(value)) == []
    assert len(list(claim_reviews(value["in"]))) == 1


def test_a_nest_of_microdata_ends():
    nest = "<div itemprop=review itemscope itemtype=https://schema.org/ClaimReview>" * 40
    assert read_reviews(f"<html><body>{nest}".encode(), address=HERE) == []


def test_control_characters_in_json_are_tolerated():
    assert load('{"a": "b\tc\n"}') == {"a": "b\tc\n"}
    assert load("{") is None


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "url", "@id", "@value", "@type", "author", "alternateName"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        *("@type", "url", "claimReviewed", "name", "headline", "author", "publisher", "claim"),
        *("datePublished", "inLanguage", "reviewRating", "itemReviewed", "appearance", "@id"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(FIELDS, ANY, max_size=10), ANY)
def test_values_of_any_kind_never_break_a_reading(fields, other):
    document = json.dumps([one(**{"name": "x"}) | fields, other, fields])
    reading = read_all(document.encode(), address=HERE)
    for review in reading.reviews:
        assert review.claim
        assert review.address.startswith(("http://", "https://"))
        for field in (review.title, review.rating, review.publisher, review.claimant):
            assert isinstance(field, str)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "text/html", "text/csv", "application/json"]))
def test_any_bytes_can_be_read(document, media_type):
    assert read_all(document, address=HERE, media_type=media_type).skipped >= 0
