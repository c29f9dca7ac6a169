"""Ranked stories and a window become a brief.

    ranked stories --which belong, and as what--> the first few --lead lines, counts--> Brief

A story is told once; it comes again only as an update, when an outlet has written something new
about it. Copies of what was told are no news.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime

from minhbach.briefs.brief import Brief, BriefStory, Line, Profile, Scope, Told, Window
from minhbach.briefs.lead import citation, lead_lines
from minhbach.stories.rank import Ranked, counts
from minhbach.stories.story import Story
from minhbach.worktime.slots import edition_id

# Two sentences each leave room for eight stories on one A4 page.
LINES_PER_STORY = 2


def compose(
    ranked: Sequence[Ranked],
    *,
    profile: Profile,
    window: Window,
    slot: datetime,
    made: datetime,
    fresh: AbstractSet[int],
    told: Mapping[int, Told],
    failed_feeds: Sequence[str] = (),
    silent_feeds: Sequence[str] = (),
) -> Brief:
    """The edition of that slot: the first `profile.how_many` of the ranked stories that belong.

    `fresh` are the ids of the articles this edition answers for, `told` what earlier editions
    said, by story id. A story belongs when it has a fresh article; one told before, when it has
    a fresh original. Articles from the cut-off on are not counted, however late it is made.
    """
    belonging = [entry for entry in ranked if _belongs(entry, profile, fresh, told)]
    chosen = belonging[: profile.how_many]
    return Brief(
        edition_id=edition_id(slot, profile.zone),
        profile=profile.name,
        organisation=profile.organisation,
        language=profile.language,
        zone=str(profile.zone),
        window=window,
        slot=slot,
        made=made,
        late_s=max(0, int((made - slot).total_seconds())),
        failed_feeds=tuple(failed_feeds),
        stories=tuple(_brief_story(e, window, fresh, told.get(e.story.id)) for e in chosen),
        left_out=len(belonging) - len(chosen),
        silent_feeds=tuple(silent_feeds),
    )


def _belongs(
    entry: Ranked, profile: Profile, fresh: AbstractSet[int], told: Mapping[int, Told]
) -> bool:
    if profile.scope is Scope.TOPICS and not entry.topics:
        return False
    news = [m for m in entry.story.mentions if m.id in fresh]
    if entry.story.id in told:
        return any(m.copy_of is None for m in news)
    return bool(news)


def _brief_story(
    entry: Ranked, window: Window, fresh: AbstractSet[int], earlier: Told | None
) -> BriefStory:
    story = _as_of(entry.story, window.cut_off)
    count = counts(story)
    lines = lead_lines(story, LINES_PER_STORY, fresh=fresh if earlier else None)
    return BriefStory(
        story_id=story.id,
        headline=_headline(story, lines, is_update=earlier is not None),
        status=entry.status,
        update=earlier is not None,
        lines=lines,
        articles=count.articles,
        originals=count.originals,
        copies=count.copies,
        outlets=tuple(dict.fromkeys(m.outlet for m in story.mentions)),
        reasons=tuple(entry.reasons),
        citations=tuple(citation(m) for m in story.mentions if m.copy_of is None),
        told_in=earlier.edition_id if earlier else "",
    )


def _as_of(story: Story, cut_off: datetime) -> Story:
    return replace(story, mentions=tuple(m for m in story.mentions if m.time < cut_off))


def _headline(story: Story, lines: Sequence[Line], *, is_update: bool) -> str:
    """A person's wording; else, of an update, the headline of the article that tells the news."""
    if story.named or not is_update or not lines:
        return story.headline
    return lines[0].citation.headline
