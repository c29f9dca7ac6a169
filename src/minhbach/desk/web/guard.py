"""What stands before every screen: the content security policy, and errors said in words.

The policy is CSP level 3 with neither unsafe-inline nor unsafe-eval: style sheet, scripts and
fonts come from this desk alone, and no other site can frame it.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from minhbach.desk.web.said import said
from minhbach.errors import (
    BadInput,
    Conflict,
    FetchFailed,
    MailFailed,
    MinhbachError,
    NotAllowed,
    NotReady,
)

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
STATUSES: tuple[tuple[type[MinhbachError], int], ...] = (
    (NotAllowed, 403),
    (NotReady, 409),
    (Conflict, 409),
    (BadInput, 422),
    (FetchFailed, 502),
    (MailFailed, 502),
)
Next = Callable[[HttpRequest], HttpResponse]


class ContentSecurityPolicy:
    """Sets the policy on every answer that has none of its own."""

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._next(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response


class SayErrors:
    """Turns an error of ours into a message where the person was, or a page that says it.

    A part of a page that is asked for after the session ended makes the whole page ask again.
    """

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._next(request)
        if "HX-Request" in request.headers and _is_login(response):
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, MinhbachError):
            return None
        status = status_of(error)
        if "HX-Request" in request.headers:
            return _toast(request, said(error), status)
        came_from = request.headers.get("Referer", "")
        if request.method == "POST" and _is_ours(request, came_from):
            messages.error(request, said(error))
            return HttpResponseRedirect(came_from)
        return render(request, "error.html", {"sentence": said(error)}, status=status)


def status_of(error: MinhbachError) -> int:
    """The HTTP status that an error of ours answers with."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 500)


def _is_login(response: HttpResponse) -> bool:
    """Whether the answer sends on to the login, which must not end up inside a page."""
    return response.status_code == 302 and response["Location"].startswith(reverse("login"))


def _toast(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    response = render(request, "_toast.html", {"sentence": sentence}, status=status)
    response.headers["HX-Retarget"] = "#toasts"
    response.headers["HX-Reswap"] = "innerHTML"
    return response


def _is_ours(request: HttpRequest, address: str) -> bool:
    return bool(address) and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def form_from_elsewhere(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that did not come from us, or was open too long (CSRF)."""
    sentence = gettext("This form was open for too long or did not come from here. Load it again.")
    page = "error.html" if hasattr(request, "session") else "public/error.html"
    return render(request, page, {"sentence": sentence}, status=403)
