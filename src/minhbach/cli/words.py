"""What every command is made of: its words, its office, its exit statuses."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from minhbach.desk.office import Office, read_office

Handler = Callable[[argparse.Namespace], int]

BAD_INPUT = 2
FAILED = 1


def command(commands, name: str, handler: Handler, help: str, example: str):
    parser = commands.add_parser(
        name,
        help=help,
        description=help,
        epilog=f"Example:  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(handler=handler)
    return parser


def office_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--office",
        type=Path,
        metavar="DIR",
        default=Path(os.environ.get("MINHBACH_DIR") or "."),
        help="the office's folder (else MINHBACH_DIR, else this folder)",
    )


def use_office(folder: Path) -> Office:
    """Make the office of `folder` the one this process works for."""
    office = read_office(folder.resolve())
    os.environ["MINHBACH_DIR"] = str(office.folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "minhbach.desk.settings"
    import django

    django.setup()
    return office
