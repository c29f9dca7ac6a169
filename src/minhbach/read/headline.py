"""Which of a page's headlines is the article's.

JSON-LD is believed first: it names the article and nothing else. Where it gives two names
(`headline`, `name`), the one the page also hands to those who share it is taken. Then come the
shared headline, the heading shown, the window's title, the feed; a feed that agrees with one
of them settles it.

Outlets add their name (`Nước lũ lên nhanh - Báo Ví Dụ`) or a section. That is cut off when it
is the outlet's name or the site's address, and when the next candidate is the same without it:
the shared headline for JSON-LD, any for the shared headline and the title.
"""

import re
from urllib.parse import urlsplit

from minhbach.read.markup import LONGEST_HEADLINE, Markup
from minhbach.text.normalize import fold

_BETWEEN = re.compile(r"\s+[-|–—•*·:»]+\s+|\s*[｜|：]\s*|\s+::\s+")
_NOT_LETTER = re.compile(r"\W+")
_SHORTEST_NAME = 3  # letters of a site's name that may be looked for inside a suffix
_LONGEST_ADDITION = 40  # letters: what is longer says something, even with a name in it
_CUT = ("...", "…")


def choose_headline(markup: Markup, *, address: str, hint: str = "") -> str:
    """The headline shown to readers, without the outlet's name; empty when there is none."""
    names = _names(markup.outlet, address)
    linked = _bare(markup.linked_headline, [markup.shared_headline], names)
    plain = [linked, *markup.shown, hint]
    shared = _bare(markup.shared_headline, plain, names)
    title = _bare(markup.window_title, plain, names)
    name = _bare(markup.linked_name, [], names)
    if name and _key(name) == _key(shared):
        linked = name
    said = [s for s in (linked, shared, *markup.shown, title) if s]
    if hint and not linked:
        said.sort(key=lambda s: _key(s) != _key(hint))
    return _uncut(said[0], said) if said else hint


def repeats(line: str, *said: str) -> bool:
    """Whether a line of text says nothing but one of these again; signs and case aside."""
    key = _key(line) if len(line) <= LONGEST_HEADLINE else ""
    return bool(key) and key in map(_key, said)


def _key(text: str) -> str:
    return _NOT_LETTER.sub("", fold(text))


def _names(outlet: str, address: str) -> tuple[str, ...]:
    labels = _host(address).removeprefix("www.").split(".")
    site = max(labels[:-1] or [""], key=len)
    return tuple(n for n in (_key(outlet), _key(site)) if len(n) >= _SHORTEST_NAME)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _bare(said: str, others: list[str], names: tuple[str, ...]) -> str:
    return _without_outlet(_without_addition(said, others), names)


def _without_addition(said: str, others: list[str]) -> str:
    keys = {_key(other) for other in others if other}
    starts = (said[: cut.start()] for cut in _BETWEEN.finditer(said))
    return next((start for start in starts if _key(start) in keys), said)


def _without_outlet(said: str, names: tuple[str, ...]) -> str:
    for cut in reversed(list(_BETWEEN.finditer(said))):
        if _is_outlet(said[cut.end() :], names):
            said = said[: cut.start()]
    first = _BETWEEN.search(said)
    if first and _key(said[: first.start()]) in names:
        said = said[first.end() :]
    return said.strip()


def _is_outlet(addition: str, names: tuple[str, ...]) -> bool:
    key = _key(addition)
    return (
        bool(key)
        and len(key) <= _LONGEST_ADDITION
        and any(name in key or key in name for name in names)
    )


def _uncut(chosen: str, others: list[str]) -> str:
    """The longer candidate of which `chosen` is the cut-off beginning, else `chosen`."""
    if not chosen.endswith(_CUT):
        return chosen
    start = _key(chosen)
    longer = (o for o in others if _key(o).startswith(start) and len(_key(o)) > len(start))
    return next((o for o in longer if not o.endswith(_CUT)), chosen)
