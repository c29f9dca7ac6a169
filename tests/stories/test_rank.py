"""The order of stories, and its reasons."""

from datetime import UTC, datetime, timedelta

import pytest

from minhbach.stories.rank import (
    Kind,
    Reason,
    ReasonKind,
    Status,
    Topic,
    counts,
    match_topics,
    rank,
)
from minhbach.stories.story import Mention, Story

NOW = datetime(2026, 11, 24, 0, 20, tzinfo=UTC)
SINCE = NOW - timedelta(hours=16)


def mention(id, outlet, hours_ago, *, copy_of=None, headline="Lũ ở An Hải", text=""):
    return Mention(
        id=id,
        outlet=outlet,
        headline=headline,
        address=f"https://{outlet}.example/{id}",
        time=NOW - timedelta(hours=hours_ago),
        copy_of=copy_of,
        text=text,
    )


def story(id, *mentions):
    return Story(id, mentions[0].headline, tuple(sorted(mentions, key=lambda one: one.time)))


def ranked(*stories, topics=(), since=SINCE):
    return rank(stories, topics=topics, now=NOW, since=since)


def topic(*phrases, id=1, kind=Kind.TOPIC):
    return Topic(id, f"topic {id}", kind, phrases)


def test_copies_are_counted_apart():
    one = story(1, mention(1, "a", 3), mention(2, "b", 2, copy_of=1), mention(3, "b", 1))
    found = counts(one)
    assert (found.articles, found.originals, found.copies, found.outlets) == (3, 2, 1, 2)


def test_a_wire_story_copied_forty_times_does_not_outrank_six_outlets_of_their_own():
    wire = story(
        1, mention(1, "wire", 2), *[mention(n, f"c{n}", 1, copy_of=1) for n in range(2, 42)]
    )
    own = story(2, *[mention(100 + n, f"o{n}", 2) for n in range(6)])
    assert [one.story.id for one in ranked(wire, own)] == [2, 1]


def test_a_burst_is_growing_with_its_third_outlet():
    two = story(1, mention(1, "a", 1), mention(2, "b", 0.5))
    three = story(2, mention(3, "a", 1), mention(4, "b", 0.5), mention(5, "c", 0.1))
    by_id = {one.story.id: one for one in ranked(two, three)}
    assert by_id[1].status is Status.NEW
    assert by_id[2].status is Status.GROWING
    assert ranked(two, three)[0].story.id == 2


def test_a_story_that_began_before_the_last_brief_and_rests_is_quiet():
    one = story(1, mention(1, "a", 40), mention(2, "b", 30))
    assert ranked(one)[0].status is Status.QUIET
    assert ranked(one)[0].reasons == (
        Reason(ReasonKind.OUTLETS_IN_HOURS, outlets=2, hours=10, originals=2),
    )


def test_fewer_outlets_than_before_is_not_growing():
    before = [
        mention(n, f"x{n}", hours) for n, hours in enumerate([5, 5, 5, 5, 14, 14, 14, 14, 14])
    ]
    after = [mention(20 + n, f"x{n}", 2) for n in range(4)]
    assert ranked(story(1, *before, *after), since=NOW)[0].status is Status.QUIET


def test_a_followed_topic_lifts_a_story_and_says_so():
    plain = story(1, mention(1, "a", 2), mention(2, "b", 2))
    ours = story(2, mention(3, "a", 2, headline="Cầu Bến Lụa đóng", text="Cầu đóng.\nHọc sinh"))
    topics = (
        topic("cầu Bến Lụa", id=1),
        topic("Lam Kiều", "bến lụa", id=2, kind=Kind.PLACE),
        topic("học sinh", id=3),
    )
    first = ranked(plain, ours, topics=topics)[0]
    assert first.story.id == 2
    assert [one.id for one in first.topics] == [1, 2]
    assert [one.kind for one in first.reasons] == [
        ReasonKind.OUTLETS_IN_HOURS,
        ReasonKind.NEW_SINCE,
        ReasonKind.TOPIC,
        ReasonKind.PLACE,
    ]


def test_what_is_published_after_now_does_not_count():
    assert ranked(story(1, mention(1, "a", -1))) == []
    later = story(2, mention(1, "a", 1), mention(2, "b", -1))
    assert ranked(later)[0].reasons[0].outlets == 1


@pytest.mark.parametrize(
    ("phrase", "text", "stands"),
    [
        ("năm", "Việt Nam", False),
        ("năm", "Trong NĂM nay", True),
        ("nam", "Việt Nam", True),
        ("nam", "Trong năm nay", True),
        ("da nang", "Đà Nẵng có mưa", True),
        ("Đà Nẵng", "da nang", False),
        ("lũ", "lũy tre", False),
        ("lũ", "nước lũ.", True),
        ("C++ (2)", "học C++ (2) nhé", True),
        ("hoa\u0300 bi\u0300nh", "ho\u00e0 b\u00ecnh", True),
    ],
)
def test_phrases_match_whole_words_as_typed_or_folded(phrase, text, stands):
    assert bool(match_topics((topic(phrase),), [text])) is stands
