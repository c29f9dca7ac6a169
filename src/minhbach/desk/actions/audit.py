"""Write one line of the audit trail; called inside the transaction of the act itself."""

from datetime import datetime

from django.contrib.auth.models import User

from minhbach.desk.models import AuditEntry


def note(act: str, about: object, *, who: User | None, now: datetime, **detail: object) -> None:
    """`about` is written as its kind and number: `feed 3`."""
    name = f"{type(about).__name__.lower()} {getattr(about, 'pk', about)}"
    AuditEntry.objects.create(at=now, who=who, act=act, about=name, detail=detail)
