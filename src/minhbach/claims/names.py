"""Words written as names: with a capital where a sentence does not begin."""

import re

from minhbach.claims.terms import plain

_TOKEN = re.compile(r"\w+|[.!?…:\n]")


def names_in(text: str) -> list[str]:
    """The words with a capital inside a sentence, in lower case, in order."""
    tokens = _TOKEN.findall(plain(text))
    before = ["\n", *tokens]
    return [
        token.lower()
        for last, token in zip(before, tokens, strict=False)
        if last[0].isalnum() and token[0].isupper()
    ]
