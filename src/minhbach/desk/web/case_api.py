"""A case for programs: JSON out, moves in, through the same actions and the same permissions."""

import json
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from minhbach.desk import clock
from minhbach.desk.actions.case.move import move_case
from minhbach.desk.gather.cases import facts_of
from minhbach.desk.models import Case, Draft, Evidence
from minhbach.desk.web.cases import row_of, seen_case
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.moves import FORMS, offers, said_with
from minhbach.desk.web.said import said
from minhbach.errors import BadInput, MinhbachError


@require_safe
def api_case(request: HttpRequest, pk: int) -> JsonResponse:
    """The case, with the moves that this person may make now and what is missing for each."""
    try:
        return JsonResponse(_described(request, seen_case(request.user, pk)))
    except MinhbachError as error:
        return _refused(error)


@require_POST
def api_case_move(request: HttpRequest, pk: int, move: str) -> JsonResponse:
    """Carry out one move with the object in the body; the case as it is then."""
    try:
        seen_case(request.user, pk)
        move_case(pk, move, who=request.user, now=clock.now(), **said_with(move, _body(request)))
        return JsonResponse(_described(request, seen_case(request.user, pk)))
    except MinhbachError as error:
        return _refused(error)


def _body(request: HttpRequest) -> dict[str, Any]:
    try:
        body = json.loads(request.body or b"{}")
    except ValueError as error:
        raise BadInput("The body is not JSON.") from error
    if not isinstance(body, dict) or not all(isinstance(v, str | int) for v in body.values()):
        raise BadInput("The body is an object of texts and whole numbers.")
    return body


def _refused(error: MinhbachError) -> JsonResponse:
    return JsonResponse({"error": said(error)}, status=status_of(error))


def _described(request: HttpRequest, case: Case) -> dict[str, Any]:
    at = row_of(case, clock.now())
    offered = offers(case, facts_of(case), request.user)
    return {
        "number": case.pk,
        "title": case.title,
        "claim": case.claim.text,
        "state": case.state,
        "party": case.party,
        "department": case.department.name if case.department else None,
        "officer": case.officer.get_username() if case.officer else None,
        "opened": case.opened,
        "due": at.due,
        "standing": at.standing,
        "version": case.version,
        "evidence": [_evidence(row) for row in case.evidence.all()],
        "drafts": [_draft(row) for row in case.drafts.filter(round=case.round)],
        "moves": [
            {
                "name": name,
                "fields": list(FORMS[name].fields),
                "missing": list(map(said, one.missing)),
            }
            for name, one in offered.items()
        ],
    }


def _evidence(row: Evidence) -> dict[str, Any]:
    return {
        "number": row.pk,
        "kind": row.kind,
        "title": row.title,
        "shows": row.shows,
        "origin": row.origin,
        "dated": row.dated,
        "address": row.address,
        "sha256": row.sha256,
        "set_aside": row.aside_why,
    }


def _draft(row: Draft) -> dict[str, Any]:
    return {
        "title": row.title,
        "claim": row.claim,
        "verdict": row.verdict,
        "answer": row.answer,
        "rating": row.rating,
        "review_by": row.review_by,
        "at": row.at,
    }
