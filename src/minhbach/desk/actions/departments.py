"""Departments: who knows which matters, and where the desk writes to them."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from minhbach.desk import sealed
from minhbach.desk.actions.audit import note
from minhbach.desk.models import Department
from minhbach.desk.roles import ADMINISTER, need
from minhbach.errors import BadInput
from minhbach.text.normalize import clean


@transaction.atomic
def save_department(
    pk: int | None,
    *,
    name: str,
    contact: str,
    above: str = "",
    experts: Iterable[User] = (),
    active: bool = True,
    who: User | None,
    now: datetime,
) -> Department:
    """Make a department, or change it. `above` hears when it is late."""
    need(who, ADMINISTER)
    name = clean(name)
    if not name:
        raise BadInput("Name the department.")
    if Department.objects.filter(name=name).exclude(pk=pk).exists():
        raise BadInput("There is a department of this name already.")
    row = Department.objects.get(pk=pk) if pk else Department()
    row.name, row.active = name, active
    row.contact = sealed.check_address(contact)
    row.above = sealed.check_address(above) if above.strip() else ""
    row.save()
    row.experts.set(experts)
    note("saved", row, who=who, now=now, name=name, active=active)
    return row
