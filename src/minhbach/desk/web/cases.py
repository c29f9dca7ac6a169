"""The list of cases: those that press most come first; every filter is in the address."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from minhbach.cases.deadlines import Standing, standing
from minhbach.desk import clock
from minhbach.desk.gather.cases import (
    OPEN_STATES,
    cases_for,
    deadline_of,
    need_to_see,
    pauses_of,
)
from minhbach.desk.models import Case
from minhbach.desk.roles import SEE_CASES, Role, roles_of
from minhbach.desk.web.case_words import STATES, waits_for
from minhbach.desk.web.chips import Chip, Choice, address, chips
from minhbach.desk.web.order import alphabetical
from minhbach.desk.web.stories import has_words
from minhbach.errors import NotAllowed

PAGE = 50
FILTERS = ("state", "mine", "overdue", "department", "q")
OPEN, ALL = "open", "all"
PAST = (Standing.OVERDUE, Standing.LONG_OVERDUE)
# What presses most comes first; a case that nobody was given stands before those in good time.
_PRESSING = (
    Standing.LONG_OVERDUE,
    Standing.OVERDUE,
    Standing.NEAR,
    None,
    Standing.ON_TIME,
    Standing.PAUSED,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One case of the list. `due` and `standing` are None when no deadline runs."""

    case: Case
    due: datetime | None
    standing: Standing | None
    waits_for: tuple[str, ...]


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The cases a person may see."""
    need_cases(request.user)
    state = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    now = clock.now()
    rows = [row_of(case, now) for case in cases_for(request.user).prefetch_related("pauses")]
    found = [row for row in rows if _passes(row, state, request.user)]
    found.sort(key=_press)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "cases.html",
        {
            "rows": page.object_list,
            "page": page,
            "filters": _filters(rows, state, request.user),
            "query": state.get("q", ""),
            "state": state,
            "earlier": address(state, page=str(page.number - 1)) if page.has_previous() else "",
            "later": address(state, page=str(page.number + 1)) if page.has_next() else "",
            "any_case": bool(rows),
        },
    )


def need_cases(person: User) -> None:
    """Raises NotAllowed for somebody who sees no case at all."""
    if not (person.has_perm(SEE_CASES) or Role.EXPERT in roles_of(person)):
        raise NotAllowed("Your role does not allow this; ask an administrator.")


def seen_case(person: User, pk: int) -> Case:
    """The case, when the person may see it. Raises NotAllowed when they may not, else Http404."""
    row = cases_for(person).prefetch_related("pauses").filter(pk=pk).first()
    if row is None:
        hidden = Case.objects.filter(pk=pk).first()
        if hidden is None:
            raise Http404
        need_to_see(hidden, person)
    return row


def row_of(case: Case, now: datetime) -> Row:
    """The case with its deadline as it is now."""
    marks = deadline_of(case, now) if case.state in OPEN_STATES else None
    return Row(
        case=case,
        due=marks.due if marks else None,
        standing=standing(marks, pauses_of(case), now) if marks else None,
        waits_for=tuple(waits_for(case.state)),
    )


def _press(row: Row) -> tuple[bool, int, float, int]:
    closed = row.case.state not in OPEN_STATES
    moment = row.due or row.case.opened
    return closed, _PRESSING.index(row.standing), moment.timestamp(), -row.case.pk


def _passes(row: Row, state: dict[str, str], person: User) -> bool:
    case = row.case
    wanted = state.get("state", OPEN)
    return (
        (wanted == ALL or (case.state in OPEN_STATES if wanted == OPEN else case.state == wanted))
        and ("mine" not in state or case.officer_id == person.pk)
        and ("overdue" not in state or row.standing in PAST)
        and ("department" not in state or state["department"] == str(case.department_id))
        and ("q" not in state or has_words(state["q"], f"{case.pk} {case.title} {case.claim.text}"))
    )


def _filters(
    rows: Iterable[Row], state: dict[str, str], person: User
) -> list[tuple[str, list[Chip]]]:
    """Each filter with its chips and how many cases are behind them."""
    rows = list(rows)
    states = Counter(row.case.state for row in rows)
    running = sum(states[one] for one in OPEN_STATES)
    mine = sum(row.case.officer_id == person.pk for row in rows)
    late = sum(row.standing in PAST for row in rows)
    choices = [
        Choice(OPEN, _("open"), running),
        *(Choice(one, str(word), states[one]) for one, word in STATES.items() if states[one]),
        Choice(ALL, _("all"), len(rows)),
    ]
    found = [
        (_("State"), chips("state", choices, state, default=OPEN)),
        (
            _("Only"),
            chips("mine", [Choice("yes", _("mine"), mine)], state)
            + chips("overdue", [Choice("yes", _("overdue"), late)], state),
        ),
        (_("Department"), chips("department", _departments(rows), state)),
    ]
    return [(label, row) for label, row in found if row]


def _departments(rows: Iterable[Row]) -> list[Choice]:
    counts = Counter(row.case.department for row in rows if row.case.department)
    ordered = sorted(counts.items(), key=lambda pair: alphabetical(pair[0].name))
    return [Choice(str(one.pk), one.name, count) for one, count in ordered]
