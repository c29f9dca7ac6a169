"""Kept copies: written once, read back as they came, and any changed byte is found."""

import gzip
import hashlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from minhbach.adapters import archive
from minhbach.adapters.archive import keep_answer, keep_file, read, verify
from minhbach.adapters.fetch import Answer
from minhbach.errors import BadInput, Conflict

AT = datetime(2026, 11, 24, 7, 30, 5, 120, tzinfo=UTC)
LATER = datetime(2026, 12, 1, tzinfo=UTC)
PAGE = Answer(
    "https://so-yte.example.vn/thông-báo?số=12",
    200,
    "<p>Cầu đóng đến hết tháng 12.</p>".encode(),
    content_type="text/html; charset=utf-8",
    etag='"a1"',
    last_modified="Mon, 23 Nov 2026 10:00:00 GMT",
)


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def problem(kept, folder):
    return verify(folder / kept.path, sha256=kept.sha256, file_sha256=kept.file_sha256)


def records(path):
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            yield record, record.raw_stream.read()


def test_an_answer_is_kept_with_its_address_its_time_and_its_headers(tmp_path):
    kept = keep_answer(PAGE, at=AT, into=tmp_path)
    assert kept.sha256 == sha256(PAGE.body)
    assert kept.size_bytes == len(PAGE.body)
    (about, _), (record, body) = records(tmp_path / kept.path)
    assert about.rec_type == "warcinfo"
    assert record.rec_headers.protocol == "WARC/1.1"
    assert record.rec_type == "response"
    assert record.rec_headers["WARC-Date"] == "2026-11-24T07:30:05.000120Z"
    assert record.rec_headers["WARC-Payload-Digest"] == f"sha256:{kept.sha256}"
    assert (
        record.rec_headers["WARC-Target-URI"]
        == "https://so-yte.example.vn/th%C3%B4ng-b%C3%A1o?s%E1%BB%91=12"
    )
    assert record.http_headers.get_statuscode() == "200"
    assert record.http_headers["ETag"] == '"a1"'
    assert body == PAGE.body
    assert read(tmp_path / kept.path) == ("text/html; charset=utf-8", PAGE.body)
    assert problem(kept, tmp_path) == ""


def test_a_file_is_kept_with_its_name_and_media_type(tmp_path):
    kept = keep_file("Công văn 12.pdf", "application/pdf", b"%PDF-1.7 ...", at=AT, into=tmp_path)
    _, (record, body) = records(tmp_path / kept.path)
    assert record.rec_type == "resource"
    assert record.rec_headers["WARC-Target-URI"] == "file:///C%C3%B4ng%20v%C4%83n%2012.pdf"
    assert body == b"%PDF-1.7 ..."
    assert read(tmp_path / kept.path) == ("application/pdf", b"%PDF-1.7 ...")
    assert problem(kept, tmp_path) == ""


def test_a_file_without_a_media_type_is_just_bytes(tmp_path):
    kept = keep_file("a.bin", "", b"\x00\x01", at=AT, into=tmp_path)
    assert read(tmp_path / kept.path) == ("application/octet-stream", b"\x00\x01")


def test_an_answer_without_a_media_type_is_just_bytes(tmp_path):
    kept = keep_answer(Answer("https://a.vn/", 200, b"x"), at=AT, into=tmp_path)
    assert read(tmp_path / kept.path) == ("application/octet-stream", b"x")


def test_the_programs_of_other_archives_find_nothing_wrong(tmp_path):
    class Quiet:
        verbose, inputs, exit_value = False, [], 0

    for kept in (
        keep_answer(PAGE, at=AT, into=tmp_path),
        keep_file("a.txt", "text/plain", b"a", at=AT, into=tmp_path),
    ):
        checker = Checker(Quiet())
        checker.process_one(str(tmp_path / kept.path))
        assert checker.exit_value == 0
        assert gzip.decompress((tmp_path / kept.path).read_bytes()).startswith(b"WARC/1.1\r\n")


def test_the_same_content_twice_is_one_file_with_the_first_moment(tmp_path):
    first = keep_answer(PAGE, at=AT, into=tmp_path)
    again = keep_answer(PAGE, at=LATER, into=tmp_path)
    assert first == again
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == [
        first.path.rpartition("/")[2]
    ]


def test_the_same_content_from_two_places_is_two_files_that_say_so(tmp_path):
    here = keep_file("a.txt", "text/plain", b"same", at=AT, into=tmp_path)
    there = keep_file("b.txt", "text/plain", b"same", at=AT, into=tmp_path)
    assert here.sha256 == there.sha256
    assert here.path != there.path


def test_the_file_is_the_same_for_the_same_arguments(tmp_path):
    one = keep_answer(PAGE, at=AT, into=tmp_path / "one")
    two = keep_answer(PAGE, at=AT, into=tmp_path / "two")
    assert one == two
    other = keep_answer(PAGE, at=LATER, into=tmp_path / "three")
    assert other.path == one.path
    assert other.file_sha256 != one.file_sha256


def test_a_kept_copy_is_not_writable_and_leaves_no_draft(tmp_path):
    kept = keep_file("a.txt", "text/plain", b"a", at=AT, into=tmp_path)
    assert (tmp_path / kept.path).stat().st_mode & 0o777 == 0o440
    assert len(list((tmp_path / kept.path).parent.iterdir())) == 1


def test_two_workers_that_keep_the_same_content_have_one_file(tmp_path, monkeypatch):
    """The other worker writes between our look and our own writing."""
    link = archive.os.link
    first = []

    def late(draft, path):
        if not first:
            first.append(None)
            first[0] = keep_answer(PAGE, at=LATER, into=tmp_path)
        link(draft, path)

    monkeypatch.setattr(archive.os, "link", late)
    assert keep_answer(PAGE, at=AT, into=tmp_path) == first[0]
    assert problem(first[0], tmp_path) == ""


@pytest.mark.parametrize("bit", range(8))
@pytest.mark.parametrize("kind", ["answer", "file"])
def test_a_changed_bit_in_any_byte_of_a_kept_copy_is_found(tmp_path, kind, bit):
    if kind == "answer":
        kept = keep_answer(PAGE, at=AT, into=tmp_path)
    else:
        kept = keep_file("a.txt", "text/plain", b"Only a line.\n", at=AT, into=tmp_path)
    path = tmp_path / kept.path
    whole = path.read_bytes()
    path.chmod(0o600)
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << bit
        path.write_bytes(changed)
        assert problem(kept, tmp_path), f"byte {place} of {len(whole)}"


def test_a_copy_cut_anywhere_is_found(tmp_path):
    kept = keep_answer(PAGE, at=AT, into=tmp_path)
    path = tmp_path / kept.path
    whole = path.read_bytes()
    path.chmod(0o600)
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        assert problem(kept, tmp_path), f"cut at byte {size}"


def test_the_words_say_whether_the_content_is_still_whole(tmp_path):
    kept = keep_file("a.txt", "text/plain", b"a", at=AT, into=tmp_path)
    path = tmp_path / kept.path
    assert "content of the kept copy was changed" in verify(
        path, sha256="0" * 64, file_sha256=kept.file_sha256
    )
    assert "its content is whole" in verify(path, sha256=kept.sha256, file_sha256="0" * 64)
    path.chmod(0o600)
    path.write_bytes(b"no archive")
    assert "damaged" in problem(kept, tmp_path)
    path.unlink()
    assert "missing" in problem(kept, tmp_path)
    path.mkdir()
    assert "cannot be read" in problem(kept, tmp_path)
    with pytest.raises(BadInput, match="cannot be read"):
        read(path)


def test_a_damaged_copy_is_not_written_over(tmp_path):
    kept = keep_answer(PAGE, at=AT, into=tmp_path)
    path = tmp_path / kept.path
    path.chmod(0o600)
    path.write_bytes(b"no archive")
    with pytest.raises(Conflict, match="backup"):
        keep_answer(PAGE, at=LATER, into=tmp_path)
    assert path.read_bytes() == b"no archive"


def test_nothing_and_too_much_are_refused(tmp_path):
    with pytest.raises(BadInput, match="no content"):
        keep_file("a.txt", "text/plain", b"", at=AT, into=tmp_path)
    with pytest.raises(BadInput, match="25 MB"):
        keep_file("a.txt", "text/plain", bytes(25_000_001), at=AT, into=tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_largest_content_is_kept_and_read(tmp_path):
    body = bytes(25_000_000)
    kept = keep_file("a.bin", "", body, at=AT, into=tmp_path)
    assert read(tmp_path / kept.path)[1] == body


def test_a_file_that_unpacks_without_end_is_not_read_to_its_end(tmp_path, monkeypatch):
    kept = keep_file("a.bin", "", bytes(5_000_000), at=AT, into=tmp_path)
    monkeypatch.setattr(archive, "MAX_CONTENT_BYTES", 1_000_000)
    with pytest.raises(BadInput, match="unpacks"):
        read(tmp_path / kept.path)


def test_a_file_larger_than_any_we_wrote_is_not_read(tmp_path, monkeypatch):
    kept = keep_file("a.bin", "", b"x" * 1000, at=AT, into=tmp_path)
    monkeypatch.setattr(archive, "_MAX_FILE_BYTES", 100)
    assert "larger" in problem(kept, tmp_path)


def test_a_file_with_no_content_record_is_damaged(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(b"")
    with pytest.raises(BadInput, match="damaged"):
        read(tmp_path / "a.warc.gz")


@pytest.mark.parametrize("name", ["a\r\nWARC-Type: request", "../../etc/passwd", "a b/c?d#e", ""])
def test_a_name_adds_no_header_and_leaves_no_folder(tmp_path, name):
    kept = keep_file(name, "text/plain\r\nX: y", b"a", at=AT, into=tmp_path)
    _, (record, _) = records(tmp_path / kept.path)
    assert record.rec_type == "resource"
    assert record.rec_headers["X"] is None
    assert len(record.rec_headers["WARC-Target-URI"].split("/")) == 4


@given(
    body=some.binary(min_size=1, max_size=400),
    address=some.text(max_size=60),
    media_type=some.text(max_size=40),
)
@settings(max_examples=60, deadline=None)
def test_whatever_comes_in_is_read_back_as_it_came(tmp_path_factory, body, address, media_type):
    folder = tmp_path_factory.mktemp("kept")
    answer = Answer(f"https://a.vn/{address}", 200, body, content_type=media_type)
    kept = keep_answer(answer, at=AT, into=folder)
    assert read(folder / kept.path)[1] == body
    assert problem(kept, folder) == ""
    kept = keep_file(address, media_type, body, at=AT, into=folder)
    assert read(folder / kept.path)[1] == body
    assert problem(kept, folder) == ""


def test_a_content_that_looks_like_an_http_head_is_kept_as_it_is(tmp_path):
    body = b"HTTP/1.1 404 Not Found\r\nContent-Type: x/y\r\n\r\nrest"
    kept = keep_file("a.http", "text/plain", body, at=AT, into=tmp_path)
    assert read(tmp_path / kept.path) == ("text/plain", body)
