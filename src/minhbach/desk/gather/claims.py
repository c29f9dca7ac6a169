"""Claims as values: the index of all that is answered or being answered, and what was seen."""

import threading
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Max, QuerySet

from minhbach.cases.workflow import State
from minhbach.claims.detect import Detected, find_claims
from minhbach.claims.match import Check, CheckIndex, Match
from minhbach.claims.morning import Seen, morning
from minhbach.claims.wording import wording_key
from minhbach.desk.gather.press import ranked_stories
from minhbach.desk.models import Alias, Appearance, Article, Case, Claim, Proposal, Statement, Story

# Sentences of one article that are looked at: the lead tells what an article claims.
MOST_SENTENCES = 40
# The morning's list looks at so many stories, and at the beginning of the first original of each:
# 60 of them are read in about 0.1 s, and what a story claims stands in its lead.
MORNING_STORIES = 60
MORNING_CHARS = 1500


class _Index:
    """The index of this process; brought up to date from the rows when it is asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self._index = CheckIndex()
        self._alias = 0

    def find(self, texts: Sequence[str], limit: int) -> list[list[Match]]:
        with self._lock:
            self._catch_up()
            return [self._index.find(text, limit=limit) for text in texts]

    def find_others(self, claim: Claim, limit: int) -> list[Match]:
        """As `find` for a claim that is known, as if it were not: a score falls with what
        matches as well, and nothing matches a claim like itself."""
        with self._lock:
            self._catch_up()
            self._index.remove(str(claim.pk))
            try:
                return self._index.find(claim.text, limit=limit)
            finally:
                self._index.add(_check(claim))

    def _catch_up(self) -> None:
        newest = Alias.objects.aggregate(newest=Max("pk"))["newest"] or 0
        if newest == self._alias:
            return
        if newest < self._alias:
            self.forget()
        changed = Alias.objects.filter(pk__gt=self._alias).values("claim")
        for claim in Claim.objects.filter(pk__in=changed).prefetch_related("aliases"):
            self._index.remove(str(claim.pk))
            self._index.add(_check(claim))
        self._alias = newest


_INDEX = _Index()


def forget_index() -> None:
    """Begin anew: another database is behind this process."""
    _INDEX.forget()


def known_claims(text: str, *, limit: int = 5) -> list[tuple[Claim, Match]]:
    """Claims that may be what the text says, best first, each with how sure the machine is."""
    return known_claims_of([text], limit=limit)[0]


def known_claims_of(texts: Sequence[str], *, limit: int) -> list[list[tuple[Claim, Match]]]:
    """For each text, the claims that may be what it says; as `known_claims` for many at once."""
    return _with_rows(_INDEX.find(texts, limit))


def other_claims(claim: Claim, *, limit: int = 5) -> list[tuple[Claim, Match]]:
    """Claims that may be what this one says, without itself."""
    return _with_rows([_INDEX.find_others(claim, limit)])[0]


def _with_rows(found: list[list[Match]]) -> list[list[tuple[Claim, Match]]]:
    wanted = {match.id for matches in found for match in matches}
    rows = {str(row.pk): row for row in claim_rows().filter(pk__in=wanted)}
    return [[(rows[one.id], one) for one in matches if one.id in rows] for matches in found]


def same_wording(text: str) -> Claim | None:
    """The claim of which a person has confirmed this very wording; the newest of several."""
    alias = Alias.objects.filter(folded=wording_key(text)).order_by("-pk").first()
    return alias.claim if alias else None


def claim_rows() -> QuerySet[Claim]:
    """Claims with the case, statement and fact-checks that answer them."""
    return Claim.objects.select_related("case__statement", "case__department").prefetch_related(
        "fact_checks", "case__statement__versions"
    )


def standing_statement(claim: Claim) -> Statement | None:
    """Our published answer to the claim, unless it was withdrawn."""
    case = case_of(claim)
    if case is None or case.state == State.WITHDRAWN:
        return None
    return Statement.objects.filter(case=case).first()


def case_of(claim: Claim) -> Case | None:
    return Case.objects.filter(claim=claim).first()


def sentences_of(article: Article) -> list[Detected]:
    """The sentences of the headline and the lead, each as the detector takes it."""
    found = find_claims(f"{article.headline}.\n{article.text}", article.language)
    return found[:MOST_SENTENCES]


def claims_in(story: Story, *, most: int = 8) -> list[tuple[Article, Detected]]:
    """The checkable sentences of the story's originals, the most check-worthy first, each once."""
    seen: set[str] = set()
    found = []
    for article in story.mentions.filter(copy_of=None).select_related("outlet")[:30]:
        for sentence in sentences_of(article):
            key = wording_key(sentence.text)
            if sentence.checkable and key not in seen:
                seen.add(key)
                found.append((article, sentence))
    found.sort(key=lambda pair: -pair[1].score)
    return found[:most]


def claims_of_morning(now: datetime, *, most: int = 12) -> list[Seen]:
    """The checkable sentences of the last two days, first those to look at first.

    What is in a case already, or was proposed, is left out: a person has it before them.
    """
    found = []
    for one in ranked_stories(now)[:MORNING_STORIES]:
        first = next((m for m in one.story.mentions if m.copy_of is None), one.story.mentions[0])
        outlets = len({m.outlet for m in one.story.mentions if m.copy_of is None}) or 1
        followed = tuple(topic.name for topic in one.topics)
        text = f"{first.headline}.\n{first.text[:MORNING_CHARS]}"
        found += [
            Seen(sentence, first.id, one.story.id, outlets, followed)
            for sentence in find_claims(text, first.language)
        ]
    taken = _taken({seen.article for seen in found})
    return morning(
        (one for one in found if (one.article, wording_key(one.sentence.text)) not in taken),
        most=most,
    )


def _taken(articles: set[int]) -> set[tuple[int, str]]:
    """The sentences of these articles, by wording, that a person has decided or must decide."""
    proposals = Proposal.objects.exclude(state=Proposal.State.REJECTED)
    rows = [
        *Appearance.objects.filter(article__in=articles).values_list("article", "sentence"),
        *proposals.filter(article__in=articles).values_list("article", "sentence"),
    ]
    return {(article, wording_key(sentence)) for article, sentence in rows}


def answered_in(stories: Iterable[int]) -> dict[int, list[Statement]]:
    """For each story, our published answers to claims that were found in it."""
    rows = Appearance.objects.filter(
        article__story__in=list(stories), claim__case__statement__isnull=False
    )
    rows = rows.select_related("article", "claim__case__statement").prefetch_related(
        "claim__case__statement__versions"
    )
    answers: dict[int, list[Statement]] = {}
    for seen in rows:
        mine = answers.setdefault(seen.article.story_id, [])
        if seen.claim.case.statement not in mine:
            mine.append(seen.claim.case.statement)
    return answers


def _check(claim: Claim) -> Check:
    return Check(
        id=str(claim.pk),
        title="",
        text=claim.text,
        aliases=tuple(alias.wording for alias in claim.aliases.all()),
        language=claim.language,
    )
