"""Departments: the list, and one to write. Their addresses are those of offices, not of persons."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from minhbach.cases.workflow import Role
from minhbach.desk import clock
from minhbach.desk.actions.departments import save_department
from minhbach.desk.gather.cases import OPEN_STATES, people_with
from minhbach.desk.models import Department
from minhbach.desk.roles import ADMINISTER, need
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.order import alphabetical
from minhbach.desk.web.said import said
from minhbach.errors import BadInput


@require_safe
def departments(request: HttpRequest) -> HttpResponse:
    rows = Department.objects.prefetch_related("experts").annotate(
        open_cases=Count("cases", filter=Q(cases__state__in=OPEN_STATES))
    )
    return render(
        request,
        "departments.html",
        {
            "rows": sorted(rows, key=lambda row: (not row.active, alphabetical(row.name))),
            "may_administer": request.user.has_perm(ADMINISTER),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def department(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a department; what was typed stays when it cannot be saved."""
    need(request.user, ADMINISTER)
    row = get_object_or_404(Department, pk=pk) if pk is not None else Department()
    chosen = list(row.experts.all()) if row.pk else []
    problem = None
    if request.method == "POST":
        row.name, row.active = request.POST.get("name", ""), "active" in request.POST
        row.contact, row.above = request.POST.get("contact", ""), request.POST.get("above", "")
        chosen = list(_experts().filter(username__in=request.POST.getlist("expert")))
        try:
            save_department(
                pk,
                name=row.name,
                contact=row.contact,
                above=row.above,
                experts=chosen,
                active=row.active,
                who=request.user,
                now=clock.now(),
            )
        except BadInput as error:
            problem = error
        else:
            messages.success(request, _("Saved."))
            return redirect("departments")
    return render(
        request,
        "department.html",
        {
            "department": row,
            "experts": _experts(),
            "chosen": chosen,
            "problem": said(problem) if problem else "",
        },
        status=status_of(problem) if problem else 200,
    )


def _experts() -> QuerySet[User]:
    """Those who may be named as experts of a department: persons with that role."""
    return people_with(Role.EXPERT).order_by("username")
