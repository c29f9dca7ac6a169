"""The server: feeds and pages on loopback, honest about what is new (RFC 9110, section 13).

The press lives in the time its `clock` tells, which may run faster than ours: nothing is shown
before its time, and `Date`, `Last-Modified` and the log are in that time.
"""

import hashlib
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from minhbach.adapters.press.feeds import Listing, content_type, write_feed
from minhbach.adapters.press.outlets import (
    PressArticle,
    PressOutlet,
    in_whole_seconds,
    on_shelves,
)
from minhbach.adapters.press.pages import write_front, write_home, write_page
from minhbach.adapters.press.view import Linked, Site, View
from minhbach.collect.feed import FeedKind

FEED_LENGTH = 50
MAX_FEED_LENGTH = 2000
_LATEST_ON_HOME = 20
_RELATED = 3
_LOG_LENGTH = 10_000
_IDLE_TIMEOUT_S = 30
_STOP_WITHIN_S = 0.05
_HTML = "text/html; charset=utf-8"


class Request(NamedTuple):
    """One request as logged: the press's time (aware UTC), the path, the status given."""

    time: datetime
    path: str
    status: int


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is at an address now: its bytes, and when it last changed (None: never known)."""

    body: bytes
    content_type: str
    changed: datetime | None = None

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:24]}"'


class Press:
    """Outlets and articles served on 127.0.0.1; a context manager, or `start` and `stop`.

    `feed_length` is how many entries a feed holds, newest first, at most 2,000; `zone` is the
    zone in which pages and feeds write times; `invented` says on each page that it is so.
    `port` 0 takes a free port. Raises ValueError for two articles with one id in one outlet,
    for an article of no outlet, or for a feed length out of range.
    """

    def __init__(
        self,
        outlets: Sequence[PressOutlet],
        articles: Iterable[PressArticle],
        *,
        clock: Callable[[], datetime],
        feed_length: int = FEED_LENGTH,
        zone: tzinfo = UTC,
        title: str = "",
        invented: bool = False,
        port: int = 0,
    ) -> None:
        if not 1 <= feed_length <= MAX_FEED_LENGTH:
            raise ValueError(f"A feed holds 1 to {MAX_FEED_LENGTH} entries, not {feed_length}.")
        self.requests: deque[Request] = deque(maxlen=_LOG_LENGTH)
        self._outlets = {outlet.slug: outlet for outlet in outlets}
        whole = [_in_zone(in_whole_seconds(article), zone) for article in articles]
        self._articles = {(article.outlet, article.id): article for article in whole}
        if len(self._articles) != len(whole):
            raise ValueError("Two articles of one outlet have the same id.")
        self._shelves = on_shelves(outlets, whole)
        self._clock = clock
        self._feed_length = feed_length
        self._title = title
        self._invented = invented
        self._feeds: dict[str, tuple[object, _Copy]] = {}
        self._server = _Server(("127.0.0.1", port), self)
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": _STOP_WITHIN_S},
            name="press",
            daemon=True,
        )

    def start(self) -> "Press":
        """Begin to answer."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop answering and give the port back."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def __enter__(self) -> "Press":
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def root(self) -> str:
        """The address of the page that lists the outlets."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def outlet(self, slug: str) -> PressOutlet:
        """The outlet of that slug. Raises KeyError."""
        return self._outlets[slug]

    def address(self, slug: str) -> str:
        """The home page of an outlet."""
        return f"{self.root}{quote(slug, safe='')}/"

    def feed_address(self, slug: str) -> str:
        """The feed of an outlet."""
        name = "feed.json" if self._outlets[slug].feed_kind is FeedKind.JSON else "feed.xml"
        return self.address(slug) + name

    def article_address(self, article: PressArticle) -> str:
        """The page of an article."""
        return f"{self.address(article.outlet)}{quote(article.id, safe='')}.html"

    def now(self) -> datetime:
        """The press's time, in UTC."""
        return self._clock().astimezone(UTC)

    def find(self, path: str, now: datetime) -> _Copy | None:
        """What is at the path at that moment, or None."""
        match [unquote(part) for part in urlsplit(path).path.split("/")[1:]]:
            case [""]:
                return _Copy(write_front(self._sites(), title=self._title), _HTML)
            case ["robots.txt"]:
                return self._robots()
            case [slug, ""] if slug in self._outlets:
                return self._home(slug, now)
            case [slug, "feed.xml" | "feed.json"] if self._serves_feed(slug, path):
                return self._feed(slug, now)
            case [slug, page] if page.endswith(".html"):
                return self._page(self._articles.get((slug, page.removesuffix(".html"))), now)
        return None

    def _sites(self) -> list[Site]:
        return [self._site(outlet) for outlet in self._outlets.values()]

    def _site(self, outlet: PressOutlet) -> Site:
        slug = outlet.slug
        return Site(outlet, self.address(slug), self.feed_address(slug), self._invented)

    def _robots(self) -> _Copy:
        lines = ["User-agent: *", "Allow: /"] + [
            f"Sitemap: {self.feed_address(outlet.slug)}"
            for outlet in self._outlets.values()
            if outlet.feed_kind is FeedKind.NEWS_SITEMAP
        ]
        return _Copy("\n".join([*lines, ""]).encode(), "text/plain; charset=utf-8")

    def _serves_feed(self, slug: str, path: str) -> bool:
        wanted = urlsplit(path).path
        return slug in self._outlets and self.feed_address(slug).endswith(wanted)

    def _linked(self, articles: Iterable[PressArticle]) -> Linked:
        return [(article, self.article_address(article)) for article in articles]

    def _home(self, slug: str, now: datetime) -> _Copy:
        latest = self._shelves[slug].newest(now, _LATEST_ON_HOME)
        body = write_home(self._site(self._outlets[slug]), self._linked(latest))
        return _Copy(body, _HTML, _last_change(latest))

    def _feed(self, slug: str, now: datetime) -> _Copy:
        """The feed, written anew only when an article came or changed since the last time."""
        entries = self._shelves[slug].newest(now, self._feed_length)
        state = (_last_change(entries), entries[0].id if entries else None, len(entries))
        known = self._feeds.get(slug)
        if known is not None and known[0] == state:
            return known[1]
        outlet = self._outlets[slug]
        listing = Listing(
            outlet, self.address(slug), self.feed_address(slug), self._linked(entries)
        )
        copy = _Copy(write_feed(listing), content_type(outlet.feed_kind), state[0])
        self._feeds[slug] = (state, copy)
        return copy

    def _page(self, article: PressArticle | None, now: datetime) -> _Copy | None:
        if article is None or article.published > now:
            return None
        article = article.as_of(now)
        site = self._site(self._outlets[article.outlet])
        related = self._shelves[article.outlet].before(article, _RELATED)
        view = View(site, article, self.article_address(article), self._linked(related))
        return _Copy(write_page(view), _HTML, article.changed)


def _in_zone(article: PressArticle, zone: tzinfo) -> PressArticle:
    return replace(
        article,
        published=article.published.astimezone(zone),
        modified=article.modified and article.modified.astimezone(zone),
    )


def _last_change(articles: Sequence[PressArticle]) -> datetime | None:
    return max((article.changed for article in articles), default=None)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], press: Press) -> None:
        super().__init__(address, _Handler)
        self.press = press


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the press; a line is kept open between requests."""

    protocol_version = "HTTP/1.1"
    server_version = "press"
    sys_version = ""
    timeout = _IDLE_TIMEOUT_S
    wbufsize = -1  # head and body leave together, so no reader waits for a delayed ACK
    server: _Server

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        press = self.server.press
        now = press.now()
        self._date = _http_date(now)
        copy = press.find(self.path, now)
        status = 404 if copy is None else 304 if self._has(copy) else 200
        press.requests.append(Request(now, self.path, status))
        self.send_response(status)
        if copy is not None:
            self.send_header("ETag", copy.etag)
            if copy.changed is not None:
                self.send_header("Last-Modified", _http_date(copy.changed))
        body = b"" if status == 304 else b"404 Not Found\n" if copy is None else copy.body
        if status != 304:
            kind = "text/plain; charset=utf-8" if copy is None else copy.content_type
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _has(self, copy: _Copy) -> bool:
        """Whether the reader holds this copy: by ETag if it names one, else by time."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            held = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
            return copy.etag in held or held == ["*"]
        since = _moment(self.headers.get("If-Modified-Since"))
        return since is not None and copy.changed is not None and copy.changed <= since

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The press's time, for the Date header."""
        return self._date

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed: requests are kept in `Press.requests`."""


def _http_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _moment(said: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(said or "")
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
