"""The three WSGI applications: the desk, the public site, and the counter beside it.

    application   the desk: sessions, people, everything behind the login
    site          what was published; no session, reads only
    counter       the tip line, the newsletter, an expert's link: what the public sends
    public        site and counter at one address, in each language (`/en/...`)

The public ones may run in a process of their own, on a machine that cannot reach the desk.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minhbach.desk.settings")

import django
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIHandler

django.setup(set_prefix=False)

from minhbach.desk.web.public.doors import LANGUAGE  # noqa: E402

# The first part of a path that belongs to the counter; all else is the site's.
COUNTER_PLACES = frozenset({"ask", "track", "newsletter", "expert", "more"})

Environ = dict[str, Any]
App = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class OwnMiddleware(BaseHandler):
    """A handler with middleware and addresses of its own beside the desk's."""

    middleware: list[str] = []
    urlconf = ""

    def load_middleware(self, is_async: bool = False) -> None:
        desk, settings.MIDDLEWARE = settings.MIDDLEWARE, self.middleware
        try:
            super().load_middleware(is_async)
        finally:
            settings.MIDDLEWARE = desk

    def get_response(self, request: Any) -> Any:
        request.urlconf = self.urlconf
        return super().get_response(request)


class SiteHandler(OwnMiddleware, WSGIHandler):
    middleware = settings.SITE_MIDDLEWARE
    urlconf = settings.SITE_URLCONF


class CounterHandler(OwnMiddleware, WSGIHandler):
    middleware = settings.COUNTER_MIDDLEWARE
    urlconf = settings.COUNTER_URLCONF


def is_for_counter(environ: Environ) -> bool:
    """Whether the counter answers this; a language before the path is moved out of it first."""
    path = environ.get("PATH_INFO", "/")
    first, _, rest = path.lstrip("/").partition("/")
    if first in dict(settings.LANGUAGES) and path.startswith(f"/{first}/"):
        environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{first}"
        environ["PATH_INFO"] = f"/{rest}"
        environ[LANGUAGE] = first
        first = rest.partition("/")[0]
    return first in COUNTER_PLACES


application = WSGIHandler()
site = SiteHandler()
counter = CounterHandler()


def public(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The site and the counter as one."""
    handler = counter if is_for_counter(environ) else site
    return handler(environ, start_response)
