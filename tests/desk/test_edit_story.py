"""What a person does to a story stays done."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User

from minhbach.desk.actions.edit_story import merge_stories, rename_story, split_story
from minhbach.desk.actions.group import forget_state, group_waiting
from minhbach.desk.actions.people import add_person
from minhbach.desk.models import (
    Article,
    AuditEntry,
    Entry,
    Grouping,
    Outlet,
    Story,
    StoryChange,
)
from minhbach.desk.roles import Role
from minhbach.errors import BadInput, Conflict, NotAllowed

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, tzinfo=UTC)
FLOOD = "Lũ trên sông Ngân dâng cao, hơn sáu trăm hộ dân ven sông phải sơ tán trong đêm"
FAIR = "Khai mạc hội chợ khởi nghiệp tại nhà văn hóa với một trăm gian hàng của sinh viên"


@pytest.fixture
def officer():
    return add_person("lan", "a-long-password-1", roles=[Role.DESK_OFFICER], who=None, now=NOW)


def article(n, text, *, hours=0.0):
    outlet, _ = Outlet.objects.get_or_create(host=f"o{n}.example", defaults={"name": f"Báo {n}"})
    at = NOW + timedelta(hours=hours)
    entry = Entry.objects.create(
        outlet=outlet, key=f"k{n}", address=f"https://o.example/{n}", seen=at, next_try=at
    )
    return Article.objects.create(
        entry=entry,
        outlet=outlet,
        address=f"https://o.example/{n}",
        headline=text[:60],
        text=f"{text}. {text} lần {n}.",
        language="vi",
        seen=at,
        time=at,
    )


def group_all():
    while group_waiting():
        pass


def story_of(one):
    return Article.objects.get(pk=one.pk).story


def test_a_story_renamed_by_hand_keeps_its_name(officer):
    one = article(1, FLOOD)
    group_all()
    rename_story(story_of(one).pk, headline="  Lũ sông Ngân  ", who=officer, now=NOW)
    article(2, FLOOD + " và sáng nay", hours=1)
    group_all()
    story = Story.objects.get()
    assert (story.headline, story.named_by_hand, story.articles) == ("Lũ sông Ngân", True, 2)
    assert StoryChange.objects.get().who == officer
    assert AuditEntry.objects.filter(act="renamed").count() == 1
    with pytest.raises(BadInput):
        rename_story(story.pk, headline=" ", who=officer, now=NOW)


def test_merged_stories_stay_one_also_after_a_restart(officer):
    one, two = article(1, FLOOD), article(2, FAIR, hours=0.1)
    group_all()
    into, other = story_of(one), story_of(two)
    merge_stories(into.pk, other.pk, who=officer, now=NOW)
    forget_state()
    three = article(3, FAIR + " trẻ", hours=1)
    group_all()
    assert story_of(three) == story_of(two) == into
    into.refresh_from_db()
    other.refresh_from_db()
    assert (into.articles, other.articles, other.merged_into) == (3, 0, into)
    with pytest.raises(Conflict):
        merge_stories(into.pk, other.pk, who=officer, now=NOW)
    with pytest.raises(BadInput):
        merge_stories(into.pk, into.pk, who=officer, now=NOW)


def test_split_articles_stay_apart_and_draw_what_follows(officer):
    one, two = article(1, FLOOD), article(2, FAIR, hours=0.1)
    group_all()
    merge_stories(story_of(one).pk, story_of(two).pk, who=officer, now=NOW)
    new = split_story(story_of(one).pk, [two.pk], who=officer, now=NOW)
    forget_state()
    three = article(3, FAIR + " trẻ", hours=1)
    four = article(4, FLOOD + " nay", hours=1)
    group_all()
    assert story_of(three) == story_of(two) == new
    assert story_of(four) == story_of(one) != new
    assert set(StoryChange.objects.values_list("what", flat=True)) == {"merged", "split"}


def test_copies_go_with_their_original_when_it_is_split_off(officer):
    one, two = article(1, FLOOD), article(2, FAIR, hours=0.1)
    body = " ".join(f"chữ{n}" for n in range(60))
    Article.objects.filter(pk=two.pk).update(text=body)
    group_all()
    copy = article(3, FAIR, hours=0.5)
    Article.objects.filter(pk=copy.pk).update(text=body)
    group_all()
    merge_stories(story_of(one).pk, story_of(two).pk, who=officer, now=NOW)
    new = split_story(story_of(one).pk, [two.pk], who=officer, now=NOW)
    assert story_of(copy) == new


@pytest.mark.parametrize("chosen", [[], "all"])
def test_a_split_takes_some_but_not_all(officer, chosen):
    one = article(1, FLOOD)
    group_all()
    with pytest.raises(BadInput):
        split_story(story_of(one).pk, [one.pk] if chosen else [], who=officer, now=NOW)


def test_who_has_no_role_changes_nothing():
    one = article(1, FLOOD)
    group_all()
    pk = story_of(one).pk
    for person in (AnonymousUser(), User.objects.create_user("guest")):
        for act in (
            lambda who: rename_story(pk, headline="x", who=who, now=NOW),
            lambda who: merge_stories(pk, pk + 1, who=who, now=NOW),
            lambda who: split_story(pk, [one.pk], who=who, now=NOW),
        ):
            with pytest.raises(NotAllowed):
                act(person)


def test_a_restart_anywhere_gives_the_same_stories():
    texts = [FLOOD, FAIR, FLOOD + " lên", FAIR + " trẻ", FLOOD + " xuống"]
    articles = [article(n, text, hours=n) for n, text in enumerate(texts)]
    while group_waiting(limit=1):
        forget_state()
    apart = [story_of(one).pk for one in articles]
    Article.objects.update(story=None, place=None, copy_of=None)
    Story.objects.all().delete()
    Grouping.objects.all().delete()
    forget_state()
    group_all()
    together = [story_of(one).pk for one in articles]

    def pattern(pks):
        return [pks.index(pk) for pk in pks]

    assert pattern(apart) == pattern(together)


def test_a_checkpoint_of_an_earlier_release_is_made_anew_and_keeps_what_people_did(officer):
    one, two = article(1, FLOOD), article(2, FAIR, hours=0.1)
    group_all()
    merge_stories(story_of(one).pk, story_of(two).pk, who=officer, now=NOW)
    Grouping.objects.update(checkpoint=b"of another form")
    forget_state()
    three = article(3, FAIR + " trẻ", hours=1)
    group_all()
    assert story_of(three) == story_of(two) == story_of(one)
