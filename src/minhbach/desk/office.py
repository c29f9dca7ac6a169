"""The settings of one office: a folder with `office.toml`, the key file and the database.

The folder is named by MINHBACH_DIR, or is the current one.
"""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from minhbach.errors import BadSettings

SETTINGS_FILE = "office.toml"
KEY_FILE = "secret.key"
DATABASE_FILE = "minhbach.sqlite3"
LANGUAGES = ("vi", "en")
LOCAL_HOSTS = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class Office:
    """Who runs the desk, in which zone and language, and where its folder is.

    `contact` stands in the User-Agent. `invented` marks a demo press, said on every page.
    `allow_loopback` opens addresses on this machine, for the demo and replay only.
    """

    folder: Path
    organisation: str
    zone: str = "Asia/Ho_Chi_Minh"
    language: str = "vi"
    contact: str = ""
    hosts: tuple[str, ...] = LOCAL_HOSTS
    invented: bool = False
    allow_loopback: bool = False

    @property
    def database(self) -> Path:
        return self.folder / DATABASE_FILE

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
    known = {"organisation", "zone", "language", "contact", "hosts", "invented", "allow_loopback"}
    unknown = sorted(set(said) - known)
    if unknown:
        raise BadSettings(
            f"{file}: unknown setting {unknown[0]}. Known: {', '.join(sorted(known))}."
        )
    if not str(said.get("organisation", "")).strip():
        raise BadSettings(f"{file}: organisation is missing.")
    office = Office(folder=folder, **{**said, "hosts": tuple(said.get("hosts", LOCAL_HOSTS))})
    check_zone(office.zone)
    if office.language not in LANGUAGES:
        raise BadSettings(f"{file}: language must be one of {', '.join(LANGUAGES)}.")
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
    """Write `office.toml` and the key file (readable by its owner only) into a new folder."""
    office.folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f"organisation = {_quoted(office.organisation)}",
        f"zone = {_quoted(office.zone)}",
        f"language = {_quoted(office.language)}",
        f"contact = {_quoted(office.contact)}",
        f"hosts = [{', '.join(_quoted(host) for host in office.hosts)}]",
    ]
    lines += [f"{name} = true" for name in ("invented", "allow_loopback") if getattr(office, name)]
    (office.folder / SETTINGS_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    handle = os.open(office.folder / KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
    )
