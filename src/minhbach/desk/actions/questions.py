"""Questions of the public: take one in, and end one with the asker told and then forgotten."""

import secrets
from datetime import datetime

from django.db import transaction

from minhbach.claims.detect import Detected, detect, find_claims
from minhbach.desk import sealed
from minhbach.desk.actions.audit import note
from minhbach.desk.actions.letters import Reader, queue
from minhbach.desk.actions.publishing import tell_asker
from minhbach.desk.gather.claims import case_of, same_wording, standing_statement
from minhbach.desk.models import Claim, Question, Statement
from minhbach.errors import BadInput
from minhbach.text.language import detect as language_of
from minhbach.text.normalize import clean, clean_paragraphs

MOST_CHARS = 3000
LEAST_CHARS = 10
# Crockford's base 32: no letter is taken for a digit. Ten of them are 50 bits.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@transaction.atomic
def receive_question(
    text: str,
    *,
    link: str = "",
    contact: str = "",
    wants_changes: bool = False,
    language: str,
    about: Statement | None = None,
    key: str | None = None,
    now: datetime,
) -> Question:
    """Take a question in; one with a `key` that was taken in before is given back.

    One whose very wording a person has confirmed before joins its case, or is answered at once
    when the answer stands.

    Raises BadInput when the text is too short or too long, or the address cannot be one.
    """
    text, link = check_text(text), check_link(link)
    sent = Question.objects.filter(key=key).first() if key else None
    if sent is not None:
        return sent
    seen = main_claim(text)
    question = Question.objects.create(
        code=_new_code(),
        key=key,
        text=text,
        link=link,
        language=language,
        received=now,
        contact=sealed.key().seal(sealed.check_address(contact)) if contact.strip() else b"",
        wants_changes=wants_changes and bool(contact.strip()),
        kind=seen.kind,
        score=seen.score,
        why=list(seen.why),
        checkable=seen.checkable,
        about=about,
    )
    note("received", question, who=None, now=now, kind=seen.kind)
    known = same_wording(text)
    if known is not None and about is None:
        join_claim(question, known, now=now)
    question.refresh_from_db()
    return question


def join_claim(question: Question, claim: Claim, *, now: datetime) -> None:
    """The question is about this claim: the standing answer at once, or a place in its case."""
    Question.objects.filter(pk=question.pk).update(claim=claim)
    question.claim = claim
    statement = standing_statement(claim)
    if statement is not None:
        tell_asker(question, statement, now=now)
        note("answered-at-once", question, who=None, now=now, path=statement.path)
    elif case_of(claim) is not None:
        note("joined", question, who=None, now=now, claim=claim.pk)


@transaction.atomic
def end_question(question: Question, end: str, why: str, *, now: datetime) -> None:
    """It ends without an answer of ours: the asker is told why, and their address is erased."""
    if question.contact:
        queue(
            "ended",
            question.pk,
            Reader(bytes(question.contact), question.language),
            about=question,
            now=now,
            code=question.code,
            why=why,
            no_claim=end == Question.End.NO_CLAIM,
        )
    Question.objects.filter(pk=question.pk).update(
        end=end, ended=now, end_why=why, contact=b"", wants_changes=False
    )


def check_text(text: str) -> str:
    """The question as it is kept. Raises BadInput when it is too short or too long."""
    text = clean_paragraphs(text)
    if len(text) < LEAST_CHARS:
        raise BadInput("Write your question in a sentence.")
    if len(text) > MOST_CHARS:
        raise BadInput("The question is longer than 3,000 characters; shorten it.")
    return text


def check_link(link: str) -> str:
    """The link, or nothing. Raises BadInput when it is not a web address."""
    link = clean(link)
    if link and (not link.startswith(("http://", "https://")) or len(link) > 1000):
        raise BadInput("A link begins with http:// or https://.")
    return link


def main_claim(text: str) -> Detected:
    """The most check-worthy sentence of a question; what the whole is taken for when none is.

    The text is read in its own language, whichever the page had on which it was sent.
    """
    language = language_of(text) or ""
    found = find_claims(text, language)
    checkable = [one for one in found if one.checkable]
    return max(checkable or found or [detect(text, language)], key=lambda one: one.score)


def _new_code() -> str:
    while True:
        code = draw_code()
        if not Question.objects.filter(code=code).exists():
            return code


def draw_code() -> str:
    """A tracking code that nobody guesses; whether it is taken already is not looked at."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"
