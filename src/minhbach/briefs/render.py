"""A brief as a web page's fragment, as a mail and as plain text.

The fragment is the same on the desk and on paper. Its classes, for the style sheet:
`brief` > `brief-head` (h1, `notice`), `brief-stories` > `brief-story` (h2 with `tag tag-new`,
`tag-growing` or `tag-update`; `brief-line` with `cite`; `brief-facts` with `count`, `why`, `told`;
`also`), `brief-none`, `brief-foot`. The mail has the same with its styles on the elements, in
tables 600 px wide, since mail programs know no others.

Whatever came from outside is cleaned and escaped here, and only http and https addresses become
links.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from textwrap import fill

import css_inline

from minhbach.briefs.brief import Brief, BriefStory, Citation
from minhbach.briefs.wording import (
    also_line,
    closing,
    count_line,
    explain,
    full_time,
    notices,
    short_time,
    shown_citations,
    tag,
    title,
    told_line,
    wording,
)
from minhbach.text.normalize import clean

Link = Callable[[int], str]

TEXT_WIDTH = 78
_WEB_ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail's subject (one line), its HTML document and its text part."""

    subject: str
    html: str
    text: str


def render_html(brief: Brief, *, link: Link | None = None) -> str:
    """The brief as an `<article>`; `link` gives the desk's address of a story by its id."""
    stories = "".join(_story(story, brief, link) for story in brief.stories)
    none = f'<p class="brief-none">{_safe(wording(brief.language).nothing)}</p>'
    return (
        f'<article class="brief" lang="{_safe(brief.language)}">\n<header class="brief-head">'
        f'<p class="organisation">{_safe(brief.organisation)} · {_safe(brief.profile)}</p>'
        f"<h1>{_safe(title(brief))}</h1>{_paragraphs('notice', notices(brief))}</header>\n"
        + (f'<ol class="brief-stories">\n{stories}</ol>\n' if stories else none)
        + f'<footer class="brief-foot">{_paragraphs("", closing(brief))}</footer>\n</article>\n'
    )


def render_mail(brief: Brief, *, base_address: str) -> Mail:
    """The brief as a mail; stories link to the desk at `base_address` when that is given."""
    base = base_address.rstrip("/")
    link = (lambda story_id: f"{base}/stories/{story_id}/") if base else None
    document = _MAIL.format(
        language=_safe(brief.language),
        title=_safe(title(brief)),
        body=render_html(brief, link=link),
    )
    return Mail(
        subject=clean(f"{title(brief)} · {brief.organisation}"),
        html=_INLINER.inline(document),
        text=render_text(brief),
    )


def render_text(brief: Brief) -> str:
    """The brief as plain text, wrapped; addresses stand whole on lines of their own."""
    head = [f"{brief.organisation} · {brief.profile}", title(brief), *notices(brief)]
    stories = [_story_text(n, story, brief) for n, story in enumerate(brief.stories, start=1)]
    body = stories or [_wrapped(wording(brief.language).nothing)]
    foot = [_wrapped(sentence) for sentence in closing(brief)]
    return "\n\n".join(["\n".join(map(_wrapped, head)), *body, "\n".join(foot)]) + "\n"


def _story(story: BriefStory, brief: Brief, link: Link | None) -> str:
    headline = _safe(story.headline)
    if link:
        headline = f'<a href="{escape(link(story.story_id))}">{headline}</a>'
    lines = [f"{_safe(line.text)} {_cite(line.citation, brief)}" for line in story.lines]
    lines = lines or [_cite(citation, brief) for citation in shown_citations(story)]
    facts = "".join(
        f'<span class="{name}">{_safe(text)}</span> ' for name, text in _facts(story, brief)
    )
    also = also_line(story, brief.language)
    return (
        f'<li class="brief-story"><h2>{headline}{_tag(story, brief)}</h2>'
        + "".join(f'<p class="brief-line">{line}</p>' for line in lines)
        + f'<p class="brief-facts">{facts.rstrip()}</p>'
        + (f'<p class="also">{_safe(also)}</p>' if also else "")
        + "</li>\n"
    )
