"""Every public page of the demo, as plain files: its data for machines, its feeds, its links."""

import json
import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree, html

from minhbach.publish.required import problems

DATA = "//script[@type='application/ld+json']"


@pytest.fixture(scope="module")
def site(killed_demo, tmp_path_factory):
    """The public site of the demo, written to plain files by the command."""
    to = tmp_path_factory.mktemp("site")
    office = killed_demo[0]
    environment = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    command = ["publish", "--to", str(to), "--office", str(office)]
    subprocess.run(
        [sys.executable, "-m", "minhbach", *command],
        check=True,
        timeout=240,
        env=environment,
        capture_output=True,
    )
    return to


@pytest.fixture(scope="module")
def pages(site):
    """Each page by its path, parsed."""
    files = sorted(site.rglob("*.html"))
    return {
        f"/{file.relative_to(site).as_posix().removesuffix('index.html')}": html.fromstring(
            file.read_bytes()
        )
        for file in files
    }


def data_of(page):
    return [json.loads(script.text) for script in page.xpath(DATA)]


def is_answer(path):
    return re.fullmatch(r"/answers/\d+/[\w-]+/", path)


def test_the_demo_has_pages_of_both_kinds_in_both_languages(pages):
    answers = [path for path in pages if is_answer(path)]
    kinds = [data_of(pages[path])[0]["@type"] for path in answers]
    assert set(kinds) == {"ClaimReview", "Article"}
    assert any(path.startswith("/en/") for path in pages)


def test_every_answer_has_the_fields_that_google_and_schema_org_require(pages):
    for path in filter(is_answer, pages):
        (data,) = data_of(pages[path])
        assert problems(data) == [], path
        assert urlsplit(data["url"]).path == path
        canonical = pages[path].xpath("string(//link[@rel='canonical']/@href)")
        assert canonical == data["url"]


def test_only_the_page_of_a_fact_check_carries_its_claim_review(pages):
    reviews = [
        path for path, page in pages.items() if "ClaimReview" in html.tostring(page).decode()
    ]
    fact_checks = [
        path
        for path in filter(is_answer, pages)
        if any(one["@type"] == "ClaimReview" for one in data_of(pages[path]))
    ]
    assert reviews == fact_checks
    assert all(len(data_of(pages[path])) == 1 for path in fact_checks)


def test_an_official_answer_says_that_the_organisation_is_a_party_and_rates_nothing(pages):
    for path in filter(is_answer, pages):
        (data,) = data_of(pages[path])
        if data["@type"] == "Article":
            text = pages[path].text_content()
            assert "Cơ quan là bên liên quan" in text
            assert "reviewRating" not in json.dumps(data)


def test_a_corrected_page_shows_its_note_and_is_on_the_list(pages):
    listed = pages["/corrections/"].text_content()
    corrected = [
        path
        for path in filter(is_answer, pages)
        if any(one.get("correction") for one in data_of(pages[path]))
    ]
    assert corrected
    for path in corrected:
        note = data_of(pages[path])[0]["correction"][0]["text"]
        assert note in listed
        assert note in pages[path].text_content()


def test_no_page_has_a_script_that_runs_or_a_style_of_its_own(pages):
    for path, page in pages.items():
        assert page.xpath("//script[not(@type='application/ld+json')]") == [], path
        assert page.xpath("//@style | //style | //@onclick | //@onload") == [], path


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom", "corrections.atom"])
def test_feeds_are_well_formed_for_a_strict_reader(site, name):
    read = feedparser.parse((site / name).read_bytes())
    assert not read.bozo, read.get("bozo_exception")
    assert read.entries
    assert all(
        entry.get("id") and entry.get("link") and entry.get("title") for entry in read.entries
    )
    assert b"ClaimReview" not in (site / name).read_bytes()


def test_the_json_feed_has_what_version_1_1_requires(site):
    feed = json.loads((site / "feed.json").read_bytes())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["items"]
    for item in feed["items"]:
        assert item["id"]
        assert item.get("content_html") or item.get("content_text")


@pytest.mark.parametrize("name", ["sitemap.xml", "news-sitemap.xml"])
def test_sitemaps_list_the_pages_that_there_are(site, pages, name):
    tree = etree.fromstring((site / name).read_bytes())
    listed = [urlsplit(loc).path for loc in tree.xpath("//*[local-name()='loc']/text()")]
    assert set(listed) <= set(pages)
    if name == "sitemap.xml":
        assert set(filter(is_answer, pages)) <= set(listed)
