"""The accounts of the desk: who makes them, what may become of them, and what the trail keeps."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from tests.desk.case_room import NAMES, department, people
from tests.desk.conftest import MORNING, PASSWORD

from minhbach.desk.actions.people import add_person, change_person, set_password
from minhbach.desk.gather.audit import trail_problems
from minhbach.desk.gather.cases import people_with
from minhbach.desk.models import AuditEntry
from minhbach.desk.roles import Role
from minhbach.errors import BadInput, NotAllowed

__all__ = ["department", "people"]
pytestmark = pytest.mark.django_db

NEW = "another-long-password-2"
ADDRESS = "thu@anhai.example"


def said_by(response):
    return response.content.decode()


def change(person, *, who=None, roles=(Role.EXPERT,), email="", active=True):
    return change_person(person.pk, roles=roles, email=email, active=active, who=who, now=MORNING)


def roles(name):
    return set(User.objects.get(username=name).groups.values_list("name", flat=True))


def logs_in(client, name, password):
    answer = client.post(reverse("login"), {"username": name, "password": password})
    return answer.status_code == 302


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "letters, digits"),
        ("Sở Xây dựng (link 3)", "letters, digits"),
        ("lan\n", "letters, digits"),
        ("x" * 151, "letters, digits"),
        ("lan", "not taken"),
        ("LAN", "not taken"),
        ("ｌａｎ", "not taken"),
    ],
)
def test_a_user_name_that_is_none_or_looks_like_anothers_is_refused(name, says, people):
    with pytest.raises(BadInput, match=says):
        add_person(name, PASSWORD, roles=[], who=None, now=MORNING)
    assert User.objects.count() == len(NAMES)


@pytest.mark.parametrize("name", ["thu", "Nguyễn.Thu", "thu@anhai.example", "x" * 150])
def test_a_user_name_may_be_vietnamese_or_an_address(name, people):
    person = add_person(name, PASSWORD, roles=[Role.EDITOR], who=people["minh"], now=MORNING)
    assert person.get_username() == name
    assert roles(name) == {Role.EDITOR}


@pytest.mark.parametrize("user", [name for name in NAMES if name != "minh"])
def test_only_an_administrator_makes_and_changes_accounts(user, people):
    who, other = people[user], people["minh"]
    for act in (
        lambda: add_person("thu", PASSWORD, roles=[], who=who, now=MORNING),
        lambda: change(other, who=who),
        lambda: change(who, who=who, roles=Role),
        lambda: set_password(other.pk, NEW, who=who, now=MORNING),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert set_password(who.pk, NEW, who=who, now=MORNING).check_password(NEW)


def test_an_account_is_changed_whole_or_not_at_all(people):
    with pytest.raises(BadInput, match="no e-mail address"):
        change(people["huy"], who=people["minh"], roles=[Role.EDITOR], email="nowhere")
    assert roles("huy") == {Role.EXPERT}
    changed = change(
        people["huy"], who=people["minh"], roles=[Role.EDITOR, Role.REVIEWER], email=ADDRESS
    )
    assert (changed.email, roles("huy")) == (ADDRESS, {Role.EDITOR, Role.REVIEWER})


def test_an_administrator_never_takes_that_role_from_themselves(people):
    change(people["mai"], roles=[Role.ADMINISTRATOR])  # they are not the only one
    with pytest.raises(BadInput, match="from yourself"):
        change(people["minh"], who=people["minh"], roles=[Role.EDITOR])
    assert roles("minh") == {Role.ADMINISTRATOR}
    change(people["minh"], who=people["minh"], roles=[Role.ADMINISTRATOR, Role.EDITOR])
    assert roles("minh") == {Role.ADMINISTRATOR, Role.EDITOR}


@pytest.mark.parametrize(
    "into", [{"active": False, "roles": [Role.ADMINISTRATOR]}, {"roles": [Role.EXPERT]}]
)
def test_the_last_active_administrator_stays_one(into, people):
    closed = add_person("thu", PASSWORD, roles=[Role.ADMINISTRATOR], who=None, now=MORNING)
    change(closed, roles=[Role.ADMINISTRATOR], active=False)
    with pytest.raises(BadInput, match="last active administrator"):
        change(people["minh"], **into)
    change(closed, roles=[Role.ADMINISTRATOR])
    change(people["minh"], **into)
    assert list(people_with(Role.ADMINISTRATOR)) == [closed]


def test_the_last_administrator_cannot_close_themselves_out(people):
    with pytest.raises(BadInput, match="last active administrator"):
        change(people["minh"], who=people["minh"], roles=[Role.ADMINISTRATOR], active=False)
    assert User.objects.get(username="minh").is_active


def test_the_trail_keeps_roles_and_neither_passwords_nor_addresses(people):
    thu = add_person(
        "thu", PASSWORD, roles=[Role.EXPERT], email=ADDRESS, who=people["minh"], now=MORNING
    )
    change(thu, who=people["minh"], roles=[Role.EDITOR], email="t.moi@anhai.example", active=False)
    set_password(thu.pk, NEW, who=people["minh"], now=MORNING)
    kept = AuditEntry.objects.filter(about=f"user {thu.pk}").order_by("number")
    assert [(entry.act, entry.who_name, entry.detail) for entry in kept] == [
        ("add", "minh", {"name": "thu", "roles": ["expert"]}),
        (
            "changed-person",
            "minh",
            {"name": "thu", "roles": ["editor"], "active": False, "address_changed": True},
        ),
        ("set-password", "minh", {"name": "thu"}),
    ]
    assert trail_problems() == []


@pytest.mark.parametrize("password", ["", "short", "password123"])
def test_a_weak_password_is_never_taken(password, people):
    for act in (
        lambda: add_person("thu", password, roles=[], who=None, now=MORNING),
        lambda: set_password(people["lan"].pk, password, who=people["lan"], now=MORNING),
    ):
        with pytest.raises(BadInput):
            act()
    assert User.objects.get(username="lan").check_password(PASSWORD)


def test_the_list_shows_roles_and_departments_but_no_address(client, people, department):
    change(people["huy"], email=ADDRESS)
    change(people["lan"], active=False)
    client.force_login(people["minh"])
    shown = said_by(client.get(reverse("people")))
    rows = dict(re.findall(r'class="main"[^>]*>(\w+)</a>(.*?)</tr>', shown))
    assert list(rows)[-1] == "lan"  # closed accounts come last
    assert set(rows) == set(NAMES)
    assert department.name in rows["huy"]
    assert "tag-paused" in rows["lan"]
    assert "tag-paused" not in rows["huy"]
    assert ADDRESS not in shown


def test_the_list_asks_the_database_no_more_for_more_people(
    client, people, django_assert_max_num_queries
):
    for n in range(20):
        add_person(f"p{n}", PASSWORD, roles=[Role.EXPERT], who=None, now=MORNING)
    client.force_login(people["minh"])
    with django_assert_max_num_queries(12):
        client.get(reverse("people"))


def test_a_person_is_added_on_the_screen_and_logs_in(client, people):
    client.force_login(people["minh"])
    typed = {"name": "thu", "email": ADDRESS, "role": ["expert", "editor", "king"]}
    refused = client.post(reverse("person-new"), {**typed, "password": "s3cr"})
    assert refused.status_code == 422
    assert 'role="alert"' in said_by(refused)
    assert 'value="thu"' in said_by(refused)
    assert f'value="{ADDRESS}"' in said_by(refused)
    assert said_by(refused).count(" checked") == 2
    assert "s3cr" not in said_by(refused)
    added = client.post(reverse("person-new"), {**typed, "password": NEW})
    assert (added.status_code, added.url) == (302, reverse("people"))
    assert roles("thu") == {Role.EXPERT, Role.EDITOR}
    client.logout()
    assert logs_in(client, "thu", NEW)


def test_an_account_is_changed_on_its_screen(client, people):
    client.force_login(people["minh"])
    page = reverse("person", args=[people["huy"].pk])
    assert said_by(client.get(page)).count(" checked") == 2  # the role of an expert, and open
    refused = client.post(page, {"role": "reviewer", "email": "nowhere", "active": "on"})
    assert refused.status_code == 422
    assert 'value="nowhere"' in said_by(refused)
    assert 'value="reviewer" checked' in said_by(refused)
    assert roles("huy") == {Role.EXPERT}
    client.post(page, {"role": "reviewer", "email": ADDRESS, "active": "on"})
    huy = User.objects.get(username="huy")
    assert (huy.email, huy.is_active, roles("huy")) == (ADDRESS, True, {Role.REVIEWER})


def test_who_is_closed_out_is_out_at_once_and_cannot_come_back(client, client_of_huy, people):
    client.force_login(people["minh"])
    client.post(reverse("person", args=[people["huy"].pk]), {"role": "expert"})
    assert client_of_huy.get(reverse("today")).url.startswith(reverse("login"))
    assert not logs_in(client_of_huy, "huy", PASSWORD)
    client.post(reverse("person", args=[people["huy"].pk]), {"role": "expert", "active": "on"})
    assert logs_in(client_of_huy, "huy", PASSWORD)


def test_a_new_password_from_an_administrator_ends_open_sessions(client, client_of_huy, people):
    client.force_login(people["minh"])
    page = reverse("person", args=[people["huy"].pk])
    refused = client.post(page, {"password": "short"})
    assert refused.status_code == 422
    assert client_of_huy.get(reverse("today")).status_code == 200
    assert client.post(page, {"password": NEW}).status_code == 302
    assert roles("huy") == {Role.EXPERT}
    assert client_of_huy.get(reverse("today")).status_code == 302
    assert not logs_in(client_of_huy, "huy", PASSWORD)
    assert logs_in(client_of_huy, "huy", NEW)


def test_an_administrator_needs_their_own_old_password_as_everybody_does(client, people):
    client.force_login(people["minh"])
    page = reverse("person", args=[people["minh"].pk])
    assert 'type="password"' not in said_by(client.get(page))
    client.post(page, {"password": NEW, "role": "administrator", "active": "on"})
    assert User.objects.get(username="minh").check_password(PASSWORD)


def test_there_is_no_screen_for_somebody_unknown(client, people):
    client.force_login(people["minh"])
    assert client.get(reverse("person", args=[10**9])).status_code == 404


@pytest.fixture
def client_of_huy(people):
    huy = Client()
    huy.force_login(people["huy"])
    return huy


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"old": "wrong", "new": NEW, "again": NEW},
        {"old": PASSWORD, "new": NEW, "again": NEW + "3"},
        {"old": PASSWORD, "new": "short", "again": "short"},
    ],
)
def test_ones_own_password_stays_when_something_is_wrong(typed, client_of_huy):
    refused = client_of_huy.post(reverse("own-password"), typed)
    assert refused.status_code == 422
    assert 'role="alert"' in said_by(refused)
    assert NEW not in said_by(refused)
    assert User.objects.get(username="huy").check_password(PASSWORD)


def test_ones_own_password_is_changed_and_only_this_session_stays(client, client_of_huy, people):
    client.force_login(people["huy"])
    done = client_of_huy.post(
        reverse("own-password"), {"old": PASSWORD, "new": NEW, "again": NEW}, follow=True
    )
    assert done.status_code == 200
    assert done.request["PATH_INFO"] == reverse("own-password")
    assert client.get(reverse("today")).status_code == 302
    assert User.objects.get(username="huy").check_password(NEW)
    assert AuditEntry.objects.filter(act="set-password", who_name="huy").count() == 1


@pytest.mark.parametrize("user", NAMES)
def test_only_an_administrator_is_shown_the_way_to_people(user, client, people):
    client.force_login(people[user])
    shown = said_by(client.get(reverse("today")))
    assert (f'href="{reverse("people")}"' in shown) is (user == "minh")
    assert f'href="{reverse("own-password")}"' in shown


def test_the_place_where_one_is_is_marked(client, people):
    client.force_login(people["minh"])
    for name, args in (("people", []), ("person-new", []), ("person", [people["lan"].pk])):
        shown = said_by(client.get(reverse(name, args=args)))
        assert f'href="{reverse("people")}" aria-current="page"' in shown
