"""Filters as chips: each is a link, and the whole state of a list is its address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice of a filter. `address` switches it on, or off when it is on."""

    label: str
    address: str
    on: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a filter may take."""

    value: str
    label: str
    count: int | None = None


def chips(
    name: str, choices: Iterable[Choice], state: Mapping[str, str], *, default: str = ""
) -> list[Chip]:
    """The chips of the filter `name` in a list whose state is given; a change goes to page 1."""
    chosen = state.get(name) or default
    return [
        Chip(
            label=choice.label,
            address=address(state, **{name: _other(choice.value, chosen, default), "page": ""}),
            on=choice.value == chosen,
            count=choice.count,
        )
        for choice in choices
    ]


def address(state: Mapping[str, str], /, **changes: str) -> str:
    """The query of a list's address with the changes made; an empty value is left out."""
    values = {**state, **changes}
    return "?" + urlencode({name: value for name, value in values.items() if value})


def _other(value: str, chosen: str, default: str) -> str:
    """What the chip leads to: its value, or nothing when it is on or is the default."""
    return "" if value in (chosen, default) else value
