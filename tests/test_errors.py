"""Errors carry what a job needs to decide on the next try."""

from minhbach.errors import (
    BadInput,
    FetchFailed,
    MailFailed,
    MinhbachError,
    NotAFeed,
    Refused,
)


def test_a_failed_fetch_carries_status_and_wait():
    error = Refused("no", status=403, retry_after_s=60.0)
    assert (str(error), error.status, error.retry_after_s) == ("no", 403, 60.0)
    assert isinstance(error, FetchFailed)


def test_every_error_is_one_of_ours():
    assert issubclass(NotAFeed, BadInput)
    assert issubclass(BadInput, MinhbachError)


def test_a_letter_that_failed_says_whether_trying_again_is_of_use():
    assert not MailFailed("The server is busy.").permanent
    assert MailFailed("There is no such address.", permanent=True).permanent
