"""What stands before every screen: the policy, and each error of ours said in words."""

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import RequestFactory

from minhbach import errors
from minhbach.desk.web.guard import POLICY, ContentSecurityPolicy, SayErrors, status_of

HERE = "http://testserver/stories/"
SENTENCE = "A story needs a headline."
SAID = "Dòng sự kiện cần có tiêu đề."
STATUSES = [
    (errors.BadInput(SENTENCE), 422),
    (errors.NotAFeed(SENTENCE), 422),
    (errors.NoArticle(SENTENCE), 422),
    (errors.BadSettings(SENTENCE), 422),
    (errors.FetchFailed(SENTENCE), 502),
    (errors.Refused(SENTENCE), 502),
    (errors.MailFailed(SENTENCE), 502),
    (errors.Conflict(SENTENCE), 409),
    (errors.NotAllowed(SENTENCE), 403),
    (errors.NotReady(SENTENCE), 409),
    (errors.MinhbachError(SENTENCE), 500),
]
BY_NAME = [pytest.param(error, status, id=type(error).__name__) for error, status in STATUSES]


class Notes(list):
    """Where messages are kept, without a session."""

    def add(self, level, message, extra_tags=""):
        self.append(message)


def asked(method="post", **headers):
    request = getattr(RequestFactory(), method)("/stories/1/rename/", headers=headers)
    request._messages = Notes()
    return request


def answered(request, error):
    return SayErrors(lambda _: HttpResponse()).process_exception(request, error)


def tree(kind):
    return {kind}.union(*(tree(below) for below in kind.__subclasses__()))


def ours():
    return {kind for kind in tree(errors.MinhbachError) if kind.__module__ == errors.__name__}


def test_every_error_of_the_tree_is_in_the_table():
    assert {type(error) for error, _ in STATUSES} == ours()


@pytest.mark.parametrize(("error", "status"), BY_NAME)
def test_an_error_in_a_form_goes_back_with_a_message(error, status):
    request = asked(referer=HERE)
    response = answered(request, error)
    assert (response.status_code, response["Location"]) == (302, HERE)
    assert list(get_messages(request)) == [SAID]
    assert status_of(error) == status


@pytest.mark.parametrize(("error", "status"), BY_NAME)
def test_an_error_in_a_part_of_a_page_answers_with_its_status(error, status):
    request = asked(referer=HERE, hx_request="true")
    response = answered(request, error)
    assert response.status_code == status
    assert response["HX-Retarget"] == "#toasts"
    assert response["HX-Reswap"] == "innerHTML"
    assert SAID in response.content.decode()
    assert list(get_messages(request)) == []


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://evil.example/",
        "//evil.example/",
        "http://testserver@evil.example/",
        "http:///evil.example/",
        "javascript:alert(1)",
    ],
)
def test_an_error_never_sends_anybody_elsewhere(client, officer, referer):
    client.force_login(officer)
    said = client.post("/stories/1/rename/", {"headline": " "}, headers={"Referer": referer})
    assert "Location" not in said


def test_an_error_on_the_way_to_a_page_does_not_turn_in_a_circle(client, officer):
    client.force_login(officer)
    page = "http://testserver/topics/new/"
    said = client.get("/topics/new/", headers={"Referer": page})
    assert said.status_code == 403
    assert "Location" not in said


def test_a_sentence_with_code_in_it_is_said_as_text():
    hostile = errors.FetchFailed("<script>alert(1)</script>")
    shown = answered(asked(hx_request="true"), hostile).content.decode()
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


def test_an_error_that_is_not_ours_is_left_to_django():
    assert answered(asked(), ValueError(SENTENCE)) is None


def test_the_policy_stands_on_every_answer_but_yields_to_a_policy_of_its_own():
    plain = ContentSecurityPolicy(lambda _: HttpResponse())(asked("get"))
    assert plain["Content-Security-Policy"] == POLICY
    own = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    assert (
        ContentSecurityPolicy(lambda _: own)(asked("get"))["Content-Security-Policy"] == "sandbox"
    )


def test_the_policy_stands_on_what_is_not_there(client, officer):
    client.force_login(officer)
    missing = client.get("/nowhere/")
    assert missing.status_code == 404
    assert missing["Content-Security-Policy"] == POLICY


def test_the_policy_names_no_other_site_and_opens_nothing_by_default():
    allowed = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert allowed["default-src"] == "'none'"
    assert {word for words in allowed.values() for word in words.split()} == {
        "'none'",
        "'self'",
        "data:",
    }
    assert [name for name, words in allowed.items() if "data:" in words] == ["img-src"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookie", "language"), [(None, "vi"), ("en", "en"), ("vi", "vi"), ("fr", "vi")]
)
def test_the_reader_chooses_the_language_and_the_browser_does_not(client, cookie, language):
    if cookie:
        client.cookies["django_language"] = cookie
    answer = client.get("/login/", headers={"accept-language": "en-GB,en"})
    assert answer.headers["Content-Language"] == language
    assert f'lang="{language}"' in answer.content.decode()
