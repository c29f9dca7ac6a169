"""The shelf: kept copies of evidence, as WARC/1.1 files (ISO 28500:2017), written with warcio.

    an answer of the web   -> warcinfo, response (status line, headers, content as unpacked)
    a file handed in       -> warcinfo, resource (name, media type, content)

A copy is named by the SHA-256 of its content and of where that came from, so the same content
from the same place is one file, and no file is ever written over. Two checksums go to the
database: that of the content and that of the file, so a changed byte anywhere is found.
"""

import hashlib
import os
import re
import tempfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.warcwriter import WARCWriter

from minhbach.adapters.fetch import Answer
from minhbach.errors import BadInput, Conflict

# What one copy may hold: more takes scans of long papers, and more memory, since a copy is whole
# in it. Chosen, not measured; what `fetch` gives is smaller.
MAX_CONTENT_BYTES = 25_000_000
_MAX_FILE_BYTES = MAX_CONTENT_BYTES + 1_000_000
_UNKNOWN_TYPE = "application/octet-stream"
_URI_SIGNS = "%/:?#[]@!$&'()*+,;=~"
# What warcio raises on a damaged file: its own error, and whatever the damage trips.
_DAMAGED = (
    *(ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError),
    *(AttributeError, LookupError, TypeError),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a copy lies (`path`, below the folder of copies) and what identifies it, in hex.

    `sha256` and `size_bytes` are the content's, `file_sha256` is that of the WARC file.
    """

    path: str
    sha256: str
    file_sha256: str
    size_bytes: int


def keep_answer(answer: Answer, *, at: datetime, into: Path) -> Kept:
    """Keep what an address answered at `at`.

    Raises BadInput when it is empty or too large, Conflict when the copy that is there already
    is damaged.
    """
    named = (
        ("Content-Type", answer.content_type),
        ("ETag", answer.etag),
        ("Last-Modified", answer.last_modified),
        ("Content-Length", str(len(answer.body))),
    )
    lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
    lines += [f"{name}: {_one_line(value)}" for name, value in named if _one_line(value)]
    head = "\r\n".join(lines) + "\r\n\r\n"
    record = _Record("response", quote(answer.address, safe=_URI_SIGNS), "", head)
    return _keep(record, answer.body, at, into)


def keep_file(name: str, media_type: str, body: bytes, *, at: datetime, into: Path) -> Kept:
    """Keep a file that was handed in at `at`. Raises as `keep_answer` does."""
    record = _Record("resource", "file:///" + quote(name, safe=""), _one_line(media_type), "")
    return _keep(record, body, at, into)


def verify(path: Path, *, sha256: str, file_sha256: str) -> str:
    """What is wrong with a kept copy, as a sentence; empty when it is whole."""
    try:
        whole = _bytes(path)
        _, body = _content(whole)
    except FileNotFoundError:
        return "The kept copy is missing."
    except OSError as error:
        return f"The kept copy cannot be read: {error.strerror}."
    except BadInput as error:
        return str(error)
    if _sha256(body) != sha256:
        return "The content of the kept copy was changed."
    if _sha256(whole) != file_sha256:
        return "The file of the kept copy was changed; its content is whole."
    return ""


def read(path: Path) -> tuple[str, bytes]:
    """Media type and content of a kept copy. Raises BadInput when it is missing or damaged."""
    try:
        return _content(_bytes(path))
    except OSError as error:
        raise BadInput(f"The kept copy cannot be read: {error.strerror}.") from error


@dataclass(frozen=True, slots=True)
class _Record:
    """The record that holds the content: `head` is the HTTP head that stands before it."""

    kind: str
    uri: str
    media_type: str
    head: str


def _keep(record: _Record, body: bytes, at: datetime, into: Path) -> Kept:
    if not body:
        raise BadInput("There is no content to keep.")
    if len(body) > MAX_CONTENT_BYTES:
        raise BadInput(f"A kept copy holds at most {MAX_CONTENT_BYTES // 1_000_000} MB.")
    sha256 = _sha256(body)
    origin = _sha256("\n".join((record.kind, record.uri, record.media_type)).encode())
    path = f"{sha256[:2]}/{sha256}-{origin[:12]}.warc.gz"
    whole = _warc(record, body, sha256, at)
    if not _write_new(into / path, whole):
        whole = _standing(into / path, sha256)
    return Kept(path, sha256, _sha256(whole), len(body))


def _standing(path: Path, sha256: str) -> bytes:
    """The copy that is there already. Raises Conflict when it does not hold the content."""
    whole = _bytes(path)
    if problem := verify(path, sha256=sha256, file_sha256=_sha256(whole)):
        raise Conflict(f"{problem} Put {path.name} back from a backup, then try again.")
    return whole


def _warc(record: _Record, body: bytes, sha256: str, at: datetime) -> bytes:
    """The file, the same for the same arguments: no host name, no random id, no clock."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    about = b"software: minhbach\r\nformat: WARC File Format 1.1\r\n"
    _write(writer, "warcinfo", "", about, _headers("warcinfo", record.uri, about, date))
    block = record.head.encode() + body
    headers = _headers(record.kind, record.uri, block, date)
    headers["WARC-Payload-Digest"] = f"sha256:{sha256}"
    if record.kind == "resource":
        headers["Content-Type"] = record.media_type or _UNKNOWN_TYPE
    _write(writer, record.kind, record.uri, block, headers)
    return out.getvalue()


def _headers(kind: str, uri: str, block: bytes, date: str) -> dict[str, str]:
    digest = _sha256(block)
    return {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {uri} {date} {digest}')}>",
        "WARC-Date": date,
        "WARC-Block-Digest": f"sha256:{digest}",
    }


def _write(writer: WARCWriter, kind: str, uri: str, block: bytes, headers: dict[str, str]) -> None:
    writer.write_record(
        writer.create_warc_record(
            uri, kind, payload=BytesIO(block), length=len(block), warc_headers_dict=headers
        )
    )


def _write_new(path: Path, whole: bytes) -> bool:
    """Write a file that is there whole or not at all; False when the name is taken."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return False
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-") as draft:
        draft.write(whole)
        draft.flush()
        os.fchmod(draft.fileno(), 0o440)
        os.fsync(draft.fileno())
        try:
            os.link(draft.name, path)
        except FileExistsError:  # another worker was first
            return False
    _sync_folder(path.parent)
    return True


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        whole = file.read(_MAX_FILE_BYTES + 1)
    if len(whole) > _MAX_FILE_BYTES:
        raise BadInput("The kept copy is larger than any that was written.")
    return whole


def _content(whole: bytes) -> tuple[str, bytes]:
    """Media type and content of a WARC file whose digests hold. Raises BadInput."""
    found: tuple[str, bytes] | None = None
    try:
        for record in ArchiveIterator(BytesIO(whole), check_digests="raise"):
            body = _bounded(record.raw_stream)
            if record.rec_type == "response" and record.http_headers:
                found = record.http_headers.get_header("Content-Type") or "", body
            elif record.rec_type == "resource":
                found = record.rec_headers.get_header("Content-Type") or "", body
    except _DAMAGED as error:
        raise BadInput("The kept copy is damaged and cannot be read.") from error
    if found is None:
        raise BadInput("The kept copy is damaged: it holds no content.")
    return found[0] or _UNKNOWN_TYPE, found[1]


def _bounded(stream: BinaryIO) -> bytes:
    """The whole stream; warcio gives less than was asked for at each read."""
    parts, size = [], 0
    while part := stream.read(65_536):
        parts.append(part)
        size += len(part)
        if size > MAX_CONTENT_BYTES:
            raise BadInput("The kept copy unpacks to more than any that was written.")
    return b"".join(parts)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _one_line(text: str) -> str:
    """A header value that warcio writes back byte for byte."""
    return re.sub(r"[^\x20-\x7e]+", " ", text).strip()
