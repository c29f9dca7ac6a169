"""The outbox: put a letter in, in the transaction of the work it tells of, and record what became.

Retries after 1, 5, 15 and 60 minutes and 4 hours; then a person looks at it.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils import translation

from minhbach.desk import sealed
from minhbach.desk.actions.audit import note
from minhbach.desk.models import Letter, Subscriber
from minhbach.desk.roles import ADMINISTER, TRIAGE
from minhbach.errors import Conflict, NotAllowed

RETRIES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(minutes=60),
    timedelta(hours=4),
)


# A failed letter keeps its address while a person may still send it again; who does not confirm
# the newsletter is forgotten when the link in the letter has run out.
KEEP_FAILED = timedelta(days=30)
KEEP_UNCONFIRMED = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reader:
    """To whom a letter goes: a sealed address, in which language, and how they leave the list."""

    contact: bytes
    language: str
    unsubscribe: str = ""


def queue(
    template: str, key: object, reader: Reader, *, about: object, now: datetime, **said: object
) -> Letter | None:
    """Put the letter `template` into the outbox; None when it is there already.

    `key` makes it the one letter of its kind: with the kind it is the Message-ID, so the same
    work done twice sends nothing twice. The first line of the template is the subject.
    """
    with translation.override(reader.language):
        whole = render_to_string(
            f"letters/{template}.txt",
            {"office": settings.OFFICE, "unsubscribe": reader.unsubscribe, **said},
        )
    subject, _, text = whole.strip().partition("\n")
    letter, made = Letter.objects.get_or_create(
        message_id=f"<{template}.{key}@{_domain()}>",
        defaults={
            "contact": reader.contact,
            "subject": " ".join(subject.split()),
            "text": text.strip() + "\n",
            "unsubscribe": reader.unsubscribe,
            "about": f"{type(about).__name__.lower()} {getattr(about, 'pk', about)}",
            "made": now,
            "next_try": now,
        },
    )
    return letter if made else None


def forget_addresses() -> None:
    """Cut the write-ahead log, in which what was erased still stands; the rest is zeros already.

    When others read or write at this moment the log is cut the next time.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def erase_old(*, now: datetime) -> None:
    """Erase the addresses of letters that failed long ago, and of who never confirmed."""
    old = Letter.objects.filter(state=Letter.State.FAILED, made__lt=now - KEEP_FAILED)
    old.exclude(contact=b"").update(contact=b"")
    Subscriber.objects.filter(confirmed=None, asked__lt=now - KEEP_UNCONFIRMED).delete()


def message_word(address: str) -> str:
    """A word that stands for an address in a Message-ID, and does not show it."""
    return hashlib.sha256(address.encode()).hexdigest()[:12]


def to_office(address: str) -> Reader:
    """A reader within the office: a department or a person of the desk."""
    return Reader(sealed.key().seal(address), settings.OFFICE.language)


def claim_letter(letter: Letter, *, until: datetime) -> bool:
    """Whether this worker may hand the letter over now; until `until` no other may."""
    mine = Letter.objects.filter(
        pk=letter.pk, state=Letter.State.DUE, next_try=letter.next_try, tries=letter.tries
    )
    return bool(mine.update(next_try=until))


@transaction.atomic
def record_sent(letter: Letter, *, now: datetime) -> None:
    """The letter was handed over: its address is erased."""
    Letter.objects.filter(pk=letter.pk).update(
        state=Letter.State.SENT, sent=now, contact=b"", next_try=None, problem=""
    )
    note("letter-sent", letter, who=None, now=now, tries=letter.tries + 1, to=letter.about)


@transaction.atomic
def record_failed(letter: Letter, problem: str, *, permanent: bool, now: datetime) -> None:
    """The letter was not taken: the next try, or a person when there is none."""
    tries = letter.tries + 1
    last = permanent or tries > len(RETRIES)
    Letter.objects.filter(pk=letter.pk).update(
        tries=tries,
        problem=problem,
        state=Letter.State.FAILED if last else Letter.State.DUE,
        next_try=None if last else now + RETRIES[tries - 1],
    )
    if last:
        note("letter-failed", letter, who=None, now=now, problem=problem)


@transaction.atomic
def try_again(pk: int, *, who: User, now: datetime) -> None:
    """A person sends a failed letter once more. Raises Conflict when it is not failed."""
    if not (who.has_perm(TRIAGE) or who.has_perm(ADMINISTER)):
        raise NotAllowed("Your role does not allow this; ask an administrator.")
    failed = Letter.objects.filter(pk=pk, state=Letter.State.FAILED)
    if not failed.update(state=Letter.State.DUE, tries=0, next_try=now):
        raise Conflict("This letter is not waiting for a person.")
    note("letter-again", Letter(pk=pk), who=who, now=now)


def _domain() -> str:
    return parseaddr(settings.OFFICE.sender)[1].rpartition("@")[2] or "localhost"
