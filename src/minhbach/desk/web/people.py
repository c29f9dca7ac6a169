"""The accounts of the desk: the list, one to write, and one's own password.

An account is a user name, roles, an address for letters of the desk, and whether it is open;
nothing else is kept of a person.
"""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from minhbach.cases.workflow import Role
from minhbach.desk import clock
from minhbach.desk.actions.people import (
    MOST_CHARACTERS,
    add_person,
    change_own_password,
    change_person,
    set_password,
)
from minhbach.desk.roles import ADMINISTER, need
from minhbach.desk.web.case_words import ROLES
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.order import alphabetical
from minhbach.desk.web.said import said
from minhbach.errors import BadInput

DOES = {
    Role.DESK_OFFICER: gettext_lazy(
        "Sorts questions, opens and assigns cases, follows their deadlines."
    ),
    Role.EXPERT: gettext_lazy(
        "Adds evidence and drafts the verdict, in the cases of their departments alone."
    ),
    Role.REVIEWER: gettext_lazy("Approves a verdict or returns it; never one of their own."),
    Role.EDITOR: gettext_lazy("Publishes answers, corrects and withdraws them."),
    Role.ADMINISTRATOR: gettext_lazy(
        "Feeds, topics, profiles, departments and people; sees no case by this role."
    ),
}


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account, those who may enter first."""
    need(request.user, ADMINISTER)
    rows = User.objects.prefetch_related("groups", "departments")
    ordered = sorted(rows, key=lambda row: (not row.is_active, alphabetical(row.username)))
    return render(request, "people.html", {"rows": [(row, _role_words(row)) for row in ordered]})


@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    """Add a person; what was typed stays when they cannot be added, but for the password."""
    need(request.user, ADMINISTER)
    row, chosen, problem = User(), [], None
    if request.method == "POST":
        row.username, row.email = request.POST.get("name", ""), request.POST.get("email", "")
        chosen = _chosen(request)
        try:
            add_person(
                row.username,
                request.POST.get("password", ""),
                roles=chosen,
                email=row.email,
                who=request.user,
                now=clock.now(),
            )
        except BadInput as error:
            problem = error
        else:
            messages.success(request, _("Added. Give them their user name and password."))
            return redirect("people")
    return _form(request, row, chosen, problem)


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an account, or set its password, each by a form of its own."""
    need(request.user, ADMINISTER)
    row = get_object_or_404(User, pk=pk)
    chosen, problem = _roles(row), None
    if request.method == "POST":
        try:
            if "password" in request.POST and row != request.user:
                set_password(pk, request.POST["password"], who=request.user, now=clock.now())
            else:
                chosen = _chosen(request)
                _change(request, row, chosen)
        except BadInput as error:
            problem = error
        else:
            messages.success(request, _("Saved."))
            return redirect("people")
    return _form(request, row, chosen, problem)


@require_http_methods(["GET", "HEAD", "POST"])
def own_password(request: HttpRequest) -> HttpResponse:
    """One's own password; this session stays open, all others of that person end."""
    problem = None
    if request.method == "POST":
        try:
            _change_own(request)
        except BadInput as error:
            problem = error
        else:
            messages.success(request, _("Your password is changed."))
            return redirect("own-password")
    return render(
        request,
        "password.html",
        {"problem": said(problem) if problem else ""},
        status=status_of(problem) if problem else 200,
    )


def _change(request: HttpRequest, row: User, chosen: list[Role]) -> None:
    """Save what was typed; it stands in `row` too, for the form that comes back."""
    row.email, row.is_active = request.POST.get("email", ""), "active" in request.POST
    change_person(
        row.pk,
        roles=chosen,
        email=row.email,
        active=row.is_active,
        who=request.user,
        now=clock.now(),
    )


def _change_own(request: HttpRequest) -> None:
    old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
    if new != again:
        raise BadInput("The new password was not typed the same way twice.")
    update_session_auth_hash(request, change_own_password(request.user, old, new, now=clock.now()))


def _form(
    request: HttpRequest, row: User, chosen: list[Role], problem: BadInput | None
) -> HttpResponse:
    return render(
        request,
        "person.html",
        {
            "person": row,
            "own": row == request.user,
            "chosen": chosen,
            "roles": [(role, word, DOES[role]) for role, word in ROLES.items()],
            "most_characters": MOST_CHARACTERS,
            "problem": said(problem) if problem else "",
        },
        status=status_of(problem) if problem else 200,
    )


def _chosen(request: HttpRequest) -> list[Role]:
    wanted = request.POST.getlist("role")
    return [role for role in Role if role in wanted]


def _roles(row: User) -> list[Role]:
    """The roles of an account, open or not, in the order of the workflow."""
    names = {group.name for group in row.groups.all()}
    return [role for role in Role if role in names]


def _role_words(row: User) -> list[str]:
    return [str(ROLES[role]) for role in _roles(row)]
