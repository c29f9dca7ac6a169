"""The second pair of eyes: the page as it will stand, what it changes, and what to look at."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from minhbach.cases.workflow import MoveName, missing
from minhbach.desk.gather.cases import actor_of, evidence_of, facts_of, latest_draft
from minhbach.desk.models import Case, Draft, Evidence, Version
from minhbach.desk.web.cases import seen_case
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.moves import REVIEWING, offers
from minhbach.desk.web.said import said
from minhbach.errors import MinhbachError
from minhbach.publish.difference import Row, difference
from minhbach.publish.frozen import citations_from
from minhbach.publish.scale import rating_name
from minhbach.publish.statement import Rating, kind_for
from minhbach.publish.wording import wording


@dataclass(frozen=True, slots=True)
class Changed:
    """One part of the page that differs from what is published, side by side."""

    label: str
    rows: tuple[Row, ...]


_NOT_KEPT = (Evidence.Keep.DUE, Evidence.Keep.FAILED)


@require_safe
def case_review(request: HttpRequest, pk: int) -> HttpResponse:
    """What the reviewer sees; everybody who sees the case may look."""
    return show_review(request, seen_case(request.user, pk))


def show_review(
    request: HttpRequest,
    row: Case,
    *,
    tried: str = "",
    typed: dict[str, str] | None = None,
    problem: MinhbachError | None = None,
) -> HttpResponse:
    """The review of a case; with the move that could not be made, and why."""
    facts, draft = facts_of(row), latest_draft(row)
    offered = offers(row, facts, request.user, tried=tried, typed=typed)
    evidence = list(evidence_of(row))
    published = Version.objects.filter(statement__case=row).last()
    return render(
        request,
        "review.html",
        {
            "case": row,
            "draft": draft,
            "party": wording(row.claim.language or settings.OFFICE.language).party
            if row.party
            else "",
            "kind": kind_for(party=row.party) if row.party is not None else "",
            "evidence": evidence,
            "published": published,
            "changed": _changed(published, draft, evidence) if published and draft else (),
            "missing": missing(MoveName.APPROVE, facts),
            "unkept": [one for one in evidence if one.keep in _NOT_KEPT],
            "offers": [offered[name] for name in REVIEWING if name in offered],
            "is_author": actor_of(row, request.user).is_author,
            "tried": tried,
            "problem": said(problem) if problem else "",
        },
        status=status_of(problem) if problem else 200,
    )


def _changed(published: Version, draft: Draft, evidence: list[Evidence]) -> tuple[Changed, ...]:
    """Every part that differs, in the order of the page."""
    parts = (
        (_("Title"), published.title, draft.title),
        (_("Claim"), published.claim, draft.claim),
        (_("Rating"), _rating(published.rating), _rating(draft.rating)),
        (_("Verdict"), published.verdict, draft.verdict),
        (_("Reasons"), published.answer, draft.answer),
        (_("Evidence"), _cited(published), "\n".join(f"{e.title}: {e.shows}" for e in evidence)),
    )
    return tuple(
        Changed(label, tuple(difference(old, new))) for label, old, new in parts if old != new
    )


def _rating(value: str) -> str:
    return rating_name(Rating(value), get_language() or "vi") if value else ""


def _cited(published: Version) -> str:
    return "\n".join(f"{one.title}: {one.shows}" for one in citations_from(published.evidence))
