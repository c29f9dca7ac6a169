"""What stands before every public page: its language, reading only, and errors said in words.

Neither the site nor the counter has a session, a user or messages.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation

from minhbach.desk.web.guard import status_of
from minhbach.desk.web.said import said
from minhbach.errors import MinhbachError

LANGUAGE = "minhbach.language"
_READS = ("select", "with", "pragma table_info", "explain")
Next = Callable[[HttpRequest], HttpResponse]


class PublicLanguage:
    """The language that stands before the path (`/en/`), else the office's."""

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = request.META.get(LANGUAGE) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self._next(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ReadOnly:
    """The site answers GET and HEAD, and no statement of it writes to the database."""

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        with connection.execute_wrapper(_only_read):
            return self._next(request)


class SayPublicErrors:
    """Turns an error of ours into a page that says what to do."""

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._next(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, MinhbachError):
            return None
        page = {"sentence": said(error)}
        return render(request, "public/error.html", page, status=status_of(error))


def _only_read(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if not sql.lstrip().lower().startswith(_READS):
        raise PermissionError(f"The public site only reads: {sql[:40]}")
    return execute(sql, params, many, context)
