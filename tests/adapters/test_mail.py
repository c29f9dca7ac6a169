"""The letter box: what a letter looks like, and what happens at servers of every kind."""

import email
import os
import smtplib
import socket
import ssl
from datetime import UTC, datetime, timedelta, timezone
from email import policy
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.adapters.smtp_server import DROP, HANG, SmtpServer, certificate

from minhbach.adapters.mail import FolderPost, SmtpPost, compose
from minhbach.errors import BadInput, BadSettings, MailFailed

AT = datetime(2026, 11, 24, 14, 30, tzinfo=timezone(timedelta(hours=7)))
LONG = (
    "Về câu hỏi của ông bà: có phải cầu Long Biên sẽ đóng đến hết tháng 12 năm 2026 để sửa chữa "
    "mặt cầu và lan can hay không (12/HN)?"
)


def letter(**other):
    said = {
        "sender": "Sở Y tế, Hà Nội <tin@example.vn>",
        "to": "lan@example.vn",
        "subject": LONG,
        "text": "Chào bạn,\n\nCầu mở lại ngày 1/12.\n.\n",
        "message_id": "<answer.12@example.vn>",
        "at": AT,
    }
    return compose(**(said | other))


def as_received(message):
    return email.message_from_bytes(bytes(message), policy=policy.default)


def text_of(message):
    """The text with the line ends of this machine; on the wire they are CR LF."""
    return message.get_content().replace("\r\n", "\n")


# The letter


def test_a_letter_says_who_when_and_that_a_program_sent_it():
    got = as_received(letter(reply_to="hoi@example.vn", references="<received.12@example.vn>"))
    assert got["From"].addresses[0].display_name == "Sở Y tế, Hà Nội"
    assert got["From"].addresses[0].addr_spec == "tin@example.vn"
    assert got["To"].addresses[0].addr_spec == "lan@example.vn"
    assert got["Subject"] == LONG
    assert got["Date"].datetime == AT
    assert got["Message-ID"] == "<answer.12@example.vn>"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["Reply-To"] == "hoi@example.vn"
    assert got["In-Reply-To"] == got["References"] == "<received.12@example.vn>"
    assert text_of(got) == "Chào bạn,\n\nCầu mở lại ngày 1/12.\n.\n"


def test_a_letter_is_seven_bits_and_its_lines_are_short():
    raw = bytes(letter(html="<p>Cầu mở lại</p>" * 50))
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_letter_without_more_has_no_more_headers():
    assert {name.lower() for name in letter()} == {
        *("from", "to", "subject", "date", "message-id", "auto-submitted"),
        *("content-type", "content-transfer-encoding", "mime-version"),
    }


def test_a_letter_may_have_a_page_beside_its_text():
    got = as_received(letter(html="<p>Cầu mở lại</p>"))
    assert got.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in got.iter_parts()] == ["text/plain", "text/html"]
    assert text_of(got.get_body(("html",))) == "<p>Cầu mở lại</p>\n"


def test_a_long_link_to_leave_the_list_stays_one_link():
    link = "https://tin.example.vn/thoi-nhan/" + "a" * 400
    raw = bytes(letter(unsubscribe=link))
    assert f"\r\nList-Unsubscribe: <{link}>\r\n".encode() in raw
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw


@given(
    some.lists(some.text('abcĐđếệ ớ=?_,.:()<>"&xyz0', max_size=25), max_size=15).map(" ".join)
    | some.text(
        some.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"], max_codepoint=0x1FFFF),
        max_size=200,
    )
)
def test_whatever_a_subject_says_arrives_as_it_was_written(subject):
    raw = bytes(letter(subject=subject))
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert as_received(letter(subject=subject))["Subject"] == " ".join(subject.split())


@given(some.text(some.characters(blacklist_categories=["Cs"], blacklist_characters="\r")))
def test_whatever_a_text_says_arrives_as_it_was_written(text):
    assert text_of(as_received(letter(text=text))).rstrip("\n") == text.rstrip("\n")


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\x00", "\x0b", "\x85", "\u2028", "\ud800"])
@pytest.mark.parametrize(
    "header", ["sender", "to", "subject", "message_id", "reply_to", "unsubscribe", "references"]
)
def test_no_line_break_gets_into_a_header(header, sign):
    plain = {
        "sender": "tin@example.vn",
        "to": "lan@example.vn",
        "subject": "Trả lời",
        "message_id": "<a@example.vn>",
        "reply_to": "tin@example.vn",
        "unsubscribe": "https://example.vn/a",
        "references": "<a@example.vn>",
    }[header]
    for text in (f"{plain}{sign}Bcc: x@example.vn", f"{sign}Bcc: x@example.vn{sign} {plain}"):
        with pytest.raises(BadInput):
            letter(**{header: text})


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "lan@example.vn, minh@example.vn"},
        {"to": "Lan <lan@example.vn> <minh@example.vn>"},
        {"sender": ""},
        {"sender": "Sở Y tế"},
        {"message_id": "answer.12@example.vn"},
        {"message_id": "<a b@example.vn>"},
        {"message_id": f"<{'a' * 900}@example.vn>"},
        {"unsubscribe": "javascript:alert(1)"},
        {"unsubscribe": "https://example.vn/>,<mailto:x@example.vn"},
        {"unsubscribe": "https://example.vn/thôi"},
        {"unsubscribe": "https://example.vn/" + "a" * 900},
    ],
)
def test_what_is_not_one_address_is_refused(wrong):
    with pytest.raises(BadInput):
        letter(**wrong)


# The server


@pytest.fixture(autouse=True)
def _known_host(monkeypatch):
    """The name of this machine is asked of nobody."""
    monkeypatch.setattr(smtplib.socket, "getfqdn", lambda: "desk.example.vn")


@pytest.fixture(scope="module")
def key_and_certificate(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls"))


def plainly(server, **more):
    return SmtpPost("127.0.0.1", server.port, tls="none", timeout_s=5, **more)


def failure(post):
    with pytest.raises(MailFailed) as caught:
        post.send(letter())
    return caught.value


def test_a_server_gets_the_letter_as_it_was_written():
    with SmtpServer() as server:
        plainly(server).send(letter())
    got = email.message_from_bytes(server.letters[0], policy=policy.default)
    assert got["Subject"] == LONG
    assert text_of(got) == "Chào bạn,\n\nCầu mở lại ngày 1/12.\n.\n"
    assert [said.split(":")[0].split(" ")[0].upper() for said in server.heard] == [
        *("EHLO", "MAIL", "RCPT", "DATA", "QUIT")
    ]
    assert "mail FROM:<tin@example.vn>" in server.heard[1]
    assert server.heard[2] == "rcpt TO:<lan@example.vn>"


@pytest.mark.parametrize(
    ("says", "permanent"),
    [
        ({"greeting": "421 too busy"}, False),
        ({"greeting": "554 go away"}, False),
        ({"greeting": "no mail server"}, False),
        ({"EHLO": "500 what", "HELO": "500 what"}, False),
        ({"MAIL": "421 closing"}, False),
        ({"MAIL": "451 later"}, False),
        ({"MAIL": "550 not from there"}, True),
        ({"RCPT": "421 closing"}, False),
        ({"RCPT": "450 grey list"}, False),
        ({"RCPT": "452 full"}, False),
        ({"RCPT": "550 unknown"}, True),
        ({"RCPT": "553 no such name"}, True),
        ({"DATA": "451 later"}, False),
        ({"DATA": "554 no"}, True),
        ({"text": "421 closing"}, False),
        ({"text": "452 full"}, False),
        ({"text": "552 too large"}, True),
        ({"greeting": DROP}, False),
        ({"EHLO": DROP}, False),
        ({"MAIL": DROP}, False),
        ({"RCPT": DROP}, False),
        ({"DATA": DROP}, False),
        ({"text": DROP}, False),
    ],
)
def test_only_what_the_server_says_of_this_letter_for_good_is_permanent(says, permanent):
    with SmtpServer(says=says) as server:
        failed = failure(plainly(server))
    assert failed.permanent is permanent
    assert "\n" not in str(failed)
    assert server.letters == []


@pytest.mark.parametrize("place", ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "text"])
def test_a_server_that_hangs_is_left_in_time(place):
    with SmtpServer(says={place: HANG}) as server:
        start = monotonic()
        failed = failure(SmtpPost("127.0.0.1", server.port, tls="none", timeout_s=0.3))
        assert monotonic() - start < 3
    assert failed.permanent is False
    assert "0.3 seconds" in str(failed)


def test_a_server_that_hangs_under_tls_is_left_in_time(key_and_certificate):
    trust = ssl.create_default_context(cafile=key_and_certificate)
    with SmtpServer(
        says={"MAIL": HANG}, extensions=("STARTTLS",), certificate=key_and_certificate
    ) as server:
        start = monotonic()
        failed = failure(SmtpPost("localhost", server.port, timeout_s=1, trust=trust))
        assert monotonic() - start < 4
    assert failed.permanent is False


@pytest.mark.parametrize("end", ["421 closing", "500 what", DROP])
def test_a_letter_that_was_taken_has_not_failed_however_the_line_ends(end):
    with SmtpServer(says={"QUIT": end}) as server:
        plainly(server).send(letter())
    assert len(server.letters) == 1


def test_a_server_that_is_not_there_may_be_there_later():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    failed = failure(SmtpPost("127.0.0.1", port, tls="none", timeout_s=5))
    assert failed.permanent is False


def test_the_words_of_a_failure_do_not_hold_the_address():
    says = {"RCPT": "550 5.1.1 <lan@example.vn>: lan@example.vn is unknown here"}
    with SmtpServer(says=says) as server:
        failed = failure(plainly(server))
    assert "550 5.1.1 (an address)" in str(failed)
    assert "lan" not in str(failed)


def test_the_words_of_a_failure_are_few():
    with SmtpServer(says={"RCPT": "550 " + "no " * 200}) as server:
        assert len(str(failure(plainly(server)))) < 400


# The secret line


def test_nothing_but_a_greeting_is_said_before_the_line_is_secret(key_and_certificate):
    trust = ssl.create_default_context(cafile=key_and_certificate)
    with SmtpServer(
        extensions=("STARTTLS", "AUTH PLAIN"), certificate=key_and_certificate
    ) as server:
        post = SmtpPost(
            "localhost", server.port, user="tin", password="mật khẩu".encode().hex(), trust=trust
        )
        post.send(letter())
    assert len(server.letters) == 1
    before = [said for said, safe in zip(server.heard, server.secured, strict=True) if not safe]
    assert [said.split(" ")[0].upper() for said in before] == ["EHLO", "STARTTLS"]
    assert any(said.startswith("AUTH PLAIN") for said in server.heard)


def test_a_line_that_is_secret_from_the_first_byte_works_too(key_and_certificate):
    trust = ssl.create_default_context(cafile=key_and_certificate)
    with SmtpServer(wrapped=True, certificate=key_and_certificate) as server:
        SmtpPost("localhost", server.port, tls="tls", trust=trust).send(letter())
    assert len(server.letters) == 1
    assert all(server.secured)


@pytest.mark.parametrize(
    "server",
    [
        SmtpServer(extensions=("AUTH PLAIN",)),
        SmtpServer(extensions=("STARTTLS", "AUTH PLAIN"), says={"STARTTLS": "454 not now"}),
        SmtpServer(extensions=("STARTTLS", "AUTH PLAIN"), says={"STARTTLS": "502 what"}),
        SmtpServer(extensions=("STARTTLS", "AUTH PLAIN"), says={"STARTTLS": DROP}),
    ],
    ids=["not offered", "not now", "not known", "hung up"],
)
def test_a_server_that_will_not_talk_in_secret_hears_nothing(server):
    with server:
        failed = failure(
            SmtpPost("localhost", server.port, user="tin", password="word", timeout_s=5)
        )
    assert failed.permanent is False
    assert server.letters == []
    assert {said.split(" ")[0].upper() for said in server.heard} <= {"EHLO", "STARTTLS"}


@pytest.mark.parametrize("tls", ["starttls", "tls"])
@pytest.mark.parametrize("name", ["localhost", "other.example"])
def test_a_certificate_that_does_not_hold_ends_the_talk(tmp_path, tls, name):
    """Signed by nobody we trust; or trusted, and for another name."""
    path = certificate(tmp_path, name)
    trust = None if name == "localhost" else ssl.create_default_context(cafile=path)
    with SmtpServer(extensions=("STARTTLS",), certificate=path, wrapped=tls == "tls") as server:
        failed = failure(SmtpPost("localhost", server.port, tls=tls, timeout_s=5, trust=trust))
    assert failed.permanent is False
    assert "certificate" in str(failed).lower()
    assert server.letters == []


def test_a_wrong_password_is_a_matter_of_the_settings_not_of_the_letter(key_and_certificate):
    trust = ssl.create_default_context(cafile=key_and_certificate)
    with SmtpServer(
        says={"AUTH": "535 no"},
        extensions=("STARTTLS", "AUTH PLAIN"),
        certificate=key_and_certificate,
    ) as server:
        failed = failure(
            SmtpPost("localhost", server.port, user="tin", password="word", trust=trust)
        )
    assert failed.permanent is False
    assert "535" in str(failed)


def test_a_password_is_not_sent_over_an_open_line():
    with pytest.raises(BadSettings, match="open line"):
        SmtpPost("localhost", 25, user="tin", password="word", tls="none")


# The folder


def test_a_folder_keeps_each_letter_once_and_shows_the_newest_first(tmp_path):
    post = FolderPost(tmp_path / "letters")
    assert post.letters() == []
    for number in range(3):
        post.send(letter(message_id=f"<answer.{number}@example.vn>", subject=f"Trả lời {number}"))
    for place, file in enumerate(sorted((tmp_path / "letters").iterdir(), key=_subject)):
        os.utime(file, (place, place))
    post.send(letter(message_id="<answer.1@example.vn>", subject="Again"))
    assert [got["Subject"] for got in post.letters()] == ["Trả lời 2", "Trả lời 1", "Trả lời 0"]
    assert post.letters()[0].get_content().startswith("Chào bạn")
    assert len(list((tmp_path / "letters").iterdir())) == 3


def _subject(file):
    return email.message_from_bytes(file.read_bytes(), policy=policy.default)["Subject"]


def test_names_of_files_are_safe_and_differ_for_each_letter(tmp_path):
    post = FolderPost(tmp_path)
    for word in ("../../a", "a/b", "a_b", ".a", "a" * 300):
        post.send(letter(message_id=f"<{word}@example.vn>"))
    names = [file.name for file in tmp_path.iterdir()]
    assert len(names) == 5
    assert all(name.endswith(".eml") and len(name) < 110 and "/" not in name for name in names)
    assert len(post.letters()) == 5


def test_two_workers_that_hand_in_one_letter_have_one_file(tmp_path, monkeypatch):
    """The other worker writes between our look and our own writing."""
    post, other = FolderPost(tmp_path), FolderPost(tmp_path)
    link = os.link
    sent = []

    def late(draft, path):
        if not sent:
            sent.append("other")
            other.send(letter(subject="First"))
        link(draft, path)

    monkeypatch.setattr(os, "link", late)
    post.send(letter(subject="Second"))
    assert [got["Subject"] for got in post.letters()] == ["First"]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_date_is_told_in_the_zone_it_was_given_in():
    assert as_received(letter(at=AT.astimezone(UTC)))["Date"] == "Tue, 24 Nov 2026 07:30:00 +0000"
