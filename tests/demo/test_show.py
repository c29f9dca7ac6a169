"""The demo as a whole, also when its making was killed: the thread stands where it should."""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter

import pytest

from minhbach.demo.show import last_morning
from minhbach.demo.thread import load_thread
from minhbach.desk import clock


@pytest.fixture
def made(killed_demo):
    return killed_demo


@pytest.fixture
def rows(made):
    base = sqlite3.connect(made[0] / "minhbach.sqlite3")
    yield lambda sql: base.execute(sql).fetchall()
    base.close()


def test_every_step_was_played_once(made, rows):
    steps = load_thread(last_morning(clock.now())).steps
    asked = sum(step.act == "ask" for step in steps)
    opened = sum(step.act in ("open", "open-article") for step in steps)
    assert (made[1]["questions"], made[1]["cases"]) == (asked, opened)
    played = Counter(dict(rows("SELECT act, count(*) FROM desk_auditentry GROUP BY act")))
    for act in ("assign", "add-evidence", "draft", "submit", "approve", "return", "publish"):
        assert played[act] == sum(step.act == act for step in steps), act


def test_cases_stand_in_every_part_of_the_way(rows):
    cases = rows("SELECT state, party, told FROM desk_case")
    assert Counter(state for state, _, _ in cases) == {
        "assigned": 2,
        "in-review": 1,
        "approved": 1,
        "published": 2,
    }
    told = [json.loads(marks) for state, _, marks in cases if state == "assigned"]
    assert sorted(told) == [["near"], ["near", "overdue"]]


def test_one_answer_was_corrected_and_one_is_a_rated_fact_check(rows):
    versions = rows(
        "SELECT s.kind, v.change, v.rating, v.note <> '' FROM desk_version v"
        " JOIN desk_statement s ON s.id = v.statement_id ORDER BY s.id, v.number"
    )
    assert versions == [
        ("official-answer", "first", "", 0),
        ("official-answer", "correction", "", 1),
        ("official-answer", "update", "", 1),
        ("fact-check", "first", "mixed", 0),
    ]


def test_askers_are_told_once_and_their_addresses_are_gone(made, rows):
    ends = Counter(end for (end,) in rows("SELECT end FROM desk_question"))
    assert (ends["answered"], ends["no-claim"]) == (5, 2)
    assert not rows("SELECT id FROM desk_question WHERE end <> '' AND length(contact) > 0")
    letters = rows("SELECT message_id, state, length(contact) FROM desk_letter")
    assert {(state, left) for _, state, left in letters} == {("sent", 0)}
    kinds = Counter(name[1:].partition(".")[0] for name, _, _ in letters)
    assert (kinds["answer"], kinds["changed"], kinds["ended"]) == (5, 2, 2)
    assert len(list((made[0] / "letters").glob("*.eml"))) == len(letters)


def test_evidence_is_a_record_a_file_or_a_page_of_the_press_that_is_kept(made, rows):
    evidence = rows("SELECT kind, keep, kept FROM desk_evidence")
    assert {(kind, keep) for kind, keep, _ in evidence} == {
        ("record", "none"),
        ("file", "kept"),
        ("link", "kept"),
    }
    assert all((made[0] / "evidence" / kept).exists() for _, _, kept in evidence if kept)


def test_the_press_was_searched_for_what_is_claimed(rows):
    states = Counter(state for (state,) in rows("SELECT state FROM desk_proposal"))
    assert states["confirmed"] == 1
    assert states["open"] >= 1
    assert len(rows("SELECT id FROM desk_appearance")) == 2
    assert len(rows("SELECT id FROM desk_factcheck")) == 2


def test_the_audit_trail_is_whole(rows):
    numbers = [number for (number,) in rows("SELECT number FROM desk_auditentry ORDER BY number")]
    assert numbers == list(range(1, len(numbers) + 1))
    moments = [at for (at,) in rows("SELECT at FROM desk_auditentry ORDER BY number")]
    assert moments == sorted(moments)


@pytest.mark.parametrize("what", ["audit", "evidence"])
def test_the_trail_and_the_kept_copies_are_whole(made, what):
    checked = subprocess.run(
        [sys.executable, "-m", "minhbach", what, "verify", "--office", str(made[0])],
        capture_output=True,
        text=True,
        timeout=120,
        env={name: value for name, value in os.environ.items() if "DJANGO" not in name},
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
