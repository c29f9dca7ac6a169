"""What our pages tell machines is what our own reader of others' fact-checks finds there."""

import pytest
from sample_site import ANSWER, CORRECTED, FACT_CHECK, SITE, UPDATED, WITHDRAWN

from minhbach.claims.reviews import read_reviews
from minhbach.publish.claimreview import page_data, to_script


def read(statement):
    script = to_script(page_data(statement, SITE))
    page = (
        f"<!doctype html><html><head><title>{statement.latest.title}</title>"
        f'<script type="application/ld+json">{script}</script></head><body></body></html>'
    )
    address = SITE.url(statement.path)
    return read_reviews(page.encode(), address=address, media_type="text/html")


@pytest.mark.parametrize("statement", [FACT_CHECK, CORRECTED])
def test_a_fact_check_is_read_back_as_it_was_written(statement):
    (review,) = read(statement)
    assert review.address == SITE.url(statement.path)
    assert review.claim == statement.latest.claim
    assert review.rating == "Sai"
    assert review.publisher == SITE.name
    assert review.published == statement.first_published.date()
    assert review.language == "vi"
    assert review.claimant == ""
    assert set(review.appearances) == {
        place.address for place in statement.appearances if place.address
    }


@pytest.mark.parametrize("statement", [ANSWER, UPDATED, WITHDRAWN])
def test_nothing_that_is_no_standing_fact_check_is_read_as_a_review(statement):
    assert read(statement) == []
