"""Vietnam's public holidays, 2024 to 2035, as an office of the State keeps them.

The Labour Code (45/2019/QH14) names the days in article 112(1): 1 January, five days of Tet,
30 April, 1 May, 2 September with one day beside it, and the Hung Kings' day (10 of the third
lunar month). A day of these on a Saturday or Sunday is made up on the next working day (article
111(3)). Since 1 July 2026 there is 24 November, Vietnam Culture Day (Resolution 28/2026/QH16,
article 2); that resolution says nothing of making up, so a weekend takes it.

Which days Tet and 2 September take, and which working day is swapped for a Saturday, is announced
for each year. `NOTICES` has 2024 to 2027 with the papers that announce them. The years after, to
2035, are computed: Tet is its eve and the four days after, the day beside 2 September is the one
that years with the same weekday had, nothing is swapped. An office adds a new notice as an
iCalendar file, or corrects a computed year with one.

The lunar dates are of Vietnam's calendar (UTC+7, Decision 121-CP of 1967), which has Tet 2030 a
day before China; the tests compute them again from the moon and the sun.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from minhbach.worktime.week import Holidays

_DAY = timedelta(days=1)
_SATURDAY = 5
_CULTURE_DAY_SINCE = 2026
# Whether the free day beside 2 September lies before (-1) or after it, by the weekday of the 2nd:
# as announced in 2024 (Monday), 2025, 2026, 2027 (Thursday), 2022 (Friday), 2023 (Saturday); on
# a Sunday after it, by judgement.
_BESIDE = (1, -1, -1, 1, -1, -1, 1)


@dataclass(frozen=True, slots=True)
class Notice:
    """What was announced for a year: the stretch of Tet with its weekends and days in lieu, the
    day beside 2 September, and the working days swapped (off) for Saturdays (worked)."""

    tet: tuple[date, date]
    beside: date
    swaps: tuple[tuple[date, date], ...]
    papers: str


LUNAR_NEW_YEAR: dict[int, date] = {
    2024: date(2024, 2, 10),
    2025: date(2025, 1, 29),
    2026: date(2026, 2, 17),
    2027: date(2027, 2, 6),
    2028: date(2028, 1, 26),
    2029: date(2029, 2, 13),
    2030: date(2030, 2, 2),
    2031: date(2031, 1, 23),
    2032: date(2032, 2, 11),
    2033: date(2033, 1, 31),
    2034: date(2034, 2, 19),
    2035: date(2035, 2, 8),
}

HUNG_KINGS_DAY: dict[int, date] = {
    2024: date(2024, 4, 18),
    2025: date(2025, 4, 7),
    2026: date(2026, 4, 26),
    2027: date(2027, 4, 16),
    2028: date(2028, 4, 4),
    2029: date(2029, 4, 23),
    2030: date(2030, 4, 12),
    2031: date(2031, 4, 1),
    2032: date(2032, 4, 19),
    2033: date(2033, 4, 9),
    2034: date(2034, 4, 28),
    2035: date(2035, 4, 17),
}

NOTICES: dict[int, Notice] = {
    2024: Notice(
        tet=(date(2024, 2, 8), date(2024, 2, 14)),
        beside=date(2024, 9, 3),
        swaps=((date(2024, 4, 29), date(2024, 5, 4)),),
        papers="5015/TB-LĐTBXH (22 November 2023); 2450/VPCP-KGVX (12 April 2024)",
    ),
    2025: Notice(
        tet=(date(2025, 1, 25), date(2025, 2, 2)),
        beside=date(2025, 9, 1),
        swaps=((date(2025, 5, 2), date(2025, 4, 26)),),
        papers="8726/VPCP-KGVX (26 November 2024); 6150/TB-BLĐTBXH (3 December 2024)",
    ),
    2026: Notice(
        tet=(date(2026, 2, 14), date(2026, 2, 22)),
        beside=date(2026, 9, 1),
        swaps=(
            (date(2026, 1, 2), date(2026, 1, 10)),
            (date(2026, 8, 31), date(2026, 8, 22)),
        ),
        papers="9441/TB-BNV (16 October 2025); 12729/VPCP-KGVX (25 December 2025)",
    ),
    2027: Notice(
        tet=(date(2027, 2, 4), date(2027, 2, 10)),
        beside=date(2027, 9, 3),
        swaps=(),
        papers="10065/VPCP-KGVX (2 October 2026)",
    ),
}


def _holidays() -> Holidays:
    free: set[date] = set()
    for year in LUNAR_NEW_YEAR:
        free |= _free_days(year)
    worked = frozenset(worked for notice in NOTICES.values() for _, worked in notice.swaps)
    return Holidays(free=frozenset(free), worked=worked)


def _free_days(year: int) -> set[date]:
    notice = NOTICES.get(year)
    named = _named_days(year)
    if notice:
        days = {*_stretch(*notice.tet), *(off for off, _ in notice.swaps)}
        named.append(notice.beside)
    else:
        days = set()
        named += _stretch(LUNAR_NEW_YEAR[year] - _DAY, LUNAR_NEW_YEAR[year] + 3 * _DAY)
        named.append(_beside(year))
    free = days | set(named) | set(_made_up(named, days))
    return free | ({date(year, 11, 24)} if year >= _CULTURE_DAY_SINCE else set())


def _named_days(year: int) -> list[date]:
    fixed = ((1, 1), (4, 30), (5, 1), (9, 2))
    return [*(date(year, month, day) for month, day in fixed), HUNG_KINGS_DAY[year]]


def _beside(year: int) -> date:
    second = date(year, 9, 2)
    return second + _BESIDE[second.weekday()] * _DAY


def _made_up(named: Iterable[date], taken: Iterable[date]) -> Iterator[date]:
    """The next working day for each named day on a weekend; no day makes up for two."""
    closed = {*named, *taken}
    for day in sorted(named):
        if day.weekday() >= _SATURDAY:
            while day in closed or day.weekday() >= _SATURDAY:
                day += _DAY
            closed.add(day)
            yield day


def _stretch(first: date, last: date) -> list[date]:
    return [first + n * _DAY for n in range((last - first).days + 1)]


HOLIDAYS: Holidays = _holidays()
