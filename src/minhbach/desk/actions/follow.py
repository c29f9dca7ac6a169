"""Follow a feed or a list of feeds, pause one, and make them due."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import SplitResult, urlsplit

from django.contrib.auth.models import User
from django.db import transaction

from minhbach.collect.identity import canonical_address
from minhbach.collect.opml import Outline, read_opml
from minhbach.desk.actions.audit import note
from minhbach.desk.models import Feed, Outlet
from minhbach.desk.roles import ADMINISTER, need
from minhbach.errors import BadInput, Conflict


@dataclass(frozen=True, slots=True)
class Imported:
    """How many feeds of a list are new, and the addresses that cannot be followed."""

    new: int
    skipped: tuple[str, ...]


@transaction.atomic
def follow_feed(
    address: str,
    *,
    title: str = "",
    kind: str = "",
    outlet: str = "",
    home: str = "",
    folder: str = "",
    who: User | None,
    now: datetime,
) -> Feed:
    """The feed of this address, followed from now on and due at once.

    A feed that is followed already is given back as it is. `outlet` is the outlet's name and
    `home` its site; feeds of one site belong to one outlet.
    """
    need(who, ADMINISTER)
    _check(address)
    known = Feed.objects.filter(address=address).first()
    if known:
        return known
    feed = Feed.objects.create(
        outlet=_outlet(outlet or title, home or address, address),
        address=address,
        title=title[:300],
        kind=kind,
        folder=folder[:300],
        followed=now,
        next_poll=now,
    )
    note("follow", feed, who=who, now=now, address=address)
    return feed


def _parts(address: str) -> SplitResult:
    """The parts of the address; none at all for one whose brackets hold no IPv6 address."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _check(address: str) -> None:
    parts = _parts(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput(f"{address} is not an http or https address.")
    if len(address) > 1000:
        raise BadInput("The address is longer than 1,000 characters.")


def _outlet(name: str, home: str, address: str) -> Outlet:
    """The outlet at the site's host and, on shared hosts, the first part of its path."""
    parts = _parts(home)
    host = (parts.netloc or urlsplit(address).netloc).lower().removeprefix("www.")
    section = parts.path.strip("/").split("/")[0] if _is_shared(home, address) else ""
    key = f"{host}/{section}" if section else host
    outlet, _ = Outlet.objects.get_or_create(
        host=key,
        defaults={"name": (name or host)[:200], "home": canonical_address(home)[:500]},
    )
    return outlet


def _is_shared(home: str, address: str) -> bool:
    """Whether the site lives in a folder of its host: its feed's address is below its home."""
    folder = _parts(home).path.strip("/")
    return bool(folder) and home != address and urlsplit(address).path.startswith(f"/{folder}/")


@transaction.atomic
def pause_feed(pk: int, *, paused: bool, who: User | None, now: datetime) -> None:
    """Stop or resume polling. Raises Conflict when it is so already."""
    need(who, ADMINISTER)
    changed = Feed.objects.filter(pk=pk, paused=not paused).update(paused=paused, next_poll=now)
    if not changed:
        raise Conflict("Somebody else has changed this feed; look at it again.")
    note("pause" if paused else "resume", Feed.objects.get(pk=pk), who=who, now=now)


@transaction.atomic
def import_opml(body: bytes, *, who: User | None, now: datetime) -> Imported:
    """Follow every feed of an OPML list that can be; one that cannot does not hold up the others.

    Raises BadInput when none of its lines is a feed that can be followed.
    """
    before = Feed.objects.count()
    outlines = [outline for outline in read_opml(body) if outline.address]
    skipped = [outline.address for outline in outlines if not _follow_outline(outline, who, now)]
    if len(skipped) == len(outlines):
        raise BadInput("No feed stands in this list: an OPML outline needs an xmlUrl.")
    return Imported(Feed.objects.count() - before, tuple(skipped))


def _follow_outline(outline: Outline, who: User | None, now: datetime) -> bool:
    """Whether the feed of this line of a list can be followed; it then is."""
    try:
        follow_feed(
            outline.address,
            title=outline.title,
            outlet=outline.title,
            home=outline.home,
            folder="/".join(outline.folder),
            who=who,
            now=now,
        )
    except BadInput:
        return False
    return True


def make_due(*, now: datetime) -> None:
    """Every feed that is followed is due at once."""
    Feed.objects.filter(paused=False, next_poll__gt=now).update(next_poll=now)
