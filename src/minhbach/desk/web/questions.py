"""The inbox of the tip line: what the public asks, first what waits for a decision.

Nobody at the desk sees an asker's address: the list says only whether there is one.
"""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from minhbach.desk.models import Question
from minhbach.desk.roles import SEE_CASES, need
from minhbach.desk.web.chips import Chip, Choice, address, chips
from minhbach.desk.web.known import Known, known_for
from minhbach.desk.web.stories import has_words

PAGE = 30
# So many of the newest questions of a state are searched; older ones are found in their case.
LOOKED_AT = 5000
FILTERS = ("state", "q")
_NO_CASE = Q(claim=None) | Q(claim__case=None)
STATES: dict[str, Q] = {
    "undecided": Q(end=Question.End.OPEN) & _NO_CASE,
    "waiting": Q(end=Question.End.OPEN) & ~_NO_CASE,
    "answered": Q(end=Question.End.ANSWERED),
    "ended": Q(end__in=(Question.End.DECLINED, Question.End.NO_CLAIM)),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A question as the list shows it; `known` is the likeliest known claim, for one undecided."""

    question: Question
    known: Known | None


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """The questions of a state, those to decide unless another is chosen; newest first."""
    need(request.user, SEE_CASES)
    state = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    chosen = state.get("state") if state.get("state") in STATES else "undecided"
    page = Paginator(_found(chosen, state.get("q", "")), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "questions.html",
        {
            "rows": _rows(list(page), chosen),
            "chosen": chosen,
            "page": page,
            "filters": [(_("State"), _chips(state))],
            "fixed": _("State"),
            "query": state.get("q", ""),
            "state": state,
            "earlier": address(state, page=str(page.number - 1)) if page.has_previous() else "",
            "later": address(state, page=str(page.number + 1)) if page.has_next() else "",
            "any_question": page.paginator.count > 0 or Question.objects.exists(),
        },
    )


def _found(chosen: str, query: str) -> QuerySet[Question] | list[Question]:
    rows = Question.objects.filter(STATES[chosen]).select_related("claim__case", "about")
    if not query.strip():
        return rows
    return [row for row in rows[:LOOKED_AT] if _is_about(row, query)]


def _is_about(question: Question, query: str) -> bool:
    return query.strip().upper() == question.code or has_words(query, question.text)


def _rows(page: list[Question], chosen: str) -> list[Row]:
    if chosen != "undecided":
        return [Row(question, None) for question in page]
    found = known_for([question.text for question in page], sees_cases=True, most=1)
    return [
        Row(question, likely[0] if likely else None)
        for question, likely in zip(page, found, strict=True)
    ]


def _chips(state: dict[str, str]) -> list[Chip]:
    words = {
        "undecided": _("to decide"),
        "waiting": _("in a case"),
        "answered": _("answered"),
        "ended": _("ended without an answer"),
    }
    counts = {name: Question.objects.filter(where).count() for name, where in STATES.items()}
    choices = [Choice(name, word, counts[name]) for name, word in words.items()]
    return chips("state", choices, state, default="undecided")
