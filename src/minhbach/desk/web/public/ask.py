"""The tip line: one thing on a page, without an account, a session or a script.

    start -> question -> link -> reply -> check -> done      each page can be gone back to

Each page is a POST that shows the next one, so that nothing of what was typed stands in an address.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from minhbach.claims.match import Zone
from minhbach.desk import clock
from minhbach.desk.actions.questions import MOST_CHARS, draw_code, receive_question
from minhbach.desk.gather.claims import known_claims, standing_statement
from minhbach.desk.models import Question, Version
from minhbach.desk.web.public import asking as form
from minhbach.desk.web.public.asking import Asking
from minhbach.desk.web.public.limit import QUESTIONS, STEPS, Limiter, limited, posted, too_often
from minhbach.desk.web.public.private import private
from minhbach.desk.web.said import said
from minhbach.errors import BadInput

PAGES = ("question", "link", "reply", "check")
MOST_KNOWN = 3
# Where "leave this page quickly" leads: a page that anybody may have open.
ELSEWHERE = "https://vi.wikipedia.org/"
steps, questions = Limiter(STEPS), Limiter(QUESTIONS)

_TAKE: dict[str, Callable[[Asking, QueryDict], Asking]] = {
    "question": lambda asking, typed: form.with_question(asking, typed.get("text", "")),
    "link": lambda asking, typed: form.with_link(asking, typed.get("link", "")),
    "reply": lambda asking, typed: form.with_reply(
        asking, typed.get("contact", ""), wants_changes="wants_changes" in typed
    ),
}


@private
@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """What can be asked here, and what becomes of it."""
    asking = form.begin(request.GET.get("about", ""))
    return _show(request, "start", asking)


@private
@require_http_methods(["GET", "HEAD", "POST"])
@limited(steps, posted)
def ask_step(request: HttpRequest, step: str) -> HttpResponse:
    """Take what one page asks and show the next; `show` shows the page itself once more."""
    if step not in PAGES:
        raise Http404
    if request.method != "POST":
        return _first_page(request, step)
    asking = form.opened(request.POST.get("state", ""))
    if asking is None:
        return _begin_again(request)
    if "show" in request.POST:
        return _show(request, step, asking)
    return _send(request, asking) if step == "check" else _walk_on(request, step, asking)


def _first_page(request: HttpRequest, step: str) -> HttpResponse:
    """The walk begins at the question, wherever somebody comes in."""
    if step != "question":
        return HttpResponseRedirect(reverse("ask"))
    return _show(request, step, form.begin(request.GET.get("about", "")))


def _begin_again(request: HttpRequest) -> HttpResponse:
    """The form lay open too long; what was typed on this page is kept."""
    problem = gettext("The form was open for too long. Please check your question and go on.")
    return _show(request, "question", form.begin(), problem, request.POST.dict())


def _walk_on(request: HttpRequest, step: str, asking: Asking) -> HttpResponse:
    typed = request.POST
    try:
        asking = _TAKE[step](asking, typed)
    except BadInput as error:
        return _show(request, step, asking, said(error), typed.dict())
    following = "check" if asking.checked else PAGES[PAGES.index(step) + 1]
    return _show(request, following, replace(asking, checked=following == "check"))


def _send(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The question goes in. A machine that filled in what nobody sees is told the same."""
    if "consent" not in request.POST:
        problem = gettext("Please confirm that you have read what we keep.")
        return _show(request, "check", asking, problem)
    if request.POST.get("website"):
        return render(request, "public/ask_done.html", {"code": draw_code()})
    # The same form sent once more gives the same question, however often.
    if not Question.objects.filter(key=asking.key).exists():
        wait = questions.take(request.META.get("REMOTE_ADDR", ""), clock.now())
        if wait:
            return too_often(request, wait)
    question = receive_question(
        asking.text,
        link=asking.link,
        contact=asking.contact,
        wants_changes=asking.wants_changes,
        language=get_language() or "",
        about=asking.statement,
        key=asking.key,
        now=clock.now(),
    )
    return render(request, "public/ask_done.html", _done(question, asking))


def _done(question: Question, asking: Asking) -> dict[str, object]:
    answered = question.end == Question.End.ANSWERED and question.claim is not None
    statement = standing_statement(question.claim) if answered else None
    return {
        "code": question.code,
        "will_write": bool(asking.contact),
        "standing": statement and statement.versions.order_by("number").last(),
    }


def _show(
    request: HttpRequest,
    step: str,
    asking: Asking,
    problem: str = "",
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    """A page of the walk; `typed` stands in its fields in place of what was taken before."""
    if step != "start" and not asking.text:
        step = "question"
    statement = asking.statement
    page = {
        "asking": asking,
        "typed": asdict(asking) if typed is None else typed,
        "state": form.signed(asking),
        "about": statement and statement.versions.order_by("number").last(),
        "problem": problem,
        "most_chars": MOST_CHARS,
        "elsewhere": ELSEWHERE,
        "known": _known(asking) if step == "check" else [],
    }
    return render(request, f"public/ask_{step}.html", page, status=422 if problem else 200)


def _known(asking: Asking) -> list[Version]:
    """What was perhaps answered already: the standing answers to claims that are alike."""
    found = []
    for claim, match in known_claims(asking.text):
        statement = standing_statement(claim) if match.zone is not Zone.NONE else None
        latest = statement.versions.order_by("number").last() if statement else None
        if latest is not None:
            found.append(latest)
    return found[:MOST_KNOWN]
