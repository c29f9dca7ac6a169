"""Tell the next person up that a deadline is near or past: each mark once."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from minhbach.cases.deadlines import Recipient, Standing, Step, to_tell
from minhbach.cases.workflow import Role
from minhbach.desk.actions.audit import note
from minhbach.desk.actions.letters import message_word, queue, to_office
from minhbach.desk.gather.cases import addresses_of, people_with, standing_of
from minhbach.desk.models import Case


@transaction.atomic
def escalate(case: Case, *, now: datetime) -> bool:
    """Whether somebody had to be told, and was by this worker."""
    standing = standing_of(case, now)
    if standing is None:
        return False
    step = to_tell(standing, [Standing(mark) for mark in case.told])
    if step is None:
        return False
    mine = Case.objects.filter(pk=case.pk, version=case.version)
    if not mine.update(told=[*case.told, step.mark], version=F("version") + 1):
        return False
    for address in _addresses(case, step):
        queue(
            "deadline",
            f"{case.pk}.{case.version}.{step.mark.replace(' ', '-')}.{message_word(address)}",
            to_office(address),
            about=case,
            now=now,
            case=case,
            mark=step.mark,
        )
    note("told", case, who=None, now=now, mark=step.mark)
    return True


def _addresses(case: Case, step: Step) -> list[str]:
    """The department's own head hears of what is past, beside the department."""
    found: set[str] = set()
    if Recipient.DEPARTMENT in step.recipients and case.department:
        found.add(case.department.contact)
        if step.mark is not Standing.NEAR:
            found.add(case.department.above)
    if Recipient.DESK_OFFICERS in step.recipients:
        found.update(addresses_of(people_with(Role.DESK_OFFICER)))
    if Recipient.EDITORS in step.recipients:
        found.update(addresses_of(people_with(Role.EDITOR)))
    return sorted(found - {""})
