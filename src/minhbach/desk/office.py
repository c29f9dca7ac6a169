"""The settings of one office: a folder with `office.toml`, the key file and the database.

The folder is named by MINHBACH_DIR, or is the current one.
"""

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from minhbach.errors import BadSettings

SETTINGS_FILE = "office.toml"
KEY_FILE = "secret.key"
ADDRESS_KEY_FILE = "address.key"
EVIDENCE_FOLDER = "evidence"
LETTERS_FOLDER = "letters"
DATABASE_FILE = "minhbach.sqlite3"
LANGUAGES = ("vi", "en")
DEFAULT_SITE = "http://127.0.0.1:8766"
TLS = ("starttls", "tls", "none")
LOCAL_HOSTS = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class Office:
    """Who runs the desk, in which zone and language, and where its folder is.

    `contact` stands in the User-Agent. `invented` marks a demo press, said on every page.
    `allow_loopback` opens addresses on this machine, for the demo and replay only.

    `site` is the address of the public site, for good. `spokesperson` is the office that signs;
    `who_we_are` and `funding` are told on the site. Letters leave by `smtp` (host:port), signed
    as `sender`; without it they stay in the folder `letters`. `proxy` is the address of a proxy
    in front, which is believed when it says who asks. `hours` are the working hours of
    `weekdays` (1 is Monday), `holidays` is `vietnam`, `none` or an iCalendar file;
    a case is due after `term_days` working days, and long overdue `long_overdue_days` later.
    """

    folder: Path
    organisation: str
    zone: str = "Asia/Ho_Chi_Minh"
    language: str = "vi"
    contact: str = ""
    hosts: tuple[str, ...] = LOCAL_HOSTS
    invented: bool = False
    allow_loopback: bool = False
    site: str = DEFAULT_SITE
    site_hosts: tuple[str, ...] = LOCAL_HOSTS
    spokesperson: str = ""
    public_contact: str = ""
    who_we_are: str = ""
    funding: str = ""
    sender: str = "minhbach@localhost"
    smtp: str = ""
    smtp_user: str = ""
    smtp_password_file: str = ""
    smtp_tls: str = "starttls"
    proxy: str = ""
    hours: str = "07:30-11:30, 13:00-17:00"
    weekdays: str = "12345"
    holidays: str = "vietnam"
    term_days: int = 5
    long_overdue_days: int = 5

    @property
    def database(self) -> Path:
        return self.folder / DATABASE_FILE

    @property
    def address_key(self) -> Path:
        """The key that seals contact addresses; it is not in the database."""
        return self.folder / ADDRESS_KEY_FILE

    @property
    def evidence(self) -> Path:
        return self.folder / EVIDENCE_FOLDER

    @property
    def letters(self) -> Path:
        return self.folder / LETTERS_FOLDER

    @property
    def key(self) -> str:
        """The secret key. Raises BadSettings when the key file is gone."""
        try:
            return (self.folder / KEY_FILE).read_text(encoding="ascii").strip()
        except OSError as error:
            raise BadSettings(
                f"The key file {self.folder / KEY_FILE} cannot be read; restore it from a backup."
            ) from error


def office_folder() -> Path:
    return Path(os.environ.get("MINHBACH_DIR") or ".").resolve()


def read_office(folder: Path) -> Office:
    """The office of `folder`. Raises BadSettings with what to do."""
    file = folder / SETTINGS_FILE
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadSettings(
            f"There is no office in {folder}. Make one with: minhbach init {folder}"
        ) from error
    except (OSError, ValueError) as error:
        raise BadSettings(f"{file} cannot be read: {error}") from error
    return _checked(folder, said, file)


def _checked(folder: Path, said: dict, file: Path) -> Office:
    known = {field.name for field in fields(Office)} - {"folder"}
    unknown = sorted(set(said) - known)
    if unknown:
        raise BadSettings(
            f"{file}: unknown setting {unknown[0]}. Known: {', '.join(sorted(known))}."
        )
    if not str(said.get("organisation", "")).strip():
        raise BadSettings(f"{file}: organisation is missing.")
    for name in ("hosts", "site_hosts"):
        said = {**said, name: tuple(said.get(name, LOCAL_HOSTS))}
    office = Office(folder=folder, **said)
    for field in fields(Office):
        if (
            field.type in (str, int, bool)
            and type(said.get(field.name, field.type())) is not field.type
        ):
            raise BadSettings(f"{file}: {field.name} must be of type {field.type.__name__}.")
    check_zone(office.zone)
    if office.language not in LANGUAGES:
        raise BadSettings(f"{file}: language must be one of {', '.join(LANGUAGES)}.")
    if office.smtp_tls not in TLS:
        raise BadSettings(f"{file}: smtp_tls must be one of {', '.join(TLS)}.")
    if not office.site.startswith(("http://", "https://")) or office.site.endswith("/"):
        raise BadSettings(f"{file}: site must be an http or https address without a last slash.")
    return office


def check_zone(zone: str) -> None:
    """Raises BadSettings when `zone` is not an IANA time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadSettings(
            f"{zone} is not a time zone; use a name such as Asia/Ho_Chi_Minh."
        ) from error


def write_office(office: Office, *, key: str) -> None:
    """Write `office.toml` and the key file into a new folder, which only its owner can enter."""
    office.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    always = ("organisation", "zone", "language", "contact", "hosts", "site")
    lines = [
        f"{field.name} = {_toml(getattr(office, field.name))}"
        for field in fields(Office)
        if field.name in always
        or (field.name != "folder" and getattr(office, field.name) != field.default)
    ]
    (office.folder / SETTINGS_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    handle = os.open(office.folder / KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")


def _toml(value: str | bool | int | tuple[str, ...]) -> str:
    """A value as TOML writes it."""
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted(one) for one in value)}]"
    return _quoted(value) if isinstance(value, str) else str(value).lower()


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
    )
