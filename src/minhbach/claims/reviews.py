"""Fact-checks of others, read from ClaimReview (schema.org) however they are offered.

    page -> JSON-LD scripts, microdata \\
    DataFeed, list, one object, lines   > ClaimReview objects -> review -> Review
    CSV with a header ------------------/

What comes is anybody's: a value of the wrong kind says nothing, texts are plain, in NFC and
bounded, and only http addresses are kept. A review without a claim or an address is left out.
"""

import csv
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from minhbach.claims.jsonld import Linked, claim_reviews, load, microdata, scripts
from minhbach.collect.encoding import decode
from minhbach.text.normalize import clean

LARGEST = 200_000_000  # bytes; a DataFeed of all a large outlet's reviews has some tens of MB
LARGEST_PAGE = 10_000_000
MOST_REVIEWS = 100_000
LONGEST_TEXT = 2_000  # characters of a claim or title
LONGEST_NAME = 200
LONGEST_ADDRESS = 2_000
MOST_APPEARANCES = 20
_TAG = re.compile(r"<(?:!--.*?--|/?[a-zA-Z][^<>]*)>", re.DOTALL)
_DATE = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
# Columns of CSV files in use, in the order in which they are believed.
_COLUMNS = {
    "url": ("url", "address", "review_url", "reviewurl", "link"),
    "claimReviewed": ("claimreviewed", "claim_reviewed", "claim", "claim_text", "text"),
    "name": ("name", "title", "headline", "review_title"),
    "reviewRating": ("rating", "alternatename", "textual_rating", "textualrating", "verdict"),
    "author": ("publisher", "publisher_name", "author", "site", "organization"),
    "datePublished": ("published", "datepublished", "date_published", "review_date", "date"),
    "inLanguage": ("language", "inlanguage", "lang", "languagecode"),
    "claimant": ("claimant", "claim_author", "speaker"),
    "appearance": ("appearance", "appearances", "claim_url"),
}


@dataclass(frozen=True, slots=True)
class Review:
    """One fact-check of another; `rating` is its name on their scale, "" when they say none."""

    address: str
    claim: str
    title: str
    rating: str
    publisher: str
    published: date | None
    language: str
    claimant: str
    appearances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document held; `skipped` are reviews without a claim or an address."""

    reviews: tuple[Review, ...]
    skipped: int


def read_reviews(body: bytes, *, address: str, media_type: str = "") -> list[Review]:
    """The reviews of a page, a DataFeed, JSON lines or CSV, each once, in the order written."""
    return list(read_all(body, address=address, media_type=media_type).reviews)


def read_all(
    body: bytes, *, address: str, media_type: str = "", most: int = MOST_REVIEWS
) -> Reading:
    """As `read_reviews`, of the first `most` reviews, with the count of what was left out.

    `address` is where the body came from: relative addresses are completed with it, and the only
    review of a page that names no address of its own has it.
    """
    page = _is_page(body, media_type)
    objects = _of_page(body, media_type) if page else _of_document(body[:LARGEST], media_type)
    found: dict[tuple[str, str], Review] = {}
    skipped = 0
    for linked in islice(objects, most):
        review = _review(linked, base=address, page=page)
        if review is None:
            skipped += 1
        else:
            found.setdefault((review.address, review.claim), review)
    return Reading(tuple(found.values()), skipped)


def _is_page(body: bytes, media_type: str) -> bool:
    if "html" in media_type.lower():
        return True
    return not media_type and body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _of_page(body: bytes, media_type: str) -> Iterator[Linked]:
    text = decode(body[:LARGEST_PAGE], media_type)[0].replace("\x00", "")
    try:
        encoded = text.encode("utf-8", "replace")
        tree = document_fromstring(encoded, parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return
    for script in scripts(tree):
        yield from claim_reviews(load(script))
    yield from microdata(tree)


def _of_document(body: bytes, media_type: str) -> Iterator[Linked]:
    text = body.decode("utf-8-sig", "replace")
    if "csv" in media_type.lower() or text.lstrip()[:1] not in ("{", "["):
        yield from _of_csv(text)
        return
    lines = text.split("\n")  # not splitlines: a JSON text may hold other line separators
    if len(lines) > 1 and _is_object(lines[0]):
        for line in lines:
            yield from _of_value(load(line, longest=len(line)))
        return
    yield from _of_value(load(text, longest=len(text)))


def _of_value(value: Any) -> Iterator[Linked]:
    """The ClaimReviews of a JSON value; if it has none, its objects as rows of columns."""
    nothing = True
    for linked in claim_reviews(value):
        nothing = False
        yield linked
    if nothing:
        rows = value if isinstance(value, list) else [value]
        yield from (_row(one) for one in rows if isinstance(one, dict) and _is_row(one))


def _is_object(line: str) -> bool:
    return line.strip().endswith("}") and isinstance(load(line, longest=len(line)), dict)


def _of_csv(text: str) -> Iterator[Linked]:
    """Each row as the ClaimReview it would be; a file without known columns has none."""
    try:
        rows = csv.DictReader(io.StringIO(text.replace("\x00", ""), newline=""))
        yield from (_row(row) for row in rows if _is_row(row))
    except csv.Error:
        return


def _is_row(row: Linked) -> bool:
    """Whether a row has a column for the claim."""
    claims = _COLUMNS["claimReviewed"]
    return any(name.strip().lower() in claims for name in row if isinstance(name, str))


def _row(row: Linked) -> Linked:
    said = {name.strip().lower(): value for name, value in row.items() if isinstance(name, str)}
    return {
        name: next((said[column] for column in columns if said.get(column)), "")
        for name, columns in _COLUMNS.items()
    }


def _review(linked: Linked, *, base: str, page: bool) -> Review | None:
    claim = _plain(linked.get("claimReviewed"), LONGEST_TEXT)
    item = _first(linked.get("itemReviewed"))
    claim = claim or _plain(item.get("claimReviewed") or item.get("name"), LONGEST_TEXT)
    address = _address(linked.get("url"), base) or _address(linked.get("@id"), base)
    address = address or (_address(base, base) if page else "")
    if not claim or not address:
        return None
    return Review(
        address=address,
        claim=claim,
        title=_plain(linked.get("headline") or linked.get("name"), LONGEST_TEXT),
        rating=_rating(linked.get("reviewRating")),
        publisher=_name(linked.get("author")) or _name(linked.get("publisher")),
        published=_day(linked.get("datePublished")),
        language=_language(linked.get("inLanguage")),
        claimant=_name(item.get("author")) or _name(linked.get("claimant")),
        appearances=_appearances(linked, item, base),
    )


def _rating(value: Any) -> str:
    rating = _first(value)
    said = rating.get("alternateName") or rating.get("name") or rating.get("ratingValue")
    return _plain(said if rating else value, LONGEST_NAME)


def _appearances(linked: Linked, item: Linked, base: str) -> tuple[str, ...]:
    places: list[Any] = []
    for value in (
        item.get("firstAppearance"),
        item.get("appearance"),
        item.get("sameAs"),
        linked.get("appearance"),
    ):
        places += value[:MOST_APPEARANCES] if isinstance(value, list) else [value]
    found = (_address(place, base) for place in places)
    return tuple(dict.fromkeys(filter(None, found)))[:MOST_APPEARANCES]


def _first(value: Any) -> Linked:
    """The value when it is an object, the first object of a list, else an empty one."""
    values = value if isinstance(value, list) else [value]
    return next((one for one in values if isinstance(one, dict)), {})


def _word(value: Any) -> str:
    """What a value says: a text, a number, the first of a list, an object's `@value`."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("@value")
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None or isinstance(value, bool | list | dict) else str(value)


def _plain(value: Any, longest: int) -> str:
    said = html.unescape(_word(value)[: 4 * longest])
    return clean(html.unescape(_TAG.sub(" ", said)))[:longest].rstrip()


def _name(value: Any) -> str:
    named = _first(value)
    return _plain(named.get("name") if named else value, LONGEST_NAME)


def _address(value: Any, base: str) -> str:
    """An http address, made whole with `base`; "" when it is none."""
    linked = _first(value)
    said = _word(linked.get("url") or linked.get("@id") if linked else value).strip()
    if not said or len(said) > LONGEST_ADDRESS:
        return ""
    try:
        whole = urljoin(base, said)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    usable = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    return whole if usable and clean(whole) == whole and " " not in whole else ""


def _day(value: Any) -> date | None:
    said = _DATE.match(_word(value))
    try:
        return date(*map(int, said.groups())) if said else None
    except ValueError:
        return None


def _language(value: Any) -> str:
    linked = _first(value)
    said = _word(linked.get("alternateName") or linked.get("name") if linked else value).strip()
    return said.replace("_", "-") if _LANGUAGE.fullmatch(said) and len(said) <= 35 else ""
