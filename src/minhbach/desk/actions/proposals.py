"""Keep what the machine proposes: that a sentence of an article is a known claim."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from minhbach.claims.match import Match
from minhbach.desk.models import Appearance, Article, Matching, Proposal


@transaction.atomic
def record_proposals(
    found: Iterable[tuple[int, Article, str, Match]], *, after: int, upto: int, now: datetime
) -> None:
    """Proposals from the articles after number `after` up to `upto`; once for each article.

    Of two workers that looked through the same articles the second changes nothing.
    """
    if not Matching.objects.filter(pk=1, last_article=after).update(last_article=upto):
        return
    for claim, article, sentence, match in found:
        if Appearance.objects.filter(claim=claim, article=article).exists():
            continue
        Proposal.objects.get_or_create(
            claim_id=claim,
            article=article,
            defaults={
                "sentence": sentence,
                "score": match.score,
                "zone": match.zone,
                "differs": list(match.differs),
                "at": now,
            },
        )
