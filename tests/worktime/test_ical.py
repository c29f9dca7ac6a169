import contextlib
import json
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.errors import BadInput
from minhbach.worktime import ical
from minhbach.worktime.ical import read_holidays
from minhbach.worktime.week import Holidays

CASES = Path(__file__).parent.parent / "data" / "worktime"
SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")


def calendar(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""))


def event(*lines: str) -> str:
    return calendar("BEGIN:VEVENT", *lines, "END:VEVENT")


def days(*texts: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(text) for text in texts)


@pytest.mark.parametrize("case", sorted(CASES.glob("*.ics")), ids=lambda path: path.stem)
def test_a_calendar_is_read_as_its_pair_says(case: Path) -> None:
    found = read_holidays(case.read_text(encoding="utf-8"), zone=SAIGON)
    expected = json.loads(case.with_suffix(".json").read_text(encoding="utf-8"))
    assert sorted(map(str, found.free)) == expected["free"]
    assert sorted(map(str, found.worked)) == expected["worked"]


@pytest.mark.parametrize(
    ("lines", "free"),
    [
        pytest.param(["DTSTART;VALUE=DATE:20270903"], ["2027-09-03"], id="a day"),
        pytest.param(
            ["DTSTART;VALUE=DATE:20270903", "DTEND;VALUE=DATE:20270903"],
            ["2027-09-03"],
            id="a day that ends on itself",
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20270204", "DURATION:P2D"],
            ["2027-02-04", "2027-02-05"],
            id="days by duration",
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20270204", "DURATION:P1W"],
            [f"2027-02-{day:02}" for day in range(4, 11)],
            id="a week",
        ),
        pytest.param(
            ["DTSTART:20270204T120000", "DURATION:+P1DT12H"], ["2027-02-05"], id="whole days only"
        ),
        pytest.param(["DTSTART:20270204T000000", "DURATION:PT24H"], ["2027-02-04"], id="24 hours"),
        pytest.param(
            ["DTSTART:20270204T000000", "DURATION:PT23H59M59S"], [], id="a second too short"
        ),
        pytest.param(["DTSTART:20270204T000000"], [], id="a moment"),
        pytest.param(
            ["DTSTART:20270203T170000Z", "DTEND:20270204T170000Z"],
            ["2027-02-04"],
            id="a day in UTC",
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY;UNTIL=20290101"],
            ["2024-02-29", "2028-02-29"],
            id="29 February only where it is",
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20240902", "RRULE:FREQ=YEARLY;INTERVAL=3;COUNT=3"],
            ["2024-09-02", "2027-09-02", "2030-09-02"],
            id="every third year",
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;BYMONTH=1,9;BYMONTHDAY=1;COUNT=4"],
            ["2026-01-01", "2026-09-01", "2027-01-01", "2027-09-01"],
            id="two months",
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20260131", "RRULE:FREQ=YEARLY;BYMONTHDAY=-1,+15;COUNT=3"],
            ["2026-01-31", "2026-02-15", "2026-02-28"],
            id="days of every month, counted from its end too",
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20261215", "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-31;COUNT=2"],
            ["2026-12-15", "2027-12-01"],
            id="the first day counts though the rule does not name it",
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;UNTIL=20250101T000000Z"],
            [],
            id="a rule that ended before it began",
        ),
        pytest.param(
            [
                "DTSTART;VALUE=DATE:20260101",
                "RRULE:FREQ=YEARLY;COUNT=3;WKST=MO",
                "EXDATE;VALUE=DATE:20270101",
                "RDATE;VALUE=DATE:20260301,20260401",
            ],
            ["2026-01-01", "2026-03-01", "2026-04-01", "2028-01-01"],
            id="days added and left out",
        ),
    ],
)
def test_an_event_frees_the_days_it_covers(lines: list[str], free: list[str]) -> None:
    assert read_holidays(event(*lines), zone=SAIGON) == Holidays(free=days(*free))


@pytest.mark.parametrize(
    "mark",
    [
        "CATEGORIES:WORKING-DAY",
        "categories:Office, working-day",
        "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
    ],
)
def test_a_marked_day_is_worked(mark: str) -> None:
    found = read_holidays(event("DTSTART;VALUE=DATE:20260822", mark))
    assert found == Holidays(worked=days("2026-08-22"))


def test_a_rule_without_end_stops_after_the_last_year() -> None:
    free = read_holidays(event("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=YEARLY")).free
    assert (min(free).year, max(free).year, len(free)) == (1900, 2100, 201)


def test_a_rule_of_hours_is_no_day_however_often_it_comes() -> None:
    lines = ["DTSTART:19000101T080000", "DURATION:P1D", "RRULE:FREQ=YEARLY;BYMONTHDAY=1,2,3"]
    assert read_holidays(event(*lines)) == Holidays()


def test_lines_may_end_and_fold_in_any_usual_way() -> None:
    whole = event("SUMMARY:Nghỉ", "DTSTART;VALUE=DATE:20270903")
    folded = whole.replace("2027", "20\r\n\t27").replace("SUMMARY", "SUMM\r\n ARY")
    for text in (whole, folded, whole.replace("\r\n", "\n"), "\ufeff" + whole, whole.strip()):
        assert read_holidays(text).free == days("2027-09-03")


def test_two_calendars_in_a_file_are_both_read() -> None:
    text = event("DTSTART;VALUE=DATE:20270903") + event("DTSTART;VALUE=DATE:20270904")
    assert read_holidays(text).free == days("2027-09-03", "2027-09-04")


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        pytest.param(["SUMMARY:Tết"], 2, id="no DTSTART"),
        pytest.param(["DTSTART;VALUE=DATE:20270230"], 3, id="no such day"),
        pytest.param(["DTSTART;VALUE=DATE:2027-02-03"], 3, id="another way to write days"),
        pytest.param(["DTSTART;VALUE=DATE:18991231"], 3, id="too early"),
        pytest.param(["DTSTART:20270203T250000"], 3, id="no such hour"),
        pytest.param(["DTSTART:20270203", "DTSTART:20270204"], 4, id="two beginnings"),
        pytest.param(["DTSTART:20270203", "DTEND:20270202"], 4, id="ends before it begins"),
        pytest.param(["DTSTART:20270203", "DTEND:20290202"], 4, id="two years long"),
        pytest.param(["DTSTART:20270203", "DURATION:P400D"], 4, id="longer than a year"),
        pytest.param(["DTSTART:20270203", "DURATION:P"], 4, id="an empty duration"),
        pytest.param(["DTSTART:20270203", "DURATION:PT5"], 4, id="a duration without a unit"),
        pytest.param(["DTSTART:20270203", "DURATION:-P1D"], 4, id="a negative duration"),
        pytest.param(["DTSTART:20270203", "RRULE:FREQ=DAILY"], 4, id="daily"),
        pytest.param(["DTSTART:20270203", "RRULE:COUNT=2"], 4, id="no frequency"),
        pytest.param(["DTSTART:20270203", "RRULE:FREQ=YEARLY;BYDAY=4TH"], 4, id="by weekday"),
        pytest.param(["DTSTART:20270203", "RRULE:FREQ=YEARLY;FREQ=YEARLY"], 4, id="twice"),
        pytest.param(["DTSTART:20270203", "RRULE:FREQ=YEARLY;COUNT=0"], 4, id="no times"),
        pytest.param(["DTSTART:20270203", "RRULE:FREQ=YEARLY;COUNT=1,2"], 4, id="two counts"),
        pytest.param(["DTSTART:20270203", "RRULE:FREQ=YEARLY;BYMONTH=13"], 4, id="month 13"),
        pytest.param(["DTSTART:20270203", "RRULE:FREQ=YEARLY;BYMONTHDAY=0"], 4, id="day 0"),
        pytest.param(["DTSTART:20270203", "RRULE:FREQ=YEARLY;UNTIL=soon"], 4, id="until soon"),
        pytest.param(["DTSTART:20270203", "RDATE:20270203T000000Z/PT1H"], 4, id="a period"),
        pytest.param(["DTSTART:20270203", "RECURRENCE-ID:20270203"], 4, id="a changed one"),
        pytest.param(["DTSTART:20270203", "no colon"], 4, id="no content line"),
        pytest.param(["DTSTART:20270203", "END:VTODO"], 4, id="ends what is not open"),
    ],
)
def test_what_would_be_read_wrongly_is_refused_by_line(lines: list[str], number: int) -> None:
    with pytest.raises(BadInput, match=rf"^Line {number} of the calendar"):
        read_holidays(event(*lines))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("<!doctype html>", id="a page"),
        pytest.param("BEGIN:VCARD\nEND:VCARD", id="a visiting card"),
        pytest.param("END:VCALENDAR", id="an end only"),
        pytest.param("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270203", id="cut off"),
        pytest.param(
            event("DTSTART:20270203").replace("END:VCALENDAR", ""), id="cut off at the end"
        ),
    ],
)
def test_what_is_no_whole_calendar_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"Line \d+"):
        read_holidays(text)


def test_a_huge_calendar_is_refused() -> None:
    with pytest.raises(BadInput, match="characters"):
        read_holidays("X" * (ical.LONGEST_TEXT + 1))
    many = calendar(*["BEGIN:VEVENT", "DTSTART:20270203", "END:VEVENT"] * (ical.MOST_EVENTS + 1))
    with pytest.raises(BadInput, match="events"):
        read_holidays(many)
    every_day = ",".join(map(str, range(1, 32)))
    endless = event("DTSTART:19000101", f"RRULE:FREQ=YEARLY;BYMONTHDAY={every_day}")
    with pytest.raises(BadInput, match="days"):
        read_holidays(endless)


def test_a_line_made_to_keep_the_reader_busy_is_read_at_once() -> None:
    with pytest.raises(BadInput):
        read_holidays(calendar("X;A=" + "," * 100_000))
    with pytest.raises(BadInput):
        read_holidays(calendar("X" + ';A="b",c' * 50_000))


@given(st.text(max_size=300) | st.text("BEGIND:VCALTSRUYQ;=,\r\n 0123456789", max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    for whole in (text, event(text), event("DTSTART:20270203", text)):
        with contextlib.suppress(BadInput):
            assert isinstance(read_holidays(whole), Holidays)


all_days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(st.frozensets(all_days, max_size=20), st.frozensets(all_days, max_size=20))
def test_what_is_written_as_days_is_read_as_the_same_days(
    free: frozenset[date], worked: frozenset[date]
) -> None:
    lines: list[str] = []
    for days_of, mark in ((free, "HOLIDAY"), (worked, "WORKING-DAY")):
        for day in days_of:
            end = day + timedelta(days=1)
            lines += ["BEGIN:VEVENT", f"DTSTART;VALUE=DATE:{day:%Y%m%d}"]
            lines += [f"DTEND;VALUE=DATE:{end:%Y%m%d}", f"CATEGORIES:{mark}", "END:VEVENT"]
    assert read_holidays(calendar(*lines)) == Holidays(free=free, worked=worked)


@given(all_days, st.integers(1, 12), st.integers(1, 30))
def test_a_yearly_day_comes_on_its_date_each_year_it_has_one(
    first: date, years: int, count: int
) -> None:
    rule = f"RRULE:FREQ=YEARLY;INTERVAL={years};COUNT={count}"
    free = read_holidays(event(f"DTSTART;VALUE=DATE:{first:%Y%m%d}", rule)).free
    assert min(free) == first
    assert len(free) <= count
    assert all((day.month, day.day) == (first.month, first.day) for day in free)
    assert all((day.year - first.year) % years == 0 for day in free)
