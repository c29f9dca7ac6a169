"""Give the case to a department with a deadline; wait for the asker; hear them and go on."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction

from minhbach.cases.deadlines import Term, Unit, deadline
from minhbach.desk.actions.audit import note
from minhbach.desk.actions.case.links import issue_link
from minhbach.desk.actions.case.step import Step
from minhbach.desk.actions.letters import Reader, queue
from minhbach.desk.gather.cases import calendar, pauses_of, term_of
from minhbach.desk.models import (
    Case,
    CasePause,
    Department,
    Question,
    QuestionNote,
)
from minhbach.errors import BadInput, NotReady
from minhbach.text.normalize import clean_paragraphs

TERM = "Give the term as a whole number of working days or hours."
_MORE = "minhbach.more"
# How long an asker may answer what the desk asked back.
ANSWER_WITHIN = timedelta(days=60)


def assign(step: Step) -> None:
    """To a department, with a term in working days or hours; it is told by mail with a link."""
    department = Department.objects.filter(
        pk=step.number("department", "Choose the department that knows the matter."), active=True
    ).first()
    if department is None:
        raise BadInput("Choose the department that knows the matter.")
    term = _term(step)
    marks = deadline(step.now, term, calendar(), (), step.now)
    step.case.pauses.filter(end=None).update(end=step.now)
    step.changes |= {
        "department": department,
        "officer": step.person,
        "assigned": step.now,
        "term_amount": term.amount,
        "term_unit": term.unit,
        "term_long": term.long_overdue_after,
        "due": marks.due,
        "long_overdue": marks.long_overdue,
        "told": [],
    }
    step.case.department = department
    step.case.due, step.case.long_overdue = marks.due, marks.long_overdue
    issue_link(step, department, step.lines("request"))
    step.detail |= {"department": department.name, "due": marks.due}


def _term(step: Step) -> Term:
    office = settings.OFFICE
    if not step.line("amount"):
        return Term(office.term_days, Unit.DAYS, office.long_overdue_days)
    amount, unit = step.number("amount", TERM), step.line("unit") or Unit.DAYS
    if unit not in set(Unit):
        raise BadInput(TERM)
    long = step.number("long", TERM) if step.line("long") else amount
    return Term(amount, Unit(unit), long)


def ask_back(step: Step) -> None:
    """Ask the asker; the deadline stands still until they answer or an officer goes on."""
    question = Question.objects.filter(
        pk=step.number("question", "Choose whose question it is about."), claim=step.case.claim
    ).first()
    if question is None:
        raise BadInput("Choose whose question it is about.")
    if not question.contact:
        raise NotReady("This asker left no address, so they cannot be asked.")
    asked = step.lines("text")
    if not asked:
        raise BadInput("Write what you want to ask.")
    row = QuestionNote.objects.create(question=question, asked=asked, asked_at=step.now)
    CasePause.objects.create(case=step.case, start=step.now)
    queue(
        "ask-back",
        row.pk,
        Reader(bytes(question.contact), question.language),
        about=question,
        now=step.now,
        asked=asked,
        code=question.code,
        path=f"/more/{more_token(row)}/",
    )
    step.detail |= {"question": question.pk}


def go_on(step: Step) -> None:
    """The waiting is over: both marks move by the working time that was waited."""
    step.case.pauses.filter(end=None).update(end=step.now)
    marks = deadline(
        step.case.assigned, term_of(step.case), calendar(), pauses_of(step.case), step.now
    )
    step.changes |= {"due": marks.due, "long_overdue": marks.long_overdue}
    step.detail |= {"due": marks.due}


def more_token(row: QuestionNote) -> str:
    """The signed word by which the asker answers this one question of the desk."""
    return signing.dumps(row.pk, salt=_MORE)


def asked_by_token(token: str) -> QuestionNote:
    """Raises NotReady when the link is old, was used, or is not one of ours."""
    try:
        pk = signing.loads(token, salt=_MORE, max_age=ANSWER_WITHIN)
    except signing.BadSignature as error:
        raise NotReady("This link is not valid any more.") from error
    row = QuestionNote.objects.filter(pk=pk, answered_at=None, question__end="").first()
    if row is None:
        raise NotReady("This link is not valid any more.")
    return row


@transaction.atomic
def answer_back(token: str, text: str, *, now: datetime) -> Case | None:
    """What the asker adds; the case that waited for it, which goes on now."""
    row = asked_by_token(token)
    answer = clean_paragraphs(text)
    if not answer:
        raise BadInput("Write your answer.")
    QuestionNote.objects.filter(pk=row.pk).update(answer=answer[:5000], answered_at=now)
    note("answered-back", row.question, who=None, now=now)
    return Case.objects.filter(
        claim=row.question.claim_id, pauses__end=None, pauses__isnull=False
    ).first()
