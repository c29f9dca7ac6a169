"""Bring in the fact-checks of others: from a file, a page, or each page that a feed names.

    file, page, DataFeed -> reviews ---------------+-> fact-checks, one transaction each
    feed -> entries -> pages, politely -> reviews -+

Stopped and started again it goes on where it was: what is here already is not fetched again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from mimetypes import guess_type
from pathlib import Path

from django.contrib.auth.models import User
from tqdm import tqdm

from minhbach.adapters.fetch import Answer, Door
from minhbach.claims.reviews import Reading, read_all
from minhbach.collect.feed import read_feed
from minhbach.collect.schedule import HostPace, host_of
from minhbach.desk.actions.fact_checks import import_reviews
from minhbach.desk.models import FactCheck
from minhbach.desk.roles import TRIAGE, need
from minhbach.errors import BadInput, FetchFailed, NotAFeed


@dataclass(slots=True)
class Brought:
    """How many fact-checks are new, and how many were here already; `skipped` had no claim or
    no address, `failed` says which pages could not be read."""

    new: int = 0
    known: int = 0
    skipped: int = 0
    failed: list[str] = field(default_factory=list)


def bring_file(
    file: Path, *, who: User | None, now: datetime, show_progress: bool = False
) -> Brought:
    """The reviews of a file: a page, a DataFeed, JSON lines or CSV.

    Raises BadInput when the file cannot be read or holds no fact-check.
    """
    need(who, TRIAGE)
    try:
        body = file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}.") from error
    reading = read_all(body, address="", media_type=guess_type(file)[0] or "")
    if not (reading.reviews or reading.skipped):
        raise BadInput(f"No fact-check (ClaimReview) was found in {file}.")
    brought = Brought()
    _take(reading, brought, who, now, show_progress)
    return brought


def bring_address(
    address: str,
    *,
    door: Door,
    who: User | None,
    now: Callable[[], datetime],
    wait: Callable[[float], object],
    show_progress: bool = False,
) -> Brought:
    """The reviews behind an address; of a feed, those of each page it names, `wait`ing between.

    Raises FetchFailed when the address cannot be opened, BadInput when no fact-check is there.
    """
    need(who, TRIAGE)
    brought, pace = Brought(), HostPace()
    answer = _visit(address, door, pace, now, wait)
    reading = _read(answer)
    if reading.reviews or reading.skipped:
        _take(reading, brought, who, now(), show_progress)
        return brought
    for page in tqdm(_pages(answer), unit=" pages", disable=None if show_progress else True):
        if FactCheck.objects.filter(address=page).exists():
            brought.known += 1
            continue
        try:
            of_page = _read(_visit(page, door, pace, now, wait))
        except FetchFailed as error:
            brought.failed.append(f"{page}: {error}")
        else:
            _take(of_page, brought, who, now(), False)
    return brought


def _pages(answer: Answer) -> list[str]:
    """The pages that a feed names, each once."""
    try:
        feed = read_feed(answer.body, address=answer.address, content_type=answer.content_type)
    except NotAFeed as error:
        raise BadInput(f"No fact-check (ClaimReview) was found at {answer.address}.") from error
    return list(dict.fromkeys(entry.address for entry in feed.entries if entry.address))


def _visit(
    address: str,
    door: Door,
    pace: HostPace,
    now: Callable[[], datetime],
    wait: Callable[[float], object],
) -> Answer:
    host = host_of(address)
    while (seconds := pace.wait_s(host, now())) > 0:
        wait(seconds)
    pace.start(host, now())
    try:
        return door.get(address)
    finally:
        pace.finish(host, now())


def _read(answer: Answer) -> Reading:
    return read_all(answer.body, address=answer.address, media_type=answer.content_type)


def _take(
    reading: Reading, brought: Brought, who: User | None, now: datetime, show_progress: bool
) -> None:
    reviews = tqdm(reading.reviews, unit=" reviews", disable=None if show_progress else True)
    imported = import_reviews(reviews, who=who, now=now)
    brought.new += imported.new
    brought.known += imported.known
    brought.skipped += reading.skipped
