"""Evidence and attribution as a version keeps them: plain JSON, read back as values."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from minhbach.publish.statement import Attribution, Citation


def citations_to(citations: Iterable[Citation]) -> list[dict[str, Any]]:
    """One plain object a citation; its date is ISO 8601 or None."""
    return [
        asdict(one) | {"dated": one.dated.isoformat() if one.dated else None} for one in citations
    ]


def citations_from(frozen: Iterable[Mapping[str, Any]]) -> tuple[Citation, ...]:
    return tuple(
        Citation(**{**one, "dated": date.fromisoformat(one["dated"]) if one["dated"] else None})
        for one in frozen
    )


def attribution_to(attribution: Attribution) -> dict[str, str]:
    return asdict(attribution)


def attribution_from(frozen: Mapping[str, str]) -> Attribution:
    return Attribution(**frozen)
