"""What a person does to a story: rename it, merge another into it, split articles off it.

Grouping is told in the same transaction and remembers, so the machine does not undo it.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from minhbach.desk.actions.audit import note
from minhbach.desk.actions.group import change_grouping, count_stories
from minhbach.desk.models import Article, Story, StoryChange
from minhbach.desk.roles import EDIT_STORIES, need
from minhbach.errors import BadInput, Conflict
from minhbach.text.normalize import clean


@transaction.atomic
def rename_story(pk: int, *, headline: str, who: User | None, now: datetime) -> None:
    """Give the story a headline that the machine leaves alone."""
    need(who, EDIT_STORIES)
    headline = clean(headline)
    if not headline:
        raise BadInput("A story needs a headline.")
    story = _standing(pk)
    Story.objects.filter(pk=pk).update(headline=headline, named_by_hand=True)
    _change(story, StoryChange.What.RENAMED, story.headline, headline, who, now)


def merge_stories(into_pk: int, other_pk: int, *, who: User | None, now: datetime) -> None:
    """All articles of the other story go into this one; its address leads here from now on."""
    need(who, EDIT_STORIES)
    if into_pk == other_pk:
        raise BadInput("A story cannot be merged with itself.")
    with change_grouping() as grouper, transaction.atomic():
        into, other = _standing(into_pk), _standing(other_pk)
        grouper.merge(into.pk, other.pk)
        Article.objects.filter(story=other).update(story=into)
        Story.objects.filter(merged_into=other).update(merged_into=into)
        Story.objects.filter(pk=other.pk).update(merged_into=into, articles=0)
        count_stories([into.pk])
        _change(into, StoryChange.What.MERGED, other.headline, into.headline, who, now, other)


def split_story(pk: int, article_pks: Iterable[int], *, who: User | None, now: datetime) -> Story:
    """The chosen articles, with their copies, become a story of their own."""
    need(who, EDIT_STORIES)
    with change_grouping() as grouper, transaction.atomic():
        story = _standing(pk)
        chosen = _with_copies(story, article_pks)
        if not chosen or len(chosen) == story.mentions.count():
            raise BadInput("Choose some of the story's articles, but not all of them.")
        first = chosen[0]
        new = Story.objects.create(
            headline=first.headline, language=first.language, first=first.time, latest=first.time
        )
        for article in chosen:
            grouper.move(article.pk, story.pk, new.pk)
        Article.objects.filter(pk__in=[article.pk for article in chosen]).update(story=new)
        count_stories([story.pk, new.pk])
        _change(story, StoryChange.What.SPLIT, story.headline, new.headline, who, now, new)
    return new


def _with_copies(story: Story, article_pks: Iterable[int]) -> list[Article]:
    """The chosen articles of the story and the copies made of them, in time order."""
    chosen = set(article_pks)
    return [
        article
        for article in story.mentions.order_by("time", "pk")
        if article.pk in chosen or article.copy_of_id in chosen
    ]


def _standing(pk: int) -> Story:
    story = Story.objects.filter(pk=pk, merged_into=None).first()
    if story is None:
        raise Conflict("Somebody else has merged this story into another; look at it again.")
    return story


def _change(
    story: Story,
    what: StoryChange.What,
    before: str,
    after: str,
    who: User | None,
    now: datetime,
    other: Story | None = None,
) -> None:
    StoryChange.objects.create(
        story=story, other=other, what=what, before=before, after=after, who=who, at=now
    )
    note(what, story, who=who, now=now, before=before, after=after, other=other and other.pk)
