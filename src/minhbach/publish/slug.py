"""The path of a statement: readable, plain ASCII, and never changed once it is public."""

import re
from collections.abc import Container
from itertools import count

from minhbach.publish.wording import is_vietnamese
from minhbach.text.normalize import fold

# Trades a readable end of the address against addresses that break in mails and on paper.
MAX_SLUG_CHARS = 80

_OTHER = re.compile(r"[^a-z0-9]+")


def slug(title: str, language: str) -> str:
    """Lower-case ASCII words joined by hyphens, at most MAX_SLUG_CHARS, cut after a whole word.

    A title without a Latin letter or a digit gives "tra-loi" or "answer".
    """
    plain = _OTHER.sub("-", fold(title)).strip("-")
    if not plain:
        return "tra-loi" if is_vietnamese(language) else "answer"
    if len(plain) <= MAX_SLUG_CHARS:
        return plain
    words, _, _ = plain[: MAX_SLUG_CHARS + 1].rpartition("-")
    return words or plain[:MAX_SLUG_CHARS]


def statement_path(year: int, name: str, taken: Container[str]) -> str:
    """`/answers/<year>/<name>/`, with -2, -3, ... at the name's end when it is among `taken`."""
    path = f"/answers/{year}/{name}/"
    numbers = count(2)
    while path in taken:
        path = f"/answers/{year}/{name}-{next(numbers)}/"
    return path
