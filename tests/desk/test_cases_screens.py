"""The screens of cases, reviews, letters, the audit trail, sheets and statements."""

import json
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from tests.desk.case_room import CLAIM, case, department, desk, people, question
from tests.desk.conftest import MORNING, PASSWORD

from minhbach.cases.workflow import MoveName, Role
from minhbach.desk import clock
from minhbach.desk.actions.letters import record_failed
from minhbach.desk.actions.people import add_person
from minhbach.desk.actions.questions import receive_question
from minhbach.desk.actions.sheets import make_sheet
from minhbach.desk.actions.triage import open_case_of_question
from minhbach.desk.models import AuditEntry, Case, Draft, Evidence, Letter, Sheet, SheetItem

__all__ = ["case", "department", "desk", "people", "question"]
pytestmark = pytest.mark.django_db

ASKER = "dan@example.org"


@pytest.fixture(autouse=True)
def _words(settings):
    """The screens speak English here; the catalogue has tests of its own."""
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def kept_files(settings, tmp_path):
    """Kept copies lie in a folder of the test."""
    from dataclasses import replace

    settings.OFFICE = replace(settings.OFFICE, folder=tmp_path)
    return tmp_path


def body(response):
    return response.content.decode()


def get(client, person, name, *arguments, **query):
    client.force_login(person)
    return client.get(reverse(name, args=arguments), query)


def post(client, person, pk, move, **said):
    client.force_login(person)
    return client.post(reverse("case-move", args=[pk, move]), said)


def offered(response):
    """The moves whose forms or wants stand on the page."""
    return set(re.findall(r'<details id="move-([a-z-]+)"', body(response)))


# The list.


def test_the_list_shows_what_presses_most_first(client, desk, people):
    late, fresh = desk.pk, _second_case(people)
    desk.move(MoveName.ASSIGN, "lan", department=desk.department.pk, amount=1, unit="hours")
    clock.set_now(MORNING + timedelta(hours=25, minutes=30))
    page = body(get(client, people["lan"], "cases"))
    assert page.index(reverse("case", args=[late])) < page.index(reverse("case", args=[fresh.pk]))
    assert "tag-overdue" in page
    assert "Sở Xây dựng" in page


WATER = "Giá nước tăng 20 % từ ngày 01/01/2027."


def _second_case(people, claim=WATER):
    asked = receive_question(f"{claim} Có đúng vậy không ạ?", language="vi", now=MORNING)
    return open_case_of_question(asked.pk, claim=claim, who=people["lan"], now=MORNING)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, True),
        ({"state": "received"}, True),
        ({"state": "published"}, False),
        ({"state": "all"}, True),
        ({"mine": "yes"}, True),
        ({"overdue": "yes"}, False),
        ({"q": "Bến Lau"}, True),
        ({"q": "ben lau"}, True),
        ({"q": "giá điện"}, False),
        ({"department": "999"}, False),
    ],
)
def test_the_filters_of_the_list_are_its_address(client, desk, people, query, shown):
    page = body(get(client, people["lan"], "cases", **query))
    assert (reverse("case", args=[desk.pk]) in page) is shown


def test_a_closed_case_is_not_among_the_open_ones(client, desk, people):
    desk.to_published()
    address = reverse("case", args=[desk.pk])
    assert address not in body(get(client, people["lan"], "cases"))
    assert address in body(get(client, people["lan"], "cases", state="published"))


# Who sees what.


def test_an_expert_sees_the_cases_of_their_departments_alone(client, desk, people):
    other = add_person("nam", PASSWORD, roles=[Role.EXPERT], who=None, now=MORNING)
    desk.to_assigned()
    assert get(client, people["huy"], "case", desk.pk).status_code == 200
    assert reverse("case", args=[desk.pk]) in body(get(client, people["huy"], "cases"))
    for name in ("case", "case-review", "api-case"):
        assert get(client, other, name, desk.pk).status_code == 403
    assert reverse("case", args=[desk.pk]) not in body(get(client, other, "cases"))


def test_an_administrator_without_another_role_sees_no_case(client, desk, people):
    for name in ("case", "case-review", "api-case"):
        assert get(client, people["minh"], name, desk.pk).status_code == 403
    assert get(client, people["minh"], "cases").status_code == 403
    assert get(client, people["minh"], "statements").status_code == 403
    assert post(client, people["minh"], desk.pk, "decline", reason="x").status_code == 403


def test_a_case_that_is_not_there_is_not_found(client, people):
    for name in ("case", "case-review"):
        assert get(client, people["lan"], name, 999).status_code == 404


# One case.


def test_the_page_of_a_case_never_shows_who_asked(client, desk, people, question):
    for name in ("lan", "mai", "tuan"):
        assert ASKER not in body(get(client, people[name], "case", desk.pk))
    assert question.code in body(get(client, people["lan"], "case", desk.pk))


@pytest.mark.parametrize(
    ("person", "moves"),
    [
        ("lan", {"assign", "mark-party", "decline"}),
        ("mai", set()),
        ("tuan", set()),
    ],
)
def test_everybody_is_offered_the_moves_they_may_make(client, desk, people, person, moves):
    assert offered(get(client, people[person], "case", desk.pk)) == moves


def test_what_is_missing_for_a_move_is_said_where_the_move_stands(client, desk, people):
    desk.to_assigned()
    page = body(get(client, people["lan"], "case", desk.pk))
    assert "There is no verdict without evidence: add what it rests on." in page
    assert "Say first whether the organisation is a party to this claim." in page
    assert reverse("case-move", args=[desk.pk, "submit"]) not in page


def test_a_move_through_the_screen_is_the_move_of_the_action(client, desk, people, department):
    response = post(client, people["lan"], desk.pk, "assign", department=department.pk, amount="3")
    assert response.status_code == 302
    assert desk.case.state == "assigned"
    entry = AuditEntry.objects.filter(about=f"case {desk.pk}").first()
    assert (entry.act, entry.who) == ("assign", people["lan"])


def test_when_a_move_cannot_be_made_what_was_typed_stays(client, desk, people, department):
    response = post(
        client,
        people["lan"],
        desk.pk,
        "assign",
        department=department.pk,
        amount="0",
        request="Số <b>",
    )
    assert response.status_code == 422
    page = body(response)
    assert 'role="alert"' in page
    assert "Give the term as a whole number of working days or hours." in page
    assert 'value="0"' in page
    assert "Số &lt;b&gt;" in page
    assert re.search(r'<details id="move-assign" open>', page)
    assert desk.case.state == "received"


def test_of_two_people_the_second_is_told_and_keeps_what_they_wrote(client, desk, people):
    desk.to_assigned()
    desk.move(MoveName.MARK_PARTY, "lan", party="yes", why="Cầu của tỉnh.")
    seen = desk.case.version
    desk.move(MoveName.ADD_EVIDENCE, "huy", title="a", shows="b", origin="c")
    response = post(
        client, people["huy"], desk.pk, "draft", version=seen, title="Tiêu đề",
        claim=CLAIM, verdict="Một câu dài.",
    )  # fmt: skip
    assert response.status_code == 409
    assert "Somebody else has changed this case" in body(response)
    assert "Một câu dài." in body(response)
    assert not Draft.objects.exists()


def test_what_a_form_does_not_ask_for_is_not_passed_on(client, desk, people):
    desk.to_assigned()
    response = post(
        client, people["lan"], desk.pk, "add-evidence", kind="file", kept="x", title="a",
        shows="b", origin="c",
    )  # fmt: skip
    assert response.status_code == 422
    assert "Choose the file." in body(response)


def test_there_is_no_other_move(client, desk, people):
    assert post(client, people["lan"], desk.pk, "erase").status_code == 422


def test_a_party_is_never_offered_a_rating(client, desk, people):
    desk.to_assigned()
    desk.move(MoveName.MARK_PARTY, "lan", party="yes", why="Cầu của tỉnh.")
    assert 'name="rating"' not in body(get(client, people["lan"], "case", desk.pk))
    assert post(
        client, people["lan"], desk.pk, "draft", title="a", claim="b", verdict="c", rating="false"
    ).status_code == 422  # fmt: skip
    assert not Draft.objects.exists()


def test_a_standing_answer_is_shown_beside_another_case_on_the_matter(client, desk, people):
    desk.to_published()
    water = _second_case(people)
    other = _second_case(people, "Cầu Bến Lau sẽ đóng cửa 12 tháng từ ngày 01/12/2026.")
    page = body(get(client, people["lan"], "case", other.pk))
    assert "Cầu Bến Lau không đóng 12 tháng" in page
    assert "/answers/2026/" in page
    assert "/answers/2026/" not in body(get(client, people["lan"], "case", water.pk))


# Evidence that is a file.


def test_a_file_is_kept_and_handed_out_as_a_download(client, desk, people, kept_files):
    desk.to_assigned()
    file = SimpleUploadedFile("bản đồ.html", b"<script>alert(1)</script>", "text/html")
    said = {"kind": "file", "title": "Bản đồ", "shows": "Đường vòng.", "origin": "Sở Xây dựng"}
    assert (
        post(client, people["lan"], desk.pk, "add-evidence", file=file, **said).status_code == 302
    )
    row = Evidence.objects.get()
    assert row.keep == Evidence.Keep.KEPT
    response = get(client, people["lan"], "evidence-file", row.pk)
    assert response.content == b"<script>alert(1)</script>"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_kept_copy_is_seen_by_those_who_see_its_case(client, desk, people, kept_files):
    desk.to_assigned()
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7", "application/pdf")
    post(client, people["lan"], desk.pk, "add-evidence", file=file, kind="file", title="a",
         shows="b", origin="c")  # fmt: skip
    other = add_person("nam", PASSWORD, roles=[Role.EXPERT], who=None, now=MORNING)
    pk = Evidence.objects.get().pk
    assert get(client, people["huy"], "evidence-file", pk).status_code == 200
    assert get(client, other, "evidence-file", pk).status_code == 403
    assert get(client, people["minh"], "evidence-file", pk).status_code == 403


def test_evidence_without_a_copy_has_none_to_hand_out(client, desk, people):
    desk.to_assigned()
    row = desk.move(MoveName.ADD_EVIDENCE, "huy", title="a", shows="b", origin="c")
    assert get(client, people["lan"], "evidence-file", row.pk).status_code == 409


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(client, desk, people, monkeypatch):
    from minhbach.desk.web import case as screen

    monkeypatch.setattr(screen, "MOST_FILE_BYTES", 4)
    desk.to_assigned()
    file = SimpleUploadedFile("a.bin", b"12345", "application/octet-stream")
    response = post(client, people["lan"], desk.pk, "add-evidence", file=file, kind="file",
                    title="a", shows="b", origin="c")  # fmt: skip
    assert response.status_code == 422
    assert not Evidence.objects.exists()


# Review.


def test_the_reviewer_sees_the_page_and_decides(client, desk, people):
    desk.to_review()
    response = get(client, people["mai"], "case-review", desk.pk)
    assert offered(response) == {"approve", "return"}
    assert "Cầu chỉ cấm xe tải." in body(response)
    assert post(client, people["mai"], desk.pk, "approve").status_code == 302
    assert desk.case.state == "approved"


def test_a_return_without_a_reason_stands_on_the_review_again(client, desk, people):
    desk.to_review()
    response = post(client, people["mai"], desk.pk, "return", reason=" ")
    assert response.status_code == 409
    assert "Give a reason; it stays in the audit trail." in body(response)
    assert offered(response) == {"approve", "return"}
    assert desk.case.state == "in-review"


def test_an_author_is_not_offered_the_review_of_their_own_verdict(client, desk, people):
    both = add_person("an", PASSWORD, roles=[Role.REVIEWER, Role.EXPERT], who=None, now=MORNING)
    desk.department.experts.add(both)
    desk.people["huy"] = both
    desk.to_review()
    response = get(client, both, "case-review", desk.pk)
    assert offered(response) == set()
    assert "You wrote this; another person reviews it." in body(response)
    assert post(client, both, desk.pk, "approve").status_code == 403


def test_a_change_is_shown_beside_what_is_published(client, desk, people):
    desk.to_published()
    desk.move(MoveName.REVISE, "tuan", reason="Sai một số.")
    desk.to_review(verdict="Cầu cấm xe trên 15 tấn.")
    page = body(get(client, people["mai"], "case-review", desk.pk))
    assert re.search(r"<del>[^<]*tải", page)
    assert re.search(r"<ins>[^<]*15", page)


def test_without_a_draft_there_is_nothing_to_review(client, desk, people):
    assert "Nothing is written yet." in body(get(client, people["mai"], "case-review", desk.pk))


def test_an_official_answer_says_on_its_preview_that_we_are_a_party(client, desk, people):
    desk.to_review(party="yes", rating="")
    page = body(get(client, people["mai"], "case-review", desk.pk))
    assert "bên liên quan" in page
    assert 'class="rating"' not in page


# The interface for programs.


def test_a_program_reads_the_case_and_what_may_be_done(client, desk, people):
    desk.to_assigned()
    answer = get(client, people["lan"], "api-case", desk.pk).json()
    assert (answer["number"], answer["state"], answer["claim"]) == (desk.pk, "assigned", CLAIM)
    submit = next(move for move in answer["moves"] if move["name"] == "submit")
    assert "Write the verdict first." in submit["missing"]
    assert ASKER not in json.dumps(answer)


def test_a_program_moves_the_case_like_a_person(client, desk, people, department):
    client.force_login(people["lan"])
    address = reverse("api-case-move", args=[desk.pk, "assign"])
    said = {"department": department.pk, "amount": 2, "unit": "hours"}
    answer = client.post(address, json.dumps(said), content_type="application/json")
    assert (answer.status_code, answer.json()["state"]) == (200, "assigned")


@pytest.mark.parametrize(
    ("person", "move", "sent", "status"),
    [
        ("lan", "assign", "{}", 422),
        ("lan", "erase", "{}", 422),
        ("lan", "assign", "{", 422),
        ("lan", "assign", '["a"]', 422),
        ("lan", "assign", '{"kept": {"path": "x"}}', 422),
        ("lan", "publish", "{}", 403),
        ("mai", "decline", '{"reason": "x"}', 403),
        ("minh", "decline", '{"reason": "x"}', 403),
        ("lan", "draft", "{}", 409),
        ("lan", "decline", "{}", 409),
        ("lan", "decline", '{"reason": "x", "version": 99}', 409),
    ],
)
def test_a_program_is_refused_in_json(client, desk, people, person, move, sent, status):
    client.force_login(people[person])
    address = reverse("api-case-move", args=[desk.pk, move])
    answer = client.post(address, sent, content_type="application/json")
    assert answer.status_code == status
    assert answer.json()["error"]
    assert desk.case.state == "received"


def test_what_cannot_be_checked_has_no_case_and_so_no_rating_by_program_either(client, people):
    client.force_login(people["lan"])
    address = reverse("api-case-move", args=[999, "draft"])
    assert client.post(address, "{}", content_type="application/json").status_code == 404


# Letters.


def test_the_outbox_shows_letters_and_no_address(client, desk, people):
    desk.to_assigned()
    page = body(get(client, people["lan"], "letters"))
    assert "Request to a department" in page
    assert "xaydung@anhai.example" not in page


def test_a_letter_is_read_without_the_link_that_acts_for_its_reader(client, desk, people):
    desk.to_assigned()
    row = Letter.objects.get(message_id__startswith="<expert-request")
    token = re.search(r"/expert/(\S+?)/", row.text).group(1)
    page = body(get(client, people["lan"], "letter", row.pk))
    assert "/expert/…" in page
    assert token not in page
    assert token.partition(":")[0] not in page


def test_an_administrator_sees_that_letters_go_out_and_not_what_they_say(client, desk, people):
    desk.to_assigned()
    row = Letter.objects.first()
    page = body(get(client, people["minh"], "letters"))
    assert "Request to a department" in page
    assert desk.case.title not in page
    assert get(client, people["minh"], "letter", row.pk).status_code == 403


@pytest.mark.parametrize(("person", "status"), [("lan", 302), ("minh", 302), ("mai", 403)])
def test_a_failed_letter_is_sent_once_more(client, desk, people, person, status):
    desk.to_assigned()
    row = Letter.objects.first()
    record_failed(row, "No such mailbox.", permanent=True, now=MORNING)
    client.force_login(people[person])
    assert client.post(reverse("letter-again", args=[row.pk])).status_code == status
    row.refresh_from_db()
    assert row.state == ("due" if status == 302 else "failed")


def test_a_letter_that_has_not_failed_is_not_sent_again(client, desk, people):
    desk.to_assigned()
    client.force_login(people["lan"])
    row = Letter.objects.first()
    assert client.post(reverse("letter-again", args=[row.pk])).status_code == 409


@pytest.mark.parametrize("name", ["letters", "letter"])
def test_others_have_no_outbox(client, desk, people, name):
    desk.to_assigned()
    arguments = [Letter.objects.first().pk] if name == "letter" else []
    for person in ("mai", "tuan", "huy"):
        assert get(client, people[person], name, *arguments).status_code == 403


# The audit trail.


@pytest.mark.parametrize(
    ("person", "status"), [("tuan", 200), ("minh", 200), ("lan", 403), ("mai", 403), ("huy", 403)]
)
def test_the_trail_is_for_editors_and_administrators(client, desk, people, person, status):
    assert get(client, people[person], "audit").status_code == status
    assert get(client, people[person], "audit-export").status_code == status


def test_the_export_is_the_whole_chain(client, desk, people):
    desk.to_published()
    response = get(client, people["tuan"], "audit-export")
    lines = b"".join(response.streaming_content).decode().splitlines()
    first = json.loads(lines[0])
    assert first["entries"] == len(lines) - 1 == AuditEntry.objects.count()
    assert json.loads(lines[-1])["hash"] == first["head"]


def test_the_chain_is_checked_on_the_screen(client, desk, people):
    assert "the chain is whole" in body(get(client, people["tuan"], "audit", check="yes"))
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER audit_is_fixed")
    AuditEntry.objects.filter(number=2).update(act="something else")
    assert "Entry 2 was changed." in body(get(client, people["tuan"], "audit", check="yes"))


def test_the_trail_is_searched(client, desk, people):
    desk.to_assigned()
    page = body(get(client, people["tuan"], "audit", q=f"case {desk.pk}"))
    assert "assigned it" in page
    assert "minh" not in re.sub(r"minhbach|Minh bạch", "", page.partition("<table")[2])


# Statements.


def test_what_is_published_and_what_is_planned_stand_on_one_page(client, desk, people):
    desk.to_review()
    desk.move(MoveName.APPROVE, "mai")
    desk.move(MoveName.PLAN, "tuan", publish_at="2026-12-01 07:30")
    page = body(get(client, people["lan"], "statements"))
    assert "01/12/2026 07:30" in page
    desk.move(MoveName.PUBLISH, "tuan")
    page = body(get(client, people["lan"], "statements"))
    assert "Cầu Bến Lau không đóng 12 tháng" in page
    assert "/answers/2026/" in page


def test_a_statement_whose_day_has_come_is_marked(client, desk, people):
    desk.to_review()
    desk.move(MoveName.RETURN, "mai", reason="Thêm ngày.")
    desk.move(MoveName.DRAFT, "huy", title="a b c", claim=CLAIM, verdict="d e f", rating="false",
              review_by="2026-12-24")  # fmt: skip
    desk.move(MoveName.SUBMIT, "huy")
    desk.move(MoveName.APPROVE, "mai")
    desk.move(MoveName.PUBLISH, "tuan")
    assert "tag-again" not in body(get(client, people["lan"], "statements"))
    clock.set_now(MORNING + timedelta(days=31))
    assert "tag-again" in body(get(client, people["lan"], "statements", show="again"))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, True),
        ({"show": "withdrawn"}, True),
        ({"show": "changed"}, False),
        ({"q": "xyz"}, False),
    ],
)
def test_the_statements_are_filtered(client, desk, people, query, shown):
    desk.to_published()
    desk.move(MoveName.WITHDRAW, "tuan", note="Không còn đúng.")
    page = body(get(client, people["lan"], "statements", **query))
    assert ("/answers/2026/" in page) is shown


# Sheets.


@pytest.fixture
def sheet(desk, people):
    desk.to_published()
    _second_case(people)
    return make_sheet(kind="weekly", title="Họp báo tuần", who=people["lan"], now=desk.now)


def test_a_sheet_is_gathered_by_those_who_may(client, desk, people):
    for person, status in (("lan", 302), ("tuan", 302), ("mai", 403), ("huy", 403)):
        client.force_login(people[person])
        said = {"kind": "weekly", "title": "Tuần 48"}
        assert client.post(reverse("sheet-new"), said).status_code == status
    assert Sheet.objects.count() == 2


def test_a_sheet_without_its_matter_keeps_what_was_typed(client, people):
    client.force_login(people["lan"])
    response = client.post(reverse("sheet-new"), {"kind": "called", "title": "Cầu Bến Lau"})
    assert response.status_code == 422
    assert 'role="alert"' in body(response)
    assert 'value="Cầu Bến Lau"' in body(response)


def test_a_sheet_holds_the_open_case_the_answer_and_its_figure(client, people, sheet):
    page = body(get(client, people["mai"], "sheet", sheet.pk))
    assert "Giá nước tăng 20 %" in page
    assert "Cầu Bến Lau không đóng 12 tháng" in page
    assert "Chỉ cấm xe trên 13 tấn" in page
    assert "<textarea" not in page
    assert "Họp báo tuần" in body(get(client, people["mai"], "sheet-print", sheet.pk))
    assert get(client, people["huy"], "sheet", sheet.pk).status_code == 403


def test_the_spokesperson_orders_a_sheet_without_a_script(client, people, sheet):
    client.force_login(people["lan"])
    first, second, third = sheet.items.all()
    said = {f"position-{first.pk}": "3", f"position-{second.pk}": "1", f"position-{third.pk}": "2"}
    client.post(reverse("sheet", args=[sheet.pk]), {**said, f"remark-{first.pk}": "Nói trước."})
    assert list(sheet.items.all()) == [second, third, first]
    first.refresh_from_db()
    assert first.remark == "Nói trước."
    client.post(reverse("sheet", args=[sheet.pk]), {"up": first.pk})
    assert list(sheet.items.all()) == [second, first, third]
    client.post(reverse("sheet", args=[sheet.pk]), {"down": second.pk})
    assert list(sheet.items.all()) == [first, second, third]
    client.post(reverse("sheet", args=[sheet.pk]), {"up": first.pk, f"remove-{second.pk}": "yes"})
    assert list(sheet.items.all()) == [first, third]


def test_a_reader_of_a_sheet_does_not_order_it(client, people, sheet):
    client.force_login(people["mai"])
    assert client.post(reverse("sheet", args=[sheet.pk]), {}).status_code == 403
    assert sheet.items.count() == 3


def test_a_case_is_put_on_a_sheet(client, people, sheet):
    client.force_login(people["lan"])
    pk = Case.objects.order_by("pk").last().pk
    response = client.post(reverse("sheet-add"), {"sheet": sheet.pk, "what": f"case {pk}"})
    assert response.status_code == 302
    assert SheetItem.objects.filter(sheet=sheet).last().case_id == pk


def test_a_case_that_was_answered_is_offered_to_a_sheet_as_its_answer(client, desk, people, sheet):
    page = body(get(client, people["lan"], "case", desk.pk))
    pk = desk.case.statement.pk
    assert f'name="what" value="statement {pk}"' in page
    client.post(reverse("sheet-add"), {"sheet": sheet.pk, "what": f"statement {pk}"})
    assert SheetItem.objects.filter(sheet=sheet).last().statement_id == pk
    assert "to-sheet" not in body(get(client, people["mai"], "case", desk.pk))


def test_a_story_is_put_on_a_sheet(client, officer, press_rows):
    row = make_sheet(kind="weekly", title="Tuần", who=officer, now=MORNING)
    story = press_rows["story"]
    page = body(get(client, officer, "story", story.pk))
    assert f'name="what" value="story {story.pk}"' in page
    client.post(reverse("sheet-add"), {"sheet": row.pk, "what": f"story {story.pk}"})
    assert SheetItem.objects.filter(sheet=row).last().story_id == story.pk
    assert story.headline in body(get(client, officer, "sheet-print", row.pk))


@pytest.mark.parametrize("what", ["", "case", "case x", "user 1", "case 1 2"])
def test_what_is_no_thing_is_not_put_on_a_sheet(client, people, sheet, what):
    client.force_login(people["lan"])
    response = client.post(reverse("sheet-add"), {"sheet": sheet.pk, "what": what})
    assert response.status_code == 422
