"""ClaimReview for fact-checks only; everything else is an Article without a rating."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_site import (
    ANSWER,
    CORRECTED,
    FACT_CHECK,
    FACT_CHECK_FIRST,
    SITE,
    UPDATED,
    WITHDRAWN,
)

from minhbach.publish.claimreview import claim_review, page_data, short_claim, to_script
from minhbach.publish.required import problems
from minhbach.publish.site import Site
from minhbach.publish.statement import VALUES, Rating, Statement

CASES = Path(__file__).parents[1] / "data" / "publish"
PLAIN_SITE = Site(name="Sông Lam Province", address="https://songlam.example.vn", language="en")


def rated(rating: Rating) -> Statement:
    return replace(FACT_CHECK, versions=(replace(FACT_CHECK_FIRST, rating=rating),))


@pytest.mark.parametrize(
    ("case", "statement"),
    [("corrected", CORRECTED), ("official-answer", UPDATED), ("withdrawn", WITHDRAWN)],
)
def test_the_data_of_a_page_is_that_of_the_file(case, statement):
    expected = json.loads((CASES / f"{case}.jsonld").read_text(encoding="utf-8"))
    assert page_data(statement, SITE) == expected


@pytest.mark.parametrize("statement", [FACT_CHECK, CORRECTED, ANSWER, UPDATED, WITHDRAWN])
@pytest.mark.parametrize("site", [SITE, PLAIN_SITE])
def test_every_page_has_what_is_required(statement, site):
    assert problems(page_data(statement, site)) == []


@pytest.mark.parametrize("statement", [ANSWER, UPDATED, WITHDRAWN])
def test_no_claim_review_for_an_official_answer_or_a_withdrawn_page(statement):
    assert claim_review(statement, SITE) is None
    data = page_data(statement, SITE)
    assert data["@type"] == "Article"
    assert "Review" not in json.dumps(data)
    assert not any(name in json.dumps(data) for name in ('"Rating"', '"reviewRating"'))


def test_a_plain_day_is_a_date():
    assert problems(page_data(FACT_CHECK, SITE) | {"datePublished": "2026-11-23"}) == []


@pytest.mark.parametrize("rating", list(Rating))
def test_a_rating_always_has_its_word_and_a_number_where_there_is_one(rating):
    data = page_data(rated(rating), SITE)
    assert problems(data) == []
    assert data["reviewRating"]["alternateName"]
    assert data["reviewRating"].get("ratingValue") == VALUES.get(rating)
    assert ("bestRating" in data["reviewRating"]) == (rating in VALUES)


def test_the_first_appearance_is_the_oldest_and_only_addresses_count():
    item = page_data(FACT_CHECK, SITE)["itemReviewed"]
    assert item["firstAppearance"]["url"] == "https://benlau.example.vn/1"
    assert [place["url"] for place in item["appearance"]] == [
        "https://benlau.example.vn/1",
        "https://lamgiang.example.vn/2",
    ]
    assert "appearance" not in page_data(replace(FACT_CHECK, appearances=()), SITE)["itemReviewed"]


@pytest.mark.parametrize(
    ("claim", "short"),
    [
        ("Ngắn", "Ngắn"),
        ("hai\n dòng", "hai dòng"),
        ("a" * 74, "a" * 74),
        ("a" * 75, "a" * 73 + "…"),
        ("a" * 70 + ", bcdefgh", "a" * 70 + "…"),
    ],
)
def test_a_claim_is_cut_after_a_whole_word(claim, short):
    assert short_claim(claim) == short


@given(st.text(alphabet="ab ,.ế\n", max_size=300))
def test_a_short_claim_is_always_short_enough(claim):
    assert len(short_claim(claim)) < 75


class Scripts(HTMLParser):
    """Counts the elements of a page and keeps what stands in its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.inside += data


@given(st.text() | st.just("</script><script>alert(1)</script><!--\u2028\u2029&amp;"))
def test_no_text_can_end_the_script(text):
    page = Scripts()
    page.feed(f'<script type="application/ld+json">{to_script({"x": text})}</script>')
    assert page.tags == ["script"]
    assert json.loads(page.inside) == {"x": text}
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(page.inside)


GOOD = page_data(CORRECTED, SITE)
GOOD_ARTICLE = page_data(UPDATED, SITE)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"@context": "http://schema.org"}, "context"),
        ({"@type": "Review"}, "neither"),
        ({"url": "/answers/"}, "url is not"),
        ({"datePublished": "yesterday"}, "datePublished"),
        ({"datePublished": "2026-11-24T08:00:00"}, "datePublished"),
        ({"author": "Sông Lam"}, "author is not"),
        ({"author": {**GOOD["author"], "url": "https://other.vn"}}, "author stands"),
        ({"publisher": {**GOOD["publisher"], "name": ""}}, "publisher is not"),
        ({"publisher": {**GOOD["publisher"], "correctionsPolicy": ""}}, "correctionsPolicy"),
        ({"publisher": None}, "correctionsPolicy"),
        ({"inLanguage": ""}, "inLanguage"),
        ({"correction": [{"text": "", "datePublished": "2026-11-24"}]}, "correction"),
        ({"correction": [{"text": "x"}]}, "correction"),
        ({"claimReviewed": ""}, "no claimReviewed"),
        ({"claimReviewed": "a" * 75}, "75"),
        ({"claimReviewed": "Sai: cầu đóng"}, "begins with a rating"),
        ({"itemReviewed": {"@type": "Thing"}}, "not a Claim"),
        ({"itemReviewed": {"@type": "Claim", "appearance": [{"url": "x"}]}}, "appearance"),
        ({"reviewRating": None}, "not a Rating"),
        ({"reviewRating": {"@type": "Rating", "alternateName": ""}}, "not a Rating"),
        ({"reviewRating": {**GOOD["reviewRating"], "bestRating": None}}, "not all numbers"),
        ({"reviewRating": {**GOOD["reviewRating"], "ratingValue": 6}}, "on its scale"),
        ({"reviewRating": {**GOOD["reviewRating"], "bestRating": 1}}, "on its scale"),
    ],
)
def test_what_is_wrong_with_a_claim_review_is_said(change, sentence):
    found = problems({**GOOD, **change})
    assert any(sentence in problem for problem in found), found


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"headline": ""}, "headline"),
        ({"reviewRating": {}}, "carries a rating"),
        ({"about": [{"@type": "ClaimReview"}]}, "carries a rating"),
        ({"about": {"x": [{"ratingValue": 1}]}}, "carries a rating"),
    ],
)
def test_what_is_wrong_with_an_article_is_said(change, sentence):
    found = problems({**GOOD_ARTICLE, **change})
    assert [problem for problem in found if sentence in problem] == found != []
