"""The demo: two days of a small invented press, and the desk that reads it.

The two days end on the last morning at 07:30, so the desk opens on this morning's brief; then
the clock runs on from there, and a few more articles come in.
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
from minhbach.demo.opening import enter_office, kept_port, office_at
from minhbach.desk import clock
from minhbach.desk.office import Office

PERSON, PASSWORD = "demo", "demo-on-loopback"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LENGTH = timedelta(hours=48)
MORNING = time(7, 30)


def make(folder: Path, *, language: str, end: datetime | None = None) -> dict[str, Any]:
    """Make the whole demo in `folder`; what is in it, and how many seconds it took."""
    begun = monotonic()
    end = end or last_morning(clock.now())
    newsroom = load(end)
    office = _enter(folder, newsroom, language, end - LENGTH)
    _play(newsroom, office, end).stop()
    return _counted(begun)


def open_desk(*, port: int, language: str) -> int:
    """Make the demo in a folder that is thrown away, and serve it until a signal comes."""
    begun = monotonic()
    end = last_morning(clock.now())
    newsroom = load(end)
    with tempfile.TemporaryDirectory(prefix="minhbach-demo-") as folder:
        office = _enter(Path(folder) / "office", newsroom, language, end - LENGTH)
        press = _play(newsroom, office, end)
        try:
            _serve(port, _counted(begun))
        finally:
            press.stop()
    return 0


def last_morning(now: datetime) -> datetime:
    """The last 07:30 of the demo's province that has passed, in UTC."""
    local = now.astimezone(ZONE)
    morning = datetime.combine(local.date(), MORNING, tzinfo=ZONE)
    return (morning if morning <= local else morning - timedelta(days=1)).astimezone(UTC)


def _enter(folder: Path, newsroom: Newsroom, language: str, start: datetime) -> Office:
    """The office of the demo, with the topics, places and profile that its people would write."""
    office = office_at(
        folder,
        organisation=newsroom.office.organisation,
        zone=str(ZONE),
        language=language,
        invented=True,
    )
    play = f"demo {start.isoformat()}"
    if enter_office(office, play=play, person=PERSON, password=PASSWORD, now=start):
        _follow_topics(newsroom, start)
    return office


def _follow_topics(newsroom: Newsroom, now: datetime) -> None:
    from minhbach.desk.actions.topics import save_topic

    for topic in newsroom.office.topics:
        save_topic(
            None,
            name=topic.name,
            kind=topic.kind,
            phrases="\n".join(topic.phrases),
            who=None,
            now=now,
        )


def _play(newsroom: Newsroom, office: Office, end: datetime) -> Press:
    """Play the two days; the press stays open, in the desk's own time from then on."""
    from minhbach.demo import stage

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
    stage.follow_press(press, {outlet.slug: end - LENGTH for outlet in newsroom.outlets})
    stage.play(stage_clock, end=end, label="demo")
    stage_clock.run_on()
    return press


def _counted(begun: float) -> dict[str, Any]:
    from minhbach.demo import stage

    return asdict(stage.tally()) | {"seconds": round(monotonic() - begun, 1)}


def _serve(port: int, counted: dict[str, Any]) -> None:
    from minhbach.desk import jobs
    from minhbach.desk.clockwork import Clockwork
    from minhbach.desk.house import open_server, serve, stop_on_signals
    from minhbach.desk.jobs.turns import Turns

    port = free_port(port)
    server = open_server("127.0.0.1", port)
    stop_on_signals(server.close)
    print(
        f"{counted['articles']} articles of {counted['outlets']} invented outlets in "
        f"{counted['stories']} stories, {counted['briefs']} briefs, {counted['seconds']} s.\n"
        f"The desk is open: http://127.0.0.1:{port}/demo/   (Ctrl-C closes it)",
        flush=True,
    )
    serve(server, Clockwork(jobs.door(), now=clock.now, turns=Turns()))
