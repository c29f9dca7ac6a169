"""Evidence: what it is, what it shows, from whom and when, and the copy that is kept."""

from datetime import date, datetime

from django.db import transaction

from minhbach.desk.actions.audit import note
from minhbach.desk.actions.case.step import Step
from minhbach.desk.models import Evidence
from minhbach.errors import BadInput, Conflict


def add_evidence(step: Step) -> None:
    """A link, whose copy is fetched later; a file, kept already (`kept`); or a record."""
    kind = step.line("kind") or Evidence.Kind.RECORD
    if kind not in Evidence.Kind.values:
        raise BadInput("Evidence is a link, a file or a record.")
    row = Evidence(
        case=step.case,
        kind=kind,
        title=step.needed("title", "Name the evidence."),
        shows=step.lines("shows"),
        origin=step.needed("origin", "Say from whom the evidence comes."),
        dated=day(step.line("dated")),
        added=step.now,
        who=step.person,
        link=step.link,
    )
    if not row.shows:
        raise BadInput("Say what the evidence shows.")
    if kind == Evidence.Kind.LINK:
        row.address = _web_address(step)
        row.keep, row.next_try = Evidence.Keep.DUE, step.now
    if kind == Evidence.Kind.FILE:
        _add_kept(row, step)
    row.save()
    step.made = row
    step.detail |= {"evidence": row.pk, "title": row.title, "sha256": row.sha256}


def set_evidence_aside(step: Step) -> None:
    """It counts no longer, and stays with the reason."""
    pk = step.number("evidence", "Choose the evidence.")
    mine = Evidence.objects.filter(pk=pk, case=step.case, aside_why="")
    if not mine.update(aside_why=step.line("reason")):
        raise Conflict("This evidence was set aside already.")
    step.detail |= {"evidence": pk}


def day(text: str) -> date | None:
    """The day written as `2026-11-24` or `24/11/2026`; None when nothing is."""
    if not text:
        return None
    try:
        if "/" in text:
            d, m, y = text.split("/")
            return date(int(y), int(m), int(d))
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput("Write the date as day/month/year.") from error


def _web_address(step: Step) -> str:
    address = step.needed("address", "Give the address of the link.")
    if not address.startswith(("http://", "https://")) or len(address) > 1000:
        raise BadInput("A link begins with http:// or https://.")
    return address


def _add_kept(row: Evidence, step: Step) -> None:
    kept = step.said.get("kept")
    if kept is None:
        raise BadInput("Choose the file.")
    row.file_name = step.line("file_name")[:200]
    row.keep = Evidence.Keep.KEPT
    _describe(row, kept)


def _describe(row: Evidence, kept) -> None:
    row.kept = kept.path
    row.sha256, row.file_sha256 = kept.sha256, kept.file_sha256
    row.size_bytes = kept.size_bytes


def claim_evidence(row: Evidence, *, until: datetime) -> bool:
    """Whether this worker may fetch the link's copy now; until `until` no other may."""
    mine = Evidence.objects.filter(
        pk=row.pk, keep=Evidence.Keep.DUE, next_try=row.next_try, tries=row.tries
    )
    return bool(mine.update(next_try=until, tries=row.tries + 1))


@transaction.atomic
def record_kept(row: Evidence, kept, *, now: datetime) -> None:
    """The copy of a link is kept."""
    _describe(row, kept)
    row.keep, row.next_try, row.problem = Evidence.Keep.KEPT, None, ""
    row.save()
    note("kept", row.case, who=None, now=now, evidence=row.pk, sha256=row.sha256)


@transaction.atomic
def record_not_kept(row: Evidence, problem: str, *, again: datetime | None, now: datetime) -> None:
    """The link could not be fetched: the next try, or none any more."""
    row.problem, row.next_try = problem, again
    row.keep = Evidence.Keep.DUE if again else Evidence.Keep.FAILED
    row.save()
    if again is None:
        note("not-kept", row.case, who=None, now=now, evidence=row.pk, problem=problem)
