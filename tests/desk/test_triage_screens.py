"""The screens of questions, claims and departments, and what stories and briefs know of answers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.desk.case_room import BRIDGE_SHUT, CLAIM, case, department, desk, people, question
from tests.desk.conftest import ARTICLES, MORNING
from tests.desk.test_triage import FLOOD_SENTENCE, WISH, article, asked, proposed, review

from minhbach.cases.workflow import MoveName
from minhbach.desk.actions.edit_story import merge_stories
from minhbach.desk.actions.fact_checks import import_reviews
from minhbach.desk.actions.triage import decide_proposal, end_without_case, join_question
from minhbach.desk.models import (
    Appearance,
    Article,
    Case,
    Claim,
    Department,
    Edition,
    Proposal,
    Question,
    Story,
)

__all__ = ["case", "department", "desk", "people", "question"]
pytestmark = pytest.mark.django_db

OWN = ("lan", "huy", "mai", "tuan", "minh")
MOST_QUERIES = 25
# URL name: its row, method, and the statuses for desk officer, expert, reviewer, editor,
# administrator; of a POST without fields.
CELLS = {
    "questions": ("", "get", (200, 403, 200, 200, 403)),
    "question": ("question", "get", (200, 403, 200, 200, 403)),
    "question-open": ("question", "post", (302, 403, 403, 403, 403)),
    "question-join": ("question", "post", (422, 403, 403, 403, 403)),
    "question-end": ("question", "post", (422, 403, 403, 403, 403)),
    "question-call": ("question", "post", (422, 403, 403, 403, 403)),
    "claims": ("", "get", (200, 403, 200, 200, 403)),
    "claim-open": ("", "get", (404, 403, 403, 403, 403)),
    "claim": ("claim", "get", (200, 403, 200, 200, 403)),
    "proposal-decide": ("proposal", "post", (422, 403, 403, 403, 403)),
    "departments": ("", "get", (200, 200, 200, 200, 200)),
    "department-new": ("", "get", (403, 403, 403, 403, 200)),
    "department": ("department", "get", (403, 403, 403, 403, 200)),
}


@pytest.fixture
def rows(press_rows, people, department, case):
    """One row for each of the addresses; the case is of no department yet."""
    other = asked("Nghe nói hồ Suối Ngà bị nứt đập từ ngày 22/11, có đúng không?")
    return {
        "": None,
        "question": other.pk,
        "claim": case.claim_id,
        "proposal": proposed(case).pk,
        "department": department.pk,
    }


@pytest.fixture
def at(client, people):
    """Open or send to a page by its name, as the desk officer unless another is named."""

    def visit(name, *args, who="lan", post=None, query=""):
        client.force_login(people[who])
        address = reverse(name, args=args) + query
        return client.get(address) if post is None else client.post(address, post)

    return visit


def body(response):
    return response.content.decode()


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("who", OWN)
def test_each_role_may_do_what_the_table_says(name, who, client, people, rows):
    row, method, statuses = CELLS[name]
    client.force_login(people[who])
    address = reverse(name, args=[rows[row]] if row else [])
    assert getattr(client, method)(address).status_code == statuses[OWN.index(who)]


@pytest.mark.parametrize("name", CELLS)
def test_a_stranger_is_sent_to_the_login(name, client, rows):
    row, method, _ = CELLS[name]
    response = getattr(client, method)(reverse(name, args=[rows[row]] if row else []))
    assert (response.status_code, response.url[:7]) == (302, "/login/")


@pytest.mark.parametrize("name", [name for name, cell in CELLS.items() if cell[1] == "get"])
def test_every_page_answers_within_the_queries_of_a_page(
    name, client, people, rows, django_assert_max_num_queries
):
    for n in range(6):
        asked(f"Nghe nói cầu Bến Lau sẽ đóng {n + 20} tháng từ ngày 01/12/2026, đúng không?")
    client.force_login(people["minh" if name.startswith("department") else "lan"])
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(reverse(name, args=[rows[CELLS[name][0]]] if CELLS[name][0] else []))


@pytest.mark.parametrize("name", [name for name, cell in CELLS.items() if cell[1] == "post"])
def test_what_writes_does_not_answer_a_get(name, at, rows):
    assert at(name, rows[CELLS[name][0]]).status_code == 405


@pytest.mark.parametrize("name", ["question", "question-open", "claim", "proposal-decide"])
def test_what_is_not_there_is_not_found(name, at, people):
    post = {} if name in ("question-open", "proposal-decide") else None
    assert at(name, 10**25, post=post).status_code == 404


def test_an_address_of_an_asker_is_on_no_page(at, question):
    for shown in (at("questions"), at("question", question.pk)):
        assert "dan@example.org" not in body(shown)
        assert "dan@" not in body(shown)


def test_the_inbox_shows_what_is_to_decide_and_the_rest_by_chips(at, case, question):
    other = asked("Nghe nói hồ Suối Ngà bị nứt đập từ ngày 22/11, có đúng không?")
    ended = asked(WISH)
    end_without_case(ended.pk, end="no-claim", why="Mong muốn.", who=None, now=MORNING)
    texts = {"": other.text, "waiting": BRIDGE_SHUT, "ended": WISH}
    for state, text in texts.items():
        page = body(at("questions", query=f"?state={state}"))
        assert text in page
        assert not [one for one in texts.values() if one != text and one in page]
    assert at("questions", query="?state=nonsense").status_code == 200


def test_the_inbox_is_searched_without_diacritics_and_by_code(at, question):
    asked("Nghe nói hồ Suối Ngà bị nứt đập từ ngày 22/11, có đúng không?")
    for query in ("ben lau", question.code.lower()):
        page = body(at("questions", query=f"?q={query}"))
        assert BRIDGE_SHUT in page
        assert "Suối Ngà" not in page
    assert 'class="main"' not in body(at("questions", query="?q=không-có"))


def test_the_inbox_names_a_claim_that_is_known(at, case):
    import_reviews([review()], who=None, now=MORNING)
    asked("Có phải cầu Bến Lau đóng 12 tháng từ ngày 01/12/2026 hay không ạ?")
    page = body(at("questions"))
    assert CLAIM in page
    assert "tag-strong" in page or "tag-suggestion" in page


def test_an_inbox_without_questions_says_where_they_come_from(at):
    assert 'class="empty"' in body(at("questions"))


def test_a_question_of_code_is_shown_as_text(at):
    hostile = asked("<script>alert(1)</script> Cầu Bến Lau đóng 12 tháng có đúng không?")
    for shown in (at("questions"), at("question", hostile.pk)):
        assert "&lt;script&gt;" in body(shown)
        assert "<script>alert" not in body(shown)


def test_the_link_of_a_question_tells_nobody_where_the_reader_came_from(at):
    row = asked(BRIDGE_SHUT, link="https://mang.example/bai/1")
    page = body(at("question", row.pk))
    assert 'href="https://mang.example/bai/1"' in page
    assert "noreferrer" in page.split('href="https://mang.example/bai/1"')[1].split(">")[0]


def test_a_question_says_what_it_was_taken_for_with_the_words_quoted(at, question):
    page = body(at("question", question.pk))
    assert question.why
    for word in question.why:
        assert f'<q class="cue">{word}</q>' in page


def test_what_cannot_be_checked_has_no_button_and_the_action_refuses(at, people):
    wish = asked(WISH)
    page = body(at("question", wish.pk))
    assert reverse("question-open", args=[wish.pk]) not in page
    refused = at("question-open", wish.pk, post={"claim": "Con đường hỏng."})
    assert refused.status_code == 409
    assert 'role="alert"' in body(refused)
    assert not Case.objects.exists()


def test_a_case_is_opened_from_a_question(at, question, press_rows):
    topic = press_rows["topic"].pk
    made = at(
        "question-open",
        question.pk,
        post={"claim": CLAIM, "title": "Cầu đóng", "topic": [topic, "999", "x"]},
    )
    case = Case.objects.get()
    assert made.url == reverse("case", args=[case.pk])
    assert (case.claim.text, case.title, case.officer.username) == (CLAIM, "Cầu đóng", "lan")
    assert [one.pk for one in case.topics.all()] == [topic]


def test_a_question_joins_a_claim_and_is_answered_at_once_when_the_answer_stands(at, desk):
    desk.to_published()
    other = asked("Cầu Bến Lau bị đóng suốt một năm tới, ai cũng bảo thế, đúng không ạ?")
    page = at("question-join", other.pk, post={"claim": desk.case.claim_id})
    assert page.url == reverse("question", args=[other.pk])
    other.refresh_from_db()
    assert other.end == Question.End.ANSWERED
    shown = body(at("question", other.pk))
    assert "Cầu Bến Lau không đóng 12 tháng" in shown
    assert "người hỏi nhận được ngay" in shown or "the asker has it at once" in shown


def test_a_question_joins_an_open_case(at, case):
    other = asked("Cầu Bến Lau bị đóng suốt một năm tới, ai cũng bảo thế, đúng không ạ?")
    at("question-join", other.pk, post={"claim": case.claim_id})
    shown = body(at("question", other.pk))
    assert reverse("case", args=[case.pk]) in shown
    assert reverse("question-join", args=[other.pk]) not in shown


def test_what_was_typed_stays_when_it_cannot_be_done(at, question):
    ended = at("question-end", question.pk, post={"end": "answered", "why": "Vì thế này"})
    assert ended.status_code == 422
    assert "Vì thế này" in body(ended)
    called = at("question-call", question.pk, post={"kind": "wish", "why": " "})
    assert called.status_code == 422
    assert '<option value="wish" selected>' in body(called)


def test_a_question_is_ended_with_a_reason(at, question):
    at("question-end", question.pk, post={"end": "declined", "why": "Việc của tỉnh khác."})
    shown = body(at("question", question.pk))
    assert "Việc của tỉnh khác." in shown
    assert '<form method="post" action="/questions' not in shown


def test_a_person_overrules_the_machine_and_the_way_opens(at):
    wish = asked(WISH)
    at("question-call", wish.pk, post={"kind": "event", "why": "Đường hỏng là sự việc."})
    shown = body(at("question", wish.pk))
    assert reverse("question-open", args=[wish.pk]) in shown
    assert "Đường hỏng là sự việc." in shown


def test_an_asker_who_was_asked_back_is_shown_with_the_answer(at, desk, question):
    desk.to_assigned()
    desk.move(MoveName.ASK_BACK, "lan", question=question.pk, text="Bác nghe ở đâu ạ?")
    assert "Bác nghe ở đâu ạ?" in body(at("question", question.pk))


def test_a_foreign_fact_check_is_offered_as_the_reason(at, people):
    import_reviews([review()], who=None, now=MORNING)
    other = asked("Nước sông Ngân bị nhiễm độc vì lũ 23/11, có đúng không?")
    join_question(other.pk, Claim.objects.get().pk, who=people["lan"], now=MORNING)
    shown = body(at("question", other.pk))
    assert "Kiểm Tin: Nước sông không nhiễm độc https://check.example/1" in shown


def test_the_morning_list_leads_to_a_case(at, press_rows):
    page = body(at("claims"))
    assert reverse("claim-open") + f"?article={article().pk}" in page
    form = at("claim-open", query=f"?article={article().pk}&sentence={FLOOD_SENTENCE}")
    assert FLOOD_SENTENCE in body(form)
    made = at(
        "claim-open",
        post={"article": article().pk, "sentence": FLOOD_SENTENCE, "claim": "640 hộ sơ tán."},
    )
    case = Case.objects.get()
    assert made.url == reverse("case", args=[case.pk])
    assert Appearance.objects.get().claim.text == "640 hộ sơ tán."


def test_a_sentence_that_is_no_claim_has_no_form(at, press_rows):
    Article.objects.filter(pk=article().pk).update(text=WISH)
    page = at("claim-open", query=f"?article={article().pk}&sentence={WISH}")
    assert 'name="claim"' not in body(page)
    refused = at("claim-open", post={"article": article().pk, "sentence": WISH})
    assert refused.status_code == 409
    assert not Case.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 30])
def test_a_case_is_opened_on_an_article_that_there_is(number, at, press_rows):
    assert at("claim-open", query=f"?article={number}&sentence=x").status_code == 404


def test_a_proposal_shows_what_differs_and_is_decided(at, case, press_rows):
    proposal = proposed(case)
    Proposal.objects.filter(pk=proposal.pk).update(
        sentence="Cầu đóng 30 ngày.", differs=["30 ≠ 12"]
    )
    page = body(at("claims"))
    assert "<mark>30</mark>" in page
    assert "<mark>12</mark> tháng" in page
    assert at("proposal-decide", proposal.pk, post={"same": "perhaps"}).status_code == 422
    assert at("proposal-decide", proposal.pk, post={"same": "no"}).url == reverse("claims")
    assert Proposal.objects.get(pk=proposal.pk).state == Proposal.State.REJECTED
    again = at("proposal-decide", proposal.pk, post={"same": "yes"})
    assert again.status_code == 409
    assert not Appearance.objects.exists()


def test_a_proposal_is_confirmed_by_a_person(at, case, press_rows):
    at("proposal-decide", proposed(case).pk, post={"same": "yes"})
    shown = body(at("claim", case.claim_id))
    assert ARTICLES[0][1] in shown
    assert FLOOD_SENTENCE in shown


def test_known_claims_are_searched(at, case):
    import_reviews([review()], who=None, now=MORNING)
    page = body(at("claims", query="?q=ben+lau"))
    assert CLAIM in page
    assert "nhiễm độc" not in page
    assert CLAIM not in body(at("claims", query="?q=không-có"))


def test_a_claim_shows_what_others_said_in_their_own_words(at):
    import_reviews([review()], who=None, now=MORNING)
    shown = body(at("claim", Claim.objects.get().pk))
    assert "Kiểm Tin" in shown
    assert "<q>Sai</q>" in shown
    assert 'href="https://check.example/1"' in shown


def test_a_claim_of_others_is_seen_by_those_who_see_cases(at):
    import_reviews([review()], who=None, now=MORNING)
    assert at("claim", Claim.objects.get().pk, who="huy").status_code == 403


def test_an_expert_sees_the_claim_of_a_case_of_their_department_but_no_questions(at, desk):
    assert at("claim", desk.case.claim_id, who="huy").status_code == 403
    desk.to_assigned()
    shown = at("claim", desk.case.claim_id, who="huy")
    assert shown.status_code == 200
    assert "/questions/" not in body(shown).partition("<main")[2]


def published_in_flood(desk):
    proposal = proposed(desk.case)
    decide_proposal(proposal.pk, confirm=True, who=None, now=MORNING)
    desk.now = MORNING + timedelta(hours=6)
    return desk.to_published()


def test_a_story_shows_its_claims_and_what_was_answered(at, desk, press_rows):
    story = press_rows["story"].pk
    before = body(at("story", story))
    assert 'id="claims-in"' in before
    assert reverse("claim-open") in before
    version = published_in_flood(desk)
    after = body(at("story", story))
    assert version.title in after
    assert f"http://127.0.0.1:8766{version.statement.path}" in after


def test_a_story_shows_cases_only_to_those_who_see_them(at, desk, press_rows):
    decide_proposal(proposed(desk.case).pk, confirm=True, who=None, now=MORNING)
    story, address = press_rows["story"].pk, reverse("case", args=[desk.pk])
    assert address in body(at("story", story))
    for who in ("huy", "minh"):
        shown = body(at("story", story, who=who))
        assert address not in shown
        assert CLAIM not in shown
        assert reverse("claim-open") not in shown


def test_a_story_page_keeps_within_its_queries(
    client, desk, press_rows, people, django_assert_max_num_queries
):
    published_in_flood(desk)
    import_reviews([review()], who=None, now=MORNING)
    client.force_login(people["lan"])
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(reverse("story", args=[press_rows["story"].pk]))


def test_a_brief_says_when_a_story_was_answered_and_stays_as_it_was(at, desk, press_rows):
    edition = press_rows["edition"]
    before = edition.brief
    address = (edition.profile_id, edition.edition_id)
    assert "brief-answered" not in body(at("brief", *address))
    version = published_in_flood(desk)
    for name, args in (("brief", address), ("today", ())):
        shown = body(at(name, *args))
        assert shown.count("brief-answered") == 1
        assert version.title in shown
        assert "24/11 13:" in shown.split("brief-answered")[1][:200]
    assert Edition.objects.get(pk=edition.pk).brief == before
    assert version.title not in body(at("brief-text", *address))


def test_a_brief_finds_the_answer_when_its_story_was_merged(at, desk, press_rows):
    edition = press_rows["edition"]
    version = published_in_flood(desk)
    bridge = Story.objects.get(headline=ARTICLES[2][1])
    merge_stories(bridge.pk, press_rows["story"].pk, who=None, now=MORNING)
    shown = body(at("brief", edition.profile_id, edition.edition_id))
    assert version.title in shown


def test_a_withdrawn_answer_is_no_answer_to_a_brief_and_marked_beside_a_story(at, desk, press_rows):
    edition = press_rows["edition"]
    published_in_flood(desk)
    desk.move(MoveName.WITHDRAW, "tuan", note="Số liệu sai.")
    assert "brief-answered" not in body(at("brief", edition.profile_id, edition.edition_id))
    assert "tag-paused" in body(at("story", press_rows["story"].pk)).partition("claims-in")[2]


def test_an_administrator_writes_a_department(at):
    assert at("department-new", who="minh").status_code == 200
    made = at(
        "department-new",
        who="minh",
        post={"name": "Sở Y tế", "contact": "yte@anhai.example", "expert": ["huy", "lan"]},
    )
    assert made.url == reverse("departments")
    row = Department.objects.get()
    assert [expert.username for expert in row.experts.all()] == ["huy"]
    assert row.active is False
    page = body(at("departments", who="minh"))
    assert "Sở Y tế" in page
    assert "tag-paused" in page
    at(
        "department",
        row.pk,
        who="minh",
        post={"name": "Sở Y tế", "contact": "yte@anhai.example", "active": "on"},
    )
    row.refresh_from_db()
    assert (row.active, row.experts.count()) == (True, 0)


def test_a_department_that_cannot_be_saved_keeps_what_was_typed(at, department):
    page = at(
        "department",
        department.pk,
        who="minh",
        post={"name": "Sở Xây dựng", "contact": "không phải thư", "expert": "huy"},
    )
    assert page.status_code == 422
    assert "không phải thư" in body(page)
    assert 'value="huy" checked' in body(page)
    department.refresh_from_db()
    assert department.contact == "xaydung@anhai.example"


def test_an_office_without_departments_says_what_they_are_for(at):
    for who in ("lan", "minh"):
        assert 'class="empty"' in body(at("departments", who=who))
