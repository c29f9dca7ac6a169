"""What the clock starts: each job does one unit of work and says whether it found any.

    poll_one -> read_one -> group_some -> brief_one      propose_some
    publish_one, escalate_one, keep_one, send_one        for cases and letters

A unit is claimed by an update that only one worker can win and that moves it into the future;
a process that dies leaves it there, and it comes due again. Doors are arguments.
"""

from minhbach.desk.jobs.briefs import brief_one, edition_for, make_brief_now, next_brief
from minhbach.desk.jobs.cases import escalate_one, hear_asker, publish_one
from minhbach.desk.jobs.claims import propose_some
from minhbach.desk.jobs.discover import Discovery, FoundFeed, discover
from minhbach.desk.jobs.doors import door, post
from minhbach.desk.jobs.due import next_due, next_fetch
from minhbach.desk.jobs.evidence import add_file, check_evidence, keep_one, kept_file
from minhbach.desk.jobs.group import group_some
from minhbach.desk.jobs.letters import send_one
from minhbach.desk.jobs.poll import poll_feed, poll_one
from minhbach.desk.jobs.read import read_one
from minhbach.desk.jobs.reviews import Brought, bring_address, bring_file

__all__ = [
    "Brought",
    "Discovery",
    "FoundFeed",
    "add_file",
    "brief_one",
    "bring_address",
    "bring_file",
    "check_evidence",
    "discover",
    "door",
    "edition_for",
    "escalate_one",
    "group_some",
    "hear_asker",
    "keep_one",
    "kept_file",
    "make_brief_now",
    "next_brief",
    "next_due",
    "next_fetch",
    "poll_feed",
    "poll_one",
    "post",
    "propose_some",
    "publish_one",
    "read_one",
    "send_one",
]
