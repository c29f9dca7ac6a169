"""The audit trail: page by page, checked on request, and as a file for a verifier of its own."""

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minhbach.cases.trail import export_lines
from minhbach.desk import clock
from minhbach.desk.gather.audit import entries, head, trail_problems
from minhbach.desk.models import AuditEntry
from minhbach.desk.roles import SEE_AUDIT, need
from minhbach.desk.web.case import Told, detail_text
from minhbach.desk.web.chips import address

PAGE = 100


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Newest first; `q` is looked for in who, act and what it is about."""
    need(request.user, SEE_AUDIT)
    query = request.GET.get("q", "").strip()
    rows = AuditEntry.objects.all()
    if query:
        rows = rows.filter(Q(about=query) | Q(act__icontains=query) | Q(who_name__icontains=query))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    count, last = head()
    state = {"q": query} if query else {}
    checked = request.GET.get("check") == "yes"
    return render(
        request,
        "audit.html",
        {
            "rows": [Told(row, detail_text(row)) for row in page],
            "page": page,
            "query": query,
            "state": state,
            "count": count,
            "head": last,
            "checked": checked,
            "problems": trail_problems() if checked else (),
            "check": address(state, check="yes"),
            "earlier": address(state, page=str(page.number - 1)) if page.has_previous() else "",
            "later": address(state, page=str(page.number + 1)) if page.has_next() else "",
        },
    )


@require_safe
def audit_export(request: HttpRequest) -> StreamingHttpResponse:
    """The whole trail as JSON lines (docs/formats.md)."""
    need(request.user, SEE_AUDIT)
    count, last = head()
    now = clock.now()
    lines = export_lines(
        entries(count),
        organisation=settings.OFFICE.organisation,
        exported=now,
        head=last,
        count=count,
    )
    return StreamingHttpResponse(
        lines,
        content_type="application/x-ndjson",
        headers={"Content-Disposition": f'attachment; filename="audit-{now:%Y-%m-%d-%H%M}.jsonl"'},
    )
