"""The audit trail as a chain, as a value."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.cases.trail import (
    START,
    canonical,
    entry_hash,
    export_lines,
    problems,
    sealed_entry,
)

AT = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)


def trail(length, detail=None):
    entries, previous = [], START
    for number in range(1, length + 1):
        entry = sealed_entry(
            number=number,
            at=AT + timedelta(minutes=number),
            who="lan",
            act="assign",
            about="case 1",
            detail=detail or {"n": number},
            previous=previous,
        )
        entries.append(entry)
        previous = entry.hash
    return entries


def said(entries, *, head=None, count=None):
    end = entries[-1].hash if entries else START
    return list(
        problems(
            entries,
            head=end if head is None else head,
            count=len(entries) if count is None else count,
        )
    )


@pytest.mark.parametrize("length", [0, 1, 5])
def test_a_whole_trail_has_no_problems(length):
    assert said(trail(length)) == []


def test_what_json_does_not_know_is_written_as_text():
    (entry,) = trail(1, {"due": date(2026, 12, 1), "at": AT})
    assert entry.detail == {"due": "2026-12-01", "at": str(AT)}
    assert entry.hash == entry_hash(entry)


def test_a_moment_is_written_in_utc_whatever_zone_it_came_in():
    written = [
        sealed_entry(number=1, at=at, who="", act="a", about="b", detail={}, previous=START)
        for at in (AT, AT.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")))
    ]
    assert written[0] == written[1]
    assert written[0].at == "2026-11-24T01:02:03.000000+00:00"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda e: [*e[:2], replace(e[2], act="publish"), *e[3:]], "Entry 3 was changed."),
        (lambda e: [*e[:2], *e[3:]], "Entry 3 is missing; entry 4 stands in its place."),
        (lambda e: e[1:], "Entry 1 is missing; entry 2 stands in its place."),
        (
            lambda e: [*e[:2], replace(e[2], previous=START), *e[3:]],
            "Entry 3 does not follow the one before it.",
        ),
    ],
)
def test_a_change_is_found_and_named(change, sentence):
    entries = trail(5)
    assert sentence in said(change(entries), head=entries[-1].hash, count=5)


def test_a_cut_end_is_found():
    entries = trail(5)
    (sentence,) = said(entries[:3], head=entries[-1].hash, count=5)
    assert sentence == "The trail ends at entry 3; it should end at entry 5."


@given(
    st.integers(0, 3),
    st.sampled_from(["at", "who", "act", "about", "previous"]),
    st.text(min_size=1, max_size=5),
)
def test_any_change_of_any_field_is_found(place, field, text):
    entries = trail(4)
    changed = replace(entries[place], **{field: getattr(entries[place], field) + text})
    assert said([*entries[:place], changed, *entries[place + 1 :]], head=entries[-1].hash)


def test_an_export_is_a_head_line_and_a_line_for_each_entry():
    entries = trail(2)
    lines = list(
        export_lines(entries, organisation="An Hải", exported=AT, head=entries[-1].hash, count=2)
    )
    assert len(lines) == 3
    assert lines[0].startswith('{"entries":2,"exported":"2026-11-24T01:02:03+00:00","hash":"')
    assert all(line.endswith("\n") for line in lines)
    assert canonical({"b": 1, "a": "ả"}) == '{"a":"ả","b":1}'
