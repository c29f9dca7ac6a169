"""The article: the clean text of one page, with what the page says about it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Article:
    """Clean NFC text (a paragraph a line), headline, byline, language and dates of one page.

    `address` is the canonical address; `outlet` the site's own name when the page gives it.
    Empty strings and None mean that the page does not say. Dates are aware UTC;
    `published_day` is the ISO day of `published` as the page itself words it, in its own
    offset (00:30 in Hà Nội is still the day before in UTC).
    """

    address: str
    headline: str
    text: str
    byline: str = ""
    language: str = ""
    outlet: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    published_day: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What the feed's entry said of the page before it was opened; it fills gaps only."""

    headline: str = ""
    byline: str = ""
    language: str = ""
    published: datetime | None = None
