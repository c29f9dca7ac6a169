"""Make the briefs that are due."""

from datetime import datetime, timedelta

from minhbach.briefs.due import Due
from minhbach.desk.actions.make_brief import due_of, make_edition
from minhbach.desk.gather.press import slots_of, zone
from minhbach.desk.models import Edition, Entry, EntryState, Feed, Profile
from minhbach.errors import BadInput, Conflict, NotReady
from minhbach.worktime.slots import edition_id, previous_moment

# This long before its slot a brief is made with what is there, whatever is still on its way.
HOLD_BACK = timedelta(minutes=5)
# After a start, a brief that is late waits this long for what was missed.
PATIENCE = timedelta(seconds=90)


def brief_one(*, now: datetime, started: datetime) -> bool:
    """Make the edition that is due and ready; `started` is when this process began."""
    for profile in Profile.objects.filter(active=True):
        due = due_of(profile)
        if due is None or due.window.cut_off > now or not _ready(due, now, started):
            continue
        try:
            make_edition(profile, due, now=now)
        except Conflict:
            continue  # another worker made it in this very moment
        return True
    return False


def _ready(due: Due, now: datetime, started: datetime) -> bool:
    """Whether all is in that can be in, or there is no more time to wait."""
    if now >= max(due.slot - HOLD_BACK, started + PATIENCE):
        return True
    polls = Feed.objects.filter(paused=False, next_poll__lte=due.window.cut_off)
    pages = Entry.objects.filter(state=EntryState.DUE, tries=0, seen__lte=due.window.cut_off)
    return not polls.exists() and not pages.exists()


def next_brief() -> datetime | None:
    """The next cut-off of all profiles."""
    due = [due_of(profile) for profile in Profile.objects.filter(active=True)]
    return min((one.window.cut_off for one in due if one), default=None)


def make_brief_now(pk: int, *, now: datetime) -> Edition:
    """An edition of the profile cut off at this minute; the one made already in this minute.

    Raises NotReady when there is not a minute to tell of.
    """
    profile = Profile.objects.get(pk=pk)
    minute = now.replace(second=0, microsecond=0)
    made = Edition.objects.filter(profile=profile, edition_id=edition_id(minute, zone())).first()
    if made:
        return made
    due = due_of(profile, called=minute)
    if due is None:
        raise NotReady("The last edition is not a minute old; there is nothing to tell yet.")
    return make_edition(profile, due, now=now)


def edition_for(slot: str, *, profile: str, now: datetime) -> Edition:
    """The edition of the slot's last moment, made when it is due; `now` makes one now.

    Raises BadInput for a profile or slot that is not there, NotReady before the cut-off.
    """
    row = Profile.objects.filter(active=True, **({"name": profile} if profile else {})).first()
    if row is None:
        raise BadInput(f"There is no active profile {profile}.".replace(" .", "."))
    if slot == "now":
        return make_brief_now(row.pk, now=now)
    while brief_one(now=now, started=now - PATIENCE):
        pass
    lead = timedelta(minutes=row.lead_minutes)
    moment = previous_moment(slots_of(slot, row.weekdays), zone(), now + lead)
    name = edition_id(moment, zone()) if moment else slot
    made = Edition.objects.filter(profile=row, edition_id=name).first()
    if made is None:
        raise NotReady(f"There is no edition {name} of {row.name}; its slots are {row.slots}.")
    return made
