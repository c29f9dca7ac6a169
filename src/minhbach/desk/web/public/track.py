"""Where a question stands: its phase and when the answer is due, never what it says."""

import re
from datetime import datetime
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from minhbach.cases.workflow import State
from minhbach.desk import clock
from minhbach.desk.gather.claims import case_of, standing_statement
from minhbach.desk.models import Case, Question
from minhbach.desk.web.public.limit import CODES, Limiter, limited
from minhbach.desk.web.public.private import private

codes = Limiter(CODES)
# What is easily taken for another sign of a code, as Crockford's base 32 reads it.
_MISREAD = str.maketrans("OIL", "011")


class Phase(StrEnum):
    RECEIVED = "received"
    WITH_DEPARTMENT = "with the department"
    IN_REVIEW = "being reviewed"
    APPROVED = "approved"
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_CLAIM = "no claim"


PHASES = {
    Phase.RECEIVED: (_("Received"), _("The desk has your question and will decide who answers.")),
    Phase.WITH_DEPARTMENT: (
        _("With the department"),
        _("The department that knows the matter is gathering evidence."),
    ),
    Phase.IN_REVIEW: (_("Being reviewed"), _("A second person is checking the answer.")),
    Phase.APPROVED: (_("Approved"), _("The answer is ready and will be published.")),
    Phase.ANSWERED: (_("Answered"), _("The answer is published.")),
    Phase.DECLINED: (
        _("Declined"),
        _("We have decided not to answer. If you left an e-mail address, we wrote to you why."),
    ),
    Phase.NO_CLAIM: (
        _("Not a statement of fact"),
        _(
            "We could not find a statement of fact in it that can be checked. If you left an "
            "e-mail address, we wrote to you why."
        ),
    ),
}
_ENDS = {
    Question.End.ANSWERED: Phase.ANSWERED,
    Question.End.DECLINED: Phase.DECLINED,
    Question.End.NO_CLAIM: Phase.NO_CLAIM,
}
_STATES = {
    State.ASSIGNED: Phase.WITH_DEPARTMENT,
    State.IN_REVIEW: Phase.IN_REVIEW,
    State.APPROVED: Phase.APPROVED,
}


def _asks(request: HttpRequest) -> bool:
    return bool(request.GET.get("code", "").strip())


@private
@require_safe
@limited(codes, _asks)
def track(request: HttpRequest) -> HttpResponse:
    """The form for a code, and what is so about the question it is of."""
    typed = request.GET.get("code", "").strip()[:40]
    if not typed:
        return render(request, "public/track.html", {"typed": ""})
    question = Question.objects.filter(code=read_code(typed)).select_related("claim").first()
    if question is None:
        return render(request, "public/track.html", {"typed": typed, "unknown": True}, status=404)
    return render(request, "public/track.html", {"typed": question.code, **_standing(question)})


def read_code(typed: str) -> str:
    """The code as it was given out, from how a person may have typed it."""
    signs = re.sub(r"[\W_]", "", typed).upper().translate(_MISREAD)
    return f"{signs[:5]}-{signs[5:]}"


def phase_of(question: Question, case: Case | None) -> Phase:
    """How far the question has come; its own end says more than the state of its case."""
    if question.end:
        return _ENDS[Question.End(question.end)]
    return _STATES.get(State(case.state), Phase.RECEIVED) if case else Phase.RECEIVED


def _standing(question: Question) -> dict[str, object]:
    case = case_of(question.claim) if question.claim else None
    phase = phase_of(question, case)
    word, sentence = PHASES[phase]
    due: datetime | None = case.due if case and phase in _STATES.values() else None
    statement = (
        standing_statement(question.claim) if question.claim and phase is Phase.ANSWERED else None
    )
    return {
        "question": question,
        "word": word,
        "sentence": sentence,
        "due": due,
        "late": due is not None and due < clock.now(),
        "path": statement.path if statement else "",
    }
