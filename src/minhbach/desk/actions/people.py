"""The accounts of the desk: add one, change its roles and address, close it, set its password."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from minhbach.desk import sealed
from minhbach.desk.actions.audit import note
from minhbach.desk.gather.cases import people_with
from minhbach.desk.roles import ADMINISTER, Role, need
from minhbach.errors import BadInput

MOST_CHARACTERS = 150  # what Django's table of users holds


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
    """Raises BadInput when the name is taken or none, the password too weak, the address none."""
    need(who, ADMINISTER)
    roles, name = _in_order(roles), _checked_name(name)
    _check_password(password)
    person = User.objects.create_user(name, _checked_address(email), password)
    person.groups.set(_groups(roles))
    note("add", person, who=who, now=now, name=name, roles=roles)
    return person


@transaction.atomic
def change_person(
    pk: int, *, roles: Iterable[Role], email: str, active: bool, who: User | None, now: datetime
) -> User:
    """The account as it is to be; who is not active cannot enter, open sessions end at once.

    Raises BadInput when nobody would be left to administer, or when administrators take that role
    from themselves. The trail says that an address changed, never which one it is.
    """
    need(who, ADMINISTER)
    person = User.objects.get(pk=pk)
    roles, address = _in_order(roles), _checked_address(email)
    administers = Role.ADMINISTRATOR in roles
    if person == who and not administers:
        raise BadInput(
            "You cannot take the role of administrator from yourself; let another administrator."
        )
    if not (active and administers) and set(people_with(Role.ADMINISTRATOR)) == {person}:
        raise BadInput("This is the last active administrator; give another the role first.")
    moved = address != person.email
    person.email, person.is_active = address, active
    person.save(update_fields=["email", "is_active"])
    person.groups.set(_groups(roles))
    note(
        "changed-person",
        person,
        who=who,
        now=now,
        name=person.get_username(),
        roles=roles,
        active=active,
        address_changed=moved,
    )
    return person


@transaction.atomic
def set_password(pk: int, password: str, *, who: User | None, now: datetime) -> User:
    """By an administrator, or one's own. Open sessions of that person end.

    Raises BadInput when the password is too weak.
    """
    person = User.objects.get(pk=pk)
    if person != who:
        need(who, ADMINISTER)
    _check_password(password)
    person.set_password(password)
    person.save(update_fields=["password"])
    note("set-password", person, who=who, now=now, name=person.get_username())
    return person


def change_own_password(person: User, old: str, new: str, *, now: datetime) -> User:
    """Raises BadInput when `old` is not the password, or `new` is too weak."""
    if not person.check_password(old):
        raise BadInput("The current password is not right.")
    return set_password(person.pk, new, who=person, now=now)


def _checked_name(name: str) -> str:
    """The name as it is kept: no other differs from it by capital letters alone.

    Without spaces and brackets, so that nobody is called as the trail calls a department's link.
    """
    name = User.normalize_username(name)
    try:
        User.username_validator(name)
    except ValidationError:
        name = ""
    if not 0 < len(name) <= MOST_CHARACTERS:
        raise BadInput(
            "A user name has letters, digits and @ . + - _ only, no spaces, at most 150 in all."
        )
    taken = User.objects.values_list("username", flat=True)
    if name.casefold() in {other.casefold() for other in taken}:
        raise BadInput("Choose a user name that is not taken yet.")
    return name


def _checked_address(email: str) -> str:
    return sealed.check_address(email) if email.strip() else ""


def _check_password(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error


def _in_order(roles: Iterable[Role]) -> list[Role]:
    """Each role once, in the order of the workflow."""
    wanted = set(roles)
    return [role for role in Role if role in wanted]


def _groups(roles: Iterable[Role]) -> list[Group]:
    return [Group.objects.get_or_create(name=role)[0] for role in roles]
