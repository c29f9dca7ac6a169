"""A brief as JSON and back, exactly: an edition is made once and kept as it was.

The fields and their types are those of the values; times are ISO 8601 in UTC. A field that an
older edition lacks takes its default.
"""

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any, cast, get_args, get_origin, get_type_hints

from minhbach.briefs.brief import Brief


def to_json(brief: Brief) -> dict[str, Any]:
    """The brief as JSON's own types: `from_json` gives an equal brief back."""
    return cast(dict[str, Any], _plain(brief))


def from_json(kept: dict[str, Any]) -> Brief:
    """The brief that `to_json` was given. Raises TypeError, KeyError or ValueError on others."""
    return cast(Brief, _value(Brief, kept))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, str) else value


def _value(kind: Any, kept: Any) -> Any:
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], part) for part in kept)
    if is_dataclass(kind):
        kinds = get_type_hints(kind)
        values = {name: _value(kinds[name], part) for name, part in kept.items()}
        return cast(Any, kind)(**values)
    return datetime.fromisoformat(kept) if kind is datetime else kind(kept)
