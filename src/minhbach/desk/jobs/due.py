"""When the next work comes due."""

from datetime import datetime

from django.db.models import Min

from minhbach.desk.jobs.briefs import next_brief
from minhbach.desk.models import Entry, EntryState, Feed


def next_fetch() -> datetime | None:
    """When a feed or a page is due next; None when none is."""
    feed = Feed.objects.filter(paused=False).aggregate(due=Min("next_poll"))["due"]
    page = Entry.objects.filter(state=EntryState.DUE).aggregate(due=Min("next_try"))["due"]
    return _first(feed, page)


def next_due() -> datetime | None:
    """When any work is due next: a feed, a page, or a brief's cut-off."""
    return _first(next_fetch(), next_brief())


def _first(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)
