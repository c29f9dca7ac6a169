"""When to come again: early for news, seldom for silence, gently for trouble."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.collect.schedule import (
    DAY_S,
    FIRST_INTERVAL_S,
    HOUR_S,
    JITTER_SHARE,
    MAX_FAILURES,
    MAX_INTERVAL_S,
    MEET_S,
    MIN_INTERVAL_S,
    UNDEAD_INTERVAL_S,
    FeedState,
    HostPace,
    Plan,
    PollHistory,
    Visit,
    host_of,
    listen,
    meet,
    plan,
)

NOW = datetime(2026, 11, 24, tzinfo=UTC)
CALM = PollHistory(FeedState.UNCHANGED, 0, HOUR_S)
FAILED = Visit(error="No answer.", status=503)


def planned(history: PollHistory, visit: Visit) -> Plan:
    return plan(history, visit, now=NOW, jitter=0.0)


def wait_s(made: Plan) -> float:
    return (made.next_poll - NOW).total_seconds()


@pytest.mark.parametrize(
    ("before", "visit", "after"),
    [
        (FeedState.NEW, Visit(new_entries=20), FeedState.FRESH),
        (FeedState.FRESH, Visit(known_entries=20), FeedState.UNCHANGED),
        (FeedState.FRESH, Visit(not_modified=True, status=304), FeedState.UNCHANGED),
        (FeedState.NEW, Visit(not_modified=True), FeedState.UNCHANGED),
        (FeedState.FAILING, Visit(not_modified=True), FeedState.FAILING),
        (FeedState.NOT_A_FEED, Visit(not_modified=True), FeedState.NOT_A_FEED),
        (FeedState.EMPTY, Visit(not_modified=True), FeedState.EMPTY),
        (FeedState.FRESH, Visit(), FeedState.EMPTY),
        (FeedState.FRESH, Visit(error="A web page.", not_a_feed=True), FeedState.NOT_A_FEED),
        (FeedState.FRESH, Visit(not_a_feed=True), FeedState.NOT_A_FEED),
        (FeedState.FRESH, FAILED, FeedState.FAILING),
        (FeedState.FAILING, Visit(known_entries=3), FeedState.UNCHANGED),
        (FeedState.GONE, Visit(known_entries=3), FeedState.UNCHANGED),
        (FeedState.NOT_A_FEED, Visit(new_entries=1), FeedState.FRESH),
    ],
)
def test_the_state_says_what_the_visit_showed(before, visit, after):
    assert planned(replace(CALM, state=before), visit).state is after


@pytest.mark.parametrize(
    ("visit", "interval_s"),
    [
        (Visit(new_entries=15, known_entries=5), 1080),
        (Visit(new_entries=1, known_entries=19), 2160),
        (Visit(known_entries=20), 4320),
        (Visit(not_modified=True), 4320),
        (Visit(), 4320),
        (FAILED, HOUR_S),
    ],
)
def test_the_interval_follows_the_share_of_known_entries(visit, interval_s):
    assert planned(CALM, visit).interval_s == interval_s


def test_the_first_visit_says_nothing_about_the_rhythm():
    assert planned(PollHistory(), Visit(new_entries=20)).interval_s == FIRST_INTERVAL_S


def test_failures_back_off_linearly_up_to_a_day():
    history = CALM
    waits = []
    for _ in range(25):
        made = planned(history, FAILED)
        waits.append(wait_s(made))
        history = PollHistory(made.state, made.failures, made.interval_s)
    assert waits[:3] == [2 * HOUR_S, 3 * HOUR_S, 4 * HOUR_S]
    assert waits[-1] == DAY_S


def test_after_thirty_failures_a_feed_is_visited_monthly_and_never_given_up():
    made = planned(replace(CALM, failures=MAX_FAILURES - 1), FAILED)
    assert wait_s(made) == UNDEAD_INTERVAL_S
    assert wait_s(planned(replace(CALM, failures=500), FAILED)) == UNDEAD_INTERVAL_S


def test_a_success_ends_the_back_off_and_a_304_does_not():
    failing = PollHistory(FeedState.FAILING, 5, HOUR_S)
    assert planned(failing, Visit(known_entries=1)).failures == 0
    assert planned(failing, Visit(not_modified=True)).failures == 5


@pytest.mark.parametrize(
    ("asked_s", "waited_s"), [(10.0, 2 * HOUR_S), (5 * HOUR_S, 5 * HOUR_S), (317_100, DAY_S)]
)
def test_retry_after_is_obeyed_up_to_a_day(asked_s, waited_s):
    assert wait_s(planned(CALM, replace(FAILED, retry_after_s=asked_s))) == waited_s


@pytest.mark.parametrize(("ttl_s", "waited_s"), [(60, 1080), (3000, 3000), (DAY_S, HOUR_S)])
def test_a_ttl_is_a_wish_of_an_hour_at_most(ttl_s, waited_s):
    visit = Visit(new_entries=15, known_entries=5, ttl_s=ttl_s)
    assert wait_s(planned(CALM, visit)) == waited_s


def test_jitter_parts_feeds_that_are_due_together():
    early = plan(CALM, Visit(), now=NOW, jitter=0.0).next_poll
    late = plan(CALM, Visit(), now=NOW, jitter=0.5).next_poll
    assert late - early == timedelta(seconds=216)


def test_an_hourly_outlet_is_seen_within_a_quarter_of_an_hour_in_the_middle():
    dice = Random(7)
    articles = sorted(dice.uniform(0, 7 * DAY_S) for _ in range(7 * 24))
    history, at_s, seen, delays, visits = PollHistory(), 0.0, 0, [], 0
    while at_s < 7 * DAY_S:
        arrived = [moment for moment in articles[seen:] if moment <= at_s]
        delays += [at_s - moment for moment in arrived]
        seen += len(arrived)
        visit = Visit(new_entries=len(arrived), known_entries=20 - min(20, len(arrived)))
        made = plan(history, visit, now=NOW, jitter=dice.random())
        history = PollHistory(made.state, made.failures, made.interval_s)
        at_s += wait_s(made)
        visits += 1
    assert median(delays) <= 15 * 60
    assert visits <= 7 * 24 * 4


histories = st.builds(
    PollHistory,
    state=st.sampled_from(FeedState),
    failures=st.integers(0, 100),
    interval_s=st.integers(MIN_INTERVAL_S, MAX_INTERVAL_S),
)
wishes = st.one_of(st.none(), st.floats(0, 1e9))
visits = st.builds(
    Visit,
    new_entries=st.integers(0, 100),
    known_entries=st.integers(0, 100),
    not_modified=st.booleans(),
    error=st.sampled_from(["", "No answer."]),
    not_a_feed=st.booleans(),
    retry_after_s=wishes,
    ttl_s=wishes,
)


@given(histories, visits, st.floats(0, 1, exclude_max=True))
def test_the_next_poll_is_never_sooner_than_ten_minutes_nor_later_than_a_month(
    history, visit, jitter
):
    made = plan(history, visit, now=NOW, jitter=jitter)
    assert MIN_INTERVAL_S <= made.interval_s <= MAX_INTERVAL_S
    longest_s = UNDEAD_INTERVAL_S if made.failures >= MAX_FAILURES else DAY_S
    assert MIN_INTERVAL_S <= wait_s(made) <= longest_s * (1 + JITTER_SHARE) + 1


@given(histories, visits)
def test_only_a_body_turns_trouble_into_success(history, visit):
    made = planned(history, replace(visit, not_modified=True, error="", not_a_feed=False))
    trouble = (FeedState.FAILING, FeedState.NOT_A_FEED, FeedState.EMPTY)
    assert (made.state in trouble) == (history.state in trouble)


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://WWW.Bao.vn:443/rss", "bao.vn"), ("http://[", ""), ("bao.vn/rss", ""),
     ("http://127.0.0.1:8000/", "127.0.0.1")],
)  # fmt: skip
def test_the_host_of_an_address_is_its_name_alone(address, host):
    assert host_of(address) == host


def test_one_host_is_visited_every_five_seconds_and_by_two_at_a_time():
    pace = HostPace()
    assert pace.wait_s("bao.vn", NOW) == 0
    pace.start("bao.vn", NOW)
    later = NOW + timedelta(seconds=2)
    assert pace.wait_s("bao.vn", later) == 3
    assert pace.wait_s("khac.vn", later) == 0
    pace.start("bao.vn", NOW + timedelta(seconds=5))
    assert pace.wait_s("bao.vn", NOW + timedelta(seconds=60)) == 5
    pace.finish("bao.vn", NOW + timedelta(seconds=60))
    assert pace.wait_s("bao.vn", NOW + timedelta(seconds=60)) == 0


def test_a_host_at_rest_is_remembered_only_while_it_must_wait():
    pace = HostPace()
    pace.start("bao.vn", NOW)
    pace.finish("bao.vn", NOW + timedelta(seconds=1))
    assert pace.wait_s("bao.vn", NOW + timedelta(seconds=1)) == 4
    pace.finish("never-started.vn", NOW + timedelta(seconds=9))
    assert pace.wait_s("bao.vn", NOW) == 0


@pytest.mark.parametrize(
    ("hours", "cut_off_h", "failures", "comes_h"),
    [
        (6.0, 2.0, 0, 2 - MEET_S / HOUR_S),  # it would miss the cut-off: it comes before it
        (1.0, 2.0, 0, 1.0),  # it comes before it anyway
        (6.0, 0.2, 0, 6.0),  # too soon after the visit that was just made
        (6.0, 2.0, 1, 6.0),  # in trouble: it keeps its own time
        (6.0, None, 0, 6.0),  # no brief is wanted
    ],
)
def test_a_visit_is_made_shortly_before_a_cut_off(hours, cut_off_h, failures, comes_h):
    made = Plan(FeedState.FRESH, failures, HOUR_S, NOW + timedelta(hours=hours))
    cut_off = None if cut_off_h is None else NOW + timedelta(hours=cut_off_h)
    assert wait_s(meet(made, cut_off, now=NOW, jitter=0.0)) == comes_h * HOUR_S


@pytest.mark.parametrize(
    ("status", "gone_since_h", "state"),
    [
        (410, None, FeedState.FAILING),
        (410, 23.9, FeedState.FAILING),
        (410, 24.0, FeedState.GONE),
        (404, 48.0, FeedState.FAILING),
    ],
)
def test_only_what_is_called_gone_twice_over_a_day_is_gone(status, gone_since_h, state):
    since = None if gone_since_h is None else NOW - timedelta(hours=gone_since_h)
    made = planned(replace(CALM, gone_since=since), Visit(error="No.", status=status))
    assert (made.state, made.failures) == (state, 1)


@pytest.mark.parametrize(
    ("due_h", "failures", "comes_h"),
    [
        (2.0, 0, 2.0),
        (7.0, 0, 6.0),  # the next visit is before it
        (0.1, 0, 6.0),  # too soon after this one
        (-1.0, 0, 6.0),  # silent already
        (2.0, 1, 6.0),  # in trouble: it keeps its own time
        (None, 0, 6.0),
    ],
)
def test_a_visit_is_made_when_news_is_due(due_h, failures, comes_h):
    made = Plan(FeedState.UNCHANGED, failures, HOUR_S, NOW + timedelta(hours=6))
    due = None if due_h is None else NOW + timedelta(hours=due_h)
    assert wait_s(listen(made, due, now=NOW)) == comes_h * HOUR_S
