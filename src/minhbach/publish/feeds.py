"""What our own feeds tell: statements, or the changes made to them, newest first.

    Statements -> feed_of_statements, feed_of_corrections -> OwnFeed -> syndicate (RSS, Atom, JSON)

An entry of the first kind is a statement and keeps its identity when the statement is corrected
or withdrawn; its title then says so. An entry of the second kind is one change. Neither carries
a ClaimReview, which stands on the canonical page alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from minhbach.publish.scale import rating_name
from minhbach.publish.site import Site
from minhbach.publish.statement import Change, Statement, Version
from minhbach.publish.wording import change_title, party_sentence, wording

# Trades how far back a new subscriber sees against what every visit of a reader costs.
MAX_OWN_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry as we write it. `id` never changes; `html` is escaped text in paragraphs."""

    id: str
    address: str
    title: str
    summary: str
    html: str
    author: str
    language: str
    published: datetime
    updated: datetime
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnFeed:
    """A feed as we write it, newest change first; `home` is the page it belongs to."""

    title: str
    about: str
    home: str
    language: str
    author: str
    updated: datetime
    entries: tuple[OwnEntry, ...]


def feed_of_statements(statements: Iterable[Statement], site: Site, now: datetime) -> OwnFeed:
    """An entry for each statement as it stands; `now` dates the feed while it is empty."""
    words = wording(site.language)
    entries = [_entry(statement, statement.latest, site) for statement in statements]
    return _feed(words.statements, words.about_statements, "/", entries, site, now)


def feed_of_corrections(statements: Iterable[Statement], site: Site, now: datetime) -> OwnFeed:
    """An entry for each update, correction and withdrawal there ever was."""
    words = wording(site.language)
    entries = [
        _change_entry(statement, version, site)
        for statement in statements
        for version in statement.changes
    ]
    return _feed(words.corrections, words.about_corrections, site.corrections, entries, site, now)


def _feed(
    title: str, about: str, path: str, entries: list[OwnEntry], site: Site, now: datetime
) -> OwnFeed:
    newest = sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)
    return OwnFeed(
        title=title.format(name=site.name),
        about=about.format(name=site.name),
        home=site.url(path),
        language=site.language,
        author=site.name,
        updated=newest[0].updated if newest else now,
        entries=tuple(newest[:MAX_OWN_ENTRIES]),
    )


def _entry(statement: Statement, version: Version, site: Site) -> OwnEntry:
    address = site.url(statement.path)
    return OwnEntry(
        id=address,
        address=address,
        title=change_title(version, statement.language),
        summary=_summary(statement, version),
        html=_html(statement, version),
        author=version.attribution.organisation,
        language=statement.language,
        published=statement.first_published,
        updated=version.at,
        topics=statement.topics,
    )


def _change_entry(statement: Statement, version: Version, site: Site) -> OwnEntry:
    address = f"{site.url(statement.path)}#version-{version.number}"
    return OwnEntry(
        id=address,
        address=address,
        title=change_title(version, statement.language),
        summary=_note(statement, version),
        html=_paragraphs([_note(statement, version)]),
        author=version.attribution.organisation,
        language=statement.language,
        published=version.at,
        updated=version.at,
        topics=statement.topics,
    )


def _note(statement: Statement, version: Version) -> str:
    """What kind of change this is and its public note; empty for a first version."""
    if version.change is Change.FIRST:
        return ""
    return f"{wording(statement.language).changes[version.change]}: {version.note}"


def _summary(statement: Statement, version: Version) -> str:
    """A withdrawn page is summed up by its note alone: what it said no longer stands."""
    note = _note(statement, version)
    if version.change is Change.WITHDRAWAL:
        return note
    return " ".join(filter(None, [note, version.verdict, party_sentence(statement)]))


def _html(statement: Statement, version: Version) -> str:
    note = _note(statement, version)
    if version.change is Change.WITHDRAWAL:
        return _paragraphs([note])
    words = wording(statement.language)
    rating = rating_name(version.rating, statement.language) if version.rating else ""
    return _paragraphs(
        [
            note,
            f"{words.claim}: {version.claim}",
            f"{words.rating}: {rating}" if rating else "",
            f"{words.verdict}: {version.verdict}",
            *version.answer.split("\n\n"),
            party_sentence(statement),
        ]
    )


def _paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{escape(text.strip())}</p>" for text in texts if text.strip())
