"""The doors of this office, as its settings say."""

from django.conf import settings

from minhbach import __version__
from minhbach.adapters.fetch import Door, WebDoor


def door() -> Door:
    """The real outgoing door of this office."""
    office = settings.OFFICE
    contact = office.contact or office.organisation
    agent = f"minhbach/{__version__} (press review of a public office; {contact})"
    return WebDoor(user_agent=_ascii(agent), allow_loopback=office.allow_loopback)


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode("ascii")
