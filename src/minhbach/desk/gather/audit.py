"""The audit trail as values, for its export and for the check of the chain."""

from collections.abc import Iterator

from minhbach.cases.trail import START, TrailEntry, problems
from minhbach.desk.models import AuditEntry, AuditHead


def head() -> tuple[int, str]:
    """How many entries the trail has, and the hash of the last."""
    row = AuditHead.objects.filter(pk=1).first()
    return (row.number, row.hash) if row else (0, START)


def entries(upto: int) -> Iterator[TrailEntry]:
    """The entries in order up to that number; later ones come after the head was read."""
    rows = AuditEntry.objects.filter(number__lte=upto).order_by("number")
    return (_entry(row) for row in rows.iterator())


def trail_problems() -> list[str]:
    """What is wrong with the trail as it stands in the database; nothing when it is whole."""
    count, last = head()
    return list(problems(entries(count), head=last, count=count))


def _entry(row: AuditEntry) -> TrailEntry:
    return TrailEntry(
        number=row.number,
        at=row.at.isoformat(timespec="microseconds"),
        who=row.who_name,
        act=row.act,
        about=row.about,
        detail=row.detail,
        previous=row.previous,
        hash=row.hash,
    )
