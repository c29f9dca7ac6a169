"""Poll a feed: a polite conditional visit, and what came of it."""

import hashlib
from datetime import datetime, timedelta

from minhbach.adapters.fetch import Answer, Door
from minhbach.collect.feed import Entry as EntryValue
from minhbach.collect.feed import read_feed
from minhbach.collect.schedule import (
    FeedState,
    Plan,
    PollHistory,
    Visit,
    host_of,
    listen,
    meet,
    plan,
)
from minhbach.collect.silence import news_due
from minhbach.desk.actions.claim import claim_feed
from minhbach.desk.actions.record_poll import Visited, record_poll, unknown_entries
from minhbach.desk.gather.press import entry_times, gone_since
from minhbach.desk.jobs.briefs import next_brief
from minhbach.desk.jobs.turns import Turns
from minhbach.desk.models import Feed
from minhbach.errors import FetchFailed, NotAFeed

# How long a claimed feed is left to the worker that claimed it.
LEASE = timedelta(minutes=2)
_LOOKED_AT = 100


def poll_one(door: Door, *, now: datetime, turns: Turns) -> bool:
    """Poll the feed that has been due the longest and whose host may be visited now."""
    due = Feed.objects.filter(paused=False, next_poll__lte=now).order_by("next_poll", "pk")
    for feed in due[:_LOOKED_AT]:
        host = host_of(feed.address)
        if not turns.take(host, now):
            continue
        try:
            if claim_feed(feed, until=now + LEASE):
                _poll(feed, door, now)
                return True
        finally:
            turns.give_back(host, now)
    return False


def poll_feed(pk: int, *, door: Door, now: datetime) -> Feed:
    """Poll this feed now, whether or not it is due."""
    feed = Feed.objects.get(pk=pk)
    if claim_feed(feed, until=now + LEASE):
        _poll(feed, door, now)
    return Feed.objects.get(pk=pk)


def _poll(feed: Feed, door: Door, now: datetime) -> None:
    visited, new = Visited(), []
    try:
        answer = _visit_feed(feed, door)
        visited = _visited(feed, answer)
        if visited.feed:
            new = unknown_entries(feed, visited.feed.entries, visited.feed.home)
        visit = _visit(visited, answer, len(new))
    except NotAFeed as error:
        visit = Visit(not_a_feed=True, error=str(error))
    except FetchFailed as error:
        visit = Visit(error=str(error), status=error.status, retry_after_s=error.retry_after_s)
    history = PollHistory(
        FeedState(feed.state), feed.failures, feed.interval_s, gone_since(feed, visit)
    )
    jitter = _jitter(feed, now)
    decided = plan(history, visit, now=now, jitter=jitter)
    decided = meet(decided, next_brief(), now=now, jitter=jitter)
    due = _news_due(feed, new, decided, now)
    decided = listen(decided, due, now=now)
    record_poll(feed, visit=visit, plan=decided, visited=visited, new=new, news_due=due, now=now)


def _news_due(feed: Feed, new: list[EntryValue], decided: Plan, now: datetime) -> datetime | None:
    """By when the feed should bring something new; it stands until that or its state changes."""
    if not new and decided.state == feed.state:
        return feed.news_due
    came = [min(entry.published or now, now) for entry in new]
    return news_due([*entry_times(feed, now), *came], empty=decided.state is FeedState.EMPTY)


def _visit_feed(feed: Feed, door: Door) -> Answer:
    """Conditional while the feed is well: a 304 could not tell that trouble is over."""
    if feed.state in (FeedState.FRESH, FeedState.UNCHANGED):
        return door.get(feed.address, etag=feed.etag, last_modified=feed.last_modified)
    return door.get(feed.address)


def _visited(feed: Feed, answer: Answer) -> Visited:
    """The feed as read, or nothing when it is the one we have (304, or the same bytes)."""
    digest = hashlib.sha256(answer.body).hexdigest()
    if answer.not_modified or (feed.failures == 0 and digest == feed.body_sha256):
        return Visited()
    read = read_feed(answer.body, address=answer.address, content_type=answer.content_type)
    return Visited(read, answer.etag, answer.last_modified, digest)


def _visit(visited: Visited, answer: Answer, new: int) -> Visit:
    if visited.feed is None:
        return Visit(not_modified=True, status=answer.status)
    entries = len(visited.feed.entries)
    return Visit(
        new_entries=new,
        known_entries=entries - new,
        status=answer.status,
        ttl_s=visited.feed.ttl_s,
    )


def _jitter(feed: Feed, now: datetime) -> float:
    """A number in [0, 1) that spreads polls over time, and is the same when asked again."""
    seed = f"{feed.pk} {now.isoformat()}".encode()
    return int.from_bytes(hashlib.sha256(seed).digest()[:6]) / 2**48
