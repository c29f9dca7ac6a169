"""The sheet for a press conference: gathered, then put in order by the spokesperson."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from minhbach.cases.workflow import State
from minhbach.claims.wording import wording_key
from minhbach.desk.actions.audit import note
from minhbach.desk.models import (
    Case,
    Evidence,
    Question,
    Sheet,
    SheetItem,
    Statement,
    Story,
)
from minhbach.desk.roles import MAKE_SHEETS, need
from minhbach.errors import BadInput
from minhbach.text.normalize import clean

PERIODS = {
    Sheet.Kind.WEEKLY: timedelta(days=7),
    Sheet.Kind.MONTHLY: timedelta(days=31),
    Sheet.Kind.CALLED: timedelta(days=90),
}
LOOKED_AT = 2000
MOST_STORIES, MOST_QUESTIONS, MOST_ANSWERS, MOST_FIGURES = 10, 20, 20, 20


@transaction.atomic
def make_sheet(
    *, kind: str, title: str, matter: str = "", who: User | None, now: datetime
) -> Sheet:
    """A sheet of the period up to now: stories, open questions, answers given, figures with
    their evidence. With a matter, only what has all its words.
    """
    need(who, MAKE_SHEETS)
    if kind not in Sheet.Kind.values:
        raise BadInput("A sheet is weekly, monthly, or called for one matter.")
    matter = clean(matter)
    if kind == Sheet.Kind.CALLED and not matter:
        raise BadInput("Say for which matter the conference is called.")
    sheet = Sheet.objects.create(
        kind=kind,
        title=clean(title) or matter or kind,
        matter=matter,
        start=now - PERIODS[Sheet.Kind(kind)],
        end=now,
        made=now,
        who=who,
    )
    items = [*_stories(sheet), *_questions(sheet), *_answers(sheet), *_figures(sheet)]
    for position, item in enumerate(items, 1):
        item.position = position
    SheetItem.objects.bulk_create(items)
    note("made", sheet, who=who, now=now, items=len(items))
    return sheet


@transaction.atomic
def order_sheet(
    pk: int, items: Sequence[tuple[int, str]], *, who: User | None, now: datetime
) -> None:
    """The items in this order, each with its remark; what is left out is taken off the sheet."""
    need(who, MAKE_SHEETS)
    sheet = Sheet.objects.get(pk=pk)
    sheet.items.exclude(pk__in=[item for item, _ in items]).delete()
    for position, (item, remark) in enumerate(items, 1):
        sheet.items.filter(pk=item).update(position=position, remark=remark)
    note("ordered", sheet, who=who, now=now, items=len(items))


@transaction.atomic
def add_to_sheet(pk: int, item: Story | Question | Case | Statement, *, who: User | None) -> None:
    """One thing more, at the end of the sheet."""
    need(who, MAKE_SHEETS)
    last = SheetItem.objects.filter(sheet=pk).aggregate(last=Max("position"))["last"] or 0
    field = type(item).__name__.lower()
    SheetItem.objects.create(sheet_id=pk, position=last + 1, **{field: item})


def _stories(sheet: Sheet) -> list[SheetItem]:
    """The stories that most outlets told."""
    rows = Story.objects.filter(
        merged_into=None, articles__gt=0, latest__gte=sheet.start, first__lt=sheet.end
    ).order_by("-outlets", "-originals", "-latest")
    chosen = [row for row in rows[:LOOKED_AT] if _is_on(sheet, row.headline)]
    return [SheetItem(sheet=sheet, story=row) for row in chosen[:MOST_STORIES]]


def _questions(sheet: Sheet) -> list[SheetItem]:
    """Cases that are open, soonest due first, and questions nobody has triaged."""
    cases = Case.objects.exclude(state__in=[State.PUBLISHED, State.DECLINED, State.WITHDRAWN])
    waiting = Question.objects.filter(end="", claim=None, checkable=True)
    items = [
        SheetItem(sheet=sheet, case=row)
        for row in cases.order_by("due")
        if _is_on(sheet, f"{row.title} {row.claim.text}")
    ]
    items += [SheetItem(sheet=sheet, question=row) for row in waiting if _is_on(sheet, row.text)]
    return items[:MOST_QUESTIONS]


def _answers(sheet: Sheet) -> list[SheetItem]:
    rows = Statement.objects.filter(changed__gte=sheet.start).prefetch_related("versions")
    chosen = [row for row in rows if _is_on(sheet, _said(row))]
    return [SheetItem(sheet=sheet, statement=row) for row in chosen[:MOST_ANSWERS]]


def _figures(sheet: Sheet) -> list[SheetItem]:
    """Evidence of answers given that names a figure."""
    rows = Evidence.objects.filter(
        case__statement__changed__gte=sheet.start, aside_why="", shows__regex=r"[0-9]"
    ).select_related("case")
    chosen = [row for row in rows if _is_on(sheet, f"{row.title} {row.shows} {row.case.title}")]
    return [SheetItem(sheet=sheet, figure=row) for row in chosen[:MOST_FIGURES]]


def _said(row: Statement) -> str:
    last = list(row.versions.all())[-1]
    return f"{last.title} {last.claim} {last.verdict}"


def _is_on(sheet: Sheet, text: str) -> bool:
    said = set(wording_key(text).split())
    return set(wording_key(sheet.matter).split()) <= said
