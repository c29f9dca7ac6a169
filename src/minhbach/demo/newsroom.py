"""The newsroom of the invented press: its files become outlets, articles and a gold standard.

    press/*.txt --manuscript--> drafts --+--> Newsroom
    press/outlets.toml, office.toml -----+

Only the package's own files are read, so it works from a wheel as it does from a clone.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

from minhbach.adapters.press import PressArticle, PressOutlet
from minhbach.collect.feed import FeedKind
from minhbach.demo.manuscript import Draft, read_manuscript

_PRESS = files("minhbach.demo") / "press"
_DAY_FIELD = re.compile(r"\{d([+-]\d+|0)\}")
_NOT_A_MANUSCRIPT = "NOTICE.txt"


@dataclass(frozen=True, slots=True)
class OfficeTopic:
    """A topic or place (`kind`) that the demo's office follows."""

    name: str
    kind: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """The invented office that reads the briefs; `slots` are times of day in `zone`.

    `settings` are the settings of its folder by which it is known to the public and counts time.
    """

    organisation: str
    zone: str
    language: str
    slots: tuple[time, ...]
    topics: tuple[OfficeTopic, ...]
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The invented press. `gold` gives the story of each article's id, the same in all languages;
    `copies` gives the id of the first original of each copy.
    """

    outlets: tuple[PressOutlet, ...]
    articles: tuple[PressArticle, ...]
    gold: Mapping[str, str]
    copies: Mapping[str, str]
    office: DemoOffice


def load(end: datetime) -> Newsroom:
    """The press whose two days end at `end` (aware), 07:30 in the office's zone.

    Articles are in time order; some are published up to an hour after `end`.
    """
    office = _office()
    outlets = _outlets()
    drafts = {draft.id: draft for draft in _drafts()}
    day = end.astimezone(ZoneInfo(office.zone)).date()
    languages = {outlet.slug: outlet.language for outlet in outlets}
    articles = [
        _article(draft, drafts, end=end, day=day, language=languages[draft.outlet])
        for draft in drafts.values()
    ]
    return Newsroom(
        outlets=outlets,
        articles=tuple(sorted(articles, key=lambda article: (article.published, article.id))),
        gold={draft.id: draft.story for draft in drafts.values()},
        copies={draft.id: _first(draft, drafts).id for draft in drafts.values() if draft.copy_of},
        office=office,
    )


def _drafts() -> list[Draft]:
    manuscripts = sorted(
        (file for file in _PRESS.iterdir() if file.name.endswith(".txt")),
        key=lambda file: file.name,
    )
    return [
        draft
        for file in manuscripts
        if file.name != _NOT_A_MANUSCRIPT
        for draft in read_manuscript(file.read_text(encoding="utf-8"))
    ]


def _first(draft: Draft, drafts: Mapping[str, Draft]) -> Draft:
    return _first(drafts[draft.copy_of], drafts) if draft.copy_of else draft


def _text(draft: Draft, drafts: Mapping[str, Draft]) -> list[str]:
    """The paragraphs of a draft, those it takes over first."""
    if not draft.copy_of:
        return list(draft.paragraphs)
    taken = "\n".join(_text(drafts[draft.copy_of], drafts)[: draft.keep])
    for old, new in draft.edits:
        taken = taken.replace(old, new)
    return [*taken.split("\n"), *draft.paragraphs]


def _headline(draft: Draft, drafts: Mapping[str, Draft]) -> str:
    return draft.headline or _headline(drafts[draft.copy_of], drafts)


def _article(
    draft: Draft, drafts: Mapping[str, Draft], *, end: datetime, day: date, language: str
) -> PressArticle:
    return PressArticle(
        id=draft.id,
        outlet=draft.outlet,
        published=end + draft.at,
        headline=dated(_headline(draft, drafts), day),
        text=dated("\n".join(_text(draft, drafts)), day),
        language=draft.language or language,
        byline=draft.byline,
        summary=dated(draft.summary, day),
        modified=None if draft.modified is None else end + draft.modified,
        section=draft.section,
    )


def dated(text: str, day: date) -> str:
    """The text with `{d-1}` and the like as dd/MM."""
    return _DAY_FIELD.sub(
        lambda field: (day + timedelta(days=int(field[1]))).strftime("%d/%m"), text
    )


def _outlets() -> tuple[PressOutlet, ...]:
    said = tomllib.loads((_PRESS / "outlets.toml").read_text(encoding="utf-8"))
    return tuple(
        PressOutlet(**{**outlet, "feed_kind": FeedKind(outlet["feed_kind"])})
        for outlet in said["outlet"]
    )


def _office() -> DemoOffice:
    said = tomllib.loads((_PRESS / "office.toml").read_text(encoding="utf-8"))
    topics = [
        OfficeTopic(topic["name"], topic["kind"], tuple(topic["phrases"]))
        for topic in said["topic"]
    ]
    return DemoOffice(
        organisation=said["organisation"],
        zone=said["zone"],
        language=said["language"],
        slots=tuple(time.fromisoformat(slot) for slot in said["slots"]),
        topics=tuple(topics),
        settings=said["settings"],
    )
