"""Make an edition: gather the articles of its window, compose, and freeze it, all in one."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from minhbach.briefs.compose import compose
from minhbach.briefs.due import Due, Last, called_for, next_due
from minhbach.briefs.frozen import to_json
from minhbach.desk.actions.audit import note
from minhbach.desk.gather.press import (
    broken_feeds,
    last_edition,
    last_place,
    profile_value,
    silent_feeds,
    story_values,
    told_before,
    topics,
    untold,
    zone,
)
from minhbach.desk.models import Edition, Feed, Profile, Story, Told
from minhbach.errors import Conflict
from minhbach.stories.rank import rank
from minhbach.worktime.slots import edition_id


def due_of(profile: Profile, *, called: datetime | None = None) -> Due | None:
    """The next edition of the profile, or one called for now."""
    made = last_edition(profile)
    last = Last(made.slot, made.cut_off) if made else Last(profile.since, profile.since)
    if called:
        return called_for(last, called)
    return next_due(profile_value(profile), last, lead=timedelta(minutes=profile.lead_minutes))


def make_edition(profile: Profile, due: Due, *, now: datetime, who: User | None = None) -> Edition:
    """The edition, frozen. Raises Conflict when somebody else made it first."""
    try:
        with transaction.atomic():
            return _make(profile, due, now, who)
    except IntegrityError as error:
        raise Conflict("This edition has just been made by another.") from error


def _make(profile: Profile, due: Due, now: datetime, who: User | None) -> Edition:
    place = last_place()
    window, value = due.window, profile_value(profile)
    fresh = dict(
        untold(profile, last_edition(profile), window.start, window.cut_off).values_list(
            "pk", "story_id"
        )
    )
    stories = story_values(Story.objects.filter(pk__in=set(fresh.values())))
    brief = compose(
        rank(stories, topics=value.topics or topics(), now=window.cut_off, since=window.start),
        profile=value,
        window=window,
        slot=due.slot,
        made=now,
        fresh=frozenset(fresh),
        told=told_before(profile),
        failed_feeds=_names(broken_feeds(window.start)),
        silent_feeds=_names(silent_feeds()),
    )
    edition = Edition.objects.create(
        profile=profile,
        edition_id=edition_id(due.slot, zone()),
        start=window.start,
        cut_off=window.cut_off,
        slot=due.slot,
        last_place=place,
        made=now,
        brief=to_json(brief),
    )
    Told.objects.bulk_create(
        Told(
            edition=edition,
            story_id=story.story_id,
            articles=story.articles,
            outlets=len(story.outlets),
        )
        for story in brief.stories
    )
    note("make", edition, who=who, now=now, edition=edition.edition_id, stories=len(brief.stories))
    return edition


def _names(feeds: Iterable[Feed]) -> tuple[str, ...]:
    return tuple(feed.title or feed.outlet.name for feed in feeds)
