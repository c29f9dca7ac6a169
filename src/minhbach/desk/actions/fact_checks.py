"""Take in what others have published about claims (schema.org ClaimReview)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from minhbach.claims.detect import detect
from minhbach.claims.reviews import Review
from minhbach.claims.wording import wording_key
from minhbach.desk.actions.audit import note
from minhbach.desk.actions.triage import new_claim
from minhbach.desk.models import Claim, FactCheck
from minhbach.desk.roles import TRIAGE, need


@dataclass(frozen=True, slots=True)
class Imported:
    """How many fact-checks are new, and how many were here already."""

    new: int = 0
    known: int = 0


def import_reviews(reviews: Iterable[Review], *, who: User | None, now: datetime) -> Imported:
    """Each in a transaction of its own, so an import that is stopped goes on where it was."""
    need(who, TRIAGE)
    new = known = 0
    for review in reviews:
        made = _import(review, who, now)
        new, known = new + made, known + (not made)
    return Imported(new, known)


@transaction.atomic
def _import(review: Review, who: User | None, now: datetime) -> bool:
    if FactCheck.objects.filter(address=review.address).exists():
        return False
    claim = Claim.objects.filter(aliases__folded=wording_key(review.claim)).first()
    if claim is None:
        seen = detect(review.claim, review.language)
        claim = new_claim(review.claim, seen, review.language, who=who, now=now)
    row = FactCheck.objects.create(
        claim=claim,
        address=review.address,
        title=review.title,
        rating=review.rating,
        publisher=review.publisher,
        published=review.published,
        imported=now,
    )
    note("imported", row, who=who, now=now, address=review.address)
    return True
