"""The doors of this office, as its settings say."""

from django.conf import settings

from minhbach import __version__
from minhbach.adapters.fetch import Door, WebDoor
from minhbach.adapters.mail import FolderPost, Post, SmtpPost
from minhbach.errors import BadSettings


def door() -> Door:
    """The real outgoing door of this office."""
    office = settings.OFFICE
    contact = office.contact or office.organisation
    agent = f"minhbach/{__version__} (press review of a public office; {contact})"
    return WebDoor(user_agent=_ascii(agent), allow_loopback=office.allow_loopback)


def post() -> Post:
    """How letters leave: by the mail server of the settings, else into the office's folder.

    Raises BadSettings when the server's settings cannot be used.
    """
    office = settings.OFFICE
    if not office.smtp:
        return FolderPost(office.letters)
    host, _, port = office.smtp.partition(":")
    if not (host and port.isdecimal()):
        raise BadSettings(f"smtp = {office.smtp} cannot be read; write it as host:port.")
    password = ""
    if office.smtp_password_file:
        try:
            password = (office.folder / office.smtp_password_file).read_text("utf-8").strip()
        except OSError as error:
            raise BadSettings(f"{office.smtp_password_file} cannot be read.") from error
    return SmtpPost(host, int(port), user=office.smtp_user, password=password, tls=office.smtp_tls)


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode("ascii")
