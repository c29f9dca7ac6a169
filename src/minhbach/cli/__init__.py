"""The one command: `minhbach ...`. The work is done by the rooms and the desk."""

import argparse
import os
import sys

from minhbach import __version__
from minhbach.cli.cases import add_case_commands, add_review_commands
from minhbach.cli.keeping import add_keeping_commands
from minhbach.cli.office import add_office_commands
from minhbach.cli.people import add_person_commands
from minhbach.cli.running import add_press_commands, add_running_commands
from minhbach.cli.tools import add_batch
from minhbach.cli.words import BAD_INPUT, FAILED
from minhbach.errors import BadInput, MinhbachError


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
    add_office_commands(commands)
    add_running_commands(commands)
    add_press_commands(commands)
    add_person_commands(commands)
    add_case_commands(commands)
    add_review_commands(commands)
    add_keeping_commands(commands)
    add_batch(commands)
    return parser
