"""A stream's lines as articles."""

import pytest

from minhbach.errors import BadInput
from minhbach.stories.record import CopyRun, StoryRun

TEXT = " ".join(f"chữ{n}" for n in range(60))


def line(**changes):
    return {
        "id": "a",
        "time": 1,
        "lang": "vi",
        "source": "",
        "title": "Tin",
        "text": TEXT,
    } | changes


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"id": None}, "an id is"),
        ({"id": True}, "an id is"),
        ({"id": 1.5}, "an id is"),
        ({"time": "soon"}, "not a time"),
        ({"time": None}, "not a time"),
        ({"time": 1e30}, "not a time"),
        ({"title": 7}, "title is not text"),
        ({"text": ["a"]}, "text is not text"),
    ],
)
def test_a_bad_line_says_what_is_wrong(changes, says):
    with pytest.raises(BadInput, match=says):
        CopyRun().take(line(**changes))


@pytest.mark.parametrize("name", ["id", "time", "title"])
def test_a_missing_field_is_named(name):
    bare = line()
    del bare[name]
    with pytest.raises(BadInput, match=name):
        StoryRun().take(bare)


def test_an_id_is_given_once():
    run = CopyRun()
    run.take(line())
    with pytest.raises(BadInput, match="twice"):
        run.take(line())


def test_fields_that_may_be_missing_are_empty():
    assert StoryRun().take({"id": 5, "time": 1.5, "title": "Tin"}) == {"id": 5, "story": 1}


def test_copies_go_where_their_original_went():
    run = StoryRun()
    first = run.take(line(id=1))
    assert run.take(line(id=2, title="Khác hẳn", time=9))["story"] == first["story"]
    assert run.take(line(id=3, text="Một việc khác", title="Chuyện lạ"))["story"] == 2
    assert CopyRun().take(line(id=7)) == {"id": 7, "original": 7}


def test_two_articles_of_one_event_are_one_story():
    run = StoryRun()
    said = [
        "Lũ trên sông Ngân dâng cao, hơn sáu trăm hộ dân ven sông phải sơ tán trong đêm",
        "Nước lũ sông Ngân dâng cao trong đêm, sơ tán hơn sáu trăm hộ dân ven sông",
    ]
    stories = [
        run.take(line(id=n, title=text, text=f"{text}.", time=n * 600))["story"]
        for n, text in enumerate(said)
    ]
    assert stories == [1, 1]
