"""When to visit a feed again: decisions only, the clock and the dice are arguments.

The behaviour is Media Cloud's rss-fetcher: an interval that follows the share of entries
already known, linear back-off, Retry-After obeyed, and no feed ever given up, because a
surprising number come back; only one that its outlet calls gone for good is. A 304 or an
unchanged body (RFC 9111) is a success of the visit, but says nothing new about the feed: its
state stays what it was.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

MINUTE_S = 60
HOUR_S = 60 * MINUTE_S
DAY_S = 24 * HOUR_S

MIN_INTERVAL_S = 10 * MINUTE_S
MAX_INTERVAL_S = DAY_S
# Between "news is seen early" and "visits for nothing"; it adapts from there on.
FIRST_INTERVAL_S = 30 * MINUTE_S
# Below a third of known entries we risk losing some (rss-fetcher's threshold).
LOSING_BELOW = 1 / 3
LOSING_FACTOR = 0.3
# rss-fetcher only wants to lose no entry; a morning brief wants each one early. These two
# trade delay for visits: in the simulation of tests/collect/test_schedule.py an outlet of 24
# articles a day is seen 12 minutes late in the middle at 66 visits a day, one of 4 articles
# an hour late at 14. The step up is small, so that an outlet quiet at night is met at dawn.
OFTENER_FACTOR = 0.6
SELDOMER_FACTOR = 1.2
MAX_FAILURES = 30
UNDEAD_INTERVAL_S = 30 * DAY_S
# An outlet once asked for 317,100 s.
MAX_RETRY_AFTER_S = DAY_S
# Up to this share of the interval is added by the dice, so that feeds due together part.
JITTER_SHARE = 0.1
# Visits for a brief begin this long before its cut-off, spread by the dice.
MEET_S = 5 * MINUTE_S
PACE_S = 5.0
AT_ONCE = 2
# One 410 is often a mistake of the outlet's; two with this between them are meant.
GONE_STATUS = 410
GONE_AFTER = timedelta(seconds=DAY_S)
# A "ttl" of more is what a template set, not what an outlet wants.
MAX_TTL_S = HOUR_S


class FeedState(StrEnum):
    """How a feed is doing, as shown to people."""

    NEW = "new"
    FRESH = "fresh"
    UNCHANGED = "unchanged"
    EMPTY = "empty"
    NOT_A_FEED = "not_a_feed"
    FAILING = "failing"
    GONE = "gone"


TROUBLE = (FeedState.FAILING, FeedState.NOT_A_FEED, FeedState.GONE)


@dataclass(frozen=True, slots=True)
class PollHistory:
    """What is remembered of a feed between visits; `failures` are those in a row.

    `gone_since` is when the outlet first said that the feed is gone (410, RFC 9110 15.5.11)
    without having given it since, None when it has not said so.
    """

    state: FeedState = FeedState.NEW
    failures: int = 0
    interval_s: int = FIRST_INTERVAL_S
    gone_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit brought.

    `not_modified` is a 304 or the same body as before. `error` is the sentence of a failed
    visit, `not_a_feed` says that something came but was none. `retry_after_s` and `ttl_s`
    are the outlet's wishes in seconds, None when it has none.
    """

    new_entries: int = 0
    known_entries: int = 0
    not_modified: bool = False
    error: str = ""
    not_a_feed: bool = False
    status: int | None = None
    retry_after_s: float | None = None
    ttl_s: float | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The feed's state after a visit, and when it may be visited again (aware UTC)."""

    state: FeedState
    failures: int
    interval_s: int
    next_poll: datetime


def plan(history: PollHistory, visit: Visit, *, now: datetime, jitter: float) -> Plan:
    """What follows from a visit; `jitter` in [0, 1) spreads feeds that are due together."""
    state = FeedState.GONE if _is_gone(history, visit, now) else _state(history.state, visit)
    failed = state in TROUBLE and not visit.not_modified
    failures = _failures(history, visit, failed=failed)
    interval_s = history.interval_s if failed else _interval_s(history, visit)
    wait_s = _wait_s(interval_s, failures, visit) * (1 + JITTER_SHARE * jitter)
    return Plan(state, failures, interval_s, now + timedelta(seconds=round(wait_s)))


def meet(decided: Plan, cut_off: datetime | None, *, now: datetime, jitter: float) -> Plan:
    """The plan with a visit shortly before the cut-off of a brief, when it has none before it.

    So a quiet feed's last entry is in the brief. A feed in trouble keeps its own time.
    """
    if cut_off is None or decided.failures:
        return decided
    before = cut_off - timedelta(seconds=round(MEET_S * (1 - jitter)))
    if now + timedelta(seconds=MIN_INTERVAL_S) <= before < decided.next_poll:
        return replace(decided, next_poll=before)
    return decided


def listen(decided: Plan, news_due: datetime | None, *, now: datetime) -> Plan:
    """The plan with a visit at the moment by which news was due, when it has none before it.

    So silence is known when it begins to tell. A feed in trouble keeps its own time.
    """
    if news_due is None or decided.failures:
        return decided
    if now + timedelta(seconds=MIN_INTERVAL_S) <= news_due < decided.next_poll:
        return replace(decided, next_poll=news_due)
    return decided


def _is_gone(history: PollHistory, visit: Visit, now: datetime) -> bool:
    """Whether the outlet has said twice, over a day, that the feed is gone."""
    since = history.gone_since
    return visit.status == GONE_STATUS and since is not None and (now - since) >= GONE_AFTER


def _state(before: FeedState, visit: Visit) -> FeedState:
    if visit.error:
        return FeedState.NOT_A_FEED if visit.not_a_feed else FeedState.FAILING
    if visit.not_a_feed:
        return FeedState.NOT_A_FEED
    if visit.not_modified:
        healthy = before in (FeedState.NEW, FeedState.FRESH, FeedState.UNCHANGED)
        return FeedState.UNCHANGED if healthy else before
    if visit.new_entries:
        return FeedState.FRESH
    return FeedState.UNCHANGED if visit.known_entries else FeedState.EMPTY


def _failures(history: PollHistory, visit: Visit, *, failed: bool) -> int:
    if failed:
        return history.failures + 1
    # "Not modified" after failures proves nothing: the count stays, and the state with it.
    return history.failures if visit.not_modified else 0


def _interval_s(history: PollHistory, visit: Visit) -> int:
    factor = _factor(visit)
    if history.state is FeedState.NEW and factor < 1:
        factor = 1.0  # on the first visit everything is new
    return round(min(MAX_INTERVAL_S, max(MIN_INTERVAL_S, history.interval_s * factor)))


def _factor(visit: Visit) -> float:
    if visit.not_modified or not visit.new_entries:
        return SELDOMER_FACTOR
    known = visit.known_entries / (visit.new_entries + visit.known_entries)
    return LOSING_FACTOR if known < LOSING_BELOW else OFTENER_FACTOR


def _wait_s(interval_s: int, failures: int, visit: Visit) -> float:
    """The wait in seconds: back-off, then the outlet's wishes, which only lengthen it."""
    if failures >= MAX_FAILURES:
        wait_s = float(UNDEAD_INTERVAL_S)
    else:
        wait_s = float(min(MAX_INTERVAL_S, interval_s * (1 + failures)))
    ttl_s = min(visit.ttl_s or 0.0, MAX_TTL_S)
    retry_s = min(visit.retry_after_s or 0.0, MAX_RETRY_AFTER_S)
    return max(wait_s, ttl_s, retry_s)


def host_of(address: str) -> str:
    """The host that bears the load of a visit, in lower case without `www.`; "" for none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


class HostPace:
    """Keeps visits to one host apart: a start every 5 s, and two at a time at most."""

    def __init__(self, *, pace_s: float = PACE_S, at_once: int = AT_ONCE) -> None:
        self._pace_s = pace_s
        self._at_once = at_once
        self._started: dict[str, datetime] = {}
        self._open: dict[str, int] = {}

    def wait_s(self, host: str, now: datetime) -> float:
        """Seconds until a visit may start, 0 when it may now.

        While all places are taken it is the pace: ask again then.
        """
        if self._open.get(host, 0) >= self._at_once:
            return self._pace_s
        started = self._started.get(host)
        if started is None:
            return 0.0
        return max(0.0, self._pace_s - (now - started).total_seconds())

    def start(self, host: str, now: datetime) -> None:
        """A visit begins."""
        self._started[host] = now
        self._open[host] = self._open.get(host, 0) + 1

    def finish(self, host: str, now: datetime) -> None:
        """A visit ended; hosts at rest are forgotten, so that the memory stays small."""
        self._open[host] = max(0, self._open.get(host, 0) - 1)
        for idle in [name for name, count in self._open.items() if count == 0]:
            if self.wait_s(idle, now) == 0.0:
                self._open.pop(idle)
                self._started.pop(idle, None)
