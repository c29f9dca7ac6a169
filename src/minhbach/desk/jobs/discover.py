"""Find the feed behind an address, and try it before it is followed."""

from dataclasses import dataclass

from minhbach.adapters.fetch import Answer, Door
from minhbach.collect.discover import find_feeds, likely_addresses
from minhbach.collect.feed import Entry, Feed, read_feed
from minhbach.errors import FetchFailed, NotAFeed

FIRST_ENTRIES = 5
# These many feeds of a site are tried at the most.
MOST_TRIED = 8


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed found at a site, tried: its first entries, how many, or what was wrong with it."""

    address: str
    title: str
    kind: str
    entries: tuple[Entry, ...] = ()
    entry_count: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found behind an address; `title` is the site's or the feed's own."""

    address: str
    title: str
    found: tuple[FoundFeed, ...]


def discover(address: str, *, door: Door) -> Discovery:
    """The feeds behind an address: the address itself when it is one, else those of the site.

    Raises FetchFailed when the address cannot be opened, NotAFeed when no feed is found.
    """
    address = address.strip()
    if "://" not in address:
        address = f"https://{address}"
    answer = door.get(address)
    try:
        feed = read_feed(answer.body, address=answer.address, content_type=answer.content_type)
    except NotAFeed:
        return _discover_in_site(answer, door)
    return Discovery(address, feed.title, (_found(answer.address, feed),))


def _discover_in_site(page: Answer, door: Door) -> Discovery:
    named = find_feeds(page.body, address=page.address)
    candidates = [feed.address for feed in named] or list(likely_addresses(page.address))
    found = []
    for candidate in candidates[:MOST_TRIED]:
        tried = _try_feed(candidate, door)
        if named or not tried.problem:
            found.append(tried)
        if not named and found:
            break
    if not found:
        raise NotAFeed(f"No feed was found at {page.address}; look for one there named RSS.")
    return Discovery(page.address, found[0].title, tuple(found))


def _try_feed(address: str, door: Door) -> FoundFeed:
    try:
        answer = door.get(address)
        feed = read_feed(answer.body, address=answer.address, content_type=answer.content_type)
    except (FetchFailed, NotAFeed) as error:
        return FoundFeed(address, address, "", problem=str(error))
    return _found(answer.address, feed)


def _found(address: str, feed: Feed) -> FoundFeed:
    return FoundFeed(
        address=address,
        title=feed.title or address,
        kind=feed.kind,
        entries=feed.entries[:FIRST_ENTRIES],
        entry_count=len(feed.entries),
        problem=feed.problem,
    )
