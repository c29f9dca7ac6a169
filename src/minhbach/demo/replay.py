"""Serve a stream of articles as outlets on this machine, and collect it like real ones.

A stream is JSON lines `{id, time, lang, source, title, text}`, ascending in time, as
`minhbach batch stories` takes it.
"""

import gzip
import hashlib
import json
import resource
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from minhbach.adapters.press import Press, PressArticle, PressOutlet
from minhbach.adapters.press.server import MAX_FEED_LENGTH
from minhbach.collect.feed import FeedKind
from minhbach.demo.opening import enter_office, kept_port, settled
from minhbach.desk.office import Office
from minhbach.errors import BadInput

# The longest time between two polls of a feed, and some more: a feed reaches back this far, and
# the play goes on for this long after its last article.
AFTERWARDS = timedelta(hours=27)
SHORTEST_FEED = 50
UNNAMED = "unnamed"
PERSON, PASSWORD = "replay", "replay-on-loopback"


def replay(
    stream: Path, *, into: Path, limit: int | None = None, speed: float | None = None
) -> dict[str, Any]:
    """Play the stream into the office `into`, or go on with it; what is there at the end."""
    begun = monotonic()
    articles = list(read_stream(stream, limit))
    if not articles:
        raise BadInput(f"{stream} holds no articles.")
    start = min(article.published for article in articles)
    end = max(article.published for article in articles) + AFTERWARDS
    office = settled(
        Office(
            folder=into.resolve(),
            organisation=f"Replay of {stream.name}",
            zone="UTC",
            language="en",
            allow_loopback=True,
        )
    )
    play_name = f"replay {_digest(articles)}"
    enter_office(office, play=play_name, person=PERSON, password=PASSWORD, now=start)
    from minhbach.demo import stage

    clock = stage.StageClock(start)
    outlets = _outlets(articles)
    with _press(outlets, articles, clock, kept_port(office)) as press:
        stage.follow_press(press, _beginnings(articles))
        stage.play(clock, end=end, label="replay", total=len(articles), speed=speed)
        counted = stage.tally()
    return asdict(counted) | {
        "streamed": len(articles),
        "seconds": round(monotonic() - begun, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def read_stream(stream: Path, limit: int | None) -> Iterator[PressArticle]:
    """The articles of a stream. Raises BadInput that names the line."""
    with gzip.open(stream, "rb") if stream.suffix == ".gz" else stream.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if limit is not None and number > limit:
                return
            try:
                yield _article(json.loads(line))
            except (ValueError, KeyError, TypeError, OverflowError) as error:
                raise BadInput(f"{stream}, line {number}: {error!r}") from error


def _article(line: dict[str, Any]) -> PressArticle:
    return PressArticle(
        id=str(line["id"]),
        outlet=str(line.get("source") or UNNAMED),
        published=datetime.fromtimestamp(int(line["time"]), UTC),
        headline=line["title"],
        text=line.get("text") or "",
        language=line.get("lang") or "",
    )


def _outlets(articles: list[PressArticle]) -> list[PressOutlet]:
    """An outlet for each name in the stream; kinds of feeds and layouts take turns."""
    names = sorted({article.outlet for article in articles})
    kinds = (FeedKind.RSS, FeedKind.ATOM, FeedKind.JSON, FeedKind.RDF)
    language = {article.outlet: article.language for article in articles}
    return [
        PressOutlet(name, name, kinds[n % len(kinds)], n, language[name])
        for n, name in enumerate(names)
    ]


def _beginnings(articles: list[PressArticle]) -> dict[str, datetime]:
    """When each outlet of the stream first published: it is followed from then on."""
    first: dict[str, datetime] = {}
    for article in articles:
        moment = first.get(article.outlet, article.published)
        first[article.outlet] = min(moment, article.published)
    return first


def _press(
    outlets: list[PressOutlet], articles: list[PressArticle], clock: Any, port: int
) -> Press:
    return Press(outlets, articles, clock=clock, feed_length=_feed_length(articles), port=port)


def _feed_length(articles: list[PressArticle]) -> int:
    """How many entries a feed needs so that none leaves it between two polls."""
    most = 0
    recent: dict[str, deque[datetime]] = defaultdict(deque)
    for article in sorted(articles, key=lambda article: article.published):
        times = recent[article.outlet]
        times.append(article.published)
        while article.published - times[0] > AFTERWARDS:
            times.popleft()
        most = max(most, len(times))
    return min(max(most, SHORTEST_FEED), MAX_FEED_LENGTH)


def _digest(articles: list[PressArticle]) -> str:
    known = hashlib.sha256()
    for article in articles:
        known.update(f"{article.id}\0{article.published.isoformat()}\n".encode())
    return known.hexdigest()[:16]
