"""The text format in which the demo's articles are written; `press/NOTICE.txt` explains it."""

import re
from dataclasses import dataclass
from datetime import timedelta

_ARTICLE = re.compile(r"^=== +(\S+)$", re.MULTILINE)
_MOMENT = re.compile(r"d([+-]\d+|0) (\d\d):(\d\d)")
_MINUTES_OF_END = 7 * 60 + 30
_OWN_STORY = "-"


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as written: `at` and `modified` are distances from the demo's end.

    A draft with `copy_of` takes that draft's text over: its first `keep` paragraphs (None: all),
    with `edits` (old, new) made, and then the paragraphs of its own.
    """

    id: str
    story: str
    outlet: str
    at: timedelta
    headline: str
    paragraphs: tuple[str, ...]
    language: str = ""
    byline: str = ""
    section: str = ""
    summary: str = ""
    modified: timedelta | None = None
    copy_of: str = ""
    keep: int | None = None
    edits: tuple[tuple[str, str], ...] = ()


def read_manuscript(text: str) -> list[Draft]:
    """The drafts of one file, in its order. Raises ValueError naming what is written wrongly."""
    opening, *parts = _ARTICLE.split(text)
    story = _headers(opening)["story"][0]
    return [_draft(id, part, story) for id, part in zip(parts[::2], parts[1::2], strict=True)]


def _draft(id: str, part: str, story: str) -> Draft:
    head, _, body = part.strip().partition("\n\n")
    said = _headers(head)
    edits = [edit.split(" => ") for edit in said.pop("edit", [])]
    one = {name: values[0] for name, values in said.items()}
    keep = one.pop("keep", None)
    try:
        moments = {name: moment(one.pop(name)) for name in ("at", "modified") if name in one}
        return Draft(
            id=id,
            story=id if story == _OWN_STORY else story,
            outlet=one.pop("outlet"),
            at=moments["at"],
            headline=one.pop("headline", ""),
            paragraphs=_paragraphs(body),
            modified=moments.get("modified"),
            keep=None if keep is None else int(keep),
            edits=tuple((old, new) for old, new in edits),
            **one,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{id}: {error}") from error


def _headers(text: str) -> dict[str, list[str]]:
    """Each header with its values; a line that begins with # is a remark."""
    headers: dict[str, list[str]] = {}
    for line in text.strip().splitlines():
        if line and not line.startswith("#"):
            name, _, value = line.partition(":")
            headers.setdefault(name.strip(), []).append(value.strip())
    return headers


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in body.split("\n\n") if part.strip())


def moment(text: str) -> timedelta:
    """The distance of `d-1 18:05` from 07:30 on day 0."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text} is not a moment such as d-1 18:05.")
    day, hours, minutes = (int(group) for group in match.groups())
    return timedelta(days=day, minutes=60 * hours + minutes - _MINUTES_OF_END)
