"""The demo: two days of a small invented press, and the desk that reads and answers it.

    press -> stories, briefs   --+--> the desk, on one port
    thread -> questions, cases --+--> the public site and the counter, on another

The two days end on the last morning at 07:30, so the desk opens on this morning's brief; then
the clock runs on from there, a few more articles come in, and an embargo ends.
"""

import tempfile
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from minhbach.adapters.ports import free_port
from minhbach.adapters.press import Press
from minhbach.demo.newsroom import Newsroom, load
from minhbach.demo.opening import enter_office, kept_port, settled
from minhbach.demo.thread import load_thread
from minhbach.desk import clock
from minhbach.desk.office import Office

PERSON, PASSWORD = "demo", "demo-on-loopback"
HOST = "127.0.0.1"
SITE_PORT = 8766
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LENGTH = timedelta(hours=48)
MORNING = time(7, 30)


def make(folder: Path, *, language: str, end: datetime | None = None) -> dict[str, Any]:
    """Make the whole demo in `folder`; what is in it, and how many seconds it took."""
    begun = monotonic()
    end = end or last_morning(clock.now())
    newsroom = load(end)
    office = _enter(folder, newsroom, language=language, site_port=SITE_PORT, end=end)
    _play(newsroom, office, end).stop()
    return _counted(begun)


def open_desk(*, port: int, site_port: int, language: str) -> int:
    """Make the demo in a folder that is thrown away, and serve it until a signal comes."""
    begun = monotonic()
    end = last_morning(clock.now())
    newsroom = load(end)
    site_port = free_port(site_port)
    with tempfile.TemporaryDirectory(prefix="minhbach-demo-") as folder:
        office = _enter(
            Path(folder) / "office", newsroom, language=language, site_port=site_port, end=end
        )
        press = _play(newsroom, office, end)
        try:
            _serve(free_port(port), site_port, _counted(begun))
        finally:
            press.stop()
    return 0


def last_morning(now: datetime) -> datetime:
    """The last 07:30 of the demo's province that has passed, in UTC."""
    local = now.astimezone(ZONE)
    morning = datetime.combine(local.date(), MORNING, tzinfo=ZONE)
    return (morning if morning <= local else morning - timedelta(days=1)).astimezone(UTC)


def _enter(
    folder: Path, newsroom: Newsroom, *, language: str, site_port: int, end: datetime
) -> Office:
    """The office of the demo, with the topics, places, people and departments it would have."""
    start = end - LENGTH
    office = settled(
        Office(
            folder=folder.resolve(),
            organisation=newsroom.office.organisation,
            zone=str(ZONE),
            language=language,
            invented=True,
            allow_loopback=True,
            site=f"http://{HOST}:{site_port}",
            **newsroom.office.settings,
        )
    )
    play = f"demo {start.isoformat()}"
    enter_office(office, play=play, person=PERSON, password=PASSWORD, now=start)
    _furnish(newsroom, end)
    return office


def _furnish(newsroom: Newsroom, end: datetime) -> None:
    """Topics, people and departments, all at once or, when they are there, not again."""
    from django.db import transaction

    from minhbach.demo.acts import hire
    from minhbach.desk.actions.topics import save_topic
    from minhbach.desk.models import Department

    now = end - LENGTH
    with transaction.atomic():
        if Department.objects.exists():
            return
        for topic in newsroom.office.topics:
            phrases = "\n".join(topic.phrases)
            save_topic(None, name=topic.name, kind=topic.kind, phrases=phrases, who=None, now=now)
        hire(load_thread(end.astimezone(ZONE)), password=PASSWORD, now=now)


def _play(newsroom: Newsroom, office: Office, end: datetime) -> Press:
    """Play the two days; the press stays open, in the desk's own time from then on."""
    from minhbach.demo import stage
    from minhbach.demo.acts import Acts

    stage_clock = stage.StageClock(end - LENGTH)
    press = Press(
        newsroom.outlets,
        newsroom.articles,
        clock=stage_clock,
        zone=ZONE,
        title=newsroom.office.organisation,
        invented=True,
        port=kept_port(office),
    ).start()
    addresses = {article.id: press.article_address(article) for article in newsroom.articles}
    acts = Acts(load_thread(end.astimezone(ZONE)).steps, address_of=addresses.__getitem__)
    stage.follow_press(press, {outlet.slug: end - LENGTH for outlet in newsroom.outlets})
    stage.play(stage_clock, end=end, label="demo", scenes=acts)
    stage_clock.run_on()
    return press


def _counted(begun: float) -> dict[str, Any]:
    from minhbach.demo import stage

    return asdict(stage.tally()) | {"seconds": round(monotonic() - begun, 1)}


def _serve(port: int, site_port: int, counted: dict[str, Any]) -> None:
    from minhbach.desk import jobs
    from minhbach.desk.clockwork import Clockwork
    from minhbach.desk.house import Part, open_house
    from minhbach.desk.jobs.turns import Turns

    house = open_house({Part.DESK: port, Part.SITE: site_port}, host=HOST)
    print(
        "{articles} articles of {outlets} invented outlets in {stories} stories, {briefs} briefs; "
        "{questions} questions, {cases} cases, {answers} answers; {seconds} s.\n".format(**counted)
        + f"The desk is open:         http://{HOST}:{port}/demo/   (Ctrl-C closes it)\n"
        f"The public site is open:  http://{HOST}:{site_port}/",
        flush=True,
    )
    house.serve(Clockwork(jobs.door(), now=clock.now, turns=Turns()))
