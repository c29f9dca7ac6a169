"""The list of stories: ranked, filtered by chips, each with its reasons and a plot of its hours."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from minhbach.desk import clock
from minhbach.desk.gather.press import ranked_stories
from minhbach.desk.models import Story, Topic
from minhbach.desk.web.chips import Chip, Choice, address, chips
from minhbach.desk.web.order import alphabetical
from minhbach.desk.web.plot import Plot, counted, hours_step, plot
from minhbach.desk.web.words import KINDS, LANGUAGES, STATUSES
from minhbach.stories.rank import Kind, Ranked
from minhbach.text.normalize import clean, fold

PAGE = 50
PERIODS = {"24h": 1, "2d": 2, "7d": 7}
PERIOD = "2d"
FILTERS = ("status", "topic", "place", "language", "period", "q")
SPARK_STEPS = 48
SPARK_WIDTH, SPARK_HEIGHT = 120, 22


@dataclass(frozen=True, slots=True)
class Row:
    """One story of the list as it is shown."""

    ranked: Ranked
    outlets: tuple[str, ...]
    articles: int
    originals: int
    latest: datetime
    plot: Plot


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """The stories of a period in the office's order; all of the state is in the address."""
    now = clock.now()
    state = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    days = PERIODS.get(state.get("period", ""), PERIODS[PERIOD])
    ranked = ranked_stories(now, days=days)
    found = [one for one in ranked if _passes(one, state)]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "stories.html",
        {
            "rows": [_row(one, now, days) for one in page],
            "page": page,
            "filters": _filters(ranked, state),
            "query": state.get("q", ""),
            "state": state,
            "is_filtered": bool(set(state) - {"period"}),
            "earlier": address(state, page=str(page.number - 1)) if page.has_previous() else "",
            "later": address(state, page=str(page.number + 1)) if page.has_next() else "",
            "any_story": bool(ranked) or Story.objects.exists(),
        },
    )


def _passes(one: Ranked, state: dict[str, str]) -> bool:
    topics = {str(topic.id) for topic in one.topics}
    return (
        state.get("status", one.status) == one.status
        and ("topic" not in state or state["topic"] in topics)
        and ("place" not in state or state["place"] in topics)
        and ("language" not in state or state["language"] in _languages(one))
        and ("q" not in state or has_words(state["q"], one.story.headline))
    )


def _languages(one: Ranked) -> set[str]:
    return {mention.language for mention in one.story.mentions}


def has_words(query: str, text: str) -> bool:
    """Whether every word of the query begins a word of the text, diacritics aside if it has none.

    A word typed with diacritics is looked for as typed: `năm` does not find `Nam`.
    """
    written, bare = clean(text).casefold().split(), fold(text).split()
    return all(
        any(word.startswith(part) for word in (bare if part == fold(part) else written))
        for part in clean(query).casefold().split()
    )


def _filters(ranked: list[Ranked], state: dict[str, str]) -> list[tuple[str, list[Chip]]]:
    """Each filter with its chips and how many stories of the period are behind them."""
    statuses = Counter(one.status for one in ranked)
    languages = Counter(language for one in ranked for language in _languages(one))
    rows: list[tuple[str, list[Chip]]] = [
        (_("Period"), chips("period", _periods(), state, default=PERIOD)),
        (
            _("Status"),
            chips(
                "status",
                [Choice(s, str(word), statuses[s]) for s, word in STATUSES.items()],
                state,
            ),
        ),
    ]
    rows += [
        (str(label), chips(str(kind), choices, state)) for kind, label, choices in _followed(ranked)
    ]
    rows.append(
        (
            _("Language"),
            chips(
                "language",
                [
                    Choice(code, str(LANGUAGES.get(code, code)), count)
                    for code, count in languages.most_common()
                    if code
                ],
                state,
            ),
        )
    )
    return [(label, row) for label, row in rows if row]


def _followed(ranked: list[Ranked]) -> list[tuple[Kind, str, list[Choice]]]:
    """The topics and the places that the office follows, as choices."""
    counts = Counter(topic.id for one in ranked for topic in one.topics)
    topics = sorted(Topic.objects.all(), key=lambda topic: alphabetical(topic.name))
    labels = {Kind.TOPIC: _("Topic"), Kind.PLACE: _("Place")}
    return [
        (
            kind,
            labels[kind],
            [Choice(str(t.pk), t.name, counts[t.pk]) for t in topics if t.kind == kind],
        )
        for kind in KINDS
    ]


def _periods() -> list[Choice]:
    return [
        Choice("24h", _("24 hours")),
        Choice("2d", _("2 days")),
        Choice("7d", _("7 days")),
    ]


def _row(one: Ranked, now: datetime, days: int) -> Row:
    mentions = one.story.mentions
    return Row(
        ranked=one,
        outlets=tuple(dict.fromkeys(mention.outlet for mention in mentions)),
        articles=len(mentions),
        originals=sum(mention.copy_of is None for mention in mentions),
        latest=mentions[-1].time,
        plot=_spark(one, now, days),
    )


def _spark(one: Ranked, now: datetime, days: int) -> Plot:
    step = hours_step(timedelta(days=days), SPARK_STEPS)
    steps = int(timedelta(days=days) / step)
    start = last_hour(now) - steps * step
    counts = counted(one.story.mentions, start=start, step=step, steps=steps)
    return plot(counts, start=start, step=step, width=SPARK_WIDTH, height=SPARK_HEIGHT)


def last_hour(now: datetime) -> datetime:
    """The end of the hour that runs, so that its articles are plotted too."""
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
