"""Dates as outlets write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.collect.dates import Dated, read_date

MORNING = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 24 Nov 2026 07:30:00 +0700",
        "Tue, 24 Nov 2026 00:30:00 GMT",
        "Tue, 24 Nov 26 00:30 GMT",
        "24 November 2026 07:30 +07",
        "Tue, 24 Nov 2026 07:30:00 GMT+7",
        "Tue, 24 Nov 2026 07:30:00 GMT+07:00",
        "Tue,  24 Nov 2026\n 07:30:00 ICT",
        "Mon, 23 Nov 2026 19:30:00 EST",
        "24-Nov-2026 07:30:00 +0700",
        "2026-11-24T07:30:00+07:00",
        "2026-11-24T07:30+0700",
        "2026-11-24T00:30:00.000Z",
        "2026-11-24 07:30:00 +07",
        "2026/11/24 07:30 (UTC+7)",
        "20261124T003000Z",
        "24/11/2026 07:30 +07",
        "24/11/2026 07:30:00 SA GMT+7",
        "24-11-2026 07h30 (GMT+7)",
        "Thứ ba, 24/11/2026, 07:30 (GMT+7)",
        "Thứ ba, 24/11/2026 - 07:30 (GMT +7)",
        "07:30 (GMT+7) 24/11/2026",
        "11/24/2026 7:30 AM +0700",
        "November 24, 2026 07:30 AM +0700",
        "Tue Nov 24 07:30:00 +0700 2026",
    ],
)
def test_the_forms_of_one_moment_are_one_moment(text):
    assert read_date(text) == Dated(MORNING, naive=False)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("24/11/2026 07:30", datetime(2026, 11, 24, 7, 30, tzinfo=UTC)),
        ("07:30 ngày 24/11/2026", datetime(2026, 11, 24, 7, 30, tzinfo=UTC)),
        ("24/11/2026 03:15 CH", datetime(2026, 11, 24, 15, 15, tzinfo=UTC)),
        ("24/11/2026 12:15 SA", datetime(2026, 11, 24, 0, 15, tzinfo=UTC)),
        ("24/11/2026 12:15 CH", datetime(2026, 11, 24, 12, 15, tzinfo=UTC)),
        ("Tue, 24 Nov 2026 07:30:00 LOCAL", datetime(2026, 11, 24, 7, 30, tzinfo=UTC)),
        ("Tue, 24 Nov 2026 07:30:00 +9900", datetime(2026, 11, 24, 7, 30, tzinfo=UTC)),
        ("Tue Nov 24 07:30:00 2026", datetime(2026, 11, 24, 7, 30, tzinfo=UTC)),
    ],
)
def test_a_time_without_a_zone_is_utc_and_naive(text, moment):
    assert read_date(text) == Dated(moment, naive=True)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-11", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026-11-24", datetime(2026, 11, 24, tzinfo=UTC)),
        ("20261124", datetime(2026, 11, 24, tzinfo=UTC)),
        ("5/11/2026", datetime(2026, 11, 5, tzinfo=UTC)),
        ("24 Nov 99", datetime(1999, 11, 24, tzinfo=UTC)),
        ("2026-12-31T24:00:00Z", datetime(2027, 1, 1, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_day_alone_starts_at_midnight_and_is_not_naive(text, moment):
    assert read_date(text) == Dated(moment, naive=False)


@pytest.mark.parametrize(
    "text",
    ["", "hôm qua", "31/02/2026", "2026-13-01", "24 Foo 2026", "2026-11-24T25:00Z", "0000-01-01",
     "2026-11-24T10:75Z", "+0700", "9999-12-31T23:00:00-05:00", "1234567890123"],
)  # fmt: skip
def test_what_names_no_moment_is_none(text):
    assert read_date(text) is None


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2068, 1, 1)))
def test_rfc_822_and_iso_8601_agree_about_every_moment(moment):
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    as_rss = moment.strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert read_date(as_rss) == read_date(moment.isoformat()) == Dated(moment, naive=False)


@given(st.text(max_size=120))
def test_any_text_is_a_date_or_none(text):
    dated = read_date(text)
    assert dated is None or dated.moment.tzinfo is UTC
