"""Lines of checks and queries, and what matching says of each, for `minhbach batch match`."""

from collections.abc import Iterable
from typing import Any

from minhbach.claims.match import Check, CheckIndex
from minhbach.errors import BadInput

Record = dict[str, Any]


class MatchRun:
    """Matches line by line against checks that do not change: `{id, matches}`."""

    def __init__(self, checks: Iterable[Record] = ()) -> None:
        self._index = CheckIndex()
        self._ids: dict[str, str | int] = {}
        for line in checks:
            self.know(line)

    def know(self, line: Record) -> None:
        """Add a check `{id, title, text, aliases?, language?}`.

        Raises BadInput for a line that is no check, or an id that was given before.
        """
        id = _id(line)
        key = f"{type(id).__name__} {id}"
        if key in self._ids:
            raise BadInput(f"the id {id!r} is given twice")
        check = Check(
            key,
            _text(line, "title"),
            _text(line, "text"),
            _aliases(line),
            _text(line, "language"),
        )
        if not (check.title or check.text):
            raise BadInput("the check has neither title nor text")
        self._ids[key] = id
        self._index.add(check)

    def take(self, query: Record) -> Record:
        """`{id, matches: [{id, score, zone}]}`, best first, at most ten.

        Raises BadInput for a line without an id and a text.
        """
        id, text = _id(query), _text(query, "text")
        if not text:
            raise BadInput("the line has no text")
        matches = [
            {"id": self._ids[match.id], "score": round(match.score, 4), "zone": match.zone.value}
            for match in self._index.find(text)
        ]
        return {"id": id, "matches": matches}


def _id(line: Record) -> str | int:
    id = line.get("id")
    if not isinstance(id, str | int) or isinstance(id, bool):
        raise BadInput("an id is a string or a whole number")
    return id


def _text(line: Record, name: str) -> str:
    value = line.get(name) or ""
    if not isinstance(value, str):
        raise BadInput(f"{name} is not text")
    return value


def _aliases(line: Record) -> tuple[str, ...]:
    value = line.get("aliases") or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadInput("aliases is not a list of texts")
    return tuple(value)
