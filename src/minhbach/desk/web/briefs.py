"""Briefs: today's, all of them by profile, one edition in its three forms, and one made now."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.db.models.functions import TruncHour
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from minhbach.briefs.frozen import from_json
from minhbach.briefs.render import render_html, render_mail, render_text
from minhbach.desk import clock, jobs
from minhbach.desk.actions.make_brief import due_of
from minhbach.desk.gather.press import latest_edition, ranked_stories
from minhbach.desk.models import Article, Edition, Feed, Profile, Story
from minhbach.desk.roles import MAKE_BRIEFS, need
from minhbach.desk.web.known import Answer, answers_since
from minhbach.desk.web.plot import Plot, plot
from minhbach.desk.web.stories import last_hour
from minhbach.stories.rank import Ranked

PAGE = 50
BESIDE = 8
HOUR = timedelta(hours=1)
PULSE_HOURS = 48
PULSE_WIDTH, PULSE_HEIGHT = 288, 40
# The mail carries its styles on its elements, as mail programs want it: this page alone may, and
# it may do nothing else.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups"


@dataclass(frozen=True, slots=True)
class Upcoming:
    """When a profile's next brief is due, and when it is cut off."""

    profile: Profile
    slot: datetime | None
    cut_off: datetime | None


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The latest edition, and beside it what has happened since."""
    edition, now = latest_edition(), clock.now()
    shown = _shown(edition) if edition else {"first_steps": _first_steps()}
    return render(
        request,
        "today.html",
        shown
        | {
            "upcoming": _upcoming(edition.profile if edition else None),
            "since": _since(edition, now) if edition else [],
            "pulse": _pulse(now),
            "profile": edition.profile if edition else Profile.objects.filter(active=True).first(),
        },
    )


@require_safe
def since_cut_off(request: HttpRequest) -> HttpResponse:
    """The stories that are new since the latest edition, for the side of today's page."""
    edition = latest_edition()
    since = _since(edition, clock.now()) if edition else []
    return render(request, "_since.html", {"since": since, "edition": edition})


@require_safe
def briefs(request: HttpRequest) -> HttpResponse:
    """Every edition, newest first, with the profiles and when they are due next."""
    profiles = list(Profile.objects.prefetch_related("topics"))
    chosen = next((p for p in profiles if str(p.pk) == request.GET.get("profile")), None)
    editions = Edition.objects.select_related("profile")
    if chosen:
        editions = editions.filter(profile=chosen)
    page = Paginator(editions, PAGE).get_page(request.GET.get("page"))
    rows = [(edition, from_json(edition.brief)) for edition in page]
    return render(
        request,
        "briefs.html",
        {
            "rows": rows,
            "page": page,
            "chosen": chosen,
            "profiles": profiles,
            "upcoming": [_upcoming(profile) for profile in profiles if profile.active],
            "may_make": request.user.has_perm(MAKE_BRIEFS),
        },
    )


@require_safe
def brief(request: HttpRequest, profile: int, edition_id: str) -> HttpResponse:
    return render(request, "brief.html", _shown(_edition(profile, edition_id)))


@require_safe
def brief_mail(request: HttpRequest, profile: int, edition_id: str) -> HttpResponse:
    """The edition as the mail that would be sent."""
    kept = from_json(_edition(profile, edition_id).brief)
    base = request.build_absolute_uri("/")
    response = HttpResponse(render_mail(kept, base_address=base).html)
    response["Content-Security-Policy"] = MAIL_POLICY
    return response


@require_safe
def brief_text(request: HttpRequest, profile: int, edition_id: str) -> HttpResponse:
    kept = from_json(_edition(profile, edition_id).brief)
    return HttpResponse(render_text(kept), content_type="text/plain; charset=utf-8")


@require_POST
def brief_now(request: HttpRequest, pk: int) -> HttpResponse:
    """An edition cut off at this minute."""
    need(request.user, MAKE_BRIEFS)
    profile = get_object_or_404(Profile, pk=pk)
    made = jobs.make_brief_now(profile.pk, now=clock.now())
    messages.success(request, _("The brief is made: everything up to this minute."))
    return redirect("brief", profile=profile.pk, edition_id=made.edition_id)


def _edition(profile: int, edition_id: str) -> Edition:
    editions = Edition.objects.select_related("profile")
    row = get_object_or_404(Profile, pk=profile)
    return get_object_or_404(editions, profile=row, edition_id=edition_id)


def _shown(edition: Edition) -> dict[str, object]:
    """What the page of an edition shows: the brief, and its neighbours of the same profile."""
    others = Edition.objects.filter(profile=edition.profile).select_related("profile")
    return {
        "edition": edition,
        "brief": _html(edition),
        "earlier": others.filter(cut_off__lt=edition.cut_off).first(),
        "later": others.filter(cut_off__gt=edition.cut_off).last(),
    }


def _html(edition: Edition) -> SafeString:
    """The brief as a page: `render_html` escapes all that came from outside."""
    kept = from_json(edition.brief)
    answers = answers_since([story.story_id for story in kept.stories])
    fragment = render_html(
        kept,
        link=lambda story_id: reverse("story", args=[story_id]),
        below=lambda story_id: _answered(answers.get(story_id, [])),
    )
    return mark_safe(fragment)  # noqa: S308


def _answered(answers: list[Answer]) -> str:
    """What was answered about a story, by now: the frozen brief itself does not change."""
    if not answers:
        return ""
    return render_to_string("_answered.html", {"answers": answers})


def _since(edition: Edition, now: datetime) -> list[Ranked]:
    """The stories that began after the edition's cut-off, in the office's order."""
    age = now - edition.cut_off
    if age <= timedelta(0):
        return []
    recent = ranked_stories(now, days=min(age / timedelta(days=1), 2))
    return [one for one in recent if one.story.mentions[0].time >= edition.cut_off][:BESIDE]


def _pulse(now: datetime) -> Plot:
    """How much all outlets published in each hour of the last two days."""
    start = last_hour(now) - PULSE_HOURS * HOUR
    counts = [[0, 0] for _ in range(PULSE_HOURS)]
    hours = (
        Article.objects.filter(time__gte=start, time__lt=start + PULSE_HOURS * HOUR)
        .annotate(hour=TruncHour("time", tzinfo=UTC), is_copy=Q(copy_of__isnull=False))
        .values_list("hour", "is_copy")
        .annotate(count=Count("pk"))
        .order_by()
    )
    for hour, is_copy, count in hours:
        counts[(hour - start) // HOUR][is_copy] = count
    pairs = [(originals, copies) for originals, copies in counts]
    return plot(pairs, start=start, step=HOUR, width=PULSE_WIDTH, height=PULSE_HEIGHT)


def _upcoming(profile: Profile | None) -> Upcoming | None:
    if profile is None:
        return None
    due = due_of(profile)
    return Upcoming(profile, due.slot if due else None, due.window.cut_off if due else None)


def _first_steps() -> dict[str, bool]:
    """How far a new office has come."""
    return {
        "feeds": Feed.objects.exists(),
        "polled": Feed.objects.filter(last_poll__isnull=False).exists(),
        "stories": Story.objects.exists(),
    }
