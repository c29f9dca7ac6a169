"""The morning's list: order, a few of each story, and nothing that cannot be checked."""

from hypothesis import given
from hypothesis import strategies as st

from minhbach.claims.detect import Detected, Kind
from minhbach.claims.morning import MOST_OF_STORY, Seen, morning, worth


def seen(score=0.5, *, story=1, article=1, outlets=1, kind=Kind.EVENT, followed=()):
    return Seen(Detected(f"c{score}", kind, score, ()), article, story, outlets, followed)


def test_a_sentence_of_a_followed_matter_is_worth_as_much_as_one_with_three_times_the_reach():
    assert worth(seen(outlets=1, followed=("Cầu",))) == worth(seen(outlets=3))


def test_the_list_begins_with_what_is_worth_most():
    few, many, followed = (
        seen(0.9, story=1),
        seen(0.9, story=2, outlets=7),
        seen(0.9, story=3, outlets=2, followed=("Lũ",)),
    )
    assert morning([few, followed, many], most=9) == [followed, many, few]


def test_of_two_alike_the_article_that_came_first_stands_first():
    later, first = seen(story=2, article=8), seen(story=1, article=3)
    assert morning([later, first], most=9) == [first, later]


def test_a_story_of_figures_does_not_fill_the_list():
    figures = [seen(0.9 - n / 100, article=n) for n in range(6)]
    other = seen(0.1, story=2)
    assert morning([*figures, other], most=9) == [*figures[:MOST_OF_STORY], other]


def test_what_cannot_be_checked_is_never_in_the_list():
    assert morning([seen(1.0, kind=kind) for kind in (Kind.OPINION, Kind.WISH)], most=9) == []


@given(
    st.lists(
        st.builds(
            seen,
            st.floats(0, 1),
            story=st.integers(1, 4),
            article=st.integers(1, 9),
            outlets=st.integers(1, 50),
            kind=st.sampled_from(Kind),
            followed=st.sampled_from([(), ("Lũ",)]),
        )
    ),
    st.integers(0, 6),
)
def test_the_list_is_short_ordered_and_only_of_what_came(found, most):
    chosen = morning(found, most=most)
    assert len(chosen) <= most
    assert all(one in found and one.sentence.checkable for one in chosen)
    assert [worth(one) for one in chosen] == sorted((worth(one) for one in chosen), reverse=True)
