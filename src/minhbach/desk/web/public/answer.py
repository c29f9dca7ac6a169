"""The page of one statement, its data, and two of its versions side by side."""

from dataclasses import dataclass
from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from minhbach.desk import clock
from minhbach.desk.gather.press import zone
from minhbach.desk.gather.statements import site, statement_rows, statement_value
from minhbach.desk.web.public.gazette import is_canonical, rating_word
from minhbach.publish.claimreview import page_data, to_script
from minhbach.publish.difference import Row, difference
from minhbach.publish.record import statement_record
from minhbach.publish.statement import Change, Citation, Statement, Version
from minhbach.publish.wording import party_sentence


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page in both versions."""

    name: str
    rows: list[Row]


def statement(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    value = _statement(year, slug)
    today = clock.now().astimezone(zone()).date()
    shown = {
        "statement": value,
        "version": value.latest,
        "reasons": [line for line in value.latest.answer.split("\n") if line.strip()],
        "party": party_sentence(value),
        "strips": strips(value),
        "is_to_review": value.is_to_review(today),
        "data": _script(value) if is_canonical(request) else "",
    }
    return render(request, "public/statement.html", shown)


def record(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """The statement with all its versions, for machines."""
    found = statement_record(_statement(year, slug), site())
    dumps = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(found, json_dumps_params=dumps)


def versions(request: HttpRequest, year: int, slug: str, old: int, new: int) -> HttpResponse:
    """What changed between two versions; 404 when there are no such two."""
    value = _statement(year, slug)
    if not 1 <= old < new <= len(value.versions):
        raise Http404
    before, after = value.versions[old - 1], value.versions[new - 1]
    parts = [
        Part(name, difference(text, later))
        for (name, text), (_, later) in zip(_texts(before), _texts(after), strict=True)
    ]
    shown = {
        "statement": value,
        "old": before,
        "new": after,
        "changed": [part for part in parts if any(row.is_changed for row in part.rows)],
        "same": [part.name for part in parts if not any(row.is_changed for row in part.rows)],
    }
    return render(request, "public/difference.html", shown)


def strips(value: Statement) -> list[Version]:
    """What is said on top of the page: the withdrawal, else each correction and the last update."""
    if value.is_withdrawn:
        return [value.latest]
    last_update = next((one for one in value.changes if one.change is Change.UPDATE), None)
    return [one for one in value.changes if one.change is Change.CORRECTION or one is last_update]


def compared(value: Statement) -> list[tuple[int, int]]:
    """The versions whose difference the page links to: each with the next, the first with the
    last."""
    numbers = [version.number for version in value.versions]
    return sorted({*pairwise(numbers), *([(1, numbers[-1])] if len(numbers) > 1 else [])})


def _statement(year: int, slug: str) -> Statement:
    row = statement_rows().filter(path=f"/answers/{year}/{slug}/").first()
    if row is None:
        raise Http404
    return statement_value(row)


def _script(value: Statement) -> str:
    return mark_safe(to_script(page_data(value, site())))  # noqa: S308 - nothing in it ends a script


def _texts(version: Version) -> list[tuple[str, str]]:
    """The parts of a page as plain text, in its order."""
    return [
        (gettext("Title"), version.title),
        (gettext("Claim"), version.claim),
        (gettext("Rating"), rating_word(version.rating) if version.rating else ""),
        (gettext("Verdict"), version.verdict),
        (gettext("Reasons"), version.answer),
        (gettext("Evidence"), "\n".join(_cited(one) for one in version.evidence)),
        (gettext("Who stands behind this"), _signed(version)),
        (gettext("To be looked at again"), _day(version)),
    ]


def _cited(one: Citation) -> str:
    dated = f"{one.dated:%d/%m/%Y}" if one.dated else ""
    return " · ".join(filter(None, [one.title, one.shows, one.origin, dated, one.address]))


def _signed(version: Version) -> str:
    by = version.attribution
    return " · ".join(filter(None, [by.organisation, by.department, by.office]))


def _day(version: Version) -> str:
    return f"{version.review_by:%d/%m/%Y}" if version.review_by else ""
