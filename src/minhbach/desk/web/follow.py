"""Follow feeds: an address is looked at, what was found is shown, and a person confirms it."""

from importlib.resources import files

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from minhbach.collect.opml import read_opml
from minhbach.desk import clock, jobs
from minhbach.desk.actions.follow import follow_feed, import_opml
from minhbach.desk.roles import ADMINISTER, need
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.said import said
from minhbach.errors import BadInput, FetchFailed

STARTER = files("minhbach.desk") / "starter" / "outlets.opml"


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """The form; after `look` what was found behind the address; after `follow` the feeds."""
    need(request.user, ADMINISTER)
    step = request.POST.get("step", "")
    if step == "starter":
        return _imported(request, STARTER.read_bytes())
    if step == "look" and "list" in request.FILES:
        return _imported(request, request.FILES["list"].read())
    if step == "look":
        return _look(request, request.POST.get("address", "").strip())
    if step == "follow":
        return _follow(request)
    return _form(request)


def _form(
    request: HttpRequest, *, address: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    starter = [outline for outline in read_opml(STARTER.read_bytes()) if outline.address]
    return render(
        request,
        "follow.html",
        {"address": address, "problem": problem, "starter": starter},
        status=status,
    )


def _look(request: HttpRequest, address: str) -> HttpResponse:
    try:
        if not address:
            raise BadInput("Give an address or a list of feeds.")
        found = jobs.discover(address, door=jobs.door())
    except (BadInput, FetchFailed) as error:
        return _form(request, address=address, problem=said(error), status=status_of(error))
    return render(request, "found.html", {"found": found})


def _follow(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.getlist("feed")
    if not chosen:
        raise BadInput("Choose at least one feed.")
    for n in chosen:
        followed = follow_feed(
            request.POST.get(f"address-{n}", ""),
            title=request.POST.get(f"title-{n}", ""),
            kind=request.POST.get(f"kind-{n}", ""),
            outlet=request.POST.get("outlet", ""),
            home=request.POST.get("home", ""),
            folder=request.POST.get("folder", ""),
            who=request.user,
            now=clock.now(),
        )
    messages.success(request, _following(len(chosen)))
    return redirect("feed", pk=followed.pk) if len(chosen) == 1 else redirect("feeds")


def _imported(request: HttpRequest, body: bytes) -> HttpResponse:
    try:
        imported = import_opml(body, who=request.user, now=clock.now())
    except BadInput as error:
        return _form(request, problem=said(error), status=status_of(error))
    messages.success(request, _following(imported.new))
    if imported.skipped:
        skipped = ", ".join(imported.skipped)
        messages.warning(
            request, gettext("These addresses cannot be followed: %(list)s") % {"list": skipped}
        )
    return redirect("feeds")


def _following(count: int) -> str:
    return ngettext(
        "%(n)s feed is new on the list. It is polled at once.",
        "%(n)s feeds are new on the list. They are polled at once.",
        count,
    ) % {"n": count}
