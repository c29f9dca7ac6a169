"""Write the versions of a statement, and queue the letters that tell of them.

Askers whose question it answers are told and their address is erased; who asked to hear of changes
is told of each; the newsletter goes to those who confirmed that they want it.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing

from minhbach.desk.actions.letters import Reader, queue
from minhbach.desk.gather.cases import evidence_of
from minhbach.desk.gather.press import zone
from minhbach.desk.models import (
    Case,
    Draft,
    Follower,
    Question,
    Statement,
    Subscriber,
    Version,
)
from minhbach.errors import NotReady
from minhbach.publish.frozen import attribution_to, citations_to
from minhbach.publish.slug import slug, statement_path
from minhbach.publish.statement import Attribution, Change, Citation, kind_for

_FOLLOWER, _SUBSCRIBER = "minhbach.follower", "minhbach.subscriber"


def add_version(
    case: Case, draft: Draft, change: Change, *, note: str, who: User | None, now: datetime
) -> Version:
    """The next version of the case's page, made when there is none yet; all are told of it."""
    statement = Statement.objects.filter(case=case).first() or _open_page(case, draft, now)
    number = statement.versions.count() + 1
    version = Version.objects.create(
        statement=statement,
        number=number,
        change=Change.FIRST if number == 1 else change,
        note=note,
        at=now,
        title=draft.title,
        claim=draft.claim,
        verdict=draft.verdict,
        answer=draft.answer,
        rating=draft.rating,
        evidence=citations_to(_citations(case)),
        attribution=attribution_to(_attribution(case)),
        review_by=draft.review_by,
        draft=draft,
        who=who,
    )
    _tell_of(version, now)
    return version


def withdraw_statement(case: Case, *, note: str, who: User | None, now: datetime) -> Version:
    """A last version that says the statement no longer stands, with what it said."""
    statement = Statement.objects.filter(case=case).first()
    last = statement.versions.order_by("number").last() if statement else None
    if statement is None or last is None:
        raise NotReady("Nothing was published yet that could be withdrawn.")
    version = Version.objects.create(
        statement=statement,
        number=last.number + 1,
        change=Change.WITHDRAWAL,
        note=note,
        at=now,
        title=last.title,
        claim=last.claim,
        verdict=last.verdict,
        answer=last.answer,
        rating=last.rating,
        evidence=last.evidence,
        attribution=last.attribution,
        who=who,
    )
    _tell_of(version, now)
    return version


def tell_asker(question: Question, statement: Statement, *, now: datetime) -> None:
    """The asker gets the standing answer; their address is erased, and the question ends.

    Who asked to hear of later changes becomes a follower of the page, which holds no question.
    """
    version = statement.versions.order_by("number").last()
    if question.contact:
        _letter(
            "answer",
            f"{question.pk}",
            Reader(bytes(question.contact), question.language),
            version,
            now,
            about=question,
            code=question.code,
            follows=question.wants_changes,
        )
        if question.wants_changes:
            Follower.objects.create(
                statement=statement,
                contact=bytes(question.contact),
                language=question.language,
                nonce=signing.Signer(salt=_FOLLOWER).signature(f"{question.code}.{now}"),
                since=now,
            )
    Question.objects.filter(pk=question.pk).update(
        end=Question.End.ANSWERED, ended=now, contact=b"", wants_changes=False
    )


def leave_path(row: Follower | Subscriber) -> str:
    """The path on the public site by which a follower or subscriber leaves with one click."""
    kind = "follower" if isinstance(row, Follower) else "subscriber"
    return f"/newsletter/leave/{signing.Signer(salt='minhbach.leave').sign(f'{kind}.{row.nonce}')}/"


def _open_page(case: Case, draft: Draft, now: datetime) -> Statement:
    language = (
        case.claim.language if case.claim.language in ("vi", "en") else settings.OFFICE.language
    )
    year = now.astimezone(zone()).year
    taken = set(Statement.objects.values_list("path", flat=True))
    statement = Statement.objects.create(
        case=case,
        kind=kind_for(party=bool(case.party)),
        path=statement_path(year, slug(draft.title, language), taken),
        language=language,
        first_published=now,
        changed=now,
    )
    statement.topics.set(case.topics.all())
    return statement


def _citations(case: Case) -> list[Citation]:
    return [
        Citation(row.title, row.shows, row.origin, row.dated, row.address, row.sha256)
        for row in evidence_of(case)
    ]


def _attribution(case: Case) -> Attribution:
    office = settings.OFFICE
    return Attribution(
        organisation=office.organisation,
        department=case.department.name if case.department else "",
        office=office.spokesperson,
    )


def _tell_of(version: Version, now: datetime) -> None:
    statement = version.statement
    Statement.objects.filter(pk=statement.pk).update(changed=now)
    if version.change != Change.WITHDRAWAL:
        for question in Question.objects.filter(
            claim=statement.case.claim_id, end=Question.End.OPEN
        ):
            tell_asker(question, statement, now=now)
    if version.change != Change.FIRST:
        for follower in statement.followers.filter(since__lt=now):
            reader = Reader(bytes(follower.contact), follower.language, leave_path(follower))
            _letter("changed", f"{version.pk}.{follower.pk}", reader, version, now)
    for subscriber in Subscriber.objects.exclude(confirmed=None):
        reader = Reader(bytes(subscriber.contact), subscriber.language, leave_path(subscriber))
        _letter("newsletter", f"{version.pk}.{subscriber.pk}", reader, version, now)


def _letter(
    template: str,
    key: str,
    reader: Reader,
    version: Version,
    now: datetime,
    *,
    about: object = None,
    **said: object,
) -> None:
    queue(
        template,
        key,
        reader,
        about=about or version.statement,
        now=now,
        version=version,
        statement=version.statement,
        **said,
    )
