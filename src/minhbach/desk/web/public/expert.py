"""The page behind a department's signed link: what is asked, the evidence, the draft, the review.

No account: the link is who acts (`move_case(who=link)`), in this one case, until it expires, is
revoked, or the case is no longer with the department. Every visit stands in the audit trail.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from minhbach.cases.workflow import MoveName, State, decide
from minhbach.desk import clock
from minhbach.desk.actions.case.links import link_by_token, note_visit
from minhbach.desk.actions.case.move import move_case
from minhbach.desk.gather.cases import actor_of, evidence_of, facts_of, latest_draft
from minhbach.desk.jobs import add_file
from minhbach.desk.models import Case, Draft, Evidence, ExpertLink
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.known import said_before
from minhbach.desk.web.public.private import private
from minhbach.desk.web.said import said
from minhbach.errors import BadInput, MinhbachError, NotReady
from minhbach.publish.scale import rating_meaning, rating_name
from minhbach.publish.statement import Rating

MOST_FILE_BYTES = 20 * 1024 * 1024
KINDS = (
    (Evidence.Kind.RECORD, _("Add a record")),
    (Evidence.Kind.LINK, _("Add a link")),
    (Evidence.Kind.FILE, _("Add a file")),
)
DONE = {
    "evidence": _("The evidence was added."),
    "draft": _("The draft was saved. Nobody reviews it before you send it to review."),
}
# Where the case is when it is no longer with the department.
ELSEWHERE = {
    State.RECEIVED: _("The desk has taken this case back."),
    State.IN_REVIEW: _("The verdict is with the reviewers. There is nothing to do for you now."),
    State.APPROVED: _("The verdict was approved. There is nothing to do for you now."),
    State.PUBLISHED: _("The answer was published. There is nothing to do for you now."),
    State.DECLINED: _("The desk has decided not to answer this."),
    State.WITHDRAWN: _("The answer was withdrawn. There is nothing to do for you now."),
}
_EVIDENCE = ("title", "shows", "origin", "dated", "address")
_DRAFT = ("title", "claim", "verdict", "answer", "rating", "review_by")


@dataclass(frozen=True, slots=True)
class _Tried:
    """A form that could not be taken: which one, what was typed, and why."""

    form: str = ""
    typed: Mapping[str, str] | None = None
    problem: str = ""
    status: int = 200


@private
@require_http_methods(["GET", "HEAD", "POST"])
def expert(request: HttpRequest, token: str) -> HttpResponse:
    """The request of one case, and the forms that answer it."""
    try:
        link = link_by_token(token, now=clock.now())
    except NotReady as error:
        return _closed(request, said(error), 410)
    if request.method != "POST":
        note_visit(link, now=clock.now())
        return _page(request, link, _Tried())
    if link.case.state != State.ASSIGNED:
        return _closed(request, str(ELSEWHERE[State(link.case.state)]), 409)
    name = request.POST.get("form", "")
    try:
        done = _FORMS[name](request, link) if name in _FORMS else ""
    except MinhbachError as error:
        tried = _Tried(_which(request, name), request.POST.dict(), said(error), status_of(error))
        return _page(request, link_by_token(token, now=clock.now()), tried)
    return HttpResponseRedirect(f"{request.path}?done={done}", status=303)


def _add_evidence(request: HttpRequest, link: ExpertLink) -> str:
    said_of = {name: request.POST.get(name, "") for name in _EVIDENCE}
    if request.POST.get("kind") == Evidence.Kind.FILE:
        _add_file(request, link, said_of)
        return "evidence"
    said_of["kind"] = request.POST.get("kind", "")
    move_case(link.case_id, MoveName.ADD_EVIDENCE, who=link, now=clock.now(), **said_of)
    return "evidence"


def _add_file(request: HttpRequest, link: ExpertLink, said_of: Mapping[str, str]) -> None:
    upload = request.FILES.get("file")
    if upload is None:
        raise BadInput("Choose the file.")
    if (upload.size or 0) > MOST_FILE_BYTES:
        raise BadInput("A file is at most 20 MB.")
    add_file(
        link.case_id,
        upload.read(),
        media_type=upload.content_type or "application/octet-stream",
        name=upload.name or "file",
        who=link,
        now=clock.now(),
        **said_of,
    )


def _save_draft(request: HttpRequest, link: ExpertLink) -> str:
    typed = {name: request.POST.get(name, "") for name in (*_DRAFT, "version")}
    if link.case.party is not False:
        typed["rating"] = ""
    move_case(link.case_id, MoveName.DRAFT, who=link, now=clock.now(), **typed)
    return "draft"


def _submit(request: HttpRequest, link: ExpertLink) -> str:
    version = request.POST.get("version", "")
    move_case(link.case_id, MoveName.SUBMIT, who=link, now=clock.now(), version=version)
    return "submit"


_FORMS: dict[str, Callable[[HttpRequest, ExpertLink], str]] = {
    "evidence": _add_evidence,
    "draft": _save_draft,
    "submit": _submit,
}


def _which(request: HttpRequest, name: str) -> str:
    """Which form it was: of evidence there is one for each kind."""
    return request.POST.get("kind", "") if name == "evidence" else name


def _page(request: HttpRequest, link: ExpertLink, tried: _Tried) -> HttpResponse:
    case = link.case
    if case.state != State.ASSIGNED:
        return _closed(request, str(ELSEWHERE[State(case.state)]), tried.status)
    draft = latest_draft(case)
    page: dict[str, Any] = {
        "link": link,
        "case": case,
        "evidence": evidence_of(case).select_related("link__department"),
        "kinds": KINDS,
        "said_before": said_before(case),
        "tried": tried,
        "draft": draft,
        "written": tried.typed if tried.form == "draft" else _written(case, draft),
        "returned": draft and draft.reviews.filter(approved=False).last(),
        "ratings": _ratings() if case.party is False else [],
        "missing": _missing(case, link),
        "done": DONE.get(request.GET.get("done", "")),
    }
    return render(request, "public/expert.html", page, status=tried.status)


def _written(case: Case, draft: Draft | None) -> dict[str, str]:
    """What stands in the form of the draft: the last one, of whatever round, or what is known."""
    last = draft or case.drafts.last()
    if last is None:
        return {"title": case.title, "claim": case.claim.text}
    written = {name: getattr(last, name) for name in _DRAFT}
    return {**written, "review_by": last.review_by.isoformat() if last.review_by else ""}


def _ratings() -> list[tuple[str, str, str]]:
    language = get_language() or ""
    return [
        (rating, rating_name(rating, language), rating_meaning(rating, language))
        for rating in Rating
    ]


def _missing(case: Case, link: ExpertLink) -> str:
    """What must be done before it can go to review; empty when nothing."""
    try:
        decide(MoveName.SUBMIT, facts_of(case), actor_of(case, link))
    except MinhbachError as error:
        return said(error)
    return ""


def _closed(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "public/expert_closed.html", {"sentence": sentence}, status=status)
