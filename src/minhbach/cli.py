"""The one command: `minhbach ...`. The work is done by the rooms and the desk."""

import argparse
import getpass
import json
import os
import secrets
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from minhbach import __version__, batch
from minhbach.cases.workflow import Role
from minhbach.desk.office import (
    DEFAULT_SITE,
    LANGUAGES,
    SETTINGS_FILE,
    Office,
    check_zone,
    read_office,
    write_office,
)
from minhbach.errors import BadInput, MinhbachError

Handler = Callable[[argparse.Namespace], int]

BAD_INPUT = 2
FAILED = 1

_FILE_OF_TOOL = {"read": "LIST", "detect": "FILE"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status. An error that tells what to do is one line."""
    options = _parser().parse_args(arguments)
    try:
        return options.handler(options)
    except MinhbachError as error:
        print(f"minhbach: {error}", file=sys.stderr)
        return BAD_INPUT if isinstance(error, BadInput) else FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("minhbach: stopped; what was done is kept.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="minhbach",
        description="A public-information desk: what the press says, on your desk in the morning.",
    )
    parser.add_argument("--version", action="version", version=f"minhbach {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_office_commands(commands)
    _add_running_commands(commands)
    _add_press_commands(commands)
    _add_person_commands(commands)
    _add_case_commands(commands)
    _add_review_commands(commands)
    _add_batch(commands)
    return parser


def _command(commands, name: str, handler: Handler, help: str, example: str):
    parser = commands.add_parser(
        name,
        help=help,
        description=help,
        epilog=f"Example:  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(handler=handler)
    return parser


def _office_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--office",
        type=Path,
        metavar="DIR",
        default=Path(os.environ.get("MINHBACH_DIR") or "."),
        help="the office's folder (else MINHBACH_DIR, else this folder)",
    )


def _add_office_commands(commands) -> None:
    init = _command(
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

    follow = _command(
        commands,
        "follow",
        _follow,
        "Follow the feed behind an address, or every feed of an OPML list. "
        "The word starter stands for the list that comes with minhbach.",
        "minhbach follow tuoitre.vn",
    )
    follow.add_argument("what", metavar="URL|FILE.opml|starter")
    follow.add_argument("--folder", default="", help="folder to keep the feed in")
    _office_option(follow)

    poll = _command(
        commands, "poll", _poll, "Poll every feed that is due, read and group.", "minhbach poll"
    )
    poll.add_argument("--all", action="store_true", help="every feed, due or not")
    _office_option(poll)

    brief = _command(
        commands,
        "brief",
        _brief,
        "Print a brief: the one of a slot today, or one cut off now.",
        "minhbach brief 07:30",
    )
    brief.add_argument("slot", metavar="now|SLOT")
    brief.add_argument("--profile", default="", help="name of the profile (else the first)")
    _office_option(brief)


def _add_running_commands(commands) -> None:
    run = _command(
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
    _office_option(run)

    publish = _command(
        commands,
        "publish",
        _publish,
        "Write the public site as plain files, which any web server can serve.",
        "minhbach publish --office anhai --to /var/www/anhai",
    )
    publish.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder")
    _office_option(publish)


def _add_press_commands(commands) -> None:
    demo = _command(
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

    replay = _command(
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


def _add_person_commands(commands) -> None:
    person = commands.add_parser("person", help="The people of the desk: add one, list them.")
    acts = person.add_subparsers(required=True, metavar="ACT")
    add = _command(
        acts,
        "add",
        _person_add,
        "Add a person to the desk, with as many roles as needed. "
        "All else is changed on the page People.",
        'minhbach person add lan --role "desk officer" --email lan@anhai.example',
    )
    add.add_argument("name", metavar="NAME", help="user name")
    add.add_argument(
        "--role",
        action="append",
        default=[],
        type=_role,
        metavar="ROLE",
        help=f"one of: {', '.join(Role)}; once for each",
    )
    add.add_argument("--email", default="", metavar="ADDRESS", help="where letters about cases go")
    add.add_argument("--password-file", type=Path, metavar="FILE", help="asked for when not given")
    _office_option(add)
    listed = _command(
        acts,
        "list",
        _person_list,
        "Everybody who has an account, and their roles.",
        "minhbach person list",
    )
    _office_option(listed)


def _role(word: str) -> Role:
    try:
        return Role(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{word} is no role: {', '.join(Role)}") from error


def _add_case_commands(commands) -> None:
    case = _command(
        commands,
        "case",
        _case,
        "Move a case, as one person of the desk: the same moves as on its page.",
        "minhbach case 3 decline --as lan --set reason='Asked twice'",
    )
    case.add_argument("number", type=int, metavar="NUMBER")
    case.add_argument("move", metavar="MOVE")
    case.add_argument("--as", dest="person", required=True, metavar="USER", help="user name")
    case.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="what is said with the move"
    )
    _office_option(case)

    audit = commands.add_parser("audit", help="The audit trail: export it, check its chain.")
    acts = audit.add_subparsers(required=True, metavar="ACT")
    export = _command(
        acts,
        "export",
        _audit_export,
        "Write the whole trail to a file of JSON lines.",
        "minhbach audit export trail.jsonl",
    )
    export.add_argument("file", type=Path, metavar="FILE")
    _office_option(export)
    verify = _command(
        acts,
        "verify",
        _audit_verify,
        "Check the chain of the trail; status 1 when it is not whole.",
        "minhbach audit verify",
    )
    _office_option(verify)

    evidence = commands.add_parser("evidence", help="Kept copies of evidence: check them.")
    acts = evidence.add_subparsers(required=True, metavar="ACT")
    verify = _command(
        acts,
        "verify",
        _evidence_verify,
        "Check every kept copy against its checksums; status 1 when one is not whole.",
        "minhbach evidence verify",
    )
    _office_option(verify)


def _add_review_commands(commands) -> None:
    reviews = commands.add_parser("reviews", help="The fact-checks of others: import them.")
    acts = reviews.add_subparsers(required=True, metavar="ACT")
    bring = _command(
        acts,
        "import",
        _reviews_import,
        "Import fact-checks (ClaimReview) from a file (page, DataFeed, JSON lines, CSV), a page, "
        "or each page that a feed names. Started again, it goes on where it stopped.",
        "minhbach reviews import https://example.org/fact-checks/feed",
    )
    bring.add_argument("what", metavar="FILE|URL")
    _office_option(bring)


def _add_batch(commands) -> None:
    tools = commands.add_parser(
        "batch",
        help="The rooms as tools: JSON lines in, JSON lines out, no database.",
        description="The rooms as tools: JSON lines in (or .gz, or -), JSON lines out, no "
        "database. Ends with status 3 when lines were skipped.",
    )
    tool = tools.add_subparsers(required=True, metavar="TOOL")
    feeds = _command(
        tool,
        "feeds",
        lambda o: batch.feeds(o.files, sys.stdout),
        "Read feed files: {file, kind, title, entries, problem} each.",
        "minhbach batch feeds *.xml > feeds.jsonl",
    )
    feeds.add_argument("files", nargs="+", metavar="FILE")
    for name, handler, help in (
        ("read", batch.read, "Read pages: lines with a path come back with the article."),
        ("copies", batch.copies, "Find copies: {id, original} a line."),
        ("stories", batch.stories, "Group a stream: {id, story} a line, in one pass."),
        ("detect", batch.detect, "Find what can be checked: {id, checkable, kind, score, why}."),
    ):
        parser = _command(
            tool, name, _on_file(handler), help, f"minhbach batch {name} stream.jsonl.gz"
        )
        parser.add_argument("file", metavar=_FILE_OF_TOOL.get(name, "STREAM"))
    match = _command(
        tool,
        "match",
        lambda o: batch.match(o.checks, o.queries, sys.stdout),
        "Find what was checked before: {id, matches: [{id, score, zone}]} a query.",
        "minhbach batch match --checks checks.jsonl.gz queries.jsonl",
    )
    match.add_argument(
        "--checks", required=True, metavar="CHECKS", help="lines {id, title, text, aliases?}"
    )
    match.add_argument("queries", metavar="QUERIES", help="lines {id, text}")


def _on_file(handler) -> Handler:
    return lambda options: handler(options.file, sys.stdout)


def _open_office(folder: Path) -> Office:
    """Make the office of `folder` the one this process works for."""
    office = read_office(folder.resolve())
    os.environ["MINHBACH_DIR"] = str(office.folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "minhbach.desk.settings"
    import django

    django.setup()
    return office


def _init(options: argparse.Namespace) -> int:
    check_zone(options.zone)
    if (options.folder / "office.toml").exists():
        raise BadInput(f"There is an office in {options.folder} already.")
    password = _password(options.password_file, options.administrator)
    office = Office(
        folder=options.folder.resolve(),
        organisation=options.organisation,
        zone=options.zone,
        language=options.language,
        contact=options.contact,
        site=options.site,
    )
    write_office(office, key=secrets.token_urlsafe(50))
    _open_office(options.folder)
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


def _password(file: Path | None, name: str) -> str:
    """The password in the file, or as it is typed."""
    if file:
        try:
            return file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadInput(f"{file} cannot be read: {error.strerror}.") from error
    if not sys.stdin.isatty():
        raise BadInput(f"Give the password of {name} with --password-file FILE.")
    return getpass.getpass(f"Password for {name}: ")


def _person_add(options: argparse.Namespace) -> int:
    _open_office(options.office)
    from minhbach.desk import clock
    from minhbach.desk.actions.people import add_person

    password = _password(options.password_file, options.name)
    person = add_person(
        options.name,
        password,
        roles=options.role,
        email=options.email,
        who=None,
        now=clock.now(),
    )
    print(f"Added {person.get_username()}: {', '.join(options.role) or 'no role'}.")
    return 0


def _person_list(options: argparse.Namespace) -> int:
    _open_office(options.office)
    from django.contrib.auth.models import User

    for person in User.objects.prefetch_related("groups").order_by("username"):
        names = {group.name for group in person.groups.all()}
        roles = ", ".join(role for role in Role if role in names)
        closed = "" if person.is_active else "  (closed)"
        print(f"{person.get_username()}  {roles or 'no role'}{closed}")
    return 0


def _follow(options: argparse.Namespace) -> int:
    _open_office(options.office)
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
    _open_office(options.office)
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
    _open_office(options.office)
    from minhbach.briefs.frozen import from_json
    from minhbach.briefs.render import render_text
    from minhbach.desk import clock, jobs

    edition = jobs.edition_for(options.slot, profile=options.profile, now=clock.now())
    print(render_text(from_json(edition.brief)))
    return 0


def _case(options: argparse.Namespace) -> int:
    _open_office(options.office)
    from django.contrib.auth.models import User

    from minhbach.desk import clock
    from minhbach.desk.actions.case.move import move_case
    from minhbach.desk.models import Case
    from minhbach.desk.web.moves import said_with

    person = User.objects.filter(username=options.person, is_active=True).first()
    if person is None:
        raise BadInput(f"There is no active person {options.person}.")
    if not Case.objects.filter(pk=options.number).exists():
        raise BadInput(f"There is no case {options.number}.")
    pairs = [pair.partition("=") for pair in options.set]
    wrong = [name for name, equals, _ in pairs if not equals]
    if wrong:
        raise BadInput(f"Write {wrong[0]} as {wrong[0]}=value.")
    values = {name: value for name, _, value in pairs}
    said = said_with(options.move, values)
    if set(values) - set(said):
        raise BadInput(f"{options.move} does not ask for {min(set(values) - set(said))}.")
    move_case(options.number, options.move, who=person, now=clock.now(), **said)
    case = Case.objects.get(pk=options.number)
    print(f"Case {case.pk} is {case.state.replace('-', ' ')}.")
    return 0


def _audit_export(options: argparse.Namespace) -> int:
    office = _open_office(options.office)
    from minhbach.cases.trail import export_lines
    from minhbach.desk import clock
    from minhbach.desk.gather.audit import entries, head

    count, last = head()
    with options.file.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(
            export_lines(
                entries(count),
                organisation=office.organisation,
                exported=clock.now(),
                head=last,
                count=count,
            )
        )
    print(f"{count} entries are in {options.file}.")
    return 0


def _audit_verify(options: argparse.Namespace) -> int:
    _open_office(options.office)
    from minhbach.desk.gather.audit import head, trail_problems

    found = trail_problems()
    for problem in found:
        print(problem)
    if not found:
        print(f"{head()[0]} entries, whole.")
    return FAILED if found else 0


def _evidence_verify(options: argparse.Namespace) -> int:
    _open_office(options.office)
    from minhbach.desk import jobs

    checked = jobs.check_evidence()
    found = [(row, problem) for row, problem in checked if problem]
    for row, problem in found:
        print(f"case {row.case_id}, evidence {row.pk}, {row.kept}: {problem}")
    print(f"{len(checked)} kept copies, {len(checked) - len(found)} whole.")
    return FAILED if found else 0


def _reviews_import(options: argparse.Namespace) -> int:
    _open_office(options.office)
    from threading import Event

    from minhbach.desk import clock, jobs

    if options.what.startswith(("http://", "https://")):
        brought = jobs.bring_address(
            options.what,
            door=jobs.door(),
            who=None,
            now=clock.now,
            wait=Event().wait,
            show_progress=True,
        )
    else:
        brought = jobs.bring_file(Path(options.what), who=None, now=clock.now(), show_progress=True)
    for failed in brought.failed:
        print(f"skipped: {failed}", file=sys.stderr)
    print(f"{brought.new} fact-checks are new, {brought.known} known, {brought.skipped} skipped.")
    return FAILED if brought.failed else 0


def _run(options: argparse.Namespace) -> int:
    _open_office(options.office)
    from minhbach.desk.house import run_house

    return run_house(
        host=options.host, port=options.port, site_port=options.site_port, only=options.only
    )


def _publish(options: argparse.Namespace) -> int:
    _open_office(options.office)
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
