"""The record of a file, as other tools read it."""

import json

from minhbach.collect.record import feed_record


def test_a_feed_is_a_record_of_plain_values():
    body = (
        "<rss><channel><title>Tin</title><item><title>Mưa</title><link>http://a.vn/1</link>"
        "<guid isPermaLink='false'>g</guid><pubDate>Tue, 24 Nov 2026 07:30:00 +0700</pubDate>"
        "<description>Lớn</description></item></channel></rss>"
    ).encode()
    record = feed_record("a.xml", body)
    assert json.loads(json.dumps(record)) == {
        "file": "a.xml",
        "kind": "rss",
        "title": "Tin",
        "entries": [
            {
                "id": "g",
                "title": "Mưa",
                "url": "http://a.vn/1",
                "published": "2026-11-24T00:30:00+00:00",
                "updated": None,
                "summary": "Lớn",
            }
        ],
        "problem": "",
    }


def test_an_entry_without_guid_is_known_by_its_key():
    body = b"<rss><channel><item><link>http://a.vn/1?utm_source=x</link></item></channel></rss>"
    assert feed_record("a.xml", body)["entries"][0]["id"] == "a.vn/1"


def test_what_is_no_feed_is_a_record_with_the_reason():
    record = feed_record("a.html", b"<html></html>")
    assert record["kind"] is None
    assert record["entries"] == []
    assert record["problem"].startswith("This is a web page")
