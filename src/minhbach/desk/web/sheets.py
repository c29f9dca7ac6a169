"""Sheets for a press conference: gathered by the machine, put in order by the spokesperson."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minhbach.desk import clock
from minhbach.desk.actions.sheets import add_to_sheet, make_sheet, order_sheet
from minhbach.desk.gather.cases import need_to_see
from minhbach.desk.models import Case, Sheet, SheetItem, Statement, Story
from minhbach.desk.roles import MAKE_SHEETS, SEE_CASES, need
from minhbach.desk.web.case_words import SHEET_KINDS
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.said import said
from minhbach.errors import BadInput

RECENT = 10
MOST = 100
# What another screen can put on a sheet, as `case 3`.
ADDED = {"case": Case, "statement": Statement, "story": Story}


@require_safe
def sheets(request: HttpRequest) -> HttpResponse:
    need(request.user, SEE_CASES)
    return _list(request)


@require_POST
def sheet_new(request: HttpRequest) -> HttpResponse:
    """Gather a sheet; what was typed stays when it cannot be made."""
    typed = {name: request.POST.get(name, "") for name in ("kind", "title", "matter")}
    try:
        made = make_sheet(**typed, who=request.user, now=clock.now())
    except BadInput as error:
        return _list(request, typed=typed, problem=error)
    messages.success(request, _("Gathered. Put it in the order you want."))
    return redirect("sheet", pk=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet; with POST its order, remarks, and what is taken off."""
    need(request.user, SEE_CASES if request.method != "POST" else MAKE_SHEETS)
    row = get_object_or_404(Sheet, pk=pk)
    if request.method == "POST":
        ordered = arranged(list(row.items.all()), request.POST)
        order_sheet(
            pk,
            [(item.pk, request.POST.get(f"remark-{item.pk}", item.remark)) for item in ordered],
            who=request.user,
            now=clock.now(),
        )
        messages.success(request, _("Saved."))
        return redirect("sheet", pk=pk)
    return render(
        request,
        "sheet.html",
        {
            "sheet": row,
            "items": _items(row),
            "may_change": request.user.has_perm(MAKE_SHEETS),
        },
    )


@require_safe
def sheet_print(request: HttpRequest, pk: int) -> HttpResponse:
    need(request.user, SEE_CASES)
    row = get_object_or_404(Sheet, pk=pk)
    return render(request, "sheet_print.html", {"sheet": row, "items": _items(row)})


@require_POST
def sheet_add(request: HttpRequest) -> HttpResponse:
    """Put a case, a statement or a story on a sheet: `what` is its kind and number."""
    need(request.user, MAKE_SHEETS)
    kind, _space, number = request.POST.get("what", "").partition(" ")
    chosen = request.POST.get("sheet", "")
    if kind not in ADDED or not (number.isdecimal() and chosen.isdecimal()):
        raise BadInput("Choose the sheet, and what to put on it.")
    row = get_object_or_404(Sheet, pk=int(chosen))
    item = get_object_or_404(ADDED[kind], pk=int(number))
    if isinstance(item, Case):
        need_to_see(item, request.user)
    add_to_sheet(row.pk, item, who=request.user)
    messages.success(request, _("It stands at the end of the sheet."))
    return redirect("sheet", pk=row.pk)


def recent_sheets() -> list[Sheet]:
    """The sheets that something may be put on."""
    return list(Sheet.objects.all()[:RECENT])


def arranged(items: list[SheetItem], said_so: Mapping[str, str]) -> list[SheetItem]:
    """The items in the order that was typed: by number, then one moved up or down by its button.

    What is ticked to be removed is left out; what came onto the sheet meanwhile stays at its end.
    """
    kept = [item for item in items if f"remove-{item.pk}" not in said_so]
    kept.sort(key=lambda item: _position(item, said_so))
    for button, step in (("up", -1), ("down", 1)):
        for at, item in enumerate(kept):
            if said_so.get(button) == str(item.pk) and 0 <= at + step < len(kept):
                kept[at], kept[at + step] = kept[at + step], kept[at]
                break
    return kept


def _position(item: SheetItem, said_so: Mapping[str, str]) -> tuple[int, int]:
    typed = said_so.get(f"position-{item.pk}", "")
    if typed.isdecimal() and typed.isascii():
        return int(typed[:6]), item.position
    return 10**6, item.position


def _list(
    request: HttpRequest, *, typed: Mapping[str, str] | None = None, problem: BadInput | None = None
) -> HttpResponse:
    return render(
        request,
        "sheets.html",
        {
            "sheets": Sheet.objects.select_related("who")[:MOST],
            "kinds": SHEET_KINDS.items(),
            "typed": typed or {"kind": Sheet.Kind.WEEKLY},
            "may_change": request.user.has_perm(MAKE_SHEETS),
            "problem": said(problem) if problem else "",
        },
        status=status_of(problem) if problem else 200,
    )


def _items(row: Sheet) -> list[SheetItem]:
    return list(
        row.items.select_related(
            "story", "question", "case__department", "statement", "figure__case"
        ).prefetch_related("statement__versions")
    )
