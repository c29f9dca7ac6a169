"""The counter: what the public sends, through its own middleware on a real database."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from tests.desk.case_room import BRIDGE_SHUT, case, department, desk, people, question
from tests.desk.conftest import MORNING
from tests.public_client import CounterHandler, client_of, counter_client

from minhbach.cases.workflow import MoveName, State
from minhbach.desk import clock, sealed
from minhbach.desk.actions.case.assign import more_token
from minhbach.desk.actions.case.links import link_token
from minhbach.desk.actions.newsletter import ask_for_newsletter, confirm_newsletter
from minhbach.desk.gather.claims import forget_index
from minhbach.desk.models import (
    AuditEntry,
    Case,
    Draft,
    Evidence,
    ExpertLink,
    Follower,
    Letter,
    Question,
    QuestionNote,
    Statement,
    Subscriber,
)
from minhbach.desk.web.public import ask, asking, newsletter, track
from minhbach.desk.web.public.expert import MOST_FILE_BYTES
from minhbach.desk.web.public.limit import (
    CODES,
    NEWSLETTERS,
    QUESTIONS,
    STEPS,
    Limit,
    Limiter,
    network_of,
    wait_for,
)
from minhbach.desk.web.public.track import Phase, phase_of, read_code
from minhbach.desk.wsgi import counter, is_for_counter

__all__ = ["case", "counter_client", "department", "desk", "people", "question"]
pytestmark = pytest.mark.django_db

TEXT = "Nghe nói tỉnh thu phí 50.000 đồng mỗi xe qua cầu Bến Lau từ tháng 12, có đúng không?"
PAGES = "/ask/", "/ask/question/", "/track/", "/newsletter/"


@pytest.fixture(autouse=True)
def _nobody_asked_before():
    for limiter in (ask.steps, ask.questions, track.codes, newsletter.letters):
        limiter.forget()
    forget_index()


def body(response):
    return response.content.decode()


def state_of(response):
    return re.search(r'name="state" value="([^"]+)"', body(response)).group(1)


def walk(client, *, text=TEXT, link="", contact="", wants=False, about=""):
    """The answer to the last page but one: what is checked before it is sent."""
    page = client.get("/ask/question/", {"about": about} if about else {})
    page = client.post("/ask/question/", {"state": state_of(page), "text": text})
    page = client.post("/ask/link/", {"state": state_of(page), "link": link})
    typed = {"state": state_of(page), "contact": contact}
    return client.post("/ask/reply/", typed | ({"wants_changes": "1"} if wants else {}))


def send(client, page, **more):
    return client.post("/ask/check/", {"state": state_of(page), "consent": "1", **more})


def code_in(response):
    return re.search(r'class="code">([^<]+)<', body(response)).group(1)


# The tip line.


def test_a_question_is_asked_page_by_page_and_gets_a_code(counter_client):
    page = walk(
        counter_client, link="https://example.org/tin", contact="dan@example.org", wants=True
    )
    assert all(said in body(page) for said in (TEXT, "https://example.org/tin", "dan@example.org"))
    done = send(counter_client, page)
    row = Question.objects.get()
    assert code_in(done) == row.code
    assert (row.text, row.link, row.wants_changes) == (TEXT, "https://example.org/tin", True)
    assert sealed.key().open(bytes(row.contact)) == "dan@example.org"
    assert row.language == "vi"


def test_only_the_question_must_be_given(counter_client):
    send(counter_client, walk(counter_client))
    row = Question.objects.get()
    assert (row.link, bytes(row.contact), row.wants_changes) == ("", b"", False)


def test_a_form_sent_twice_is_one_question(counter_client):
    page = walk(counter_client)
    codes = {code_in(send(counter_client, page)) for _ in range(QUESTIONS.most + 3)}
    assert codes == {Question.objects.get().code}


def test_no_account_and_no_cookie_but_that_of_the_form(counter_client):
    done = send(counter_client, walk(counter_client))
    assert set(counter_client.cookies) <= {"csrftoken"}
    assert done.headers["Cache-Control"] == "no-store"
    assert "<script" not in body(done)


def test_a_form_from_elsewhere_is_refused():
    client = client_of(CounterHandler, enforce_csrf_checks=True)
    asked = client.post("/ask/check/", {"state": asking.signed(asking.begin()), "consent": "1"})
    assert asked.status_code == 403


@pytest.mark.parametrize(
    ("step", "field", "typed"),
    [
        ("question", "text", "Sao?"),
        ("question", "text", "a" * 3001),
        ("link", "link", "javascript:alert(1)"),
        ("reply", "contact", "dan at example"),
    ],
)
def test_what_cannot_be_taken_is_said_on_top_and_what_was_typed_is_kept(
    counter_client, step, field, typed
):
    state = asking.signed(asking.with_question(asking.begin(), TEXT))
    page = counter_client.post(f"/ask/{step}/", {"state": state, field: typed})
    assert page.status_code == 422
    assert 'role="alert"' in body(page)
    assert f'href="#{field}"' in body(page)
    assert typed in body(page)
    assert not Question.objects.exists()


def test_nothing_is_sent_without_consent(counter_client):
    page = walk(counter_client)
    refused = counter_client.post("/ask/check/", {"state": state_of(page)})
    assert refused.status_code == 422
    assert not Question.objects.exists()


def test_a_page_can_be_gone_back_to_and_leads_back_to_the_check(counter_client):
    page = walk(counter_client, contact="dan@example.org")
    again = counter_client.post("/ask/question/", {"state": state_of(page), "show": ""})
    assert TEXT in body(again)
    other = TEXT.replace("50.000", "70.000")
    checked = counter_client.post("/ask/question/", {"state": state_of(again), "text": other})
    assert "70.000" in body(checked)
    assert "dan@example.org" in body(checked)
    send(counter_client, checked)
    assert Question.objects.get().text == other


def test_a_state_that_was_changed_begins_anew_with_what_was_typed(counter_client):
    page = counter_client.post("/ask/question/", {"state": "eyJrZXkiOiJ4In0:x:y", "text": TEXT})
    assert page.status_code == 422
    assert TEXT in body(page)
    assert asking.opened(state_of(page)).text == ""


def test_no_page_is_reached_without_a_question(counter_client):
    state = asking.signed(asking.begin())
    page = counter_client.post("/ask/check/", {"state": state, "show": ""})
    assert 'name="text"' in body(page)
    assert counter_client.get("/ask/check/").headers["Location"] == "/ask/"
    assert counter_client.get("/ask/elsewhere/").status_code == 404
    assert send(counter_client, page).status_code == 422
    assert not Question.objects.exists()


def test_who_fills_in_what_nobody_sees_is_told_the_same_and_kept_nowhere(counter_client):
    done = send(counter_client, walk(counter_client), website="https://spam.example")
    assert done.status_code == 200
    assert re.fullmatch(r"\w{5}-\w{5}", code_in(done))
    assert not Question.objects.exists()


def test_too_many_questions_from_one_address_wait(counter_client):
    for n in range(QUESTIONS.most):
        send(counter_client, walk(counter_client, text=f"{TEXT} Lần {n}."))
    late = send(counter_client, walk(counter_client))
    assert late.status_code == 429
    assert 0 < int(late.headers["Retry-After"]) <= QUESTIONS.within.total_seconds()
    assert Question.objects.count() == QUESTIONS.most
    other = client_of(CounterHandler, REMOTE_ADDR="203.0.113.9")
    assert send(other, walk(other)).status_code == 200


def test_too_many_steps_from_one_address_wait(counter_client):
    for _ in range(STEPS.most):
        ask.steps.take("127.0.0.1", clock.now())
    assert counter_client.post("/ask/question/", {"text": TEXT}).status_code == 429
    assert counter_client.get("/ask/question/").status_code == 200


def test_what_was_answered_before_is_shown_before_sending(counter_client, desk):
    desk.to_published()
    page = walk(counter_client, text=BRIDGE_SHUT)
    assert Statement.objects.get().path in body(page)
    assert "Cầu Bến Lau không đóng 12 tháng" in body(page)


def test_what_was_withdrawn_is_not_shown_as_an_answer(counter_client, desk):
    desk.to_published()
    desk.move(MoveName.WITHDRAW, "tuan", note="Số liệu sai.")
    assert Statement.objects.get().path not in body(walk(counter_client, text=BRIDGE_SHUT))


def test_the_same_question_gets_the_standing_answer_at_once(counter_client, desk):
    desk.to_published()
    done = send(counter_client, walk(counter_client, text=BRIDGE_SHUT, contact="b@example.org"))
    assert Statement.objects.get().path in body(done)
    row = Question.objects.get(code=code_in(done))
    assert row.end == Question.End.ANSWERED
    assert bytes(row.contact) == b""


def test_an_error_is_reported_about_a_page_of_ours(counter_client, desk):
    desk.to_published()
    path = Statement.objects.get().path
    start = counter_client.get("/ask/", {"about": path})
    assert f"about={path}" in body(start).replace("%2F", "/")
    done = send(counter_client, walk(counter_client, about=path))
    assert Question.objects.get(code=code_in(done)).about == Statement.objects.get()


def test_a_page_that_is_not_ours_is_not_reported_about(counter_client):
    page = counter_client.get("/ask/question/", {"about": "https://evil.example/"})
    assert asking.opened(state_of(page)).about == ""


# Where it stands.


@pytest.mark.parametrize("typed", ["{}", "{} ", "lower", "no hyphen"])
def test_a_code_is_read_as_a_person_types_it(counter_client, question, typed):
    code = {"lower": question.code.lower(), "no hyphen": question.code.replace("-", "")}.get(
        typed, typed.format(question.code)
    )
    assert question.code in body(counter_client.get("/track/", {"code": code}))


def test_signs_that_are_mistaken_for_digits_are_read_as_them():
    assert read_code("oil00-ABCDE") == "01100-ABCDE"


def test_the_page_never_shows_what_was_asked(counter_client, desk, question):
    desk.to_assigned()
    page = counter_client.get("/track/", {"code": question.code})
    assert page.status_code == 200
    for hidden in (BRIDGE_SHUT, "Bến Lau", "Sở Xây dựng", "dan@example.org"):
        assert hidden not in body(page)
    assert f"{desk.case.due.astimezone(MORNING.tzinfo):%d/%m/%Y}" in body(page)


def test_a_code_that_is_of_no_question_is_unknown(counter_client):
    page = counter_client.get("/track/", {"code": "7K2QM-4RZ9D"})
    assert page.status_code == 404
    assert 'role="alert"' in body(page)


def test_codes_cannot_be_guessed_at_length(counter_client):
    for n in range(CODES.most):
        counter_client.get("/track/", {"code": f"GUESS-{n:05}"})
    assert counter_client.get("/track/", {"code": "GUESS-AGAIN"}).status_code == 429
    assert counter_client.get("/track/").status_code == 200


@pytest.mark.parametrize(
    ("end", "state", "phase"),
    [
        ("", None, Phase.RECEIVED),
        ("", State.RECEIVED, Phase.RECEIVED),
        ("", State.ASSIGNED, Phase.WITH_DEPARTMENT),
        ("", State.IN_REVIEW, Phase.IN_REVIEW),
        ("", State.APPROVED, Phase.APPROVED),
        ("", State.WITHDRAWN, Phase.RECEIVED),
        ("answered", State.PUBLISHED, Phase.ANSWERED),
        ("answered", State.ASSIGNED, Phase.ANSWERED),
        ("declined", State.DECLINED, Phase.DECLINED),
        ("no-claim", None, Phase.NO_CLAIM),
    ],
)
def test_the_phase_follows_from_the_end_and_the_state(end, state, phase):
    assert phase_of(Question(end=end), Case(state=state) if state else None) is phase


def test_an_answered_question_leads_to_the_public_answer(counter_client, desk, question):
    desk.to_published()
    page = body(counter_client.get("/track/", {"code": question.code}))
    assert Statement.objects.get().path in page
    assert BRIDGE_SHUT not in page


def test_a_deadline_that_has_passed_is_said_to_have(counter_client, desk, question):
    desk.to_assigned()
    clock.set_now(desk.case.due + timedelta(days=1))
    late = body(counter_client.get("/track/", {"code": question.code}))
    assert 'class="hint"' in late.partition("</dl>")[0]


# The newsletter.


def letter_path(kind):
    text = Letter.objects.filter(message_id__startswith=f"<{kind}.").latest("pk").text
    return re.search(r"/(?:en/)?(newsletter/(?:confirm|leave)/\S+)", text).group(1)


def test_the_newsletter_is_asked_for_and_confirmed_by_a_button(counter_client):
    counter_client.post("/newsletter/", {"address": "dan@example.org"})
    path = f"/{letter_path('confirm-newsletter')}"
    assert counter_client.get(path).status_code == 200
    assert Subscriber.objects.get().confirmed is None
    assert counter_client.post(path).status_code == 200
    assert Subscriber.objects.get().confirmed is not None


def test_a_known_address_gets_the_same_page_and_no_second_letter(counter_client):
    first = counter_client.post("/newsletter/", {"address": "dan@example.org"})
    counter_client.post(f"/{letter_path('confirm-newsletter')}")
    again = counter_client.post("/newsletter/", {"address": "dan@example.org"})
    assert body(first) == body(again)
    assert Letter.objects.count() == 1


def test_what_is_no_address_is_said_and_kept_in_the_field(counter_client):
    page = counter_client.post("/newsletter/", {"address": "dan"})
    assert page.status_code == 422
    assert 'value="dan"' in body(page)


def test_a_machine_gets_no_letter_sent(counter_client):
    page = counter_client.post("/newsletter/", {"address": "a@example.org", "website": "x"})
    assert page.status_code == 200
    assert not Letter.objects.exists()


def test_too_many_letters_for_one_network_address_wait(counter_client):
    for n in range(NEWSLETTERS.most):
        counter_client.post("/newsletter/", {"address": f"a{n}@example.org"})
    page = counter_client.post("/newsletter/", {"address": "z@example.org"})
    assert page.status_code == 429
    assert Letter.objects.count() == NEWSLETTERS.most


@pytest.mark.parametrize("place", ["confirm", "leave"])
def test_a_false_link_of_the_newsletter_says_so(counter_client, place):
    page = counter_client.post(f"/newsletter/{place}/false:link/")
    assert page.status_code == 410


def _subscribed(desk):
    ask_for_newsletter("dan@example.org", language="vi", now=MORNING)
    token = letter_path("confirm-newsletter").split("/")[2]
    confirm_newsletter(token, now=MORNING)
    desk.to_published()
    return f"/{letter_path('newsletter')}"


def test_a_mail_program_leaves_with_one_click_and_without_a_cookie(desk):
    path = _subscribed(desk)
    program = client_of(CounterHandler, enforce_csrf_checks=True)
    left = program.post(path, {"List-Unsubscribe": "One-Click"})
    assert left.status_code == 200
    assert not Subscriber.objects.exists()
    assert program.post(path).status_code == 200


def test_to_look_at_the_link_leaves_nothing(counter_client, desk):
    path = _subscribed(desk)
    assert counter_client.get(path).status_code == 200
    assert Subscriber.objects.exists()


def test_who_follows_one_answer_leaves_that(counter_client, desk):
    desk.to_published()
    desk.move(MoveName.REVISE, "tuan", reason="Sai.")
    desk.to_review(verdict="Cầu cấm xe tải 3 tuần.")
    desk.move(MoveName.APPROVE, "mai")
    desk.move(MoveName.PUBLISH, "tuan", note="Trước viết sai.")
    path = f"/{letter_path('changed')}"
    assert "Cầu Bến Lau không đóng 12 tháng" in body(counter_client.get(path))
    assert counter_client.post(path).status_code == 200
    assert not Follower.objects.exists()


# What the desk asks back.


@pytest.fixture
def asked_back(desk, question):
    desk.to_assigned()
    desk.move(MoveName.ASK_BACK, "lan", question=question.pk, text="Bạn thấy ở đâu?")
    return f"/more/{more_token(QuestionNote.objects.get())}/"


def test_an_asker_adds_what_was_missing_and_the_case_goes_on(counter_client, asked_back, desk):
    page = counter_client.get(asked_back)
    assert "Bạn thấy ở đâu?" in body(page)
    assert BRIDGE_SHUT not in body(page)
    assert counter_client.post(asked_back, {"text": "Trên tờ rơi."}).status_code == 200
    assert QuestionNote.objects.get().answer == "Trên tờ rơi."
    assert not desk.case.pauses.filter(end=None).exists()


def test_a_link_to_answer_works_once(counter_client, asked_back):
    counter_client.post(asked_back, {"text": "Trên tờ rơi."})
    assert counter_client.get(asked_back).status_code == 410
    assert counter_client.post(asked_back, {"text": "Khác."}).status_code == 410
    assert QuestionNote.objects.get().answer == "Trên tờ rơi."


def test_an_empty_answer_is_not_taken(counter_client, asked_back):
    page = counter_client.post(asked_back, {"text": " "})
    assert page.status_code == 422
    assert QuestionNote.objects.get().answered_at is None


# A department's link.


@pytest.fixture
def link(desk):
    desk.to_assigned()
    return ExpertLink.objects.get()


def path_of(link):
    return f"/expert/{link_token(link)}/"


def add_record(client, link, **more):
    said = {"form": "evidence", "kind": "record", "title": "Thông báo 112", "origin": "Sở Xây dựng",
            "shows": "Chỉ cấm xe tải.", "dated": "2026-11-20", **more}  # fmt: skip
    return client.post(path_of(link), said)


def write(client, link, **more):
    said = {"form": "draft", "title": "Cầu không đóng", "claim": "Cầu đóng 12 tháng.",
            "verdict": "Cầu chỉ cấm xe tải.", "answer": "Cầu vẫn thông xe.", "rating": "false",
            "version": Case.objects.get(pk=link.case_id).version, **more}  # fmt: skip
    return client.post(path_of(link), said)


def test_a_department_answers_by_its_link_alone(counter_client, desk, link):
    desk.move(MoveName.MARK_PARTY, "lan", party="no", why="Cầu do tỉnh quản lý.")
    assert add_record(counter_client, link).status_code == 303
    assert write(counter_client, link).status_code == 303
    page = body(counter_client.get(path_of(link)))
    assert "Thông báo 112" in page
    assert "Cầu chỉ cấm xe tải." in page
    version = desk.case.version
    sent = counter_client.post(path_of(link), {"form": "submit", "version": version})
    assert sent.status_code == 303
    assert desk.case.state == State.IN_REVIEW
    draft = Draft.objects.get()
    assert (draft.link, draft.who, draft.rating) == (link, None, "false")
    assert Evidence.objects.get().link == link


def test_each_visit_stands_in_the_audit_trail(counter_client, link):
    counter_client.get(path_of(link))
    counter_client.get(path_of(link))
    visits = AuditEntry.objects.filter(act="link-opened")
    assert [entry.who_name for entry in visits] == [f"Sở Xây dựng (link {link.pk})"] * 2


def test_after_the_review_began_the_link_changes_nothing(counter_client, desk, link):
    desk.move(MoveName.MARK_PARTY, "lan", party="no", why="Không.")
    add_record(counter_client, link)
    write(counter_client, link)
    counter_client.post(path_of(link), {"form": "submit", "version": desk.case.version})
    assert "Cầu chỉ cấm xe tải." not in body(counter_client.get(path_of(link)))
    assert add_record(counter_client, link).status_code == 409
    assert write(counter_client, link).status_code == 409
    assert Evidence.objects.count() == Draft.objects.count() == 1


def test_a_link_that_expired_was_revoked_or_is_false_shows_nothing(counter_client, desk, link):
    path, false = path_of(link), path_of(link)[:-3] + "xx/"
    assert counter_client.get(false).status_code == 410
    clock.set_now(link.expires)
    assert counter_client.get(path).status_code == 410
    clock.set_now(MORNING)
    desk.move(MoveName.REVOKE_LINK, "lan")
    gone = counter_client.get(path)
    assert gone.status_code == 410
    assert "Bến Lau" not in body(gone)
    assert add_record(counter_client, link).status_code == 410
    assert not Evidence.objects.exists()


def test_a_draft_waits_until_it_was_said_whether_the_organisation_is_a_party(counter_client, link):
    assert 'name="verdict"' not in body(counter_client.get(path_of(link)))
    assert write(counter_client, link).status_code == 409


def test_a_party_is_shown_no_rating_and_cannot_give_one(counter_client, desk, link):
    desk.move(MoveName.MARK_PARTY, "lan", party="yes", why="Cầu của tỉnh.")
    assert 'name="rating"' not in body(counter_client.get(path_of(link)))
    write(counter_client, link)
    assert Draft.objects.get().rating == ""


def test_what_a_department_typed_is_kept_when_it_cannot_be_taken(counter_client, desk, link):
    desk.move(MoveName.MARK_PARTY, "lan", party="no", why="Không.")
    page = add_record(counter_client, link, origin="")
    assert page.status_code == 422
    assert "Chỉ cấm xe tải." in body(page)
    late = write(counter_client, link, version=0, verdict="Đang soạn dở.")
    assert late.status_code == 409
    assert "Đang soạn dở." in body(late)
    assert not Draft.objects.exists()


def test_nothing_goes_to_review_without_evidence(counter_client, desk, link):
    desk.move(MoveName.MARK_PARTY, "lan", party="no", why="Không.")
    write(counter_client, link)
    assert 'value="submit"' not in body(counter_client.get(path_of(link)))
    sent = counter_client.post(path_of(link), {"form": "submit", "version": desk.case.version})
    assert sent.status_code == 409
    assert desk.case.state == State.ASSIGNED


def test_a_file_is_kept_as_evidence(counter_client, link, tmp_path, settings):
    settings.OFFICE = replace(settings.OFFICE, folder=tmp_path)
    file = SimpleUploadedFile("../../bảng.csv", b"ngay,xe\n1,2\n", "text/csv")
    assert add_record(counter_client, link, kind="file", file=file).status_code == 303
    row = Evidence.objects.get()
    assert (row.kind, row.file_name, row.keep) == ("file", "bảng.csv", "kept")
    assert (tmp_path / "evidence" / row.kept).is_file()
    assert add_record(counter_client, link, kind="file").status_code == 422


def test_a_file_that_is_too_large_is_not_taken(counter_client, link):
    file = SimpleUploadedFile("a.txt", bytes(MOST_FILE_BYTES + 1), "text/plain")
    assert add_record(counter_client, link, kind="file", file=file).status_code == 422
    assert not Evidence.objects.exists()


# How often.


def test_a_window_slides():
    limit = Limit(2, timedelta(minutes=10))
    at = [MORNING, MORNING + timedelta(minutes=4)]
    assert wait_for(at, limit, MORNING + timedelta(minutes=5)) == timedelta(minutes=5)
    assert wait_for(at, limit, MORNING + timedelta(minutes=10)) == timedelta(0)
    assert wait_for([], limit, MORNING) == timedelta(0)


def test_who_is_made_to_wait_is_not_counted():
    limiter = Limiter(Limit(1, timedelta(minutes=10)))
    assert not limiter.take("203.0.113.1", MORNING)
    for minute in range(1, 10):
        assert limiter.take("203.0.113.1", MORNING + timedelta(minutes=minute))
    assert not limiter.take("203.0.113.1", MORNING + timedelta(minutes=10))


def test_the_addresses_seen_longest_ago_are_forgotten_first():
    limiter = Limiter(Limit(1, timedelta(minutes=10)), most_addresses=2)
    for address in ("203.0.113.1", "203.0.113.2", "203.0.113.3"):
        limiter.take(address, MORNING)
    assert limiter.take("203.0.113.3", MORNING)
    assert not limiter.take("203.0.113.1", MORNING)


def test_no_address_is_kept_in_the_clear():
    limiter = Limiter(Limit(1, timedelta(minutes=10)))
    limiter.take("203.0.113.1", MORNING)
    assert b"203.0.113.1" not in repr(limiter._seen).encode()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", ""),
    ],
)
def test_a_household_is_one_address(address, network):
    assert network_of(address) == network


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_for_one_reader_and_of_one_heading(counter_client, path):
    page = counter_client.get(path)
    assert page.status_code == 200
    assert body(page).count("<h1") == 1
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert client_of(CounterHandler).head(path).status_code == 200
    assert client_of(CounterHandler).put(path).status_code == 405


def test_a_language_before_the_path_stays_there():
    environ = RequestFactory().get("/en/ask/").environ
    assert is_for_counter(environ)
    page = b"".join(counter(environ, lambda *_: None)).decode()
    assert '<html lang="en">' in page
    assert 'href="/en/ask/question/"' in page


def test_the_desk_has_no_address_of_the_counter():
    assert Client().get("/ask/").status_code in (302, 404)
