"""Who may do what: roles are Django groups, permissions are predicates on them.

What a role may do with a case is one table, `cases.workflow.MOVES`; the permissions here are for
everything else.
"""

import rules
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

from minhbach.cases.workflow import Role
from minhbach.errors import NotAllowed


def has_role(role: Role) -> rules.Predicate:
    """The predicate that is true for a person with `role`."""

    @rules.predicate(f"is {role}")
    def holds(person: User) -> bool:
        return role in roles_of(person)

    return holds


def roles_of(person: User) -> frozenset[Role]:
    """The roles of an active person; they are read once for each request."""
    if not person.is_active:
        return frozenset()
    if not hasattr(person, "_roles"):
        known = {role.value for role in Role}
        names = person.groups.values_list("name", flat=True)
        person._roles = frozenset(Role(name) for name in names if name in known)
    return person._roles


EDIT_STORIES = "desk.edit_stories"
MAKE_BRIEFS = "desk.make_briefs"
ADMINISTER = "desk.administer"
TRIAGE = "desk.triage"
SEE_CASES = "desk.see_cases"
SEE_STATEMENTS = "desk.see_statements"
MAKE_SHEETS = "desk.make_sheets"
SEE_AUDIT = "desk.see_audit"

_officer, _expert = has_role(Role.DESK_OFFICER), has_role(Role.EXPERT)
_reviewer, _editor = has_role(Role.REVIEWER), has_role(Role.EDITOR)
_administrator = has_role(Role.ADMINISTRATOR)

rules.set_perm(EDIT_STORIES, _officer)
rules.set_perm(MAKE_BRIEFS, _officer | _administrator)
rules.set_perm(ADMINISTER, _administrator)
rules.set_perm(TRIAGE, _officer)
rules.set_perm(SEE_CASES, _officer | _reviewer | _editor)
# What was said is found by everybody who may say something new.
rules.set_perm(SEE_STATEMENTS, _officer | _expert | _reviewer | _editor)
rules.set_perm(MAKE_SHEETS, _officer | _editor)
rules.set_perm(SEE_AUDIT, _editor | _administrator)


def need(who: AbstractBaseUser | AnonymousUser | None, permission: str) -> None:
    """Raises NotAllowed when a person lacks the permission; None is the program itself."""
    if who is not None and not who.has_perm(permission):
        raise NotAllowed("Your role does not allow this; ask an administrator.")
