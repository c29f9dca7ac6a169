"""Sealed addresses: opened only with the key, never alike; and what passes for an address."""

import threading

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as some

from minhbach.adapters import sealed
from minhbach.adapters.sealed import SealKey, check_address
from minhbach.errors import BadInput, BadSettings

KEY = SealKey([Fernet.generate_key()])


@given(some.text(max_size=300))
def test_what_was_sealed_opens_to_the_same(text):
    assert KEY.open(KEY.seal(text)) == text


def test_equal_addresses_do_not_look_equal_and_are_not_seen():
    first, second = KEY.seal("lan@example.vn"), KEY.seal("lan@example.vn")
    assert first != second
    assert b"lan" not in first
    assert b"example" not in first


def test_the_seal_does_not_say_when_it_was_made():
    key = Fernet.generate_key()
    assert Fernet(key).extract_timestamp(SealKey([key]).seal("lan@example.vn")) == 0


@pytest.mark.parametrize(
    "token", [b"", b"no seal", b"\xff\x00", Fernet(Fernet.generate_key()).encrypt(b"a")]
)
def test_what_the_key_did_not_seal_does_not_open(token):
    with pytest.raises(BadInput, match="another key"):
        KEY.open(token)


def test_no_changed_byte_of_a_seal_opens_to_another_address():
    """Base64 reads some changed signs at its end as the same; all else is refused."""
    token = KEY.seal("lan@example.vn")
    refused = 0
    for place in range(len(token)):
        changed = bytearray(token)
        changed[place] ^= 4
        try:
            assert KEY.open(bytes(changed)) == "lan@example.vn"
        except BadInput:
            refused += 1
    assert refused >= len(token) - 2


def test_the_key_file_is_made_once_and_only_its_user_may_read_it(tmp_path):
    path = tmp_path / "keys" / "seal.key"
    first = SealKey.read_or_make(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["seal.key"]
    assert SealKey.read_or_make(path).open(first.seal("lan@example.vn")) == "lan@example.vn"


def test_a_new_key_on_top_seals_and_the_old_one_still_opens(tmp_path):
    path = tmp_path / "seal.key"
    old = SealKey.read_or_make(path)
    before = old.seal("lan@example.vn")
    path.write_bytes(Fernet.generate_key() + b"\n" + path.read_bytes())
    new = SealKey.read_or_make(path)
    assert new.open(before) == "lan@example.vn"
    with pytest.raises(BadInput):
        old.open(new.seal("lan@example.vn"))


def test_a_key_that_others_may_read_is_refused(tmp_path):
    path = tmp_path / "seal.key"
    SealKey.read_or_make(path)
    path.chmod(0o644)
    with pytest.raises(BadSettings, match="chmod 600"):
        SealKey.read_or_make(path)


@pytest.mark.parametrize("content", [b"", b"\n", b"not a key\n", b"\xff" * 44])
def test_a_file_without_a_key_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "seal.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(BadSettings, match="no usable key"):
        SealKey.read_or_make(path)
    assert path.read_bytes() == content


def test_workers_that_start_together_have_one_key(tmp_path):
    path = tmp_path / "seal.key"
    start, keys = threading.Barrier(8), []

    def work():
        start.wait()
        keys.append(SealKey.read_or_make(path))

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert {key.open(keys[0].seal("a")) for key in keys} == {"a"}
    assert len(keys) == 8


def test_the_maker_that_comes_second_leaves_the_first_key(tmp_path):
    path = tmp_path / "seal.key"
    sealed._make(path)
    first = path.read_bytes()
    sealed._make(path)
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("lan@example.vn", "lan@example.vn"),
        ("  Lan.Tran+hoi@Example.VN ", "Lan.Tran+hoi@example.vn"),
        ("o'hara@mail.example.co.uk", "o'hara@mail.example.co.uk"),
        ("lan@tiếngviệt.vn", "lan@xn--tingvit-5t4cyc.vn"),
        ("minhbach@localhost", "minhbach@localhost"),
        ("lan@münchen.example", "lan@xn--mnchen-3ya.example"),
        ("a" * 64 + "@example.vn", "a" * 64 + "@example.vn"),
    ],
)
def test_a_plausible_address_is_taken(written, address):
    assert check_address(written) == address
    assert check_address(address) == address


@pytest.mark.parametrize(
    "written",
    [
        "",
        "lan",
        "@example.vn",
        "lan@",
        "lan@intranet",
        "lan@example..vn",
        "lan@.vn",
        "lan@example.vn.",
        "lan@-example.vn",
        "lan@exa_mple.vn",
        "lan@exa mple.vn",
        "lan@192.0.2.1",
        "lan@[192.0.2.1]",
        "lan@@example.vn",
        "lan@minh@example.vn",
        ".lan@example.vn",
        "lan.@example.vn",
        "la..n@example.vn",
        "lan tran@example.vn",
        '"lan tran"@example.vn',
        "Lan <lan@example.vn>",
        "<lan@example.vn>",
        "lan@example.vn, minh@example.vn",
        "lan@example.vn;minh@example.vn",
        "lan@example.vn minh@example.vn",
        "lan@example.vn\nBcc: minh@example.vn",
        "lan@example.vn\r\nBcc: minh@example.vn",
        "lan\r\nBcc: x@example.vn",
        "lan\x00@example.vn",
        "lan@exam\x00ple.vn",
        "lan%0abcc@example.vn\t\n\tx",
        "lan(comment)@example.vn",
        "trần@example.vn",
        "lan@" + "a" * 64 + ".vn",
        "a" * 65 + "@example.vn",
        "lan@\ud800.vn",
    ],
)
def test_what_is_no_single_plain_address_is_refused(written):
    with pytest.raises(BadInput, match="no e-mail address"):
        check_address(written)


def test_an_address_that_is_too_long_is_refused():
    domain = ".".join(["a" * 60] * 4) + ".vn"
    assert len(f"{'a' * 7}@{domain}") == 254
    assert check_address(f"{'a' * 7}@{domain}")
    with pytest.raises(BadInput, match="254"):
        check_address(f"{'a' * 8}@{domain}")


@given(some.text(max_size=80))
def test_whatever_is_taken_has_one_at_sign_and_nothing_a_header_could_misread(text):
    try:
        address = check_address(f"{text}@example.vn")
    except BadInput:
        return
    assert address.isascii()
    assert address.count("@") == 1
    assert not set(address) & set(' \r\n\t,;:<>()[]\\"')
