"""The lists of the public site: all answers, those of a topic, a search, the corrections."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from minhbach.desk.gather.statements import outline_rows, outlines
from minhbach.desk.models import Statement as StatementRow
from minhbach.desk.models import Topic
from minhbach.desk.web.order import alphabetical
from minhbach.publish import search as room
from minhbach.publish.statement import Statement
from minhbach.text.normalize import clean

# Statements on one page of a list: trades paging against what a phone must load.
ON_A_PAGE = 30
MAX_QUERY_CHARS = 200
# The newest that a search looks through: trades how far back it reaches against the first search
# after a start, which folds them all (0.8 s of processor time for 2,000 made-up answers of 1,900
# characters; 0.03 s from then on).
MAX_SEARCHED = 2_000


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list; the numbers of the parts beside it, 0 where there is none."""

    statements: list[Statement]
    newer: int
    older: int


def index(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Every statement, the last published first, and the topics there are."""
    page = _page(outline_rows(), number)
    return render(request, "public/index.html", {"page": page, "topics": topics()})


def topic(request: HttpRequest, pk: int, number: int = 1) -> HttpResponse:
    row = get_object_or_404(Topic.objects.filter(statements__isnull=False).distinct(), pk=pk)
    page = _page(outline_rows().filter(topics=row), number)
    shown = {"topic": row, "page": page, "topics": topics(), "base": f"/topics/{pk}/"}
    return render(request, "public/topic.html", shown)


def corrections(request: HttpRequest) -> HttpResponse:
    """Every update, correction and withdrawal there ever was, the newest first."""
    rows = outline_rows().filter(versions__number__gt=1).distinct()
    changes = [
        (version, statement) for statement in outlines(rows) for version in statement.changes
    ]
    changes.sort(key=lambda change: change[0].at, reverse=True)
    return render(request, "public/corrections.html", {"changes": changes})


def search(request: HttpRequest) -> HttpResponse:
    query = clean(request.GET.get("q", ""))[:MAX_QUERY_CHARS]
    found = []
    if query:
        found = room.search(outlines(outline_rows()[:MAX_SEARCHED]), query)
    return render(request, "public/search.html", {"query": query, "found": found})


def topics() -> list[Topic]:
    """The topics on which something was published, each with how much (`count`)."""
    rows = Topic.objects.annotate(count=Count("statements")).filter(count__gt=0)
    return sorted(rows, key=lambda row: alphabetical(row.name))


def page_count(rows: QuerySet[StatementRow]) -> int:
    """Into how many pages a list falls; one when it is empty."""
    return max(1, -(-rows.count() // ON_A_PAGE))


def _page(rows: QuerySet[StatementRow], number: int) -> Page:
    last = page_count(rows)
    if not 1 <= number <= last:
        raise Http404
    start = (number - 1) * ON_A_PAGE
    return Page(
        statements=outlines(rows[start : start + ON_A_PAGE]),
        newer=number - 1,
        older=number + 1 if number < last else 0,
    )
