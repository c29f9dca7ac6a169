"""The outbox: letters written in the same transaction as the work they tell of."""

from django.db import models


class Letter(models.Model):
    """One letter to one address. The address is sealed, and erased once it was sent.

    `message_id` is stable, so a letter that is handed over twice is one letter to its reader.
    """

    class State(models.TextChoices):
        DUE = "due"
        SENT = "sent"
        FAILED = "failed"

    message_id = models.CharField(max_length=200, unique=True)
    contact = models.BinaryField()
    subject = models.TextField()
    text = models.TextField()
    unsubscribe = models.TextField(blank=True)
    about = models.CharField(max_length=200, db_index=True)
    made = models.DateTimeField()
    state = models.CharField(max_length=6, choices=State, default=State.DUE)
    tries = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)
    sent = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "next_try"])]
