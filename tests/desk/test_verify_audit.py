"""The verifier of an audit export: it stands alone, and finds whatever was changed."""

import ast
import hashlib
import importlib.util
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import minhbach.desk
from minhbach.cases.trail import START, export_lines, sealed_entry

PROGRAM = Path(minhbach.desk.__file__).parent / "starter" / "verify_audit.py"
AT = datetime(2026, 11, 24, 7, 30, 0, 5, tzinfo=UTC)


def _load():
    spec = importlib.util.spec_from_file_location("verify_audit", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFIER = _load()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sealed(said):
    rest = {name: value for name, value in said.items() if name != "hash"}
    return rest | {"hash": hashlib.sha256(canonical(rest).encode()).hexdigest()}


def entries(many):
    """Entries as the rule says, made by hand."""
    found, previous = [], START
    for number in range(1, many + 1):
        entry = sealed(
            {
                "number": number,
                "at": f"2026-11-24T07:30:0{number}.000005+00:00",
                "who": "lan" if number % 2 else "",
                "act": "assigned",
                "about": "case 3",
                "detail": {"đơn vị": "Sở Y tế", "hours": 8, "again": None, "lines": "a\nb\u2028c"},
                "previous": previous,
            }
        )
        found.append(entry)
        previous = entry["hash"]
    return found


def lines_of(found, **head):
    first = {
        "minhbach-audit": 1,
        "organisation": "Sở Y tế",
        "exported": "2026-11-24T08:00:00+00:00",
        "entries": len(found),
        "head": found[-1]["hash"] if found else START,
    }
    return [sealed(first | head), *found]


def write(path, lines):
    path.write_bytes("".join(canonical(line) + "\n" for line in lines).encode())
    return path


def problems(path, since=None):
    if since:
        return VERIFIER.problems_since(path, since)[1]
    return VERIFIER.Trail(path).problems


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-I", "-S", str(PROGRAM), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_needs_nothing_of_ours_and_no_late_python():
    tree = ast.parse(PROGRAM.read_text(encoding="utf-8"), feature_version=(3, 9))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert imported <= {"argparse", "hashlib", "json", "re", "sys"}


@pytest.mark.parametrize("many", [0, 1, 5])
def test_a_whole_export_is_said_to_be_whole(tmp_path, many):
    done = run(write(tmp_path / "a.jsonl", lines_of(entries(many))))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{many} entries, whole\n", "")


def test_a_changed_export_is_told_with_the_line(tmp_path):
    lines = lines_of(entries(3))
    lines[2]["who"] = "minh"
    done = run(write(tmp_path / "a.jsonl", lines))
    assert (done.returncode, done.stdout) == (1, "line 3: the entry was changed\n")


def test_a_file_that_is_not_there_is_another_status(tmp_path):
    done = run(tmp_path / "none.jsonl")
    assert done.returncode == 2
    assert "none.jsonl" in done.stderr


def test_what_the_desk_exports_is_whole(tmp_path):
    """The room that writes the trail and the program that checks it agree on every byte."""
    found, previous = [], START
    for number in range(1, 4):
        found.append(
            sealed_entry(
                number=number,
                at=AT + timedelta(seconds=number),
                who="",
                act="published",
                about="case 3",
                detail={"tiêu đề": "Cầu đóng", "due": AT, "share": 0.25},
                previous=previous,
            )
        )
        previous = found[-1].hash
    lines = export_lines(found, organisation="Sở Y tế", exported=AT, head=previous, count=3)
    path = tmp_path / "a.jsonl"
    path.write_bytes("".join(lines).encode())
    assert problems(path) == []


@pytest.mark.parametrize("bit", range(8))
def test_a_changed_bit_in_any_byte_is_found(tmp_path, bit):
    path = write(tmp_path / "a.jsonl", lines_of(entries(2)))
    whole = path.read_bytes()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << bit
        path.write_bytes(changed)
        assert problems(path), f"byte {place}: {whole[place : place + 20]}"


def test_a_byte_too_many_or_too_few_is_found_anywhere(tmp_path):
    path = write(tmp_path / "a.jsonl", lines_of(entries(2)))
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + whole[place + 1 :])
        assert problems(path), f"without byte {place}"
        for sign in (b" ", b"\n", b"0"):
            path.write_bytes(whole[:place] + sign + whole[place:])
            assert problems(path), f"{sign} before byte {place}"
    for more in (b"\n", b" ", b"{}\n"):
        path.write_bytes(whole + more)
        assert problems(path)


def test_an_export_cut_anywhere_is_found(tmp_path):
    path = write(tmp_path / "a.jsonl", lines_of(entries(2)))
    whole = path.read_bytes()
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        assert problems(path), f"cut at byte {size}"


@pytest.mark.parametrize("gone", range(1, 6))
def test_a_deleted_row_is_found_first_middle_or_last(tmp_path, gone):
    lines = lines_of(entries(5))
    del lines[gone]
    assert problems(write(tmp_path / "a.jsonl", lines))


@pytest.mark.parametrize("one", range(1, 5))
def test_swapped_rows_are_found(tmp_path, one):
    lines = lines_of(entries(5))
    lines[one], lines[one + 1] = lines[one + 1], lines[one]
    assert problems(write(tmp_path / "a.jsonl", lines))


@pytest.mark.parametrize("place", range(1, 7))
def test_an_inserted_row_is_found_even_with_a_good_hash(tmp_path, place):
    lines = lines_of(entries(5))
    previous = lines[place - 1]["hash"] if place > 1 else START
    lines.insert(place, sealed(entries(1)[0] | {"number": place, "previous": previous}))
    assert problems(write(tmp_path / "a.jsonl", lines))


def test_a_row_doubled_is_found(tmp_path):
    lines = lines_of(entries(3))
    assert problems(write(tmp_path / "a.jsonl", [*lines, lines[-1]]))


def test_a_changed_row_with_a_new_hash_is_found_by_the_next_one(tmp_path):
    lines = lines_of(entries(3))
    lines[2] = sealed(lines[2] | {"who": "minh"})
    assert problems(write(tmp_path / "a.jsonl", lines)) == [
        "line 4: it does not follow the entry before it"
    ]


def test_the_last_row_with_a_new_hash_is_found_by_the_head_line(tmp_path):
    lines = lines_of(entries(3))
    lines[3] = sealed(lines[3] | {"who": "minh"})
    assert problems(write(tmp_path / "a.jsonl", lines)) == [
        "line 4: the last entry is not the one that the head line tells of"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"number": "1"},
        {"number": True},
        {"number": -1},
        {"number": 1.0},
        {"at": "2026-11-24 07:30:00"},
        {"at": "2026-11-24T07:30:00+07:00"},
        {"at": "2026-13-24T07:30:00+00:00"},
        {"at": None},
        {"who": None},
        {"act": 3},
        {"about": []},
        {"detail": []},
        {"previous": "0"},
        {"previous": "A" * 64},
        {"more": ""},
    ],
)
def test_an_entry_that_is_none_is_refused_though_its_hash_is_good(tmp_path, other):
    entry = sealed(entries(1)[0] | other)
    assert problems(write(tmp_path / "a.jsonl", lines_of([entry])))


def test_an_entry_that_lacks_a_field_is_refused(tmp_path):
    entry = entries(1)[0]
    del entry["who"]
    assert problems(write(tmp_path / "a.jsonl", lines_of([sealed(entry)])))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"minhbach-audit": 2}, "format 2 is not known"),
        ({"minhbach-audit": True}, "no head line"),
        ({"more": 1}, "no head line"),
        ({"organisation": 1}, "was changed"),
        ({"exported": "yesterday"}, "was changed"),
        ({"entries": 1.0}, "was changed"),
        ({"head": "0"}, "was changed"),
    ],
)
def test_a_head_line_that_is_none_is_refused(tmp_path, other, said):
    assert said in problems(write(tmp_path / "a.jsonl", lines_of(entries(1), **other)))[0]


@pytest.mark.parametrize("line", [b"[]\n", b"1\n", b"null\n", b"\xff\n", b"[" * 100_000 + b"\n"])
def test_lines_that_are_no_object_are_told_and_not_fallen_over(tmp_path, line):
    path = write(tmp_path / "a.jsonl", lines_of(entries(1)))
    path.write_bytes(path.read_bytes() + line)
    assert problems(path)[0].startswith("line 3: this is no")
    path.write_bytes(line)
    assert problems(path)[0].startswith("line 1: this is no")


# Against an earlier export


@pytest.mark.parametrize(("before", "now"), [(0, 0), (0, 3), (2, 5), (5, 5)])
def test_a_trail_that_went_on_is_whole(tmp_path, before, now):
    earlier = write(tmp_path / "earlier.jsonl", lines_of(entries(before)))
    done = run(write(tmp_path / "now.jsonl", lines_of(entries(now))), "--since", earlier)
    assert (done.returncode, done.stdout) == (0, f"{now} entries, whole\n")


def test_a_trail_written_anew_is_whole_alone_and_found_by_the_earlier_export(tmp_path):
    earlier = write(tmp_path / "earlier.jsonl", lines_of(entries(3)))
    anew, previous = [], START
    for entry in entries(5):
        anew.append(sealed(entry | {"who": "minh", "previous": previous}))
        previous = anew[-1]["hash"]
    path = write(tmp_path / "now.jsonl", lines_of(anew))
    assert problems(path) == []
    assert problems(path, earlier) == ["up to entry 3 this is not the trail exported earlier"]


def test_a_trail_cut_at_its_end_is_found_by_the_earlier_export(tmp_path):
    earlier = write(tmp_path / "earlier.jsonl", lines_of(entries(5)))
    path = write(tmp_path / "now.jsonl", lines_of(entries(4)))
    assert problems(path) == []
    assert problems(path, earlier) == ["the earlier export has 5 entries, this one only 4"]


def test_an_earlier_export_that_is_not_whole_proves_nothing(tmp_path):
    lines = lines_of(entries(3))
    earlier = write(tmp_path / "earlier.jsonl", lines[:-1])
    done = run(write(tmp_path / "now.jsonl", lines), "--since", earlier)
    assert done.returncode == 1
    assert "earlier.jsonl: line 3" in done.stdout


def test_an_earlier_export_of_another_office_is_told(tmp_path):
    earlier = write(tmp_path / "earlier.jsonl", lines_of(entries(3), organisation="Sở Văn hóa"))
    path = write(tmp_path / "now.jsonl", lines_of(entries(3)))
    assert problems(path, earlier) == ["the earlier export is of another organisation"]
