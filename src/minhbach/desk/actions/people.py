"""Add a person to the desk, with roles."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from minhbach.desk import sealed
from minhbach.desk.actions.audit import note
from minhbach.desk.roles import ADMINISTER, Role, need
from minhbach.errors import BadInput


@transaction.atomic
def add_person(
    name: str,
    password: str,
    *,
    roles: Iterable[Role],
    email: str = "",
    who: User | None,
    now: datetime,
) -> User:
    """Raises BadInput when the name is taken, the password too weak, or the address none."""
    need(who, ADMINISTER)
    if not name or User.objects.filter(username=name).exists():
        raise BadInput("Choose a user name that is not taken yet.")
    try:
        validate_password(password)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error
    address = sealed.check_address(email) if email else ""
    person = User.objects.create_user(name, address, password)
    person.groups.set([Group.objects.get_or_create(name=role)[0] for role in roles])
    note("add", person, who=who, now=now, name=name)
    return person
