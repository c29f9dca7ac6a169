"""A statement keeps its promises: versions are counted, parties never rate, changes are told."""

from dataclasses import replace
from datetime import date

import pytest
from sample_site import (
    ANSWER,
    ANSWER_FIRST,
    CORRECTED,
    FACT_CHECK,
    FACT_CHECK_FIRST,
    WITHDRAWN,
)

from minhbach.errors import BadInput
from minhbach.publish.statement import Change, Rating, StatementKind, kind_for


def test_the_kind_follows_from_the_party_mark_alone():
    assert kind_for(party=True) is StatementKind.OFFICIAL_ANSWER
    assert kind_for(party=False) is StatementKind.FACT_CHECK


@pytest.mark.parametrize("rating", list(Rating))
def test_an_official_answer_never_carries_a_rating(rating):
    with pytest.raises(BadInput, match="no rating"):
        replace(ANSWER, versions=(replace(ANSWER_FIRST, rating=rating),))


@pytest.mark.parametrize("rating", list(Rating))
def test_a_fact_check_may_carry_each_rating(rating):
    version = replace(FACT_CHECK_FIRST, rating=rating)
    assert replace(FACT_CHECK, versions=(version,)).latest.rating is rating


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rating": None}, "needs a rating"),
        ({"evidence": ()}, "evidence"),
        ({"title": " "}, "needs a title"),
        ({"claim": ""}, "needs a title"),
        ({"verdict": "\n"}, "needs a title"),
        ({"change": Change.UPDATE, "note": "x"}, "Only the first"),
        ({"number": 2}, "counted from 1"),
    ],
)
def test_a_first_version_that_breaks_a_promise_is_refused(change, sentence):
    with pytest.raises(BadInput, match=sentence):
        replace(FACT_CHECK, versions=(replace(FACT_CHECK_FIRST, **change),))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"note": " "}, "public note"),
        ({"change": Change.FIRST}, "Only the first"),
        ({"number": 3}, "counted from 1"),
        ({"rating": None}, "needs a rating"),
    ],
)
def test_a_later_version_that_breaks_a_promise_is_refused(change, sentence):
    later = replace(CORRECTED.latest, **change)
    with pytest.raises(BadInput, match=sentence):
        replace(CORRECTED, versions=(CORRECTED.versions[0], later))


def test_a_statement_without_versions_is_refused():
    with pytest.raises(BadInput, match="at least one"):
        replace(FACT_CHECK, versions=())


def test_changes_come_newest_first_and_the_first_publication_stays():
    assert [version.change for version in WITHDRAWN.changes] == [
        Change.WITHDRAWAL,
        Change.CORRECTION,
    ]
    assert FACT_CHECK.changes == ()
    assert WITHDRAWN.first_published == FACT_CHECK_FIRST.at
    assert WITHDRAWN.is_withdrawn
    assert not CORRECTED.is_withdrawn


@pytest.mark.parametrize(
    ("review_by", "due"),
    [(None, False), (date(2026, 12, 20), True), (date(2026, 12, 21), False)],
)
def test_a_page_is_to_review_from_its_day_on(review_by, due):
    version = replace(FACT_CHECK_FIRST, review_by=review_by)
    assert replace(FACT_CHECK, versions=(version,)).is_to_review(date(2026, 12, 20)) is due
