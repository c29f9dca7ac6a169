from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_press import (
    BRIDGE_LATER,
    CUT_OFF,
    FLOODS,
    MADE,
    PROFILE,
    SLOT,
    WINDOW,
    mention,
    ranked,
)

from minhbach.briefs.brief import Brief, Scope, Told
from minhbach.briefs.compose import compose
from minhbach.stories.rank import Reason, ReasonKind, Status

TOLD = {1: Told("2026-11-23-1530", 1, 1)}


def composed(*entries, **fields) -> Brief:
    values = {
        "profile": PROFILE,
        "window": WINDOW,
        "slot": SLOT,
        "made": MADE,
        "fresh": frozenset(range(100)),
        "told": {},
    }
    return compose(entries, **(values | fields))


def test_a_story_is_told_with_its_counts_outlets_lines_and_citations() -> None:
    entry = ranked(mention(1), mention(2, copy_of=1), mention(3, copy_of=1, outlet="Báo 1"))
    (story,) = composed(entry).stories
    assert (story.articles, story.originals, story.copies) == (3, 1, 2)
    assert story.outlets == ("Báo 1", "Báo 2")
    assert [c.outlet for c in story.citations] == ["Báo 1"]
    assert {line.citation for line in story.lines} == set(story.citations)
    assert (story.headline, story.status, story.update) == ("Dòng sự kiện 1", Status.NEW, False)
    assert story.reasons == (Reason(ReasonKind.NEW_SINCE),)
    assert story.told_in == ""


def test_an_edition_says_whose_it_is_when_it_was_due_and_what_failed() -> None:
    brief = composed(failed_feeds=["Đài Hạ Du"])
    assert brief.edition_id == "2026-11-24-0730"
    assert (brief.profile, brief.organisation) == ("Sáng và chiều", "UBND tỉnh Lam Giang")
    assert (brief.language, brief.zone) == ("vi", "Asia/Ho_Chi_Minh")
    assert (brief.window, brief.slot, brief.made, brief.late_s) == (WINDOW, SLOT, MADE, 12)
    assert brief.failed_feeds == ("Đài Hạ Du",)
    assert brief.stories == ()


def test_an_edition_made_before_its_slot_is_not_late() -> None:
    assert composed(made=SLOT - timedelta(minutes=5)).late_s == 0


def test_a_story_without_a_fresh_article_does_not_belong() -> None:
    assert composed(ranked(mention(1)), fresh=frozenset({2})).stories == ()


def test_a_story_told_before_comes_again_as_an_update_when_an_original_came() -> None:
    entry = ranked(mention(1), mention(2, BRIDGE_LATER), status=Status.GROWING)
    (story,) = composed(entry, told=TOLD, fresh=frozenset({2})).stories
    assert story.update
    assert story.told_in == "2026-11-23-1530"
    assert [line.text for line in story.lines] == [BRIDGE_LATER.splitlines()[0]]
    assert story.articles == 2


def test_an_update_is_headed_by_its_news_unless_a_person_named_the_story() -> None:
    later = replace(mention(2, BRIDGE_LATER), headline="Cầu mở lại")
    entry = ranked(mention(1), later)
    (story,) = composed(entry, told=TOLD, fresh=frozenset({2})).stories
    assert story.headline == "Cầu mở lại"
    named = replace(entry, story=replace(entry.story, headline="Cầu Bến Lụa", named=True))
    (story,) = composed(named, told=TOLD, fresh=frozenset({2})).stories
    assert story.headline == "Cầu Bến Lụa"


def test_copies_alone_do_not_tell_a_story_again() -> None:
    entry = ranked(mention(1), mention(2, copy_of=1))
    assert composed(entry, told=TOLD, fresh=frozenset({2})).stories == ()
    assert composed(entry, fresh=frozenset({2})).stories != ()


def test_articles_from_the_cut_off_on_are_not_counted() -> None:
    late = mention(2, time=CUT_OFF)
    (story,) = composed(ranked(mention(1), late), fresh=frozenset({1})).stories
    assert (story.articles, story.outlets) == (1, ("Báo 1",))


def test_stories_below_the_limit_are_counted_and_left_out() -> None:
    entries = [ranked(mention(n), id=n) for n in range(5)]
    brief = composed(*entries, profile=replace(PROFILE, how_many=3))
    assert [story.story_id for story in brief.stories] == [0, 1, 2]
    assert brief.left_out == 2


@pytest.mark.parametrize(("scope", "ids"), [(Scope.ALL, [1, 2]), (Scope.TOPICS, [2])])
def test_a_profile_may_want_only_the_stories_of_its_topics(scope: Scope, ids: list[int]) -> None:
    entries = [ranked(mention(1), id=1), ranked(mention(2), id=2, topics=[FLOODS])]
    brief = composed(*entries, profile=replace(PROFILE, scope=scope))
    assert [story.story_id for story in brief.stories] == ids


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.booleans(), st.integers(0, 9)), max_size=25),
    st.integers(1, 3),
)
def test_over_a_chain_of_editions_nothing_is_told_twice_but_as_an_update(
    arrivals, how_many
) -> None:
    """Arrivals are (story, whether a copy, edition in which it is fresh)."""
    told: dict[int, Told] = {}
    quoted: set[tuple[int, str]] = set()
    for number in range(10):
        entries = []
        for story_id in range(5):
            mentions = [
                mention(
                    n,
                    f"Tin thứ {n} của tỉnh Lam Giang có {n} phần và đã đăng xong hôm nay.",
                    copy_of=99 if copied else None,
                )
                for n, (s, copied, when) in enumerate(arrivals)
                if s == story_id and when <= number
            ]
            entries.append(ranked(*mentions, id=story_id))
        fresh = frozenset(n for n, (_, _, when) in enumerate(arrivals) if when == number)
        profile = replace(PROFILE, how_many=how_many)
        brief = composed(*entries, told=told, fresh=fresh, profile=profile)
        for story in brief.stories:
            assert story.update == (story.story_id in told)
            for line in story.lines:
                assert (story.story_id, line.text) not in quoted
                quoted.add((story.story_id, line.text))
            told[story.story_id] = Told(str(number), story.articles, len(story.outlets))
