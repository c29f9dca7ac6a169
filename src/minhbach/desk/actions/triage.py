"""The first decision on a question or a sentence of the press: open a case, join one, answer from
what stands, or end it with a reason. The machine proposes; a person decides.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from minhbach.claims.detect import CHECKABLE, Detected, Kind, detect
from minhbach.claims.wording import wording_key
from minhbach.desk.actions.audit import note
from minhbach.desk.actions.questions import end_question, join_claim
from minhbach.desk.gather.claims import case_of
from minhbach.desk.models import (
    Alias,
    Appearance,
    Article,
    Case,
    Claim,
    Proposal,
    Question,
)
from minhbach.desk.roles import TRIAGE, need
from minhbach.errors import BadInput, Conflict, NotReady
from minhbach.text.language import detect as language_of
from minhbach.text.normalize import clean

_NO_PATH = "This is not a factual claim, so it has no case. Say why it is one, if it is."


@transaction.atomic
def open_case_of_question(
    pk: int,
    *,
    claim: str,
    title: str = "",
    topics: Iterable[int] = (),
    who: User | None,
    now: datetime,
) -> Case:
    """A new case on the claim that the question holds, in the officer's wording."""
    need(who, TRIAGE)
    question = _open_question(pk)
    if not question.checkable:
        raise NotReady(_NO_PATH)
    seen = Detected(question.text, Kind(question.kind), question.score, tuple(question.why))
    language = language_of(claim or question.text) or question.language
    case = _open_case(claim or question.text, title, seen, language, topics, who, now)
    add_alias(case.claim, question.text, who=who, now=now)
    Question.objects.filter(pk=pk).update(claim=case.claim)
    note("opened", case, who=who, now=now, question=pk, claim=case.claim.text)
    return case


@transaction.atomic
def open_case_of_article(
    pk: int,
    *,
    sentence: str,
    claim: str = "",
    title: str = "",
    topics: Iterable[int] = (),
    who: User | None,
    now: datetime,
) -> Case:
    """A new case on a sentence of an article."""
    need(who, TRIAGE)
    article = Article.objects.get(pk=pk)
    sentence = clean(sentence)
    if not sentence:
        raise BadInput("Choose the sentence that holds the claim.")
    if wording_key(sentence) not in wording_key(f"{article.headline}. {article.text}"):
        raise BadInput("This sentence does not stand in the article.")
    seen = detect(sentence, article.language)
    if not seen.checkable:
        raise NotReady(_NO_PATH)
    case = _open_case(claim or sentence, title, seen, article.language, topics, who, now)
    add_appearance(case.claim, article, sentence, who=who, now=now)
    note("opened", case, who=who, now=now, article=pk, claim=case.claim.text)
    return case


@transaction.atomic
def join_question(pk: int, claim_pk: int, *, who: User | None, now: datetime) -> None:
    """A person confirms that the question is about a known claim; its wording is kept."""
    need(who, TRIAGE)
    question, claim = _open_question(pk), Claim.objects.filter(pk=claim_pk).first()
    if claim is None:
        raise BadInput("Choose the claim that it is about.")
    if case_of(claim) is None and not claim.fact_checks.exists():
        raise NotReady("Nothing answers this claim yet; open a case.")
    add_alias(claim, question.text, who=who, now=now)
    note("confirmed", question, who=who, now=now, claim=claim.pk)
    join_claim(question, claim, now=now)


@transaction.atomic
def call_checkable(pk: int, *, kind: str, why: str, who: User | None, now: datetime) -> None:
    """A person overrules the detector on a question, in either direction, and says why."""
    need(who, TRIAGE)
    question = _open_question(pk)
    if kind not in set(Kind):
        raise BadInput("Choose what the sentence is.")
    if not why.strip():
        raise BadInput("Give a reason; it stays in the audit trail.")
    if question.claim_id:
        raise Conflict("This question has its case already.")
    Question.objects.filter(pk=pk).update(
        kind=kind, checkable=Kind(kind) in CHECKABLE, why=[clean(why)]
    )
    note("called", question, who=who, now=now, before=question.kind, after=kind, why=clean(why))


@transaction.atomic
def end_without_case(pk: int, *, end: str, why: str, who: User | None, now: datetime) -> None:
    """Decline a question, or pass on one that is no factual claim; the asker is told why."""
    need(who, TRIAGE)
    question = _open_question(pk)
    if end not in (Question.End.DECLINED, Question.End.NO_CLAIM):
        raise BadInput("Decline the question or say that it is no claim.")
    if not why.strip():
        raise BadInput("Say why; the asker reads it.")
    end_question(question, end, clean(why), now=now)
    note(end, question, who=who, now=now, why=clean(why))


@transaction.atomic
def decide_proposal(pk: int, *, confirm: bool, who: User | None, now: datetime) -> None:
    """A person says whether the sentence of the article is the known claim."""
    need(who, TRIAGE)
    proposal = Proposal.objects.select_related("claim", "article").get(pk=pk)
    state = Proposal.State.CONFIRMED if confirm else Proposal.State.REJECTED
    mine = Proposal.objects.filter(pk=pk, state=Proposal.State.OPEN)
    if not mine.update(state=state, who=who, at=now):
        raise Conflict("Somebody else has decided this; look at it again.")
    if confirm:
        add_appearance(proposal.claim, proposal.article, proposal.sentence, who=who, now=now)
    note(state, proposal, who=who, now=now, claim=proposal.claim_id, article=proposal.article_id)


def add_alias(claim: Claim, wording: str, *, who: User | None, now: datetime) -> None:
    """Another wording of the claim, found again from now on."""
    Alias.objects.get_or_create(
        claim=claim,
        folded=wording_key(wording),
        defaults={"wording": wording, "who": who, "at": now},
    )


def add_appearance(
    claim: Claim, article: Article, sentence: str, *, who: User | None, now: datetime
) -> None:
    """The article holds the claim; its wording is found again from now on."""
    Appearance.objects.get_or_create(
        claim=claim, article=article, defaults={"sentence": sentence, "who": who, "at": now}
    )
    add_alias(claim, sentence, who=who, now=now)


def new_claim(
    text: str, seen: Detected, language: str, *, who: User | None, now: datetime
) -> Claim:
    """A claim, with its own wording as the first to be found by."""
    claim = Claim.objects.create(
        text=text,
        language=language,
        kind=seen.kind,
        score=seen.score,
        why=list(seen.why),
        checkable=seen.checkable,
        made=now,
    )
    add_alias(claim, text, who=who, now=now)
    return claim


def _open_case(
    text: str,
    title: str,
    seen: Detected,
    language: str,
    topics: Iterable[int],
    who: User | None,
    now: datetime,
) -> Case:
    text = clean(text)
    known = Claim.objects.filter(aliases__folded=wording_key(text), case__isnull=False).first()
    if known is not None:
        raise Conflict("There is a case on this very claim already; join it.")
    checked = Claim.objects.filter(aliases__folded=wording_key(text), checkable=True).first()
    claim = checked or new_claim(text, seen, language, who=who, now=now)
    case = Case.objects.create(claim=claim, title=clean(title) or text, opened=now, officer=who)
    case.topics.set(topics)
    return case


def _open_question(pk: int) -> Question:
    question = Question.objects.get(pk=pk)
    if question.end or (question.claim_id and case_of(question.claim) is not None):
        raise Conflict("Somebody else has decided this; look at it again.")
    return question
