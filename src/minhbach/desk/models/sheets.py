"""The sheet for a press conference: what the spokesperson has in hand, in their order."""

from django.conf import settings
from django.db import models

from minhbach.desk.models.cases import Case, Evidence, Question
from minhbach.desk.models.statements import Statement
from minhbach.desk.models.stories import Story


class Sheet(models.Model):
    """Weekly, monthly, or called for one matter; `start` to `end` is the period it gathers."""

    class Kind(models.TextChoices):
        WEEKLY = "weekly"
        MONTHLY = "monthly"
        CALLED = "called"

    kind = models.CharField(max_length=10, choices=Kind)
    title = models.TextField()
    matter = models.TextField(blank=True)
    start = models.DateTimeField()
    end = models.DateTimeField()
    made = models.DateTimeField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)

    class Meta:
        ordering = ["-pk"]


class SheetItem(models.Model):
    """One line of the sheet: exactly one of the things it can point to, and a remark."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    story = models.ForeignKey(Story, models.PROTECT, null=True)
    question = models.ForeignKey(Question, models.PROTECT, null=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True)
    statement = models.ForeignKey(Statement, models.PROTECT, null=True)
    figure = models.ForeignKey(Evidence, models.PROTECT, null=True)
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "pk"]
