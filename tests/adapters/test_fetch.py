"""The outgoing door, against a server that answers byte for byte what a test tells it to."""

import contextlib
import gzip
import socket
import threading
from time import monotonic

import pytest

from minhbach.adapters import fetch
from minhbach.adapters.fetch import WebDoor
from minhbach.errors import FetchFailed, Refused


class Script:
    """A server on loopback that gives each connection the next answer of its script.

    An answer is bytes, or (bytes, bytes, seconds): a start, then one byte after another, each
    after that pause, until the other side goes away.
    """

    def __init__(self, *answers):
        self.requests = []
        self._answers = list(answers)
        self._stop = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}/feed"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        for answer in self._answers:
            line, _ = self._listener.accept()
            self.requests.append(self._request(line))
            with contextlib.suppress(OSError):  # the door hung up: some tests are about that
                self._answer(line, answer)
            line.close()

    def _request(self, line):
        head = b""
        while b"\r\n\r\n" not in head:
            part = line.recv(65536)
            if not part:
                break
            head += part
        return head.decode("latin-1")

    def _answer(self, line, answer):
        if isinstance(answer, bytes):
            line.sendall(answer)
            return
        start, drip, pause_s = answer
        line.sendall(start)
        while not self._stop.wait(pause_s):
            line.sendall(drip)

    def close(self):
        self._stop.set()
        self._listener.close()


@pytest.fixture
def script():
    opened = []

    def start(*answers):
        opened.append(Script(*answers))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def door(**options):
    return WebDoor(user_agent="minhbach-test", allow_loopback=True, **options)


def ok(body=b"", *headers):
    lines = [b"HTTP/1.1 200 OK", b"Content-Length: %d" % len(body), *headers, b"", b""]
    return b"\r\n".join(lines) + body


def test_an_answer_carries_body_type_and_validators(script):
    server = script(
        ok(
            b"<rss/>",
            b"Content-Type: text/xml",
            b'ETag: "a1"',
            b"Last-Modified: Tue, 24 Nov 2026 00:00:00 GMT",
        )
    )
    answer = door().get(server.address)
    assert (answer.status, answer.body, answer.content_type) == (200, b"<rss/>", "text/xml")
    assert (answer.etag, answer.last_modified) == ('"a1"', "Tue, 24 Nov 2026 00:00:00 GMT")
    assert not answer.not_modified


def test_validators_are_sent_and_304_is_a_success(script):
    server = script(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    answer = door().get(server.address, etag='"a1"', last_modified="yesterday")
    assert answer.not_modified
    assert 'If-None-Match: "a1"' in server.requests[0]
    assert "If-Modified-Since: yesterday" in server.requests[0]
    assert "User-Agent: minhbach-test" in server.requests[0]


def test_gzip_is_inflated_once(script):
    body = gzip.compress("Đà Nẵng".encode())
    answer = door().get(script(ok(body, b"Content-Encoding: gzip")).address)
    assert answer.body.decode() == "Đà Nẵng"


@pytest.mark.parametrize("encoding", [b"br", b"zstd", b"gzip, gzip", b"deflate"])
def test_other_packings_are_refused(script, encoding):
    with pytest.raises(FetchFailed, match="packed"):
        door().get(script(ok(b"xx", b"Content-Encoding: " + encoding)).address)


def test_a_gzip_bomb_is_stopped_at_the_limit(script, monkeypatch):
    monkeypatch.setattr(fetch, "MAX_BODY_BYTES", 1_000_000)
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(FetchFailed, match="unpacks to more"):
        door().get(script(ok(bomb, b"Content-Encoding: gzip")).address)


def test_a_broken_gzip_is_an_error_not_half_a_page(script):
    with pytest.raises(FetchFailed, match="broke off"):
        door().get(script(ok(gzip.compress(b"x" * 9999)[:-20], b"Content-Encoding: gzip")).address)
    with pytest.raises(FetchFailed, match="No usable answer"):
        door().get(script(ok(b"not gzip at all", b"Content-Encoding: gzip")).address)


def test_a_body_over_the_wire_limit_is_stopped(script, monkeypatch):
    monkeypatch.setattr(fetch, "MAX_WIRE_BYTES", 100_000)
    with pytest.raises(FetchFailed, match="larger than"):
        door().get(script(ok(b"x" * 200_000)).address)


@pytest.mark.parametrize(
    ("start", "drip"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X-Slow: yes\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_a_dripping_answer_ends_at_the_deadline(script, start, drip):
    begun = monotonic()
    with pytest.raises(FetchFailed):
        door(deadline_s=0.5).get(script((start, drip, 0.05)).address)
    assert 0.4 < monotonic() - begun < 2.0


def test_redirects_are_followed_and_the_last_address_told(script):
    server = script(b"HTTP/1.1 301 Moved\r\nLocation: /new?x=1\r\n\r\n", ok(b"here"))
    answer = door().get(server.address)
    assert answer.body == b"here"
    assert answer.address.endswith("/new?x=1")
    assert server.requests[1].startswith("GET /new?x=1 ")


def test_a_circle_of_redirects_ends(script):
    circle = [b"HTTP/1.1 302 Found\r\nLocation: /feed\r\n\r\n"] * (fetch.MAX_REDIRECTS + 1)
    with pytest.raises(FetchFailed, match="redirects"):
        door().get(script(*circle).address)


def test_a_redirect_to_a_private_address_is_refused(script):
    server = script(b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\n\r\n")
    with pytest.raises(Refused):
        door().get(server.address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "gopher://example.org/",
        "http:///nowhere",
        "https://user:secret@example.org/",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://[::1/",
        "javascript:alert(1)",
    ],
)
def test_addresses_of_other_kinds_are_never_opened(address):
    with pytest.raises(Refused):
        WebDoor(user_agent="t").get(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0", "[::1]"])
def test_this_machine_is_refused_unless_allowed(host):
    with pytest.raises(Refused, match="public internet"):
        WebDoor(user_agent="t").get(f"http://{host}/")


def test_a_failure_carries_status_and_the_wait_asked_for(script):
    server = script(b"HTTP/1.1 429 Slow down\r\nRetry-After: 120\r\n\r\n")
    with pytest.raises(FetchFailed) as caught:
        door().get(server.address)
    assert (caught.value.status, caught.value.retry_after_s) == (429, 120.0)


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"Retry-After": "317100"}, fetch.MAX_RETRY_AFTER_S),
        (
            {
                "Date": "Tue, 24 Nov 2026 00:00:00 GMT",
                "Retry-After": "Tue, 24 Nov 2026 00:05:00 GMT",
            },
            300.0,
        ),
        (
            {
                "Date": "Tue, 24 Nov 2026 00:00:00 GMT",
                "Retry-After": "Mon, 23 Nov 2026 00:05:00 GMT",
            },
            0.0,
        ),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "Tue, 24 Nov 2026 00:05:00 GMT"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_both_forms_and_capped(headers, wait_s):
    assert fetch._retry_after(headers) == wait_s


def test_a_host_that_hangs_up_or_is_not_there_is_a_failure(script):
    with pytest.raises(FetchFailed):
        door().get(script(b"").address)
    with pytest.raises(FetchFailed):
        door().get(script(b"nonsense\r\n\r\n").address)
    closed = script()
    closed.close()
    with pytest.raises(FetchFailed, match="cannot be reached"):
        door().get(closed.address)
    with pytest.raises(FetchFailed, match="not known"):
        door().get("http://no-such-name.invalid/")
