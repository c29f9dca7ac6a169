"""Write what a poll found: new entries, the feed's new state, and a line in its log."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from minhbach.collect.feed import Entry as EntryValue
from minhbach.collect.feed import Feed as FeedValue
from minhbach.collect.schedule import FeedState, Plan, Visit
from minhbach.desk.actions.audit import note
from minhbach.desk.models import Entry, Feed, Poll

LONGEST_ADDRESS = 1000
LONGEST_KEY = 1200
GONE = "The outlet has said for a day that this feed is gone for good, so it is paused."


@dataclass(frozen=True, slots=True)
class Visited:
    """What a poll brought: the feed as read (None when there was nothing to read), validators."""

    feed: FeedValue | None = None
    etag: str = ""
    last_modified: str = ""
    body_sha256: str = ""


def unknown_entries(feed: Feed, entries: tuple[EntryValue, ...], home: str) -> list[EntryValue]:
    """Those of the entries that this outlet has not offered before, each key once.

    An entry without a page of its own stands at the feed's home, and is left out.
    """
    pages = [entry for entry in entries if _fits(entry) and entry.address != home]
    by_key = {entry.key: entry for entry in reversed(pages)}
    known = set()
    keys = list(by_key)
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        known.update(
            Entry.objects.filter(outlet_id=feed.outlet_id, key__in=part).values_list(
                "key", flat=True
            )
        )
    return [entry for key, entry in by_key.items() if key not in known]


def _fits(entry: EntryValue) -> bool:
    """Whether the entry leads to a page at all."""
    return (
        urlsplit(entry.address).scheme in ("http", "https")
        and len(entry.address) <= LONGEST_ADDRESS
        and len(entry.key) <= LONGEST_KEY
    )


@transaction.atomic
def record_poll(
    feed: Feed,
    *,
    visit: Visit,
    plan: Plan,
    visited: Visited,
    new: list[EntryValue],
    news_due: datetime | None,
    now: datetime,
) -> None:
    """Entries, state and log line, all or nothing; a feed that is gone for good is paused."""
    Entry.objects.bulk_create([_row(feed, entry, now) for entry in new], ignore_conflicts=True)
    changes: dict[str, object] = {
        "state": plan.state,
        "failures": plan.failures,
        "interval_s": plan.interval_s,
        "problem": _problem(feed, visit, visited),
        "last_poll": now,
        "next_poll": plan.next_poll,
        "claimed_from": None,
        "news_due": news_due,
    }
    if visited.body_sha256:
        changes |= {
            "etag": visited.etag[:500],
            "last_modified": visited.last_modified[:100],
            "body_sha256": visited.body_sha256,
        }
    if visited.feed:
        changes |= {"kind": visited.feed.kind}
        if not feed.title:
            changes |= {"title": visited.feed.title[:300]}
    if plan.state is FeedState.GONE:
        changes |= {"paused": True, "problem": GONE}
        note("pause", feed, who=None, now=now, problem=GONE)
    Feed.objects.filter(pk=feed.pk).update(**changes)
    Poll.objects.create(
        feed=feed,
        at=now,
        state=plan.state,
        status=visit.status,
        entries=len(visited.feed.entries) if visited.feed else 0,
        new_entries=len(new),
        problem=visit.error,
    )


def _problem(feed: Feed, visit: Visit, visited: Visited) -> str:
    """What stands against the feed; "not modified" takes nothing back of what did."""
    if visit.not_modified:
        return feed.problem
    return visit.error or (visited.feed.problem if visited.feed else "")


def _row(feed: Feed, entry: EntryValue, now: datetime) -> Entry:
    return Entry(
        outlet_id=feed.outlet_id,
        feed=feed,
        key=entry.key,
        guid=entry.guid[:1000],
        address=entry.address,
        title=entry.title,
        summary=entry.summary,
        byline=entry.byline[:300],
        language=entry.language[:20],
        published=entry.published,
        seen=now,
        next_try=now,
    )
