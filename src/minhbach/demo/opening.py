"""Open an office on this machine for a press that plays on loopback."""

import os
import secrets
from datetime import datetime

from minhbach.adapters.ports import free_port
from minhbach.desk.office import SETTINGS_FILE, Office, read_office, write_office
from minhbach.errors import BadInput

_MARK = "play"


def enter_office(office: Office, *, play: str, person: str, password: str, now: datetime) -> bool:
    """Make this process work for the office, made anew when its folder is empty.

    `play` names what is played; the office remembers it. Gives whether the office is new.
    Raises BadInput when the folder holds another play, or an office of somebody.
    """
    is_new = _claim(office, play)
    if is_new:
        write_office(office, key=secrets.token_urlsafe(50))
    os.environ["MINHBACH_DIR"] = str(office.folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "minhbach.desk.settings"
    import django

    django.setup()
    from django.contrib.auth.models import User

    from minhbach.desk.actions.open_office import migrate, open_office

    migrate()
    if not User.objects.exists():
        open_office(person, password, now=now)
    return is_new


def _claim(office: Office, play: str) -> bool:
    """Whether the folder is new; its mark is written first, so that a killed start goes on."""
    mark = office.folder / _MARK
    if mark.exists():
        if mark.read_text(encoding="utf-8") != play:
            raise BadInput(f"{office.folder} holds another play; choose another folder.")
        return not (office.folder / SETTINGS_FILE).exists()
    if office.folder.exists() and any(office.folder.iterdir()):
        raise BadInput(f"{office.folder} is not empty; choose another folder.")
    office.folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(play, encoding="utf-8")
    return True


def kept_port(office: Office) -> int:
    """The port the press has here, the same each time, so that addresses stay what they were."""
    file = office.folder / "press.port"
    if not file.exists():
        file.write_text(str(free_port()), encoding="ascii")
    return int(file.read_text(encoding="ascii"))


def settled(office: Office) -> Office:
    """The office as its folder says already, or as given when the folder has none yet."""
    if (office.folder / SETTINGS_FILE).exists():
        return read_office(office.folder)
    return office
