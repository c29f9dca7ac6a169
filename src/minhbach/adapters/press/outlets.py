"""What a press has: outlets, their articles, and what of them is out at a given moment."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from minhbach.collect.feed import FeedKind
from minhbach.text.normalize import clean, clean_paragraphs

_TEASER_CHARACTERS = 280


@dataclass(frozen=True, slots=True)
class PressOutlet:
    """One outlet; `slug` is its path on the server, `layout` any number, taken modulo the layouts.

    `feed_kind` is one of RSS, RDF, ATOM, JSON and NEWS_SITEMAP.
    """

    slug: str
    name: str
    feed_kind: FeedKind
    layout: int
    language: str


@dataclass(frozen=True, slots=True)
class PressArticle:
    """One article to be served; paragraphs of `text` are lines, `outlet` is an outlet's slug.

    `published` and `modified` are aware and count in whole seconds, as HTTP dates do.
    """

    id: str
    outlet: str
    published: datetime
    headline: str
    text: str
    language: str
    byline: str = ""
    summary: str = ""
    modified: datetime | None = None
    section: str = ""

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the text; without a text, the summary or the headline alone."""
        lines = clean_paragraphs(self.text).splitlines()
        return lines or [clean(self.summary or self.headline)]

    @property
    def teaser(self) -> str:
        """The summary, or the start of the text as feeds show it."""
        said = self.summary or self.paragraphs[0]
        if len(said) <= _TEASER_CHARACTERS:
            return said
        return said[:_TEASER_CHARACTERS].rsplit(" ", 1)[0] + "…"

    def as_of(self, now: datetime) -> "PressArticle":
        """The article without a modification that is still to come."""
        if self.modified is not None and self.modified > now:
            return replace(self, modified=None)
        return self

    @property
    def changed(self) -> datetime:
        """When the article last changed."""
        return self.modified or self.published


class Shelf:
    """The articles of one outlet by time; answers in logarithmic time however many there are."""

    def __init__(self, articles: Iterable[PressArticle]) -> None:
        self._articles = sorted(articles, key=lambda article: article.published)
        self._times = [article.published for article in self._articles]

    def newest(self, now: datetime, count: int) -> list[PressArticle]:
        """At most `count` articles published at or before `now`, newest first."""
        end = bisect_right(self._times, now)
        return [article.as_of(now) for article in self._articles[max(0, end - count) : end][::-1]]

    def before(self, article: PressArticle, count: int) -> list[PressArticle]:
        """At most `count` articles published before this one, newest first."""
        end = bisect_right(self._times, article.published)
        earlier = self._articles[max(0, end - count - 1) : end][::-1]
        return [other for other in earlier if other.id != article.id][:count]


def on_shelves(
    outlets: Sequence[PressOutlet], articles: Iterable[PressArticle]
) -> dict[str, Shelf]:
    """A shelf for each outlet's slug. Raises ValueError for an article of no known outlet."""
    of_outlet: dict[str, list[PressArticle]] = defaultdict(list)
    for article in articles:
        of_outlet[article.outlet].append(article)
    unknown = of_outlet.keys() - {outlet.slug for outlet in outlets}
    if unknown:
        raise ValueError(f"Articles of outlets that are not in the press: {sorted(unknown)}.")
    return {outlet.slug: Shelf(of_outlet[outlet.slug]) for outlet in outlets}


def in_whole_seconds(article: PressArticle) -> PressArticle:
    """The article with times cut to seconds: a Last-Modified can then tell any two apart."""
    return replace(
        article,
        published=article.published.replace(microsecond=0),
        modified=article.modified and article.modified.replace(microsecond=0),
    )
