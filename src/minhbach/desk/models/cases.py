"""Questions of the public, and the case of a claim with all that belongs to it."""

from django.conf import settings
from django.db import models

from minhbach.cases.deadlines import Unit
from minhbach.cases.workflow import State
from minhbach.claims.detect import Kind
from minhbach.desk.models.claims import Claim


class Department(models.Model):
    """A unit that knows matters and supplies evidence. `above` hears when it is late."""

    name = models.CharField(max_length=200, unique=True)
    contact = models.EmailField(max_length=254)
    above = models.EmailField(max_length=254, blank=True)
    experts = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="departments", blank=True
    )
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Question(models.Model):
    """What a member of the public asks. They are known by `code` alone.

    `contact` is sealed with a key that is not in the database, and empty once answered.
    `kind`, `score` and `why` are what the machine took the text for. `key` is of the form that
    was sent, so that one sent twice is one question.
    """

    class End(models.TextChoices):
        OPEN = ""
        ANSWERED = "answered"
        DECLINED = "declined"
        NO_CLAIM = "no-claim"

    code = models.CharField(max_length=20, unique=True)
    key = models.CharField(max_length=64, unique=True, null=True)
    text = models.TextField()
    link = models.TextField(blank=True)
    language = models.CharField(max_length=20)
    received = models.DateTimeField(db_index=True)
    contact = models.BinaryField(default=bytes)
    wants_changes = models.BooleanField(default=False)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in Kind])
    score = models.FloatField(default=0.0)
    why = models.JSONField(default=list)
    checkable = models.BooleanField()
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="questions")
    about = models.ForeignKey("Statement", models.PROTECT, null=True, related_name="reports")
    end = models.CharField(max_length=10, choices=End, default=End.OPEN, blank=True)
    ended = models.DateTimeField(null=True)
    end_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-received", "-pk"]
        indexes = [models.Index(fields=["end", "-received"])]

    def __str__(self) -> str:
        return self.text


class QuestionNote(models.Model):
    """What the desk asked the asker, and what they answered by the link in the letter."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="notes")
    asked = models.TextField()
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]


class Case(models.Model):
    """The desk's file on one claim, from receipt to publication. `version` moves with every
    move, so that of two people only one wins.

    `party` is None until somebody said whether the organisation is a party to the claim.
    `due` and `long_overdue` count the office's working time; `told` holds the marks of which
    somebody was told. `publish_at` is the end of an embargo. `round` counts the times it went
    to be drafted: 1, then one more for each revision.
    """

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="case")
    title = models.TextField()
    state = models.CharField(
        max_length=12,
        choices=[(state.value, state.value) for state in State],
        default=State.RECEIVED.value,
    )
    party = models.BooleanField(null=True)
    party_why = models.TextField(blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="cases")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="cases"
    )
    opened = models.DateTimeField()
    assigned = models.DateTimeField(null=True)
    term_amount = models.PositiveIntegerField(default=0)
    term_unit = models.CharField(
        max_length=5, choices=[(unit.value, unit.value) for unit in Unit], default=Unit.DAYS.value
    )
    term_long = models.PositiveIntegerField(default=0)
    due = models.DateTimeField(null=True)
    long_overdue = models.DateTimeField(null=True)
    told = models.JSONField(default=list)
    publish_at = models.DateTimeField(null=True)
    planned = models.JSONField(default=dict)
    round = models.PositiveIntegerField(default=1)
    topics = models.ManyToManyField("Topic", related_name="cases", blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "due"])]

    def __str__(self) -> str:
        return self.title


class CasePause(models.Model):
    """A time in which the case waits for the asker and the deadline does not run."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="pauses")
    start = models.DateTimeField()
    end = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]


class ExpertLink(models.Model):
    """A signed link by which a department answers without an account, until it expires."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="links")
    department = models.ForeignKey(Department, models.PROTECT)
    nonce = models.CharField(max_length=64, unique=True)
    request = models.TextField(blank=True)
    issued = models.DateTimeField()
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)

    class Meta:
        ordering = ["-pk"]


class Evidence(models.Model):
    """A record that bears on the claim, with where it comes from and what it shows.

    A link's copy is fetched and kept (`keep`), a file's is kept at once: `kept` is the WARC in
    the office's folder, `sha256` that of the content, `file_sha256` that of the WARC itself.
    """

    class Kind(models.TextChoices):
        LINK = "link"
        FILE = "file"
        RECORD = "record"

    class Keep(models.TextChoices):
        NONE = "none"
        DUE = "due"
        KEPT = "kept"
        FAILED = "failed"

    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.TextField()
    shows = models.TextField()
    origin = models.TextField()
    dated = models.DateField(null=True)
    address = models.TextField(blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    keep = models.CharField(max_length=6, choices=Keep, default=Keep.NONE)
    next_try = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    kept = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    size_bytes = models.PositiveBigIntegerField(default=0)
    added = models.DateTimeField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(ExpertLink, models.PROTECT, null=True)
    aside_why = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["keep", "next_try"])]


class Draft(models.Model):
    """A verdict as somebody wrote it. A new wording is a new draft; the old ones stay."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="drafts")
    round = models.PositiveIntegerField()
    title = models.TextField()
    claim = models.TextField()
    verdict = models.TextField()
    answer = models.TextField()
    rating = models.CharField(max_length=20, blank=True)
    review_by = models.DateField(null=True)
    at = models.DateTimeField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(ExpertLink, models.PROTECT, null=True)

    class Meta:
        ordering = ["pk"]


class Review(models.Model):
    """What the second pair of eyes said about a draft."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="reviews")
    approved = models.BooleanField()
    why = models.TextField(blank=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
