"""Who may do what, everywhere: every address x every role x own or another's x every method.

A cell is *unexpected* when somebody gets in whom the table does not let in. New addresses must be
put into the table first.
"""

import itertools

import pytest
from django.conf import settings
from django.urls import get_resolver, reverse
from tests.desk.case_room import (
    NAMES,
    Desk,
    case,
    department,
    desk,
    people,
    question,
)
from tests.desk.conftest import MORNING, PASSWORD
from tests.fakes import FakeDoor
from tests.public_client import counter_client, site_client

from minhbach.cases.workflow import MOVES, MoveName, Role
from minhbach.desk import jobs
from minhbach.desk.actions.case.links import link_token
from minhbach.desk.actions.departments import save_department
from minhbach.desk.actions.people import add_person
from minhbach.desk.actions.questions import receive_question
from minhbach.desk.actions.sheets import make_sheet
from minhbach.desk.actions.triage import open_case_of_question
from minhbach.desk.models import (
    ExpertLink,
    Letter,
    Proposal,
    Statement,
)

__all__ = ["case", "counter_client", "department", "desk", "people", "question", "site_client"]
pytestmark = pytest.mark.django_db

OFFICER, EXPERT, REVIEWER, EDITOR, ADMINISTRATOR = Role
ALL = frozenset(Role)
SEE = frozenset({OFFICER, REVIEWER, EDITOR})
DESK, ADMIN = frozenset({OFFICER}), frozenset({ADMINISTRATOR})
LETTERS = frozenset({OFFICER, ADMINISTRATOR})
# Every name of the desk: which rows its address needs, who may read it, who may post to it.
# An expert in OWN rows gets in when the case is with their department.
NOBODY: frozenset[Role] = frozenset()
TABLE: dict[str, tuple[tuple[str, ...], frozenset[Role], frozenset[Role]]] = {
    "today": ((), ALL, NOBODY),
    "since": ((), ALL, NOBODY),
    "briefs": ((), ALL, NOBODY),
    "brief": (("profile", "edition"), ALL, NOBODY),
    "brief-mail": (("profile", "edition"), ALL, NOBODY),
    "brief-text": (("profile", "edition"), ALL, NOBODY),
    "brief-now": (("profile",), NOBODY, DESK | ADMIN),
    "stories": ((), ALL, NOBODY),
    "story": (("story",), ALL, NOBODY),
    "story-candidates": (("story",), ALL, NOBODY),
    "story-rename": (("story",), NOBODY, DESK),
    "story-merge": (("story",), NOBODY, DESK),
    "story-split": (("story",), NOBODY, DESK),
    "feeds": ((), ALL, NOBODY),
    "feed": (("feed",), ALL, NOBODY),
    "follow": ((), ADMIN, ADMIN),
    "opml": ((), ALL, NOBODY),
    "poll-now": (("feed",), NOBODY, ADMIN),
    "pause": (("feed",), NOBODY, ADMIN),
    "topics": ((), ALL, NOBODY),
    "topic-new": ((), ADMIN, ADMIN),
    "topic": (("topic",), ADMIN, ADMIN),
    "topic-delete": (("topic",), NOBODY, ADMIN),
    "profiles": ((), ALL, NOBODY),
    "profile-new": ((), ADMIN, ADMIN),
    "profile": (("profile",), ADMIN, ADMIN),
    "questions": ((), SEE, NOBODY),
    "question": (("question",), SEE, NOBODY),
    "question-open": (("question",), NOBODY, DESK),
    "question-join": (("question",), NOBODY, DESK),
    "question-end": (("question",), NOBODY, DESK),
    "question-call": (("question",), NOBODY, DESK),
    "claims": ((), SEE, NOBODY),
    "claim": (("claim",), SEE, NOBODY),
    "claim-open": ((), DESK, DESK),
    "proposal-decide": (("proposal",), NOBODY, DESK),
    "departments": ((), ALL, NOBODY),
    "department-new": ((), ADMIN, ADMIN),
    "department": (("department",), ADMIN, ADMIN),
    "people": ((), ADMIN, NOBODY),
    "person-new": ((), ADMIN, ADMIN),
    "person": (("person",), ADMIN, ADMIN),
    "own-password": ((), ALL, ALL),
    "cases": ((), SEE | {EXPERT}, NOBODY),
    "case": (("case",), SEE, NOBODY),
    "case-review": (("case",), SEE, NOBODY),
    "api-case": (("case",), SEE, NOBODY),
    "evidence-file": (("evidence",), SEE, NOBODY),
    "statements": ((), SEE | {EXPERT}, NOBODY),
    "letters": ((), LETTERS, NOBODY),
    "letter": (("letter",), DESK, NOBODY),
    "letter-again": (("letter",), NOBODY, LETTERS),
    "audit": ((), frozenset({EDITOR, ADMINISTRATOR}), NOBODY),
    "audit-export": ((), frozenset({EDITOR, ADMINISTRATOR}), NOBODY),
    "sheets": ((), SEE, NOBODY),
    "sheet-new": ((), NOBODY, frozenset({OFFICER, EDITOR})),
    "sheet-add": ((), NOBODY, frozenset({OFFICER, EDITOR})),
    "sheet": (("sheet",), SEE, frozenset({OFFICER, EDITOR})),
    "sheet-print": (("sheet",), SEE, NOBODY),
}
OF_A_CASE = {"claim", "case", "case-review", "api-case", "evidence-file"}
MOVING = ("case-move", "api-case-move")
OPEN = {"login", "logout", "language", "demo", "demo-enter"}
METHODS = ("GET", "POST", "GET htmx", "POST htmx")


@pytest.fixture
def rows(press_rows, desk, people, department, question):
    """One row of each kind, and a case that is with another department."""
    desk.to_review()
    desk.move(MoveName.APPROVE, "mai")
    desk.move(MoveName.PUBLISH, "tuan")
    desk.move(MoveName.REVISE, "tuan", reason="Xem lại.")
    other_department = save_department(
        None, name="Sở Y tế", contact="yte@anhai.example", who=None, now=MORNING
    )
    other_question = receive_question(
        "Bệnh viện tỉnh thu 500.000 đồng phí giường từ 01/11/2026, có đúng không?",
        language="vi",
        now=MORNING,
    )
    other = open_case_of_question(
        other_question.pk, claim="Bệnh viện thu 500.000 đồng.", who=people["lan"], now=MORNING
    )
    others = Desk(other, people, other_department)
    others.to_assigned()
    open_question = receive_question(
        "Xã Tân Sa mất điện 3 ngày từ 20/11/2026 có đúng không?", language="vi", now=MORNING
    )
    proposal = Proposal.objects.create(
        claim=desk.case.claim,
        article=press_rows["articles"][0],
        sentence="Cầu đóng.",
        score=0.5,
        zone="suggestion",
        at=MORNING,
    )
    kept = jobs.add_file(
        desk.pk,
        b"so lieu",
        media_type="text/plain",
        name="a.txt",
        who=people["lan"],
        now=MORNING,
        title="Tệp",
        shows="Số liệu",
        origin="Sở",
    )
    foreign = jobs.add_file(
        others.pk,
        b"khac",
        media_type="text/plain",
        name="b.txt",
        who=people["lan"],
        now=MORNING,
        title="Tệp",
        shows="Số liệu",
        origin="Sở",
    )
    person = add_person("thu", PASSWORD, roles=[REVIEWER], who=None, now=MORNING)
    sheet = make_sheet(kind="weekly", title="Tuần", who=people["lan"], now=MORNING)
    return {
        **press_rows,
        "edition": press_rows["edition"].edition_id,
        "question": open_question,
        "claim": desk.case.claim,
        "proposal": proposal,
        "department": department,
        "person": person,
        "case": desk.case,
        "other claim": others.case.claim,
        "other case": others.case,
        "evidence": kept,
        "other evidence": foreign,
        "letter": Letter.objects.first(),
        "sheet": sheet,
    }


@pytest.fixture(autouse=True)
def _door(monkeypatch):
    """No screen of a test opens the real door of the office."""
    monkeypatch.setattr(jobs, "door", lambda: FakeDoor())


def address(name, rows, *, others=False):
    wanted = []
    for key in TABLE[name][0]:
        row = rows[f"other {key}" if others and f"other {key}" in rows else key]
        wanted.append(getattr(row, "pk", row))
    return reverse(name, args=wanted)


def knock(client, path, method):
    """The status, with a redirect to the login, or the wish to log in again, counted as 401."""
    verb, _, htmx = method.partition(" ")
    headers = {"HX-Request": "true"} if htmx else {}
    response = getattr(client, verb.lower())(path, headers=headers)
    to_login = response.status_code == 302 and response["Location"].startswith(reverse("login"))
    return 401 if to_login or "HX-Refresh" in response.headers else response.status_code


def may(name, role, method, *, others):
    _, read, write = TABLE[name]
    roles = read if method.startswith("GET") else write
    if role is EXPERT and name in OF_A_CASE and method.startswith("GET"):
        return not others
    return role in roles


REFUSALS = {401, 403, 404, 405}
# What nobody gets whom the table lets in: 404 is what a form without its fields answers.
SHUT_OUT = REFUSALS - {404}


def test_every_address_of_the_desk_is_in_the_table():
    names = {pattern.name for pattern in get_resolver().url_patterns}
    assert names == set(TABLE) | OPEN | set(MOVING)


@pytest.mark.parametrize("user", [None, *NAMES])
def test_nobody_gets_in_whom_the_table_does_not_let_in(user, rows, client, people, record_property):
    role = NAMES.get(user)
    cells, unexpected, shut_out = 0, [], []
    for name, method, others in itertools.product(TABLE, METHODS, (False, True)):
        if others and name not in OF_A_CASE:
            continue
        if user:
            client.force_login(people[user])
        status = knock(client, address(name, rows, others=others), method)
        allowed = role is not None and may(name, role, method, others=others)
        cells += 1
        if not allowed and status not in REFUSALS:
            unexpected.append((name, method, others, status))
        if allowed and status in SHUT_OUT:
            shut_out.append((name, method, others, status))
    record_property("cells", cells)
    print(f"{user}: {cells} cells")
    assert unexpected == []
    assert shut_out == []


@pytest.mark.parametrize("user", [None, *NAMES])
def test_nobody_moves_a_case_whom_the_workflow_does_not_let(user, rows, client, people):
    role, cells, unexpected = NAMES.get(user), 0, []
    for way, move, others in itertools.product(MOVING, MoveName, (False, True)):
        row = rows["other case" if others else "case"]
        if user:
            client.force_login(people[user])
        path = reverse(way, args=[row.pk, move])
        before = type(row).objects.get(pk=row.pk).version
        if way == "case-move":
            response = client.post(path, {})
        else:
            response = client.post(path, {}, content_type="application/json")
        status = response.status_code
        if status == 302 and response["Location"].startswith(reverse("login")):
            status = 401
        roles = MOVES[move].roles
        allowed = role in roles and (role is not EXPERT or not others)
        cells += 1
        moved = type(row).objects.get(pk=row.pk).version != before
        if not allowed and (moved or status not in REFUSALS):
            unexpected.append((way, move, others, status))
        if allowed and status in (401, 403, 404, 405):
            unexpected.append((way, move, others, status))
        if knock(client, path, "GET") not in REFUSALS:
            unexpected.append((way, move, others, "GET"))
    print(f"{user}: {cells} cells")
    assert unexpected == []


SITE = {
    "site-index": (),
    "site-page": (1,),
    "statement": ("year", "slug"),
    "statement-json": ("year", "slug"),
    "difference": ("year", "slug", 1, 1),
    "site-topic": ("topic",),
    "site-topic-page": ("topic", 1),
    "site-search": (),
    "corrections": (),
    "method": (),
    "about": (),
    "corrections-policy": (),
    "rss": (),
    "atom": (),
    "json-feed": (),
    "corrections-feed": (),
    "sitemap": (),
    "news-sitemap": (),
    "robots": (),
}
COUNTER = {
    "ask": (),
    "ask-step": ("question",),
    "track": (),
    "newsletter": (),
    "newsletter-confirm": ("false-token",),
    "newsletter-leave": ("false-token",),
    "expert": ("link",),
    "more": ("false-token",),
}


@pytest.mark.parametrize(
    ("urlconf", "table"),
    [(settings.SITE_URLCONF, SITE), (settings.COUNTER_URLCONF, COUNTER)],
)
def test_every_public_address_is_in_its_table(urlconf, table):
    assert {pattern.name for pattern in get_resolver(urlconf).url_patterns} == set(table)


@pytest.mark.parametrize("name", SITE)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_site_takes_nothing_from_anybody(name, method, rows, site_client):
    path = public_path(settings.SITE_URLCONF, name, SITE[name], rows)
    response = getattr(site_client, method)(path)
    assert response.status_code == 405
    assert not response.cookies


@pytest.mark.parametrize("name", SITE)
def test_the_site_sets_no_cookie_and_writes_nothing(name, rows, site_client):
    path = public_path(settings.SITE_URLCONF, name, SITE[name], rows)
    response = site_client.get(path)
    assert response.status_code in (200, 404)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


# Leaving is one click of a mail program (RFC 8058); the others have no form that writes.
TAKES_NO_TOKEN = {"newsletter-leave", "track", "ask"}


@pytest.mark.parametrize("name", sorted(set(COUNTER) - TAKES_NO_TOKEN))
def test_the_counter_refuses_a_form_from_elsewhere(name, rows, counter_client):
    counter_client.handler.enforce_csrf_checks = True
    path = public_path(settings.COUNTER_URLCONF, name, COUNTER[name], rows)
    assert counter_client.post(path, {"text": "x"}).status_code == 403


@pytest.mark.parametrize("move", MoveName)
def test_a_link_moves_no_case_but_its_own(move, rows, counter_client):
    link = ExpertLink.objects.filter(case=rows["case"], revoked=None).first()
    link = link or ExpertLink.objects.filter(case=rows["other case"], revoked=None).get()
    other = rows["other case"] if link.case_id == rows["case"].pk else rows["case"]
    from minhbach.desk.actions.case.move import move_case
    from minhbach.errors import NotAllowed

    with pytest.raises(NotAllowed):
        move_case(other.pk, move, who=link, now=MORNING)


def public_path(urlconf, name, wanted, rows):
    statement = Statement.objects.get()
    _, _, year, slug, _ = statement.path.split("/")
    known = {"year": int(year), "slug": slug, "topic": rows["topic"].pk}
    if "link" in wanted:
        known["link"] = link_token(ExpertLink.objects.filter(case=rows["other case"]).first())
    return reverse(name, urlconf=urlconf, args=[known.get(one, one) for one in wanted])
