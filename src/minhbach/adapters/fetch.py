"""The outgoing door: one polite GET, bounded in time, bytes and reach.

Every feed, page, sitemap and list of feeds comes through here. A read timeout does not bound a
body that drips, so a timer shuts the socket when the whole request is over its time; what was
read by then is thrown away. Names are resolved here and the connection is made to an address
that was judged, on every redirect again. Validators are those of RFC 9110, section 13.
"""

import os
import socket
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from time import monotonic
from typing import Protocol
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from minhbach.adapters.addresses import is_loopback, is_public
from minhbach.errors import FetchFailed, Refused

MAX_WIRE_BYTES = 10_000_000
MAX_BODY_BYTES = 20_000_000
DEADLINE_S = 30.0
MAX_REDIRECTS = 5
MAX_RETRY_AFTER_S = 24 * 3600.0
_READ_BYTES = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side gave: `address` is the last one after redirects."""

    address: str
    status: int
    body: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""

    @property
    def not_modified(self) -> bool:
        return self.status == 304


class Door(Protocol):
    """What jobs need of the outgoing door; tests hand in another."""

    def get(self, address: str, *, etag: str = "", last_modified: str = "") -> Answer:
        """The answer (200 or 304). Raises FetchFailed, or Refused for a forbidden address."""
        ...


class WebDoor:
    """The real door. `allow_loopback` is for the demo, replay and tests only."""

    def __init__(
        self,
        *,
        user_agent: str,
        allow_loopback: bool = False,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._user_agent = user_agent
        self._allow_loopback = allow_loopback
        self._deadline_s = deadline_s

    def get(self, address: str, *, etag: str = "", last_modified: str = "") -> Answer:
        headers = {"User-Agent": self._user_agent, "Accept-Encoding": "gzip", "Accept": "*/*"}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        until = monotonic() + self._deadline_s
        for _ in range(MAX_REDIRECTS + 1):
            answer, target = self._hop(address, headers, until)
            if not target:
                return answer
            address = urljoin(address, target)
        raise FetchFailed(f"More than {MAX_REDIRECTS} redirects; the last led to {address}.")

    def _hop(self, address: str, headers: dict[str, str], until: float) -> tuple[Answer, str]:
        """One request. Gives the answer and, when it is a redirect, where it leads."""
        connection = self._connect(address, until)
        bell = _Bell(connection, until)
        try:
            parts = urlsplit(address)
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers=headers, preload_content=False)
            response = connection.getresponse()
            status = response.status
            if status in _REDIRECTS and response.headers.get("Location"):
                return Answer(address, status, b""), response.headers["Location"]
            if status not in (200, 304):
                raise FetchFailed(
                    f"{urlsplit(address).hostname} answered {status}.",
                    status=status,
                    retry_after_s=_retry_after(response.headers),
                )
            body = b"" if status == 304 else _bounded_body(response)
        except FetchFailed:
            raise
        except (
            HTTPException,
            urllib3.exceptions.HTTPError,
            OSError,
            ValueError,
            zlib.error,
        ) as error:
            bell.check()
            raise FetchFailed(f"No usable answer from {address}: {_words(error)}.") from error
        finally:
            bell.stop()
            connection.close()
        bell.check()
        return _answer(address, status, body, response.headers), ""

    def _connect(self, address: str, until: float) -> HTTPConnection:
        parts = _vetted_parts(address, self._allow_loopback)
        kind = _VettedHTTPS if parts.scheme == "https" else _VettedHTTP
        assert parts.hostname is not None
        connection = kind(
            parts.hostname,
            port=parts.port or kind.default_port,
            timeout=max(0.001, until - monotonic()),
        )
        connection.allow_loopback = self._allow_loopback
        return connection


class _Bell:
    """Shuts the connection's socket when the time of the whole request is over."""

    def __init__(self, connection: HTTPConnection, until: float) -> None:
        self.rang = False
        self._connection = connection
        self._timer = threading.Timer(max(0.0, until - monotonic()), self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        line = getattr(self._connection, "line", None)
        if line is not None:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # closed meanwhile: there is nothing left to stop

    def check(self) -> None:
        if self.rang:
            raise FetchFailed("The answer took longer than a whole request may take.")

    def stop(self) -> None:
        self._timer.cancel()
        line = getattr(self._connection, "line", None)
        if line is not None:
            line.close()


class _Vetted:
    """Resolves the name, connects to the first address that is allowed, keeps a second handle.

    TLS takes the socket object over, so the bell holds a duplicate of its descriptor.
    """

    allow_loopback = False
    line: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        host, port, timeout = self.host, self.port, self.timeout  # type: ignore[attr-defined]
        failure: OSError | None = None
        for family, kind, protocol, _, target in _resolve(host, port):
            if not _may_reach(str(target[0]), self.allow_loopback):
                raise Refused(f"{host} leads to {target[0]}, which is not on the public internet.")
            try:
                line = socket.socket(family, kind, protocol)
                line.settimeout(timeout)
                line.connect(target)
            except OSError as error:
                failure = error
                line.close()
                continue
            self.line = socket.socket(fileno=os.dup(line.fileno()))
            return line
        raise FetchFailed(f"{host} cannot be reached: {_words(failure)}.")


class _VettedHTTP(_Vetted, HTTPConnection):
    pass


class _VettedHTTPS(_Vetted, HTTPSConnection):
    pass


def _resolve(host: str, port: int) -> list[tuple]:
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchFailed(f"The name {host} is not known: {_words(error)}.") from error


def _may_reach(address: str, allow_loopback: bool) -> bool:
    return is_public(address) or (allow_loopback and is_loopback(address))


def _vetted_parts(address: str, allow_loopback: bool):
    """The parts of an address we are willing to open. Raises Refused."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise Refused(f"{address} is not an address: {error}.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused(f"Only http and https addresses are opened, not {address}.")
    if parts.username is not None or parts.password is not None:
        raise Refused("An address with a user name in it is not opened.")
    if port not in (None, 80, 443) and not allow_loopback:
        raise Refused(f"Port {port} is not opened; only 80 and 443 are.")
    return parts


def _bounded_body(response: urllib3.BaseHTTPResponse) -> bytes:
    """The body, inflated once when it is gzip; raises FetchFailed past the size limits."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    chunks = _bounded(response.stream(_READ_BYTES, decode_content=False))
    if encoding in ("", "identity"):
        return b"".join(chunks)
    if encoding not in ("gzip", "x-gzip"):
        raise FetchFailed(f"The answer is packed as {encoding}, which was not asked for.")
    return _inflate(chunks)


def _bounded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MAX_WIRE_BYTES:
            raise FetchFailed(f"The answer is larger than {MAX_WIRE_BYTES // 1_000_000} MB.")
        yield chunk


def _inflate(chunks: Iterator[bytes]) -> bytes:
    inflater = zlib.decompressobj(wbits=31)
    out = bytearray()
    for chunk in chunks:
        out += inflater.decompress(chunk, MAX_BODY_BYTES + 1 - len(out))
        if len(out) > MAX_BODY_BYTES:
            raise FetchFailed(f"The answer unpacks to more than {MAX_BODY_BYTES // 1_000_000} MB.")
    if not inflater.eof:
        raise FetchFailed("The answer broke off before its end.")
    return bytes(out)


def _answer(address: str, status: int, body: bytes, headers) -> Answer:
    return Answer(
        address=address,
        status=status,
        body=body,
        content_type=headers.get("Content-Type", ""),
        etag=headers.get("ETag", ""),
        last_modified=headers.get("Last-Modified", ""),
    )


def _retry_after(headers) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3: seconds or a date), at most a day; None if not said."""
    said = headers.get("Retry-After", "").strip()
    if not said:
        return None
    if said.isdigit():
        return min(float(said), MAX_RETRY_AFTER_S)
    try:
        moment = parsedate_to_datetime(said)
        sent = parsedate_to_datetime(headers.get("Date", ""))
    except (TypeError, ValueError):
        return None
    return min(max(0.0, (_aware(moment) - _aware(sent)).total_seconds()), MAX_RETRY_AFTER_S)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _words(error: BaseException | None) -> str:
    return str(error).strip(". ") or type(error).__name__
