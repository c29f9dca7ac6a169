"""The public site as a folder of plain files, so that any web server can serve it.

    rows -> addresses -> the site itself answers each -> a file where the answer is new

A page at `/answers/2026/x/` becomes `answers/2026/x/index.html`. A file is written beside its
place and then renamed, so a reader never gets half of one. What is no longer part of the site
(a page of a list, a topic) is taken away again; the list of files that is kept for it names no
file of anybody else.
"""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import get_script_prefix, set_script_prefix
from tqdm import tqdm

from minhbach.desk.gather.statements import outline_rows, outlines
from minhbach.desk.web.public.answer import compared
from minhbach.desk.web.public.doors import LANGUAGE
from minhbach.desk.web.public.feeds import PAGES
from minhbach.desk.web.public.gazette import PLAIN_FILES
from minhbach.desk.web.public.site import page_count, topics
from minhbach.errors import MinhbachError
from minhbach.publish.statement import Statement

LIST = ".minhbach-files"
NOT_HERE = "/404.html"
# What has no language of its own.
MACHINES = (
    "/feed.rss",
    "/feed.atom",
    "/feed.json",
    "/corrections.atom",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
)
STATIC = (
    "mark.svg",
    "site.css",
    "vendor/inter-latin-wght-normal.woff2",
    "vendor/inter-vietnamese-wght-normal.woff2",
    "vendor/inter.LICENSE.txt",
    "vendor/source-serif-4-latin-wght-normal.woff2",
    "vendor/source-serif-4-vietnamese-wght-normal.woff2",
    "vendor/source-serif-4.LICENSE.txt",
)

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the site has, how many of them were new or changed, how many went away."""

    files: int
    written: int
    removed: int


def write_files(to: Path, *, app: App, show_progress: bool = False) -> Written:
    """Make the folder what the site is now. `app` is the site as a WSGI application.

    Raises MinhbachError when the site cannot answer one of its own addresses.
    """
    to.mkdir(parents=True, exist_ok=True)
    places = list(addresses())
    written = 0
    names = []
    for language, path in tqdm(places, disable=not show_progress, unit=" pages", file=sys.stderr):
        names.append(_name(language, path))
        written += _write(to / names[-1], answer_of(app, language, path))
    for name in STATIC:
        names.append(f"static/{name}")
        written += _write(to / names[-1], Path(finders.find(name)).read_bytes())
    removed = _remove_old(to, set(names))
    _write(to / LIST, "".join(f"{name}\n" for name in sorted(names)).encode())
    return Written(len(names), written, removed)


def addresses() -> Iterator[tuple[str, str]]:
    """Every page as (language before the path or empty, path)."""
    statements = outlines(outline_rows())
    paths = [*PAGES, NOT_HERE, *_list_pages(), *_pages_of(statements)]
    others = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    for language in ("", *others):
        for path in paths:
            yield language, path
    for path in (*MACHINES, *(f"{one.path}answer.json" for one in statements)):
        yield "", path


def answer_of(app: App, language: str, path: str) -> bytes:
    """The body with which the site answers a reader of plain files."""
    status, content = ask(app, environ_of(language, path) | {PLAIN_FILES: True})
    if not status.startswith("404" if path == NOT_HERE else "200"):
        raise MinhbachError(f"The site answered {status} for {path}; nothing was lost.")
    return content


def ask(app: App, environ: dict[str, Any]) -> tuple[str, bytes]:
    """The status line and the body of an answer; addresses made after it are as before."""
    lines: list[str] = []
    prefix = get_script_prefix()
    try:
        body = app(environ, lambda line, headers, error=None: lines.append(line))
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
    finally:
        set_script_prefix(prefix)
    return lines[0], content


def _list_pages() -> Iterator[str]:
    yield from _further("/", page_count(outline_rows()))
    for topic in topics():
        base = f"/topics/{topic.pk}/"
        yield base
        yield from _further(base, page_count(outline_rows().filter(topics=topic)))


def _further(base: str, pages: int) -> Iterator[str]:
    return (f"{base}page/{number}/" for number in range(2, pages + 1))


def _pages_of(statements: Iterable[Statement]) -> Iterator[str]:
    for statement in statements:
        yield statement.path
        for old, new in compared(statement):
            yield f"{statement.path}versions/{old}-{new}/"


def environ_of(language: str, path: str) -> dict[str, Any]:
    """A request for a page, as a server would hand it to the application."""
    parts = urlsplit(settings.OFFICE.site)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": f"/{language}" if language else "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": "",
        "SERVER_NAME": settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    return environ | ({LANGUAGE: language} if language else {})


def _name(language: str, path: str) -> str:
    file = f"{path}index.html" if path.endswith("/") else path
    return f"{language}{file}".lstrip("/")


def _write(file: Path, content: bytes) -> int:
    """1 when the file was new or had other content, else 0."""
    if file.is_file() and file.read_bytes() == content:
        return 0
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
    return 1


def _remove_old(to: Path, names: set[str]) -> int:
    """Take away what the last run wrote and this one did not; how many files went."""
    listed = to / LIST
    before = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    old = [to / name for name in before if name not in names and (to / name).is_file()]
    for file in old:
        file.unlink()
    return len(old)
