"""Read rows into the values that the rooms decide on."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, F, Max, Q, QuerySet

from minhbach.briefs.brief import Profile as ProfileValue
from minhbach.briefs.brief import Scope, Told
from minhbach.collect.feed import FeedKind
from minhbach.collect.opml import Outline, write_opml
from minhbach.collect.schedule import GONE_STATUS, TROUBLE, FeedState, Visit
from minhbach.collect.silence import MEMORY
from minhbach.desk import models
from minhbach.errors import BadInput
from minhbach.stories.rank import Kind, Ranked, Topic, rank
from minhbach.stories.story import Mention, Story
from minhbach.worktime.slots import Slot

# An article that comes in this long after it was published is still told, as a late one;
# an older one is archive (a new feed brings weeks of it).
LATE_ARRIVAL = timedelta(hours=48)
# The rhythm of a feed is read from so many entries at the most, four weeks of 350 a day.
_TIMES = 10_000
_SILENT = Q(paused=False, news_due__lte=F("last_poll")) & ~Q(state__in=TROUBLE)


def zone() -> ZoneInfo:
    """The office's time zone."""
    return ZoneInfo(settings.OFFICE.zone)


def topics(rows: Iterable[models.Topic] | None = None) -> tuple[Topic, ...]:
    """The topics and places followed, or those of `rows`."""
    chosen = models.Topic.objects.all() if rows is None else rows
    return tuple(
        Topic(id=row.pk, name=row.name, kind=Kind(row.kind), phrases=row.phrase_list())
        for row in chosen
    )


def stories_between(start: datetime, end: datetime, *, limit: int | None = None) -> list[Story]:
    """Stories with an article in [start, end), latest first, with all their articles."""
    rows = models.Story.objects.filter(
        merged_into=None, latest__gte=start, first__lt=end, articles__gt=0
    )
    return story_values(rows if limit is None else rows[:limit])


def story_values(rows: Iterable[models.Story]) -> list[Story]:
    """The stories of `rows`, in their order, each with its articles in time order."""
    rows = list(rows)
    mentions = _mentions(models.Article.objects.filter(story__in=[row.pk for row in rows]))
    return [
        Story(row.pk, row.headline, tuple(mentions[row.pk]), named=row.named_by_hand)
        for row in rows
    ]


def story_value(row: models.Story) -> Story:
    return story_values([row])[0]


def _mentions(articles: QuerySet[models.Article]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for article in articles.select_related("outlet").order_by("time", "pk"):
        found[article.story_id].append(
            Mention(
                id=article.pk,
                outlet=article.outlet.name,
                headline=article.headline,
                address=article.address,
                time=article.time,
                language=article.language,
                copy_of=article.copy_of_id,
                credit=article.credit,
                text=article.text,
            )
        )
    return found


def ranked_stories(now: datetime, *, days: float = 2) -> list[Ranked]:
    """The stories of the last days in the office's order.

    New is what began since the edition before the one on the desk: what that one calls new.
    """
    latest = latest_edition()
    since = latest.start if latest else now - timedelta(hours=24)
    stories = stories_between(now - timedelta(days=days), now + timedelta(seconds=1))
    return rank(stories, topics=topics(), now=now, since=since)


def latest_edition(profile: models.Profile | None = None) -> models.Edition | None:
    """The newest edition of the profile, or of the first active profile that has one."""
    editions = models.Edition.objects.select_related("profile")
    if profile is not None:
        return editions.filter(profile=profile).first()
    return editions.filter(profile__active=True).order_by("-cut_off", "profile__pk").first()


def last_edition(profile: models.Profile) -> models.Edition | None:
    """The newest edition of the profile without its brief, which is long."""
    return models.Edition.objects.filter(profile=profile).defer("brief").first()


def slots_of(text: str, weekdays: str) -> tuple[Slot, ...]:
    """Slots as a profile writes them. Raises BadInput that names what cannot be read."""
    days = frozenset(int(day) - 1 for day in weekdays if day in "1234567")
    if not days:
        raise BadInput("Choose at least one weekday.")
    found = []
    for part in text.replace(";", ",").split(","):
        try:
            hour, minute = part.strip().split(":")
            found.append(Slot(time(int(hour), int(minute)), days))
        except ValueError as error:
            raise BadInput(f"“{part.strip()}” is not a time; write 07:30, 15:30.") from error
    return tuple(found)


def profile_value(row: models.Profile) -> ProfileValue:
    return ProfileValue(
        name=row.name,
        organisation=settings.OFFICE.organisation,
        zone=zone(),
        slots=slots_of(row.slots, row.weekdays),
        language=row.language,
        how_many=row.how_many,
        topics=topics(row.topics.all()),
        scope=Scope(row.scope),
    )


def untold(
    profile: models.Profile, last: models.Edition | None, start: datetime, cut_off: datetime
):
    """The articles an edition answers for: before its cut-off, and in no earlier edition.

    What the last edition covered is what was grouped by then and lay before its cut-off.
    """
    articles = models.Article.objects.filter(place__isnull=False, time__lt=cut_off)
    if last is None:
        return articles.filter(time__gte=start)
    covered = Q(place__lte=last.last_place, time__lt=last.cut_off)
    return (
        articles.filter(time__gte=start - LATE_ARRIVAL)
        .exclude(covered)
        .filter(time__gte=profile.since)
    )


def told_before(profile: models.Profile) -> dict[int, Told]:
    """By story, what the last edition of the profile that told it said."""
    rows = models.Told.objects.filter(edition__profile=profile).select_related("edition")
    return {
        row.story_id: Told(row.edition.edition_id, row.articles, row.outlets)
        for row in rows.order_by("edition__cut_off")
    }


def entry_times(feed: models.Feed, now: datetime) -> list[datetime]:
    """When the feed's entries of the last weeks came: published, or seen when that is ahead."""
    rows = models.Entry.objects.filter(feed=feed, seen__gte=now - 2 * MEMORY, seen__lte=now)
    times = rows.order_by("-seen").values_list("published", "seen")[:_TIMES]
    return [min(published or seen, seen) for published, seen in times]


def gone_since(feed: models.Feed, visit: Visit) -> datetime | None:
    """When the outlet first said that the feed is gone, if it says so now and gave it not since."""
    if visit.status != GONE_STATUS:
        return None
    polls = models.Poll.objects.filter(feed=feed)
    given = polls.exclude(state__in=TROUBLE).first()
    gone = polls.filter(status=GONE_STATUS, **({"at__gt": given.at} if given else {})).last()
    return gone.at if gone else None


def broken_feeds(since: datetime) -> QuerySet[models.Feed]:
    """The feeds that cannot be read, and those that their outlets gave up after `since`."""
    return models.Feed.objects.filter(_broken(since)).select_related("outlet")


def silent_feeds() -> QuerySet[models.Feed]:
    """The feeds that answer, but without what their rhythms promised."""
    return models.Feed.objects.filter(_SILENT).select_related("outlet")


def count_trouble(since: datetime) -> dict[str, int]:
    """How many feeds are `broken` and how many `silent`, in one query."""
    return models.Feed.objects.aggregate(
        broken=Count("pk", filter=_broken(since)), silent=Count("pk", filter=_SILENT)
    )


def _broken(since: datetime) -> Q:
    gone = Q(state=FeedState.GONE, last_poll__gte=since)
    return gone | Q(paused=False, state__in=TROUBLE)


def last_place() -> int:
    return models.Article.objects.aggregate(last=Max("place"))["last"] or 0


def followed_opml(now: datetime) -> bytes:
    """All feeds followed, as an OPML list in their folders."""
    outlines = [
        Outline(
            title=feed.title or feed.outlet.name,
            address=feed.address,
            home=feed.outlet.home,
            folder=tuple(part for part in feed.folder.split("/") if part),
            kind=feed.kind or FeedKind.RSS,
        )
        for feed in models.Feed.objects.select_related("outlet")
    ]
    return write_opml(tuple(outlines), title=settings.OFFICE.organisation, made=now)
