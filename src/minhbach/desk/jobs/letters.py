"""Hand over the letters that are due."""

from datetime import datetime, timedelta

from django.conf import settings

from minhbach.adapters.mail import Post, compose
from minhbach.desk import sealed
from minhbach.desk.actions.letters import claim_letter, record_failed, record_sent
from minhbach.desk.models import Letter
from minhbach.errors import BadInput, MailFailed

# A worker that dies with a letter in hand leaves it until then.
HELD = timedelta(minutes=10)


def send_one(post: Post, *, now: datetime) -> bool:
    """Hand over one letter; whether there was one.

    A process that dies after the server took it sends it once more, with the same Message-ID.
    """
    letter = (
        Letter.objects.filter(state=Letter.State.DUE, next_try__lte=now)
        .order_by("next_try", "pk")
        .first()
    )
    if letter is None:
        return False
    if not claim_letter(letter, until=now + HELD):
        return True
    office = settings.OFFICE
    try:
        post.send(
            compose(
                sender=office.sender,
                to=sealed.key().open(bytes(letter.contact)),
                subject=letter.subject,
                text=letter.text,
                message_id=letter.message_id,
                at=letter.made,
                unsubscribe=f"{office.site}{letter.unsubscribe}" if letter.unsubscribe else "",
            )
        )
    except MailFailed as error:
        record_failed(letter, str(error), permanent=error.permanent, now=now)
    except BadInput as error:
        record_failed(letter, str(error), permanent=True, now=now)
    else:
        record_sent(letter, now=now)
    return True
