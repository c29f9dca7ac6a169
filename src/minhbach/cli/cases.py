"""Cases, the audit trail, kept evidence, and the fact-checks of others."""

import argparse
import sys
from pathlib import Path

from minhbach.cli.words import FAILED, command, office_option, use_office
from minhbach.errors import BadInput


def add_case_commands(commands) -> None:
    case = command(
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
    office_option(case)

    audit = commands.add_parser("audit", help="The audit trail: export it, check its chain.")
    acts = audit.add_subparsers(required=True, metavar="ACT")
    export = command(
        acts,
        "export",
        _audit_export,
        "Write the whole trail to a file of JSON lines.",
        "minhbach audit export trail.jsonl",
    )
    export.add_argument("file", type=Path, metavar="FILE")
    office_option(export)
    verify = command(
        acts,
        "verify",
        _audit_verify,
        "Check the chain of the trail; status 1 when it is not whole.",
        "minhbach audit verify",
    )
    office_option(verify)

    evidence = commands.add_parser("evidence", help="Kept copies of evidence: check them.")
    acts = evidence.add_subparsers(required=True, metavar="ACT")
    verify = command(
        acts,
        "verify",
        _evidence_verify,
        "Check every kept copy against its checksums; status 1 when one is not whole.",
        "minhbach evidence verify",
    )
    office_option(verify)


def add_review_commands(commands) -> None:
    reviews = commands.add_parser("reviews", help="The fact-checks of others: import them.")
    acts = reviews.add_subparsers(required=True, metavar="ACT")
    bring = command(
        acts,
        "import",
        _reviews_import,
        "Import fact-checks (ClaimReview) from a file (page, DataFeed, JSON lines, CSV), a page, "
        "or each page that a feed names. Started again, it goes on where it stopped.",
        "minhbach reviews import https://example.org/fact-checks/feed",
    )
    bring.add_argument("what", metavar="FILE|URL")
    office_option(bring)


def _case(options: argparse.Namespace) -> int:
    use_office(options.office)
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
    office = use_office(options.office)
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
    use_office(options.office)
    from minhbach.desk.gather.audit import head, trail_problems

    found = trail_problems()
    for problem in found:
        print(problem)
    if not found:
        print(f"{head()[0]} entries, whole.")
    return FAILED if found else 0


def _evidence_verify(options: argparse.Namespace) -> int:
    use_office(options.office)
    from minhbach.desk import jobs

    checked = jobs.check_evidence()
    found = [(row, problem) for row, problem in checked if problem]
    for row, problem in found:
        print(f"case {row.case_id}, evidence {row.pk}, {row.kept}: {problem}")
    print(f"{len(checked)} kept copies, {len(checked) - len(found)} whole.")
    return FAILED if found else 0


def _reviews_import(options: argparse.Namespace) -> int:
    use_office(options.office)
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
