"""Claims, where they were seen, and what others have published about them."""

from django.conf import settings
from django.db import models

from minhbach.claims.detect import Kind
from minhbach.claims.match import Zone
from minhbach.desk.models.articles import Article


class Claim(models.Model):
    """A claim that somebody answers for: ours by a case, or others' by a fact-check.

    `checkable` follows from the kind, or from a person who says so and why (`called_by`).
    A claim that is not checkable never gets a case: a trigger refuses it.
    """

    text = models.TextField()
    language = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in Kind])
    score = models.FloatField(default=0.0)
    why = models.JSONField(default=list)
    checkable = models.BooleanField()
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    called_why = models.TextField(blank=True)
    made = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text


class Alias(models.Model):
    """Another wording of a claim, confirmed by a person. `folded` finds it when it comes again."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="aliases")
    wording = models.TextField()
    folded = models.TextField(db_index=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "folded"], name="alias_once")]


class Appearance(models.Model):
    """An article in which a person found the claim."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="appearances")
    article = models.ForeignKey(Article, models.PROTECT, related_name="claims")
    sentence = models.TextField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["article__time", "pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "article"], name="appearance_once")]


class Proposal(models.Model):
    """A sentence of an article that the machine takes for a known claim; a person decides."""

    class State(models.TextChoices):
        OPEN = "open"
        CONFIRMED = "confirmed"
        REJECTED = "rejected"

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="proposals")
    article = models.ForeignKey(Article, models.CASCADE, related_name="proposals")
    sentence = models.TextField()
    score = models.FloatField()
    zone = models.CharField(max_length=10, choices=[(zone.value, zone.value) for zone in Zone])
    differs = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "article"], name="proposal_once")]


class FactCheck(models.Model):
    """What somebody else published about a claim (schema.org ClaimReview), as they said it."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="fact_checks")
    address = models.TextField(unique=True)
    title = models.TextField(blank=True)
    rating = models.TextField(blank=True)
    publisher = models.TextField(blank=True)
    published = models.DateField(null=True)
    imported = models.DateTimeField()

    class Meta:
        ordering = ["-published", "-pk"]


class Matching(models.Model):
    """The one row that says up to which article claims were looked for."""

    last_article = models.BigIntegerField(default=0)
