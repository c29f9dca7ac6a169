"""What the templates of cases say with: tags of states and marks, ratings as word and shape."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from minhbach.cases.deadlines import Standing
from minhbach.cases.workflow import State
from minhbach.desk.models import Statement, Version
from minhbach.desk.web import case_words as words
from minhbach.publish.scale import rating_name, rating_shape
from minhbach.publish.statement import Rating

register = template.Library()
register.filter("statement_kind", words.kind_name)
register.filter("statement_change", words.change_name)
register.filter("letter_name", words.letter_name)


@register.filter
def case_tag(state: State | str) -> SafeString:
    return format_html('<span class="tag tag-{}">{}</span>', state, words.STATES[State(state)])


@register.filter
def state_word(state: str) -> str:
    """The word for a state; what is none stands as it is written."""
    return str(words.STATES.get(state, state))


@register.filter
def standing_tag(standing: Standing | str | None) -> SafeString | str:
    """A tag for a mark that asks for something; on time is said by the date alone."""
    if not standing or standing == Standing.ON_TIME:
        return ""
    return format_html(
        '<span class="tag tag-{}">{}</span>',
        standing.replace(" ", "-"),
        words.STANDINGS[Standing(standing)],
    )


@register.filter
def letter_tag(state: str) -> SafeString:
    return format_html('<span class="tag tag-{}">{}</span>', state, words.LETTER_STATES[state])


@register.filter
def sheet_kind(kind: str) -> str:
    return str(words.SHEET_KINDS[kind])


@register.filter
def act_word(act: str) -> str:
    """What was done, in words; an act without words stands as it is written."""
    return str(words.ACTS.get(act, act))


@register.filter
def last_version(statement: Statement) -> Version:
    """What the page of the statement says now; its versions were fetched before."""
    return list(statement.versions.all())[-1]


@register.inclusion_tag("_rating.html")
def rating(value: str, language: str = "") -> dict[str, str]:
    """The rating as word and shape; nothing for a text without one."""
    if not value:
        return {}
    known = Rating(value)
    return {
        "rating": known,
        "word": rating_name(known, language or get_language() or "vi"),
        "shape": rating_shape(known),
    }
