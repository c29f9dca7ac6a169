"""The letters: each kind, in both languages, with why one gets it and how it is ended."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from tests.desk.case_room import BRIDGE_SHUT, case, department, desk, people, question
from tests.desk.conftest import MORNING

from minhbach.cases.deadlines import Standing
from minhbach.cases.workflow import MoveName
from minhbach.desk import sealed
from minhbach.desk.actions.letters import KEEP_UNCONFIRMED, Reader, queue
from minhbach.desk.actions.newsletter import (
    ask_for_newsletter,
    confirm_newsletter,
)
from minhbach.desk.actions.triage import end_without_case
from minhbach.desk.models import ExpertLink, Letter, Statement, Version

__all__ = ["case", "department", "desk", "people", "question"]
pytestmark = pytest.mark.django_db

TEMPLATES = settings.TEMPLATES[0]["DIRS"][0] / "letters"
KINDS = {file.stem for file in TEMPLATES.glob("[a-z]*.txt")}
COLUMNS = 72
HOSTILE = "{{ office }} <b>&amp; \"'"


@pytest.fixture(autouse=True)
def _office(settings):
    settings.OFFICE = replace(
        settings.OFFICE,
        organisation="Tỉnh An Hải",
        site="https://anhai.example",
        spokesperson="Văn phòng UBND tỉnh",
        public_contact="hoidap@anhai.example",
    )


@pytest.fixture
def said(desk):
    """What each letter is told, with rows as the actions make them."""
    version = desk.to_published()
    desk.move(MoveName.REVISE, "tuan", reason="Sai ngày.")
    desk.to_review(verdict="Cầu cấm xe tải 3 tuần.")
    desk.move(MoveName.APPROVE, "mai")
    changed = desk.move(MoveName.PUBLISH, "tuan", note="Trước viết 2 tuần.", change="correction")
    a_case, link = desk.case, ExpertLink.objects.first()
    page = {"version": version, "statement": version.statement}
    return {
        "ask-back": {"asked": "Ở cầu nào?\nNgày nào?", "code": "AB-1", "path": "/more/x/"},
        "expert-request": {
            "case": a_case, "request": "Xin số liệu.", "link": link, "path": "/expert/y/",
        },
        "to-review": {"case": a_case, "draft": a_case.drafts.last()},
        "returned": {"case": a_case, "reason": "Thiếu ngày tháng."},
        "deadline": {"case": a_case, "mark": Standing.NEAR},
        "answer": {**page, "code": "AB-1", "follows": False},
        "changed": {"version": changed, "statement": changed.statement},
        "newsletter": page,
        "ended": {"code": "AB-1", "why": "Không thuộc tỉnh.", "no_claim": False},
        "confirm-newsletter": {"path": "/newsletter/confirm/z/"},
    }  # fmt: skip


def written(kind, said, language="vi", leave="/newsletter/leave/q/", **more):
    Letter.objects.all().delete()
    reader = Reader(sealed.key().seal("a@example.org"), language, leave)
    return queue(kind, "1", reader, about="x", now=MORNING, **{**said[kind], **more})


def test_every_letter_that_an_action_writes_has_its_template(said):
    assert set(said) == KINDS


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_letter_has_a_subject_short_lines_and_who_writes(kind, language, said):
    letter = written(kind, said, language)
    assert letter.subject
    assert "\n" not in letter.subject
    assert "Tỉnh An Hải" in letter.text
    assert letter.text.rstrip().endswith("https://anhai.example/")
    assert "\n\n\n" not in letter.text
    long = [line for line in letter.text.splitlines() if len(line) > COLUMNS]
    assert all(line.startswith("https://") and " " not in line for line in long)


@pytest.mark.parametrize("kind", sorted(KINDS - {"confirm-newsletter"}))
def test_a_letter_says_why_one_gets_it(kind, said):
    text = " ".join(written(kind, said, "en").text.split())
    assert "You get this letter because" in text


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("ask-back", "/more/x/"),
        ("expert-request", "/expert/y/"),
        ("confirm-newsletter", "/newsletter/confirm/z/"),
        ("ended", "/ask/"),
        ("changed", "/newsletter/leave/q/"),
        ("newsletter", "/newsletter/leave/q/"),
    ],
)
def test_links_lead_to_the_page_in_the_readers_language(kind, address, said):
    assert f"\nhttps://anhai.example{address}\n" in written(kind, said, "vi").text
    assert f"\nhttps://anhai.example/en{address}\n" in written(kind, said, "en").text


@pytest.mark.parametrize("kind", ["answer", "changed", "newsletter"])
def test_a_published_page_is_named_by_its_lasting_address(kind, said):
    path = Statement.objects.get().path
    assert f"\nhttps://anhai.example{path}\n" in written(kind, said, "en").text


def test_an_answer_gives_the_verdict_and_says_that_the_address_was_erased(said):
    text = " ".join(written("answer", said, "en").text.split())
    assert "AB-1" in written("answer", said, "en").subject
    assert said["answer"]["version"].verdict in text
    assert "https://anhai.example/corrections/" in text
    assert "it is now erased" in text
    assert "official answer" not in text


def test_an_answer_to_one_who_follows_says_that_the_address_is_kept_for_that(said):
    text = " ".join(written("answer", said, "en", follows=True).text.split())
    assert "is now erased" not in text
    assert "you leave and your address is deleted" in text


@pytest.mark.parametrize("kind", ["answer", "newsletter"])
def test_an_official_answer_says_that_the_organisation_is_a_party(kind, said):
    statement = Statement(kind="official-answer", path="/answers/2026/x/", language="vi")
    text = written(kind, said, "en", statement=statement).text
    assert "The organisation is a party" in text


@pytest.mark.parametrize("kind", ["changed", "newsletter"])
@pytest.mark.parametrize(
    ("change", "begins"),
    [("update", "Updated:"), ("correction", "Corrected:"), ("withdrawal", "Withdrawn:")],
)
def test_the_subject_of_a_change_says_which_it_is(kind, change, begins, said):
    version = Version(change=change, note="Trước viết sai.", title="Cầu", claim="c", verdict="v")
    letter = written(kind, said, "en", version=version)
    assert letter.subject == f"{begins} Cầu"
    assert "Trước viết sai." in letter.text
    assert ("Verdict" in letter.text) is (change != "withdrawal")


@pytest.mark.parametrize(
    ("mark", "begins"),
    [("near", "Due soon:"), ("overdue", "Overdue:"), ("long overdue", "Long overdue:")],
)
def test_the_subject_of_a_deadline_says_how_late_it_is(mark, begins, said):
    assert written("deadline", said, "en", mark=Standing(mark)).subject.startswith(begins)


def test_an_end_says_whether_there_was_no_claim_or_no_answer(said):
    assert "statement of fact" in written("ended", said, "en", no_claim=True).text
    declined = " ".join(written("ended", said, "en").text.split())
    assert "decided not to answer" in declined
    assert "Không thuộc tỉnh." in declined


def test_what_people_wrote_stands_in_a_letter_as_they_wrote_it(said):
    letter = written("returned", said, "en", reason=HOSTILE)
    assert HOSTILE in letter.text


def test_the_link_to_confirm_is_valid_as_long_as_its_letter_says():
    assert timedelta(days=7) == KEEP_UNCONFIRMED  # "within seven days"


def test_the_newsletter_goes_to_who_confirmed_and_names_the_way_out(desk):
    ask_for_newsletter("a@example.org", language="en", now=MORNING)
    ask_for_newsletter("b@example.org", language="en", now=MORNING)
    asked = Letter.objects.filter(subject__startswith="Please confirm").order_by("pk").first()
    confirm_newsletter(_token(asked.text, "/newsletter/confirm/"), now=MORNING)
    desk.to_published()
    letter = Letter.objects.get(message_id__startswith="<newsletter.")
    assert letter.unsubscribe.startswith("/newsletter/leave/")
    assert f"https://anhai.example/en{letter.unsubscribe}" in letter.text


def test_an_asker_is_told_why_there_is_no_answer(question, people):
    end_without_case(question.pk, end="declined", why="Hãy hỏi Bộ.", who=people["lan"], now=MORNING)
    letter = Letter.objects.get()
    assert question.code in letter.subject
    assert "Hãy hỏi Bộ." in letter.text
    assert BRIDGE_SHUT not in letter.text


def _token(text, place):
    return text.partition(place)[2].split()[0].removesuffix("/")
