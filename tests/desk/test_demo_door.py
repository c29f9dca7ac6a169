"""The first page of the demo: into the desk as each of its people, and nowhere else."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.desk.case_room import NAMES, people
from tests.desk.conftest import MORNING, PASSWORD

from minhbach.cases.workflow import Role
from minhbach.desk.actions.people import add_person
from minhbach.desk.office import Office
from minhbach.desk.web.enter import ALL_SEATS, SEATS

__all__ = ["people"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def invented(settings):
    settings.OFFICE = Office(folder=Path(), organisation="An Hải", invented=True)


def enter(client, name):
    return client.post(reverse("demo-enter", args=[name]))


def test_an_office_that_is_not_invented_has_no_such_door(client, people):
    assert client.get(reverse("demo")).status_code == 404
    assert enter(client, "lan").status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everybody_is_offered_with_what_they_see(client, people, invented, language):
    client.cookies["django_language"] = language
    shown = client.get(reverse("demo")).content.decode()
    names = re.findall(r"<button class=\"main-act\"[^>]*>(\w+)</button>", shown)
    assert names == list(NAMES)
    assert ("Who do you want to be?" in shown) == (language == "en")
    assert "http://127.0.0.1:8766/" in shown


@pytest.mark.parametrize(("name", "role"), NAMES.items())
def test_each_walks_in_to_where_their_work_is(client, people, invented, name, role):
    answer = enter(client, name)
    assert (answer.status_code, answer.url) == (302, reverse(SEATS[role].start))
    assert client.session["_auth_user_id"] == str(people[name].pk)
    assert client.get(answer.url).status_code == 200


def test_a_person_of_every_role_begins_with_today(client, db, invented):
    add_person("demo", PASSWORD, roles=tuple(Role), who=None, now=MORNING)
    assert str(ALL_SEATS.name) in client.get(reverse("demo")).content.decode()
    assert enter(client, "demo").url == reverse("today")


def test_nobody_enters_who_is_unknown_gone_or_without_a_role(client, people, invented):
    people["huy"].is_active = False
    people["huy"].save()
    people["mai"].groups.clear()
    for name in ("huy", "mai", "nobody"):
        assert enter(client, name).status_code == 404
    assert client.get(reverse("demo-enter", args=["lan"])).status_code == 405


def test_another_site_cannot_log_anybody_in(people, invented):
    strict = Client(enforce_csrf_checks=True)
    assert enter(strict, "lan").status_code == 403


def test_the_login_of_a_demo_leads_to_its_first_page(client, settings):
    link = f'href="{reverse("demo")}"'
    assert link not in client.get(reverse("login")).content.decode()
    settings.OFFICE = Office(folder=Path(), organisation="An Hải", invented=True)
    assert link in client.get(reverse("login")).content.decode()
