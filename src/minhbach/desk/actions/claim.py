"""Claim one unit of work, so that only one worker has it, and give back what a dead one held.

A claim is an update on the very moment the unit was due at: only one worker can win it. It
moves the unit into the future, so that it comes due again by itself when the worker dies.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from minhbach.desk.models import Entry, EntryState, Feed


def claim_feed(feed: Feed, *, until: datetime) -> bool:
    """Whether this worker may poll the feed now; until `until` no other may."""
    return bool(
        Feed.objects.filter(pk=feed.pk, next_poll=feed.next_poll, paused=False).update(
            next_poll=until, claimed_from=feed.next_poll
        )
    )


def claim_entry(entry: Entry, *, until: datetime) -> bool:
    """Whether this worker may read the entry's page now; until `until` no other may."""
    mine = Entry.objects.filter(pk=entry.pk, state=EntryState.DUE, next_try=entry.next_try)
    return bool(mine.update(next_try=until, claimed_from=entry.next_try))


@transaction.atomic
def release_claims() -> int:
    """Give back every claim; only for a process that knows it is alone. How many there were."""
    feeds = Feed.objects.filter(claimed_from__isnull=False)
    entries = Entry.objects.filter(claimed_from__isnull=False)
    return feeds.update(next_poll=F("claimed_from"), claimed_from=None) + entries.update(
        next_try=F("claimed_from"), claimed_from=None
    )
