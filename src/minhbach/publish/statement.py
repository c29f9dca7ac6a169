"""A statement: what the organisation says on its own site, with every version it ever had.

There are two kinds. A fact-check is rated on the published scale; an official answer is not,
because the organisation is a party to the claim (IFCN non-partisanship). The kind follows from
that mark alone. Versions are only ever added: the first, then updates, corrections and a
withdrawal, each with a public note (schema.org `correction`, ninjs `pubStatus: canceled`).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from minhbach.errors import BadInput


class StatementKind(StrEnum):
    FACT_CHECK = "fact-check"
    OFFICIAL_ANSWER = "official-answer"


class Change(StrEnum):
    """What a version is to the one before it."""

    FIRST = "first"
    UPDATE = "update"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


class Rating(StrEnum):
    """The published scale; what each means stands on the method page."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly-true"
    MIXED = "mixed"
    MOSTLY_FALSE = "mostly-false"
    FALSE = "false"
    NOT_ENOUGH_EVIDENCE = "not-enough-evidence"


# schema.org Rating.ratingValue, from 1 (false) to 5 (true); no number says "not enough evidence".
VALUES: dict[Rating, int] = {
    Rating.FALSE: 1,
    Rating.MOSTLY_FALSE: 2,
    Rating.MIXED: 3,
    Rating.MOSTLY_TRUE: 4,
    Rating.TRUE: 5,
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A piece of evidence as the page cites it. `sha256` is of the copy that is kept, or empty."""

    title: str
    shows: str
    origin: str
    dated: date | None = None
    address: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where the claim was found: an original, with how many copies it had."""

    outlet: str
    headline: str
    address: str
    published: datetime
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who stands behind the statement: the organisation, the department, the office in it."""

    organisation: str
    department: str
    office: str


@dataclass(frozen=True, slots=True)
class Version:
    """What the page says from `at` on.

    `claim` is the claim in short, `verdict` the conclusion in one sentence, `answer` the
    reasons (plain text, one paragraph a line). `note` is public. `review_by`
    is the day on which the office looks again whether it is still true.
    """

    number: int
    change: Change
    note: str
    at: datetime
    title: str
    claim: str
    verdict: str
    answer: str
    rating: Rating | None
    evidence: tuple[Citation, ...]
    attribution: Attribution
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """All versions of one page, oldest first. `path` never changes: `/answers/2026/<slug>/`.

    Raises BadInput when the versions break a promise: no number is left out, a fact-check is
    rated and an official answer is not, evidence is there, a change has its public note.
    """

    kind: StatementKind
    path: str
    language: str
    versions: tuple[Version, ...]
    topics: tuple[str, ...] = ()
    appearances: tuple[Appearance, ...] = ()

    def __post_init__(self) -> None:
        if [version.number for version in self.versions] != list(range(1, len(self.versions) + 1)):
            raise BadInput("The versions of a statement are counted from 1 and none is left out.")
        if not self.versions:
            raise BadInput("A statement has at least one version.")
        for version in self.versions:
            check_version(self.kind, version)

    @property
    def latest(self) -> Version:
        return self.versions[-1]

    @property
    def first_published(self) -> datetime:
        return self.versions[0].at

    @property
    def changes(self) -> tuple[Version, ...]:
        """Every version after the first, newest first."""
        return tuple(reversed(self.versions[1:]))

    @property
    def is_withdrawn(self) -> bool:
        return self.latest.change is Change.WITHDRAWAL

    def is_to_review(self, today: date) -> bool:
        """Whether the day on which it should be looked at again has come."""
        return self.latest.review_by is not None and self.latest.review_by <= today


def kind_for(*, party: bool) -> StatementKind:
    """The kind of page that answers a case: a party to the claim never rates it."""
    return StatementKind.OFFICIAL_ANSWER if party else StatementKind.FACT_CHECK


def check_version(kind: StatementKind, version: Version) -> None:
    """Raises BadInput when the version may not stand on a page of this kind."""
    if kind is StatementKind.OFFICIAL_ANSWER and version.rating is not None:
        raise BadInput("An official answer carries no rating: the organisation is a party.")
    if kind is StatementKind.FACT_CHECK and version.rating is None:
        raise BadInput("A fact-check needs a rating of the published scale.")
    if not version.evidence:
        raise BadInput("A statement cites at least one piece of evidence.")
    if not (version.title.strip() and version.claim.strip() and version.verdict.strip()):
        raise BadInput("A statement needs a title, the claim, and a verdict in one sentence.")
    if (version.change is Change.FIRST) != (version.number == 1):
        raise BadInput("Only the first version of a statement is the first.")
    if version.change is not Change.FIRST and not version.note.strip():
        raise BadInput("Say in a public note what changed and why.")
