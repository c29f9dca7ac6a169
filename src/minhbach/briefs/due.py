"""Which edition comes next: its slot, and the window it answers for.

Windows chain: each starts at the cut-off before it. Every slot gets its edition, in order, also
when the program slept through it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from minhbach.briefs.brief import Profile, Window
from minhbach.worktime.slots import next_moment


@dataclass(frozen=True, slots=True)
class Last:
    """The edition made before: its slot and cut-off. For the first one both are the start."""

    slot: datetime
    cut_off: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """An edition to be made: when it is due on the desk, and its window."""

    slot: datetime
    window: Window


def next_due(profile: Profile, last: Last, *, lead: timedelta) -> Due | None:
    """The edition after `last`, cut off `lead` before its slot; None when no slot ever comes.

    After an edition that was called for by hand within that lead, the cut-off is the slot.
    """
    slot = next_moment(profile.slots, profile.zone, last.slot)
    if slot is None:
        return None
    cut_off = slot - lead
    return Due(slot, Window(last.cut_off, cut_off if cut_off > last.cut_off else slot))


def called_for(last: Last, moment: datetime) -> Due | None:
    """An edition called for by hand and cut off at `moment`; None when there is no time in it."""
    return Due(moment, Window(last.cut_off, moment)) if moment > last.cut_off else None
