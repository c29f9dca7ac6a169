"""The desk as a running program: the server and the clock, in one process or in two."""

import contextlib
import logging
import signal
import threading

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


def run_house(*, host: str, port: int, only: str | None = None) -> int:
    """Serve and keep the clock until a signal says stop; the exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    migrate()
    works = None
    if only != "server":
        release_claims()
        works = Clockwork(jobs.door(), now=clock.now, turns=Turns(HostPace()), workers=WORKERS)
    if only == "clock":
        stop_on_signals(works.stop)
        print("The clock is running. Stop it with Ctrl-C.", flush=True)
        works.run()
        return 0
    server = open_server(host, port)
    stop_on_signals(server.close)
    print(f"The desk of {settings.OFFICE.organisation} is open: http://{host}:{port}/", flush=True)
    serve(server, works)
    return 0


def open_server(host: str, port: int):
    """A server that listens already. Raises BadInput when the port is taken."""
    from minhbach.desk.wsgi import application

    try:
        return create_server(application, host=host, port=port, threads=THREADS, ident="minhbach")
    except OSError as error:
        raise BadInput(
            f"Port {port} on {host} cannot be opened ({error.strerror}); "
            "choose another with --port."
        ) from error


def serve(server, works: Clockwork | None) -> None:
    """Serve until the server is closed, with the clock beside it."""
    beside = threading.Thread(target=works.run, name="clock") if works else None
    if beside:
        beside.start()
    try:
        with contextlib.suppress(OSError):  # the listening socket was closed by a signal
            server.run()
    finally:
        if works and beside:
            works.stop()
            beside.join()


def stop_on_signals(stop) -> None:
    """Call `stop` when this process is asked to end."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop())
