"""The words that pages, feeds and mails share, in Vietnamese and English.

The words are those of the glossary. A language we do not write gets English.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from minhbach.publish.statement import Change, Statement, StatementKind, Version


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language; those with braces are format strings."""

    kinds: Mapping[StatementKind, str]
    changes: Mapping[Change, str]
    party: str
    claim: str
    rating: str
    verdict: str
    changed_title: str
    statements: str
    corrections: str
    about_statements: str
    about_corrections: str


VIETNAMESE = Wording(
    kinds={
        StatementKind.FACT_CHECK: "Bài kiểm chứng",
        StatementKind.OFFICIAL_ANSWER: "Trả lời chính thức",
    },
    changes={
        Change.FIRST: "Công bố",
        Change.UPDATE: "Cập nhật",
        Change.CORRECTION: "Đính chính",
        Change.WITHDRAWAL: "Thu hồi",
    },
    party=(
        "Cơ quan là bên liên quan đến thông tin này. Đây là trả lời chính thức, không phải bài "
        "kiểm chứng và không có mức đánh giá."
    ),
    claim="Thông tin",
    rating="Mức đánh giá",
    verdict="Kết luận",
    changed_title="{change}: {title}",
    statements="{name}: thông tin chính thức",
    corrections="{name}: đính chính, cập nhật, thu hồi",
    about_statements="Các bài kiểm chứng và trả lời chính thức của {name}, mới nhất trước.",
    about_corrections=(
        "Mọi đính chính, cập nhật và thu hồi trong thông tin chính thức của {name}, mới nhất trước."
    ),
)

ENGLISH = Wording(
    kinds={
        StatementKind.FACT_CHECK: "Fact-check",
        StatementKind.OFFICIAL_ANSWER: "Official answer",
    },
    changes={
        Change.FIRST: "Published",
        Change.UPDATE: "Update",
        Change.CORRECTION: "Correction",
        Change.WITHDRAWAL: "Withdrawal",
    },
    party=(
        "The organisation is a party to this claim. This is an official answer, not a fact-check, "
        "and it has no rating."
    ),
    claim="Claim",
    rating="Rating",
    verdict="Verdict",
    changed_title="{change}: {title}",
    statements="{name}: statements",
    corrections="{name}: corrections, updates, withdrawals",
    about_statements="Fact-checks and official answers of {name}, newest first.",
    about_corrections=(
        "Every correction, update and withdrawal in the statements of {name}, newest first."
    ),
)


def is_vietnamese(language: str) -> bool:
    """Whether a BCP 47 tag says Vietnamese, of whatever region."""
    return language.lower().split("-")[0] == "vi"


def wording(language: str) -> Wording:
    """The words for a BCP 47 language tag."""
    return VIETNAMESE if is_vietnamese(language) else ENGLISH


def change_title(version: Version, language: str) -> str:
    """The title, which says first what kind of change this is when it is one."""
    if version.change is Change.FIRST:
        return version.title
    words = wording(language)
    return words.changed_title.format(change=words.changes[version.change], title=version.title)


def party_sentence(statement: Statement) -> str:
    """The sentence that stands on every official answer; empty for a fact-check."""
    if statement.kind is StatementKind.FACT_CHECK:
        return ""
    return wording(statement.language).party
