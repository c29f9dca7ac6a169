"""The letter-box key: contact addresses are sealed with a key that is not in the database.

The key file holds one Fernet key a line (AES-128-CBC with HMAC-SHA-256, a fresh random start
each time, so equal addresses do not look equal). The first key seals, every key opens: to change
keys, put a new one on top. Nobody but the program's user may read the file.
"""

import os
import re
import stat
import tempfile
from pathlib import Path
from typing import Self

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from minhbach.errors import BadInput, BadSettings

MAX_ADDRESS = 254  # RFC 5321, 4.5.3.1.3, with the angle brackets taken off
_MAX_LOCAL = 64
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_DIGITS = re.compile(r"[0-9]+")


class SealKey:
    """Seals and opens a contact address."""

    def __init__(self, keys: list[bytes]) -> None:
        self._keys = MultiFernet([Fernet(key) for key in keys])

    @classmethod
    def read_or_make(cls, path: Path) -> Self:
        """The key in the file; a new file with a new key when there is none.

        Raises BadSettings when the file holds no key or others may read it.
        """
        if not path.exists():
            _make(path)
        if stat.S_IMODE(path.stat().st_mode) & 0o007:
            raise BadSettings(f"Others may read the key {path}; say: chmod 600 {path}")
        try:
            return cls(path.read_bytes().split())
        except ValueError as error:
            raise BadSettings(f"There is no usable key in {path}: {error}.") from error

    def seal(self, text: str) -> bytes:
        """The sealed text. It does not say when it was sealed."""
        return self._keys.encrypt_at_time(text.encode(), 0)

    def open(self, sealed: bytes) -> str:
        """What was sealed. Raises BadInput when no key opens it."""
        try:
            return self._keys.decrypt(sealed).decode()
        except InvalidToken as error:
            raise BadInput(
                "This address was sealed with another key; put that key into the key file."
            ) from error


def check_address(text: str) -> str:
    """One plausible e-mail address, its domain in ASCII and lower case. Raises BadInput.

    Plausible is what a mail server takes without extensions: a dot-atom (RFC 5322, 3.2.3)
    before the one @, and behind it a domain of at least two labels, or `localhost`.
    """
    local, at, domain = text.strip().rpartition("@")
    domain = _ascii_domain(domain)
    address = f"{local}@{domain}"
    if not at or not domain or len(local) > _MAX_LOCAL or not _LOCAL.fullmatch(local):
        raise BadInput("This is no e-mail address; write it as name@example.vn.")
    if len(address) > MAX_ADDRESS:
        raise BadInput(f"An e-mail address has at most {MAX_ADDRESS} characters.")
    return address


def _ascii_domain(domain: str) -> str:
    """The domain as the name system knows it; empty when it is none."""
    try:
        labels = domain.encode("idna").decode().lower().split(".")
    except UnicodeError:
        return ""
    if labels == ["localhost"]:
        return "localhost"
    if len(labels) < 2 or _DIGITS.fullmatch(labels[-1]):
        return ""
    return ".".join(labels) if all(map(_LABEL.fullmatch, labels)) else ""


def _make(path: Path) -> None:
    """A key file that is there whole or not at all; the first of two makers wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-") as draft:  # mode 0600
        draft.write(Fernet.generate_key() + b"\n")
        draft.flush()
        os.fsync(draft.fileno())
        try:
            os.link(draft.name, path)
        except FileExistsError:
            return  # another worker was first: its key is the key
