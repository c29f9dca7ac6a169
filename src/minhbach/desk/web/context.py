"""What every page shows around its content: the office, the places to go, what went wrong."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from minhbach import __version__
from minhbach.collect.schedule import FeedState
from minhbach.desk.models import Feed

BROKEN = (FeedState.FAILING, FeedState.NOT_A_FEED)


def office(request: HttpRequest) -> dict[str, Any]:
    """The office; how many feeds fail, counted only where it is shown; the release."""
    return {"office": settings.OFFICE, "failing_feeds": cache(_failing), "version": __version__}


def _failing() -> int:
    return Feed.objects.filter(paused=False, state__in=BROKEN).count()
