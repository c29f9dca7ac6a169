"""Find statements by the words they hold, typed with Vietnamese marks or without.

A word typed with marks asks for that word alone, so that `năm` does not find `nam`; one typed
without asks for either. When nothing is found, marks do not count. Whole words are compared.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from minhbach.publish.statement import Statement
from minhbach.text.normalize import clean, fold

# Trades memory (two forms of a text, of some kilobytes each) against folding again what every
# search looks through; a statement is two texts. Must hold more than a search looks through.
_KEPT_TEXTS = 8192

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text as they stand and without marks, each between spaces."""

    marked: str
    plain: str


def search(statements: Iterable[Statement], query: str, *, limit: int = 50) -> list[Statement]:
    """At most `limit` statements that hold every word of the query, best first.

    First those whose title or claim has the words in a row, as typed; statements of the same
    worth stay in their order.
    """
    asked = _words(query)
    if not asked.plain.strip():
        return []
    all_statements = list(statements)
    found = _found(all_statements, asked) or _found(
        all_statements, _Words(asked.plain, asked.plain)
    )
    return found[:limit]


def _found(statements: Sequence[Statement], asked: _Words) -> list[Statement]:
    ranked = [(_rank(statement, asked), statement) for statement in statements]
    hits = [(rank, statement) for rank, statement in ranked if rank is not None]
    return [statement for _, statement in sorted(hits, key=lambda hit: hit[0])]


def _rank(statement: Statement, asked: _Words) -> tuple[bool, bool, bool] | None:
    """How far from the best place: words not in a row, not in the head, not as typed."""
    latest = statement.latest
    head = _words(f"{latest.title}\n{latest.claim}")
    body = _words("\n".join([latest.verdict, latest.answer, *statement.topics]))
    whole = _Words(head.marked + body.marked, head.plain + body.plain)
    if not _holds(whole, asked):
        return None
    in_head = _holds(head, asked)
    where = head if in_head else whole
    in_a_row = asked.marked in where.marked or (
        asked.marked == asked.plain and asked.plain in where.plain
    )
    return (not in_a_row, not in_head, asked.marked not in where.marked)


def _holds(text: _Words, asked: _Words) -> bool:
    pairs = zip(asked.marked.split(), asked.plain.split(), strict=True)
    return all(
        f" {marked} " in text.marked or (marked == plain and f" {plain} " in text.plain)
        for marked, plain in pairs
    )


@lru_cache(maxsize=_KEPT_TEXTS)
def _words(text: str) -> _Words:
    marked = f" {' '.join(_WORD.findall(clean(text).casefold()))} "
    return _Words(marked, fold(marked))
