"""By when a feed should have had something new, from its own rhythm.

A feed that answers may still be dead: a frozen copy, "not modified" for ever, a list gone
empty. Entries are taken for a Poisson process whose rate follows the weekday and the hour as
they did in the four weeks before; what is not yet known of the rate widens the wait (a gamma
prior makes the count negative binomial: Gelman et al., Bayesian Data Analysis, 2.6).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
# How often in a year a healthy feed that keeps its rhythm may be called silent. It trades
# alarms for nothing against the delay: at 4 entries a day 1 means about two days, 30 one day
# (the simulation in tests/collect/test_silence.py measures both).
FALSE_ALARMS_A_YEAR = 1.0
# The same chance for one silence of a feed whose list is empty, though it was not before:
# that is odd in itself, so less silence tells; at 4 entries a day, less than a day.
EMPTY_CHANCE = 0.05
# Four weeks hold each weekday four times; longer would miss a new rhythm.
MEMORY = timedelta(days=28)
# Less than this is no rhythm.
ENOUGH_DAYS = 7
ENOUGH_ENTRIES = 14
# Entries put out together count once, or a burst would promise more than comes.
TOGETHER = timedelta(minutes=10)
# Entries that each hour and each weekday are given on trust, spread evenly, so that an hour
# without any in four weeks is not held for impossible.
_TRUST = 1.0


def news_due(times: Iterable[datetime], *, empty: bool = False) -> datetime | None:
    """The moment by which something new should have come after the last of these times.

    `times` are when its entries came, aware UTC in any order; `empty` when its list is empty
    now. None when they make no rhythm: too few, or of less than a week.
    """
    events = _events(times)
    if len(events) < ENOUGH_ENTRIES or events[-1] - events[0] < ENOUGH_DAYS * DAY:
        return None
    days = (events[-1] - events[0]) / DAY
    rate = _Rhythm(events, days)
    chance = EMPTY_CHANCE if empty else _chance(len(events) / days)
    return _wait(events[-1], rate, len(events), chance)


def _chance(per_day: float) -> float:
    """The chance of each gap between entries to be called silence though it is none."""
    return min(0.5, FALSE_ALARMS_A_YEAR / (365 * per_day))


def _events(times: Iterable[datetime]) -> list[datetime]:
    """The times of the last four weeks in order, those close together as one."""
    ordered = sorted(times)
    events: list[datetime] = []
    for time in ordered:
        recent = ordered[-1] - time <= MEMORY
        if recent and (not events or time - events[-1] >= TOGETHER):
            events.append(time)
    return events


class _Rhythm:
    """How many events an hour brings, by weekday and hour of the day."""

    def __init__(self, events: list[datetime], days: float) -> None:
        hours = Counter(event.astimezone(UTC).hour for event in events)
        weekdays = Counter(event.astimezone(UTC).weekday() for event in events)
        self._per_hour = len(events) / days / 24
        self._hours = [_share(hours[hour], len(events), 24) for hour in range(24)]
        self._weekdays = [_share(weekdays[day], len(events), 7) for day in range(7)]

    def at(self, moment: datetime) -> float:
        """Events expected in the hour from this moment."""
        return self._per_hour * self._hours[moment.hour] * self._weekdays[moment.weekday()]


def _share(count: int, total: int, parts: int) -> float:
    """How much more than an even part this one has, 1 for even."""
    return (count + _TRUST) * parts / (total + _TRUST * parts)


def _wait(last: datetime, rhythm: _Rhythm, count: int, chance: float) -> datetime:
    """When the chance of no event since the last has fallen to this one, to the hour."""
    moment, expected = last.astimezone(UTC), 0.0
    while (1 + expected / count) ** -count > chance:
        expected += rhythm.at(moment)
        moment += HOUR
    return moment
