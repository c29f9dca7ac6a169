"""An office: make it, follow feeds, poll them, print a brief."""

import argparse
import secrets
import sys
from importlib.resources import files
from pathlib import Path

from minhbach.cli.people import password_of
from minhbach.cli.words import command, office_option, use_office
from minhbach.desk.office import (
    DEFAULT_SITE,
    LANGUAGES,
    SETTINGS_FILE,
    Office,
    check_zone,
    write_office,
)
from minhbach.errors import BadInput


def add_office_commands(commands) -> None:
    init = command(
        commands,
        "init",
        _init,
        "Make a new office: its folder, settings, database and administrator.",
        'minhbach init anhai --organisation "UBND tỉnh An Hải" --administrator lan',
    )
    init.add_argument("folder", type=Path, metavar="DIR")
    init.add_argument("--organisation", required=True, help="the name the office signs with")
    init.add_argument("--zone", default="Asia/Ho_Chi_Minh", help="time zone (%(default)s)")
    init.add_argument("--language", choices=LANGUAGES, default="vi", help="(%(default)s)")
    init.add_argument("--contact", default="", help="address outlets can write to about our visits")
    init.add_argument("--site", default=DEFAULT_SITE, help="address of the site (%(default)s)")
    init.add_argument("--administrator", default="admin", help="user name (%(default)s)")
    init.add_argument(
        "--password-file", type=Path, help="file with the password; asked for when not given"
    )

    follow = command(
        commands,
        "follow",
        _follow,
        "Follow the feed behind an address, or every feed of an OPML list. "
        "The word starter stands for the list that comes with minhbach.",
        "minhbach follow tuoitre.vn",
    )
    follow.add_argument("what", metavar="URL|FILE.opml|starter")
    follow.add_argument("--folder", default="", help="folder to keep the feed in")
    office_option(follow)

    poll = command(
        commands, "poll", _poll, "Poll every feed that is due, read and group.", "minhbach poll"
    )
    poll.add_argument("--all", action="store_true", help="every feed, due or not")
    office_option(poll)

    brief = command(
        commands,
        "brief",
        _brief,
        "Print a brief: the one of a slot today, or one cut off now.",
        "minhbach brief 07:30",
    )
    brief.add_argument("slot", metavar="now|SLOT")
    brief.add_argument("--profile", default="", help="name of the profile (else the first)")
    office_option(brief)


def _init(options: argparse.Namespace) -> int:
    check_zone(options.zone)
    if (options.folder / "office.toml").exists():
        raise BadInput(f"There is an office in {options.folder} already.")
    password = password_of(options.password_file, options.administrator)
    office = Office(
        folder=options.folder.resolve(),
        organisation=options.organisation,
        zone=options.zone,
        language=options.language,
        contact=options.contact,
        site=options.site,
    )
    write_office(office, key=secrets.token_urlsafe(50))
    use_office(options.folder)
    from minhbach.desk import clock
    from minhbach.desk.actions.open_office import open_office

    try:
        open_office(options.administrator, password, now=clock.now())
    except BadInput:
        (office.folder / SETTINGS_FILE).unlink()  # so that it can be tried again
        raise
    print(f"The office is in {office.folder}. Next:")
    print(f"  minhbach follow starter --office {options.folder}")
    print(f"  minhbach run --office {options.folder}")
    return 0


def _follow(options: argparse.Namespace) -> int:
    use_office(options.office)
    from minhbach.desk import clock, jobs
    from minhbach.desk.actions.follow import follow_feed, import_opml

    now = clock.now()
    body = _opml(options.what)
    if body is not None:
        imported = import_opml(body, who=None, now=now)
        for address in imported.skipped:
            print(f"skipped: {address} is not an http or https address", file=sys.stderr)
        print(f"{imported.new} feeds are new on the list.")
        return 0
    found = jobs.discover(options.what, door=jobs.door())
    usable = [feed for feed in found.found if feed.entry_count != 0]
    for feed in found.found:
        print(f"{feed.address}  {feed.kind or '-'}  {feed.entry_count} entries  {feed.problem}")
        for entry in feed.entries:
            print(f"    {entry.title}")
    if not usable:
        raise BadInput("None of these feeds has entries; nothing was followed.")
    first = usable[0]
    follow_feed(
        first.address,
        title=first.title,
        kind=first.kind,
        outlet=found.title,
        home=found.address,
        folder=options.folder,
        who=None,
        now=now,
    )
    print(f"Following {first.address}.")
    return 0


def _opml(what: str) -> bytes | None:
    """The OPML list that `what` names, or None when it is an address."""
    if what == "starter":
        return files("minhbach.desk").joinpath("starter/outlets.opml").read_bytes()
    if what.lower().endswith((".opml", ".xml")) and "://" not in what:
        try:
            return Path(what).read_bytes()
        except OSError as error:
            raise BadInput(f"{what} cannot be read: {error.strerror}.") from error
    return None


def _poll(options: argparse.Namespace) -> int:
    use_office(options.office)
    from minhbach.desk import clock, jobs
    from minhbach.desk.actions.follow import make_due
    from minhbach.desk.clockwork import Clockwork
    from minhbach.desk.jobs.turns import Turns

    if options.all:
        make_due(now=clock.now())
    done = Clockwork(jobs.door(), now=clock.now, turns=Turns()).drain(show_progress=True)
    print(
        f"{done.polls} polls, {done.pages} pages read, {done.grouped} articles grouped, "
        f"{done.briefs} briefs made."
    )
    return 0


def _brief(options: argparse.Namespace) -> int:
    use_office(options.office)
    from minhbach.briefs.frozen import from_json
    from minhbach.briefs.render import render_text
    from minhbach.desk import clock, jobs

    edition = jobs.edition_for(options.slot, profile=options.profile, now=clock.now())
    print(render_text(from_json(edition.brief)))
    return 0
