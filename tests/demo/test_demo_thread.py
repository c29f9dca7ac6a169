"""The thread of the demo as written: whole, in order, invented, and by people who are there."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.demo.test_newsroom import REAL

from minhbach.cases.workflow import MoveName, Role
from minhbach.claims.reviews import read_reviews
from minhbach.demo import acts
from minhbach.demo.newsroom import load
from minhbach.demo.thread import load_thread

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
END = datetime(2026, 11, 24, 7, 30, tzinfo=ZONE)
THREAD = load_thread(END)
STEPS = THREAD.steps


def said(step):
    return " ".join(str(value) for value in step.said.values())


def test_there_is_one_person_for_each_role():
    assert [person.role for person in THREAD.people] == list(Role)


def test_steps_come_in_time_order_within_the_two_days():
    moments = [step.at for step in STEPS]
    assert moments == sorted(moments)
    assert END - timedelta(hours=48) < moments[0]
    assert moments[-1] < END


def test_every_step_is_an_act_or_a_move_by_somebody_who_is_there():
    names = {person.name for person in THREAD.people} | {acts.LINK, ""}
    departments = {unit.name for unit in THREAD.departments}
    for step in STEPS:
        assert step.act in acts._ACTS or step.act in set(MoveName), step
        assert step.who in names, step
        assert step.said.get("department") in departments | {None}, step


def test_a_step_is_about_a_question_or_case_that_came_before():
    known = set()
    for step in STEPS:
        if step.act in ("ask", "open-article"):
            known.add(step.on)
        elif step.on:
            assert step.on in known, step
        assert step.said.get("to", step.on) in known | {""}, step


def test_articles_are_out_before_a_step_names_them():
    published = {article.id: article.published for article in load(END).articles}
    for step in STEPS:
        if "article" in step.said:
            assert published[step.said["article"]] < step.at, step


def test_the_office_follows_the_topics_of_the_cases():
    topics = {topic.name for topic in load(END).office.topics}
    for step in STEPS:
        assert set(step.said.get("topics", ())) <= topics, step


def test_the_text_is_invented_and_filled_in():
    for step in STEPS:
        assert not REAL.search(said(step)), step
        assert not re.search(r"\{d|  ", said(step)), step


def test_addresses_are_of_domains_kept_for_examples():
    whole = [*THREAD.people, *THREAD.departments, *map(said, STEPS)]
    for address in re.findall(r"@[\w.-]+", " ".join(map(str, whole))):
        assert address.endswith((".example", "example.org")), address


@pytest.mark.parametrize(
    ("act", "name", "value"),
    [
        ("plan", "publish_at", "2026-11-24T07:34:00+07:00"),
        ("draft", "review_by", "2026-12-01"),
        ("import", "times", 2),
    ],
)
def test_days_and_moments_are_written_out(act, name, value):
    values = [step.said[name] for step in STEPS if step.act == act and name in step.said]
    assert value in values


def test_dates_follow_the_end():
    later = load_thread(datetime(2027, 1, 1, 7, 30, tzinfo=ZONE))
    assert "ngày 02/01" in " ".join(map(said, later.steps))
    assert later.steps[0].at.astimezone(UTC) == datetime(2026, 12, 30, 1, 5, tzinfo=UTC)


def test_the_page_of_others_holds_as_many_fact_checks_as_the_step_says():
    step = next(step for step in STEPS if step.act == "import")
    page = (acts._PRESS / step.said["page"]).read_bytes()
    reviews = read_reviews(page, address=step.said["address"], media_type="text/html")
    assert len(reviews) == step.said["times"]
    assert all(".example/" in review.address for review in reviews)
