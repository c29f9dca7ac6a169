"""The door of the desk: log in, log out, choose a language, and walk into the demo as anybody."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from minhbach.cases.workflow import Role
from minhbach.desk.roles import roles_of
from minhbach.desk.web.case_words import ROLES

BACKEND = "django.contrib.auth.backends.ModelBackend"

log_in = LoginView.as_view(template_name="login.html", redirect_authenticated_user=True)
log_out = LogoutView.as_view()
choose_language = login_not_required(set_language)


@dataclass(frozen=True, slots=True)
class Seat:
    """What somebody is in the demo, what they see from there, and the page they begin on."""

    name: str | Promise
    sees: str | Promise
    start: str


SEATS = {
    Role.DESK_OFFICER: Seat(
        ROLES[Role.DESK_OFFICER],
        _("Questions that wait to be sorted, and the cases with their deadlines."),
        "questions",
    ),
    Role.EXPERT: Seat(
        ROLES[Role.EXPERT],
        _("Only the cases of one department: add evidence, draft the verdict."),
        "cases",
    ),
    Role.REVIEWER: Seat(
        ROLES[Role.REVIEWER],
        _("Verdicts that wait for a second pair of eyes: approve or return them."),
        "cases",
    ),
    Role.EDITOR: Seat(
        ROLES[Role.EDITOR],
        _("What is approved, planned and published: publish, correct, withdraw."),
        "statements",
    ),
    Role.ADMINISTRATOR: Seat(
        ROLES[Role.ADMINISTRATOR],
        _("Outlets, topics, profiles and departments; no case of anybody."),
        "departments",
    ),
}
ALL_SEATS = Seat(
    _("every role"),
    _("Everything at once, as in an office of one; but nobody reviews their own verdict."),
    "today",
)


@login_not_required
@require_safe
def walk_in(request: HttpRequest) -> HttpResponse:
    """The people of a desk whose press is invented; elsewhere there is no such door."""
    seated = [(person, _seat(person)) for person in _people()]
    order = [*SEATS.values(), ALL_SEATS]
    seated.sort(key=lambda pair: order.index(pair[1]))
    return render(request, "demo.html", {"seated": seated})


@login_not_required
@require_POST
def enter_demo(request: HttpRequest, name: str) -> HttpResponse:
    """Into the desk of the demo as that person, without a password."""
    person = next((one for one in _people() if one.get_username() == name), None)
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    return redirect(_seat(person).start)


def _people() -> list[User]:
    if not settings.OFFICE.invented:
        raise Http404
    return list(User.objects.filter(is_active=True, groups__isnull=False).distinct())


def _seat(person: User) -> Seat:
    roles = roles_of(person)
    return SEATS[next(iter(roles))] if len(roles) == 1 else ALL_SEATS
