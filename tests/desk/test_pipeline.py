"""From a feed to a brief, through the jobs, on a real database, with a door of paper."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from tests.fakes import FakeDoor, page, rss

from minhbach.adapters.fetch import Answer
from minhbach.briefs.frozen import from_json
from minhbach.collect.schedule import FeedState, HostPace
from minhbach.desk import jobs
from minhbach.desk.actions.claim import claim_feed, release_claims
from minhbach.desk.actions.follow import (
    Imported,
    follow_feed,
    import_opml,
    make_due,
    pause_feed,
)
from minhbach.desk.actions.profiles import save_profile
from minhbach.desk.actions.record_article import WAITS
from minhbach.desk.clockwork import Clockwork
from minhbach.desk.gather.press import followed_opml
from minhbach.desk.jobs.turns import Turns
from minhbach.desk.models import Article, Edition, Entry, EntryState, Feed, Poll, Story
from minhbach.errors import BadInput, Conflict, FetchFailed, NotAFeed, NotReady

pytestmark = pytest.mark.django_db

SIX = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # 06:00 of the 24th in Vietnam
FEED = "https://anhai.example/rss.xml"
TEXT = (
    "Lũ trên sông Ngân dâng cao, hơn sáu trăm hộ dân ven sông phải sơ tán trong đêm 23/11. "
    "Nước lên nhanh sau khi hồ thượng nguồn xả lũ, nhiều tuyến đường bị ngập tới nửa mét. "
    "Tỉnh đã huy động bốn trăm bộ đội, công an và mười hai ca nô giúp dân chuyển đồ đạc. "
    "Mười chín điểm tạm trú được mở ở trường học, nhà văn hóa và trụ sở các xã ven sông. "
    "Học sinh của tám xã được nghỉ học đến khi nước rút, điện ở hai xã đã bị cắt để an toàn."
)
RECEDES = (
    "Nước lũ sông Ngân rút dần từ trưa nay, hơn sáu trăm hộ dân ven sông đã trở về nhà. "
    "Sau khi sơ tán hai đêm, người dân ven sông dọn bùn và phơi lại lúa bị ngập trong lũ. "
    "Tỉnh giúp mỗi hộ mười lăm ký gạo, bộ đội và công an ở lại giúp dân sửa nhà, sửa đường."
)


def link(n):
    return f"https://anhai.example/tin-{n}.html"


def dated(hour, minute=0):
    return f"Mon, 23 Nov 2026 {hour:02}:{minute:02}:00 GMT"


@pytest.fixture
def feed():
    return follow_feed(FEED, title="Báo An Hải", who=None, now=SIX)


@pytest.fixture
def door():
    return FakeDoor(
        {
            FEED: rss((link(1), "Lũ sông Ngân, 640 hộ sơ tán", dated(22))),
            link(1): page("Lũ sông Ngân, 640 hộ sơ tán", TEXT),
        }
    )


def poll(door, now=SIX):
    return jobs.poll_one(door, now=now, turns=Turns())


def drain(door, now=SIX):
    return Clockwork(door, now=lambda: now, turns=Turns()).drain()


def state():
    return Feed.objects.get().state


def test_an_entry_becomes_an_article_in_a_story(feed, door):
    done = drain(door)
    assert (done.polls, done.pages, done.grouped) == (1, 1, 1)
    article = Article.objects.get()
    assert article.headline == "Lũ sông Ngân, 640 hộ sơ tán"
    assert article.text.startswith("Lũ trên sông Ngân")
    assert article.language == "vi"
    assert article.time == datetime(2026, 11, 23, 22, tzinfo=UTC)
    assert article.story.headline == article.headline
    assert (article.story.articles, article.story.originals, article.story.outlets) == (1, 1, 1)
    assert state() == FeedState.FRESH


def test_the_same_entry_comes_in_once_whatever_its_address_looks_like(feed, door):
    drain(door)
    door.answers[FEED] = rss(
        ("http://anhai.example/tin-1.html?utm_source=rss#top", "Lũ", dated(22)),
        (link(2), "Tin khác", dated(22, 30)),
    )
    door.answers[link(2)] = page("Tin khác hẳn", "Khai mạc lễ hội đèn lồng. " * 20)
    drain(door, SIX + timedelta(hours=2))
    assert Entry.objects.count() == 2
    assert Article.objects.count() == 2


def test_an_unchanged_body_is_unchanged_even_when_the_etag_lies(feed, door):
    body = door.answers[FEED]
    door.answers[FEED] = Answer(FEED, 200, body, etag='"1"')
    poll(door)
    door.answers[FEED] = Answer(FEED, 200, body, etag='"2"')
    poll(door, SIX + timedelta(hours=2))
    assert state() == FeedState.UNCHANGED
    assert door.asked[1] == (FEED, '"1"', "")
    assert Poll.objects.count() == 2


def test_not_modified_is_unchanged(feed, door):
    poll(door)
    door.answers[FEED] = Answer(FEED, 304, b"")
    poll(door, SIX + timedelta(hours=2))
    assert state() == FeedState.UNCHANGED


def test_an_empty_feed_a_page_and_a_failure_are_three_states(feed, door):
    door.answers[FEED] = rss()
    poll(door)
    assert state() == FeedState.EMPTY
    door.answers[FEED] = b"<html><title>Dang nhap</title><body>Login</body></html>"
    poll(door, SIX + timedelta(days=2))
    assert state() == FeedState.NOT_A_FEED
    door.answers[FEED] = FetchFailed("anhai.example answered 503.", status=503, retry_after_s=7200)
    poll(door, SIX + timedelta(days=4))
    failing = Feed.objects.get()
    assert failing.state == FeedState.FAILING
    assert failing.failures == 2
    assert failing.problem == "anhai.example answered 503."
    assert failing.next_poll >= SIX + timedelta(days=4, hours=2)


def test_trouble_is_asked_for_without_validators_and_can_recover(feed, door):
    body = rss()
    door.answers[FEED] = Answer(FEED, 200, body, etag='"1"')
    poll(door)
    poll(door, SIX + timedelta(days=2))
    assert door.asked[1] == (FEED, "", "")
    door.answers[FEED] = rss((link(1), "Lũ", dated(22)))
    poll(door, SIX + timedelta(days=4))
    assert state() == FeedState.FRESH


def test_only_one_worker_wins_a_feed_and_a_dead_one_gives_it_back(feed):
    twin = Feed.objects.get()
    assert claim_feed(feed, until=SIX + timedelta(minutes=2))
    assert not claim_feed(twin, until=SIX + timedelta(minutes=2))
    assert not poll(FakeDoor())
    assert release_claims() == 1
    assert Feed.objects.get().next_poll == SIX


def test_a_paused_feed_rests_and_everything_can_be_made_due(feed, door):
    pause_feed(feed.pk, paused=True, who=None, now=SIX)
    assert not poll(door)
    with pytest.raises(Conflict):
        pause_feed(feed.pk, paused=True, who=None, now=SIX)
    pause_feed(feed.pk, paused=False, who=None, now=SIX)
    assert poll(door)
    assert not poll(door)
    make_due(now=SIX)
    assert poll(door)


def test_a_host_is_not_visited_twice_within_its_pace(feed, door):
    turns = Turns(HostPace())
    assert jobs.poll_one(door, now=SIX, turns=turns)
    assert not jobs.read_one(door, now=SIX + timedelta(seconds=1), turns=turns)
    assert jobs.read_one(door, now=SIX + timedelta(seconds=6), turns=turns)


def test_a_page_that_fails_is_tried_again_and_in_the_end_stands_as_the_feed_told_it(feed, door):
    door.answers[link(1)] = FetchFailed("anhai.example answered 500.", status=500)
    now = SIX
    drain(door, now)
    for wait in WAITS:
        entry = Entry.objects.get()
        assert entry.state == EntryState.DUE
        assert entry.next_try == now + wait
        now = entry.next_try
        jobs.read_one(door, now=now, turns=Turns())
    entry = Entry.objects.get()
    assert (entry.state, entry.problem) == (EntryState.FAILED, "anhai.example answered 500.")
    article = Article.objects.get()
    assert (article.headline, article.text) == ("Lũ sông Ngân, 640 hộ sơ tán", "Tóm tắt.")


def test_a_page_without_an_article_stands_as_the_feed_told_it(feed, door):
    door.answers[link(1)] = b"\x89PNG\r\n\x1a\n" + bytes(100)
    drain(door)
    assert Entry.objects.get().state == EntryState.FAILED
    assert Article.objects.get().text == "Tóm tắt."


def test_a_copy_goes_to_the_story_of_its_original(feed, door):
    door.answers[FEED] = rss(
        (link(1), "Lũ sông Ngân, 640 hộ sơ tán", dated(22)),
        (link(2), "Sơ tán dân ven sông", dated(22, 20)),
    )
    door.answers[link(2)] = page("Sơ tán dân ven sông", TEXT, "(Theo TTXVN)")
    drain(door)
    story = Story.objects.get()
    assert (story.articles, story.originals) == (2, 1)
    copy = Article.objects.get(copy_of__isnull=False)
    assert (copy.headline, copy.credit) == ("Sơ tán dân ven sông", "TTXVN")


def test_an_earlier_article_that_comes_in_late_becomes_the_original(feed, door):
    drain(door)
    door.answers[FEED] = rss((link(2), "Sơ tán dân ven sông", dated(20)))
    door.answers[link(2)] = page("Sơ tán dân ven sông", TEXT)
    drain(door, SIX + timedelta(hours=2))
    assert Article.objects.get(copy_of=None).headline == "Sơ tán dân ven sông"


def test_a_list_is_followed_and_given_back():
    body = (
        b'<opml version="2.0"><body><outline text="Tinh"><outline text="Bao" type="rss" '
        b'xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"/></outline></body></opml>'
    )
    assert import_opml(body, who=None, now=SIX) == Imported(1, ())
    assert import_opml(body, who=None, now=SIX) == Imported(0, ())
    assert Feed.objects.get().folder == "Tinh"
    assert b'xmlUrl="https://a.example/rss"' in followed_opml(SIX)
    for empty in (
        b"<opml><body/></opml>",
        b'<opml><body><outline xmlUrl="ftp://a"/></body></opml>',
    ):
        with pytest.raises(BadInput):
            import_opml(empty, who=None, now=SIX)


def test_a_line_of_a_list_that_cannot_be_followed_does_not_hold_up_the_others():
    body = (
        b'<opml version="2.0"><body><outline text="a" xmlUrl="ftp://a.example/rss"/>'
        b'<outline text="b" xmlUrl="https://b.example/rss"/></body></opml>'
    )
    assert import_opml(body, who=None, now=SIX) == Imported(1, ("ftp://a.example/rss",))
    assert Feed.objects.get().address == "https://b.example/rss"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "nonsense", "https://" + "a" * 1001])
def test_only_web_addresses_are_followed(address):
    with pytest.raises(BadInput):
        follow_feed(address, who=None, now=SIX)


class TestDiscovery:
    HOME = "https://anhai.example/"
    PAGE = (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml" '
        b'title="Tin"></head><body><h1>Bao An Hai</h1></body></html>'
    )

    def test_the_feed_behind_a_site_is_found_and_tried(self, door):
        door.answers[self.HOME] = self.PAGE
        found = jobs.discover("anhai.example/", door=door)
        (feed,) = found.found
        assert (feed.address, feed.kind, feed.entry_count) == (FEED, "rss", 1)
        assert feed.entries[0].title == "Lũ sông Ngân, 640 hộ sơ tán"

    def test_a_feed_is_taken_as_it_is(self, door):
        assert jobs.discover(FEED, door=door).found[0].address == FEED

    def test_likely_addresses_are_tried_when_a_site_names_none(self, door):
        door.answers[self.HOME] = b"<html><body><h1>Bao An Hai</h1></body></html>"
        door.answers["https://anhai.example/rss"] = door.answers[FEED]
        assert jobs.discover(self.HOME, door=door).found[0].entry_count == 1

    def test_a_site_without_a_feed_says_so(self, door):
        door.answers = {self.HOME: b"<html><body><h1>Bao An Hai</h1></body></html>"}
        with pytest.raises(NotAFeed, match="No feed was found"):
            jobs.discover(self.HOME, door=door)

    def test_a_named_feed_that_fails_is_shown_with_its_problem(self, door):
        door.answers[self.HOME] = self.PAGE
        del door.answers[FEED]
        (feed,) = jobs.discover(self.HOME, door=door).found
        assert "404" in feed.problem


class TestBriefs:
    @pytest.fixture
    def profile(self):
        return save_profile(None, name="Điểm báo", slots="07:30, 15:30", who=None, now=SIX)

    SEVEN_TWENTY = datetime(2026, 11, 24, 0, 20, tzinfo=UTC)

    def test_a_brief_is_made_at_its_cut_off_once_and_on_time(self, feed, door, profile):
        door.answers[FEED] = rss((link(1), "Lũ sông Ngân, 640 hộ sơ tán", dated(23, 30)))
        assert drain(door, SIX + timedelta(minutes=40)).briefs == 0
        assert drain(door, self.SEVEN_TWENTY).briefs == 1
        assert drain(door, self.SEVEN_TWENTY).briefs == 0
        edition = Edition.objects.get()
        brief = from_json(edition.brief)
        assert edition.edition_id == "2026-11-24-0730"
        assert (edition.start, edition.cut_off) == (SIX, self.SEVEN_TWENTY)
        assert brief.late_s == 0
        (story,) = brief.stories
        assert story.lines[0].text in Article.objects.get().text
        assert story.lines[0].citation.address == link(1)

    def test_a_story_is_told_again_only_as_an_update(self, feed, door, profile):
        door.answers[FEED] = rss((link(1), "Lũ sông Ngân, 640 hộ sơ tán", dated(23, 30)))
        drain(door, self.SEVEN_TWENTY)
        later = self.SEVEN_TWENTY + timedelta(hours=8)
        door.answers[FEED] = rss((link(3), "Lũ sông Ngân rút, 640 hộ về nhà", dated(23, 59)))
        door.answers[link(3)] = page("Lũ sông Ngân rút, 640 hộ về nhà", RECEDES)
        drain(door, self.SEVEN_TWENTY + timedelta(hours=4))
        drain(door, later)
        second = from_json(Edition.objects.first().brief)
        assert second.edition_id == "2026-11-24-1530"
        assert [story.update for story in second.stories] == [True]
        assert "rút" in second.stories[0].lines[0].text

    def test_what_comes_in_after_its_brief_is_in_the_next_one(self, feed, door, profile):
        """Published before the cut-off, seen after it: it does not fall between two editions."""
        door.answers[FEED] = rss()
        drain(door, self.SEVEN_TWENTY)
        door.answers[FEED] = rss((link(1), "Lũ sông Ngân, 640 hộ sơ tán", dated(23, 50)))
        drain(door, self.SEVEN_TWENTY + timedelta(hours=3))
        drain(door, self.SEVEN_TWENTY + timedelta(hours=8))
        first, second = (from_json(one.brief) for one in Edition.objects.order_by("slot"))
        assert (len(first.stories), len(second.stories)) == (0, 1)

    def test_every_slot_slept_through_gets_its_edition_and_says_how_late_it_is(self, profile):
        noon = SIX + timedelta(days=2, hours=6)
        made = 0
        while jobs.brief_one(now=noon, started=noon - timedelta(minutes=5)):
            made += 1
        editions = list(Edition.objects.order_by("slot"))
        assert made == len(editions) == 5
        assert from_json(editions[0].brief).late_s == (noon - editions[0].slot).total_seconds()
        for one, other in itertools.pairwise(editions):
            assert one.cut_off == other.start

    def test_a_late_brief_waits_a_little_for_what_was_missed(self, feed, profile):
        noon = SIX + timedelta(hours=6)
        assert not jobs.brief_one(now=noon, started=noon)
        assert jobs.brief_one(now=noon + timedelta(seconds=91), started=noon)

    def test_a_failed_feed_is_named(self, feed, door, profile):
        door.answers[FEED] = FetchFailed("no")
        drain(door)
        drain(door, self.SEVEN_TWENTY)
        assert from_json(Edition.objects.get().brief).failed_feeds == ("Báo An Hải",)

    def test_a_brief_called_for_now_takes_its_place_in_the_chain(self, profile):
        now = SIX + timedelta(hours=1, minutes=15)
        edition = jobs.make_brief_now(profile.pk, now=now)
        assert edition.edition_id == "2026-11-24-0715"
        assert jobs.make_brief_now(profile.pk, now=now + timedelta(seconds=30)) == edition
        with pytest.raises(NotReady):
            jobs.make_brief_now(profile.pk, now=now - timedelta(hours=1))

    def test_the_edition_of_a_slot_is_found_by_its_time(self, profile):
        made = jobs.edition_for("07:30", profile="", now=self.SEVEN_TWENTY)
        assert made.edition_id == "2026-11-24-0730"
        now = jobs.edition_for(
            "now", profile="Điểm báo", now=self.SEVEN_TWENTY + timedelta(hours=1)
        )
        assert now.edition_id == "2026-11-24-0820"
        for slot in ("06:00", "noon"):
            with pytest.raises((NotReady, BadInput)):
                jobs.edition_for(slot, profile="", now=self.SEVEN_TWENTY)
        with pytest.raises(BadInput):
            jobs.edition_for("now", profile="none", now=SIX)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"name": " "},
            {"slots": "7h30"},
            {"slots": "25:00"},
            {"weekdays": ""},
            {"language": "fr"},
            {"how_many": 0},
            {"lead_minutes": 500},
        ],
    )
    def test_a_profile_that_cannot_work_is_refused(self, wrong):
        with pytest.raises(BadInput):
            save_profile(None, **({"name": "A", "slots": "07:30"} | wrong), who=None, now=SIX)

    def test_two_profiles_have_two_names(self, profile):
        with pytest.raises(BadInput):
            save_profile(None, name="Điểm báo", slots="07:30", who=None, now=SIX)
        with pytest.raises(Conflict):
            save_profile(99, name="B", slots="07:30", who=None, now=SIX)
