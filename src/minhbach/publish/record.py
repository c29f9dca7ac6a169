"""A statement as data: every version with its evidence, and how each came of the one before.

The derivation uses the terms of W3C PROV-O (Recommendation of 30 April 2013): a version
`prov:wasRevisionOf` another, `prov:wasDerivedFrom` its evidence, `prov:wasAttributedTo` who
stands behind it, `prov:generatedAtTime` a moment. No rating is given as a ClaimReview, which
stands on the canonical page alone.
"""

from datetime import UTC, datetime
from typing import Any

from minhbach.publish.site import Site
from minhbach.publish.statement import Attribution, Citation, Statement, Version

Data = dict[str, Any]


def statement_record(statement: Statement, site: Site) -> Data:
    """Plain JSON; moments are RFC 3339 in UTC, versions the oldest first."""
    address = site.url(statement.path)
    return {
        "@context": {"prov": "http://www.w3.org/ns/prov#"},
        "@id": address,
        "kind": statement.kind,
        "language": statement.language,
        "first_published": _iso(statement.first_published),
        "changed": _iso(statement.latest.at),
        "withdrawn": statement.is_withdrawn,
        "topics": list(statement.topics),
        "appearances": [
            {
                "outlet": place.outlet,
                "headline": place.headline,
                "address": place.address,
                "published": _iso(place.published),
                "copies": place.copies,
            }
            for place in statement.appearances
        ],
        "versions": [_version(version, address) for version in statement.versions],
    }


def _version(version: Version, address: str) -> Data:
    evidence = [_evidence(cited) for cited in version.evidence]
    data: Data = {
        "@id": _id(address, version.number),
        "@type": "prov:Entity",
        "number": version.number,
        "change": version.change,
        "note": version.note,
        "prov:generatedAtTime": _iso(version.at),
        "title": version.title,
        "claim": version.claim,
        "verdict": version.verdict,
        "answer": version.answer,
        "rating": version.rating,
        "review_by": version.review_by.isoformat() if version.review_by else None,
        "prov:wasAttributedTo": _agent(version.attribution),
        "prov:wasDerivedFrom": evidence,
    }
    if version.number > 1:
        data["prov:wasRevisionOf"] = {"@id": _id(address, version.number - 1)}
    return data


def _id(address: str, number: int) -> str:
    return f"{address}#version-{number}"


def _evidence(cited: Citation) -> Data:
    return {
        "@type": "prov:Entity",
        "title": cited.title,
        "shows": cited.shows,
        "origin": cited.origin,
        "dated": cited.dated.isoformat() if cited.dated else None,
        "address": cited.address,
        "sha256": cited.sha256,
    }


def _agent(attribution: Attribution) -> Data:
    return {
        "@type": "prov:Organization",
        "organisation": attribution.organisation,
        "department": attribution.department,
        "office": attribution.office,
    }


def _iso(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
