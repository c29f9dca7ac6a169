"""Feeds: the list with their states, one feed with its log, and what a person may do to it."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from minhbach.desk import clock, jobs
from minhbach.desk.actions.follow import pause_feed
from minhbach.desk.gather.press import followed_opml, silent_feeds
from minhbach.desk.models import Entry, EntryState, Feed, Poll
from minhbach.desk.roles import ADMINISTER, need
from minhbach.desk.web.chips import Chip, Choice, address, chips
from minhbach.desk.web.order import alphabetical
from minhbach.desk.web.stories import has_words
from minhbach.desk.web.words import FEED_STATES
from minhbach.errors import Conflict

PAGE = 50
POLLS = 50
ENTRIES = 20
PAUSED = "paused"
SILENT = "silent"
FILTERS = ("state", "q")


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """Every feed with its state in words; those that fail are one click away."""
    state = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    rows = Feed.objects.select_related("outlet")
    if state.get("state") == PAUSED:
        rows = rows.filter(paused=True)
    elif state.get("state") == SILENT:
        rows = silent_feeds()
    elif "state" in state:
        rows = rows.filter(paused=False, state=state["state"])
    found = [feed for feed in rows if "q" not in state or has_words(state["q"], _names(feed))]
    found.sort(key=lambda feed: alphabetical(f"{feed.outlet.name} {feed.title}"))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "feeds.html",
        {
            "rows": _with_entries(list(page)),
            "page": page,
            "filters": [(_("State"), _chips(state))],
            "query": state.get("q", ""),
            "state": state,
            "earlier": address(state, page=str(page.number - 1)) if page.has_previous() else "",
            "later": address(state, page=str(page.number + 1)) if page.has_next() else "",
            "any_feed": bool(found) or Feed.objects.exists(),
            "may_administer": request.user.has_perm(ADMINISTER),
        },
    )


@require_safe
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """One feed: how it stands, what its last polls brought, its newest entries."""
    row = get_object_or_404(Feed.objects.select_related("outlet"), pk=pk)
    entries = Entry.objects.filter(feed=row)
    return render(
        request,
        "feed.html",
        {
            "feed": row,
            "polls": Poll.objects.filter(feed=row)[:POLLS],
            "entries": entries.select_related("article__story").order_by("-published", "-pk")[
                :ENTRIES
            ],
            "entry_count": entries.count(),
            "unread": entries.filter(state=EntryState.FAILED).count(),
            "may_administer": request.user.has_perm(ADMINISTER),
        },
    )


@require_POST
def poll_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Poll the feed, and show its row anew or go back to its page."""
    need(request.user, ADMINISTER)
    if get_object_or_404(Feed, pk=pk).paused:
        raise Conflict("Somebody else has changed this feed; look at it again.")
    before = Entry.objects.filter(feed_id=pk).count()
    jobs.poll_feed(pk, door=jobs.door(), now=clock.now())
    if "HX-Request" in request.headers:
        rows = _with_entries(list(Feed.objects.select_related("outlet").filter(pk=pk)))
        return render(
            request,
            "_feed_row.html",
            {"feed": rows[0][0], "entries": rows[0][1], "may_administer": True},
        )
    came = Entry.objects.filter(feed_id=pk).count() - before
    messages.success(
        request,
        ngettext("Polled: %(n)s new entry.", "Polled: %(n)s new entries.", came) % {"n": came},
    )
    return redirect("feed", pk=pk)


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop polling the feed, or go on with it."""
    paused = request.POST.get("paused") == "yes"
    pause_feed(pk, paused=paused, who=request.user, now=clock.now())
    messages.success(
        request,
        _("Paused: it is not polled any more.") if paused else _("It is polled again."),
    )
    return redirect("feed", pk=pk)


@require_safe
def opml(request: HttpRequest) -> HttpResponse:
    """The list of feeds, for another reader."""
    response = HttpResponse(followed_opml(clock.now()), content_type="text/x-opml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="minhbach.opml"'
    return response


def _names(feed: Feed) -> str:
    return f"{feed.title} {feed.outlet.name} {feed.outlet.host}"


def _with_entries(rows: list[Feed]) -> list[tuple[Feed, int]]:
    """Each feed with how many entries came from it."""
    counts = dict(
        Entry.objects.filter(feed__in=[row.pk for row in rows])
        .values_list("feed")
        .annotate(count=Count("pk"))
    )
    return [(row, counts.get(row.pk, 0)) for row in rows]


def _chips(state: dict[str, str]) -> list[Chip]:
    counts: Counter[str] = Counter()
    for paused, name in Feed.objects.values_list("paused", "state"):
        counts[PAUSED if paused else name] += 1
    choices = [Choice(name, str(word), counts[name]) for name, word in FEED_STATES.items()]
    choices.append(Choice(SILENT, _("silent"), silent_feeds().count()))
    choices.append(Choice(PAUSED, _("paused"), counts[PAUSED]))
    return chips("state", [choice for choice in choices if choice.count], state)
