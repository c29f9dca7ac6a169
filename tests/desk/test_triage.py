"""Triage through the actions: the first decision on a question, a sentence, a proposal."""

import pytest
from tests.desk.case_room import CLAIM, case, department, desk, people, question
from tests.desk.conftest import ARTICLES, MORNING

from minhbach.claims.detect import Kind
from minhbach.claims.match import Match, Zone
from minhbach.claims.reviews import Review
from minhbach.desk import jobs
from minhbach.desk.actions.departments import save_department
from minhbach.desk.actions.fact_checks import Imported, import_reviews
from minhbach.desk.actions.proposals import record_proposals
from minhbach.desk.actions.questions import receive_question
from minhbach.desk.actions.triage import (
    call_checkable,
    decide_proposal,
    end_without_case,
    join_question,
    open_case_of_article,
    open_case_of_question,
)
from minhbach.desk.gather.claims import (
    answered_in,
    claims_in,
    claims_of_morning,
    known_claims,
    known_claims_of,
)
from minhbach.desk.models import (
    Alias,
    Appearance,
    Article,
    AuditEntry,
    Case,
    Claim,
    Letter,
    Matching,
    Proposal,
    Question,
)
from minhbach.errors import BadInput, Conflict, NotAllowed, NotReady

__all__ = ["case", "department", "desk", "people", "question"]
pytestmark = pytest.mark.django_db

WISH = "Mong tỉnh sớm sửa con đường này cho bà con đỡ khổ."
FLOOD_SENTENCE = "Lũ sông Ngân, 640 hộ sơ tán trong đêm."


def asked(text, **said):
    return receive_question(text, language="vi", now=MORNING, **said)


def article(headline=ARTICLES[0][1]):
    return Article.objects.get(headline=headline)


def review(**said):
    values = {
        "address": "https://check.example/1",
        "claim": "Nước sông Ngân nhiễm độc sau lũ ngày 23/11.",
        "title": "Nước sông không nhiễm độc",
        "rating": "Sai",
        "publisher": "Kiểm Tin",
        "published": None,
        "language": "vi",
        "claimant": "",
        "appearances": (),
    }
    return Review(**{**values, **said})


@pytest.mark.parametrize("name", ["huy", "mai", "tuan", "minh"])
def test_only_a_desk_officer_decides(name, people, question, press_rows):
    who = {"who": people[name], "now": MORNING}
    for act in (
        lambda: open_case_of_question(question.pk, claim=CLAIM, **who),
        lambda: open_case_of_article(article().pk, sentence=FLOOD_SENTENCE, **who),
        lambda: join_question(question.pk, 1, **who),
        lambda: call_checkable(question.pk, kind="wish", why="x", **who),
        lambda: end_without_case(question.pk, end="declined", why="x", **who),
        lambda: decide_proposal(1, confirm=True, **who),
        lambda: import_reviews([review()], **who),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert not Case.objects.exists()


def test_a_case_is_opened_once_for_one_claim(case, people, question):
    with pytest.raises(Conflict, match="Somebody else"):
        open_case_of_question(question.pk, claim=CLAIM, who=people["lan"], now=MORNING)
    other = asked("Nghe nói cầu Bến Lau sắp đóng cả năm, đúng không?")
    with pytest.raises(Conflict, match="join it"):
        open_case_of_question(
            other.pk, claim="CẦU BẾN LAU đóng 12 tháng từ ngày 01/12/2026", who=None, now=MORNING
        )
    assert Case.objects.count() == 1


def test_a_case_on_a_claim_that_others_checked_keeps_their_fact_checks(people):
    import_reviews([review()], who=None, now=MORNING)
    claim = Claim.objects.get()
    text = "Có phải nước sông Ngân nhiễm độc sau lũ ngày 23/11 không?"
    case = open_case_of_question(asked(text).pk, claim=claim.text, who=None, now=MORNING)
    assert case.claim == claim
    assert claim.fact_checks.count() == 1


def test_a_sentence_of_an_article_becomes_a_case_with_its_appearance(people, press_rows):
    case = open_case_of_article(
        article().pk,
        sentence=FLOOD_SENTENCE,
        claim="640 hộ ven sông Ngân sơ tán.",
        title="Số hộ sơ tán",
        topics=[press_rows["topic"].pk],
        who=people["lan"],
        now=MORNING,
    )
    seen = Appearance.objects.get()
    assert (seen.claim, seen.article, seen.sentence) == (case.claim, article(), FLOOD_SENTENCE)
    assert {alias.wording for alias in Alias.objects.all()} == {
        "640 hộ ven sông Ngân sơ tán.",
        FLOOD_SENTENCE,
    }
    assert list(case.topics.all()) == [press_rows["topic"]]
    assert AuditEntry.objects.filter(act="opened", about=f"case {case.pk}").exists()


@pytest.mark.parametrize(
    ("sentence", "error", "says"),
    [
        ("  ", BadInput, "Choose the sentence"),
        ("Hồ Suối Ngà bị nứt 3 m ngày 22/11.", BadInput, "does not stand in the article"),
    ],
)
def test_a_case_of_an_article_is_about_a_sentence_of_it(sentence, error, says, people, press_rows):
    with pytest.raises(error, match=says):
        open_case_of_article(article().pk, sentence=sentence, who=people["lan"], now=MORNING)


def test_an_opinion_of_the_press_is_left_alone(people, press_rows):
    Article.objects.filter(pk=article().pk).update(text=WISH)
    with pytest.raises(NotReady, match="not a factual claim"):
        open_case_of_article(article().pk, sentence=WISH, who=people["lan"], now=MORNING)
    assert not Case.objects.exists()


def test_a_question_joins_only_what_is_answered_or_open(case, people):
    text = "Cầu Bến Lau bị đóng suốt một năm tới, ai cũng bảo thế, đúng không ạ?"
    other = asked(text)
    with pytest.raises(BadInput, match="Choose the claim"):
        join_question(other.pk, 0, who=people["lan"], now=MORNING)
    alone = Claim.objects.create(text="x", kind=Kind.EVENT, checkable=True, made=MORNING)
    with pytest.raises(NotReady, match="Nothing answers"):
        join_question(other.pk, alone.pk, who=people["lan"], now=MORNING)
    join_question(other.pk, case.claim_id, who=people["lan"], now=MORNING)
    with pytest.raises(Conflict):
        join_question(other.pk, case.claim_id, who=people["lan"], now=MORNING)


def test_a_question_on_what_others_checked_waits_for_a_person_still(people):
    import_reviews([review()], who=None, now=MORNING)
    other = asked("Nước sông Ngân bị nhiễm độc vì lũ 23/11, có đúng không?")
    join_question(other.pk, Claim.objects.get().pk, who=people["lan"], now=MORNING)
    other.refresh_from_db()
    assert (other.end, other.claim) == (Question.End.OPEN, Claim.objects.get())
    end_without_case(other.pk, end="declined", why="Kiểm Tin đã trả lời.", who=None, now=MORNING)


@pytest.mark.parametrize(
    ("end", "why", "says"),
    [("answered", "x", "Decline the question"), ("declined", " ", "Say why")],
)
def test_a_question_ends_in_words_that_the_asker_reads(end, why, says, question):
    with pytest.raises(BadInput, match=says):
        end_without_case(question.pk, end=end, why=why, who=None, now=MORNING)


def test_an_ended_question_has_no_address_and_is_not_decided_again(question):
    end_without_case(question.pk, end="no-claim", why="Đây là mong muốn.", who=None, now=MORNING)
    question.refresh_from_db()
    assert (question.end, bytes(question.contact), question.wants_changes) == (
        Question.End.NO_CLAIM,
        b"",
        False,
    )
    assert Letter.objects.get().message_id.startswith("<ended.")
    with pytest.raises(Conflict):
        end_without_case(question.pk, end="declined", why="x", who=None, now=MORNING)
    with pytest.raises(Conflict):
        open_case_of_question(question.pk, claim=CLAIM, who=None, now=MORNING)


@pytest.mark.parametrize(
    ("kind", "why", "says"), [("lie", "x", "Choose what"), ("wish", "", "Give a reason")]
)
def test_who_overrules_the_machine_says_what_and_why(kind, why, says, question):
    with pytest.raises(BadInput, match=says):
        call_checkable(question.pk, kind=kind, why=why, who=None, now=MORNING)


def test_a_person_may_take_a_question_out_of_the_way_to_a_case(question):
    call_checkable(question.pk, kind="opinion", why="Chỉ là lời chê.", who=None, now=MORNING)
    with pytest.raises(NotReady):
        open_case_of_question(question.pk, claim=CLAIM, who=None, now=MORNING)


def test_a_question_with_a_claim_is_not_called_anew(people):
    import_reviews([review()], who=None, now=MORNING)
    other = asked("Nước sông Ngân bị nhiễm độc vì lũ 23/11, có đúng không?")
    join_question(other.pk, Claim.objects.get().pk, who=people["lan"], now=MORNING)
    with pytest.raises(Conflict, match="has its case"):
        call_checkable(other.pk, kind="wish", why="x", who=people["lan"], now=MORNING)


def proposed(case, of=None):
    of = of or article()
    at, _ = Matching.objects.get_or_create(pk=1)
    found = [(case.claim_id, of, FLOOD_SENTENCE, Match(str(case.claim_id), 0.7, Zone.SUGGESTION))]
    record_proposals(found, after=at.last_article, upto=at.last_article + 1, now=MORNING)
    return Proposal.objects.filter(article=of).first()


def test_a_confirmed_proposal_is_an_appearance_and_a_new_wording(case, people, press_rows):
    proposal = proposed(case)
    decide_proposal(proposal.pk, confirm=True, who=people["lan"], now=MORNING)
    assert Appearance.objects.get().claim == case.claim
    assert known_claims(FLOOD_SENTENCE)[0][0] == case.claim
    with pytest.raises(Conflict):
        decide_proposal(proposal.pk, confirm=False, who=people["lan"], now=MORNING)


def test_a_rejected_proposal_leaves_nothing_and_is_not_made_again(case, people, press_rows):
    decide_proposal(proposed(case).pk, confirm=False, who=people["lan"], now=MORNING)
    assert not Appearance.objects.exists()
    assert proposed(case).state == Proposal.State.REJECTED
    assert Proposal.objects.filter(article=article()).count() == 1


def test_the_machine_proposes_and_never_confirms(people, press_rows):
    open_case_of_article(
        article(ARTICLES[2][1]).pk, sentence=ARTICLES[2][1] + ".", who=None, now=MORNING
    )
    again = article(ARTICLES[0][1])
    Article.objects.filter(pk=again.pk).update(headline=ARTICLES[2][1])
    Matching.objects.all().delete()
    while jobs.propose_some(now=MORNING):
        pass
    proposal = Proposal.objects.get(article=again)
    assert (proposal.state, proposal.who) == (Proposal.State.OPEN, None)
    assert not Appearance.objects.filter(article=again).exists()


def test_two_workers_that_look_at_the_same_articles_propose_once(case, press_rows):
    found = [(case.claim_id, article(), "x", Match("1", 0.7, Zone.SUGGESTION))]
    before = Matching.objects.get_or_create(pk=1)[0].last_article
    record_proposals(found, after=before, upto=before + 5, now=MORNING)
    record_proposals(
        [(case.claim_id, article(ARTICLES[2][1]), "x", found[0][3])],
        after=before,
        upto=before + 5,
        now=MORNING,
    )
    assert Proposal.objects.filter(sentence="x").count() == 1


def test_the_morning_leaves_out_what_a_person_has_before_them(case, press_rows):
    before = claims_of_morning(MORNING)
    assert before
    assert all(one.sentence.checkable for one in before)
    first = before[0]
    open_case_of_article(first.article, sentence=first.sentence.text, who=None, now=MORNING)
    after = claims_of_morning(MORNING)
    assert (first.article, first.sentence.text) not in [
        (one.article, one.sentence.text) for one in after
    ]


def test_the_morning_shows_again_what_was_rejected(case, press_rows):
    seen = [one for one in claims_of_morning(MORNING) if one.article == article().pk]
    text = seen[0].sentence.text
    proposal = proposed(case)
    Proposal.objects.filter(pk=proposal.pk).update(sentence=text)
    assert text not in [one.sentence.text for one in claims_of_morning(MORNING)]
    decide_proposal(proposal.pk, confirm=False, who=None, now=MORNING)
    assert text in [one.sentence.text for one in claims_of_morning(MORNING)]


def test_many_texts_are_looked_up_at_once_as_one_by_one(case, question):
    texts = [CLAIM, "Chào buổi sáng", question.text]
    assert known_claims_of(texts, limit=5) == [known_claims(text) for text in texts]


def test_a_story_knows_its_claims_and_their_answers(desk, press_rows):
    story = press_rows["story"]
    found = claims_in(story)
    assert found
    assert all(sentence.checkable for _, sentence in found)
    scores = [sentence.score for _, sentence in found]
    assert scores == sorted(scores, reverse=True)
    decide_proposal(proposed(desk.case).pk, confirm=True, who=None, now=MORNING)
    assert answered_in([story.pk]) == {}
    version = desk.to_published()
    assert answered_in([story.pk]) == {story.pk: [version.statement]}


def test_fact_checks_of_others_come_in_once():
    two = [review(), review(address="https://check.example/2", claim="NUOC sông Ngân nhiễm độc.")]
    assert import_reviews(two, who=None, now=MORNING) == Imported(new=2)
    assert import_reviews(two, who=None, now=MORNING) == Imported(known=2)
    same = review(address="https://other.example/9", claim=two[0].claim.upper())
    import_reviews([same], who=None, now=MORNING)
    assert Claim.objects.count() == 2


def test_a_department_has_a_name_of_its_own_and_addresses_that_can_be_ones(department, people):
    said = {"contact": "a@anhai.example", "who": None, "now": MORNING}
    for name, change, says in (
        (" ", {}, "Name the department"),
        ("Sở Xây dựng", {}, "of this name already"),
        ("Sở Y tế", {"contact": "nobody"}, "e-mail address"),
        ("Sở Y tế", {"above": "a b"}, "e-mail address"),
    ):
        with pytest.raises(BadInput, match=says):
            save_department(None, name=name, **{**said, **change})
    with pytest.raises(NotAllowed):
        save_department(None, name="Sở Y tế", **{**said, "who": people["lan"]})
    changed = save_department(department.pk, name="Sở Xây dựng", active=False, **said)
    assert (changed.active, changed.above, changed.experts.count()) == (False, "", 0)
