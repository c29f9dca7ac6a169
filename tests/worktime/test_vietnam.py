"""The built-in holidays against the notices, the law, and the moon and the sun themselves."""

import math
from datetime import date, timedelta

import pytest

from minhbach.worktime.vietnam import HOLIDAYS, HUNG_KINGS_DAY, LUNAR_NEW_YEAR, NOTICES

DAY = timedelta(days=1)
J2000 = date(2000, 1, 1)  # its noon is Julian day 2451545
DELTA_T_DAYS = 72 / 86_400  # terrestrial minus universal time, about, 2024 to 2035
HANOI_DAYS = 7 / 24


def weekdays_off(year: int) -> list[str]:
    return [
        day.strftime("%m-%d")
        for day in sorted(HOLIDAYS.free)
        if day.year == year and day.weekday() < 5
    ]


@pytest.mark.parametrize(
    ("year", "off"),
    [
        (2024, "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03"),
        (2025, "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02"),
        (
            2026,
            "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
        ),
        (2027, "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24"),
        # Computed: 1 January 2028 and 30 April are on weekends, 2 September is a Saturday.
        (2028, "01-03 01-25 01-26 01-27 01-28 01-31 04-04 05-01 05-02 09-01 09-04 11-24"),
        # Computed: 2 September is a Sunday; 24 November, a Saturday, is not made up.
        (2029, "01-01 02-12 02-13 02-14 02-15 02-16 04-23 04-30 05-01 09-03 09-04"),
    ],
)
def test_the_weekdays_off_are_those_announced_or_computed(year: int, off: str) -> None:
    assert weekdays_off(year) == off.split()


def test_the_saturdays_worked_are_those_of_the_notices() -> None:
    swaps = {
        date(2024, 4, 29): date(2024, 5, 4),
        date(2025, 5, 2): date(2025, 4, 26),
        date(2026, 1, 2): date(2026, 1, 10),
        date(2026, 8, 31): date(2026, 8, 22),
    }
    assert HOLIDAYS.worked == set(swaps.values())
    assert swaps.keys() <= HOLIDAYS.free
    assert all(day.weekday() == 5 for day in HOLIDAYS.worked)


def test_every_announced_year_names_its_papers() -> None:
    assert list(NOTICES) == [2024, 2025, 2026, 2027]
    assert all("TB-" in notice.papers or "VPCP" in notice.papers for notice in NOTICES.values())


@pytest.mark.parametrize("year", range(2028, 2036))
def test_a_computed_year_gives_the_days_of_the_law_and_no_more(year: int) -> None:
    culture_day = date(year, 11, 24)
    assert len(weekdays_off(year)) == 11 + (culture_day.weekday() < 5)
    assert {LUNAR_NEW_YEAR[year] + n * DAY for n in range(-1, 4)} <= HOLIDAYS.free


def test_the_culture_day_is_free_since_2026() -> None:
    assert date(2025, 11, 24) not in HOLIDAYS.free
    assert all(date(year, 11, 24) in HOLIDAYS.free for year in range(2026, 2036))


# Meeus, Astronomical Algorithms (2nd edition): the new moon by chapter 49 to some minutes, the
# sun by chapter 25 to a hundredth of a degree. The calendar rules are Aslaksen's for UTC+7.


def new_moon(number: int) -> float:
    """The `number`th new moon since January 2000, in Hanoi days since 2000-01-01 00:00."""
    t = number / 1236.85
    e = 1 - 0.002516 * t
    m = math.radians(2.5534 + 29.10535670 * number)
    m2 = math.radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t)
    f = math.radians(160.7108 + 390.67050284 * number - 0.0016118 * t * t)
    node = math.radians(124.7746 - 1.56375588 * number)
    terms = (
        (-0.40720, m2),
        (0.17241 * e, m),
        (0.01608, 2 * m2),
        (0.01039, 2 * f),
        (0.00739 * e, m2 - m),
        (-0.00514 * e, m2 + m),
        (0.00208 * e * e, 2 * m),
        (-0.00111, m2 - 2 * f),
        (-0.00057, m2 + 2 * f),
        (0.00056 * e, 2 * m2 + m),
        (-0.00042, 3 * m2),
        (0.00042 * e, m + 2 * f),
        (0.00038 * e, m - 2 * f),
        (-0.00024 * e, 2 * m2 - m),
        (-0.00017, node),
    )
    julian = 2451550.09766 + 29.530588861 * number + 0.00015437 * t * t
    julian += sum(size * math.sin(angle) for size, angle in terms)
    return julian - 2451544.5 - DELTA_T_DAYS + HANOI_DAYS


def sun(day: int) -> float:
    """The sun's apparent longitude, in degrees, as a day begins in Hanoi."""
    t = (day - 0.5 - HANOI_DAYS + DELTA_T_DAYS) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    m = math.radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * math.sin(m) + 0.019993 * math.sin(2 * m)
    centre += 0.000289 * math.sin(3 * m)
    node = math.radians(125.04 - 1934.136 * t)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360


def eleventh_month(year: int) -> int:
    """The number of the new moon that begins the month with the winter solstice of a year."""
    december = (date(year, 12, 15) - J2000).days
    solstice = next(day for day in range(december, december + 15) if sun(day + 1) >= 270)
    number = round(solstice / 29.530588861)
    while math.floor(new_moon(number)) > solstice:
        number -= 1
    while math.floor(new_moon(number + 1)) <= solstice:
        number += 1
    return number


def first_days(year: int) -> dict[int, date]:
    """The first day of each month of a lunar year before its eleventh, leap months left out."""
    first, last = eleventh_month(year - 1), eleventh_month(year)
    starts = [math.floor(new_moon(number)) for number in range(first, last + 1)]
    without_term = [
        n for n in range(1, last - first) if sun(starts[n]) // 30 == sun(starts[n + 1]) // 30
    ]
    leap = without_term[0] if last - first == 13 else None
    regular = [start for n, start in enumerate(starts) if n != leap]
    return {n - 1: J2000 + regular[n] * DAY for n in range(2, 12)}


@pytest.mark.parametrize("year", sorted(LUNAR_NEW_YEAR))
def test_the_moon_and_the_sun_give_the_same_lunar_days(year: int) -> None:
    months = first_days(year)
    assert months[1] == LUNAR_NEW_YEAR[year]
    assert months[3] + 9 * DAY == HUNG_KINGS_DAY[year]


@pytest.mark.parametrize(
    ("year", "day"),
    [
        pytest.param(1985, date(1985, 1, 21), id="a month before China"),
        pytest.param(2007, date(2007, 2, 17), id="a day before China"),
        pytest.param(2023, date(2023, 1, 22), id="before a leap second month"),
    ],
)
def test_the_computation_gives_the_new_years_of_the_past(year: int, day: date) -> None:
    assert first_days(year)[1] == day
