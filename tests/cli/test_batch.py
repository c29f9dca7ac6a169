"""The rooms as tools: JSON lines in, JSON lines out."""

import gzip
import io
import json
import subprocess
import sys

import pytest
from tests.fakes import page, rss

from minhbach import batch


def run(tool, argument):
    out = io.StringIO()
    status = tool(argument, out)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def stream(path, *lines):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wb") as file:
        for line in lines:
            file.write((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n")
    return str(path)


def line(id, title, text="", time=1_700_000_000, **more):
    return {
        "id": id,
        "time": time,
        "lang": "vi",
        "source": "A",
        "title": title,
        "text": text,
    } | more


LONG = " ".join(f"chữ{n}" for n in range(80))


def test_feeds_gives_a_record_a_file_and_names_the_ones_it_cannot_open(tmp_path, capsys):
    good, bad = tmp_path / "a.xml", tmp_path / "b.html"
    good.write_bytes(rss(("https://a.example/1", "Mưa lớn", "Tue, 24 Nov 2026 00:00:00 GMT")))
    bad.write_bytes(b"<html><title>Login</title></html>")
    status, records = run(batch.feeds, [str(good), str(bad), str(tmp_path / "none.xml")])
    assert status == batch.SKIPPED
    assert [record["kind"] for record in records] == ["rss", None]
    assert records[0]["entries"][0] == {
        "id": "https://a.example/1",
        "title": "Mưa lớn",
        "url": "https://a.example/1",
        "published": "2026-11-24T00:00:00+00:00",
        "updated": None,
        "summary": "Tóm tắt.",
    }
    assert records[1]["problem"]
    assert "none.xml" in capsys.readouterr().err


def test_read_passes_on_what_it_was_given(tmp_path):
    file = tmp_path / "p.html"
    file.write_bytes(page("Cầu An Phú đóng để sửa", *["Cầu sẽ đóng từ sáng thứ hai. " * 6] * 4))
    listing = stream(
        tmp_path / "l.jsonl",
        {"path": str(file), "url": "https://a.example/1", "mine": 7},
        {"url": "no path"},
        {"path": str(tmp_path / "none.html"), "url": "x"},
    )
    status, records = run(batch.read, listing)
    assert status == batch.SKIPPED
    (record,) = records
    assert (record["mine"], record["title"], record["language"]) == (
        7,
        "Cầu An Phú đóng để sửa",
        "vi",
    )
    assert "đóng từ sáng" in record["text"]


def test_copies_names_the_original_of_each(tmp_path):
    lines = [line("a", "Một", LONG), line("b", "Hai", LONG + " hết"), line("c", "Ba", LONG[::-1])]
    status, records = run(batch.copies, stream(tmp_path / "s.jsonl.gz", *lines))
    assert status == 0
    assert records == [
        {"id": "a", "original": "a"},
        {"id": "b", "original": "a"},
        {"id": "c", "original": "c"},
    ]


def test_stories_skips_bad_lines_and_keeps_the_others(tmp_path, capsys):
    lines = [
        line("a", "Mưa lớn gây ngập ở An Hải", LONG),
        b"not json",
        b"\xff\xfe",
        [1],
        {"id": "x"},
        line("b", "Khai mạc lễ hội đèn lồng", LONG[::-1]),
    ]
    status, records = run(batch.stories, stream(tmp_path / "s.jsonl", *lines))
    assert status == batch.SKIPPED
    assert [record["id"] for record in records] == ["a", "b"]
    assert records[0]["story"] != records[1]["story"]
    said = capsys.readouterr().err
    assert [f", line {n}:" in said for n in (1, 2, 3, 4, 5, 6)] == [
        False,
        True,
        True,
        True,
        True,
        False,
    ]


def test_a_missing_or_broken_file_is_one_clear_line(tmp_path, capsys):
    broken = tmp_path / "s.jsonl.gz"
    broken.write_bytes(gzip.compress(b'{"id": 1}\n' * 1000)[:-30])
    assert run(batch.copies, str(broken))[0] == batch.SKIPPED
    assert run(batch.copies, str(tmp_path / "none.jsonl"))[0] == batch.SKIPPED
    assert "none.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("tool", ["copies", "stories"])
def test_each_line_is_written_before_the_next_is_read(tool):
    command = [sys.executable, "-m", "minhbach", "batch", tool, "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        for number in range(3):
            running.stdin.write(json.dumps(line(number, f"Tin {number}", LONG)).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()
        assert running.wait() == 0


def test_detect_says_what_can_be_checked_and_why_not(tmp_path):
    lines = [{"id": 1, "text": "Cầu An Phú đóng 45 ngày từ ngày 1/12."}, {"id": 2}]
    status, records = run(batch.detect, stream(tmp_path / "s.jsonl", *lines))
    assert status == batch.SKIPPED
    (record,) = records
    assert set(record) == {"id", "checkable", "kind", "score", "why"}
    assert record["checkable"] is True


def test_match_finds_what_was_checked_before(tmp_path, capsys):
    checks = stream(
        tmp_path / "c.jsonl.gz",
        {"id": "a", "title": "Cầu An Phú đóng để sửa", "text": ""},
        b"not json",
        {"id": "b", "title": "Chợ đêm mở lại", "text": ""},
    )
    queries = stream(tmp_path / "q.jsonl", {"id": 1, "text": "cau an phu co dong ko"}, {"id": 2})
    status, records = run(lambda file, out: batch.match(checks, file, out), queries)
    assert status == batch.SKIPPED
    (record,) = records
    assert (record["id"], record["matches"][0]["id"]) == (1, "a")
    said = capsys.readouterr().err
    assert "c.jsonl.gz, line 2" in said
    assert "q.jsonl, line 2" in said


def test_a_query_list_without_a_fault_still_says_that_checks_were_skipped(tmp_path):
    queries = stream(tmp_path / "q.jsonl", {"id": 1, "text": "cau"})
    status, records = run(lambda file, out: batch.match(str(tmp_path / "no"), file, out), queries)
    assert (status, records) == (batch.SKIPPED, [{"id": 1, "matches": []}])


def test_the_command_matches(tmp_path):
    checks = stream(tmp_path / "c.jsonl", {"id": "a", "title": "Cầu An Phú đóng", "text": ""})
    queries = stream(tmp_path / "q.jsonl", {"id": 1, "text": "cầu An Phú"})
    command = [sys.executable, "-m", "minhbach", "batch", "match", "--checks", checks, queries]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["matches"][0]["id"] == "a"
