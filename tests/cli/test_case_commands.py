"""Cases, the audit trail and kept copies on the command line, in an office of their own."""

import json
import subprocess
import sys

import pytest
from tests.cli.test_commands import minhbach, office

__all__ = ["office"]

# What a person does on the screens before the command line takes over.
BEGIN = """
from pathlib import Path
from minhbach.cli.words import use_office
use_office(Path({folder!r}))
from minhbach.cases.workflow import Role
from minhbach.desk import clock, jobs
from minhbach.desk.actions.departments import save_department
from minhbach.desk.actions.people import add_person
from minhbach.desk.actions.questions import receive_question
from minhbach.desk.actions.triage import open_case_of_question
now = clock.now()
lan = add_person("lan", "a-long-password-1", roles=[Role.DESK_OFFICER], who=None, now=now)
add_person("mai", "a-long-password-1", roles=[Role.REVIEWER], who=None, now=now)
save_department(None, name="Sở Xây dựng", contact="a@b.example", who=None, now=now)
asked = receive_question(
    "Có phải cầu Bến Lau đóng 12 tháng từ ngày 01/12/2026 không?", language="vi", now=now
)
case = open_case_of_question(asked.pk, claim="Cầu Bến Lau đóng 12 tháng.", who=lan, now=now)
"""
KEEP = """
jobs.add_file(
    case.pk, b"Thong bao 112", media_type="text/plain", name="a.txt", who=lan, now=now,
    title="Thông báo", shows="Cầu mở.", origin="Sở Xây dựng",
)
"""


def in_office(folder, code):
    code = (BEGIN + code).format(folder=str(folder))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def case(office, *words):
    return minhbach("case", *words, "--office", office)


def test_a_case_is_moved_as_a_person_and_refused_as_one(office):
    in_office(office, "")
    done = case(office, 1, "assign", "--as", "lan", "--set", "department=1", "--set", "amount=3")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Case 1 is assigned.\n"
    for words, status, said in (
        ((1, "decline", "--as", "mai", "--set", "reason=x"), 1, "Your role does not allow this"),
        ((9, "decline", "--as", "lan"), 2, "no case 9"),
        ((1, "submit", "--as", "lan", "--set", "kept=x"), 2, "submit does not ask for kept."),
    ):
        refused = case(office, *words)
        assert refused.returncode == status
        assert said in refused.stderr


def test_the_trail_is_exported_and_its_chain_checked(office, tmp_path):
    in_office(office, "")
    whole = minhbach("audit", "verify", "--office", office)
    assert (whole.returncode, whole.stdout[-7:]) == (0, "whole.\n")
    file = tmp_path / "trail.jsonl"
    assert minhbach("audit", "export", file, "--office", office).returncode == 0
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert lines[0]["entries"] == len(lines) - 1
    assert lines[0]["head"] == lines[-1]["hash"]
    in_database(office, "DROP TRIGGER audit_is_kept; DELETE FROM desk_auditentry WHERE number = 2")
    broken = minhbach("audit", "verify", "--office", office)
    assert broken.returncode == 1
    assert "Entry 2 is missing" in broken.stdout


def in_database(office, script):
    import sqlite3

    with sqlite3.connect(office / "minhbach.sqlite3") as database:
        database.executescript(script)


@pytest.mark.parametrize("damage", ["flip", "lose"])
def test_a_kept_copy_that_was_touched_is_found(office, damage):
    in_office(
        office,
        "from minhbach.desk.actions.case.move import move_case\n"
        "move_case(case.pk, 'assign', who=lan, now=now, department=1, amount=3)\n" + KEEP,
    )
    whole = minhbach("evidence", "verify", "--office", office)
    assert (whole.returncode, whole.stdout) == (0, "1 kept copies, 1 whole.\n")
    kept = next(file for file in (office / "evidence").rglob("*") if file.is_file())
    body = bytearray(kept.read_bytes())
    kept.chmod(0o600)
    kept.unlink()
    if damage == "flip":
        body[len(body) // 2] ^= 1
        kept.write_bytes(body)
    touched = minhbach("evidence", "verify", "--office", office)
    assert touched.returncode == 1
    assert "case 1, evidence 1, " in touched.stdout
