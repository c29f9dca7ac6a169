import json
import re
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from tests.desk.conftest import MORNING
from tests.desk.published import add_evidence, make_small_site, open_case, publish
from tests.public_client import SiteHandler, client_of

from minhbach.collect.feed import read_feed
from minhbach.desk.models import Case
from minhbach.desk.web.public import site
from minhbach.publish.required import problems
from minhbach.publish.statement import Change

_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
LISTS = ("/", "/corrections/", "/search/?q=cau", "/method/", "/about/", "/corrections-policy/")
FEEDS = ("/feed.rss", "/feed.atom", "/feed.json", "/corrections.atom")


@pytest.fixture
def small_site(press_rows):
    return make_small_site(press_rows)


@pytest.fixture
def site_client():
    return client_of(SiteHandler)


def body(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code)
    return response.content.decode()


def linked_data(html):
    return [json.loads(found) for found in _SCRIPT.findall(html)]


def test_a_statement_says_claim_answer_evidence_and_who_stands_behind_it_in_this_order(
    small_site, site_client
):
    html = body(site_client, small_site["corrected"].path)
    marks = ["claim", "answer", "evidence", "behind", "appeared", "history"]
    places = [html.index(f'<h2 id="{mark}">') for mark in marks]
    assert places == sorted(places)
    answer = html[html.index('id="answer"') : html.index('id="evidence"')]
    assert "Phần lớn sai" in answer
    assert "Xe cứu thương luôn được qua." in answer
    assert 'class="shape"' in html
    assert "9f" * 32 in html
    assert f"/ask/?about={small_site['corrected'].path}" in html


def test_a_fact_check_carries_one_claim_review_on_its_canonical_page_only(small_site, site_client):
    page = small_site["corrected"].path
    html = body(site_client, page)
    (data,) = linked_data(html)
    assert data["@type"] == "ClaimReview"
    assert problems(data) == []
    assert f'<link rel="canonical" href="{settings.OFFICE.site}{page}">' in html
    translated = body(site_client, f"/en{page}")
    assert linked_data(translated) == []
    assert f'<link rel="canonical" href="{settings.OFFICE.site}{page}">' in translated


def test_lists_and_explaining_pages_carry_no_data_of_claims(small_site, site_client):
    for path in (*LISTS, f"/topics/{small_site['corrected'].topics.get().pk}/"):
        html = body(site_client, path)
        assert "ClaimReview" not in html
        assert "<script" not in html


def test_an_official_answer_says_that_the_organisation_is_a_party_and_has_no_rating(
    small_site, site_client
):
    html = body(site_client, small_site["official"].path)
    assert "Cơ quan là bên liên quan đến thông tin này." in html
    assert 'class="rating"' not in html
    (data,) = linked_data(html)
    assert data["@type"] == "Article"
    assert problems(data) == []


def test_a_correction_is_seen_on_top_of_the_page_and_in_the_list(small_site, site_client):
    html = body(site_client, small_site["corrected"].path)
    assert html.index('class="strip"') < html.index('id="claim"')
    assert "Bài trước ghi mười ngày" in html
    assert re.search(r'class="changed">[^<]*<time[^>]*>24/11/2026', body(site_client, "/"))


def test_what_a_withdrawn_page_said_is_folded_away_and_is_no_claim_review(small_site, site_client):
    html = body(site_client, small_site["withdrawn"].path)
    assert html.index("withdrawn") < html.index('id="claim"')
    assert html.index("<details>") < html.index('class="rating"') < html.index("</details>")
    (data,) = linked_data(html)
    assert data["@type"] == "Article"
    assert problems(data) == []


def test_an_update_has_a_strip_of_its_own_and_only_the_last_is_shown(small_site, site_client):
    statement = small_site["english"]
    said = {
        "title": "Nearly 9,000 people",
        "verdict": "8,912 people came.",
        "rating": "mostly-true",
    }
    for number in (1, 2):
        at = MORNING + timedelta(minutes=number)
        publish(statement.case, at, Change.UPDATE, f"Addition {number}.", **said)
    html = body(site_client, f"/en{statement.path}")
    strips = html[html.index('class="strips"') : html.index('id="claim"')]
    assert "Updated on" in strips
    assert "Addition 2." in strips
    assert "Addition 1." not in strips
    assert f"/en{statement.path}versions/1-3/" in html


def test_a_page_asks_whether_it_is_still_true_once_its_day_has_come(small_site, site_client):
    assert "Still true?" in body(site_client, f"/en{small_site['corrected'].path}")
    assert "Still true?" not in body(site_client, f"/en{small_site['official'].path}")


def test_copies_of_the_article_are_folded_into_the_original(small_site, site_client):
    html = body(site_client, f"/en{small_site['corrected'].path}")
    appeared = html[html.index('id="appeared"') : html.index('id="history"')]
    assert appeared.count("<li>") == 1
    assert "and 1 copy" in appeared


def test_text_of_people_is_never_markup(small_site, site_client):
    assert "count &lt;b&gt;by gate&lt;/b&gt; &amp; by hour" in body(
        site_client, small_site["english"].path
    )


def test_the_text_says_its_own_language_and_the_page_around_it_the_readers(small_site, site_client):
    html = body(site_client, small_site["english"].path)
    assert '<html lang="vi">' in html
    assert '<h1 lang="en">' in html
    other = f'href="/en{small_site["english"].path}" hreflang="en"'
    assert other in html
    translated = body(site_client, f"/en{small_site['english'].path}")
    assert '<html lang="en">' in translated
    assert f'href="{small_site["english"].path}" hreflang="vi"' in translated
    assert 'href="/en/corrections/"' in translated
    assert 'href="/feed.rss"' in translated


def test_the_index_tells_kind_verdict_and_date_newest_first(small_site, site_client):
    html = body(site_client, "/en/")
    titles = [small_site[name].versions.last().title for name in ("official", "english")]
    assert html.index(titles[0]) < html.index(titles[1])
    assert "Official answer" in html
    assert "Mostly true" in html
    assert 'Giao thông <span class="n">1</span>' in html


def test_a_topic_has_its_own_list_and_one_without_answers_has_none(small_site, site_client):
    topic = small_site["corrected"].topics.get()
    html = body(site_client, f"/topics/{topic.pk}/")
    assert small_site["corrected"].path in html
    assert small_site["official"].path not in html
    body(site_client, f"/topics/{topic.pk + 999}/", 404)


def test_a_long_list_goes_on_over_several_pages(small_site, site_client, monkeypatch):
    monkeypatch.setattr(site, "ON_A_PAGE", 3)
    first, second = body(site_client, "/"), body(site_client, "/page/2/")
    assert 'rel="next" href="/page/2/"' in first
    assert 'rel="prev" href="/"' in second
    paths = [statement.path for statement in small_site.values()]
    assert [(path in first) + (path in second) for path in paths] == [1, 1, 1, 1]
    body(site_client, "/page/3/", 404)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("cầu Bến Lau", ["corrected"]),
        ("cau ben lau", ["corrected"]),
        ("CAU khe co gian", ["corrected"]),
        ("vac xin", ["withdrawn"]),
        ("giá nước", ["official"]),
        ("gía nước", ["official"]),
        ("cup final", ["english"]),
        ("không có gì như thế", []),
        ("", []),
    ],
)
def test_search_finds_words_with_or_without_marks(small_site, site_client, asked, names):
    html = site_client.get("/search/", {"q": asked}).content.decode()
    assert [name for name in small_site if f'href="{small_site[name].path}"' in html] == names


def test_two_versions_stand_side_by_side(small_site, site_client):
    path = small_site["corrected"].path
    html = body(site_client, f"{path}versions/1-2/")
    assert "<del>10/12/2026</del>" in html
    assert "<ins>12/12/2026</ins>" in html
    for pair in ("2-1", "1-1", "0-1", "1-3"):
        body(site_client, f"{path}versions/{pair}/", 404)


def test_corrections_lists_every_change_with_its_note(small_site, site_client):
    html = body(site_client, "/corrections/")
    assert "Báo cáo kho là của tháng trước." in html
    assert "Bài trước ghi mười ngày" in html
    assert f'{small_site["corrected"].path}#version-2"' in html


def test_a_statement_is_there_as_data_with_all_versions(small_site, site_client):
    response = site_client.get(f"{small_site['corrected'].path}answer.json")
    record = response.json()
    assert [version["number"] for version in record["versions"]] == [1, 2]
    assert record["versions"][1]["prov:wasRevisionOf"]["@id"].endswith("#version-1")
    assert "ClaimReview" not in response.content.decode()


@pytest.mark.parametrize("path", FEEDS)
def test_a_reader_of_feeds_reads_ours(small_site, site_client, path):
    response = site_client.get(path)
    feed = read_feed(response.content, address="", content_type=response["Content-Type"])
    count = 2 if path == "/corrections.atom" else 4
    assert len(feed.entries) == count
    assert all(entry.address.startswith(settings.OFFICE.site) for entry in feed.entries)
    assert "ClaimReview" not in response.content.decode()


def test_the_sitemaps_list_every_page_and_the_news_of_two_days(small_site, site_client):
    locations = [
        element.text
        for element in ElementTree.fromstring(body(site_client, "/sitemap.xml")).iter()
        if element.tag.endswith("}loc")
    ]
    for statement in small_site.values():
        assert f"{settings.OFFICE.site}{statement.path}" in locations
    for location in locations:
        body(site_client, location.removeprefix(settings.OFFICE.site))
    news = body(site_client, "/news-sitemap.xml")
    assert small_site["official"].path in news
    assert small_site["corrected"].path not in news
    assert f"Sitemap: {settings.OFFICE.site}/sitemap.xml" in body(site_client, "/robots.txt")


def test_a_page_may_be_kept_for_a_minute_and_is_sent_again_only_when_it_changed(
    small_site, site_client
):
    for path in ("/", small_site["corrected"].path, "/feed.atom"):
        first = site_client.get(path)
        assert set(first["Cache-Control"].split(", ")) == {"public", "max-age=60"}
        again = site_client.get(path, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
        assert not again.content


def test_the_site_sets_no_cookie_runs_no_script_and_loads_from_itself_alone(
    small_site, site_client
):
    response = site_client.get(small_site["corrected"].path)
    assert not response.cookies
    assert "default-src 'none'" in response["Content-Security-Policy"]
    html = response.content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert " on" + "click" not in html
    loaded = re.findall(r'<(?:link rel="(?:stylesheet|icon|preload)"[^>]*|img[^>]*)>', html)
    assert loaded
    assert all('href="/static/' in one for one in loaded)


def test_the_site_only_reads(small_site, site_client, monkeypatch):
    assert site_client.post("/", {"a": "b"}).status_code == 405
    assert site_client.delete(small_site["corrected"].path).status_code == 405

    def write(*_):
        Case.objects.update(title="changed")

    monkeypatch.setattr(site, "_page", write)
    with pytest.raises(PermissionError, match="only reads"):
        site_client.get("/")


@pytest.mark.parametrize(
    "path", ["/nothing/", "/answers/2026/nothing/", "/answers/2026/nothing/answer.json", "/page/9/"]
)
def test_what_is_not_there_is_said_in_words(db, site_client, path):
    html = body(site_client, path, 404)
    assert "<h1>" in html
    assert 'class="masthead"' in html


def test_an_empty_site_says_so_in_every_list_and_feed(db, site_client):
    for path in (*LISTS, *FEEDS, "/sitemap.xml", "/news-sitemap.xml", "/robots.txt"):
        body(site_client, path)
    assert "Nothing has been published yet." in body(site_client, "/en/")
    assert "Nothing was corrected yet." in body(site_client, "/en/corrections/")


def test_a_page_costs_the_same_number_of_queries_however_many_statements_there_are(
    small_site, site_client, django_assert_max_num_queries
):
    for number in range(10):
        case = open_case(f"Claim {number}", party=False, language="en")
        add_evidence(case, "A record")
        publish(case, MORNING, title=f"Answer {number}", verdict="So it is.", rating="true")
    with django_assert_max_num_queries(6):
        site_client.get("/")


def test_the_method_page_explains_each_rating_as_the_page_draws_it(db, site_client):
    html = body(site_client, "/en/method/")
    for word in ("True", "Mostly true", "Part true, part false", "Mostly false", "False"):
        assert f"{word}</dt>" in html
    assert html.count('class="shape"') == 6


def test_who_we_are_and_who_pays_are_the_offices_own_words(db, site_client, settings):
    settings.OFFICE = replace(
        settings.OFFICE,
        who_we_are="Năm người.\n\nMột phòng.",
        funding="Ngân sách tỉnh <2 tỉ>",
        spokesperson="Văn phòng UBND",
        public_contact="traloi@anhai.example",
        invented=True,
    )
    html = body(site_client, "/en/about/")
    for text in ("<p>Năm người.</p>", "&lt;2 tỉ&gt;", "Văn phòng UBND", "traloi@anhai.example"):
        assert text in html
    assert 'class="banner"' in html
