"""The extractor's text, tidied with what the page says of itself.

Three things are not the article: headline and byline told again around it, refrains (a consent
notice in place of every embedded post), and what stands before or after it when JSON-LD's
articleBody shows where it begins and ends.
"""

import re
from collections import Counter

from minhbach.read.headline import repeats
from minhbach.read.markup import Markup
from minhbach.text.normalize import clean_paragraphs
from minhbach.text.segment import words

_OPENING_LINES = 3  # headline and byline are told again within these
_REFRAIN_TIMES = 3
_REFRAIN_CHARS = 15  # shorter lines (a score, a speaker's name) may come again and again
_RUN = 4  # words compared at once, as in shared/eval/pagescore.py
# Set on shared/data/pages: a body that shows less than this of its runs in the text is another
# one (a summary, an English version), and then no line is judged by it.
_BODY_FOUND = 0.85
_TEXT_IN_BODY = 0.5
_LINE_IN_BODY = 0.3
_SHORTEST_BODY = 50  # runs
_MUCH_LONGER = 2  # an articleBody so many times longer than the text replaces it
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def tidy(text: str, markup: Markup, headline: str) -> str:
    """The article's text alone, NFC, a paragraph a line; empty when there is none."""
    body = clean_paragraphs(_TAG.sub("\n", markup.body))
    lines = clean_paragraphs(text).split("\n")
    lines = _without_refrains(_without_byline(_without_headline(lines, markup, headline), markup))
    text = "\n".join(_from_first_to_last(lines, body))
    return body if len(body) > _MUCH_LONGER * len(text) else text


def _without_headline(lines: list[str], markup: Markup, headline: str) -> list[str]:
    said = (headline, markup.linked_headline, markup.shared_headline, *markup.shown)
    for place, line in enumerate(lines[:_OPENING_LINES]):
        if repeats(line, *said):
            return lines[:place] + lines[place + 1 :]
    return lines


def _without_byline(lines: list[str], markup: Markup) -> list[str]:
    """Vietnamese outlets sign below the last line, others above the first."""
    edges = {*range(_OPENING_LINES), len(lines) - 1}
    kept = (n for i, n in enumerate(lines) if i not in edges or not repeats(n, markup.byline))
    return list(kept)


def _without_refrains(lines: list[str]) -> list[str]:
    times = Counter(lines)
    return [n for n in lines if len(n) < _REFRAIN_CHARS or times[n] < _REFRAIN_TIMES]


def _from_first_to_last(lines: list[str], body: str) -> list[str]:
    """The lines from the first to the last that the body has too, if it is the same text."""
    known = set(_runs(body))
    found = [_runs(line) for line in lines]
    inside = [sum(run in known for run in runs) / max(1, len(runs)) for runs in found]
    if len(known) < _SHORTEST_BODY or not _same_text(lines, body, inside):
        return lines
    places = [place for place, share in enumerate(inside) if share >= _LINE_IN_BODY]
    return lines[places[0] : places[-1] + 1]


def _same_text(lines: list[str], body: str, inside: list[float]) -> bool:
    known, there = set(_runs(body)), set(_runs("\n".join(lines)))
    size = sum(map(len, lines))
    shared = sum(len(n) for n, share in zip(lines, inside, strict=True) if share > _TEXT_IN_BODY)
    return len(known & there) >= _BODY_FOUND * len(known) and shared >= _TEXT_IN_BODY * size


def _runs(text: str) -> list[tuple[str, ...]]:
    said = words(text)
    return [tuple(said[i : i + _RUN]) for i in range(max(1, len(said) - _RUN + 1))] if said else []
