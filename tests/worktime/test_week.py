from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.worktime.vietnam import HOLIDAYS
from minhbach.worktime.week import (
    Calendar,
    Hours,
    add_days,
    add_hours,
    add_time,
    is_working,
    open_times,
    working_time,
)

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")
NEW_YORK = ZoneInfo("America/New_York")
SANTIAGO = ZoneInfo("America/Santiago")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
APIA = ZoneInfo("Pacific/Apia")

OFFICE_DAY: Hours = ((time(7, 30), time(11, 30)), (time(13), time(17)))
MORNING: Hours = ((time(7, 30), time(11, 30)),)
ALL_DAY: Hours = ((time(0), time(0)),)
FIVE_DAYS = dict.fromkeys(range(5), OFFICE_DAY)
OFFICE = Calendar(FIVE_DAYS, SAIGON, HOLIDAYS.free, HOLIDAYS.worked)
HALF_SATURDAYS = Calendar({**FIVE_DAYS, 5: MORNING}, SAIGON, HOLIDAYS.free, HOLIDAYS.worked)
ALWAYS = Calendar(dict.fromkeys(range(7), ALL_DAY), NEW_YORK)
EVENINGS = Calendar({4: ((time(18), time(0)),)}, SAIGON)


def saigon(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SAIGON)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@pytest.mark.parametrize(
    ("start", "added", "due"),
    [
        pytest.param("2026-11-23 08:00", 1, "2026-11-23 09:00", id="within a morning"),
        pytest.param("2026-11-23 11:00", 1, "2026-11-23 13:30", id="over lunch"),
        pytest.param("2026-11-23 07:30", 8, "2026-11-23 17:00", id="a whole day ends at its close"),
        pytest.param("2026-11-23 16:30", 1, "2026-11-25 08:00", id="over Vietnam Culture Day"),
        pytest.param("2026-11-27 17:00", 1, "2026-11-30 08:30", id="at the close of Friday"),
        pytest.param("2026-11-28 10:00", 0, "2026-11-30 07:30", id="no time on a Saturday"),
        pytest.param("2026-11-23 09:12", 0, "2026-11-23 09:12", id="no time while open"),
        pytest.param("2025-01-24 16:00", 2, "2025-02-03 08:30", id="over Tet 2025"),
        pytest.param("2026-02-13 16:00", 2, "2026-02-23 08:30", id="over Tet 2026"),
        pytest.param("2025-04-25 16:00", 2, "2025-04-26 08:30", id="into the Saturday swapped"),
        pytest.param("2025-04-29 16:00", 2, "2025-05-05 08:30", id="over the Friday swapped"),
        pytest.param("2026-08-28 16:00", 2, "2026-09-03 08:30", id="over 2 September 2026"),
    ],
)
def test_hours_pass_only_while_the_office_is_open(start: str, added: float, due: str) -> None:
    assert add_hours(OFFICE, saigon(start), added) == saigon(due)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        pytest.param("2026-11-16 09:00", 1, "2026-11-17", id="the day after"),
        pytest.param("2026-11-16 06:00", 1, "2026-11-17", id="before the office opens"),
        pytest.param("2026-11-16 12:00", 1, "2026-11-17", id="at lunch"),
        pytest.param("2026-11-16 17:00", 1, "2026-11-18", id="at the close is the next day"),
        pytest.param("2026-11-14 10:00", 1, "2026-11-17", id="a Saturday is the Monday after"),
        pytest.param("2026-11-16 09:00", 0, "2026-11-16", id="no days is the same day"),
        pytest.param("2026-11-20 09:00", 2, "2026-11-25", id="over a weekend and 24 November"),
        pytest.param("2025-01-23 09:00", 5, "2025-02-06", id="over Tet 2025"),
        pytest.param("2026-02-12 09:00", 5, "2026-02-26", id="over Tet 2026"),
        pytest.param("2026-01-08 09:00", 2, "2026-01-10", id="onto the Saturday of 2 January"),
        pytest.param("2024-04-26 09:00", 2, "2024-05-03", id="over 29 April to 1 May 2024"),
        pytest.param("2027-02-03 09:00", 1, "2027-02-11", id="over Tet 2027"),
    ],
)
def test_days_end_at_the_close_of_a_working_day(received: str, days: int, due: str) -> None:
    assert add_days(OFFICE, saigon(received), days) == saigon(f"{due} 17:00")


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2026-11-28", False),
        ("2026-08-22", True),
        ("2026-08-31", False),
        ("2025-11-24", True),
    ],
)
def test_a_day_is_worked_as_the_week_and_the_notices_say(day: str, working: bool) -> None:
    assert is_working(OFFICE, date.fromisoformat(day)) is working


def test_a_swapped_saturday_has_the_hours_of_the_longest_weekday() -> None:
    swapped = date(2026, 8, 22)
    assert open_times(HALF_SATURDAYS, swapped) == [
        (saigon("2026-08-22 07:30"), saigon("2026-08-22 11:30")),
        (saigon("2026-08-22 13:00"), saigon("2026-08-22 17:00")),
    ]
    assert len(open_times(HALF_SATURDAYS, date(2026, 8, 15))) == 1


def test_an_office_without_hours_has_none_on_a_swapped_day_either() -> None:
    day = date(2026, 8, 22)
    assert open_times(Calendar({}, SAIGON, worked=frozenset({day})), day) == []


def test_a_day_both_free_and_worked_is_worked() -> None:
    day = date(2026, 11, 23)
    both = Calendar(FIVE_DAYS, SAIGON, frozenset({day}), frozenset({day}))
    assert is_working(both, day)


def test_the_end_of_a_day_is_written_as_midnight() -> None:
    friday = date(2026, 11, 27)
    assert open_times(EVENINGS, friday) == [(saigon("2026-11-27 18:00"), saigon("2026-11-28"))]
    longest = Calendar({0: MORNING, 4: ((time(18), time(0)),)}, SAIGON, worked=frozenset({friday}))
    assert open_times(longest, friday) == open_times(EVENINGS, friday)
    long_day = Calendar({0: OFFICE_DAY, 4: ALL_DAY}, SAIGON, worked=frozenset({date(2026, 11, 28)}))
    assert open_times(long_day, date(2026, 11, 28)) == [
        (saigon("2026-11-28"), saigon("2026-11-29"))
    ]


def test_a_day_has_as_many_hours_as_its_clock_shows() -> None:
    night_of_spring = working_time(
        ALWAYS,
        datetime(2026, 3, 8, tzinfo=NEW_YORK),
        datetime(2026, 3, 9, tzinfo=NEW_YORK),
    )
    night_of_autumn = working_time(
        ALWAYS,
        datetime(2026, 11, 1, tzinfo=NEW_YORK),
        datetime(2026, 11, 2, tzinfo=NEW_YORK),
    )
    assert (night_of_spring, night_of_autumn) == (hours(23), hours(25))


def test_hours_that_the_clock_skips_do_not_count_twice() -> None:
    night: Hours = ((time(1), time(2, 30)), (time(3), time(4)))
    calendar = Calendar({6: night}, NEW_YORK)
    # 01:00 to 02:00, then the clock shows 03:00; what lay past the jump reaches 03:30.
    assert open_times(calendar, date(2026, 3, 8)) == [
        (datetime(2026, 3, 8, 6, tzinfo=UTC), datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        (datetime(2026, 3, 8, 7, 30, tzinfo=UTC), datetime(2026, 3, 8, 8, tzinfo=UTC)),
    ]
    swallowed = Calendar({6: ((time(1), time(2, 50)), (time(3), time(3, 40)))}, NEW_YORK)
    assert len(open_times(swallowed, date(2026, 3, 8))) == 1


def test_a_day_whose_midnight_is_skipped_begins_at_the_jump() -> None:
    calendar = Calendar(dict.fromkeys(range(7), ALL_DAY), SANTIAGO)
    [(start, end)] = open_times(calendar, date(2026, 9, 6))
    assert start == datetime(2026, 9, 6, 4, tzinfo=UTC)
    assert end - start == hours(23)


def test_a_date_that_the_zone_leaves_out_is_not_open() -> None:
    calendar = Calendar(FIVE_DAYS, APIA)
    assert open_times(calendar, date(2011, 12, 30)) == []
    thursday = datetime(2011, 12, 29, 12, tzinfo=APIA)
    assert add_days(calendar, thursday, 1) == datetime(2012, 1, 2, 17, tzinfo=APIA)


def test_time_that_runs_backwards_is_no_time() -> None:
    assert working_time(OFFICE, saigon("2026-11-23 09:00"), saigon("2026-11-20 09:00")) == hours(0)
    assert working_time(OFFICE, saigon("2026-11-23 10:00"), saigon("2026-11-23 09:00")) == hours(0)


@pytest.mark.parametrize("number", [-1, -0.01, float("nan"), float("inf")])
def test_hours_are_numbers_from_zero_on(number: float) -> None:
    with pytest.raises(ValueError):
        add_hours(OFFICE, saigon("2026-11-23 09:00"), number)


def test_time_and_days_are_never_taken_away() -> None:
    with pytest.raises(ValueError):
        add_time(OFFICE, saigon("2026-11-23 09:00"), -hours(1))
    with pytest.raises(ValueError):
        add_days(OFFICE, saigon("2026-11-23 09:00"), -1)


def test_an_office_that_never_opens_is_found_out() -> None:
    closed = Calendar({0: ()}, SAIGON)
    with pytest.raises(ValueError):
        add_hours(closed, saigon("2026-11-23 09:00"), 0)
    with pytest.raises(ValueError):
        add_days(closed, saigon("2026-11-23 09:00"), 0)


def test_a_term_beyond_ten_years_is_out_of_reach() -> None:
    with pytest.raises(ValueError):
        add_hours(OFFICE, saigon("2026-11-23 09:00"), 30_000)


@pytest.mark.parametrize(
    "week",
    [
        pytest.param({7: MORNING}, id="an eighth weekday"),
        pytest.param({0: ((time(9), time(9)),)}, id="no length"),
        pytest.param({0: ((time(9), time(8)),)}, id="backwards"),
        pytest.param({0: ((time(9), time(11)), (time(10), time(12)))}, id="overlapping"),
        pytest.param({0: ((time(9), time(0)), (time(10), time(12)))}, id="midnight not last"),
        pytest.param({0: ((time(9, tzinfo=UTC), time(10)),)}, id="opens in a zone"),
        pytest.param({0: ((time(9), time(10, tzinfo=UTC)),)}, id="closes in a zone"),
    ],
)
def test_a_week_that_cannot_be_is_refused(week: dict[int, Hours]) -> None:
    with pytest.raises(ValueError):
        Calendar(week, SAIGON)


# Ten years, seen from the outside: weeks, zones and days off that offices may have.
quarters = st.integers(28, 76).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
day_hours = st.lists(quarters, min_size=0, max_size=6, unique=True).map(
    lambda times: tuple(zip(sorted(times)[::2], sorted(times)[1::2], strict=False))
)
days_of_ten_years = st.dates(date(2024, 1, 1), date(2034, 12, 31))
days_off = st.frozensets(days_of_ten_years, max_size=30).map(lambda days: HOLIDAYS.free | days)


def opens_an_hour(week: dict[int, Hours]) -> bool:
    """Whether the week is open for an hour in all, so that ten years hold every amount."""
    return sum(map(minutes_of, week.values())) >= 60


def minutes_of(spans: Hours) -> int:
    return sum(
        close.hour * 60 + close.minute - start.hour * 60 - start.minute for start, close in spans
    )


zones = st.sampled_from([SAIGON, NEW_YORK, SANTIAGO, LORD_HOWE, ZoneInfo("UTC")])
calendars = st.builds(
    Calendar,
    st.dictionaries(st.integers(0, 6), day_hours, min_size=3).filter(opens_an_hour),
    zones,
    days_off,
    st.frozensets(days_of_ten_years, max_size=5).map(lambda days: HOLIDAYS.worked | days),
)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1), timezones=st.just(UTC))
amounts = st.timedeltas(timedelta(0), timedelta(hours=120))


def is_open(calendar: Calendar, moment: datetime) -> bool:
    local = moment.astimezone(calendar.zone)
    day = local.date()
    if day in calendar.worked:
        weekdays = sorted(calendar.week)
        longest = max(weekdays, key=lambda weekday: minutes_of(calendar.week[weekday]))
        spans = calendar.week[longest]
    elif day in calendar.holidays:
        spans = ()
    else:
        spans = calendar.week.get(day.weekday(), ())
    return any(start <= local.time() < close for start, close in spans)


@given(calendars, moments, st.integers(0, 4 * 1440))
def test_open_time_is_what_counting_minute_by_minute_finds(
    calendar: Calendar, start: datetime, minutes: int
) -> None:
    start = start.replace(second=0, microsecond=0)
    counted = sum(is_open(calendar, start + timedelta(minutes=n)) for n in range(minutes))
    end = start + timedelta(minutes=minutes)
    assert working_time(calendar, start, end) == timedelta(minutes=counted)


@given(calendars, moments, amounts)
def test_time_that_was_added_is_measured_again(
    calendar: Calendar, start: datetime, amount: timedelta
) -> None:
    assert working_time(calendar, start, add_time(calendar, start, amount)) == amount


@given(calendars, moments, st.integers(0, 400))
def test_added_hours_are_the_added_time(calendar: Calendar, start: datetime, number: int) -> None:
    assert add_hours(calendar, start, number / 4) == add_time(calendar, start, hours(number / 4))


@given(calendars, moments, amounts, amounts)
def test_time_added_in_two_parts_is_the_same_moment(
    calendar: Calendar, start: datetime, first: timedelta, second: timedelta
) -> None:
    halfway = add_time(calendar, start, first)
    if second:
        assert add_time(calendar, halfway, second) == add_time(calendar, start, first + second)


@given(calendars, moments, moments, amounts, st.integers(0, 30))
def test_who_asks_later_is_never_due_earlier(
    calendar: Calendar, one: datetime, other: datetime, amount: timedelta, days: int
) -> None:
    earlier, later = sorted((one, other))
    assert add_time(calendar, earlier, amount) <= add_time(calendar, later, amount)
    assert add_days(calendar, earlier, days) <= add_days(calendar, later, days)


@given(calendars, moments, amounts, amounts)
def test_more_time_is_never_due_earlier(
    calendar: Calendar, start: datetime, amount: timedelta, more: timedelta
) -> None:
    due = add_time(calendar, start, amount)
    assert start <= due <= add_time(calendar, start, amount + more)


@given(calendars, moments, amounts)
def test_due_is_an_open_moment_or_the_close_of_one(
    calendar: Calendar, start: datetime, amount: timedelta
) -> None:
    due = add_time(calendar, start, amount)
    day = due.astimezone(calendar.zone).date()
    assert is_working(calendar, day)
    assert any(opens <= due <= closes for opens, closes in open_times(calendar, day))


@given(calendars, moments, st.integers(0, 30))
def test_days_are_due_at_the_close_of_the_working_day_they_count_to(
    calendar: Calendar, received: datetime, days: int
) -> None:
    due = add_days(calendar, received, days)
    receipt = add_time(calendar, received, timedelta(0)).astimezone(calendar.zone).date()
    day = due.astimezone(calendar.zone).date()
    assert due == open_times(calendar, day)[-1][1]
    between = [receipt + timedelta(days=n) for n in range((day - receipt).days + 1)]
    assert sum(is_working(calendar, each) for each in between) == days + 1


@given(calendars, moments, moments, moments)
def test_stretches_of_time_add_up(
    calendar: Calendar, one: datetime, two: datetime, three: datetime
) -> None:
    start, middle, end = sorted((one, two, three))
    whole = working_time(calendar, start, end)
    assert whole == working_time(calendar, start, middle) + working_time(calendar, middle, end)


@given(calendars, days_of_ten_years)
def test_the_hours_of_a_day_add_up(calendar: Calendar, day: date) -> None:
    start = datetime.combine(day, time(0), tzinfo=calendar.zone)
    end = datetime.combine(day + timedelta(days=1), time(0), tzinfo=calendar.zone)
    stretches = open_times(calendar, day)
    total = sum((closes - opens for opens, closes in stretches), timedelta(0))
    assert working_time(calendar, start, end) == total
    assert bool(stretches) is is_working(calendar, day)
