"""What the clock does for cases: end embargoes, and tell whom a deadline concerns."""

import contextlib
from datetime import datetime

from minhbach.cases.workflow import MoveName, State
from minhbach.desk.actions.case.assign import answer_back
from minhbach.desk.actions.case.move import move_case
from minhbach.desk.actions.escalate import escalate
from minhbach.desk.gather.cases import OPEN_STATES
from minhbach.desk.models import Case
from minhbach.errors import Conflict, NotReady


def publish_one(*, now: datetime) -> bool:
    """Publish one case whose embargo has ended; whether there was one."""
    case = Case.objects.filter(state=State.APPROVED, publish_at__lte=now).first()
    if case is None:
        return False
    # Another worker, or a person, may be first.
    with contextlib.suppress(Conflict):
        move_case(
            case.pk, MoveName.PUBLISH, who=None, now=now, version=case.version, **case.planned
        )
    return True


def escalate_one(*, now: datetime) -> bool:
    """Tell of one deadline that is near or past; whether there was one."""
    waiting = Case.objects.filter(state__in=OPEN_STATES).exclude(assigned=None)
    return any(escalate(case, now=now) for case in waiting.select_related("department"))


def hear_asker(token: str, text: str, *, now: datetime) -> None:
    """What the asker adds; the case that waited for it goes on."""
    case = answer_back(token, text, now=now)
    if case is not None:
        # An officer may have gone on already.
        with contextlib.suppress(Conflict, NotReady):
            move_case(case.pk, MoveName.GO_ON, who=None, now=now)
