"""From a question to a public answer, through the actions and jobs on a real database."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.db import IntegrityError, connection, transaction
from tests.desk.case_room import BRIDGE_SHUT, case, department, desk, people, question
from tests.desk.conftest import MORNING

from minhbach.adapters.mail import FolderPost
from minhbach.cases.trail import TrailEntry, problems
from minhbach.cases.workflow import MoveName, State
from minhbach.desk import jobs
from minhbach.desk.actions.questions import receive_question
from minhbach.desk.actions.triage import (
    call_checkable,
    end_without_case,
    join_question,
    open_case_of_question,
)
from minhbach.desk.gather.statements import statement_rows, statement_value
from minhbach.desk.models import (
    AuditEntry,
    AuditHead,
    Case,
    Claim,
    Follower,
    Letter,
    Question,
    Statement,
    Version,
)
from minhbach.errors import BadInput, Conflict, NotAllowed, NotReady
from minhbach.publish.statement import Change, StatementKind

__all__ = ["case", "department", "desk", "people", "question"]
pytestmark = pytest.mark.django_db


def letters():
    return list(Letter.objects.order_by("pk"))


def kinds():
    return [letter.message_id[1:].partition(".")[0] for letter in letters()]


def test_a_question_becomes_an_answer_and_the_asker_is_told_and_forgotten(desk, question):
    version = desk.to_published()
    question.refresh_from_db()
    assert question.end == Question.End.ANSWERED
    assert bytes(question.contact) == b""
    assert kinds().count("answer") == 1
    statement = statement_value(statement_rows().get())
    assert statement.kind is StatementKind.FACT_CHECK
    assert statement.path == version.statement.path
    assert statement.latest.evidence[0].title == "Thông báo 112/TB-SXD"
    assert desk.case.state == State.PUBLISHED


def test_letters_reach_the_sink_and_their_addresses_are_erased(desk, tmp_path):
    desk.to_published()
    sink = FolderPost(tmp_path)
    now = desk.now + timedelta(minutes=1)
    while jobs.send_one(sink, now=now):
        pass
    assert {letter.state for letter in letters()} == {Letter.State.SENT}
    assert all(bytes(letter.contact) == b"" for letter in letters())
    sent = [message_from_bytes(f.read_bytes(), policy=default) for f in tmp_path.glob("*.eml")]
    answer = next(m for m in sent if "answer" in m["Message-ID"])
    assert answer["To"] == "dan@example.org"
    assert Statement.objects.get().path in answer.get_content()


def test_a_correction_goes_through_review_again_and_is_told_to_who_got_the_old_answer(desk):
    desk.to_published()
    desk.move(MoveName.REVISE, "tuan", reason="Ngày cấm xe sai.")
    assert Statement.objects.get().versions.count() == 1
    desk.to_review(verdict="Cầu chỉ cấm xe tải trong ba tuần.")
    desk.move(MoveName.APPROVE, "mai")
    with pytest.raises(NotReady, match="public note"):
        desk.move(MoveName.PUBLISH, "tuan")
    desk.move(MoveName.PUBLISH, "tuan", note="Hai tuần, nay sửa là ba tuần.", change="correction")
    statement = statement_value(statement_rows().get())
    assert [version.change for version in statement.versions] == [Change.FIRST, Change.CORRECTION]
    assert kinds().count("changed") == 1
    assert Follower.objects.count() == 1


def test_who_did_not_ask_for_changes_leaves_nothing_behind(db, people, department):
    asked = receive_question(BRIDGE_SHUT, contact="dan@example.org", language="vi", now=MORNING)
    from tests.desk.case_room import CLAIM, Desk

    row = open_case_of_question(asked.pk, claim=CLAIM, who=people["lan"], now=MORNING)
    Desk(row, people, department).to_published()
    assert Follower.objects.count() == 0


def test_the_same_wording_joins_the_open_case_and_later_gets_the_answer_at_once(desk, question):
    again = receive_question(BRIDGE_SHUT.lower(), language="vi", now=MORNING)
    assert again.claim_id == question.claim_id or again.claim_id == desk.case.claim_id
    desk.to_published()
    again.refresh_from_db()
    assert again.end == Question.End.ANSWERED
    third = receive_question(
        "Nghe noi cau Ben Lau se dong 12 thang tu ngay 01/12/2026, co dung khong?",
        contact="khac@example.org",
        language="vi",
        now=desk.now,
    )
    assert third.end == Question.End.ANSWERED
    assert kinds().count("answer") == 2


def test_a_person_confirms_another_wording_and_it_is_found_from_then_on(desk, people):
    text = "Cầu Bến Lau bị đóng suốt một năm tới, ai cũng bảo thế, đúng không ạ?"
    other = receive_question(text, language="vi", now=MORNING)
    assert other.claim is None
    join_question(other.pk, desk.case.claim_id, who=people["lan"], now=MORNING)
    again = receive_question(text, language="vi", now=MORNING)
    assert again.claim_id == desk.case.claim_id


def test_a_party_ends_in_an_official_answer_without_a_rating(desk):
    desk.to_assigned()
    desk.move(MoveName.MARK_PARTY, "lan", party="yes", why="Cầu của tỉnh.")
    with pytest.raises(BadInput, match="no rating"):
        desk.move(
            MoveName.DRAFT, "huy", title="t", claim="c", verdict="v", answer="a", rating="false"
        )
    desk.move(MoveName.ADD_EVIDENCE, "huy", kind="record", title="t", shows="s", origin="o")
    desk.move(MoveName.DRAFT, "huy", title="Cầu mở", claim="c", verdict="v", answer="a")
    desk.move(MoveName.SUBMIT, "huy")
    desk.move(MoveName.APPROVE, "mai")
    desk.move(MoveName.PUBLISH, "tuan")
    row = Statement.objects.get()
    assert row.kind == StatementKind.OFFICIAL_ANSWER
    assert row.versions.get().rating == ""


def test_a_reviewer_is_never_the_author(desk, people):
    from django.contrib.auth.models import Group

    people["huy"].groups.add(Group.objects.get(name="reviewer"))
    people["huy"] = type(people["huy"]).objects.get(pk=people["huy"].pk)
    desk.to_review()
    with pytest.raises(NotAllowed, match="wrote"):
        desk.move(MoveName.APPROVE, "huy")


def test_an_embargo_ends_by_itself_once(desk):
    desk.to_review()
    desk.move(MoveName.APPROVE, "mai")
    desk.move(MoveName.PLAN, "tuan", publish_at="2026-11-24 12:00")
    moment = desk.case.publish_at
    assert not jobs.publish_one(now=moment - timedelta(seconds=1))
    assert jobs.publish_one(now=moment)
    assert not jobs.publish_one(now=moment + timedelta(hours=1))
    assert Version.objects.count() == 1


def test_deadlines_are_told_once_each_and_wait_for_the_asker(desk, question):
    desk.to_assigned()
    due = desk.case.due
    assert jobs.escalate_one(now=due + timedelta(minutes=1))
    assert not jobs.escalate_one(now=due + timedelta(minutes=2))
    assert kinds().count("deadline") == 2  # the department and who is above it
    desk.move(MoveName.ASK_BACK, "lan", question=question.pk, text="Cầu nào ạ?")
    assert not jobs.escalate_one(now=due + timedelta(days=60))
    path = next(one for one in letters() if "ask-back" in one.message_id).text
    token = path.partition("/more/")[2].partition("/")[0]
    jobs.hear_asker(token, "Cầu Bến Lau.", now=desk.now + timedelta(days=3))
    assert not desk.case.pauses.filter(end=None).exists()
    with pytest.raises(NotReady):
        jobs.hear_asker(token, "Lần nữa.", now=desk.now + timedelta(days=3))


def test_what_is_not_checkable_has_no_case(people):
    opinion = receive_question(
        "Theo tôi cách làm của tỉnh là quá tệ và đáng thất vọng.", language="vi", now=MORNING
    )
    assert not opinion.checkable
    with pytest.raises(NotReady, match="not a factual claim"):
        open_case_of_question(opinion.pk, claim="x", who=people["lan"], now=MORNING)
    end_without_case(opinion.pk, end="no-claim", why="Ý kiến.", who=people["lan"], now=MORNING)
    opinion.refresh_from_db()
    assert opinion.end == Question.End.NO_CLAIM
    claim = Claim.objects.create(text="x", kind="opinion", checkable=False, made=MORNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(claim=claim, title="x", opened=MORNING)


def test_a_person_may_overrule_the_detector_and_it_is_noted(people):
    asked = receive_question("Cầu này thật là đẹp quá đi thôi nhỉ.", language="vi", now=MORNING)
    call_checkable(
        asked.pk, kind="event", why="Hỏi về khánh thành.", who=people["lan"], now=MORNING
    )
    asked.refresh_from_db()
    assert asked.checkable
    assert AuditEntry.objects.filter(act="called").exists()


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("UPDATE desk_version SET verdict = 'x'", "never changed"),
        ("DELETE FROM desk_version", "never deleted"),
        ("DELETE FROM desk_statement", "never deleted"),
        ("UPDATE desk_statement SET path = '/x/'", "keeps its address"),
        ("UPDATE desk_statement SET kind = 'official-answer'", "keeps its address"),
        ("UPDATE desk_case SET party = 1", "not changed after publication"),
        ("UPDATE desk_claim SET checkable = 0", "stays checkable"),
        ("DELETE FROM desk_auditentry", "only grows"),
        ("UPDATE desk_auditentry SET act = 'x'", "only grows"),
        (
            "INSERT INTO desk_version SELECT NULL, number + 1, 'correction', '', at, title, claim,"
            " verdict, answer, rating, evidence, attribution, review_by, draft_id, statement_id,"
            " who_id FROM desk_version",
            "public note",
        ),
    ],
)
def test_the_database_itself_refuses_what_breaks_a_promise(desk, sql, why):
    desk.to_published()
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        connection.cursor().execute(sql)


def test_the_audit_trail_is_a_chain(desk):
    desk.to_published()
    head = AuditHead.objects.get()
    rows = list(AuditEntry.objects.order_by("number"))
    trail = [
        TrailEntry(
            row.number,
            row.at.isoformat(timespec="microseconds"),
            row.who_name,
            row.act,
            row.about,
            row.detail,
            row.previous,
            row.hash,
        )
        for row in rows
    ]
    assert list(problems(trail, head=head.hash, count=head.number)) == []
    assert list(problems(trail[:-1], head=head.hash, count=head.number))
    assert list(problems(trail[:3] + trail[4:], head=head.hash, count=head.number))
    said = " ".join(str(row.detail) for row in rows)
    assert "dan@example.org" not in said


def test_of_two_people_only_one_wins(desk):
    desk.to_assigned()
    with pytest.raises(Conflict):
        desk.move(MoveName.MARK_PARTY, "lan", party="no", why="w", version=desk.case.version - 1)


def test_a_withdrawn_page_stays_and_says_why(desk):
    desk.to_published()
    desk.move(MoveName.WITHDRAW, "tuan", note="Căn cứ bị thu hồi.")
    statement = statement_value(statement_rows().get())
    assert statement.is_withdrawn
    assert statement.latest.note == "Căn cứ bị thu hồi."
    again = receive_question(BRIDGE_SHUT, language="vi", now=desk.now)
    assert again.end == Question.End.OPEN
