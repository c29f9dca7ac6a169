"""The letter box: mail goes out here, by SMTP or, for the demo and tests, into a folder.

Letters follow RFC 5322, RFC 3834 (Auto-Submitted) and RFC 8058 (one-click unsubscribe). Their
Message-ID is given and stable: when a line breaks after the text was sent nobody knows whether
it arrived, so it is sent again, and the id says that the two are one letter.
"""

import hashlib
import os
import re
import smtplib
import socket
import ssl
import tempfile
import threading
from datetime import datetime
from email import message_from_bytes
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import Path
from typing import Any, Literal, Protocol, Self

from minhbach.adapters.sealed import check_address
from minhbach.errors import BadInput, BadSettings, MailFailed

# One letter, from connecting to the last answer. Longer waits for slow servers, and holds the
# letters behind it back; chosen, not measured.
DEADLINE_S = 60.0
_MAX_LINE = 900  # RFC 5322, 2.1.1 allows 998 with the header's name
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+>")
_PLAIN_SUBJECT = re.compile(r"(?!.*=\?)[ -~]{0,60}")
_NAMED = re.compile(r"([^<>]*)<([^<>]*)>")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_WEB_ADDRESS = re.compile(r"https?://[!-;=?-~]+")  # printable ASCII without < and >
_SOME_ADDRESS = re.compile(r"\S*@\S*")
_MAX_WORDS = 300


class Post(Protocol):
    """What jobs need of the letter box."""

    def send(self, message: EmailMessage) -> None:
        """Hand the letter over. Raises MailFailed."""
        ...


class _Wire(EmailPolicy):
    """How letters are written: seven bits, and two headers otherwise than the library does.

    It folds a long header without spaces into encoded words, which breaks the link in
    List-Unsubscribe; and a subject of several encoded words loses or wins spaces. So addresses
    of machines are never folded, and a subject is encoded whole (RFC 2047, section 5).
    """

    _WHOLE = frozenset({"list-unsubscribe", "message-id", "in-reply-to", "references"})

    def fold(self, name: str, value: Any) -> str:
        if name.lower() in self._WHOLE:
            return f"{name}: {value}{self.linesep}"
        if name.lower() == "subject" and not _PLAIN_SUBJECT.fullmatch(value):
            return f"{name}: {_encoded(value, self.linesep)}{self.linesep}"
        return super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii")


_WIRE = _Wire(linesep="\r\n", cte_type="7bit")


def compose(
    *,
    sender: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    message_id: str,
    at: datetime,
    reply_to: str = "",
    unsubscribe: str = "",
    references: str = "",
) -> EmailMessage:
    """A letter from the program to one address.

    `sender` and `reply_to` are addresses or `Name <address>`; `unsubscribe` is the https address
    that a mail program posts to; `references` is the Message-ID of the letter this one follows.
    Raises BadInput for a line break in a header, or for anything else than one address.
    """
    message = EmailMessage(policy=_WIRE)
    message["From"] = _mailbox(sender)
    message["To"] = _mailbox(to)
    message["Subject"] = " ".join(_one_line(subject).split())
    message["Date"] = at
    message["Message-ID"] = _checked_id(message_id)
    message["Auto-Submitted"] = "auto-generated"
    if reply_to:
        message["Reply-To"] = _mailbox(reply_to)
    if references:
        message["In-Reply-To"] = message["References"] = _checked_id(references)
    if unsubscribe:
        message["List-Unsubscribe"] = f"<{_web_address(unsubscribe)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


class SmtpPost:
    """Hands letters to a mail server, one line for each, in bounded time.

    With `tls="starttls"` or `"tls"` nothing is said over an open line: a server that does not
    offer TLS, or whose certificate does not hold, gets no letter. `trust` is for tests.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        user: str = "",
        password: str = "",
        tls: Literal["starttls", "tls", "none"] = "starttls",
        timeout_s: float = DEADLINE_S,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        if user and tls == "none":
            raise BadSettings("A password is not sent over an open line: choose starttls or tls.")
        self._host, self._port, self._tls = host, port, tls
        self._user, self._password = user, password
        self._timeout_s = timeout_s
        self._trust = trust or ssl.create_default_context()

    def send(self, message: EmailMessage) -> None:
        """Hand the letter over. Raises MailFailed.

        It is permanent only when the server refused this very letter; a server that is away,
        full, without TLS or that refuses our password may take it another time.
        """
        with _Bell(self._timeout_s) as bell:
            line = self._open(bell)
            try:
                _hand_over(line, message, bell)
            finally:
                line.close()

    def _open(self, bell: "_Bell") -> smtplib.SMTP:
        trust = self._trust if self._tls == "tls" else None
        try:
            line = _Smtp(self._host, self._port, self._timeout_s, bell, trust)
            if self._tls == "starttls":
                line.starttls(context=self._trust)
            if self._user:
                line.login(self._user, self._password)
            line.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise bell.failed(error) from error
        return line


class FolderPost:
    """A letter box that is a folder: one `.eml` file a letter, and each letter once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: EmailMessage) -> None:
        """Keep the letter; a letter of the same Message-ID that is there already stays."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / _file_name(str(message["Message-ID"]))
        if path.exists():
            return
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix=".new-") as draft:
            draft.write(bytes(message))
            draft.flush()
            os.fsync(draft.fileno())
            try:
                os.link(draft.name, path)
            except FileExistsError:
                return  # another worker was first

    def letters(self) -> list[EmailMessage]:
        """What was handed in, newest first."""
        files = self._folder.glob("*.eml")
        newest = sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)
        return [
            message_from_bytes(file.read_bytes(), _class=EmailMessage, policy=_WIRE)
            for file in newest
        ]


class _Smtp(smtplib.SMTP):
    """Gives a second handle on its socket to the bell, since TLS takes the first one over."""

    def __init__(
        self, host: str, port: int, timeout_s: float, bell: "_Bell", trust: ssl.SSLContext | None
    ) -> None:
        self._bell, self._trust = bell, trust
        super().__init__(host, port, timeout=timeout_s)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = socket.create_connection((host, port), timeout)
        self._bell.watch(plain.dup())
        if self._trust is None:
            return plain
        return self._trust.wrap_socket(plain, server_hostname=host)


class _Bell:
    """Shuts the line from outside when the time of the whole conversation is over."""

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._rang = False
        self._line: socket.socket | None = None
        self._timer = threading.Timer(timeout_s, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._line is not None:
            self._line.close()

    def watch(self, line: socket.socket) -> None:
        self._line = line
        if self._rang:
            self._ring()

    def failed(self, error: Exception, *, code: int = 0) -> MailFailed:
        """The failure in words; permanent with a reply `code` of 500 and more."""
        if self._rang:
            return MailFailed(f"The mail server took longer than {self._timeout_s:g} seconds.")
        return MailFailed(
            f"The mail server did not take the letter: {_words(error)}.", permanent=code >= 500
        )

    def _ring(self) -> None:
        self._rang = True
        if self._line is not None:
            try:
                self._line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # closed meanwhile: there is nothing left to stop


def _hand_over(line: smtplib.SMTP, message: EmailMessage, bell: _Bell) -> None:
    try:
        line.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise bell.failed(smtplib.SMTPResponseException(code, said), code=code) from error
    except smtplib.SMTPResponseException as error:
        raise bell.failed(error, code=error.smtp_code) from error
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise bell.failed(error) from error
    try:
        line.quit()
    except (smtplib.SMTPException, OSError):
        return  # the letter was taken; how the line ends does not matter


def _words(error: Exception) -> str:
    """What happened, on one line, without the address it was about: that stays sealed."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        words = f"{error.smtp_code} {words}"
    else:
        words = str(error) or type(error).__name__
    return " ".join(_SOME_ADDRESS.sub("(an address)", words).split())[:_MAX_WORDS].rstrip(". ")


def _encoded(text: str, linesep: str) -> str:
    return Header(text, "utf-8", maxlinelen=75, header_name="Subject").encode(linesep=linesep)


def _mailbox(text: str) -> Address:
    """One address, alone or as `Name <address>`. Raises BadInput."""
    named = _NAMED.fullmatch(_one_line(text).strip())
    name, address = named.groups() if named else ("", text)
    return Address(name.strip(' "'), addr_spec=check_address(address))


def _one_line(text: str) -> str:
    if _BREAKS.search(text):
        raise BadInput("There is a line break or a control sign where one line is needed.")
    return text


def _checked_id(text: str) -> str:
    if not _MESSAGE_ID.fullmatch(text) or len(text) > _MAX_LINE:
        raise BadInput(f"{text!r} is no Message-ID; write <word@domain>.")
    return text


def _web_address(text: str) -> str:
    if not _WEB_ADDRESS.fullmatch(text) or len(text) > _MAX_LINE:
        raise BadInput("The address to unsubscribe is no web address in plain letters.")
    return text


def _file_name(message_id: str) -> str:
    """A name that is safe and different for each Message-ID."""
    digest = hashlib.sha256(message_id.encode()).hexdigest()[:16]
    return f"{digest}-{re.sub(r'[^A-Za-z0-9@.-]', '_', message_id.strip('<>'))[:80]}.eml"
