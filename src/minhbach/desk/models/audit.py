"""The audit trail: who did what, when. Only grows."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One act of a person or of the program (`who` is None)."""

    at = models.DateTimeField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    act = models.CharField(max_length=50)
    about = models.CharField(max_length=200)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
