"""Who may do what: roles are Django groups, permissions are predicates on them."""

from enum import StrEnum

import rules
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

from minhbach.errors import NotAllowed


class Role(StrEnum):
    DESK_OFFICER = "desk officer"
    ADMINISTRATOR = "administrator"


def has_role(role: Role) -> rules.Predicate:
    """The predicate that is true for a person with `role`."""

    @rules.predicate(f"is {role}")
    def holds(person: User) -> bool:
        return person.is_active and person.groups.filter(name=role).exists()

    return holds


EDIT_STORIES = "desk.edit_stories"
MAKE_BRIEFS = "desk.make_briefs"
ADMINISTER = "desk.administer"

rules.set_perm(EDIT_STORIES, has_role(Role.DESK_OFFICER))
rules.set_perm(MAKE_BRIEFS, has_role(Role.DESK_OFFICER) | has_role(Role.ADMINISTRATOR))
rules.set_perm(ADMINISTER, has_role(Role.ADMINISTRATOR))


def need(who: AbstractBaseUser | AnonymousUser | None, permission: str) -> None:
    """Raises NotAllowed when a person lacks the permission; None is the program itself."""
    if who is not None and not who.has_perm(permission):
        raise NotAllowed("Your role does not allow this; ask an administrator.")
