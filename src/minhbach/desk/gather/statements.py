"""Published statements as values, and the standing answers on a matter."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from minhbach.desk import models
from minhbach.publish.frozen import attribution_from, citations_from
from minhbach.publish.site import Site
from minhbach.publish.statement import (
    Appearance,
    Change,
    Rating,
    Statement,
    StatementKind,
    Version,
)


def site() -> Site:
    """The public site as the settings say."""
    office = settings.OFFICE
    return Site(
        name=office.organisation,
        address=office.site,
        language=office.language,
        contact=office.public_contact,
        report_error="/ask/",
    )


def statement_rows() -> QuerySet[models.Statement]:
    """All statements with what their pages need."""
    return models.Statement.objects.select_related("case__claim").prefetch_related(
        Prefetch("versions", models.Version.objects.order_by("number")),
        "topics",
        Prefetch(
            "case__claim__appearances",
            models.Appearance.objects.select_related("article__outlet", "article__copy_of__outlet"),
        ),
    )


def statement_value(row: models.Statement) -> Statement:
    """The statement with every version and where its claim was seen, copies folded."""
    return _value(row, appearances_of(row.case.claim))


def outline_rows() -> QuerySet[models.Statement]:
    """All statements, the last published first, with what a list of them needs."""
    rows = models.Statement.objects.order_by("-first_published", "-pk")
    return rows.prefetch_related(
        Prefetch("versions", models.Version.objects.order_by("number")), "topics"
    )


def outlines(rows: Iterable[models.Statement]) -> list[Statement]:
    """Statements without where their claims were seen, which no list tells."""
    return [_value(row, ()) for row in rows]


def _value(row: models.Statement, appearances: tuple[Appearance, ...]) -> Statement:
    return Statement(
        kind=StatementKind(row.kind),
        path=row.path,
        language=row.language,
        versions=tuple(_version(version) for version in row.versions.all()),
        topics=tuple(topic.name for topic in row.topics.all()),
        appearances=appearances,
    )


def _version(row: models.Version) -> Version:
    return Version(
        number=row.number,
        change=Change(row.change),
        note=row.note,
        at=row.at,
        title=row.title,
        claim=row.claim,
        verdict=row.verdict,
        answer=row.answer,
        rating=Rating(row.rating) if row.rating else None,
        evidence=citations_from(row.evidence),
        attribution=attribution_from(row.attribution),
        review_by=row.review_by,
    )


def appearances_of(claim: models.Claim) -> tuple[Appearance, ...]:
    """Where the claim was seen, first one first: the originals, with their copies counted."""
    seen = [one.article.copy_of or one.article for one in claim.appearances.all()]
    originals = {article.pk: article for article in seen}
    return tuple(
        Appearance(
            outlet=article.outlet.name,
            headline=article.headline,
            address=article.address,
            published=article.time,
            copies=article.copies.count(),
        )
        for article in sorted(originals.values(), key=lambda article: (article.time, article.pk))
    )
