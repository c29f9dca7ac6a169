"""One story: its outlets in time order with copies folded, its plot, and changes by hand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from minhbach.desk import clock
from minhbach.desk.actions import edit_story
from minhbach.desk.gather.claims import answered_in, claims_in
from minhbach.desk.gather.press import latest_edition, story_value, topics
from minhbach.desk.models import Edition, Story, StoryChange
from minhbach.desk.roles import EDIT_STORIES, MAKE_SHEETS, SEE_CASES, TRIAGE, need
from minhbach.desk.web.known import Found, answer_of, known_for
from minhbach.desk.web.plot import Plot, counted, hours_step, plot
from minhbach.desk.web.sheets import recent_sheets
from minhbach.desk.web.stories import has_words
from minhbach.errors import BadInput
from minhbach.stories.rank import Ranked, rank
from minhbach.stories.story import Mention
from minhbach.text.normalize import fold

PLOT_WIDTH, PLOT_HEIGHT = 640, 84
PLOT_STEPS, PLOT_LEAST_STEPS = 80, 24
LEAD_CHARS = 280
CANDIDATES = 12
# Stories so long apart are seldom one matter; older ones are found by searching.
NEAR = timedelta(days=10)
LOOKED_AT = 2000


@dataclass(frozen=True, slots=True)
class Original:
    """An original of the timeline with the copies made of it."""

    mention: Mention
    lead: str
    copies: tuple[Mention, ...]


@require_safe
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """The story; one that was merged leads on to the story that took it in."""
    row = get_object_or_404(Story, pk=pk)
    if row.merged_into_id:
        return redirect("story", pk=row.merged_into_id)
    ranked = _ranked(row, max(clock.now(), row.latest))
    may_edit = request.user.has_perm(EDIT_STORIES)
    return render(
        request,
        "story.html",
        {
            "row": row,
            "ranked": ranked,
            "mentions": ranked.story.mentions,
            "timeline": timeline(ranked.story.mentions),
            "plot": _plot(ranked.story.mentions),
            "changes": _changes(row),
            "editions": _editions(row),
            "may_edit": may_edit,
            "sheets": recent_sheets() if request.user.has_perm(MAKE_SHEETS) else (),
            "candidates": candidates(row, "") if may_edit else [],
            "claims": _claims(row, sees_cases=request.user.has_perm(SEE_CASES)),
            "answers": [answer_of(one) for one in answered_in([row.pk]).get(row.pk, [])],
            "may_triage": request.user.has_perm(TRIAGE),
        },
    )


@require_safe
def story_candidates(request: HttpRequest, pk: int) -> HttpResponse:
    """The stories that might be merged into this one, as a list to choose from."""
    row = get_object_or_404(Story, pk=pk)
    found = candidates(row, request.GET.get("q", ""))
    return render(request, "_candidates.html", {"candidates": found})


@require_POST
def story_rename(request: HttpRequest, pk: int) -> HttpResponse:
    edit_story.rename_story(
        pk, headline=request.POST.get("headline", ""), who=request.user, now=clock.now()
    )
    messages.success(request, _("Renamed. The machine leaves this headline alone from now on."))
    return redirect("story", pk=pk)


@require_POST
def story_merge(request: HttpRequest, pk: int) -> HttpResponse:
    need(request.user, EDIT_STORIES)
    other = request.POST.get("other", "")
    if not other.isdecimal():
        raise BadInput("Choose the story to merge in.")
    edit_story.merge_stories(pk, int(other), who=request.user, now=clock.now())
    messages.success(request, _("Merged. The machine will keep the two together."))
    return redirect("story", pk=pk)


@require_POST
def story_split(request: HttpRequest, pk: int) -> HttpResponse:
    chosen = [int(article) for article in request.POST.getlist("article") if article.isdecimal()]
    new = edit_story.split_story(pk, chosen, who=request.user, now=clock.now())
    messages.success(request, _("Split off. This is the new story."))
    return redirect("story", pk=new.pk)


def timeline(mentions: Sequence[Mention]) -> list[Original]:
    """The originals in time order, each with its copies; a copy without its original is one."""
    known = {mention.id for mention in mentions}
    copies: dict[int, list[Mention]] = defaultdict(list)
    originals = []
    for mention in mentions:
        if mention.copy_of in known:
            copies[mention.copy_of].append(mention)
        else:
            originals.append(mention)
    return [Original(one, _lead(one), tuple(copies[one.id])) for one in originals]


def _lead(mention: Mention) -> str:
    """The beginning of the text, cut at a word."""
    text = " ".join(mention.text.split())
    if len(text) <= LEAD_CHARS:
        return text
    return text[:LEAD_CHARS].rsplit(" ", 1)[0] + " …"


def _ranked(row: Story, now: datetime) -> Ranked:
    edition = latest_edition()
    since = edition.start if edition else now - timedelta(hours=24)
    return rank([story_value(row)], topics=topics(), now=now, since=since)[0]


def _plot(mentions: Sequence[Mention]) -> Plot:
    """The whole life of the story, in steps of whole hours."""
    first = mentions[0].time.replace(minute=0, second=0, microsecond=0)
    life = mentions[-1].time - first + timedelta(hours=1)
    step = hours_step(life, PLOT_STEPS)
    steps = max(int(life / step) + 1, PLOT_LEAST_STEPS)
    counts = counted(mentions, start=first, step=step, steps=steps)
    return plot(counts, start=first, step=step, width=PLOT_WIDTH, height=PLOT_HEIGHT)


def _claims(row: Story, *, sees_cases: bool) -> list[Found]:
    """What the story states that can be checked, each with what is known about it."""
    found = claims_in(row)
    about = known_for([one.text for _article, one in found], sees_cases=sees_cases, most=2)
    return [
        Found(article, sentence, likely)
        for (article, sentence), likely in zip(found, about, strict=True)
    ]


def _changes(row: Story) -> list[StoryChange]:
    return list(row.changes.select_related("who", "other"))


def _editions(row: Story) -> list[Edition]:
    """The editions that told this story, newest first."""
    return list(Edition.objects.filter(told__story=row).select_related("profile")[:20])


def candidates(row: Story, query: str) -> list[Story]:
    """Standing stories that share most words with this one, or have the words looked for."""
    others = Story.objects.filter(merged_into=None, articles__gt=0).exclude(pk=row.pk)
    if query.strip():
        found = [other for other in others[:LOOKED_AT] if has_words(query, other.headline)]
        return found[:CANDIDATES]
    near = others.filter(latest__gte=row.first - NEAR, first__lte=row.latest + NEAR)
    mine = _words(row.headline)
    shared = [(len(mine & _words(other.headline)), other) for other in near[:LOOKED_AT]]
    shared.sort(key=lambda pair: -pair[0])
    return [other for count, other in shared[:CANDIDATES] if count]


def _words(headline: str) -> set[str]:
    return {word for word in fold(headline).split() if len(word) > 1}
