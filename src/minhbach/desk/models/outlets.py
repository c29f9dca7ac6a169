"""Outlets, the feeds we follow of them, and the polls made."""

from django.db import models

from minhbach.collect.feed import FeedKind
from minhbach.collect.schedule import FIRST_INTERVAL_S, TROUBLE, FeedState


class Outlet(models.Model):
    """An organisation that publishes news or official information."""

    name = models.CharField(max_length=200)
    home = models.URLField(max_length=500, blank=True)
    host = models.CharField(max_length=255, unique=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """A feed that is followed.

    `next_poll` is when it is due. A worker claims it by moving `next_poll` into the future;
    `claimed_from` keeps where it stood, until the poll is written. `news_due` is the moment by
    which something new should have come, None without a rhythm.
    """

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="feeds")
    address = models.URLField(max_length=1000, unique=True)
    title = models.CharField(max_length=300, blank=True)
    folder = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, blank=True, choices=[(k, k) for k in FeedKind])
    paused = models.BooleanField(default=False)
    state = models.CharField(
        max_length=20, default=FeedState.NEW, choices=[(s, s) for s in FeedState]
    )
    problem = models.TextField(blank=True)
    failures = models.PositiveIntegerField(default=0)
    interval_s = models.PositiveIntegerField(default=FIRST_INTERVAL_S)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    body_sha256 = models.CharField(max_length=64, blank=True)
    followed = models.DateTimeField()
    last_poll = models.DateTimeField(null=True, blank=True)
    next_poll = models.DateTimeField()
    claimed_from = models.DateTimeField(null=True, blank=True)
    news_due = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["outlet__name", "pk"]
        indexes = [models.Index(fields=["paused", "next_poll"])]

    def __str__(self) -> str:
        return self.title or self.address

    @property
    def is_silent(self) -> bool:
        """Whether it answers, but without what its rhythm promised by its last poll."""
        if self.paused or self.state in TROUBLE or not (self.news_due and self.last_poll):
            return False
        return self.news_due <= self.last_poll


class Poll(models.Model):
    """One visit to a feed and what came of it."""

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="polls")
    at = models.DateTimeField()
    state = models.CharField(max_length=20)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    entries = models.PositiveIntegerField(default=0)
    new_entries = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["feed", "-at"])]
