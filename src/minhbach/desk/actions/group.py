"""Put articles into stories, in one pass, and keep the state of grouping in the database.

    waiting articles --copies--> original --grouper--> story, place

The state in memory is what the last checkpoint holds plus the articles placed since, placed
again; so a process that dies loses nothing and goes on as if it had not. A row's version tells
a worker that another one grouped meanwhile.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Max, Min, Q

from minhbach.desk.models import Article, Grouping, Story
from minhbach.errors import Conflict
from minhbach.stories.cluster import Grouper
from minhbach.stories.copies import CopyIndex, credit
from minhbach.stories.story import Piece

BATCH = 200
# Placing again costs about what placing did: this many articles bound the time of a start.
CHECKPOINT_EVERY = 1000
# What a checkpoint begins with; another number when its form changes.
FORM = b"minhbach grouping 3\n"


@dataclass(slots=True)
class State:
    """Copies and stories as grouping knows them, after the changes counted by `version`.

    `only_here` says that placing the articles again would not give this state.
    """

    copies: CopyIndex
    grouper: Grouper
    version: int
    only_here: bool = False


# The state this process had last; good only while the row still has its version.
_kept: State | None = None


def group_waiting(*, limit: int = BATCH) -> int:
    """Group articles that wait, oldest first, all or nothing; how many were grouped."""
    with _state() as (state, row):
        waiting = Article.objects.filter(place=None).select_related("outlet")
        batch = list(waiting.order_by("time", "outlet_id", "address", "pk")[:limit])
        touched = {_take(state, row, article) for article in batch}
        if batch:
            count_stories(touched)
            since = row.last_place - row.checkpoint_place
            _save(state, row, checkpoint=since >= CHECKPOINT_EVERY or state.only_here)
    return len(batch)


@contextmanager
def change_grouping() -> Iterator[Grouper]:
    """The grouper, for a change by hand; with the change it is kept as a checkpoint."""
    with _state() as (state, row):
        yield state.grouper
        _save(state, row, checkpoint=True)


def forget_state() -> None:
    """Forget what this process keeps of grouping: the database was put in place of another."""
    global _kept
    _kept = None


def count_stories(pks: Iterable[int]) -> None:
    """Write each story's counts and times from its articles."""
    for pk in pks:
        counts = Article.objects.filter(story=pk).aggregate(
            articles=Count("pk"),
            originals=Count("pk", filter=Q(copy_of=None)),
            outlets=Count("outlet_id", distinct=True),
            first=Min("time"),
            latest=Max("time"),
        )
        Story.objects.filter(pk=pk).update(**counts)


def _take(state: State, row: Grouping, article: Article) -> int:
    """Place one article; the story it went to."""
    piece = piece_of(article)
    original = state.copies.find(piece)
    story = Article.objects.get(pk=original).story_id if original is not None else None
    if story is None:
        story = state.grouper.decide(piece).story or _new_story(article).pk
    row.last_place += 1
    Article.objects.filter(pk=article.pk).update(
        story=story, copy_of=original, credit=credit(article.text)[:200], place=row.last_place
    )
    _remember(state, piece, original, story)
    if original is not None and state.copies.is_earlier(piece, original):
        _reroot(state, original, piece.id)
    return story


def _reroot(state: State, old: int, new: int) -> None:
    """The article that came in late but was published first is the original of its copies."""
    state.copies.reroot(old, new)
    state.only_here = True
    Article.objects.filter(Q(pk=old) | Q(copy_of=old)).exclude(pk=new).update(copy_of=new)
    Article.objects.filter(pk=new).update(copy_of=None)


def _remember(state: State, piece: Piece, original: int | None, story: int) -> None:
    state.copies.add(piece, original)
    state.grouper.place(piece, story, is_copy=original is not None)


def _new_story(article: Article) -> Story:
    return Story.objects.create(
        headline=article.headline,
        language=article.language,
        first=article.time,
        latest=article.time,
    )


def piece_of(article: Article) -> Piece:
    return Piece(
        id=article.pk,
        time=article.time,
        language=article.language,
        outlet=article.outlet.host,
        headline=article.headline,
        text=article.text,
    )


@contextmanager
def _state() -> Iterator[tuple[State, Grouping]]:
    """The state and its row, inside one transaction; forgotten when the transaction fails."""
    global _kept
    try:
        with transaction.atomic():
            row, _ = Grouping.objects.get_or_create(pk=1)
            if _kept is None or _kept.version != row.version:
                _kept = _rebuild(row)
            yield _kept, row
    except BaseException:
        _kept = None
        raise


def _rebuild(row: Grouping) -> State:
    """The state of the last checkpoint and the articles placed since.

    A checkpoint of an earlier release is not read: all articles are placed again, each in the
    story it is in now, so nothing a person decided is lost.
    """
    checkpoint = bytes(row.checkpoint)
    if checkpoint.startswith(FORM):
        copies, grouper = _unpack(checkpoint)
        after = row.checkpoint_place
    else:
        copies, grouper, after = CopyIndex(), Grouper(), 0
    state = State(copies, grouper, row.version)
    later = Article.objects.filter(place__gt=after).select_related("outlet")
    for article in later.order_by("place").iterator(chunk_size=500):
        _remember(state, piece_of(article), article.copy_of_id, article.story_id)
    return state


def _save(state: State, row: Grouping, *, checkpoint: bool) -> None:
    """Count the change. Raises Conflict when another worker grouped meanwhile."""
    changes = {"version": row.version + 1, "last_place": row.last_place}
    if checkpoint:
        changes |= {"checkpoint": _pack(state), "checkpoint_place": row.last_place}
    if not Grouping.objects.filter(pk=row.pk, version=row.version).update(**changes):
        raise Conflict("Another worker is grouping; this one steps back.")
    state.version = row.version + 1
    state.only_here = state.only_here and not checkpoint


def _pack(state: State) -> bytes:
    """The form, the length of the first dump in eight bytes, then the two dumps."""
    copies, grouper = state.copies.dump(), state.grouper.dump()
    return FORM + len(copies).to_bytes(8, "big") + copies + grouper


def _unpack(packed: bytes) -> tuple[CopyIndex, Grouper]:
    start = len(FORM) + 8
    end = start + int.from_bytes(packed[len(FORM) : start], "big")
    return CopyIndex.load(packed[start:end]), Grouper.load(packed[end:])
