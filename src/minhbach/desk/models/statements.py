"""What was published: statements and their versions, which nothing changes, and who is told."""

from django.conf import settings
from django.db import models

from minhbach.desk.models.briefs import Topic
from minhbach.desk.models.cases import Case, Draft
from minhbach.publish.statement import Change, Rating, StatementKind


class Statement(models.Model):
    """A page of the public site. Its kind and path are never changed; a trigger refuses it."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="statement")
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in StatementKind]
    )
    path = models.CharField(max_length=200, unique=True)
    language = models.CharField(max_length=20)
    first_published = models.DateTimeField()
    changed = models.DateTimeField(db_index=True)
    topics = models.ManyToManyField(Topic, related_name="statements", blank=True)

    class Meta:
        ordering = ["-changed", "-pk"]


class Version(models.Model):
    """What the page says from `at` on. Rows are only ever added.

    `evidence` and `attribution` are frozen as the page cites them (`publish.frozen`).
    """

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    change = models.CharField(
        max_length=12, choices=[(change.value, change.value) for change in Change]
    )
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    title = models.TextField()
    claim = models.TextField()
    verdict = models.TextField()
    answer = models.TextField()
    rating = models.CharField(
        max_length=20, choices=[(rating.value, rating.value) for rating in Rating], blank=True
    )
    evidence = models.JSONField()
    attribution = models.JSONField()
    review_by = models.DateField(null=True)
    draft = models.ForeignKey(Draft, models.PROTECT, null=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["statement", "number"], name="version_once")]


class Follower(models.Model):
    """Somebody who asked to be told when this one statement changes; not tied to a question."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="followers")
    contact = models.BinaryField()
    language = models.CharField(max_length=20)
    nonce = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()


class Subscriber(models.Model):
    """Somebody who asked for the newsletter. Nothing is mailed before `confirmed`.

    `mark` recognises the address again without showing it.
    """

    contact = models.BinaryField()
    mark = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=20)
    nonce = models.CharField(max_length=64, unique=True)
    asked = models.DateTimeField()
    confirmed = models.DateTimeField(null=True)
