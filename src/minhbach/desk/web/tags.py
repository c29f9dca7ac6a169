"""What templates say with: times in the office's zone, words for states, plots, safe links."""

from datetime import datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from minhbach.briefs.render import web_address
from minhbach.briefs.wording import explain as explained
from minhbach.collect.schedule import FeedState
from minhbach.desk import clock
from minhbach.desk.gather.press import zone
from minhbach.desk.web import said as sentences
from minhbach.desk.web import words
from minhbach.stories.rank import Kind, Reason, Status

register = template.Library()
register.filter("said", sentences.said)
register.filter("web_address", web_address)


@register.filter
def moment(at: datetime | None) -> SafeString | str:
    """dd/MM/yyyy HH:mm in the office's zone, with the ISO form beside it."""
    return _time(at, "%d/%m/%Y %H:%M")


@register.filter
def short_moment(at: datetime | None) -> SafeString | str:
    """dd/MM HH:mm in the office's zone."""
    return _time(at, "%d/%m %H:%M")


@register.filter
def clock_time(at: datetime | None) -> SafeString | str:
    """HH:mm in the office's zone."""
    return _time(at, "%H:%M")


@register.filter
def ago(at: datetime | None) -> SafeString | str:
    """How long ago, in words, with the moment itself in its title."""
    if at is None:
        return ""
    local = at.astimezone(zone())
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="minutes"),
        f"{local:%d/%m/%Y %H:%M}",
        words.ago(at, clock.now()),
    )


@register.filter
def due(at: datetime) -> SafeString | str:
    """As `ago`, for what waits to be done: a moment that has passed is due now."""
    return ago(at) if at > clock.now() else gettext("due now")


def _time(at: datetime | None, form: str) -> SafeString | str:
    if at is None:
        return ""
    local = at.astimezone(zone())
    iso = local.isoformat(timespec="minutes")
    return format_html('<time datetime="{}" title="{}">{}</time>', iso, iso, local.strftime(form))


@register.filter
def reason(why: Reason) -> str:
    return explained(why, get_language() or "vi")


@register.filter
def status_tag(status: Status | str) -> SafeString:
    return format_html('<span class="tag tag-{}">{}</span>', status, words.STATUSES[Status(status)])


@register.filter
def feed_tag(state: FeedState | str) -> SafeString:
    state = FeedState(state)
    return format_html(
        '<span class="tag tag-{}">{}</span>',
        words.FEED_CLASSES.get(state, state),
        words.FEED_STATES[state],
    )


@register.filter
def kind_word(kind: Kind | str) -> str:
    return str(words.KINDS[Kind(kind)])


@register.filter
def change_word(what: str) -> str:
    return str(words.CHANGES[what])


@register.filter
def language_word(code: str) -> str:
    """The name of a language; the code itself for one we do not name."""
    return str(words.LANGUAGES.get(code, code))


@register.filter
def weekday_words(digits: str) -> str:
    """The weekdays of a profile in words; nothing when it is every day."""
    if len(set(digits)) == len(words.WEEKDAYS):
        return ""
    return ", ".join(str(words.WEEKDAYS[day]) for day in sorted(digits) if day in words.WEEKDAYS)


@register.filter
def span(length: Any) -> str:
    return words.span(length)


@register.inclusion_tag("_spark.html")
def spark(drawn: Any) -> dict[str, Any]:
    return {"plot": drawn}
