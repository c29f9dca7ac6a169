"""Keep the brief profiles."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from minhbach.briefs.brief import Scope
from minhbach.desk.actions.audit import note
from minhbach.desk.gather.press import slots_of
from minhbach.desk.models import Profile, Topic
from minhbach.desk.office import LANGUAGES
from minhbach.desk.roles import ADMINISTER, need
from minhbach.errors import BadInput, Conflict
from minhbach.text.normalize import clean

MOST_STORIES = 50
MOST_LEAD_MINUTES = 120


@transaction.atomic
def save_profile(
    pk: int | None,
    *,
    name: str,
    slots: str,
    weekdays: str = "1234567",
    language: str = "vi",
    how_many: int = 8,
    scope: str = Scope.ALL,
    topics: Sequence[Topic] = (),
    active: bool = True,
    lead_minutes: int = 10,
    who: User | None,
    now: datetime,
) -> Profile:
    """The profile as wanted. Raises BadInput that names the field."""
    need(who, ADMINISTER)
    profile = Profile.objects.filter(pk=pk).first() if pk else Profile(since=now)
    if profile is None:
        raise Conflict("Somebody else has deleted this profile.")
    name = clean(name)
    slots_of(slots, weekdays)
    _check(name, language, how_many, lead_minutes)
    profile.name, profile.slots, profile.weekdays = name, slots, weekdays
    profile.language, profile.how_many, profile.scope = language, how_many, Scope(scope)
    profile.active, profile.lead_minutes = active, lead_minutes
    try:
        with transaction.atomic():
            profile.save()
    except IntegrityError as error:
        raise BadInput(f"There is a profile called {name} already.") from error
    profile.topics.set(topics)
    note("save", profile, who=who, now=now, name=name, slots=slots, weekdays=weekdays)
    return profile


def _check(name: str, language: str, how_many: int, lead_minutes: int) -> None:
    if not name:
        raise BadInput("A profile needs a name.")
    if language not in LANGUAGES:
        raise BadInput(f"The language of a brief is one of {', '.join(LANGUAGES)}.")
    if not 1 <= how_many <= MOST_STORIES:
        raise BadInput(f"A brief holds 1 to {MOST_STORIES} stories.")
    if not 0 <= lead_minutes <= MOST_LEAD_MINUTES:
        raise BadInput(f"The cut-off lies 0 to {MOST_LEAD_MINUTES} minutes before the slot.")
