from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.worktime.slots import (
    EVERY_DAY,
    Slot,
    edition_id,
    next_moment,
    previous_moment,
    slot_moments,
)

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")
NEW_YORK = ZoneInfo("America/New_York")
SANTIAGO = ZoneInfo("America/Santiago")
APIA = ZoneInfo("Pacific/Apia")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
ZONES = [SAIGON, NEW_YORK, SANTIAGO, LORD_HOWE, ZoneInfo("Asia/Kathmandu"), ZoneInfo("UTC")]

MORNING = Slot(time(7, 30))
AFTERNOON = Slot(time(15, 30))
DAY = timedelta(days=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_moments_of_a_day_are_in_order_and_in_utc() -> None:
    moments = slot_moments(
        [AFTERNOON, MORNING], SAIGON, utc("2026-11-23T17:00"), utc("2026-11-24T17:00")
    )
    assert moments == [utc("2026-11-24T00:30"), utc("2026-11-24T08:30")]
    assert all(moment.tzinfo is UTC for moment in moments)


def test_the_start_belongs_to_the_stretch_and_the_end_does_not() -> None:
    moment = utc("2026-11-24T00:30")
    assert slot_moments([MORNING], SAIGON, moment, moment + DAY) == [moment]


def test_a_slot_comes_only_on_its_weekdays() -> None:
    monday = Slot(time(7, 30), frozenset({0}))
    moments = slot_moments([monday], SAIGON, utc("2026-11-01T00:00"), utc("2026-12-01T00:00"))
    local = [moment.astimezone(SAIGON) for moment in moments]
    assert [moment.day for moment in local] == [2, 9, 16, 23, 30]


@pytest.mark.parametrize(
    ("zone", "at", "day", "moment"),
    [
        pytest.param(NEW_YORK, time(2, 30), "2026-03-08", "2026-03-08T07:30", id="skipped"),
        pytest.param(NEW_YORK, time(1, 30), "2026-11-01", "2026-11-01T05:30", id="shown twice"),
        pytest.param(SANTIAGO, time(0, 0), "2026-09-06", "2026-09-06T04:00", id="midnight skipped"),
        pytest.param(SAIGON, time(7, 30), "2028-02-29", "2028-02-29T00:30", id="29 February"),
    ],
)
def test_a_slot_that_the_clock_skips_or_shows_twice_happens_once(
    zone: ZoneInfo, at: time, day: str, moment: str
) -> None:
    start = datetime.fromisoformat(day).replace(tzinfo=zone) - timedelta(hours=1)
    moments = slot_moments([Slot(at)], zone, start, start + timedelta(hours=12))
    assert moments == [utc(moment)]


def test_a_day_that_a_zone_leaves_out_does_not_double_its_neighbour() -> None:
    moments = slot_moments([MORNING], APIA, utc("2011-12-29T00:00"), utc("2012-01-01T00:00"))
    assert moments == [utc("2011-12-29T17:30"), utc("2011-12-30T17:30"), utc("2011-12-31T17:30")]


def test_two_slots_at_one_moment_are_one() -> None:
    both = [Slot(time(2, 30)), Slot(time(3, 30))]
    moments = slot_moments(both, NEW_YORK, utc("2026-03-08T05:00"), utc("2026-03-08T12:00"))
    assert moments == [utc("2026-03-08T07:30")]


def test_a_moment_is_the_previous_one_from_itself_on_and_the_next_one_until_then() -> None:
    moment = utc("2026-11-24T00:30")
    tick = timedelta.resolution
    assert previous_moment([MORNING], SAIGON, moment) == moment
    assert previous_moment([MORNING], SAIGON, moment - tick) == moment - DAY
    assert next_moment([MORNING], SAIGON, moment - tick) == moment
    assert next_moment([MORNING], SAIGON, moment) == moment + DAY


def test_no_slot_has_no_moment() -> None:
    now = utc("2026-11-24T00:00")
    for slots in ([], [Slot(time(7, 30), frozenset())]):
        assert previous_moment(slots, SAIGON, now) is None
        assert next_moment(slots, SAIGON, now) is None


@pytest.mark.parametrize(
    ("at", "weekdays"),
    [
        (time(7, 30, 1), EVERY_DAY),
        (time(7, 30, 0, 5), EVERY_DAY),
        (time(7, 30, tzinfo=UTC), EVERY_DAY),
        (time(7, 30), frozenset({7})),
    ],
)
def test_a_slot_is_a_plain_time_to_the_minute_on_days_that_exist(
    at: time, weekdays: frozenset[int]
) -> None:
    with pytest.raises(ValueError):
        Slot(at, weekdays)


def test_an_edition_is_named_by_its_local_time() -> None:
    assert edition_id(utc("2026-11-24T00:30"), SAIGON) == "2026-11-24-0730"
    assert edition_id(utc("2026-11-24T00:30"), NEW_YORK) == "2026-11-23-1930"


slots = st.lists(
    st.builds(
        Slot,
        st.builds(time, st.integers(0, 23), st.integers(0, 59)),
        st.frozensets(st.integers(0, 6), min_size=1),
    ),
    min_size=1,
    max_size=4,
)
moments_of_time = st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))


@given(slots, st.sampled_from(ZONES), moments_of_time)
def test_next_and_previous_are_neighbours(slots: list[Slot], zone: ZoneInfo, now: datetime) -> None:
    before, after = previous_moment(slots, zone, now), next_moment(slots, zone, now)
    assert before is not None
    assert after is not None
    assert before <= now < after
    assert next_moment(slots, zone, before) == after
    assert slot_moments(slots, zone, before, after) == [before]


@given(st.sampled_from(ZONES), moments_of_time, st.integers(1, 40))
def test_a_daily_slot_has_one_moment_and_one_name_a_day(
    zone: ZoneInfo, now: datetime, days: int
) -> None:
    local = now.astimezone(zone)
    start = datetime(local.year, local.month, local.day, 12, tzinfo=zone)
    end = datetime.combine(start.date() + days * DAY, time(12), tzinfo=zone)
    moments = slot_moments([Slot(time(2, 15))], zone, start, end)
    assert len(moments) == days
    assert len({edition_id(moment, zone) for moment in moments}) == days
