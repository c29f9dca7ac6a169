"""The newsletter: ask for it, confirm it by the link in a letter, leave with one click.

Links are confirmed and left by a button, since scanners of mail open every link (GET changes
nothing). A mail program leaves by RFC 8058: a POST without a cookie, so that one view checks none.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from minhbach.desk import clock
from minhbach.desk.actions.newsletter import (
    ask_for_newsletter,
    confirm_newsletter,
    leave,
    leaver,
)
from minhbach.desk.models import Follower
from minhbach.desk.web.public.limit import NEWSLETTERS, Limiter, limited, posted
from minhbach.desk.web.public.private import private
from minhbach.desk.web.said import said
from minhbach.errors import BadInput, NotReady

letters = Limiter(NEWSLETTERS)
_METHODS = ["GET", "HEAD", "POST"]


@private
@require_http_methods(_METHODS)
@limited(letters, posted)
def newsletter(request: HttpRequest) -> HttpResponse:
    """The form. The answer is the same whether the address was known before or not."""
    if request.method != "POST":
        return render(request, "public/newsletter.html")
    address = request.POST.get("address", "")
    if not request.POST.get("website"):
        try:
            ask_for_newsletter(address, language=get_language() or "", now=clock.now())
        except BadInput as error:
            page = {"problem": said(error), "typed": address}
            return render(request, "public/newsletter.html", page, status=422)
    return render(request, "public/newsletter_asked.html")


@private
@require_http_methods(_METHODS)
def newsletter_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The button of the letter's link, and what it does."""
    if request.method != "POST":
        return render(request, "public/newsletter_confirm.html")
    try:
        confirm_newsletter(token, now=clock.now())
    except NotReady as error:
        return _old(request, error)
    return render(request, "public/newsletter_confirm.html", {"done": True})


@csrf_exempt
@private
@require_http_methods(_METHODS)
def newsletter_leave(request: HttpRequest, token: str) -> HttpResponse:
    """The button that leaves, and what it does; to leave twice is no error."""
    try:
        row = leaver(token)
        if request.method == "POST":
            leave(token, now=clock.now())
    except NotReady as error:
        return _old(request, error)
    page = {
        "follows": isinstance(row, Follower) and row.statement.versions.order_by("number").last(),
        "done": row is None or request.method == "POST",
    }
    return render(request, "public/newsletter_leave.html", page)


def _old(request: HttpRequest, error: NotReady) -> HttpResponse:
    return render(request, "public/newsletter_old.html", {"sentence": said(error)}, status=410)
