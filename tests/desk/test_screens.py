"""The screens, through Django's client on a real database."""

import hashlib
import re
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from tests.desk.conftest import ARTICLES, HOSTILE, MORNING, PASSWORD
from tests.fakes import FakeDoor, rss

from minhbach.briefs.render import render_text
from minhbach.desk import clock, jobs
from minhbach.desk.actions.follow import follow_feed, pause_feed
from minhbach.desk.models import Edition, Feed, Profile, Story, StoryChange, Topic
from minhbach.desk.office import Office
from minhbach.desk.web.guard import POLICY

pytestmark = pytest.mark.django_db

VENDOR = Path(finders.find("vendor/SHA256SUMS")).parent
MOST_QUERIES = 25
# The press's side of the desk: arguments, whether it only takes POST, and the statuses it answers
# the desk officer and the administrator with (POST without fields). 302 leads on inside the desk.
# Who may do what at every address is test_matrix.py.
SCREENS = {
    "today": ((), "GET", 200, 200),
    "since": ((), "GET", 200, 200),
    "briefs": ((), "GET", 200, 200),
    "brief": (("profile", "edition"), "GET", 200, 200),
    "brief-mail": (("profile", "edition"), "GET", 200, 200),
    "brief-text": (("profile", "edition"), "GET", 200, 200),
    "brief-now": (("profile",), "POST", 302, 302),
    "stories": ((), "GET", 200, 200),
    "story": (("story",), "GET", 200, 200),
    "story-candidates": (("story",), "GET", 200, 200),
    "story-rename": (("story",), "POST", 422, 403),
    "story-merge": (("story",), "POST", 422, 403),
    "story-split": (("story",), "POST", 422, 403),
    "feeds": ((), "GET", 200, 200),
    "feed": (("feed",), "GET", 200, 200),
    "follow": ((), "GET", 403, 200),
    "opml": ((), "GET", 200, 200),
    "poll-now": (("feed",), "POST", 403, 302),
    "pause": (("feed",), "POST", 403, 409),
    "topics": ((), "GET", 200, 200),
    "topic-new": ((), "GET", 403, 200),
    "topic": (("topic",), "GET", 403, 200),
    "topic-delete": (("topic",), "POST", 403, 302),
    "profiles": ((), "GET", 200, 200),
    "profile-new": ((), "GET", 403, 200),
    "profile": (("profile",), "GET", 403, 200),
}
NO_ROW = str(10**25)  # more than SQLite counts


@pytest.fixture
def door(monkeypatch):
    """No screen of a test opens the real door of the office."""
    fake = FakeDoor()
    monkeypatch.setattr(jobs, "door", lambda: fake)
    return fake


def address(name, rows):
    if name not in SCREENS:
        return reverse(name)
    wanted = {**rows, "edition": rows["edition"].edition_id}
    keys = SCREENS[name][0]
    return reverse(name, args=[getattr(wanted[key], "pk", wanted[key]) for key in keys])


def visit(client, name, rows):
    method = client.get if SCREENS[name][1] == "GET" else client.post
    return method(address(name, rows))


def body(response):
    return response.content.decode()


def elements(response):
    """The elements of a page, each with its attributes."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, attributes))
    parser.feed(body(response))
    return found


@pytest.mark.parametrize("name", SCREENS)
def test_a_stranger_is_sent_to_the_login(name, client, press_rows):
    response = visit(client, name, press_rows)
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))


@pytest.mark.parametrize("name", SCREENS)
def test_a_desk_officer_may_do_what_the_table_says(name, client, officer, press_rows, door):
    client.force_login(officer)
    assert visit(client, name, press_rows).status_code == SCREENS[name][2]


@pytest.mark.parametrize("name", SCREENS)
def test_an_administrator_may_do_what_the_table_says(name, client, administrator, press_rows, door):
    client.force_login(administrator)
    assert visit(client, name, press_rows).status_code == SCREENS[name][3]


@pytest.mark.parametrize("name", [name for name in SCREENS if SCREENS[name][1] == "GET"])
def test_every_page_answers_within_the_queries_of_a_page(
    name, client, administrator, officer, press_rows, django_assert_max_num_queries
):
    client.force_login(administrator)
    with django_assert_max_num_queries(MOST_QUERIES):
        visit(client, name, press_rows)


@pytest.mark.parametrize("name", [name for name in SCREENS if SCREENS[name][1] == "POST"])
def test_what_writes_does_not_answer_a_get(name, client, administrator, press_rows):
    client.force_login(administrator)
    assert client.get(address(name, press_rows)).status_code == 405


def test_a_person_logs_in_and_out(client, officer, press_rows):
    said = client.post(reverse("login"), {"username": "lan", "password": "wrong"})
    assert "note-error" in body(said)
    entered = client.post(
        reverse("login"), {"username": "lan", "password": PASSWORD, "next": "/stories/"}
    )
    assert entered.url == "/stories/"
    assert client.post(reverse("logout")).url == reverse("login")
    assert client.get("/stories/").status_code == 302


def test_the_login_never_leads_to_another_site(client, officer):
    entered = client.post(
        reverse("login"),
        {"username": "lan", "password": PASSWORD, "next": "https://evil.example/"},
    )
    assert entered.url == reverse("today")


@pytest.mark.parametrize("name", ["today", "stories", "story", "feeds", "login"])
def test_the_policy_of_a_page_allows_no_inline_code(name, client, officer, press_rows):
    if name != "login":
        client.force_login(officer)
    response = client.get(address(name, press_rows))
    assert response["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    for tag, attributes in elements(response):
        assert tag != "style"
        assert not [name for name, _ in attributes if name == "style" or name.startswith("on")]
        assert not [value for _, value in attributes if "javascript:" in (value or "")]


def test_the_mail_alone_may_carry_styles_and_nothing_else(client, officer, press_rows):
    client.force_login(officer)
    policy = visit(client, "brief-mail", press_rows)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; sandbox")


def test_a_headline_that_is_code_is_shown_as_text(client, officer, press_rows):
    client.force_login(officer)
    hostile = Story.objects.get(headline__contains="alert(1)")
    for page in [
        reverse("today"),
        reverse("stories"),
        reverse("story", args=[hostile.pk]),
        reverse("feed", args=[Feed.objects.get(title="Tin Miền Hạ").pk]),
        reverse("story-candidates", args=[press_rows["story"].pk]) + "?q=gia",
    ]:
        shown = body(client.get(page))
        assert "&lt;script&gt;alert(1)" in shown, page
        assert "<script>alert" not in shown, page
        assert "<img" not in shown, page


def test_the_fake_headline_reached_the_database_whole(press_rows):
    assert HOSTILE in {article.headline for article in press_rows["articles"]}
    assert len(press_rows["articles"]) == len(ARTICLES)


def test_a_page_comes_in_the_language_chosen(client, officer, press_rows):
    client.force_login(officer)
    assert "Dòng sự kiện" in body(client.get(reverse("stories")))
    chosen = client.post(reverse("language"), {"language": "en", "next": "/stories/"})
    assert chosen.url == "/stories/"
    english = body(client.get(reverse("stories")))
    assert '<html lang="en">' in english
    assert "New, growing and followed ones first." in english


def test_a_stranger_may_choose_the_language_of_the_login(client, db):
    client.post(reverse("language"), {"language": "en", "next": reverse("login")})
    assert "User name" in body(client.get(reverse("login")))


def test_an_invented_press_is_said_on_every_page(client, officer, press_rows, settings):
    said = "Báo chí trong bản dùng thử này là hư cấu"
    assert said not in body(client.get(reverse("login")))
    settings.OFFICE = Office(folder=Path(), organisation="An Hải", invented=True)
    assert said in body(client.get(reverse("login")))
    client.force_login(officer)
    for name in ("today", "stories", "story", "briefs", "brief", "feeds", "feed", "topics"):
        assert said in body(visit(client, name, press_rows)), name


def test_today_shows_the_latest_brief_and_the_next_one(client, officer, press_rows):
    client.force_login(officer)
    shown = body(client.get(reverse("today")))
    assert '<article class="brief"' in shown
    assert ARTICLES[0][1] in shown
    assert "15:30" in shown


def test_today_of_a_new_office_says_what_to_do(client, administrator):
    client.force_login(administrator)
    assert reverse("follow") in body(client.get(reverse("today")))
    follow_feed("https://a.example/rss", title="Báo A", who=None, now=MORNING)
    assert "chưa lấy tin lần nào" in body(client.get(reverse("today")))


def test_an_edition_leads_to_its_neighbours(client, officer, press_rows):
    client.force_login(officer)
    later = jobs.make_brief_now(press_rows["profile"].pk, now=MORNING + timedelta(hours=1))
    first = body(visit(client, "brief", press_rows))
    second = body(client.get(reverse("brief", args=[later.profile_id, later.edition_id])))
    assert f"{later.edition_id}/" in first
    assert 'rel="next"' in first
    assert 'rel="prev"' in second


def test_the_text_of_a_brief_is_the_text_that_is_rendered(client, officer, press_rows):
    from minhbach.briefs.frozen import from_json

    client.force_login(officer)
    response = visit(client, "brief-text", press_rows)
    assert body(response) == render_text(from_json(press_rows["edition"].brief))


def test_a_brief_is_made_now_once_a_minute(client, officer, press_rows):
    client.force_login(officer)
    clock.set_now(MORNING + timedelta(minutes=30))
    before = Edition.objects.count()
    first = client.post(reverse("brief-now", args=[press_rows["profile"].pk]))
    again = client.post(reverse("brief-now", args=[press_rows["profile"].pk]))
    assert first.url == again.url
    assert Edition.objects.count() == before + 1


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {0, 2, 3, 4}),
        ("period=24h", {0, 2, 3, 4}),
        ("language=en", {3}),
        ("q=song+ngan", {0}),
        ("q=sông", {0}),
        ("q=cau+lau", {2}),
        ("q=nothing+such", set()),
        ("status=growing", set()),
        ("period=unknown&status=unknown", set()),
        ("page=9", {0, 2, 3, 4}),
    ],
)
def test_the_list_of_stories_is_filtered_by_its_address(query, shown, client, officer, press_rows):
    client.force_login(officer)
    listed = re.findall(r'<h2><a href="/stories/(\d+)/"', body(client.get(f"/stories/?{query}")))
    headlines = set(Story.objects.filter(pk__in=listed).values_list("headline", flat=True))
    assert headlines == {ARTICLES[n][1] for n in shown}


def test_a_topic_filters_the_list(client, officer, press_rows):
    client.force_login(officer)
    shown = body(client.get(f"/stories/?topic={press_rows['topic'].pk}"))
    assert ARTICLES[0][1] in shown
    assert ARTICLES[2][1] not in shown
    assert 'href="?" aria-current="true"' in shown  # the chip that takes the filter away


def test_a_story_folds_its_copies_under_the_original(client, officer, press_rows):
    client.force_login(officer)
    shown = body(visit(client, "story", press_rows))
    assert "2 bài, 1 bài gốc" in shown
    assert "1 bản đăng lại" in shown
    folded = shown.split('<details class="copies-of">')[1].split("</details>")[0]
    assert ARTICLES[1][1] in folded
    assert ARTICLES[0][1] not in folded


def test_a_story_is_renamed_merged_and_split_by_hand(client, officer, press_rows):
    client.force_login(officer)
    story, other = press_rows["story"], Story.objects.get(headline=ARTICLES[2][1])
    renamed = client.post(
        reverse("story-rename", args=[story.pk]), {"headline": "Lũ lớn trên sông Ngân"}, follow=True
    )
    assert "Lũ lớn trên sông Ngân" in body(renamed)
    merged = client.post(
        reverse("story-merge", args=[story.pk]), {"other": str(other.pk)}, follow=True
    )
    assert ARTICLES[2][1] in body(merged)
    assert client.get(reverse("story", args=[other.pk])).url == reverse("story", args=[story.pk])
    bridge = Story.objects.get(pk=story.pk).mentions.get(headline=ARTICLES[2][1])
    split = client.post(
        reverse("story-split", args=[story.pk]), {"article": str(bridge.pk)}, follow=True
    )
    assert ARTICLES[2][1] in body(split)
    history = body(client.get(reverse("story", args=[story.pk])))
    assert StoryChange.objects.count() == 3
    for word in ("đổi tiêu đề", "gộp", "tách"):
        assert f"<b>{word}</b>" in history


def test_an_error_goes_back_to_the_page_and_is_said_there(client, officer, press_rows):
    client.force_login(officer)
    page = reverse("story", args=[press_rows["story"].pk])
    said = client.post(
        reverse("story-rename", args=[press_rows["story"].pk]),
        {"headline": " "},
        headers={"Referer": f"http://testserver{page}"},
        follow=True,
    )
    assert said.redirect_chain == [(f"http://testserver{page}", 302)]
    assert "Dòng sự kiện cần có tiêu đề." in body(said)


def test_an_error_never_goes_back_to_another_site(client, officer, press_rows):
    client.force_login(officer)
    said = client.post(
        reverse("story-rename", args=[press_rows["story"].pk]),
        {"headline": ""},
        headers={"Referer": "https://evil.example/"},
    )
    assert said.status_code == 422


def test_an_error_in_a_part_of_a_page_is_a_toast(client, officer, press_rows):
    client.force_login(officer)
    said = client.post(
        reverse("poll-now", args=[press_rows["feed"].pk]), headers={"HX-Request": "true"}
    )
    assert said.status_code == 403
    assert said["HX-Retarget"] == "#toasts"
    assert "<html" not in body(said)


def test_a_part_of_a_page_asked_for_after_the_session_ended_asks_for_the_login(client, db):
    said = client.get(reverse("since"), headers={"HX-Request": "true"})
    assert (said.status_code, said["HX-Refresh"]) == (204, "true")


def test_each_state_of_a_feed_is_said_in_words(client, officer, db):
    states = {
        "new": "chưa lấy tin",
        "fresh": "có tin mới",
        "unchanged": "không có gì mới",
        "empty": "rỗng",
        "not_a_feed": "không phải kênh tin",
        "failing": "đang lỗi",
    }
    for state in states:
        feed = follow_feed(f"https://{state}.example/rss", title=state, who=None, now=MORNING)
        Feed.objects.filter(pk=feed.pk).update(state=state)
    client.force_login(officer)
    for state, word in states.items():
        shown = body(client.get(f"/feeds/?state={state}"))
        assert shown.count("<tr data-row") == 1
        assert f">{word}</span>" in shown
    assert "2 lỗi" in body(client.get("/feeds/"))


def test_a_problem_of_a_feed_is_said_in_the_language_of_the_page(client, officer, press_rows):
    feed = press_rows["feed"]
    Feed.objects.filter(pk=feed.pk).update(
        state="failing", problem="outlet-0.example answered 503. Something new happened."
    )
    client.force_login(officer)
    shown = body(client.get("/feeds/"))
    assert "outlet-0.example trả lời mã 503. Something new happened." in shown


def test_a_feed_is_polled_now_and_its_row_comes_back(client, administrator, press_rows, door):
    feed = press_rows["feed"]
    link = "https://outlet-0.example/moi.html"
    door.answers[feed.address] = rss((link, "Tin mới về", "Tue, 24 Nov 2026 00:25:00 GMT"))
    client.force_login(administrator)
    row = client.post(reverse("poll-now", args=[feed.pk]), headers={"HX-Request": "true"})
    assert f'id="feed-{feed.pk}"' in body(row)
    assert feed.entries.filter(title="Tin mới về").exists()


def test_a_feed_is_paused_and_resumed(client, administrator, press_rows):
    client.force_login(administrator)
    pause = reverse("pause", args=[press_rows["feed"].pk])
    assert "tạm dừng" in body(client.post(pause, {"paused": "yes"}, follow=True))
    assert "tạm dừng" in body(client.get("/feeds/?state=paused"))
    client.post(pause, {"paused": "no"})
    assert not Feed.objects.get(pk=press_rows["feed"].pk).paused


def test_a_paused_feed_is_not_said_to_be_polled(client, administrator, press_rows, door):
    client.force_login(administrator)
    feed = press_rows["feed"]
    pause_feed(feed.pk, paused=True, who=None, now=MORNING)
    refused = client.post(reverse("poll-now", args=[feed.pk]))
    assert refused.status_code == 409
    assert "xem lại" in body(refused)
    assert door.asked == []


def test_an_address_is_looked_at_before_it_is_followed(client, administrator, door):
    feed = "https://moi.example/rss.xml"
    door.answers[feed] = rss(
        ("https://moi.example/1", "Tin thử", "Tue, 24 Nov 2026 00:00:00 GMT"), title="Báo Mới"
    )
    client.force_login(administrator)
    found = body(client.post("/feeds/follow/", {"step": "look", "address": "moi.example/rss.xml"}))
    assert "Tin thử" in found
    assert not Feed.objects.exists()
    sent = dict(re.findall(r'<input type="hidden" name="([a-z0-9-]+)" value="([^"]*)"', found))
    sent |= {"step": "follow", "feed": "0", "outlet": "Báo Mới"}
    followed = client.post("/feeds/follow/", sent, follow=True)
    assert "Báo Mới" in body(followed)
    assert Feed.objects.get().address == feed


@pytest.mark.parametrize(
    ("typed", "said", "status"),
    [
        ("", "Hãy nhập một địa chỉ", 422),
        ("gone.example", "trả lời mã 404", 502),
    ],
)
def test_an_address_without_a_feed_is_said_on_the_form(
    typed, said, status, client, administrator, door
):
    client.force_login(administrator)
    shown = client.post("/feeds/follow/", {"step": "look", "address": typed})
    assert shown.status_code == status
    assert f'value="{typed}"' in body(shown)
    assert said in body(shown)


def test_a_list_of_feeds_goes_out_and_comes_in(client, administrator, press_rows, tmp_path):
    client.force_login(administrator)
    exported = client.get(reverse("opml"))
    assert exported["Content-Disposition"] == 'attachment; filename="minhbach.opml"'
    moved = exported.content.replace(b"https://outlet-", b"https://other-")
    file = tmp_path / "list.opml"
    file.write_bytes(moved)
    before = Feed.objects.count()
    with file.open("rb") as listed:
        client.post("/feeds/follow/", {"step": "look", "list": listed})
    assert Feed.objects.count() == 2 * before
    file.write_bytes(b"not a list")
    with file.open("rb") as listed:
        refused = client.post("/feeds/follow/", {"step": "look", "list": listed})
    assert refused.status_code == 422


def test_the_list_to_start_from_is_followed_by_one_button(client, administrator):
    client.force_login(administrator)
    client.post("/feeds/follow/", {"step": "starter"})
    assert Feed.objects.filter(state="new").count() > 20


def test_an_address_that_cannot_be_taken_apart_is_no_address(client, administrator, tmp_path):
    client.force_login(administrator)
    sent = {"step": "follow", "feed": "0", "address-0": "http://[", "title-0": "Báo A"}
    assert client.post("/feeds/follow/", sent).status_code == 422
    sent |= {"address-0": "https://a.example/rss", "home": "http://["}
    assert client.post("/feeds/follow/", sent).status_code == 302
    assert Feed.objects.get().outlet.host == "a.example"
    file = tmp_path / "list.opml"
    file.write_text('<opml><body><outline xmlUrl="http://["/></body></opml>')
    with file.open("rb") as listed:
        refused = client.post("/feeds/follow/", {"step": "look", "list": listed})
    assert refused.status_code == 422


def test_the_list_and_the_page_of_a_story_say_the_same_status(client, officer, press_rows):
    client.force_login(officer)
    listed = body(client.get("/stories/"))
    seen = set()
    for story in Story.objects.all():
        row = listed.partition(f'href="/stories/{story.pk}/"')[2].partition("</h2>")[0]
        in_list = (re.findall(r"tag tag-(\w+)", row) or ["quiet"])[0]
        page = body(client.get(f"/stories/{story.pk}/"))
        assert re.search(r'class="facts"><span class="tag tag-(\w+)', page)[1] == in_list
        seen.add(in_list)
    assert {"new", "quiet"} <= seen


def test_a_topic_is_written_changed_and_deleted(client, administrator, press_rows):
    client.force_login(administrator)
    wrong = client.post("/topics/new/", {"name": "Học phí", "kind": "topic", "phrases": " "})
    assert wrong.status_code == 422
    assert 'value="Học phí"' in body(wrong)
    client.post("/topics/new/", {"name": "Học phí", "kind": "topic", "phrases": "học phí"})
    topic = Topic.objects.get(name="Học phí")
    client.post(f"/topics/{topic.pk}/", {"name": "Học phí", "kind": "place", "phrases": "Sơn Khê"})
    assert Topic.objects.get(pk=topic.pk).kind == "place"
    client.post(f"/topics/{topic.pk}/delete/")
    assert not Topic.objects.filter(pk=topic.pk).exists()


def test_topics_stand_in_the_order_of_the_vietnamese_alphabet(client, administrator, db):
    client.force_login(administrator)
    for name in ("Lam Kiều", "Đông Ngân", "Cửa Ngân", "Ân Thi", "An Hải"):
        client.post("/topics/new/", {"name": name, "kind": "place", "phrases": name})
    shown = re.findall(r'class="main" href="[^"]*">([^<]*)<', body(client.get("/topics/")))
    assert shown == ["An Hải", "Ân Thi", "Cửa Ngân", "Đông Ngân", "Lam Kiều"]


def test_a_profile_is_written_and_what_was_typed_stays_when_it_is_wrong(
    client, administrator, press_rows
):
    client.force_login(administrator)
    typed = {
        "name": "Chiều",
        "slots": "16:00",
        "weekdays": ["1", "2"],
        "language": "en",
        "how_many": "5",
        "lead_minutes": "15",
        "scope": "topics",
        "topics": [str(press_rows["topic"].pk)],
        "active": "yes",
    }
    wrong = client.post("/profiles/new/", typed | {"slots": "four", "how_many": "x"})
    assert wrong.status_code == 422
    assert "“four” không phải giờ" in body(wrong)
    assert client.post("/profiles/new/", typed).url == reverse("profiles")
    profile = Profile.objects.get(name="Chiều")
    assert (profile.weekdays, profile.how_many, profile.scope) == ("12", 5, "topics")
    assert profile.topics.get() == press_rows["topic"]
    shown = body(client.get(f"/profiles/{profile.pk}/"))
    assert 'value="16:00"' in shown
    assert "Thứ Hai, Thứ Ba" in body(client.get("/profiles/"))


def test_a_topic_that_is_not_there_is_left_out_of_a_profile(client, administrator, press_rows):
    client.force_login(administrator)
    typed = {
        "name": "Chiều",
        "slots": "16:00",
        "weekdays": ["1"],
        "language": "vi",
        "how_many": "5",
        "lead_minutes": "15",
        "scope": "all",
        "topics": [str(press_rows["topic"].pk), "999", NO_ROW],
    }
    assert client.post("/profiles/new/", typed).url == reverse("profiles")
    assert Profile.objects.get(name="Chiều").topics.get() == press_rows["topic"]


@pytest.mark.parametrize("name", [name for name in SCREENS if SCREENS[name][0]])
def test_a_number_that_no_row_can_have_is_not_there(name, client, administrator, officer, door):
    client.force_login(officer if name.startswith("story") else administrator)
    edition = ["2026-11-24-0730"] if name in ("brief", "brief-mail", "brief-text") else []
    method = client.get if SCREENS[name][1] == "GET" else client.post
    said = method(reverse(name, args=[int(NO_ROW), *edition]))
    assert said.status_code in (404, 409, 422)


def test_pages_of_a_long_list_keep_the_filter(client, officer, db):
    for n in range(60):
        feed = follow_feed(f"https://f{n}.example/rss", title=f"Báo {n}", who=None, now=MORNING)
        pause_feed(feed.pk, paused=True, who=None, now=MORNING)
    client.force_login(officer)
    first = body(client.get("/feeds/?state=paused"))
    assert 'href="?state=paused&amp;page=2"' in first
    second = body(client.get("/feeds/?state=paused&page=2"))
    assert second.count("<tr data-row") == 10


def test_what_is_not_there_says_so_in_words(client, officer):
    client.force_login(officer)
    missing = client.get("/stories/999/")
    assert missing.status_code == 404
    assert "Không có trang này" in body(missing)


def test_vendored_files_are_the_ones_that_were_looked_at():
    listed = dict(
        reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text().splitlines()
    )
    there = {file.name for file in VENDOR.iterdir()} - {"SHA256SUMS"}
    assert set(listed) == there
    for name, digest in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name


def test_pages_load_nothing_from_elsewhere(client, officer, press_rows):
    client.force_login(officer)
    shown = body(client.get(reverse("today")))
    loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"', shown)
    assert loaded
    assert all(one.startswith(settings.STATIC_URL) for one in loaded)
