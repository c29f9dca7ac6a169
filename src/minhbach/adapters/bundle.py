"""One file that holds many: an ordinary tar (POSIX.1-1988 with GNU's sizes), read strictly.

    member, member, ..., manifest.json

Any program that knows tar unpacks it. Read back here, nothing in it may be otherwise than it was
written: each member has the hash that the manifest names, each header and each padding byte is
the one that we write, and the manifest carries a hash of itself. So one changed byte anywhere is
found, and so is a file that was cut off. Against somebody who writes a whole new file with good
hashes it says nothing.
"""

import hashlib
import json
import os
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from minhbach.cases.trail import canonical
from minhbach.errors import BadInput

MANIFEST = "manifest.json"
_BLOCK = tarfile.BLOCKSIZE
_PIECE = 1_048_576
_MAX_MANIFEST_BYTES = 256_000_000
_DAMAGED = "This backup is damaged ({}); nothing was restored. Take another one."

Progress = Callable[[int], None]


class BundleWriter:
    """Writes a bundle member by member; `members` says what is in it so far."""

    def __init__(self, out: BinaryIO, *, made: int, progress: Progress) -> None:
        self._out = tarfile.open(  # noqa: SIM115
            fileobj=out, mode="w", format=tarfile.GNU_FORMAT, encoding="utf-8"
        )
        self._made = made
        self._progress = progress
        self.members: dict[str, dict[str, Any]] = {}

    def add(self, name: str, file: Path) -> None:
        """Put a file in, with the size it has now. Raises BadInput when its name is too long."""
        with file.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            reader = _Hashing(opened, self._progress)
            self._out.addfile(_header(name, size, self._made), reader)
        self.members[name] = {"sha256": reader.digest.hexdigest(), "size_bytes": size}

    def close(self, manifest: dict[str, Any]) -> None:
        """Put the manifest in, sealed with its own hash, and end the tar."""
        whole = manifest | {"members": self.members}
        sealed = whole | {"hash": _hash_of(whole)}
        body = json.dumps(sealed, ensure_ascii=False, indent=1).encode()
        self._out.addfile(_header(MANIFEST, len(body), self._made), BytesIO(body))
        self._out.close()


def unpack(
    file: BinaryIO, into: Path, *, allowed: Callable[[str], bool], progress: Progress
) -> dict[str, Any]:
    """Write every member below `into`, readable by its owner only; the manifest.

    Raises BadInput when anything is otherwise than it was written, or has a name that is not
    `allowed`. Nothing outside `into` is written.
    """
    found: dict[str, dict[str, Any]] = {}
    while True:
        block = file.read(_BLOCK)
        member = _member(block)
        if member.name == MANIFEST:
            return _manifest(file, member, found)
        if member.name in found or not allowed(member.name):
            raise BadInput(_DAMAGED.format(f"{member.name} does not belong in it"))
        to = into / member.name
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            sha256 = _copy(file, out, member, progress)
        found[member.name] = {"sha256": sha256, "size_bytes": member.size}


class _Hashing:
    """A file that is hashed as it is read."""

    def __init__(self, file: BinaryIO, progress: Progress) -> None:
        self._file = file
        self._progress = progress
        self.digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        piece = self._file.read(size)
        self.digest.update(piece)
        self._progress(len(piece))
        return piece


def _header(name: str, size: int, made: int) -> tarfile.TarInfo:
    if len(name.encode("utf-8", "surrogateescape")) > tarfile.LENGTH_NAME:
        raise BadInput(f"{name} cannot be backed up; give it a shorter name.")
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = size, made, 0o600
    return member


def _written(member: tarfile.TarInfo) -> bytes:
    return member.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape")


def _member(block: bytes) -> tarfile.TarInfo:
    """The header in a block. Raises BadInput when it is not one that we write."""
    try:
        member = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError as error:
        raise BadInput(_DAMAGED.format("it is cut off, or no backup")) from error
    ours = member.size >= 0 and _written(_header(member.name, member.size, int(member.mtime)))
    if ours != block:
        raise BadInput(_DAMAGED.format("a header was changed"))
    return member


def _copy(file: BinaryIO, out: BinaryIO, member: tarfile.TarInfo, progress: Progress) -> str:
    """Write the content of a member to `out`; its SHA-256."""
    digest = hashlib.sha256()
    left = member.size
    while left:
        piece = file.read(min(left, _PIECE))
        if not piece:
            raise BadInput(_DAMAGED.format(f"it is cut off in {member.name}"))
        digest.update(piece)
        out.write(piece)
        progress(len(piece))
        left -= len(piece)
    _no_more(file.read(-member.size % _BLOCK), -member.size % _BLOCK)
    return digest.hexdigest()


def _manifest(
    file: BinaryIO, member: tarfile.TarInfo, found: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """The manifest, which is the last member, and fits all that was found."""
    if member.size > _MAX_MANIFEST_BYTES:
        raise BadInput(_DAMAGED.format("its manifest is too long"))
    out = BytesIO()
    _copy(file, out, member, lambda _: None)
    written = file.tell()
    _no_more(file.read(), 2 * _BLOCK + -(written + 2 * _BLOCK) % tarfile.RECORDSIZE)
    try:
        sealed = json.loads(out.getvalue())
        manifest = {name: value for name, value in sealed.items() if name != "hash"}
        whole = sealed["hash"] == _hash_of(manifest)
        members = manifest["members"]
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise BadInput(_DAMAGED.format("its manifest cannot be read")) from error
    if not whole or out.getvalue() != json.dumps(sealed, ensure_ascii=False, indent=1).encode():
        raise BadInput(_DAMAGED.format("its manifest was changed"))
    for name in sorted({*members, *found}):
        if members.get(name) != found.get(name):
            raise BadInput(_DAMAGED.format(f"{name} is not what was put in"))
    return manifest


def _no_more(padding: bytes, length: int) -> None:
    if padding != bytes(length):
        raise BadInput(_DAMAGED.format("something stands between its members, or it is cut off"))


def _hash_of(manifest: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(manifest).encode()).hexdigest()
