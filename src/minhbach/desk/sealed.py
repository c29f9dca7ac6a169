"""Contact addresses, sealed with a key that stands in a file beside the database, not in it.

Fernet (AES-128-CBC and HMAC-SHA-256, each seal with a nonce of its own), so that two seals of one
address do not look alike. The file may hold several keys, one a line: the first seals, all open.
"""

import os
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from minhbach.errors import BadInput, BadSettings
from minhbach.text.normalize import clean

MOST_CHARS = 254  # RFC 5321, section 4.5.3.1.3, less the angle brackets
_PLAUSIBLE = EmailValidator()


class SealKey:
    """Seals and opens. `path` is made, readable by its owner only, when it is not there."""

    def __init__(self, path: Path) -> None:
        self._fernet = MultiFernet([Fernet(line) for line in _lines(path)])

    def seal(self, text: str) -> bytes:
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """Raises BadInput when it was sealed with another key, or not at all."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken as error:
            raise BadInput("This address was sealed with a key that is not here.") from error


def key() -> SealKey:
    """The key of this office."""
    return _key(settings.OFFICE.address_key)


def check_address(text: str) -> str:
    """The e-mail address, cleaned. Raises BadInput when it cannot be one."""
    address = clean(text)
    try:
        if len(address) > MOST_CHARS or address != text.strip():
            raise ValidationError("")
        _PLAUSIBLE(address)
    except ValidationError as error:
        raise BadInput("This is not an e-mail address; write it as name@example.org.") from error
    return address


@lru_cache(maxsize=4)
def _key(path: Path) -> SealKey:
    return SealKey(path)


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().split()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = Fernet.generate_key()
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_bytes().split()
        with os.fdopen(handle, "wb") as file:
            file.write(made + b"\n")
        return [made]
    except OSError as error:
        raise BadSettings(
            f"The key file {path} cannot be read; restore it from a backup."
        ) from error
