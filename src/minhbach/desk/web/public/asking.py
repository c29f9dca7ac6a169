"""What a person has filled in so far, carried from page to page in the form itself.

There is no session: a hidden field holds the value, signed, so that nobody can change what a
page before has checked. `key` is drawn once for each form, so that one sent twice is one question.
"""

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import timedelta

from django.core import signing

from minhbach.desk import sealed
from minhbach.desk.actions.questions import check_link, check_text
from minhbach.desk.models import Statement

_SALT = "minhbach.ask"
# A form that lies open longer must be begun anew.
OPEN_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Asking:
    """`about` is the path of the published page in which an error is reported, or empty;
    `checked` is whether the last page was reached, to which every change then leads back."""

    key: str
    about: str = ""
    text: str = ""
    link: str = ""
    contact: str = ""
    wants_changes: bool = False
    checked: bool = False

    @property
    def statement(self) -> Statement | None:
        return Statement.objects.filter(path=self.about).first() if self.about else None


def begin(about: str = "") -> Asking:
    """A form not filled in yet; `about` counts only when it is a page of ours."""
    known = bool(about) and Statement.objects.filter(path=about).exists()
    return Asking(key=secrets.token_urlsafe(24), about=about if known else "")


def signed(asking: Asking) -> str:
    return signing.dumps(asdict(asking), salt=_SALT, compress=True)


def opened(word: str) -> Asking | None:
    """The form as it was signed; None when it is too old or was changed."""
    try:
        return Asking(**signing.loads(word, salt=_SALT, max_age=OPEN_FOR))
    except (signing.BadSignature, TypeError):
        return None


def with_question(asking: Asking, text: str) -> Asking:
    """Raises BadInput when the text is too short or too long."""
    return replace(asking, text=check_text(text))


def with_link(asking: Asking, link: str) -> Asking:
    """Raises BadInput when it is not a web address; empty is none."""
    return replace(asking, link=check_link(link))


def with_reply(asking: Asking, contact: str, *, wants_changes: bool) -> Asking:
    """Raises BadInput when the e-mail address cannot be one; empty is none."""
    contact = sealed.check_address(contact) if contact.strip() else ""
    return replace(asking, contact=contact, wants_changes=wants_changes and bool(contact))
