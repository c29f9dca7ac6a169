"""Read the page of an entry, and write the article in it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from minhbach.adapters.fetch import Door
from minhbach.collect.schedule import host_of
from minhbach.desk.actions.claim import claim_entry
from minhbach.desk.actions.record_article import record_article, record_failure, record_no_text
from minhbach.desk.gather.press import zone
from minhbach.desk.jobs.turns import Turns
from minhbach.desk.models import Entry, EntryState
from minhbach.errors import FetchFailed, NoArticle
from minhbach.read.article import Hint
from minhbach.read.extract import read_page

# How long a claimed page is left to the worker that claimed it.
LEASE = timedelta(minutes=2)


def read_one(door: Door, *, now: datetime, turns: Turns) -> bool:
    """Read the newest page that is due, of an outlet that may be visited now."""
    for entry in _candidates(now):
        host = host_of(entry.address)
        if not turns.take(host, now):
            continue
        try:
            if claim_entry(entry, until=now + LEASE):
                _read(entry, door, now)
                return True
        finally:
            turns.give_back(host, now)
    return False


def _candidates(now: datetime) -> Iterator[Entry]:
    """The newest due entry of each outlet, so that no outlet waits behind another."""
    due = Entry.objects.filter(state=EntryState.DUE, next_try__lte=now)
    for outlet in due.order_by("outlet_id").values_list("outlet_id", flat=True).distinct():
        yield from due.filter(outlet_id=outlet).order_by("-published", "pk")[:1]


def _read(entry: Entry, door: Door, now: datetime) -> None:
    try:
        answer = door.get(entry.address)
        value = read_page(
            answer.body,
            address=answer.address,
            content_type=answer.content_type,
            hint=Hint(headline=entry.title, published=entry.published),
            zone=zone(),
            seen=entry.seen,
        )
    except NoArticle as error:
        record_no_text(entry, str(error))
    except FetchFailed as error:
        record_failure(entry, str(error), now=now, wait_s=error.retry_after_s)
    else:
        record_article(entry, value)
