"""The clock: runs the jobs as they come due.

    polls and pages (threads, since they wait for others)  ->  group  ->  brief
    copies of evidence, letters (one thread)                   cases, claims

`drain` works until nothing is due: for the demo, replay and `minhbach poll`. `run` goes on for
ever, for the desk: slow outlets keep its fetching threads busy, never its editor's.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from datetime import datetime

from django.db import DatabaseError, connections
from tqdm import tqdm

from minhbach.adapters.fetch import Door
from minhbach.adapters.mail import Post
from minhbach.desk import jobs
from minhbach.desk.actions.letters import erase_old, forget_addresses
from minhbach.desk.jobs.turns import Turns

log = logging.getLogger(__name__)

WORKERS = 6
LONGEST_REST_S = 20.0
EDITOR_REST_S = 5.0


@dataclass(slots=True)
class Done:
    """How many units of each kind were done."""

    polls: int = 0
    pages: int = 0
    grouped: int = 0
    briefs: int = 0
    letters: int = 0
    others: int = 0

    def __add__(self, other: "Done") -> "Done":
        return Done(
            self.polls + other.polls,
            self.pages + other.pages,
            self.grouped + other.grouped,
            self.briefs + other.briefs,
            self.letters + other.letters,
            self.others + other.others,
        )

    def __bool__(self) -> bool:
        return any(astuple(self))


class Clockwork:
    """Runs the jobs with one outgoing door and one clock. `turns` keeps the pace at hosts."""

    def __init__(
        self,
        door: Door,
        *,
        now: Callable[[], datetime],
        turns: Turns,
        workers: int = 1,
        post: Post | None = None,
    ) -> None:
        self._door = door
        self._post = post or jobs.post()
        self._now = now
        self._turns = turns
        self._workers = workers
        self._stop = threading.Event()
        self._started = now()

    def drain(self, *, show_progress: bool = False) -> Done:
        """Work until nothing is due at this moment; what was done."""
        total = Done()
        with tqdm(disable=None if show_progress else True, unit=" pages") as bar:
            while done := self.round():
                total += done
                bar.update(done.pages)
        return total

    def run(self) -> None:
        """Work until `stop`."""
        threads = [
            threading.Thread(target=self._fetch_for_ever, name=f"fetch-{n}", daemon=True)
            for n in range(self._workers)
        ]
        threads.append(threading.Thread(target=self._send_for_ever, name="send", daemon=True))
        for thread in threads:
            thread.start()
        self._edit_for_ever()
        for thread in threads:
            thread.join()

    def stop(self) -> None:
        self._stop.set()

    def round(self) -> Done:
        """One round of all kinds of work; what was done."""
        done = Done()
        done.polls = self._all(jobs.poll_one)
        done.pages = self._all(jobs.read_one)
        done.grouped = self._group()
        done.briefs = self._brief()
        done.others = self._file()
        done.letters = self._send()
        return done

    def _file(self) -> int:
        """What is due of cases and claims; how much there was."""
        done = 0
        while jobs.publish_one(now=self._now()) or jobs.escalate_one(now=self._now()):
            done += 1
        return done + jobs.propose_some(now=self._now())

    def _send(self) -> int:
        """Keep the copies and hand over the letters that are due; how many letters."""
        while jobs.keep_one(self._door, now=self._now()):
            pass
        sent = 0
        while not self._stop.is_set() and jobs.send_one(self._post, now=self._now()):
            sent += 1
        if sent:
            erase_old(now=self._now())
            forget_addresses()
        return sent

    def _group(self) -> int:
        total = 0
        while grouped := jobs.group_some():
            total += grouped
        return total

    def _brief(self) -> int:
        made = 0
        while jobs.brief_one(now=self._now(), started=self._started):
            made += 1
        return made

    def _all(self, job: Callable[..., bool]) -> int:
        """Run `job` until it finds nothing; how often it did. One worker stays in this thread."""
        if self._workers == 1:
            return self._until_none(job)
        with ThreadPoolExecutor(self._workers) as pool:
            return sum(pool.map(self._in_thread, [job] * self._workers))

    def _in_thread(self, job: Callable[..., bool]) -> int:
        try:
            return self._until_none(job)
        finally:
            connections.close_all()

    def _until_none(self, job: Callable[..., bool]) -> int:
        count = 0
        while not self._stop.is_set() and job(self._door, now=self._now(), turns=self._turns):
            count += 1
        return count

    def _fetch_for_ever(self) -> None:
        while not self._stop.is_set():
            busy = self._guarded(self._fetch_one)
            if not busy:
                self._stop.wait(self._rest_s())
        connections.close_all()

    def _fetch_one(self) -> bool:
        return jobs.poll_one(self._door, now=self._now(), turns=self._turns) or jobs.read_one(
            self._door, now=self._now(), turns=self._turns
        )

    def _send_for_ever(self) -> None:
        while not self._stop.is_set():
            if not self._guarded(lambda: bool(self._send())):
                self._stop.wait(EDITOR_REST_S)
        connections.close_all()

    def _edit_for_ever(self) -> None:
        while not self._stop.is_set():
            busy = self._guarded(lambda: bool(self._group() + self._brief() + self._file()))
            if not busy:
                self._stop.wait(EDITOR_REST_S)
        connections.close_all()

    def _guarded(self, work: Callable[[], bool]) -> bool:
        """Do `work`; a database that is busy or full is logged, and the next turn tries again."""
        try:
            return work()
        except DatabaseError:
            log.exception("The database did not take the work; it is tried again in a moment.")
            return False

    def _rest_s(self) -> float:
        due = jobs.next_fetch()
        if due is None:
            return LONGEST_REST_S
        return min(max((due - self._now()).total_seconds(), 1.0), LONGEST_REST_S)
