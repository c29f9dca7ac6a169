"""Fact-checks of others come in from a file, a page, or the pages of a feed, politely and once."""

import json
from datetime import timedelta

import pytest
from tests.desk.case_room import people
from tests.desk.conftest import MORNING
from tests.fakes import FakeDoor, rss

from minhbach.adapters.fetch import Answer
from minhbach.collect.schedule import PACE_S
from minhbach.desk import jobs
from minhbach.desk.models import AuditEntry, Claim, FactCheck
from minhbach.errors import BadInput, FetchFailed, NotAllowed

__all__ = ["people"]
pytestmark = pytest.mark.django_db

FEED = "https://check.example/feed"


def checked(number, claim):
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"https://check.example/{number}",
        "claimReviewed": claim,
        "name": f"Kiểm chứng số {number}",
        "author": {"@type": "Organization", "name": "Kiểm Tin"},
        "reviewRating": {"@type": "Rating", "alternateName": "Sai"},
        "datePublished": "2026-11-20",
        "inLanguage": "vi",
    }


def page_of(*reviews):
    body = "".join(
        f'<script type="application/ld+json">{json.dumps(one, ensure_ascii=False)}</script>'
        for one in reviews
    )
    return f"<!doctype html><html><head><meta charset=utf-8>{body}</head></html>".encode()


class Slow:
    """A clock that only waiting moves."""

    def __init__(self):
        self.at, self.waits = MORNING, []

    def now(self):
        return self.at

    def wait(self, seconds):
        self.waits.append(seconds)
        self.at += timedelta(seconds=seconds)


def bring(address, answers, *, slow=None, who=None):
    slow, door = slow or Slow(), FakeDoor(answers)
    brought = jobs.bring_address(address, door=door, who=who, now=slow.now, wait=slow.wait)
    return brought, door


def test_a_file_of_fact_checks_comes_in_and_what_cannot_be_used_is_counted(tmp_path):
    file = tmp_path / "checks.json"
    items = [{"item": [checked(1, "Nước nhiễm độc.")]}, {"item": [{"@type": "ClaimReview"}]}]
    file.write_text(json.dumps({"@type": "DataFeed", "dataFeedElement": items}))
    first = jobs.bring_file(file, who=None, now=MORNING)
    assert (first.new, first.known, first.skipped, first.failed) == (1, 0, 1, [])
    again = jobs.bring_file(file, who=None, now=MORNING)
    assert (again.new, again.known) == (0, 1)
    row = FactCheck.objects.get()
    assert (row.rating, row.publisher, f"{row.published}") == ("Sai", "Kiểm Tin", "2026-11-20")
    assert row.claim.text == "Nước nhiễm độc."
    assert AuditEntry.objects.filter(act="imported").count() == 1


@pytest.mark.parametrize("body", [None, "", "{}", "<html><p>Chào</p></html>", "a,b\n1,2\n"])
def test_a_file_without_fact_checks_is_named(body, tmp_path):
    file = tmp_path / "checks"
    if body is not None:
        file.write_text(body)
    with pytest.raises(BadInput, match="checks"):
        jobs.bring_file(file, who=None, now=MORNING)


def test_a_page_with_fact_checks_comes_in():
    address = "https://check.example/1"
    brought, door = bring(address, {address: page_of(checked(1, "Nước nhiễm độc."))})
    assert (brought.new, [asked for asked, *_ in door.asked]) == (1, [address])


def test_each_page_of_a_feed_is_visited_once_and_at_the_pace_of_a_guest():
    links = [f"https://check.example/{n}" for n in (1, 2, 3)]
    items = [(link, "t", "Tue, 24 Nov 2026 00:00:00 GMT") for link in links]
    feed = Answer(FEED, 200, rss(*items), content_type="application/rss+xml")
    answers = {
        FEED: feed,
        links[0]: page_of(checked(1, "Nước nhiễm độc.")),
        links[1]: b"<html><p>A page without any.</p></html>",
    }
    slow = Slow()
    brought, door = bring(FEED, answers, slow=slow)
    assert (brought.new, brought.known, len(brought.failed)) == (1, 0, 1)
    assert links[2] in brought.failed[0]
    assert [asked for asked, *_ in door.asked] == [FEED, *links]
    assert slow.waits == [PACE_S] * 3
    again, door = bring(FEED, answers)
    assert (again.new, again.known) == (0, 1)
    assert links[0] not in [asked for asked, *_ in door.asked]


def test_an_address_without_fact_checks_is_named():
    address = "https://a.example/"
    with pytest.raises(BadInput, match=r"a\.example"):
        bring(address, {address: b"<html><p>Hi</p></html>"})
    with pytest.raises(FetchFailed):
        bring(address, {})


def test_only_a_desk_officer_brings_them_in(people, tmp_path):
    with pytest.raises(NotAllowed):
        bring("https://a.example/", {}, who=people["minh"])
    with pytest.raises(NotAllowed):
        jobs.bring_file(tmp_path / "x", who=people["mai"], now=MORNING)
    assert not Claim.objects.exists()
