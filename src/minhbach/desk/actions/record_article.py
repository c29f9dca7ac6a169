"""Write what reading a page gave: the article, or the next try, or what the feed said of it."""

from datetime import datetime, timedelta

from django.db import transaction

from minhbach.desk.models import Article, Entry, EntryState
from minhbach.read.article import Article as ArticleValue

# The waits after a failed read; after the last one the entry stands as the feed told it.
WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
)


@transaction.atomic
def record_article(entry: Entry, value: ArticleValue) -> None:
    """The article of the entry, once: a second worker's answer changes nothing."""
    if not _settle(entry, EntryState.READ, ""):
        return
    published = value.published or entry.published
    Article.objects.create(
        entry=entry,
        outlet_id=entry.outlet_id,
        address=value.address[:1000],
        headline=value.headline,
        byline=value.byline[:300],
        language=value.language[:20],
        text=value.text,
        published=published,
        modified=value.modified,
        seen=entry.seen,
        time=_time(published, entry.seen),
    )


@transaction.atomic
def record_no_text(entry: Entry, problem: str) -> None:
    """No text will come: the article is what the feed said, so that nothing is lost."""
    if not _settle(entry, EntryState.FAILED, problem):
        return
    Article.objects.create(
        entry=entry,
        outlet_id=entry.outlet_id,
        address=entry.address,
        headline=entry.title or entry.address,
        byline=entry.byline,
        language=entry.language,
        text=entry.summary,
        published=entry.published,
        seen=entry.seen,
        time=_time(entry.published, entry.seen),
    )


@transaction.atomic
def record_failure(
    entry: Entry, problem: str, *, now: datetime, wait_s: float | None = None
) -> None:
    """The page did not come: the next try, or after the last one the feed's own words.

    `wait_s` is the wait the other side asked for.
    """
    if entry.tries >= len(WAITS):
        record_no_text(entry, problem)
        return
    wait = max(WAITS[entry.tries], timedelta(seconds=wait_s or 0))
    Entry.objects.filter(pk=entry.pk, state=EntryState.DUE).update(
        tries=entry.tries + 1, next_try=now + wait, claimed_from=None, problem=problem
    )


def _settle(entry: Entry, state: EntryState, problem: str) -> bool:
    return bool(
        Entry.objects.filter(pk=entry.pk, state=EntryState.DUE).update(
            state=state, claimed_from=None, problem=problem
        )
    )


def _time(published: datetime | None, seen: datetime) -> datetime:
    """The time an article counts by: published, but never ahead of when we saw it."""
    return min(published, seen) if published else seen
