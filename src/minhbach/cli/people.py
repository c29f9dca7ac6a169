"""The people of the desk."""

import argparse
import getpass
import sys
from pathlib import Path

from minhbach.cases.workflow import Role
from minhbach.cli.words import command, office_option, use_office
from minhbach.errors import BadInput


def add_person_commands(commands) -> None:
    person = commands.add_parser("person", help="The people of the desk: add one, list them.")
    acts = person.add_subparsers(required=True, metavar="ACT")
    add = command(
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
    office_option(add)
    listed = command(
        acts,
        "list",
        _person_list,
        "Everybody who has an account, and their roles.",
        "minhbach person list",
    )
    office_option(listed)


def _role(word: str) -> Role:
    try:
        return Role(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{word} is no role: {', '.join(Role)}") from error


def password_of(file: Path | None, name: str) -> str:
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
    use_office(options.office)
    from minhbach.desk import clock
    from minhbach.desk.actions.people import add_person

    password = password_of(options.password_file, options.name)
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
    use_office(options.office)
    from django.contrib.auth.models import User

    for person in User.objects.prefetch_related("groups").order_by("username"):
        names = {group.name for group in person.groups.all()}
        roles = ", ".join(role for role in Role if role in names)
        closed = "" if person.is_active else "  (closed)"
        print(f"{person.get_username()}  {roles or 'no role'}{closed}")
    return 0
