"""A case as values: its facts and actor for the workflow, its calendar, term and standing."""

from collections.abc import Iterable
from datetime import datetime, time
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet

from minhbach.cases.deadlines import (
    Deadline,
    Pause,
    Standing,
    Term,
    Unit,
    deadline,
    standing,
)
from minhbach.cases.workflow import Actor, Facts, Role, State
from minhbach.desk.gather.press import zone
from minhbach.desk.models import Case, Department, Draft, Evidence, ExpertLink, Statement
from minhbach.desk.office import Office
from minhbach.desk.roles import SEE_CASES, roles_of
from minhbach.errors import BadSettings, NotAllowed
from minhbach.worktime import vietnam
from minhbach.worktime.ical import read_holidays
from minhbach.worktime.week import Calendar, Holidays

Who = User | ExpertLink | None
# States in which the deadline runs.
OPEN_STATES = (State.RECEIVED, State.ASSIGNED, State.IN_REVIEW, State.APPROVED)


def facts_of(case: Case) -> Facts:
    """What is so about the case now."""
    draft = latest_draft(case)
    return Facts(
        state=State(case.state),
        party=case.party,
        has_evidence=evidence_of(case).exists(),
        has_verdict=draft is not None,
        is_rated=bool(draft and draft.rating),
        has_statement=Statement.objects.filter(case=case).exists(),
        is_paused=case.pauses.filter(end=None).exists(),
    )


def actor_of(case: Case, who: Who) -> Actor:
    """A person, a department by its link, or the program, as far as it matters for the case."""
    if who is None:
        return Actor(is_program=True)
    drafts = Draft.objects.filter(case=case, round=case.round)
    if isinstance(who, ExpertLink):
        return Actor(
            roles=frozenset({Role.EXPERT}),
            of_department=who.case_id == case.pk and who.department_id == case.department_id,
            is_author=drafts.filter(link=who).exists(),
        )
    return Actor(
        roles=roles_of(who),
        of_department=is_of_department(case, who),
        is_author=drafts.filter(who=who).exists(),
    )


def is_of_department(case: Case, person: User) -> bool:
    return Department.objects.filter(pk=case.department_id, experts=person).exists()


def cases_for(person: User) -> QuerySet[Case]:
    """The cases a person may see: an expert's are those of their departments."""
    rows = Case.objects.select_related("claim", "department", "officer", "statement")
    if person.has_perm(SEE_CASES):
        return rows
    if Role.EXPERT in roles_of(person):
        return rows.filter(department__experts=person)
    return rows.none()


def need_to_see(case: Case, person: User) -> None:
    """Raises NotAllowed when the person may not see the case."""
    if not cases_for(person).filter(pk=case.pk).exists():
        raise NotAllowed("Your role does not allow this; ask an administrator.")


def latest_draft(case: Case) -> Draft | None:
    """The verdict as drafted last in this round."""
    return Draft.objects.filter(case=case, round=case.round).order_by("-pk").first()


def evidence_of(case: Case) -> QuerySet[Evidence]:
    """The evidence that counts: what was set aside does not."""
    return Evidence.objects.filter(case=case, aside_why="")


def term_of(case: Case) -> Term:
    return Term(case.term_amount, Unit(case.term_unit), case.term_long)


def pauses_of(case: Case) -> tuple[Pause, ...]:
    return tuple(Pause(row.start, row.end) for row in case.pauses.all())


def deadline_of(case: Case, now: datetime) -> Deadline | None:
    """When the answer is due as things are now; None before it was assigned."""
    if case.assigned is None:
        return None
    return deadline(case.assigned, term_of(case), calendar(), pauses_of(case), now)


def standing_of(case: Case, now: datetime) -> Standing | None:
    """How the case stands against its deadline; None when none runs."""
    marks = deadline_of(case, now) if State(case.state) in OPEN_STATES else None
    if marks is None:
        return None
    return standing(marks, pauses_of(case), now)


def calendar() -> Calendar:
    """The office's working calendar. Raises BadSettings when its settings cannot be used."""
    return _calendar(settings.OFFICE)


@lru_cache(maxsize=4)
def _calendar(office: Office) -> Calendar:
    days = _holidays(office)
    week = {int(day) - 1: _spans(office.hours) for day in office.weekdays}
    return Calendar(week, zone(), days.free, days.worked)


def _spans(hours: str) -> tuple[tuple[time, time], ...]:
    try:
        spans = [span.strip().split("-") for span in hours.split(",")]
        return tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in spans)
    except ValueError as error:
        raise BadSettings(
            f"hours = {hours} cannot be read; write them as 07:30-11:30, 13:00-17:00."
        ) from error


def _holidays(office: Office) -> Holidays:
    if office.holidays == "vietnam":
        return vietnam.HOLIDAYS
    if office.holidays == "none":
        return Holidays(frozenset(), frozenset())
    file = office.folder / Path(office.holidays)
    try:
        return read_holidays(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSettings(f"The holidays in {file} cannot be read: {error.strerror}.") from error


def addresses_of(people: Iterable[User]) -> list[str]:
    """The mail addresses of people of the desk who have one."""
    return sorted({person.email for person in people if person.email})


def people_with(role: Role) -> QuerySet[User]:
    return User.objects.filter(is_active=True, groups__name=role)
