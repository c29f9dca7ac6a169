"""A line with a sentence, and what is said of it, for `minhbach batch`."""

from typing import Any

from minhbach.claims.detect import detect
from minhbach.errors import BadInput

Record = dict[str, Any]


def detect_record(line: Record) -> Record:
    """`{id, checkable, kind, score, why}` of a line `{id, text, lang?}`.

    Raises BadInput for a line without an id or a text.
    """
    if "id" not in line:
        raise BadInput("the line has no id")
    text, language = line.get("text"), line.get("lang") or ""
    if not isinstance(text, str) or not isinstance(language, str):
        raise BadInput("the line needs a text, and lang is text, too")
    found = detect(text, language)
    return {
        "id": line["id"],
        "checkable": found.checkable,
        "kind": found.kind.value,
        "score": found.score,
        "why": list(found.why),
    }
