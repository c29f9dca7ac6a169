"""The desk as a running program, the site as files, and plays: demo and replay."""

import argparse
import json
from pathlib import Path

from minhbach.cli.words import command, office_option, use_office
from minhbach.desk.office import LANGUAGES


def add_running_commands(commands) -> None:
    run = command(
        commands,
        "run",
        _run,
        "The desk, the public site and the clock in one process.",
        "minhbach run --office anhai",
    )
    run.add_argument("--host", default="127.0.0.1", help="(%(default)s)")
    run.add_argument("--port", type=int, default=8765, help="of the desk (%(default)s)")
    run.add_argument("--site-port", type=int, default=8766, help="of the site (%(default)s)")
    run.add_argument(
        "--only",
        choices=("server", "site", "clock"),
        help="run only this part here: the desk's server, the public site, or the clock",
    )
    office_option(run)

    publish = command(
        commands,
        "publish",
        _publish,
        "Write the public site as plain files, which any web server can serve.",
        "minhbach publish --office anhai --to /var/www/anhai",
    )
    publish.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder")
    office_option(publish)


def add_press_commands(commands) -> None:
    demo = command(
        commands,
        "demo",
        _demo,
        "The demo: two days of a small invented press and of the questions it raises, then the "
        "desk and the public site. Needs no network.",
        "minhbach demo",
    )
    demo.add_argument("--once", type=Path, metavar="DIR", help="make it in DIR and exit")
    demo.add_argument("--port", type=int, default=8765, help="of the desk (%(default)s)")
    demo.add_argument("--site-port", type=int, default=8766, help="of the site (%(default)s)")
    demo.add_argument("--language", choices=LANGUAGES, default="vi", help="(%(default)s)")

    replay = command(
        commands,
        "replay",
        _replay,
        "Serve a stream of articles as outlets on this machine and collect it "
        "through the same door as real ones. Started again, it goes on where it stopped.",
        "minhbach replay stream.jsonl.gz --into office --limit 1000",
    )
    replay.add_argument("stream", type=Path, metavar="STREAM.jsonl[.gz]")
    replay.add_argument("--into", type=Path, default=Path("replay"), help="office (%(default)s)")
    replay.add_argument("--limit", type=int, help="only the first articles of the stream")
    replay.add_argument(
        "--speed", type=float, help="seconds of the stream in a second (else as fast as it goes)"
    )


def _run(options: argparse.Namespace) -> int:
    use_office(options.office)
    from minhbach.desk.house import run_house

    return run_house(
        host=options.host, port=options.port, site_port=options.site_port, only=options.only
    )


def _publish(options: argparse.Namespace) -> int:
    use_office(options.office)
    from minhbach.desk.web.public.files import write_files
    from minhbach.desk.wsgi import site

    done = write_files(options.to, app=site, show_progress=True)
    print(f"{done.files} files in {options.to}: {done.written} written, {done.removed} taken away.")
    return 0


def _demo(options: argparse.Namespace) -> int:
    from minhbach.demo import show

    if options.once:
        print(json.dumps(show.make(options.once, language=options.language)))
        return 0
    return show.open_desk(port=options.port, site_port=options.site_port, language=options.language)


def _replay(options: argparse.Namespace) -> int:
    from minhbach.demo import replay

    print(
        json.dumps(
            replay.replay(
                options.stream, into=options.into, limit=options.limit, speed=options.speed
            )
        )
    )
    return 0
