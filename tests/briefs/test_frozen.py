import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_press import full_brief

from minhbach.briefs.brief import Brief, Window
from minhbach.briefs.frozen import from_json, to_json

times = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
windows = st.tuples(times, times).filter(lambda two: two[0] < two[1]).map(lambda two: Window(*two))
st.register_type_strategy(datetime, times)
st.register_type_strategy(Window, windows)


@settings(deadline=None)
@given(st.from_type(Brief))
def test_a_frozen_brief_comes_back_equal(brief: Brief) -> None:
    kept = json.loads(json.dumps(to_json(brief)))
    assert from_json(kept) == brief


def test_times_are_kept_in_utc() -> None:
    assert to_json(full_brief("vi"))["window"]["cut_off"] == "2026-11-24T00:20:00+00:00"


def test_an_older_edition_without_a_later_field_takes_its_default() -> None:
    kept = to_json(full_brief("vi"))
    del kept["stories"][1]["told_in"]
    assert from_json(kept).stories[1].told_in == ""


@pytest.mark.parametrize("kept", [{}, {"unknown": 1}, to_json(full_brief("vi")) | {"made": "soon"}])
def test_what_is_no_brief_is_refused(kept: dict) -> None:
    with pytest.raises((TypeError, KeyError, ValueError)):
        from_json(kept)
