"""What we have said: published, planned under an embargo, and to be looked at again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from minhbach.cases.workflow import State
from minhbach.desk import clock
from minhbach.desk.gather.cases import cases_for
from minhbach.desk.gather.press import zone
from minhbach.desk.models import Statement, Version
from minhbach.desk.roles import SEE_STATEMENTS, need
from minhbach.desk.web.chips import Chip, Choice, address, chips
from minhbach.desk.web.stories import has_words
from minhbach.publish.statement import Change

PAGE = 50
FILTERS = ("show", "q")
CHANGED = (Change.UPDATE, Change.CORRECTION)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its last version; `again` is whether its day to be looked at has come."""

    statement: Statement
    last: Version
    again: bool


@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    """Newest change first; what waits for its embargo stands above."""
    need(request.user, SEE_STATEMENTS)
    state = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    rows = _all(clock.now().astimezone(zone()).date())
    found = [row for row in rows if _passes(row, state)]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "statements.html",
        {
            "rows": page.object_list,
            "page": page,
            "planned": cases_for(request.user)
            .filter(state=State.APPROVED, publish_at__isnull=False)
            .order_by("publish_at"),
            "filters": [(_("Show"), _chips(rows, state))],
            "query": state.get("q", ""),
            "state": state,
            "any_statement": bool(rows),
            "earlier": address(state, page=str(page.number - 1)) if page.has_previous() else "",
            "later": address(state, page=str(page.number + 1)) if page.has_next() else "",
        },
    )


def _all(today: date) -> list[Said]:
    found = []
    for row in Statement.objects.select_related("case").prefetch_related("versions"):
        last = list(row.versions.all())[-1]
        found.append(Said(row, last, bool(last.review_by and last.review_by <= today)))
    return found


def _passes(row: Said, state: dict[str, str]) -> bool:
    last = row.last
    return _is(row, state.get("show", "")) and (
        "q" not in state or has_words(state["q"], f"{last.title} {last.claim} {last.verdict}")
    )


def _is(row: Said, wanted: str) -> bool:
    if wanted == "again":
        return row.again
    if wanted == "changed":
        return row.last.change in CHANGED
    return wanted != "withdrawn" or row.last.change == Change.WITHDRAWAL


def _chips(rows: Iterable[Said], state: dict[str, str]) -> list[Chip]:
    rows = list(rows)
    labels = {
        "again": _("to look at again"),
        "changed": _("corrected or updated"),
        "withdrawn": _("withdrawn"),
    }
    choices = [
        Choice(value, label, sum(_is(row, value) for row in rows))
        for value, label in labels.items()
    ]
    return chips("show", choices, state)
