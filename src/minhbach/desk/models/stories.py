"""Stories, what changed in them, and the state of grouping."""

from django.conf import settings
from django.db import models


class Story(models.Model):
    """The articles about one event. A merged story points on to the one that took it in."""

    headline = models.TextField()
    named_by_hand = models.BooleanField(default=False)
    language = models.CharField(max_length=20, blank=True)
    first = models.DateTimeField()
    latest = models.DateTimeField()
    articles = models.PositiveIntegerField(default=0)
    originals = models.PositiveIntegerField(default=0)
    outlets = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        ordering = ["-latest", "-pk"]
        indexes = [models.Index(fields=["merged_into", "-latest"])]

    def __str__(self) -> str:
        return self.headline


class StoryChange(models.Model):
    """What a person did to a story. Only grows."""

    class What(models.TextChoices):
        RENAMED = "renamed"
        MERGED = "merged"
        SPLIT = "split"

    story = models.ForeignKey(Story, models.PROTECT, related_name="changes")
    other = models.ForeignKey(Story, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]


class Grouping(models.Model):
    """The one row that holds the state of grouping.

    `checkpoint` is the state after the article at place `checkpoint_place`; articles placed
    later are placed again on start. `version` moves with every change, so that of two workers
    only one wins and a worker sees when its copy in memory is old.
    """

    version = models.BigIntegerField(default=0)
    last_place = models.BigIntegerField(default=0)
    checkpoint_place = models.BigIntegerField(default=0)
    checkpoint = models.BinaryField(default=bytes)
