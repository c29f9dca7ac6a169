"""Keep copies of evidence: links are fetched when due, files are kept as they are handed in."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from minhbach.adapters import archive
from minhbach.adapters.fetch import Door
from minhbach.desk.actions.case.evidence import claim_evidence, record_kept, record_not_kept
from minhbach.desk.actions.case.move import move_case
from minhbach.desk.gather.cases import Who
from minhbach.desk.models import Evidence
from minhbach.errors import BadInput, Conflict, FetchFailed

RETRIES = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=12))
HELD = timedelta(minutes=10)


def keep_one(door: Door, *, now: datetime) -> bool:
    """Fetch and keep the copy of one link; whether there was one."""
    row = Evidence.objects.filter(keep=Evidence.Keep.DUE, next_try__lte=now).first()
    if row is None:
        return False
    if not claim_evidence(row, until=now + HELD):
        return True
    row.refresh_from_db()
    try:
        kept = archive.keep_answer(door.get(row.address), at=now, into=settings.OFFICE.evidence)
    except (FetchFailed, BadInput, Conflict) as error:
        again = now + RETRIES[row.tries - 1] if row.tries <= len(RETRIES) else None
        record_not_kept(row, str(error), again=again, now=now)
    else:
        record_kept(row, kept, now=now)
    return True


def add_file(
    case: int, body: bytes, *, media_type: str, name: str, who: Who, now: datetime, **said: Any
) -> Evidence:
    """Keep the file that was handed in, and add it to the case as evidence.

    Raises what `move_case` raises; a copy that is then not needed stays, and harms nobody.
    """
    kept = archive.keep_file(name, media_type, body, at=now, into=settings.OFFICE.evidence)
    return move_case(
        case,
        "add-evidence",
        who=who,
        now=now,
        **{**said, "kind": Evidence.Kind.FILE, "kept": kept, "file_name": name},
    )


def check_evidence(sample: int | None = None) -> list[tuple[Evidence, str]]:
    """Kept copies with what is wrong with them; an empty text when one is whole.

    All of them, or `sample` of them spread over all that there are.
    """
    kept = Evidence.objects.filter(keep=Evidence.Keep.KEPT)
    step = max(1, -(-kept.count() // sample)) if sample else 1
    rows = list(kept)[::step]
    folder = settings.OFFICE.evidence
    return [
        (
            row,
            archive.verify(folder / row.kept, sha256=row.sha256, file_sha256=row.file_sha256),
        )
        for row in rows
    ]


def kept_file(row: Evidence) -> tuple[str, bytes]:
    """The media type and the bytes of a kept copy."""
    return archive.read(settings.OFFICE.evidence / row.kept)
