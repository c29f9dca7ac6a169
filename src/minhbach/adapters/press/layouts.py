"""Six layouts of an article's page; each gives what stands in the head and in the body.

They differ where real sites do: in how they tell headline, byline and times (JSON-LD
`NewsArticle` alone, in a `@graph` or in a list; Open Graph; microdata; meta names and `<time>`),
in the suffix of `<title>`, and in what surrounds the text.
"""

from collections.abc import Callable
from html import escape

from minhbach.adapters.press.view import (
    View,
    advertisement,
    byline,
    cookie_line,
    footer,
    graph,
    head,
    iso,
    json_ld,
    links,
    meta,
    navigation,
    news_article,
    open_graph,
    paragraphs,
    related,
    share,
    shown,
)


def _broadsheet(view: View) -> tuple[str, str]:
    """JSON-LD alone, the site's name behind the headline in the title."""
    ld = json_ld({"@context": "https://schema.org", **news_article(view)})
    words = view.words
    body = f"""{cookie_line(view)}
<header class="top">{view.home_link}{navigation(view.site)}</header>
<main><article>
<h1>{view.headline}</h1>
<div class="meta">{byline(view, "span", 'class="author"')}
{view.time_tag()}</div>
{share(view)}
<div class="article-body">
{paragraphs(view)}
</div>
</article>
{advertisement(view)}
{related(view, "more")}
</main>
<div class="newsletter"><label>{words.newsletter}<input type="email"></label></div>
{footer(view.site, words)}"""
    return head(view, ld, suffix=f" | {view.site.outlet.name}"), body


def _portal(view: View) -> tuple[str, str]:
    """A `@graph`, and blocks named by class where others have elements."""
    article, words = view.article, view.words
    body = f"""<div id="wrapper">
<div class="header">{view.home_link}</div>
{navigation(view.site)}
<div class="breadcrumb"><a href="/">{words.home}</a> › {escape(article.section)}</div>
<div class="left-side">
<h1 class="title-detail">{view.headline}</h1>
<div class="post-meta">{view.published} (GMT{article.published.strftime("%z")})</div>
<div class="detail-content">
{paragraphs(view)}
</div>
{byline(view, "div", 'class="author-name"')}
{share(view)}
</div>
<div class="sidebar">{advertisement(view)}<h3>{words.most_read}</h3>
<ul>{links(view.related)}</ul></div>
{footer(view.site, words)}
</div>
{cookie_line(view)}"""
    return head(view, open_graph(view, times=False), json_ld(graph(view))), body


def _weblog(view: View) -> tuple[str, str]:
    """Open Graph with the article's times, as weblog programs write it; comments below."""
    article, words = view.article, view.words
    body = f"""<div id="page" class="site">
<header id="masthead"><p class="site-title">{view.name}</p>{navigation(view.site)}</header>
<div id="content"><article class="post hentry">
<header class="entry-header"><h1 class="entry-title">{view.headline}</h1>
<div class="entry-meta">{view.published}</div></header>
<div class="entry-content">
{paragraphs(view)}
</div>
<footer class="entry-footer">{words.tags}: <a rel="tag">{escape(article.section)}</a></footer>
</article>
{share(view)}
<div id="comments" class="comments-area"><h3>{words.comments}</h3>{words.log_in}</div>
</div>
<aside id="secondary" class="widget-area">{related(view, "widget")}</aside>
{footer(view.site, words)}
</div>"""
    suffix = f" - {view.site.outlet.name}"
    return head(view, open_graph(view, times=True), suffix=suffix), body


def _bulletin(view: View) -> tuple[str, str]:
    """Microdata and `<time>` alone: no JSON-LD, no Open Graph."""
    article, words = view.article, view.words
    modified = (
        f'<time itemprop="dateModified" datetime="{iso(article.modified)}">'
        f"{words.updated} {shown(article.modified)}</time>"
        if article.modified
        else ""
    )
    body = f"""<div class="banner">{view.home_link}</div>
{navigation(view.site)}
{advertisement(view)}
<article itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">{view.headline}</h1>
<div class="info">{byline(view, "span", 'class="byline" itemprop="author"')}
{view.time_tag(' itemprop="datePublished"')}
{modified}</div>
<div itemprop="articleBody" class="story-text">
{paragraphs(view)}
</div>
</article>
{related(view, "box")}
{footer(view.site, words)}
{cookie_line(view)}"""
    return head(view, suffix=f" - {view.site.outlet.name}"), body


def _office(view: View) -> tuple[str, str]:
    """The site of an authority: meta names of Dublin Core, a table around everything."""
    article, words = view.article, view.words
    metas = (
        meta("name", "DC.title", article.headline),
        meta("name", "DC.date.issued", iso(article.published)),
        meta("name", "pubdate", iso(article.published)),
        meta("name", "author", article.byline),
        meta("name", "description", article.teaser),
    )
    body = f"""<table width="100%" class="frame"><tr><td class="left-menu">
{navigation(view.site)}</td></tr></table>
<div class="news-detail">
<h1>{view.headline}</h1>
<div class="post-date">{view.time_tag()}</div>
<div class="content-detail">
{paragraphs(view)}
</div>
{byline(view, "div", 'class="author"')}
</div>
{related(view, "other-news")}
{share(view)}
{footer(view.site, words)}"""
    return head(view, *metas), body


def _broadcaster(view: View) -> tuple[str, str]:
    """A list of JSON-LD blocks, a player above the text, the station's name before the title."""
    words = view.words
    blocks = [
        {"@context": "https://schema.org", "@type": "WebSite", "name": view.site.outlet.name},
        {"@context": "https://schema.org", **news_article(view)},
    ]
    body = f"""<header>{view.home_link}{navigation(view.site)}</header>
<div class="player" data-autoplay="false"><button type="button">▶</button></div>
<section class="detail">
<h1 class="detail__title">{view.headline}</h1>
<div class="detail__meta">{view.time_tag()}</div>
<div class="detail__body">
{paragraphs(view)}
</div>
{byline(view, "div", 'class="detail__author"')}
</section>
{advertisement(view)}
{related(view, "playlist")}
{footer(view.site, words)}"""
    return head(view, open_graph(view, times=False), json_ld(blocks)), body


LAYOUTS: tuple[Callable[[View], tuple[str, str]], ...] = (
    _broadsheet,
    _portal,
    _weblog,
    _bulletin,
    _office,
    _broadcaster,
)
