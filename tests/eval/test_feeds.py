"""Public feeds: none crashes or is slow, and feedparser's own expectations hold.

The archives lie beside the project (`../shared/data/feeds`); without them these are skipped.
"""

import tarfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from tests.eval.feed_expectations import expectations, head, header

from minhbach.collect.feed import read_feed
from minhbach.collect.opml import read_opml, write_opml
from minhbach.errors import NotAFeed

FEEDS = Path(__file__).parents[3] / "shared" / "data" / "feeds"
SERVER = "http://127.0.0.1:8097/"
SLOW_S = 5.0
# Measured 2026-11-24: 489 of 500 (titles 414/416, links 38/41, dates 19/23, ids 18/20). What fails:
# Microsoft's CDF (4), the last of several dates (2), relative ids (2), HTML 4's code points
# for &lang; and &rang; (2), an unsafe Content-Location (1). Lowering it needs its reason.
FLOOR = 0.97
PARSED = {
    "feed_extractor_testdata": 13,
    "feed_rs_fixtures": 66,
    "feedjira_sample_feeds": 37,
    "feedparser_tests": 2106,
    "gofeed_testdata": 583,
    "miniflux_testdata": 16,
    "node_feedparser_feeds": 26,
    "rss_parser_input": 30,
    "w3c_feedvalidator_testcases": 1706,
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FEEDS.is_dir(), reason="../shared/data/feeds is not there"),
]


def files(archive: str):
    with tarfile.open(FEEDS / f"{archive}.tar.xz") as tar:
        for member in tar:
            opened = tar.extractfile(member) if member.isfile() else None
            if opened is not None:
                yield member.name, opened.read()


@pytest.mark.parametrize("archive", sorted(PARSED))
def test_every_public_feed_is_read_quickly_and_without_a_crash(archive):
    parsed = 0
    for name, body in files(archive):
        started = time.perf_counter()
        try:
            feed = read_feed(body, address=SERVER + name)
            # None of them is in an old Vietnamese encoding.
            assert "old encoding" not in feed.problem, name
            parsed += 1
        except NotAFeed:
            pass
        assert time.perf_counter() - started < SLOW_S, name
    assert parsed >= PARSED[archive]


def test_what_feedparser_expects_of_titles_links_ids_and_dates_holds():
    results: Counter[bool] = Counter()
    for name, body in files("feedparser_tests"):
        text = head(body)
        expected = expectations(text)
        if not expected:
            continue
        address = urljoin(SERVER + name, header(text, "Content-Location"))
        try:
            feed = read_feed(body, address=address, content_type=header(text, "Content-type"))
        except NotAFeed:
            results[False] += len(expected)
            continue
        results.update(expectation.holds(feed) for expectation in expected)
    assert results.total() >= 490
    assert results[True] / results.total() >= FLOOR


def test_public_lists_of_feeds_make_the_round_trip():
    lists = 0
    for name, body in files("awesome_rss_opml"):
        read = read_opml(body)
        again = read_opml(write_opml(read, title=name, made=datetime(2026, 1, 1, tzinfo=UTC)))
        assert again == read, name
        lists += bool(read)
    assert lists >= 100
