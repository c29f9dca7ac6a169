"""A feed written in an old Vietnamese encoding becomes one in Unicode, and says that it was.

All titles and summaries are judged together, since one title is too short to tell.
"""

from dataclasses import replace

from minhbach.collect.raw import RawEntry, RawFeed, RawText
from minhbach.text.oldcodes import OldCode, modern, recognise

# So much of a feed tells its encoding; more costs time.
_TOLD_BY_CHARS = 50_000


def in_unicode(raw: RawFeed) -> RawFeed:
    """The feed with its texts in Unicode; the same feed when they are no old Vietnamese."""
    code = recognise("\n".join(_texts(raw))[:_TOLD_BY_CHARS])
    if code is None:
        return raw
    return replace(
        raw,
        title=_turned(raw.title, code),
        entries=tuple(_turned_entry(entry, code) for entry in raw.entries),
        problems=(*raw.problems, f"Written in the old encoding {code}, turned into Unicode."),
    )


def _texts(raw: RawFeed) -> list[str]:
    found, size = [raw.title.value], 0
    for entry in raw.entries:
        if size > _TOLD_BY_CHARS:
            break
        found += [entry.title.value, entry.summary.value]
        size += len(entry.title.value) + len(entry.summary.value)
    return found


def _turned(text: RawText, code: OldCode) -> RawText:
    return replace(text, value=modern(text.value, code))


def _turned_entry(entry: RawEntry, code: OldCode) -> RawEntry:
    return replace(
        entry,
        title=_turned(entry.title, code),
        summary=_turned(entry.summary, code),
        byline=modern(entry.byline, code),
    )
