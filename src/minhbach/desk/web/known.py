"""What stands about a known claim: our answer, its case, the fact-checks of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from minhbach.claims.detect import Detected
from minhbach.claims.match import Match, Zone
from minhbach.desk.gather.claims import (
    answered_in,
    claim_rows,
    known_claims_of,
    other_claims,
)
from minhbach.desk.gather.statements import site
from minhbach.desk.models import Article, Case, Claim, FactCheck, Statement, Story, Version
from minhbach.publish.statement import Change

MOST = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """Our page about a claim, as it stands now, and its public address."""

    statement: Statement
    version: Version
    address: str

    @property
    def is_withdrawn(self) -> bool:
        return self.version.change == Change.WITHDRAWAL


@dataclass(frozen=True, slots=True)
class Known:
    """A claim that somebody answers for. `case` is None where the person may not see cases."""

    claim: Claim
    match: Match | None
    answer: Answer | None
    case: Case | None
    fact_checks: tuple[FactCheck, ...]

    @property
    def may_join(self) -> bool:
        """Whether a question can be told that it is about this claim."""
        return self.case is not None or bool(self.fact_checks)


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of an article that can be checked, with what is known about it.

    `outlets` is how many carry its story, `followed` what of the office's topics it touches.
    """

    article: Article
    sentence: Detected
    known: list[Known]
    outlets: int = 0
    followed: tuple[str, ...] = ()


def known_for(texts: Sequence[str], *, sees_cases: bool, most: int = MOST) -> list[list[Known]]:
    """For each text the claims that it may be about, best first; those unlikely are left out."""
    return [_likely(found, sees_cases) for found in known_claims_of(texts, limit=most)]


def _likely(found: list[tuple[Claim, Match]], sees_cases: bool) -> list[Known]:
    """Who does not see cases sees what was published about a claim, and no claim without that."""
    likely = [
        known(claim, match, sees_cases=sees_cases)
        for claim, match in found
        if match.zone is not Zone.NONE
    ]
    return [one for one in likely if one.case or one.answer or one.fact_checks]


def known(claim: Claim, match: Match | None = None, *, sees_cases: bool) -> Known:
    """The claim, read by `claim_rows`, with what stands about it."""
    case = getattr(claim, "case", None)
    statement = getattr(case, "statement", None)
    return Known(
        claim=claim,
        match=match,
        answer=answer_of(statement) if statement else None,
        case=case if sees_cases else None,
        fact_checks=tuple(claim.fact_checks.all()),
    )


def said_before(case: Case, *, most: int = 8) -> list[Known]:
    """One voice: what was published on the matter of a case, ours and others', before anything
    new is said; what stands on the very claim first.
    """
    near = [pair for pair in other_claims(case.claim, limit=most) if pair[1].zone is not Zone.NONE]
    own = claim_rows().get(pk=case.claim_id)
    found = [known(claim, match, sees_cases=False) for claim, match in [(own, None), *near]]
    return [one for one in found if one.answer or one.fact_checks]


def answer_of(statement: Statement) -> Answer:
    """The statement at its latest version; its versions are read already."""
    version = max(statement.versions.all(), key=lambda version: version.number)
    return Answer(statement, version, site().url(statement.path))


def answers_since(stories: Sequence[int]) -> dict[int, list[Answer]]:
    """By story, our pages that stand about claims in it; a merged story has those of the other."""
    went_on = dict(
        Story.objects.filter(pk__in=stories, merged_into__isnull=False).values_list(
            "pk", "merged_into"
        )
    )
    found = answered_in({went_on.get(story, story) for story in stories})
    return {story: _standing(found.get(went_on.get(story, story), [])) for story in stories}


def _standing(statements: list[Statement]) -> list[Answer]:
    answers = [answer_of(statement) for statement in statements]
    return [answer for answer in answers if not answer.is_withdrawn]
