"""What a page's JSON-LD must have: Google's fact check guide and schema.org's expected values.

Used to look over every page before it goes out. It reads the data as a stranger would, so it
shares nothing with `claimreview`, which writes it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from minhbach.publish.scale import rating_name
from minhbach.publish.statement import Rating

Data = dict[str, Any]

_MAX_CLAIM_CHARS = 75
_RATED = ("reviewRating", "claimReviewed", "ratingValue", "aggregateRating")
_NAMES = frozenset(
    rating_name(rating, language).casefold() for rating in Rating for language in ("vi", "en")
)


def problems(data: Data) -> list[str]:
    """What is missing or wrong, a sentence each; empty when the data may go out."""
    found = [*_page(data)]
    if data.get("@type") == "ClaimReview":
        found += [*_claim(data), *_rating(data.get("reviewRating"))]
    elif data.get("@type") == "Article":
        found += _article(data)
    else:
        found.append("The type is neither ClaimReview nor Article.")
    return found


def _page(data: Data) -> Iterator[str]:
    if data.get("@context") != "https://schema.org":
        yield "The context is not https://schema.org."
    if not _is_address(data.get("url")):
        yield "The url is not an absolute address."
    if not _is_date(data.get("datePublished")):
        yield "There is no datePublished."
    for name in ("author", "publisher"):
        yield from _organisation(name, data.get(name), str(data.get("url")))
    if not _is_address(_part(data, "publisher").get("correctionsPolicy")):
        yield "The publisher has no correctionsPolicy."
    if not data.get("inLanguage"):
        yield "There is no inLanguage."
    for comment in data.get("correction", []):
        if not (comment.get("text") and _is_date(comment.get("datePublished"))):
            yield "A correction has no text or no date."


def _organisation(name: str, given: Any, page: str) -> Iterator[str]:
    value = given if isinstance(given, dict) else {}
    if value.get("@type") != "Organization" or not value.get("name"):
        yield f"The {name} is not an Organization with a name."
    host, page_host = urlsplit(str(value.get("url"))).hostname, urlsplit(page).hostname
    if not host or host != page_host:
        yield f"The {name} stands on another site than the page."


def _claim(data: Data) -> Iterator[str]:
    claim = str(data.get("claimReviewed") or "")
    if not claim:
        yield "There is no claimReviewed."
    if len(claim) >= _MAX_CLAIM_CHARS:
        yield "claimReviewed has 75 characters or more."
    if claim.partition(":")[0].strip().casefold() in _NAMES:
        yield "claimReviewed begins with a rating."
    item = _part(data, "itemReviewed")
    if item.get("@type") != "Claim":
        yield "itemReviewed is not a Claim."
    for place in [*item.get("appearance", []), item.get("firstAppearance")]:
        if place is not None and not _is_address(place.get("url")):
            yield "An appearance has no absolute address."


def _rating(given: Any) -> Iterator[str]:
    value = given if isinstance(given, dict) else {}
    if value.get("@type") != "Rating" or not value.get("alternateName"):
        yield "reviewRating is not a Rating with an alternateName."
    numbers = [value.get(name) for name in ("worstRating", "ratingValue", "bestRating")]
    if numbers == [None, None, None]:
        return
    worst, rated, best = numbers
    if not (isinstance(worst, int) and isinstance(rated, int) and isinstance(best, int)):
        yield "ratingValue, bestRating and worstRating are not all numbers."
    elif not worst <= rated <= best or worst == best:
        yield "ratingValue is not on its scale."


def _article(data: Data) -> Iterator[str]:
    if not data.get("headline"):
        yield "There is no headline."
    if any(name in _RATED or kind in ("ClaimReview", "Rating") for name, kind in _walk(data)):
        yield "An Article carries a rating."


def _walk(value: Any) -> Iterator[tuple[str, Any]]:
    """Every name in the data, at any depth, with the value when it is a @type."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, inner if name == "@type" else None
            yield from _walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)


def _part(data: Data, name: str) -> Data:
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def _is_address(value: Any) -> bool:
    parts = urlsplit(str(value))
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _is_date(value: Any) -> bool:
    """A day, or a moment with its zone."""
    try:
        date.fromisoformat(str(value))
    except ValueError:
        try:
            return datetime.fromisoformat(str(value)).tzinfo is not None
        except ValueError:
            return False
    return True
