"""The newsletter: asked for, confirmed by a letter (double opt-in), left with one click."""

import hashlib
import hmac
import secrets
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.db import transaction

from minhbach.desk import sealed
from minhbach.desk.actions.audit import note
from minhbach.desk.actions.letters import KEEP_UNCONFIRMED, Reader, queue
from minhbach.desk.models import Follower, Subscriber
from minhbach.errors import NotReady

_CONFIRM = "minhbach.confirm"
_OLD = "This link is not valid any more."


@transaction.atomic
def ask_for_newsletter(address: str, *, language: str, now: datetime) -> None:
    """Send the letter that asks to confirm; the same for an address that is known already,
    so that nobody learns from the page who reads the newsletter.
    """
    address = sealed.check_address(address)
    subscriber, made = Subscriber.objects.get_or_create(
        mark=_mark(address),
        defaults={
            "contact": sealed.key().seal(address),
            "language": language,
            "nonce": secrets.token_urlsafe(24),
            "asked": now,
        },
    )
    if subscriber.confirmed:
        return
    queue(
        "confirm-newsletter",
        f"{subscriber.pk}.{now:%Y%m%d}",
        Reader(bytes(subscriber.contact), language),
        about=subscriber,
        now=now,
        path=f"/newsletter/confirm/{signing.dumps(subscriber.nonce, salt=_CONFIRM)}/",
    )
    if made:
        note("asked-newsletter", subscriber, who=None, now=now)


@transaction.atomic
def confirm_newsletter(token: str, *, now: datetime) -> None:
    """From now on the newsletter goes there. Raises NotReady for an old or false link."""
    try:
        nonce = signing.loads(token, salt=_CONFIRM, max_age=KEEP_UNCONFIRMED)
    except signing.BadSignature as error:
        raise NotReady(_OLD) from error
    if Subscriber.objects.filter(nonce=nonce, confirmed=None).update(confirmed=now):
        note("confirmed-newsletter", Subscriber.objects.get(nonce=nonce), who=None, now=now)
    elif not Subscriber.objects.filter(nonce=nonce).exists():
        raise NotReady(_OLD)


@transaction.atomic
def leave(token: str, *, now: datetime) -> None:
    """Their address is deleted; to leave twice is no error. Raises NotReady for a false link."""
    row = leaver(token)
    if row is not None:
        note("left", row, who=None, now=now)
        row.delete()


def leaver(token: str) -> Follower | Subscriber | None:
    """Who leaves by this link; None when they have left already."""
    try:
        kind, _, nonce = signing.Signer(salt="minhbach.leave").unsign(token).partition(".")
    except signing.BadSignature as error:
        raise NotReady(_OLD) from error
    model = Follower if kind == "follower" else Subscriber
    return model.objects.filter(nonce=nonce).first()


def _mark(address: str) -> str:
    """The same for the same address, and of no use without the office's key."""
    return hmac.new(
        settings.SECRET_KEY.encode(), address.lower().encode(), hashlib.sha256
    ).hexdigest()
