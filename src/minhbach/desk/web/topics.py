"""Topics and places that the office follows: the list, and one to write or delete."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minhbach.desk import clock
from minhbach.desk.actions.topics import delete_topic, save_topic
from minhbach.desk.models import Topic
from minhbach.desk.roles import ADMINISTER, need
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.order import alphabetical
from minhbach.desk.web.said import said
from minhbach.desk.web.words import KINDS
from minhbach.errors import BadInput
from minhbach.stories.rank import Kind


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    rows = sorted(Topic.objects.all(), key=lambda row: alphabetical(row.name))
    return render(
        request,
        "topics.html",
        {
            "topics": [row for row in rows if row.kind == Kind.TOPIC],
            "places": [row for row in rows if row.kind == Kind.PLACE],
            "may_administer": request.user.has_perm(ADMINISTER),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a topic; what was typed stays when it cannot be saved."""
    need(request.user, ADMINISTER)
    row = get_object_or_404(Topic, pk=pk) if pk else Topic(kind=request.GET.get("kind", ""))
    problem = None
    if request.method == "POST":
        row.name, row.phrases = request.POST.get("name", ""), request.POST.get("phrases", "")
        row.kind = request.POST.get("kind", "")
        try:
            save_topic(
                pk,
                name=row.name,
                kind=row.kind if row.kind in KINDS else Kind.TOPIC,
                phrases=row.phrases,
                who=request.user,
                now=clock.now(),
            )
        except BadInput as error:
            problem = error
        else:
            messages.success(request, _("Saved. Stories are ranked by it from now on."))
            return redirect("topics")
    return render(
        request,
        "topic.html",
        {"topic": row, "kinds": KINDS.items(), "problem": said(problem) if problem else ""},
        status=status_of(problem) if problem else 200,
    )


@require_POST
def topic_delete(request: HttpRequest, pk: int) -> HttpResponse:
    delete_topic(pk, who=request.user, now=clock.now())
    messages.success(request, _("Deleted."))
    return redirect("topics")
