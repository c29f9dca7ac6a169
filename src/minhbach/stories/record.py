"""A stream's lines as articles, and what grouping says of each, for `minhbach batch`."""

from datetime import UTC, datetime
from typing import Any

from minhbach.errors import BadInput
from minhbach.stories.cluster import Grouper
from minhbach.stories.copies import CopyIndex
from minhbach.stories.story import Piece

Record = dict[str, Any]


class _Numbers:
    """A number for each id of a stream, which may be any JSON string or number."""

    def __init__(self) -> None:
        self._ids: list[str | int] = []
        self._known: set[str | int] = set()

    def give(self, id: str | int) -> int:
        """Raises BadInput for an id that was given before."""
        if id in self._known:
            raise BadInput(f"the id {id!r} is given twice")
        self._known.add(id)
        self._ids.append(id)
        return len(self._ids) - 1

    def id_of(self, number: int) -> str | int:
        return self._ids[number]


class CopyRun:
    """Finds copies line by line: `{id, original}`; what is no copy is its own original."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._copies = CopyIndex()

    def take(self, line: Record) -> Record:
        """Raises BadInput for a line that is no article."""
        piece = _piece(line, self._numbers)
        original = self._copies.find(piece)
        self._copies.add(piece, original)
        root = piece.id if original is None else original
        return {"id": line["id"], "original": self._numbers.id_of(root)}


class StoryRun:
    """Groups line by line: `{id, story}`. Copies go where their original went."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._copies = CopyIndex()
        self._grouper = Grouper()
        self._story_of: dict[int, int] = {}
        self._last = 0

    def take(self, line: Record) -> Record:
        """Raises BadInput for a line that is no article."""
        piece = _piece(line, self._numbers)
        original = self._copies.find(piece)
        self._copies.add(piece, original)
        story = self._story(piece, original)
        self._story_of[piece.id] = story
        self._grouper.place(piece, story, is_copy=original is not None)
        return {"id": line["id"], "story": story}

    def _story(self, piece: Piece, original: int | None) -> int:
        if original is not None:
            return self._story_of[original]
        story = self._grouper.decide(piece).story
        if story is None:
            self._last += 1
            story = self._last
        return story


def _piece(line: Record, numbers: _Numbers) -> Piece:
    """The article of a line `{id, time, lang, source, title, text}`; times are Unix seconds."""
    for name in ("id", "time", "title"):
        if name not in line:
            raise BadInput(f"the line has no {name}")
    if not isinstance(line["id"], str | int) or isinstance(line["id"], bool):
        raise BadInput("an id is a string or a whole number")
    try:
        time = datetime.fromtimestamp(float(line["time"]), UTC)
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise BadInput(f"{line['time']!r} is not a time in seconds") from error
    fields = {name: line.get(name) or "" for name in ("lang", "source", "title", "text")}
    for name, value in fields.items():
        if not isinstance(value, str):
            raise BadInput(f"{name} is not text")
    return Piece(
        id=numbers.give(line["id"]),
        time=time,
        language=fields["lang"],
        outlet=fields["source"],
        headline=fields["title"],
        text=fields["text"],
    )
