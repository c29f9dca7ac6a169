"""One question: what the machine took it for, what is known, and the decision of a person.

What cannot be checked has no way to a case here; a person may overrule that, and says why.
"""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from minhbach.desk import clock
from minhbach.desk.actions import triage
from minhbach.desk.actions.questions import main_claim
from minhbach.desk.gather.claims import claim_rows
from minhbach.desk.models import Question, Topic
from minhbach.desk.roles import SEE_CASES, TRIAGE, need
from minhbach.desk.web.claim_words import KINDS
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.known import Known, known, known_for
from minhbach.desk.web.order import alphabetical
from minhbach.desk.web.said import said
from minhbach.errors import BadInput, MinhbachError, NotReady


@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    need(request.user, SEE_CASES)
    return _page(request, pk)


@require_POST
def question_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a case on the claim that the question holds, and go there."""
    return _decide(
        request,
        pk,
        "open",
        lambda: triage.open_case_of_question(
            pk,
            claim=request.POST.get("claim", ""),
            title=request.POST.get("title", ""),
            topics=chosen_topics(request),
            who=request.user,
            now=clock.now(),
        ),
        lambda case: (_("A case is open. Assign it to the department that knows."), "case"),
    )


@require_POST
def question_join(request: HttpRequest, pk: int) -> HttpResponse:
    """It is about a known claim: its place is in that case, or it is answered at once."""
    claim = request.POST.get("claim", "")
    return _decide(
        request,
        pk,
        "join",
        lambda: triage.join_question(
            pk, int(claim) if is_number(claim) else 0, who=request.user, now=clock.now()
        ),
        lambda none: (_joined(pk), ""),
    )


@require_POST
def question_end(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(
        request,
        pk,
        "end",
        lambda: triage.end_without_case(
            pk,
            end=request.POST.get("end", ""),
            why=request.POST.get("why", ""),
            who=request.user,
            now=clock.now(),
        ),
        lambda none: (_("It has ended; the asker is told why if they left an address."), ""),
    )


@require_POST
def question_call(request: HttpRequest, pk: int) -> HttpResponse:
    """Overrule the machine on what kind of sentence this is."""
    return _decide(
        request,
        pk,
        "call",
        lambda: triage.call_checkable(
            pk,
            kind=request.POST.get("kind", ""),
            why=request.POST.get("why", ""),
            who=request.user,
            now=clock.now(),
        ),
        lambda none: (_("Noted, with your name and the reason."), ""),
    )


def chosen_topics(request: HttpRequest) -> list[int]:
    """The topics ticked in a form, those that there are."""
    numbers = [int(number) for number in request.POST.getlist("topic") if is_number(number)]
    return list(Topic.objects.filter(pk__in=numbers).values_list("pk", flat=True))


def all_topics() -> list[Topic]:
    return sorted(Topic.objects.all(), key=lambda topic: alphabetical(topic.name))


def is_number(text: str) -> bool:
    """Whether the text is the number of a row that the database can count to."""
    return text.isascii() and text.isdecimal() and len(text) < 19


def _decide(
    request: HttpRequest,
    pk: int,
    form: str,
    act: Callable[[], object],
    done: Callable[[object], tuple[str, str]],
) -> HttpResponse:
    """Do it and say so; what cannot be done is said on the page, where what was typed stays."""
    need(request.user, TRIAGE)
    get_object_or_404(Question, pk=pk)
    try:
        made = act()
    except (BadInput, NotReady) as error:
        return _page(request, pk, problem=error, form=form, typed=request.POST)
    sentence, place = done(made)
    messages.success(request, sentence)
    return redirect(place, pk=made.pk) if place else redirect("question", pk=pk)


def _joined(pk: int) -> str:
    if Question.objects.get(pk=pk).end == Question.End.ANSWERED:
        return _("Confirmed. The answer stands, so the asker has it at once.")
    return _("Confirmed. This wording is recognised from now on.")


def _page(
    request: HttpRequest,
    pk: int,
    *,
    problem: MinhbachError | None = None,
    form: str = "",
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    rows = Question.objects.select_related("claim__case", "about").prefetch_related("notes")
    row = get_object_or_404(rows, pk=pk)
    case = getattr(row.claim, "case", None)
    undecided = not row.end and case is None
    return render(
        request,
        "question.html",
        {
            "question": row,
            "case": case,
            "undecided": undecided,
            "may_triage": request.user.has_perm(TRIAGE),
            "claim": main_claim(row.text).text,
            "joined": _joined_claim(row),
            "known": _others(row) if undecided else [],
            "kinds": KINDS.items(),
            "topics": all_topics(),
            "typed": typed or {},
            "typed_topics": chosen_topics(request) if form == "open" else [],
            "form": form,
            "problem": said(problem) if problem else "",
        },
        status=status_of(problem) if problem else 200,
    )


def _joined_claim(question: Question) -> Known | None:
    """The claim the question is about, once a person has said so."""
    claim = claim_rows().filter(pk=question.claim_id).first() if question.claim_id else None
    return known(claim, sees_cases=True) if claim else None


def _others(question: Question) -> list[Known]:
    found = known_for([question.text], sees_cases=True)[0]
    return [one for one in found if one.claim.pk != question.claim_id]
