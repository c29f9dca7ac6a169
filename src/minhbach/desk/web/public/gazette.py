"""What the templates of the public site say with: their frame, places, dates and ratings.

Addresses are built from paths, not from names: the site and the counter are two applications
that share their pages' frame. A path given here begins with a slash and has no language.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from minhbach.desk.gather.press import zone
from minhbach.desk.gather.statements import site
from minhbach.desk.web.public.doors import LANGUAGE
from minhbach.publish.scale import Shape, rating_name, rating_shape
from minhbach.publish.statement import Change, Rating, Statement, StatementKind, Version
from minhbach.publish.wording import wording

# In the request's environment: the page is for a folder of plain files, which cannot search.
PLAIN_FILES = "minhbach.plain_files"

register = template.Library()


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page: its lasting address, and the same page in the other language."""

    path: str
    canonical: str
    is_canonical: bool
    other_language: str
    other_address: str
    can_search: bool


@register.simple_tag(takes_context=True)
def frame(context: template.Context) -> Frame:
    request = context["request"]
    path = request.path_info
    language = get_language() or settings.LANGUAGE_CODE
    other = next(code for code, _ in settings.LANGUAGES if code != language)
    return Frame(
        path=path,
        canonical=site().url(path),
        is_canonical=is_canonical(request),
        other_language=other,
        other_address=_with_query(_outside(request) + _language_part(other) + path, request),
        can_search=PLAIN_FILES not in request.META,
    )


def is_canonical(request: HttpRequest) -> bool:
    """Whether this is the page at its lasting address, without a language before the path."""
    return LANGUAGE not in request.META


@register.simple_tag
def place(path: str) -> str:
    """The address of a page in the language being read."""
    return get_script_prefix().rstrip("/") + path


@register.simple_tag(takes_context=True)
def plain_place(context: template.Context, path: str) -> str:
    """The one address of what has no language of its own: a feed, the data of a statement."""
    return _outside(context["request"]) + path


def _outside(request: HttpRequest) -> str:
    """Where the site begins, without the language that stands before the path."""
    prefix = get_script_prefix().rstrip("/")
    language = request.META.get(LANGUAGE)
    return prefix.removesuffix(f"/{language}") if language else prefix


def _language_part(language: str) -> str:
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def _with_query(address: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


@register.filter
def day(at: datetime | date) -> SafeString:
    """dd/MM/yyyy in the office's zone, with the ISO form beside it."""
    local = at.astimezone(zone()) if isinstance(at, datetime) else at
    iso = local.isoformat(timespec="minutes") if isinstance(local, datetime) else local.isoformat()
    return format_html('<time datetime="{}">{}</time>', iso, f"{local:%d/%m/%Y}")


@register.filter
def rating_word(rating: Rating) -> str:
    return rating_name(rating, get_language() or settings.LANGUAGE_CODE)


@register.inclusion_tag("public/_shape.html")
def shape(rating: Rating) -> dict[str, Shape]:
    """What is drawn beside the word of a rating; it has no words of its own."""
    return {"shape": rating_shape(rating)}


@register.filter
def kind_name(kind: StatementKind) -> str:
    return wording(get_language() or settings.LANGUAGE_CODE).kinds[kind]


@register.filter
def change_name(change: Change) -> str:
    return wording(get_language() or settings.LANGUAGE_CODE).changes[change]


@register.filter
def corrected(statement: Statement) -> Version | None:
    """The last correction of a statement, if it ever had one."""
    return next((one for one in statement.changes if one.change is Change.CORRECTION), None)
