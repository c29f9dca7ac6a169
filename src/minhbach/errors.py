"""The error tree.

    MinhbachError                 carries a sentence that says what to do next
    +-- BadInput                  what came in cannot be used as it is
    |   +-- NotAFeed              a page or file that is no feed
    |   +-- NoArticle             a page without an article in it
    |   +-- BadSettings           an office's settings cannot be read
    +-- FetchFailed               the other side did not give what was asked
    |   +-- Refused               an address we never open
    +-- MailFailed                a letter could not be handed over
    +-- Conflict                  somebody else was first
    +-- NotAllowed                the role may not do this
    +-- NotReady                  something is still missing

A room raises; a job catches once around one unit of work; a screen turns `NotAllowed`,
`NotReady` and `Conflict` into a message.
"""


class MinhbachError(Exception):
    """Base of all; `str(error)` is a sentence a desk officer can act on."""


class BadInput(MinhbachError):
    """What came in cannot be used as it is."""


class NotAFeed(BadInput):
    """A page or a file that is not a feed, a sitemap or a JSON Feed."""


class NoArticle(BadInput):
    """A page in which no article was found."""


class BadSettings(BadInput):
    """The settings of an office are missing or cannot be read."""


class FetchFailed(MinhbachError):
    """The other side did not give what was asked.

    `status` is the HTTP status, or None when there was no answer at all; `retry_after_s`
    is the wait the other side asked for, in seconds, or None.
    """

    def __init__(
        self, message: str, *, status: int | None = None, retry_after_s: float | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after_s = retry_after_s


class Refused(FetchFailed):
    """An address that is never opened: another scheme, a private network, a user name in it."""


class MailFailed(MinhbachError):
    """The mail server did not take a letter; `permanent` when trying again is of no use."""

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent


class Conflict(MinhbachError):
    """Somebody else changed this first."""


class NotAllowed(MinhbachError):
    """The role of this person may not do this."""


class NotReady(MinhbachError):
    """Something that must be there first is still missing."""
