from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from minhbach.read.dates import NO_LATER, find_day, not_after, own_day, read_moment

HANOI = timezone(timedelta(hours=7))
NEW_YORK = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-11-24T00:30:00+07:00", "2026-11-24T00:30:00+07:00"),
        ("2026-11-24T00:30:00.123Z", "2026-11-24T00:30:00+00:00"),
        ("2026-11-24T00:30:00-0500", "2026-11-24T00:30:00-05:00"),
        ("2026-11-24T00:30+07", "2026-11-24T00:30:00+07:00"),
        ("2026-11-24 07:15", "2026-11-24T07:15:00+07:00"),
        ("2026-11-24 07:15:09 GMT+7", "2026-11-24T07:15:09+07:00"),
        ("2026-11-24 07:15:09 UTC", "2026-11-24T07:15:09+00:00"),
        ("2026/11/24", "2026-11-24T00:00:00+07:00"),
        ("20261124T071500Z", "2026-11-24T07:15:00+00:00"),
        ("24/11/2026 07:15", "2026-11-24T07:15:00+07:00"),
        ("Thứ ba, 24/11/2026, 07:15 (GMT+7)", "2026-11-24T07:15:00+07:00"),
        ("4.11.2026 - 7g15", "2026-11-04T07:15:00+07:00"),
        ("Tue, 24 Nov 2026 07:15:00 -0500", "2026-11-24T07:15:00-05:00"),
        ("Tue, 24 Nov 2026 07:15:00", "2026-11-24T07:15:00+07:00"),
        ("1795479300", "2026-11-24T00:15:00+00:00"),
        ("1795479300000", "2026-11-24T00:15:00+00:00"),
    ],
)
def test_a_moment_keeps_the_offset_of_the_page(said: str, expected: str) -> None:
    moment = read_moment(said, zone=HANOI)
    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize(
    "said",
    [
        "", "hôm qua", "31/02/2026", "2026-13-01", "2026-01-01T25:00:00Z", "0001-01-01",
        "1970-01-01T00:00:00Z", "9999-12-31T23:59:59-05:00", "2026-01-01T00:00:00+99:00",
        "0000000000", "Tue, 24 Nov 99999999999999999999 07:15:00 +0700",
    ],
)  # fmt: skip
def test_what_is_no_moment_of_this_web_is_none(said: str) -> None:
    assert read_moment(said, zone=HANOI) is None


@given(st.text(max_size=100))
def test_any_words_are_read_without_error(said: str) -> None:
    moment = read_moment(said, zone=HANOI)
    assert moment is None or moment.utcoffset() is not None


@given(st.datetimes(datetime(1996, 1, 1), datetime(2099, 1, 1), timezones=st.just(HANOI)))
def test_a_moment_written_in_iso_is_read_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert read_moment(whole.isoformat(), zone=UTC) == whole


@pytest.mark.parametrize(
    ("moment", "address", "day"),
    [
        (
            datetime(2026, 11, 24, 0, 30, tzinfo=HANOI),
            "https://a.example/2026/11/23/x",
            "2026-11-24",
        ),
        (datetime(2026, 11, 9, 1, 5, tzinfo=UTC), "https://a.example/2026/11/08/x", "2026-11-08"),
        (datetime(2026, 11, 8, 23, 5, tzinfo=UTC), "https://a.example/2026/11/9/x", "2026-11-09"),
        (datetime(2026, 11, 9, 1, 5, tzinfo=UTC), "https://a.example/2026/11/02/x", "2026-11-09"),
        (datetime(2026, 3, 1, 1, 5, tzinfo=UTC), "https://a.example/2026/02/30/x", "2026-03-01"),
        (datetime(2026, 11, 9, 1, 5, tzinfo=UTC), "https://a.example/20261108-x", "2026-11-09"),
        (datetime(2026, 11, 9, 1, 5, tzinfo=UTC), "", "2026-11-09"),
    ],
)
def test_the_day_is_the_one_the_outlet_would_name(moment: datetime, address: str, day: str) -> None:
    assert own_day(moment, address) == day


def test_a_moment_may_lie_a_day_ahead_and_no_more() -> None:
    seen = datetime(2026, 11, 24, tzinfo=UTC)
    assert not_after(seen + timedelta(hours=20), seen) == seen + timedelta(hours=20)
    assert not_after(seen + timedelta(hours=30), seen) is None
    assert not_after(None, seen) is None


def test_a_day_is_searched_in_the_whole_page() -> None:
    tree = html.fromstring('<html><body><p class="date">Ngày 24/11/2026</p></body></html>')
    found = find_day(tree, address="", zone=NEW_YORK, latest=NO_LATER)
    assert found == datetime(2026, 11, 24, tzinfo=NEW_YORK)
    nothing = html.fromstring("<html><body><p>Không ghi ngày</p></body></html>")
    assert find_day(nothing, address="", zone=UTC, latest=NO_LATER) is None


def test_a_failing_search_finds_no_day() -> None:
    class Broken(html.HtmlElement):
        def find(self, *_: object, **__: object) -> None:
            raise RuntimeError("broken tree")

        iter = iterfind = xpath = find

    assert find_day(Broken(), address="", zone=UTC, latest=NO_LATER) is None
