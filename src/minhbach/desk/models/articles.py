"""Entries as outlets offered them, and the articles read behind them."""

from django.db import models

from minhbach.desk.models.outlets import Feed, Outlet
from minhbach.desk.models.stories import Story


class EntryState(models.TextChoices):
    DUE = "due"
    READ = "read"
    FAILED = "failed"


class Entry(models.Model):
    """One element of a feed. `key` is its identity within the outlet, so it comes in once."""

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="entries")
    feed = models.ForeignKey(Feed, models.SET_NULL, null=True, related_name="entries")
    key = models.CharField(max_length=1200)
    guid = models.CharField(max_length=1000, blank=True)
    address = models.URLField(max_length=1000)
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    byline = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=20, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    seen = models.DateTimeField()
    state = models.CharField(max_length=10, choices=EntryState, default=EntryState.DUE)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()
    claimed_from = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outlet", "key"], name="entry_once")]
        indexes = [models.Index(fields=["state", "next_try"])]


class Article(models.Model):
    """The clean text of one page. `time` is published, or seen when that is unknown or ahead.

    `place` is its place in the order of grouping; None while it waits.
    """

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="article")
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="articles")
    address = models.URLField(max_length=1000)
    headline = models.TextField()
    byline = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    published = models.DateTimeField(null=True, blank=True)
    modified = models.DateTimeField(null=True, blank=True)
    seen = models.DateTimeField()
    time = models.DateTimeField()
    copy_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="copies")
    credit = models.CharField(max_length=200, blank=True)
    story = models.ForeignKey(Story, models.PROTECT, null=True, related_name="mentions")
    place = models.BigIntegerField(null=True, unique=True)

    class Meta:
        ordering = ["time", "pk"]
        indexes = [
            models.Index(fields=["story", "time"]),
            models.Index(fields=["-time"]),
            models.Index(fields=["place", "time"]),
        ]

    def __str__(self) -> str:
        return self.headline
