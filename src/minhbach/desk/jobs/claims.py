"""Look for known claims in the articles that came in; a person confirms what is found."""

from datetime import datetime

from minhbach.claims.match import Match, Zone
from minhbach.desk.actions.proposals import record_proposals
from minhbach.desk.gather.claims import known_claims, sentences_of
from minhbach.desk.models import Alias, Article, Matching

BATCH = 50


def propose_some(*, now: datetime) -> int:
    """Look through some articles, oldest first; how many there were.

    Copies say what their original says, so only originals are looked through.
    """
    at, _ = Matching.objects.get_or_create(pk=1)
    fresh = Article.objects.filter(pk__gt=at.last_article, place__isnull=False).order_by("pk")
    batch = list(fresh[:BATCH])
    if not batch:
        return 0
    known = Alias.objects.exists()
    found = [one for article in batch if known and not article.copy_of_id for one in _look(article)]
    record_proposals(found, after=at.last_article, upto=batch[-1].pk, now=now)
    return len(batch)


def _look(article: Article) -> list[tuple[int, Article, str, Match]]:
    """The best sentence of the article for each known claim."""
    best: dict[int, tuple[int, Article, str, Match]] = {}
    for sentence in sentences_of(article):
        if not sentence.checkable:
            continue
        for claim, match in known_claims(sentence.text, limit=2):
            if match.zone is Zone.NONE:
                continue
            if claim.pk not in best or best[claim.pk][3].score < match.score:
                best[claim.pk] = (claim.pk, article, sentence.text, match)
    return list(best.values())
