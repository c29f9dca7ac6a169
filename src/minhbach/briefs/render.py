"""A brief as a web page's fragment, as a mail and as plain text.

The fragment is the same on the desk and on paper. Its classes, for the style sheet:

    article.brief
      header.brief-head    p.organisation  h1  p.notice
      ol.brief-stories
        li.brief-story     h2 > span.tag.tag-update, .tag-new, .tag-growing
                           p.brief-line > cite.cite > a, time
                           p.brief-facts > span.count, .why, .told, .also
      p.brief-none         in place of the list when there is nothing to tell
      footer.brief-foot

The mail says the same in a table 600 px wide with the styles on its elements, which is what
mail programs know. What came from outside is cleaned and escaped here, and only http and https
addresses become links.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from textwrap import fill
from zoneinfo import ZoneInfo

import css_inline

from minhbach.briefs.brief import Brief, BriefStory, Citation
from minhbach.briefs.wording import (
    also_line,
    closing,
    count_line,
    explain,
    notices,
    short_time,
    shown_citations,
    tags,
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


def render_html(brief: Brief, *, link: Link | None = None, below: Link | None = None) -> str:
    """The brief as an `<article>`; `link` gives the desk's address of a story by its id.

    `below` gives, by the id too, HTML that the desk puts under a story: what was answered since.
    """
    stories = "".join(
        f'<li class="brief-story">\n{_story(story, brief, link)}'
        f"{below(story.story_id) if below else ''}</li>\n"
        for story in brief.stories
    )
    body = f'<ol class="brief-stories">\n{stories}</ol>' if stories else _nothing(brief)
    return (
        f'<article class="brief" lang="{_safe(brief.language)}">\n'
        f'<header class="brief-head">\n{_head(brief)}</header>\n{body}\n'
        f'<footer class="brief-foot">\n{_foot(brief)}</footer>\n</article>\n'
    )


def render_mail(brief: Brief, *, base_address: str) -> Mail:
    """The brief as a mail whose stories link to the desk at `base_address`, if that is given."""
    base = base_address.rstrip("/")
    link = (lambda story_id: f"{base}/stories/{story_id}/") if base else None
    rows = [
        ("brief-head", _head(brief)),
        *(("brief-story", _story(story, brief, link)) for story in brief.stories),
        *([] if brief.stories else [("brief-story", _nothing(brief))]),
        ("brief-foot", _foot(brief)),
    ]
    document = _MAIL.format(
        language=_safe(brief.language),
        title=_safe(title(brief)),
        style=_MAIL_STYLE,
        rows="\n".join(f'<tr><td class="{name}">{inner}</td></tr>' for name, inner in rows),
    )
    return Mail(
        subject=clean(f"{title(brief)} · {brief.organisation}"),
        html=_INLINER.inline(document),
        text=render_text(brief),
    )


def render_text(brief: Brief) -> str:
    """The brief as plain text, wrapped; an address stands whole on a line of its own."""
    head = [_organisation(brief), title(brief), *notices(brief)]
    stories = [_story_text(n, story, brief) for n, story in enumerate(brief.stories, start=1)]
    body = stories or [_wrapped(wording(brief.language).nothing)]
    return "\n\n".join([_lines(head), *body, _lines(closing(brief))]) + "\n"


def _head(brief: Brief) -> str:
    said = "".join(f'<p class="notice">{_safe(notice)}</p>\n' for notice in notices(brief))
    organisation = f'<p class="organisation">{_safe(_organisation(brief))}</p>\n'
    return f"{organisation}<h1>{_safe(title(brief))}</h1>\n{said}"


def _foot(brief: Brief) -> str:
    return "".join(f"<p>{_safe(sentence)}</p>\n" for sentence in closing(brief))


def _nothing(brief: Brief) -> str:
    return f'<p class="brief-none">{_safe(wording(brief.language).nothing)}</p>'


def _organisation(brief: Brief) -> str:
    return f"{brief.organisation} · {brief.profile}"


def _story(story: BriefStory, brief: Brief, link: Link | None) -> str:
    headline = _safe(story.headline)
    if link:
        headline = f'<a href="{escape(link(story.story_id))}">{headline}</a>'
    marks = "".join(
        f' <span class="tag tag-{name}">{word}</span>' for name, word in tags(story, brief.language)
    )
    lines = "".join(f'<p class="brief-line">{line}</p>\n' for line in _cited_lines(story, brief))
    facts = " · ".join(
        f'<span class="{name}">{_safe(fact)}</span>' for name, fact in _facts(story, brief)
    )
    return f'<h2>{headline}{marks}</h2>\n{lines}<p class="brief-facts">{facts}</p>\n'


def _cited_lines(story: BriefStory, brief: Brief) -> list[str]:
    if not story.lines:
        return [_cite(citation, brief) for citation in shown_citations(story)]
    return [f"{_safe(line.text)} {_cite(line.citation, brief)}" for line in story.lines]


def _cite(citation: Citation, brief: Brief) -> str:
    outlet, address = _safe(citation.outlet), web_address(citation.address)
    if address:
        headline = _safe(citation.headline)
        outlet = f'<a href="{escape(address)}" title="{headline}" rel="noopener">{outlet}</a>'
    local = citation.published.astimezone(ZoneInfo(brief.zone)).isoformat(timespec="minutes")
    when = (
        f'<time datetime="{local}" title="{local}">{short_time(citation.published, brief)}</time>'
    )
    return f'<cite class="cite">{outlet}, {when}</cite>'


def _facts(story: BriefStory, brief: Brief) -> list[tuple[str, str]]:
    language = brief.language
    facts = [
        ("count", count_line(story.articles, story.originals, language)),
        *(("why", explain(reason, language)) for reason in story.reasons),
        ("told", told_line(story, language)),
        ("also", also_line(story, language)),
    ]
    return [(name, fact) for name, fact in facts if fact]


def web_address(address: str) -> str:
    """The address when it is one of http or https, whole; else an empty string."""
    return address if _WEB_ADDRESS.fullmatch(address) else ""


def _story_text(number: int, story: BriefStory, brief: Brief) -> str:
    words = ", ".join(word for _, word in tags(story, brief.language))
    parts = [_wrapped(f"{number}. {story.headline}" + (f" [{words}]" if words else ""))]
    for text, citation in _texts(story):
        cited = f"({citation.outlet}, {short_time(citation.published, brief)})"
        parts.append(_wrapped(f"{text} {cited}", indent="   "))
        if web_address(citation.address):
            parts.append("   " + citation.address)
    facts = " · ".join(fact for _, fact in _facts(story, brief))
    return "\n".join([*parts, _wrapped(facts, indent="   ")])


def _texts(story: BriefStory) -> list[tuple[str, Citation]]:
    return [(line.text, line.citation) for line in story.lines] or [
        (citation.headline, citation) for citation in shown_citations(story)
    ]


def _lines(sentences: Iterable[str]) -> str:
    return "\n".join(_wrapped(sentence) for sentence in sentences)


def _wrapped(text: str, indent: str = "") -> str:
    return fill(
        clean(text),
        TEXT_WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _safe(text: str) -> str:
    return escape(clean(text))


# No style sheet, image or script is ever loaded from elsewhere: a mail tells nobody it was read.
_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False)
_MAIL_STYLE = """
body { margin: 0; padding: 0; background: #fcfbf8; }
.page { width: 600px; max-width: 100%; margin: 0 auto; background: #ffffff; }
td { font-family: Inter, Arial, sans-serif; font-size: 14px; line-height: 1.55; color: #16202b; }
.brief-head { padding: 20px 24px 12px; border-bottom: 2px solid #0b5c63; }
.brief-story { padding: 14px 24px 10px; border-bottom: 1px solid #dfe3e6; }
.brief-foot { padding: 12px 24px 20px; font-size: 12px; color: #4a5763; }
p { margin: 0 0 6px; }
h1 { margin: 0 0 6px; font-size: 20px; line-height: 1.4; }
h2 { margin: 0 0 6px; font-size: 16px; line-height: 1.4; }
a { color: #0b5c63; }
h2 a { color: #16202b; text-decoration: none; }
.organisation, .notice, .brief-facts { font-size: 12px; color: #4a5763; }
.cite { font-style: normal; font-size: 12px; color: #4a5763; }
.tag { font-size: 12px; font-weight: 600; padding: 1px 6px; border: 1px solid #0b5c63; }
.tag { color: #0b5c63; white-space: nowrap; }
"""
_MAIL = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center">
<table class="page" role="presentation" width="600" cellpadding="0" cellspacing="0" border="0">
{rows}
</table>
</td></tr>
</table>
</body>
</html>
"""
