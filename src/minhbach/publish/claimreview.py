"""What a page tells machines: JSON-LD by schema.org, as Google's fact check guide asks for it.

    fact-check                     -> ClaimReview, one, on the canonical page only
    official answer or withdrawn   -> Article, without any rating

The organisation never rates a claim to which it is a party, so nothing here can make a
ClaimReview of an official answer.
"""

import json
from collections.abc import Iterable
from typing import Any

from minhbach.publish.scale import rating_name
from minhbach.publish.site import Site
from minhbach.publish.statement import (
    VALUES,
    Appearance,
    Change,
    Citation,
    Rating,
    Statement,
    StatementKind,
    Version,
)
from minhbach.publish.wording import change_title, party_sentence

Data = dict[str, Any]

# Google asks for a claim of less than 75 characters, so that it does not wrap on a phone.
MAX_CLAIM_CHARS = 74

_ELLIPSIS = "…"
# In JSON these may always be written as escapes; in a page they could end the script.
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def page_data(statement: Statement, site: Site) -> Data:
    """What the canonical page carries: the ClaimReview of a standing fact-check, else an Article.

    The data of an Article has no rating, and says in `correction` why a page was withdrawn.
    """
    return claim_review(statement, site) or _article(statement, site)


def claim_review(statement: Statement, site: Site) -> Data | None:
    """The ClaimReview of a fact-check; None for an official answer and for a withdrawn page."""
    latest = statement.latest
    is_fact_check = statement.kind is StatementKind.FACT_CHECK
    if not is_fact_check or latest.rating is None or statement.is_withdrawn:
        return None
    return {
        **_common("ClaimReview", statement, site),
        "name": latest.title,
        "claimReviewed": short_claim(latest.claim),
        "reviewRating": _rating(latest.rating, latest.verdict, statement.language),
        "reviewBody": latest.verdict,
        "itemReviewed": _claim(latest.claim, statement.appearances),
    }


def to_script(data: Data) -> str:
    """JSON that may stand inside a `<script>`: no text in it can end the element."""
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)


def short_claim(claim: str) -> str:
    """The claim on one line in at most 74 characters, cut after a whole word with an ellipsis."""
    line = " ".join(claim.split())
    if len(line) <= MAX_CLAIM_CHARS:
        return line
    cut = line[:MAX_CLAIM_CHARS]
    words, _, _ = cut.rpartition(" ")
    return (words or cut[:-1]).rstrip(" ,;:.") + _ELLIPSIS


def _article(statement: Statement, site: Site) -> Data:
    latest = statement.latest
    parts = [latest.verdict, party_sentence(statement)]
    if statement.is_withdrawn:
        parts = [latest.note]
    return {
        **_common("Article", statement, site),
        "headline": change_title(latest, statement.language),
        "description": " ".join(filter(None, parts)),
    }


def _common(kind: str, statement: Statement, site: Site) -> Data:
    address = site.url(statement.path)
    data: Data = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": statement.language,
        "datePublished": statement.first_published.isoformat(),
        "dateModified": statement.latest.at.isoformat(),
        "version": statement.latest.number,
        "author": _author(statement.latest, site),
        "publisher": _publisher(site),
        "citation": [_citation(cited) for cited in statement.latest.evidence],
    }
    comments = [_comment(version) for version in statement.changes if _is_corrective(version)]
    if comments:
        data["correction"] = comments
    if statement.topics:
        data["keywords"] = list(statement.topics)
    return data


def _is_corrective(version: Version) -> bool:
    return version.change in (Change.CORRECTION, Change.WITHDRAWAL)


def _comment(version: Version) -> Data:
    return {
        "@type": "CorrectionComment",
        "text": version.note,
        "datePublished": version.at.isoformat(),
    }


def _author(version: Version, site: Site) -> Data:
    attribution = version.attribution
    author: Data = {"@type": "Organization", "name": attribution.organisation, "url": site.address}
    units = [name for name in (attribution.department, attribution.office) if name]
    if units:
        author["department"] = [{"@type": "Organization", "name": name} for name in units]
    return author


def _publisher(site: Site) -> Data:
    publisher: Data = {
        "@type": "Organization",
        "name": site.name,
        "url": site.address,
        "publishingPrinciples": site.url(site.method),
        "ownershipFundingInfo": site.url(site.about),
        "correctionsPolicy": site.url(site.corrections_policy),
        "actionableFeedbackPolicy": site.url(site.report_error),
    }
    if site.logo:
        publisher["logo"] = {"@type": "ImageObject", "url": site.logo}
    if site.contact:
        publisher["email"] = site.contact
    return publisher


def _citation(cited: Citation) -> Data:
    data: Data = {"@type": "CreativeWork", "name": cited.title, "description": cited.shows}
    if cited.origin:
        data["publisher"] = {"@type": "Organization", "name": cited.origin}
    if cited.dated:
        data["datePublished"] = cited.dated.isoformat()
    if _is_web(cited.address):
        data["url"] = cited.address
    return data


def _rating(rating: Rating, verdict: str, language: str) -> Data:
    data: Data = {
        "@type": "Rating",
        "alternateName": rating_name(rating, language),
        "ratingExplanation": verdict,
    }
    if rating in VALUES:
        data |= {
            "ratingValue": VALUES[rating],
            "bestRating": max(VALUES.values()),
            "worstRating": min(VALUES.values()),
        }
    return data


def _claim(claim: str, appearances: Iterable[Appearance]) -> Data:
    """The claim in full; who made it is left out, since an outlet that tells it need not be."""
    data: Data = {"@type": "Claim", "text": claim}
    found = sorted(
        (place for place in appearances if _is_web(place.address)), key=lambda p: p.published
    )
    if found:
        data["firstAppearance"] = _place(found[0])
        data["appearance"] = [_place(place) for place in found]
    return data


def _place(place: Appearance) -> Data:
    return {
        "@type": "CreativeWork",
        "url": place.address,
        "headline": place.headline,
        "datePublished": place.published.isoformat(),
        "publisher": {"@type": "Organization", "name": place.outlet},
    }


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))
