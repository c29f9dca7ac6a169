"""What the site tells machines: feeds, the lists of pages, and what robots may read."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

from minhbach.desk import clock
from minhbach.desk.gather.statements import outline_rows, outlines, site
from minhbach.desk.web.public.site import topics
from minhbach.publish import sitemaps, syndicate
from minhbach.publish.feeds import (
    MAX_OWN_ENTRIES,
    OwnFeed,
    feed_of_corrections,
    feed_of_statements,
)

PAGES = ("/", "/corrections/", "/method/", "/about/", "/corrections-policy/")

_XML = "application/xml"


def rss(request: HttpRequest) -> HttpResponse:
    return _answer(_statements(), syndicate.rss, "/feed.rss", "application/rss+xml")


def atom(request: HttpRequest) -> HttpResponse:
    return _answer(_statements(), syndicate.atom, "/feed.atom", "application/atom+xml")


def json_feed(request: HttpRequest) -> HttpResponse:
    return _answer(_statements(), syndicate.json_feed, "/feed.json", "application/feed+json")


def corrections(request: HttpRequest) -> HttpResponse:
    """The changes alone, for those who took over an answer and must hear when it was wrong."""
    rows = outline_rows().filter(versions__number__gt=1).distinct().order_by("-changed", "-pk")
    feed = feed_of_corrections(outlines(rows[:MAX_OWN_ENTRIES]), site(), _today())
    return _answer(feed, syndicate.atom, "/corrections.atom", "application/atom+xml")


def sitemap(request: HttpRequest) -> HttpResponse:
    pages = [*PAGES, *(f"/topics/{topic.pk}/" for topic in topics())]
    body = sitemaps.sitemap(outlines(outline_rows()), site(), pages)
    return HttpResponse(body, content_type=_XML)


def news_sitemap(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    rows = outline_rows().filter(first_published__gte=now - sitemaps.NEWS_AGE)
    return HttpResponse(sitemaps.news_sitemap(outlines(rows), site(), now), content_type=_XML)


def robots(request: HttpRequest) -> HttpResponse:
    """Everything published may be read; searches and what people sent may not."""
    hidden = ("/search/", "/ask/", "/track/", "/newsletter/", "/expert/", "/more/")
    lines = ["User-agent: *"]
    for part in ("", *(f"/{code}" for code, _ in settings.LANGUAGES)):
        lines += [f"Disallow: {part}{path}" for path in hidden]
    lines += ["", f"Sitemap: {site().url('/sitemap.xml')}"]
    lines += [f"Sitemap: {site().url('/news-sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _statements() -> OwnFeed:
    rows = outline_rows().order_by("-changed", "-pk")
    return feed_of_statements(outlines(rows[:MAX_OWN_ENTRIES]), site(), _today())


def _today() -> datetime:
    """What dates a feed while it is empty: the day, so that it is not new at every visit."""
    return clock.now().replace(hour=0, minute=0, second=0, microsecond=0)


def _answer(
    feed: OwnFeed, write: Callable[[OwnFeed, str], bytes], path: str, content_type: str
) -> HttpResponse:
    response = HttpResponse(
        write(feed, site().url(path)), content_type=f"{content_type}; charset=utf-8"
    )
    if feed.entries:
        response.headers["Last-Modified"] = http_date(feed.updated.timestamp())
    return response
