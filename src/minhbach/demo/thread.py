"""The thread of the demo as written: its people, departments, and what they do, step by step.

    press/thread.toml -> Thread(people, departments, steps)

A step names an act (`demo.acts`) and what is said with it. In what is said, `{d-1}` becomes a
date as in the press; a value that is a day (`d-3`) or a moment (`d0 07:34`) and nothing else is
written out, so that a form of the desk reads it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from minhbach.cases.workflow import Role
from minhbach.demo.manuscript import moment
from minhbach.demo.newsroom import dated

_FILE = files("minhbach.demo") / "press" / "thread.toml"
_DAY = re.compile(r"d([+-]\d+|0)")
_MOMENT = re.compile(r"d([+-]\d+|0) \d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the desk, known by user name, with one role."""

    name: str
    role: Role
    email: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A department; `experts` are user names."""

    name: str
    contact: str
    above: str
    experts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What happens at a moment: `who` does `act` on the question or case `on`.

    `who` is a user name, `link` for the department by its link, or empty for the public.
    """

    at: datetime
    act: str
    on: str
    who: str
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Thread:
    """The whole thread; `steps` are in time order."""

    people: tuple[Person, ...]
    departments: tuple[Unit, ...]
    steps: tuple[Step, ...]


def load_thread(end: datetime) -> Thread:
    """The thread whose two days end at `end`, 07:30 in the office's zone (aware, in that zone)."""
    said = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    steps = [_step(step, end) for step in said["step"]]
    return Thread(
        people=tuple(
            Person(one["name"], Role(one["role"]), one["email"]) for one in said["person"]
        ),
        departments=tuple(
            Unit(one["name"], one["contact"], one["above"], tuple(one.get("experts", ())))
            for one in said["department"]
        ),
        steps=tuple(sorted(steps, key=lambda step: step.at)),
    )


def _step(step: dict[str, Any], end: datetime) -> Step:
    rest = {
        name: _written_out(value, end)
        for name, value in step.items()
        if name not in ("at", "act", "on", "who")
    }
    return Step(
        at=end + moment(step["at"]),
        act=step["act"],
        on=step.get("on", ""),
        who=step.get("who", ""),
        said=rest,
    )


def _written_out(value: Any, end: datetime) -> Any:
    if not isinstance(value, str):
        return value
    if _MOMENT.fullmatch(value):
        return (end + moment(value)).isoformat()
    if day := _DAY.fullmatch(value):
        return _day(end, int(day[1])).isoformat()
    return dated(value.strip(), end.date())


def _day(end: datetime, distance: int) -> date:
    return end.date() + timedelta(days=distance)
