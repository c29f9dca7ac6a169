"""One case: the claim, what was said before, the evidence, the verdict, what may be done now."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from minhbach.cases.workflow import Facts, MoveName
from minhbach.desk import clock, jobs
from minhbach.desk.actions.case.move import move_case
from minhbach.desk.gather.cases import facts_of
from minhbach.desk.gather.press import zone
from minhbach.desk.gather.statements import appearances_of
from minhbach.desk.models import (
    Appearance,
    Article,
    AuditEntry,
    Case,
    Claim,
    Department,
    Draft,
    Evidence,
)
from minhbach.desk.roles import MAKE_SHEETS
from minhbach.desk.web import review
from minhbach.desk.web.case_words import EVIDENCE_KINDS, STANDINGS, UNITS, ratings
from minhbach.desk.web.cases import row_of, seen_case
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.known import said_before
from minhbach.desk.web.moves import (
    FORMS,
    REVIEWING,
    WRITING,
    Offer,
    askers,
    offers,
    said_with,
)
from minhbach.desk.web.said import said
from minhbach.desk.web.sheets import recent_sheets
from minhbach.errors import BadInput, Conflict, MinhbachError, NotReady
from minhbach.publish.statement import Appearance as Seen
from minhbach.publish.statement import Change, kind_for

HISTORY = 200
SHOWN_DETAIL = ("name", "department", "title", "reason", "why", "note", "problem", "mark", "path")
# Moves whose forms stand beside what they are about: evidence and verdict, and the review.
ELSEWHERE = (*WRITING, *REVIEWING)
MOST_FILE_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the history."""

    entry: AuditEntry
    text: str

    @property
    def moved(self) -> bool:
        detail = self.entry.detail
        return "after" in detail and detail["after"] != detail.get("before")


@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk's file on one claim."""
    return show_case(request, seen_case(request.user, pk))


@require_POST
def case_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """Carry out one move. When it cannot be made, the page stands again with what was typed."""
    row = seen_case(request.user, pk)
    show = review.show_review if move in REVIEWING else show_case
    typed = said_with(move, request.POST)
    try:
        _carry_out(request, row, move, typed)
    except (BadInput, NotReady, Conflict) as error:
        row = seen_case(request.user, pk)
        return show(request, row, tried=move, typed=typed, problem=error)
    messages.success(request, FORMS[MoveName(move)].done)
    return redirect("case", pk=pk)


def show_case(
    request: HttpRequest,
    row: Case,
    *,
    tried: str = "",
    typed: dict[str, str] | None = None,
    problem: MinhbachError | None = None,
) -> HttpResponse:
    """The page of the case; with a move that could not be made, and why."""
    facts = facts_of(row)
    offered = offers(row, facts, request.user, tried=tried, typed=typed)
    return render(
        request,
        "case.html",
        {
            **_about(row, facts, clock.now()),
            **_choices(request.user, row, offered),
            "offers": [one for name, one in offered.items() if name not in ELSEWHERE],
            "may_review": MoveName.APPROVE in offered,
            "writing": {name.replace("-", "_"): offered.get(name) for name in WRITING},
            "tried": tried,
            "problem": said(problem) if problem else "",
        },
        status=status_of(problem) if problem else 200,
    )


def _about(row: Case, facts: Facts, now: datetime) -> dict[str, Any]:
    drafts = list(
        row.drafts.select_related("who", "link__department").prefetch_related("reviews__who")
    )
    return {
        "case": row,
        "facts": facts,
        "pressing": row_of(row, now),
        "kind": kind_for(party=row.party) if row.party is not None else "",
        "wordings": [a for a in row.claim.aliases.all() if a.wording != row.claim.text],
        "questions": row.claim.questions.prefetch_related("notes"),
        "appearances": appearances(row.claim),
        "standing": said_before(row),
        "evidence": row.evidence.select_related("who", "link__department"),
        "draft": next((d for d in reversed(drafts) if d.round == row.round), None),
        "earlier": list(reversed(drafts)),
        "history": _history(row),
    }


def _choices(person: User, row: Case, offered: dict[MoveName, Offer]) -> dict[str, Any]:
    """What the forms of the moves let a person choose from, and what they begin with."""
    assigns = MoveName.ASSIGN in offered
    return {
        "departments": Department.objects.filter(active=True) if assigns else (),
        "units": UNITS.items(),
        "term": _term(row),
        "kinds": EVIDENCE_KINDS.items(),
        "ratings": ratings(),
        "askers": askers(row) if MoveName.ASK_BACK in offered else (),
        "begun": _begun(row) if MoveName.DRAFT in offered else None,
        "planned": _local(row.publish_at),
        "changes": (Change.CORRECTION, Change.UPDATE),
        "sheets": recent_sheets() if person.has_perm(MAKE_SHEETS) else (),
    }


def _term(row: Case) -> dict[str, Any]:
    """The term the office is used to, or the one the case has."""
    office = settings.OFFICE
    return {
        "amount": row.term_amount or office.term_days,
        "unit": row.term_unit,
        "long": row.term_long or office.long_overdue_days,
    }


def _begun(row: Case) -> Draft:
    """What the form of the verdict begins with: the last draft of any round, or the claim."""
    last = row.drafts.order_by("-pk").first()
    return last or Draft(title=row.title, claim=row.claim.text)


def _local(moment: datetime | None) -> str:
    """The moment as a form holds it, in the office's zone."""
    return moment.astimezone(zone()).strftime("%Y-%m-%dT%H:%M") if moment else ""


def appearances(claim: Claim) -> list[tuple[str, list[Seen]]]:
    """Where the claim was seen, by outlet, the outlet that had it first before the others."""
    copies = Article.objects.only("pk", "copy_of_id")
    prefetch_related_objects(
        [claim],
        Prefetch(
            "appearances",
            Appearance.objects.select_related(
                "article__outlet", "article__copy_of__outlet"
            ).prefetch_related(
                Prefetch("article__copies", copies), Prefetch("article__copy_of__copies", copies)
            ),
        ),
    )
    outlets: dict[str, list[Seen]] = defaultdict(list)
    for seen in appearances_of(claim):
        outlets[seen.outlet].append(seen)
    return list(outlets.items())


def _history(row: Case) -> list[Told]:
    entries = AuditEntry.objects.filter(about=f"case {row.pk}")[:HISTORY]
    return [Told(entry, detail_text(entry)) for entry in entries]


def detail_text(entry: AuditEntry) -> str:
    """What an entry says in words: names, reasons and notes."""
    said_with_it = [
        str(STANDINGS.get(entry.detail[key], entry.detail[key]))
        for key in SHOWN_DETAIL
        if entry.detail.get(key)
    ]
    return " · ".join(said_with_it)


def _carry_out(request: HttpRequest, row: Case, move: str, typed: dict[str, str]) -> None:
    file = request.FILES.get("file")
    now = clock.now()
    if move == MoveName.ADD_EVIDENCE and typed.get("kind") == Evidence.Kind.FILE and file:
        if file.size > MOST_FILE_BYTES:
            raise BadInput("A file is at most 20 MB.")
        said_too = {name: value for name, value in typed.items() if name != "kind"}
        jobs.add_file(
            row.pk,
            file.read(),
            media_type=file.content_type or "application/octet-stream",
            name=file.name,
            who=request.user,
            now=now,
            **said_too,
        )
    else:
        move_case(row.pk, move, who=request.user, now=now, **typed)
