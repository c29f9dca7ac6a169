"""Topics and places followed, brief profiles, and the editions made."""

from django.db import models

from minhbach.briefs.brief import Scope
from minhbach.desk.models.stories import Story


class Topic(models.Model):
    """What the office follows, written by a person: words and phrases, one a line."""

    class Kind(models.TextChoices):
        TOPIC = "topic"
        PLACE = "place"

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TOPIC)
    phrases = models.TextField()

    class Meta:
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name

    def phrase_list(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.phrases.splitlines() if line.strip())


class Profile(models.Model):
    """A brief the office wants: when it is due, about what, how long, in which language.

    `slots` are times as `07:30, 15:30`, `weekdays` digits with Monday 1. The cut-off is
    `lead_minutes` before the slot. Nothing before `since` is told.
    """

    name = models.CharField(max_length=100, unique=True)
    slots = models.CharField(max_length=200, default="07:30, 15:30")
    weekdays = models.CharField(max_length=7, default="1234567")
    language = models.CharField(max_length=5, default="vi")
    how_many = models.PositiveSmallIntegerField(default=8)
    scope = models.CharField(
        max_length=10, default=Scope.ALL, choices=[(scope, scope) for scope in Scope]
    )
    lead_minutes = models.PositiveSmallIntegerField(default=10)
    topics = models.ManyToManyField(Topic, blank=True)
    active = models.BooleanField(default=True)
    since = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """A brief as it was made, frozen. Its window is [start, cut_off), due at `slot`.

    `last_place` is the last article that was grouped when it was made: what came later, even
    with a time inside the window, is for the next edition. So nothing falls between two
    editions and nothing is told twice, whatever the clock did.
    """

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="editions")
    edition_id = models.CharField(max_length=15)
    start = models.DateTimeField()
    cut_off = models.DateTimeField()
    slot = models.DateTimeField()
    last_place = models.BigIntegerField()
    made = models.DateTimeField()
    brief = models.JSONField()

    class Meta:
        ordering = ["-cut_off", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "edition_id"], name="edition_once"),
            models.UniqueConstraint(fields=["profile", "start"], name="edition_window_once"),
        ]

    def __str__(self) -> str:
        return self.edition_id


class Told(models.Model):
    """That an edition told a story, and how far the story was by then."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="told")
    story = models.ForeignKey(Story, models.PROTECT, related_name="told")
    articles = models.PositiveIntegerField()
    outlets = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "story"], name="told_once")]
