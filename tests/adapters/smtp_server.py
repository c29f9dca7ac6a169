"""A mail server on loopback that does what a test tells it: take, refuse, hang, hang up."""

import contextlib
import socket
import ssl
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HANG = "hang"
DROP = "drop"


@dataclass
class SmtpServer:
    """Answers each command with `says[command]` when it is there, else as a plain server does.

    `says` also knows `greeting`, `text` (the answer to a letter's text) and, for each, HANG and
    DROP. `extensions` are offered; `wrapped` speaks TLS from the first byte; `certificate` is a
    path to a key and certificate. `heard` holds the commands, `secured` whether each came by TLS.
    """

    says: dict = field(default_factory=dict)
    extensions: tuple = ()
    certificate: Path | None = None
    wrapped: bool = False
    letters: list = field(default_factory=list)
    heard: list = field(default_factory=list)
    secured: list = field(default_factory=list)

    def __enter__(self):
        self._stop = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self):
        with contextlib.suppress(OSError):  # the listener was closed: the test is over
            while True:
                line, _ = self._listener.accept()
                threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line):
        with contextlib.suppress(OSError, _HungUp):  # the client left: some tests are about that
            try:
                line = self._secure(line) if self.wrapped else line
                self._converse(line)
            finally:
                line.close()

    def _secure(self, line):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate)
        return context.wrap_socket(line, server_side=True)

    def _converse(self, line):
        self._say(line, "greeting", "220 here")
        file = line.makefile("rb")
        while command := file.readline().decode("latin-1").strip():
            verb = command.split(" ")[0].split(":")[0].upper()
            self.heard.append(command)
            self.secured.append(isinstance(line, ssl.SSLSocket))
            if verb in ("EHLO", "HELO"):
                self._say(line, verb, "\r\n".join(_offers(self.extensions)))
            elif verb == "DATA":
                self._say(line, verb, "354 go on")
                self._text(line, file)
            elif verb == "STARTTLS" and verb not in self.says:
                line.sendall(b"220 go on\r\n")
                line = self._secure(line)
                file = line.makefile("rb")
            else:
                self._say(
                    line, verb, {"AUTH": "235 welcome", "QUIT": "221 bye"}.get(verb, "250 ok")
                )

    def _text(self, line, file):
        if self.says.get("DATA", "354").startswith("354"):
            rows = []
            while (row := file.readline()) not in (b".\r\n", b""):
                rows.append(row[1:] if row.startswith(b"..") else row)
            if self.says.get("text", "250").startswith("250"):
                self.letters.append(b"".join(rows))
            self._say(line, "text", "250 taken")

    def _say(self, line, verb, plain):
        said = self.says.get(verb, plain)
        if said == HANG:
            self._stop.wait()
        if said in (HANG, DROP):
            raise _HungUp
        line.sendall(said.encode() + b"\r\n")


class _HungUp(Exception):
    pass


def _offers(extensions):
    names = ("here", *extensions)
    return [f"250-{name}" for name in names[:-1]] + [f"250 {names[-1]}"]


def certificate(folder, name="localhost"):
    """A key and a certificate for `name` that signs itself, as one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=365 * 100))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + built.public_bytes(serialization.Encoding.PEM)
    )
    return path
