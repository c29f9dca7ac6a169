"""The audit trail: who did what, when. A chain that only grows; triggers refuse all else."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One act of a person (`who`), of a department by its link, or of the program.

    `who_name` is what the chain holds; see `cases.trail`.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    who_name = models.CharField(max_length=200, blank=True)
    act = models.CharField(max_length=50)
    about = models.CharField(max_length=200, db_index=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]


class AuditHead(models.Model):
    """The one row that says where the chain ends, so that a cut end is seen."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)
