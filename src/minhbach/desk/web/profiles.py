"""Brief profiles: what briefs the office wants, when, about what and how long."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from minhbach.desk import clock
from minhbach.desk.actions.profiles import MOST_LEAD_MINUTES, MOST_STORIES, save_profile
from minhbach.desk.models import Profile, Topic
from minhbach.desk.roles import ADMINISTER, need
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.order import alphabetical
from minhbach.desk.web.said import said
from minhbach.desk.web.words import LANGUAGES, SCOPES, WEEKDAYS
from minhbach.errors import BadInput


@require_safe
def profiles(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "profiles.html",
        {
            "profiles": Profile.objects.prefetch_related("topics"),
            "may_administer": request.user.has_perm(ADMINISTER),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a profile; what was typed stays when it cannot be saved."""
    need(request.user, ADMINISTER)
    row = get_object_or_404(Profile, pk=pk) if pk else Profile()
    chosen = list(row.topics.values_list("pk", flat=True)) if pk else []
    problem = None
    if request.method == "POST":
        chosen = [int(topic) for topic in request.POST.getlist("topics") if topic.isdecimal()]
        _typed(row, request)
        try:
            _save(pk, row, chosen, request)
        except BadInput as error:
            problem = error
        else:
            messages.success(request, _("Saved. The next brief is made so."))
            return redirect("profiles")
    return render(
        request,
        "profile.html",
        {
            "profile": row,
            "chosen": chosen,
            "topics": sorted(Topic.objects.all(), key=lambda topic: alphabetical(topic.name)),
            "weekdays": WEEKDAYS.items(),
            "languages": LANGUAGES.items(),
            "scopes": SCOPES.items(),
            "most_stories": MOST_STORIES,
            "most_lead_minutes": MOST_LEAD_MINUTES,
            "problem": said(problem) if problem else "",
        },
        status=status_of(problem) if problem else 200,
    )


def _typed(row: Profile, request: HttpRequest) -> None:
    """Put what was typed on the row that the form shows; it is not saved here."""
    row.name, row.slots = request.POST.get("name", ""), request.POST.get("slots", "")
    row.weekdays = "".join(day for day in request.POST.getlist("weekdays") if day in WEEKDAYS)
    row.language, row.scope = request.POST.get("language", ""), request.POST.get("scope", "")
    row.how_many = _number(request, "how_many")
    row.lead_minutes = _number(request, "lead_minutes")
    row.active = request.POST.get("active") == "yes"


def _number(request: HttpRequest, name: str) -> int:
    """The number typed; -1, which no field allows, for what is none."""
    typed = request.POST.get(name, "").strip()
    return int(typed) if typed.isdecimal() and len(typed) < 6 else -1


def _save(pk: int | None, row: Profile, chosen: list[int], request: HttpRequest) -> None:
    save_profile(
        pk,
        name=row.name,
        slots=row.slots,
        weekdays=row.weekdays,
        language=row.language,
        how_many=row.how_many,
        scope=row.scope if row.scope in SCOPES else next(iter(SCOPES)),
        topics=[topic for topic in Topic.objects.all() if topic.pk in chosen],
        active=row.active,
        lead_minutes=row.lead_minutes,
        who=request.user,
        now=clock.now(),
    )
