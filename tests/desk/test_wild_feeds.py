"""Feeds as they are in the wild, through the real pipeline: nothing false or lost, all said."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.fakes import FakeDoor, page
from tests.text.old_letters import WRITTEN

from minhbach.adapters.fetch import Answer
from minhbach.briefs.frozen import from_json
from minhbach.collect.schedule import FeedState, HostPace
from minhbach.desk import clock, jobs
from minhbach.desk.actions.follow import follow_feed, pause_feed
from minhbach.desk.actions.profiles import save_profile
from minhbach.desk.clockwork import Clockwork
from minhbach.desk.gather.press import broken_feeds, silent_feeds
from minhbach.desk.jobs.turns import Turns
from minhbach.desk.models import Article, AuditEntry, Edition, Entry, Feed, Poll
from minhbach.errors import FetchFailed

pytestmark = pytest.mark.django_db

SIX = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
FEED = "https://anhai.example/rss.xml"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TEXTS = (
    "Lũ trên sông Ngân dâng cao, hơn sáu trăm hộ dân ven sông phải sơ tán trong đêm 23/11. ",
    "Cầu Bến Lau thông xe từ sáng 23/11 sau mười bốn tháng thi công, sớm một tháng. ",
    "Thư viện tỉnh mở cửa tới chín giờ tối, học sinh được mượn mười cuốn sách mỗi lần. ",
)
HEADLINES = ("Lũ sông Ngân dâng cao", "Cầu Bến Lau thông xe", "Thư viện mở cửa buổi tối")
LOGIN = (
    b"<!doctype html><html><head><title>Dang nhap</title></head><body><form></form></body></html>"
)


@pytest.fixture
def feed():
    return follow_feed(FEED, title="Báo An Hải", who=None, now=SIX)


@pytest.fixture
def door():
    answers = {link(n): page(HEADLINES[n], TEXTS[n] * 4) for n in range(3)}
    return FakeDoor({**answers, FEED: channel(*(item(n) for n in range(3)))})


def link(n):
    return f"https://anhai.example/tin-{n}.html"


def item(n, *, guid=None, at=None, title=None, address=None):
    at = at or SIX - (n + 1) * HOUR
    return (
        f"<item><title>{title or HEADLINES[n % 3]}</title><link>{address or link(n)}</link>"
        f'<guid isPermaLink="false">{guid or n}</guid>'
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        "<description>Tóm tắt.</description></item>"
    )


def channel(*items):
    head = (
        "<rss version='2.0'><channel><title>Báo An Hải</title><link>https://anhai.example/</link>"
    )
    return (head + "".join(items) + "</channel></rss>").encode()


def drain(door, now=SIX):
    return Clockwork(door, now=lambda: now, turns=Turns()).drain()


def poll(door, now):
    """One poll of the feed at that moment, whether it is due or not."""
    return jobs.poll_feed(Feed.objects.get().pk, door=door, now=now)


def counted():
    return Entry.objects.count(), Article.objects.count()


CHANGED = {
    "all GUIDs change": [item(n, guid=f"moi-{n}") for n in range(3)],
    "the order is turned round": [item(n) for n in (2, 0, 1)],
    "each entry is there twice": [item(n) for n in (0, 0, 1, 1, 2, 2)],
    "all have the GUID of the first": [item(n, guid="0") for n in range(3)],
    "http and tracking": [
        item(n, address=f"http://www.anhai.example/tin-{n}.html?utm_source=rss") for n in range(3)
    ],
    "titles and dates are edited": [
        item(n, title=f"{HEADLINES[n]} (cập nhật)", at=SIX + n * HOUR) for n in range(3)
    ],
}


@pytest.mark.parametrize("change", CHANGED)
def test_of_the_same_articles_none_is_new(feed, door, change):
    drain(door)
    assert counted() == (3, 3)
    door.answers[FEED] = channel(*CHANGED[change])
    drain(door, SIX + 2 * HOUR)
    assert counted() == (3, 3)
    assert [row.new_entries for row in Poll.objects.order_by("pk")] == [3, 0]
    assert Feed.objects.get().state == FeedState.UNCHANGED


def test_guids_that_are_used_again_for_other_articles_hide_none(feed, door):
    door.answers[FEED] = channel(item(0), item(1, guid="1"))
    drain(door)
    door.answers[FEED] = channel(item(2, guid="0"), item(1, guid="1"))
    drain(door, SIX + 2 * HOUR)
    assert counted() == (3, 3)
    assert set(Article.objects.values_list("headline", flat=True)) == set(HEADLINES)


def test_one_feed_with_one_guid_for_all_and_each_entry_twice_gives_each_article_once(feed, door):
    door.answers[FEED] = channel(*(item(n, guid="x") for n in (0, 1, 2, 2, 1, 0)))
    drain(door)
    assert counted() == (3, 3)


def test_a_date_ahead_is_not_believed(feed, door):
    door.answers[FEED] = channel(item(0, at=SIX + 400 * DAY), item(1))
    drain(door)
    article = Article.objects.get(headline=HEADLINES[0])
    assert article.time == article.seen == SIX


def test_a_feed_that_is_not_modified_for_ever_is_silent_in_the_end(feed, door):
    live(door, until=SIX + 20 * DAY)
    assert not silent_feeds().exists()
    door.answers[FEED] = Answer(FEED, 304, b"")
    heard = wait_for(door, SIX + 20 * DAY, lambda: silent_feeds().exists())
    assert DAY < heard <= 3 * DAY
    assert Feed.objects.get().state == FeedState.UNCHANGED
    door.answers[FEED] = channel(item(900, at=SIX + 20 * DAY + heard))
    poll(door, SIX + 20 * DAY + heard + HOUR)
    assert not silent_feeds().exists()


def test_a_feed_gone_empty_is_found_within_a_day(feed, door):
    live(door, until=SIX + 20 * DAY)
    door.answers[FEED] = channel()
    assert wait_for(door, SIX + 20 * DAY, lambda: silent_feeds().exists()) <= DAY
    door.answers[FEED] = channel(item(79))
    poll(door, SIX + 21 * DAY)
    assert not silent_feeds().exists()  # the list is back, and with it the full patience


@pytest.mark.parametrize("body", [LOGIN, b"Just a moment...", b'{"error": "login"}'])
def test_a_login_or_challenge_page_with_200_is_found_at_once(feed, door, body):
    drain(door)
    door.answers[FEED] = body
    drain(door, SIX + DAY)
    assert Feed.objects.get().state == FeedState.NOT_A_FEED
    assert list(broken_feeds(SIX)) == [feed]
    door.answers[FEED] = channel(item(0), item(1), item(2))
    drain(door, SIX + 3 * DAY)
    assert Feed.objects.get().state == FeedState.UNCHANGED
    assert counted() == (3, 3)


class TestGone:
    GONE = FetchFailed("anhai.example answered 410.", status=410)

    def test_once_is_a_failure(self, feed, door):
        door.answers[FEED] = self.GONE
        poll(door, SIX)
        poll(door, SIX + 23 * HOUR)
        standing = Feed.objects.get()
        assert (standing.state, standing.paused) == (FeedState.FAILING, False)

    def test_twice_over_a_day_pauses_the_feed_and_says_so_everywhere(self, feed, door):
        save_profile(None, name="Điểm báo", slots="07:30", who=None, now=SIX)
        door.answers[FEED] = self.GONE
        poll(door, SIX)
        poll(door, SIX + 24 * HOUR)
        standing = Feed.objects.get()
        assert (standing.state, standing.paused) == (FeedState.GONE, True)
        assert standing.problem.startswith("The outlet has said for a day that this feed is gone")
        assert AuditEntry.objects.order_by("number").last().act == "pause"
        drain(door, SIX + 25 * HOUR)
        edition = Edition.objects.order_by("slot").last()
        assert from_json(edition.brief).failed_feeds == ("Báo An Hải",)
        assert list(broken_feeds(SIX)) == [feed]
        assert not broken_feeds(SIX + 2 * DAY).exists()

    def test_an_answer_between_takes_it_back_and_a_failure_does_not(self, feed, door):
        alive = door.answers[FEED]
        for hours, answer in (
            (0, self.GONE),
            (12, alive),
            (25, self.GONE),
            (40, FetchFailed("anhai.example cannot be reached: timed out.")),
        ):
            door.answers[FEED] = answer
            poll(door, SIX + hours * HOUR)
            assert not Feed.objects.get().paused
        door.answers[FEED] = self.GONE
        poll(door, SIX + 50 * HOUR)
        assert Feed.objects.get().paused

    def test_a_person_can_try_it_again(self, feed, door):
        alive, door.answers[FEED] = door.answers[FEED], self.GONE
        poll(door, SIX)
        poll(door, SIX + DAY)
        pause_feed(feed.pk, paused=False, who=None, now=SIX + 2 * DAY)
        door.answers[FEED] = alive
        drain(door, SIX + 2 * DAY)
        assert Feed.objects.get().state == FeedState.FRESH


@pytest.mark.parametrize("code", WRITTEN)
def test_an_old_encoding_is_read_and_said_until_the_feed_changes(feed, code):
    body = channel(*(item(n) for n in range(3))).decode()
    door = FakeDoor({FEED: WRITTEN[code](body)})
    for n in range(3):
        door.answers[link(n)] = WRITTEN[code](page(HEADLINES[n], TEXTS[n] * 4).decode())
    drain(door)
    assert set(Article.objects.values_list("headline", flat=True)) == set(HEADLINES)
    assert TEXTS[0].strip() in Article.objects.get(headline=HEADLINES[0]).text
    door.answers[FEED] = Answer(FEED, 304, b"")
    drain(door, SIX + 2 * HOUR)
    assert Feed.objects.get().problem.endswith(f"{code}, turned into Unicode.")


def test_a_silent_feed_is_shown_where_a_person_looks(feed, door, client, django_user_model):
    save_profile(None, name="Điểm báo", slots="07:30", who=None, now=SIX + 24 * DAY)
    live(door, until=SIX + 20 * DAY)
    door.answers[FEED] = Answer(FEED, 304, b"")
    now = SIX + 25 * DAY
    drain(door, now)
    edition = jobs.edition_for("now", profile="", now=now + 2 * HOUR)
    brief = from_json(edition.brief)
    assert (brief.failed_feeds, brief.silent_feeds) == ((), ("Báo An Hải",))
    client.force_login(django_user_model.objects.create_user("lan"))
    client.cookies["django_language"] = "en"
    clock.set_now(now)
    for address in ("/feeds/", "/feeds/?state=silent", f"/feeds/{feed.pk}/"):
        shown = client.get(address, follow=True).content.decode()
        assert "1 silent" in shown
        assert "Something new should have come by" in shown
    pause_feed(feed.pk, paused=True, who=None, now=now)
    assert not silent_feeds().exists()
    assert not Feed.objects.get().is_silent


def live(door, *, until):
    """Four entries a day until then, each seen an hour after it came."""
    n, at, items = 3, SIX + 6 * HOUR, []
    while at < until:
        items.append(item(n, at=at))
        door.answers[FEED] = channel(*items[-20:])
        poll(door, at + HOUR)
        n, at = n + 1, at + 6 * HOUR


def wait_for(door, start, happened):
    """How long it takes until it has happened, with the feed polled only when it is due."""
    now = start
    while not happened() and now < start + 10 * DAY:
        now = max(now + timedelta(minutes=1), Feed.objects.get().next_poll)
        jobs.poll_one(door, now=now, turns=Turns(HostPace()))
    return now - start
