"""The desk as a running program: the desk, the public site and the clock, together or apart.

    desk   what people of the office see, behind the login      --+
    site   the public site and the counter, in other middleware --+--> one loop, threads for each
    clock  the jobs

Where the public can reach the site but must not reach the desk, they run as two processes.
"""

import contextlib
import logging
import signal
import threading
from collections.abc import Mapping
from enum import StrEnum

from django.conf import settings
from waitress import create_server

from minhbach.collect.schedule import HostPace
from minhbach.desk import clock, jobs
from minhbach.desk.actions.claim import release_claims
from minhbach.desk.actions.open_office import migrate
from minhbach.desk.clockwork import WORKERS, Clockwork
from minhbach.desk.jobs.turns import Turns
from minhbach.errors import BadInput

THREADS = 8


class Part(StrEnum):
    """A part that may run alone; desk and site are served, each on a port of its own."""

    DESK = "server"
    SITE = "site"
    CLOCK = "clock"


class House:
    """Servers that listen already, on one loop."""

    def __init__(self, servers: list) -> None:
        self._servers = servers

    def close(self) -> None:
        for server in self._servers:
            server.close()

    def serve(self, works: Clockwork | None) -> None:
        """Serve until it is closed, with the clock beside it."""
        beside = threading.Thread(target=works.run, name="clock") if works else None
        if beside:
            beside.start()
        try:
            with contextlib.suppress(OSError):  # the listening sockets were closed by a signal
                self._servers[0].run()
        finally:
            if works and beside:
                works.stop()
                beside.join()


def run_house(*, host: str, port: int, site_port: int, only: str | None = None) -> int:
    """Serve and keep the clock until a signal says stop; the exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    migrate()
    works = None
    if only in (None, Part.CLOCK):
        release_claims()
        works = Clockwork(jobs.door(), now=clock.now, turns=Turns(HostPace()), workers=WORKERS)
    if works and only:
        _stop_on_signals(works.stop)
        print("The clock is running. Stop it with Ctrl-C.", flush=True)
        works.run()
        return 0
    ports = {Part.DESK: port, Part.SITE: site_port}
    house = open_house({part: at for part, at in ports.items() if only in (None, part)}, host=host)
    if only != Part.SITE:
        said = f"The desk of {settings.OFFICE.organisation} is open"
        print(f"{said}: http://{host}:{port}/", flush=True)
    if only != Part.DESK:
        print(f"The public site is open: http://{host}:{site_port}/", flush=True)
    house.serve(works)
    return 0


def open_house(ports: Mapping[Part, int], *, host: str) -> House:
    """Servers that listen already and close when this process is asked to end.

    Raises BadInput when a port is taken.
    """
    from minhbach.desk.wsgi import application, public

    served = {Part.DESK: application, Part.SITE: public}
    loop: dict = {}
    house = House([_open_server(served[part], host, port, loop) for part, port in ports.items()])
    _stop_on_signals(house.close)
    return house


def _open_server(application, host: str, port: int, loop: dict):
    try:
        return create_server(
            application,
            map=loop,
            host=host,
            port=port,
            threads=THREADS,
            ident="minhbach",
            **_proxy(),
        )
    except OSError as error:
        raise BadInput(
            f"Port {port} on {host} cannot be opened ({error.strerror}); "
            "choose another with --port or --site-port."
        ) from error


def _proxy() -> dict:
    """What waitress believes of a proxy in front: who asks, and by which scheme."""
    if not settings.OFFICE.proxy:
        return {}
    return {
        "trusted_proxy": settings.OFFICE.proxy,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _stop_on_signals(stop) -> None:
    """Call `stop` when this process is asked to end."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop())
