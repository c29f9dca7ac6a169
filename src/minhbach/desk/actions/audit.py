"""Write one line of the audit trail; called inside the transaction of the act itself."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from minhbach.cases.trail import START, sealed_entry
from minhbach.desk.models import AuditEntry, AuditHead, ExpertLink


@transaction.atomic
def note(
    act: str, about: object, *, who: User | ExpertLink | None, now: datetime, **detail: object
) -> None:
    """Add to the chain. `about` is written as its kind and number: `feed 3`.

    The head row is locked first, so that of two acts at once one follows the other.
    """
    head, _ = AuditHead.objects.select_for_update().get_or_create(pk=1, defaults={"hash": START})
    entry = sealed_entry(
        number=head.number + 1,
        at=now,
        who=_name(who),
        act=act,
        about=f"{type(about).__name__.lower()} {getattr(about, 'pk', about)}",
        detail=detail,
        previous=head.hash,
    )
    AuditEntry.objects.create(
        number=entry.number,
        at=now,
        who=who if isinstance(who, User) else None,
        who_name=entry.who,
        act=entry.act,
        about=entry.about,
        detail=entry.detail,
        previous=entry.previous,
        hash=entry.hash,
    )
    AuditHead.objects.filter(pk=1).update(number=entry.number, hash=entry.hash)


def _name(who: User | ExpertLink | None) -> str:
    if isinstance(who, ExpertLink):
        return f"{who.department.name} (link {who.pk})"
    return who.get_username() if who else ""
