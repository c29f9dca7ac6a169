"""Every move of a case through its action: what it does, and what it refuses."""

from datetime import timedelta

import pytest
from tests.desk.case_room import CLAIM, case, department, desk, people, question
from tests.desk.conftest import MORNING, PASSWORD

from minhbach.cases.workflow import MOVES, MoveName, Role, State
from minhbach.desk.actions.case.links import link_by_token, link_token, note_visit
from minhbach.desk.actions.case.move import APPLY
from minhbach.desk.actions.people import add_person
from minhbach.desk.models import (
    AuditEntry,
    Case,
    Draft,
    Evidence,
    ExpertLink,
    Letter,
    Question,
    Review,
    Version,
)
from minhbach.errors import BadInput, Conflict, NotAllowed, NotReady

__all__ = ["case", "department", "desk", "people", "question"]
pytestmark = pytest.mark.django_db

A_RECORD = {"title": "Thông báo 112", "shows": "Cấm xe 2 tuần.", "origin": "Sở Xây dựng"}
A_VERDICT = {"title": "Cầu mở", "claim": CLAIM, "verdict": "Cầu không đóng."}


def last_entry(pk):
    return AuditEntry.objects.filter(about=f"case {pk}").first()


def to_approved(desk):
    desk.to_review()
    desk.move(MoveName.APPROVE, "mai")


# State by state: how a case gets there, for the moves that begin there.
WAYS = {
    State.RECEIVED: lambda desk: None,
    State.ASSIGNED: lambda desk: desk.to_assigned(),
    State.IN_REVIEW: lambda desk: desk.to_review(),
    State.APPROVED: to_approved,
    State.PUBLISHED: lambda desk: desk.to_published(),
    State.DECLINED: lambda desk: desk.move(MoveName.DECLINE, "lan", reason="x"),
    State.WITHDRAWN: lambda desk: (
        desk.to_published(),
        desk.move(MoveName.WITHDRAW, "tuan", note="x"),
    ),
}
PERSON = {
    Role.DESK_OFFICER: "lan",
    Role.EXPERT: "huy",
    Role.REVIEWER: "mai",
    Role.EDITOR: "tuan",
    Role.ADMINISTRATOR: "minh",
}


def test_every_move_of_the_table_is_carried_out_by_something():
    assert set(APPLY) == set(MOVES) == set(MoveName)


@pytest.mark.parametrize(
    ("name", "role"), [(n, r) for n in MoveName for r in Role if r not in MOVES[n].roles]
)
def test_a_role_that_may_not_move_is_refused_whatever_the_state(desk, name, role):
    WAYS[min(MOVES[name].at)](desk)
    before = desk.case.state, desk.case.version
    with pytest.raises(NotAllowed):
        desk.move(name, PERSON[role], reason="x", note="x")
    assert (desk.case.state, desk.case.version) == before


@pytest.mark.parametrize("name", MoveName)
def test_from_another_state_a_move_is_a_conflict(desk, name):
    other = State.WITHDRAWN if State.WITHDRAWN not in MOVES[name].at else State.DECLINED
    WAYS[other](desk)
    role = min(MOVES[name].roles - {Role.EXPERT} or MOVES[name].roles)
    with pytest.raises(Conflict):
        desk.move(name, PERSON[role], reason="x", note="x")
    assert desk.case.state == other


def test_there_is_no_other_move(desk):
    with pytest.raises(BadInput, match="no move erase"):
        desk.move("erase", "lan")


def test_a_move_that_fails_leaves_no_trace(desk):
    entries, version = AuditEntry.objects.count(), desk.case.version
    with pytest.raises(BadInput):
        desk.move(MoveName.ASSIGN, "lan", department=999, amount=3)
    assert (AuditEntry.objects.count(), desk.case.version) == (entries, version)
    assert not Letter.objects.exists()


# Assigning and waiting.


def test_assign_gives_department_officer_deadline_and_link(desk, department):
    desk.move(
        MoveName.ASSIGN, "lan", department=department.pk, amount=3, unit="days", long=2,
        request="Cầu đóng bao lâu?",
    )  # fmt: skip
    row = desk.case
    assert (row.state, row.department, row.officer) == ("assigned", department, desk.people["lan"])
    assert row.assigned < row.due < row.long_overdue
    link = ExpertLink.objects.get()
    assert (link.department, link.request, link.revoked) == (department, "Cầu đóng bao lâu?", None)
    assert "Cầu đóng bao lâu?" in Letter.objects.get().text
    assert last_entry(desk.pk).detail["department"] == "Sở Xây dựng"


@pytest.mark.parametrize(
    "said",
    [
        {"amount": 3},
        {"department": "x", "amount": 3},
        {"department": "999", "amount": 3},
        {"department": "", "amount": 3},
        {"amount": "0", "department": None},
        {"amount": "two", "department": None},
        {"amount": 3, "unit": "weeks", "department": None},
        {"amount": 3, "long": "-1", "department": None},
    ],
)
def test_assign_wants_a_department_and_a_term(desk, department, said):
    if "department" in said and said["department"] is None:
        said = {**said, "department": department.pk}
    with pytest.raises(BadInput):
        desk.move(MoveName.ASSIGN, "lan", **said)


def test_a_department_that_is_closed_gets_no_case(desk, department):
    department.active = False
    department.save()
    with pytest.raises(BadInput, match="Choose the department"):
        desk.to_assigned()


def test_assigned_again_the_old_link_ends_and_the_clock_begins_anew(desk, department):
    desk.to_assigned()
    first = ExpertLink.objects.get()
    due = desk.case.due
    desk.move(MoveName.ASSIGN, "lan", department=department.pk, amount=9)
    first.refresh_from_db()
    assert first.revoked
    assert desk.case.due > due
    assert desk.case.told == []


def test_to_ask_back_stops_the_clock_and_to_go_on_moves_the_marks(desk, question):
    desk.to_assigned()
    due = desk.case.due
    desk.move(MoveName.ASK_BACK, "lan", question=question.pk, text="Cầu nào ạ?")
    assert desk.case.pauses.filter(end=None).exists()
    with pytest.raises(NotReady, match="waits for the asker already"):
        desk.move(MoveName.ASK_BACK, "lan", question=question.pk, text="Cầu nào ạ?")
    desk.now += timedelta(days=7)
    desk.move(MoveName.GO_ON, "lan")
    assert not desk.case.pauses.filter(end=None).exists()
    assert desk.case.due > due
    with pytest.raises(NotReady, match="not waiting"):
        desk.move(MoveName.GO_ON, "lan")


def test_only_an_asker_of_this_case_with_an_address_is_asked(desk, question):
    desk.to_assigned()
    for said in ({}, {"question": 999, "text": "x"}, {"question": question.pk, "text": " "}):
        with pytest.raises(BadInput):
            desk.move(MoveName.ASK_BACK, "lan", **said)
    Question.objects.filter(pk=question.pk).update(contact=b"")
    with pytest.raises(NotReady, match="left no address"):
        desk.move(MoveName.ASK_BACK, "lan", question=question.pk, text="Cầu nào ạ?")


def test_a_link_is_sent_anew_and_ended(desk):
    desk.to_assigned()
    first = ExpertLink.objects.get()
    desk.move(MoveName.SEND_LINK, "lan", request="Nhắc lại.")
    second = ExpertLink.objects.exclude(pk=first.pk).get()
    with pytest.raises(NotReady, match="not valid"):
        link_by_token(link_token(first), now=desk.now)
    assert link_by_token(link_token(second), now=desk.now) == second
    desk.move(MoveName.REVOKE_LINK, "lan")
    with pytest.raises(NotReady, match="not valid"):
        link_by_token(link_token(second), now=desk.now)
    assert last_entry(desk.pk).detail["links"] == 1


def test_a_link_ends_by_itself_and_is_not_guessed(desk):
    desk.to_assigned()
    link = ExpertLink.objects.get()
    assert link_by_token(link_token(link), now=link.expires - timedelta(seconds=1))
    for token, now in ((link_token(link), link.expires), (link.nonce, desk.now), ("", desk.now)):
        with pytest.raises(NotReady, match="not valid"):
            link_by_token(token, now=now)


def test_a_department_moves_its_own_case_by_its_link_and_no_other(desk, people):
    from tests.desk.test_cases_screens import _second_case

    desk.to_assigned()
    link = ExpertLink.objects.get()
    note_visit(link, now=desk.now)
    assert last_entry(desk.pk).who_name == f"Sở Xây dựng (link {link.pk})"
    row = desk.move(MoveName.ADD_EVIDENCE, link, **A_RECORD)
    assert (row.link, row.who) == (link, None)
    other = _second_case(people)
    from minhbach.desk.actions.case.move import move_case

    with pytest.raises(NotAllowed):
        move_case(other.pk, "add-evidence", who=link, now=desk.now, **A_RECORD)
    for name in (MoveName.ASSIGN, MoveName.APPROVE, MoveName.PUBLISH, MoveName.DECLINE):
        with pytest.raises(NotAllowed):
            desk.move(name, link, reason="x")


# Party, evidence, verdict.


def test_the_party_is_marked_with_its_reason_until_something_is_published(desk):
    for said in ({}, {"party": "maybe", "why": "x"}, {"party": "yes"}):
        with pytest.raises(BadInput):
            desk.move(MoveName.MARK_PARTY, "lan", **said)
    desk.move(MoveName.MARK_PARTY, "lan", party="yes", why="Cầu của tỉnh.")
    assert (desk.case.party, desk.case.party_why) == (True, "Cầu của tỉnh.")
    desk.move(MoveName.MARK_PARTY, "lan", party="no", why="Cầu của huyện khác.")
    assert desk.case.party is False


def test_the_mark_of_a_party_stays_once_published(desk):
    desk.to_published()
    desk.move(MoveName.REVISE, "tuan", reason="x")
    with pytest.raises(NotReady, match="was published"):
        desk.move(MoveName.MARK_PARTY, "lan", party="yes", why="x")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {**A_RECORD, "title": " "},
        {**A_RECORD, "shows": ""},
        {**A_RECORD, "origin": ""},
        {**A_RECORD, "dated": "hôm qua"},
        {**A_RECORD, "kind": "rumour"},
        {**A_RECORD, "kind": "link"},
        {**A_RECORD, "kind": "link", "address": "javascript:alert(1)"},
        {**A_RECORD, "kind": "file"},
    ],
)
def test_evidence_says_what_it_is_what_it_shows_and_from_whom(desk, said):
    desk.to_assigned()
    with pytest.raises(BadInput):
        desk.move(MoveName.ADD_EVIDENCE, "huy", **said)
    assert not Evidence.objects.exists()


def test_a_link_is_to_be_fetched_and_a_record_is_not(desk):
    desk.to_assigned()
    link = desk.move(
        MoveName.ADD_EVIDENCE, "huy", **A_RECORD, kind="link", address="https://so.example/tb",
        dated="2026-11-20",
    )  # fmt: skip
    record = desk.move(MoveName.ADD_EVIDENCE, "lan", **A_RECORD)
    assert (link.keep, record.keep) == ("due", "none")
    assert link.dated.isoformat() == "2026-11-20"


def test_evidence_set_aside_stays_with_the_reason_and_counts_no_more(desk):
    desk.to_review()
    desk.move(MoveName.RETURN, "mai", reason="Căn cứ sai.")
    row = Evidence.objects.get()
    with pytest.raises(NotReady, match="Give a reason"):
        desk.move(MoveName.SET_EVIDENCE_ASIDE, "lan", evidence=row.pk)
    desk.move(MoveName.SET_EVIDENCE_ASIDE, "lan", evidence=row.pk, reason="Bị thu hồi.")
    row.refresh_from_db()
    assert row.aside_why == "Bị thu hồi."
    with pytest.raises(Conflict):
        desk.move(MoveName.SET_EVIDENCE_ASIDE, "lan", evidence=row.pk, reason="Lần nữa.")
    with pytest.raises(NotReady, match="no verdict without evidence"):
        desk.move(MoveName.SUBMIT, "huy")


@pytest.mark.parametrize(
    "said",
    [
        {**A_VERDICT, "title": ""},
        {**A_VERDICT, "claim": ""},
        {**A_VERDICT, "verdict": " "},
        {**A_VERDICT, "rating": "very false"},
        {**A_VERDICT, "review_by": "sang năm"},
    ],
)
def test_a_verdict_has_title_claim_and_one_sentence(desk, said):
    desk.to_assigned()
    with pytest.raises(NotReady, match="party"):
        desk.move(MoveName.DRAFT, "huy", **A_VERDICT)
    desk.move(MoveName.MARK_PARTY, "lan", party="no", why="x")
    with pytest.raises(BadInput):
        desk.move(MoveName.DRAFT, "huy", **said)
    assert not Draft.objects.exists()


def test_every_wording_of_a_verdict_stays(desk):
    desk.to_assigned()
    desk.move(MoveName.MARK_PARTY, "lan", party="no", why="x")
    desk.move(MoveName.DRAFT, "huy", **A_VERDICT)
    desk.move(MoveName.DRAFT, "lan", **{**A_VERDICT, "verdict": "Cầu mở."}, rating="false")
    assert [draft.verdict for draft in Draft.objects.all()] == ["Cầu không đóng.", "Cầu mở."]


def test_a_fact_check_without_a_rating_is_not_sent_to_review(desk):
    desk.to_assigned()
    desk.move(MoveName.MARK_PARTY, "lan", party="no", why="x")
    desk.move(MoveName.ADD_EVIDENCE, "huy", **A_RECORD)
    with pytest.raises(NotReady, match="Write the verdict"):
        desk.move(MoveName.SUBMIT, "huy")
    desk.move(MoveName.DRAFT, "huy", **A_VERDICT)
    with pytest.raises(NotReady, match="rating does not fit"):
        desk.move(MoveName.SUBMIT, "huy")


def test_a_rating_does_not_outlive_the_mark_that_we_are_a_party(desk):
    desk.to_review()
    desk.move(MoveName.RETURN, "mai", reason="Tỉnh là bên liên quan.")
    desk.move(MoveName.MARK_PARTY, "lan", party="yes", why="Cầu của tỉnh.")
    with pytest.raises(NotReady, match="rating does not fit"):
        desk.move(MoveName.SUBMIT, "huy")


def test_an_expert_of_another_department_has_no_part_in_the_case(desk):
    desk.to_assigned()
    other = add_person("nam", PASSWORD, roles=[Role.EXPERT], who=None, now=MORNING)
    for name in (MoveName.ADD_EVIDENCE, MoveName.DRAFT, MoveName.SUBMIT):
        with pytest.raises(NotAllowed):
            desk.move(name, other, **A_RECORD)


# Review.


def test_a_verdict_is_returned_with_a_reason_and_the_writers_are_told(desk):
    desk.to_review()
    with pytest.raises(NotReady, match="Give a reason"):
        desk.move(MoveName.RETURN, "mai", reason=" ")
    review = desk.move(MoveName.RETURN, "mai", reason="Thiếu ngày.")
    assert (review.approved, review.why, desk.case.state) == (False, "Thiếu ngày.", "assigned")
    assert Letter.objects.filter(message_id__startswith="<returned").count() == 1


def test_whoever_wrote_any_draft_of_the_round_does_not_approve(desk, people):
    both = add_person(
        "an", PASSWORD, roles=[Role.DESK_OFFICER, Role.REVIEWER], who=None, now=MORNING
    )
    desk.to_assigned()
    desk.move(MoveName.MARK_PARTY, both, party="no", why="x")
    desk.move(MoveName.DRAFT, both, **A_VERDICT, rating="true")
    desk.move(MoveName.ADD_EVIDENCE, "huy", **A_RECORD)
    desk.move(MoveName.DRAFT, "huy", **A_VERDICT, rating="false")
    desk.move(MoveName.SUBMIT, "huy")
    for name in (MoveName.APPROVE, MoveName.RETURN):
        with pytest.raises(NotAllowed, match="wrote"):
            desk.move(name, both, reason="x")
    assert desk.move(MoveName.APPROVE, "mai").approved
    assert Review.objects.count() == 1


def test_an_editor_takes_an_approval_back_with_a_reason(desk):
    to_approved(desk)
    with pytest.raises(NotReady, match="Give a reason"):
        desk.move(MoveName.RECALL, "tuan")
    desk.move(MoveName.RECALL, "tuan", reason="Có tài liệu mới.")
    assert desk.case.state == "assigned"
    assert last_entry(desk.pk).detail["reason"] == "Có tài liệu mới."


# Publication.


@pytest.mark.parametrize("said", ["sắp tới", "2026-11-24 07:00", "2020-01-01"])
def test_an_embargo_is_a_moment_ahead(desk, said):
    to_approved(desk)
    with pytest.raises(BadInput):
        desk.move(MoveName.PLAN, "tuan", publish_at=said)


def test_a_plan_is_made_and_taken_back(desk):
    to_approved(desk)
    desk.move(MoveName.PLAN, "tuan", publish_at="2026-12-01T07:30")
    assert desk.case.publish_at.isoformat() == "2026-12-01T00:30:00+00:00"
    desk.move(MoveName.PLAN, "tuan", publish_at="")
    assert desk.case.publish_at is None


def test_a_plan_that_changes_a_page_has_its_public_note_with_it(desk):
    desk.to_published()
    desk.move(MoveName.REVISE, "tuan", reason="x")
    desk.to_review()
    desk.move(MoveName.APPROVE, "mai")
    with pytest.raises(NotReady, match="public note"):
        desk.move(MoveName.PLAN, "tuan", publish_at="2026-12-01T07:30")
    desk.move(MoveName.PLAN, "tuan", publish_at="2026-12-01T07:30", note="Sửa.", change="update")
    assert desk.case.planned == {"change": "update", "note": "Sửa."}


def test_a_change_of_a_page_is_an_update_or_a_correction(desk):
    desk.to_published()
    desk.move(MoveName.REVISE, "tuan", reason="x")
    desk.to_review()
    desk.move(MoveName.APPROVE, "mai")
    with pytest.raises(BadInput, match="update or a correction"):
        desk.move(MoveName.PUBLISH, "tuan", note="x", change="withdrawal")
    assert desk.move(MoveName.PUBLISH, "tuan", note="x", change="update").change == "update"


def test_what_was_taken_up_for_a_change_may_be_left_as_it_is(desk):
    desk.to_assigned()
    with pytest.raises(NotReady, match="Nothing was published"):
        desk.move(MoveName.STAND, "tuan", reason="x")
    desk.move(MoveName.DECLINE, "lan", reason="x")
    desk.move(MoveName.REOPEN, "lan", reason="x")
    desk.to_published()
    for name in (MoveName.REVISE, MoveName.STAND):
        with pytest.raises(NotReady, match="Give a reason"):
            desk.move(name, "tuan")
        desk.move(name, "tuan", reason="Xem lại rồi, vẫn đúng.")
    assert desk.case.state == "published"
    assert Version.objects.count() == 1


def test_a_withdrawal_has_its_public_note_and_a_withdrawn_page_can_come_back(desk):
    desk.to_published()
    with pytest.raises(NotReady, match="public note"):
        desk.move(MoveName.WITHDRAW, "tuan")
    assert desk.move(MoveName.WITHDRAW, "tuan", note="Căn cứ bị thu hồi.").change == "withdrawal"
    desk.move(MoveName.REVISE, "lan", reason="Có căn cứ mới.")
    desk.to_review()
    desk.move(MoveName.APPROVE, "mai")
    desk.move(MoveName.PUBLISH, "tuan", note="Có căn cứ mới.", change="update")
    assert [v.change for v in Version.objects.all()] == ["first", "withdrawal", "update"]


# Declining.


def test_a_declined_case_tells_its_askers_why_and_forgets_them(desk, question):
    with pytest.raises(NotReady, match="Give a reason"):
        desk.move(MoveName.DECLINE, "lan")
    desk.move(MoveName.DECLINE, "lan", reason="Không thuộc thẩm quyền.")
    question.refresh_from_db()
    assert (question.end, bytes(question.contact)) == ("declined", b"")
    assert "Không thuộc thẩm quyền." in Letter.objects.get().text
    desk.move(MoveName.REOPEN, "lan", reason="Xem lại.")
    assert desk.case.state == "received"


def test_what_was_published_is_not_declined(desk):
    desk.to_published()
    desk.move(MoveName.REVISE, "tuan", reason="x")
    with pytest.raises(NotReady, match="revise or withdraw"):
        desk.move(MoveName.DECLINE, "lan", reason="x")


def test_each_move_stands_in_the_trail_with_who_and_from_where_to_where(desk):
    desk.to_published()
    acts = [
        (entry.act, entry.who_name, entry.detail.get("before"), entry.detail.get("after"))
        for entry in AuditEntry.objects.filter(about=f"case {desk.pk}").order_by("number")
    ]
    assert acts == [
        ("opened", "lan", None, None),
        ("assign", "lan", "received", "assigned"),
        ("mark-party", "lan", "assigned", "assigned"),
        ("add-evidence", "huy", "assigned", "assigned"),
        ("draft", "huy", "assigned", "assigned"),
        ("submit", "huy", "assigned", "in-review"),
        ("approve", "mai", "in-review", "approved"),
        ("publish", "tuan", "approved", "published"),
    ]


def test_a_case_that_changed_meanwhile_is_a_conflict(desk):
    seen = desk.case.version
    desk.to_assigned()
    Case.objects.filter(pk=desk.pk).update(state="received")
    with pytest.raises(Conflict, match="Somebody else"):
        desk.move(MoveName.DECLINE, "lan", reason="x", version=seen)
