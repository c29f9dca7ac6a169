"""What every page shows around its content: the office, the places to go, what went wrong."""

from datetime import timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from minhbach import __version__
from minhbach.cases.workflow import Role
from minhbach.desk import clock
from minhbach.desk.gather.press import count_trouble
from minhbach.desk.models import Letter, Question
from minhbach.desk.roles import ADMINISTER, SEE_AUDIT, SEE_CASES, TRIAGE, roles_of

# A feed that its outlet gave up is told for so long.
GONE_TOLD = timedelta(days=7)


def office(request: HttpRequest) -> dict[str, Any]:
    """The office and the release; what may be gone to; counts, made only where they are shown."""
    trouble = cache(lambda: count_trouble(clock.now() - GONE_TOLD))
    return {
        "office": settings.OFFICE,
        "version": __version__,
        "may": cache(lambda: _may(request)),
        "failing_feeds": lambda: trouble()["broken"],
        "silent_feeds": lambda: trouble()["silent"],
        "open_questions": cache(_open_questions),
        "failed_letters": cache(_failed_letters),
    }


def _may(request: HttpRequest) -> dict[str, bool]:
    """Which places the person may go to."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {}
    return {
        "cases": person.has_perm(SEE_CASES) or Role.EXPERT in roles_of(person),
        "triage": person.has_perm(TRIAGE),
        "sheets": person.has_perm(SEE_CASES),
        "letters": person.has_perm(TRIAGE) or person.has_perm(ADMINISTER),
        "audit": person.has_perm(SEE_AUDIT),
        "administer": person.has_perm(ADMINISTER),
    }


def _open_questions() -> int:
    """Questions that nobody has decided on yet."""
    return Question.objects.filter(end=Question.End.OPEN, claim=None).count()


def _failed_letters() -> int:
    return Letter.objects.filter(state=Letter.State.FAILED).count()
