"""What the templates of questions and claims say with: kinds, zones, and spans that differ."""

import re
from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minhbach.claims.detect import CHECKABLE, Kind
from minhbach.claims.match import Zone
from minhbach.desk import clock
from minhbach.desk.gather.press import zone
from minhbach.desk.web import case_tags
from minhbach.desk.web import claim_words as words

register = template.Library()
register.filter("case_tag", case_tags.case_tag)
register.inclusion_tag("_rating.html")(case_tags.rating)
_UNEQUAL, _AND = " ≠ ", ", "


@register.filter
def claim_kind_tag(kind: Kind | str) -> SafeString:
    """The kind as a tag: what can be checked stands out from what is left alone."""
    form = "update" if Kind(kind) in CHECKABLE else "waiting"
    return format_html('<span class="tag tag-{}">{}</span>', form, words.KINDS[Kind(kind)])


@register.filter
def zone_tag(zone: Zone | str) -> SafeString:
    return format_html('<span class="tag tag-{}">{}</span>', zone, words.ZONES[Zone(zone)])


@register.filter
def end_tag(end: str) -> SafeString:
    return format_html('<span class="tag tag-{}">{}</span>', end or "open", words.ENDS[end])


@register.filter
def cues(why: Iterable[str]) -> SafeString:
    """The words that decided, each in quotation marks."""
    return format_html_join(", ", '<q class="cue">{}</q>', ((word,) for word in why))


@register.filter
def hundredths(score: float) -> str:
    """A score from 0 to 1 as it is read beside a match."""
    return f"{score:.2f}"


@register.filter
def has_come(day: date | None) -> bool:
    """Whether a day on which something is to be looked at again has come in the office's zone."""
    return day is not None and day <= clock.now().astimezone(zone()).date()


@register.filter
def differs_here(text: str, differs: Iterable[str]) -> SafeString:
    """The sentence with the words that differ marked; they stand left of `≠`."""
    return _marked(text, [one.partition(_UNEQUAL)[0] for one in differs])


@register.filter
def differs_there(text: str, differs: Iterable[str]) -> SafeString:
    """The known claim with the words that differ marked; they stand right of `≠`."""
    return _marked(text, [one.partition(_UNEQUAL)[2] for one in differs])


def _marked(text: str, spans: Iterable[str]) -> SafeString:
    wanted = [re.escape(word) for span in spans for word in span.split(_AND) if word]
    if not wanted:
        return format_html("{}", text)
    parts = re.split(rf"(?<!\w)({'|'.join(wanted)})(?!\w)", text, flags=re.IGNORECASE)
    # Odd parts are what was split at.
    marked = (("<mark>{}</mark>" if n % 2 else "{}", part) for n, part in enumerate(parts))
    return SafeString("".join(format_html(form, part) for form, part in marked))
