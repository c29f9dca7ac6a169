from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.cases.deadlines import (
    LADDER,
    Deadline,
    Pause,
    Recipient,
    Standing,
    Step,
    Term,
    Unit,
    deadline,
    standing,
    to_tell,
)
from minhbach.worktime.vietnam import HOLIDAYS
from minhbach.worktime.week import Calendar, is_working, working_time

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE_DAY = ((time(7, 30), time(11, 30)), (time(13), time(17)))
OFFICE = Calendar(dict.fromkeys(range(5), OFFICE_DAY), SAIGON, HOLIDAYS.free, HOLIDAYS.worked)

EIGHT_HOURS = Term(8, Unit.HOURS, 8)
TWO_DAYS = Term(2, Unit.DAYS, 3)
NOTHING = timedelta(0)


def saigon(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SAIGON)


def pause(start: str, end: str) -> Pause:
    return Pause(saigon(start), saigon(end))


MONDAY = saigon("2026-11-16 09:30")
FRIDAY = saigon("2026-11-20 12:00")


@pytest.mark.parametrize(
    ("received", "term", "due", "long_overdue"),
    [
        ("2026-11-16 09:30", EIGHT_HOURS, "2026-11-17 09:30", "2026-11-18 09:30"),
        ("2026-11-16 09:30", TWO_DAYS, "2026-11-18 17:00", "2026-11-23 17:00"),
        ("2026-11-20 16:30", EIGHT_HOURS, "2026-11-23 16:30", "2026-11-25 16:30"),
        ("2026-02-12 09:00", TWO_DAYS, "2026-02-23 17:00", "2026-02-26 17:00"),
        ("2025-04-24 20:00", TWO_DAYS, "2025-04-28 17:00", "2025-05-06 17:00"),
    ],
)
def test_a_case_is_due_in_working_time(
    received: str, term: Term, due: str, long_overdue: str
) -> None:
    marks = deadline(saigon(received), term, OFFICE, (), FRIDAY)
    assert marks.due == saigon(due)
    assert marks.long_overdue == saigon(long_overdue)


def test_a_case_is_near_when_less_than_a_quarter_of_its_time_is_left() -> None:
    marks = deadline(MONDAY, EIGHT_HOURS, OFFICE, (), MONDAY)
    assert marks.near == saigon("2026-11-16 17:00")


@pytest.mark.parametrize(
    ("pauses", "due", "long_overdue"),
    [
        pytest.param((), "2026-11-17 09:30", "2026-11-18 09:30", id="none"),
        pytest.param(
            (pause("2026-11-16 10:00", "2026-11-16 14:00"),),
            "2026-11-17 13:30",
            "2026-11-18 13:30",
            id="lunch does not count",
        ),
        pytest.param(
            (
                pause("2026-11-16 10:00", "2026-11-16 11:00"),
                pause("2026-11-16 10:30", "2026-11-16 11:30"),
            ),
            "2026-11-17 11:00",
            "2026-11-18 11:00",
            id="overlapping pauses count once",
        ),
        pytest.param(
            (pause("2026-11-13 09:00", "2026-11-16 10:30"),),
            "2026-11-17 10:30",
            "2026-11-18 10:30",
            id="before receipt does not count",
        ),
        pytest.param(
            (pause("2026-11-16 18:00", "2026-11-17 07:00"),),
            "2026-11-17 09:30",
            "2026-11-18 09:30",
            id="a night moves nothing",
        ),
        pytest.param(
            (pause("2026-11-17 10:30", "2026-11-17 11:30"),),
            "2026-11-17 09:30",
            "2026-11-18 10:30",
            id="what has passed stays passed",
        ),
        pytest.param(
            (
                pause("2026-11-17 09:45", "2026-11-17 10:45"),
                pause("2026-11-16 10:00", "2026-11-16 11:00"),
            ),
            "2026-11-17 11:30",
            "2026-11-18 11:30",
            id="a second pause counts from where the first moved to",
        ),
        pytest.param(
            (Pause(saigon("2026-11-16 10:00")),),
            "2026-11-23 11:00",
            "2026-11-25 11:00",
            id="an open pause lasts until now",
        ),
    ],
)
def test_waiting_for_the_asker_moves_the_marks_ahead(
    pauses: tuple[Pause, ...], due: str, long_overdue: str
) -> None:
    marks = deadline(MONDAY, EIGHT_HOURS, OFFICE, pauses, FRIDAY)
    assert (marks.due, marks.long_overdue) == (saigon(due), saigon(long_overdue))


@pytest.mark.parametrize(("amount", "after"), [(0, 1), (1, 0), (-1, 3)])
def test_a_term_is_at_least_one(amount: int, after: int) -> None:
    with pytest.raises(ValueError):
        Term(amount, Unit.DAYS, after)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-16 17:00", Standing.ON_TIME),
        ("2026-11-17 07:31", Standing.NEAR),
        ("2026-11-17 09:30", Standing.NEAR),
        ("2026-11-17 09:31", Standing.OVERDUE),
        ("2026-11-18 09:30", Standing.OVERDUE),
        ("2026-11-18 09:31", Standing.LONG_OVERDUE),
    ],
)
def test_a_case_stands_by_the_marks_it_has_passed(now: str, expected: Standing) -> None:
    marks = deadline(MONDAY, EIGHT_HOURS, OFFICE, (), saigon(now))
    assert standing(marks, (), saigon(now)) is expected
    ended = pause("2026-11-15 09:00", "2026-11-15 10:00")
    assert standing(marks, (ended,), saigon(now)) is expected
    assert standing(marks, (ended, Pause(MONDAY)), saigon(now)) is Standing.PAUSED


def test_the_ladder_tells_more_people_the_later_it_is() -> None:
    assert [step.mark for step in LADDER] == [
        Standing.NEAR,
        Standing.OVERDUE,
        Standing.LONG_OVERDUE,
    ]
    assert LADDER[0].recipients == (Recipient.DEPARTMENT,)
    assert set(LADDER[1].recipients) == {Recipient.DEPARTMENT, Recipient.DESK_OFFICERS}
    assert set(LADDER[2].recipients) == set(Recipient)


@pytest.mark.parametrize(
    ("now", "told", "step"),
    [
        (Standing.ON_TIME, set(), None),
        (Standing.PAUSED, set(), None),
        (Standing.NEAR, set(), LADDER[0]),
        (Standing.NEAR, {Standing.NEAR}, None),
        (Standing.OVERDUE, {Standing.NEAR}, LADDER[1]),
        (Standing.OVERDUE, set(), LADDER[1]),
        (Standing.LONG_OVERDUE, {Standing.NEAR, Standing.OVERDUE}, LADDER[2]),
        (Standing.LONG_OVERDUE, {Standing.LONG_OVERDUE}, None),
        # The term grew and the case moved back: what was told is not told again.
        (Standing.NEAR, {Standing.OVERDUE}, None),
        (Standing.OVERDUE, {Standing.LONG_OVERDUE}, None),
    ],
)
def test_each_mark_is_told_once(now: Standing, told: set[Standing], step: Step | None) -> None:
    assert to_tell(now, told) == step


moments = st.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1), timezones=st.just(UTC))
terms = st.builds(Term, st.integers(1, 40), st.sampled_from(Unit), st.integers(1, 40))
waits = st.lists(
    st.tuples(
        st.timedeltas(timedelta(days=-3), timedelta(days=30)),
        st.timedeltas(timedelta(0), timedelta(days=12)),
    ),
    max_size=4,
)


def pauses_of(received: datetime, spans: list[tuple[timedelta, timedelta]]) -> list[Pause]:
    return [Pause(received + after, received + after + length) for after, length in spans]


@given(moments, terms, waits)
def test_marks_are_in_order_and_on_working_days(
    received: datetime, term: Term, spans: list[tuple[timedelta, timedelta]]
) -> None:
    marks = deadline(received, term, OFFICE, pauses_of(received, spans), received)
    assert received <= marks.near <= marks.due < marks.long_overdue
    for mark in (marks.near, marks.due, marks.long_overdue):
        assert is_working(OFFICE, mark.astimezone(SAIGON).date())


@given(moments, terms, waits, waits)
def test_a_pause_never_shortens(
    received: datetime,
    term: Term,
    spans: list[tuple[timedelta, timedelta]],
    more: list[tuple[timedelta, timedelta]],
) -> None:
    fewer = deadline(received, term, OFFICE, pauses_of(received, spans), received)
    longer = deadline(received, term, OFFICE, pauses_of(received, spans + more), received)
    assert fewer.due <= longer.due
    assert fewer.near <= longer.near
    assert fewer.long_overdue <= longer.long_overdue


@given(moments, terms, st.timedeltas(NOTHING, timedelta(days=30)))
def test_a_pause_at_receipt_moves_the_marks_by_the_working_time_paused(
    received: datetime, term: Term, length: timedelta
) -> None:
    before = deadline(received, term, OFFICE, (), received)
    after = deadline(received, term, OFFICE, [Pause(received, received + length)], received)
    paused = working_time(OFFICE, received, received + length)
    assert working_time(OFFICE, before.due, after.due) == paused
    assert working_time(OFFICE, before.long_overdue, after.long_overdue) == paused


@given(moments, terms)
def test_a_quarter_of_the_working_time_is_left_at_near(received: datetime, term: Term) -> None:
    plain = deadline(received, term, OFFICE, (), received)
    whole = working_time(OFFICE, received, plain.due)
    left = working_time(OFFICE, plain.near, plain.due)
    assert abs(left - whole / 4) <= timedelta.resolution


@given(moments, terms, st.lists(moments, max_size=12))
def test_as_time_goes_by_each_mark_is_told_once(
    received: datetime, term: Term, visits: list[datetime]
) -> None:
    marks = deadline(received, term, OFFICE, (), received)
    span = (marks.long_overdue - received) * 1.2
    told: list[Standing] = []
    for visit in sorted(
        received + (visit - datetime(2024, 1, 1, tzinfo=UTC)) % span for visit in visits
    ):
        step = to_tell(standing(marks, (), visit), told)
        if step:
            told.append(step.mark)
    order = [step.mark for step in LADDER]
    assert all(order.index(one) < order.index(other) for one, other in pairwise(told))


def test_a_case_moved_back_by_a_longer_term_stands_on_time_again() -> None:
    now = saigon("2026-11-17 10:00")
    old = deadline(MONDAY, EIGHT_HOURS, OFFICE, (), now)
    new = deadline(MONDAY, Term(24, Unit.HOURS, 8), OFFICE, (), now)
    assert standing(old, (), now) is Standing.OVERDUE
    assert standing(new, (), now) is Standing.ON_TIME
    assert to_tell(standing(new, (), now), {Standing.NEAR, Standing.OVERDUE}) is None


def test_marks_that_fall_together_are_told_as_the_latest() -> None:
    at = saigon("2026-11-17 10:00")
    marks = Deadline(due=at, long_overdue=at, near=at)
    assert standing(marks, (), at + timedelta.resolution) is Standing.LONG_OVERDUE
