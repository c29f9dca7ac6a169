"""Open an office: its database, roles, first person and first profile."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import transaction

from minhbach.desk.actions.people import add_person
from minhbach.desk.actions.profiles import save_profile
from minhbach.desk.models import Grouping
from minhbach.desk.roles import Role

FIRST_PROFILE = {"vi": "Điểm báo", "en": "Press brief"}


def migrate() -> None:
    """Bring the database to the form this release wants."""
    call_command("migrate", verbosity=0, interactive=False)


def open_office(name: str, password: str, *, now: datetime) -> User:
    """The administrator, who is also a desk officer, of an office that is ready for work."""
    migrate()
    with transaction.atomic():
        for role in Role:
            Group.objects.get_or_create(name=role)
        Grouping.objects.get_or_create(pk=1)
        person = add_person(name, password, roles=tuple(Role), who=None, now=now)
        language = settings.OFFICE.language
        save_profile(
            None,
            name=FIRST_PROFILE[language],
            slots="07:30, 15:30",
            language=language,
            who=None,
            now=now,
        )
    return person
