"""The words of the screens for states, kinds, roles and spans of time."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from minhbach.briefs.brief import Scope
from minhbach.collect.schedule import FeedState
from minhbach.desk.models import StoryChange
from minhbach.stories.rank import Kind, Status

STATUSES = {
    Status.NEW: _("new"),
    Status.GROWING: _("growing"),
    Status.QUIET: _("quiet"),
}
FEED_STATES = {
    FeedState.NEW: _("not polled yet"),
    FeedState.FRESH: _("new entries"),
    FeedState.UNCHANGED: _("unchanged"),
    FeedState.EMPTY: _("empty"),
    FeedState.NOT_A_FEED: _("not a feed"),
    FeedState.FAILING: _("failing"),
    FeedState.GONE: _("gone"),
}
# `new` is a story's class too; a feed that was never polled is drawn differently.
FEED_CLASSES = {FeedState.NEW: "waiting", FeedState.GONE: "failing"}
KINDS = {Kind.TOPIC: _("topic"), Kind.PLACE: _("place")}
SCOPES = {
    Scope.ALL: _("All stories, those of the topics first"),
    Scope.TOPICS: _("Only stories that match a topic or place"),
}
CHANGES = {
    StoryChange.What.RENAMED: _("renamed"),
    StoryChange.What.MERGED: _("merged"),
    StoryChange.What.SPLIT: _("split"),
}
WEEKDAYS = {
    "1": _("Monday"),
    "2": _("Tuesday"),
    "3": _("Wednesday"),
    "4": _("Thursday"),
    "5": _("Friday"),
    "6": _("Saturday"),
    "7": _("Sunday"),
}
LANGUAGES = {"vi": _("Vietnamese"), "en": _("English")}
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def ago(moment: datetime, now: datetime) -> str:
    """How long ago, or in how long, in one unit: `2 hours ago`, `in 5 minutes`."""
    seconds = round((now - moment).total_seconds())
    if abs(seconds) < _MINUTE:
        return str(_("just now"))
    return _past(seconds) if seconds > 0 else _ahead(-seconds)


def _past(seconds: int) -> str:
    if seconds < _HOUR:
        n = seconds // _MINUTE
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", n) % {"n": n}
    if seconds < 2 * _DAY:
        n = seconds // _HOUR
        return ngettext("%(n)s hour ago", "%(n)s hours ago", n) % {"n": n}
    n = seconds // _DAY
    return ngettext("%(n)s day ago", "%(n)s days ago", n) % {"n": n}


def _ahead(seconds: int) -> str:
    if seconds < _HOUR:
        n = seconds // _MINUTE
        return ngettext("in %(n)s minute", "in %(n)s minutes", n) % {"n": n}
    if seconds < 2 * _DAY:
        n = seconds // _HOUR
        return ngettext("in %(n)s hour", "in %(n)s hours", n) % {"n": n}
    n = seconds // _DAY
    return ngettext("in %(n)s day", "in %(n)s days", n) % {"n": n}


def span(length: timedelta) -> str:
    """A length in whole hours: `1 hour`, `4 hours`."""
    n = max(1, round(length.total_seconds() / _HOUR))
    return ngettext("%(n)s hour", "%(n)s hours", n) % {"n": n}
