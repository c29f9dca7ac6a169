from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_press import PROFILE, SAIGON

from minhbach.briefs.brief import Window
from minhbach.briefs.due import Due, Last, called_for, next_due
from minhbach.worktime.slots import Slot, edition_id, slot_moments

LEAD = timedelta(minutes=10)
DAILY = replace(PROFILE, slots=(Slot(time(7, 30)), Slot(time(15, 30))))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SAIGON)


def test_the_next_edition_starts_where_the_last_one_ended() -> None:
    last = Last(local("2026-11-23T15:30"), local("2026-11-23T15:20"))
    window = Window(local("2026-11-23T15:20"), local("2026-11-24T07:20"))
    assert next_due(DAILY, last, lead=LEAD) == Due(local("2026-11-24T07:30"), window)


def test_an_edition_called_for_close_to_a_slot_moves_the_next_cut_off_to_the_slot() -> None:
    called = local("2026-11-24T07:25")
    due = next_due(DAILY, Last(called, called), lead=LEAD)
    assert due is not None
    assert due.window == Window(called, local("2026-11-24T07:30"))


def test_a_profile_without_slots_has_nothing_due() -> None:
    start = local("2026-11-24T07:25")
    assert next_due(replace(PROFILE, slots=()), Last(start, start), lead=LEAD) is None


def test_an_edition_called_for_covers_what_there_is_since_the_last_one() -> None:
    last = Last(local("2026-11-24T07:30"), local("2026-11-24T07:20"))
    now = local("2026-11-24T10:00")
    assert called_for(last, now) == Due(now, Window(last.cut_off, now))
    assert called_for(Last(now, now), now) is None


def test_a_window_is_half_open_and_never_empty() -> None:
    window = Window(local("2026-11-24T07:20"), local("2026-11-24T15:20"))
    assert window.start in window
    assert window.cut_off not in window
    with pytest.raises(ValueError):
        Window(window.cut_off, window.cut_off)


@settings(deadline=None)
@given(
    st.sampled_from(["Asia/Ho_Chi_Minh", "America/Santiago", "America/New_York", "Europe/Paris"]),
    st.sampled_from([datetime(2026, month, 15, tzinfo=UTC) for month in (2, 3, 8, 10)]),
    st.sets(st.tuples(st.integers(0, 23), st.sampled_from([0, 30])), min_size=1, max_size=3),
    st.lists(st.integers(0, 30 * 24 * 60), max_size=6),
    st.integers(0, 30),
)
def test_thirty_days_of_windows_share_out_time_exactly_whatever_stops_and_is_called_for(
    zone_name, start, times, calls, lead
) -> None:
    """The program looks only at a few moments; what it missed meanwhile is made in order."""
    zone = ZoneInfo(zone_name)
    profile = replace(PROFILE, zone=zone, slots=tuple(Slot(time(h, m)) for h, m in times))
    last, made = Last(start, start), []
    end = start + timedelta(days=30)
    for now in [*(start + timedelta(minutes=minutes) for minutes in sorted(calls)), end]:
        while (due := next_due(profile, last, lead=timedelta(minutes=lead))).window.cut_off <= now:
            last = Last(due.slot, due.window.cut_off)
            made.append(due)
        if now != end and (due := called_for(last, now)) is not None and now > last.slot:
            last = Last(due.slot, due.window.cut_off)
            made.append(due)
    windows = [due.window for due in made]
    assert windows[0].start == start
    assert all(a.cut_off == b.start for a, b in pairwise(windows))
    slots = slot_moments(profile.slots, zone, start + timedelta.resolution, end)
    assert set(slots) <= {due.slot for due in made}
    names = [edition_id(due.slot, zone) for due in made if due.slot in set(slots)]
    assert len(names) == len(set(names))
