"""The sentences of errors and problems, said in the reader's language.

Rooms and actions speak English, since they know no reader; their sentences are kept in the
database too. Here each is known by its form and said again in the language of the screen.
"""

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

SENTENCES = (
    # Roles, stories, topics, profiles, people.
    _("Your role does not allow this; ask an administrator."),
    _("A story needs a headline."),
    _("A story cannot be merged with itself."),
    _("Choose some of the story's articles, but not all of them."),
    _("Somebody else has merged this story into another; look at it again."),
    _("A topic needs a name and at least one word or phrase."),
    _("There is a topic called %(name)s already."),
    _("Somebody else has deleted this topic."),
    _("A profile needs a name."),
    _("There is a profile called %(name)s already."),
    _("Somebody else has deleted this profile."),
    _("The language of a brief is one of %(languages)s."),
    _("A brief holds 1 to %(most)s stories."),
    _("The cut-off lies 0 to %(most)s minutes before the slot."),
    _("Choose at least one weekday."),
    _("“%(text)s” is not a time; write 07:30, 15:30."),
    _("Choose a user name that is not taken yet."),
    # Briefs and grouping.
    _("This edition has just been made by another."),
    _("The last edition is not a minute old; there is nothing to tell yet."),
    _("Another worker is grouping; this one steps back."),
    # Following.
    _("%(address)s is not an http or https address."),
    _("The address is longer than 1,000 characters."),
    _("Somebody else has changed this feed; look at it again."),
    _("No feed stands in this list: an OPML outline needs an xmlUrl."),
    _("No feed was found at %(address)s; look for one there named RSS."),
    _("This is not a list of feeds (OPML): there is no outline in it."),
    _("Choose at least one feed."),
    _("Give an address or a list of feeds."),
    _("Choose the story to merge in."),
    # What a feed is instead.
    _("Nothing came: the body is empty."),
    _("This is a web page, not a feed. Look for the feed behind it."),
    _("This is a list of feeds (OPML). Import it instead of following it."),
    _("This is XML, but not a feed: its root element is <%(name)s>."),
    _("This is not text: a compressed file, a picture or the like."),
    _("This is neither XML nor JSON, so it is no feed."),
    _("This looks like JSON but cannot be read."),
    _("This is JSON, but not a JSON Feed."),
    # What had to be mended in a feed.
    _("Not well-formed; read as far as it could be."),
    _("Dates without a zone were taken as UTC."),
    _("Declared %(encoding)s, read as UTF-8."),
    _("Some bytes are not UTF-8 and were lost."),
    _("The encoding is not the declared one; read as windows-1252."),
    _("%(count)s entries; only %(most)s were read."),
    # What a visit met.
    _("More than %(count)s redirects; the last led to %(address)s."),
    _("%(host)s answered %(status)s."),
    _("No usable answer from %(address)s: %(reason)s."),
    _("The answer took longer than a whole request may take."),
    _("%(host)s leads to %(address)s, which is not on the public internet."),
    _("%(host)s cannot be reached: %(reason)s."),
    _("The name %(host)s is not known: %(reason)s."),
    _("%(address)s is not an address: %(reason)s."),
    _("Only http and https addresses are opened, not %(address)s."),
    _("An address with a user name in it is not opened."),
    _("Port %(port)s is not opened; only 80 and 443 are."),
    _("The answer is packed as %(encoding)s, which was not asked for."),
    _("The answer is larger than %(size)s MB."),
    _("The answer unpacks to more than %(size)s MB."),
    _("The answer broke off before its end."),
    # What a page is instead.
    _("No article was found on the page."),
    _("The page is larger than %(size)s MB."),
    _("The page has more than %(count)s tags."),
    _("The page is not text: a picture, a PDF or a packed file."),
    _("The page is empty or is not HTML."),
)
_HOLE = re.compile(r"%\((\w+)\)s")
_BETWEEN = re.compile(r"(?<=\.) (?=[A-Z])")


def said(sentence: object) -> str:
    """The sentence, or several in a row, in the language now active; unknown ones as they are."""
    text = str(sentence)
    whole = _said_whole(text)
    if whole is not None:
        return whole
    return " ".join(_said_whole(part) or part for part in _BETWEEN.split(text))


def is_known(text: str) -> bool:
    """Whether the text is one of the sentences, with something in its holes."""
    return _said_whole(text) is not None


def _said_whole(text: str) -> str | None:
    for sentence, form in _forms():
        match = form.fullmatch(text)
        if match:
            return gettext(sentence) % match.groupdict() if match.groupdict() else gettext(sentence)
    return None


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each sentence and the form it is known by; those without holes first."""
    ordered = sorted(SENTENCES, key=lambda sentence: len(_HOLE.findall(sentence)))
    return tuple((sentence, _form(sentence)) for sentence in ordered)


def _form(sentence: str) -> re.Pattern[str]:
    parts = _HOLE.split(sentence)
    # Odd parts are the names of the holes.
    return re.compile(
        "".join(f"(?P<{part}>.+?)" if n % 2 else re.escape(part) for n, part in enumerate(parts)),
        re.DOTALL,
    )
