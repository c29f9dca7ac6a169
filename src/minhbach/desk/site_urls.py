"""The addresses of the public site. They are kept for good: people and papers link to them."""

from django.urls import path
from django.views.decorators.cache import cache_control

from minhbach.desk.web.public import answer, explain, feeds, site

_ANSWER = "answers/<int:year>/<slug:slug>/"

# How long a browser or a cache before the site may show a page without asking again: trades
# load against how soon a correction is seen everywhere.
cached = cache_control(public=True, max_age=60)

urlpatterns = [
    path("", cached(site.index), name="site-index"),
    path("page/<int:number>/", cached(site.index), name="site-page"),
    path(_ANSWER, cached(answer.statement), name="statement"),
    path(f"{_ANSWER}answer.json", cached(answer.record), name="statement-json"),
    path(f"{_ANSWER}versions/<int:old>-<int:new>/", cached(answer.versions), name="difference"),
    path("topics/<int:pk>/", cached(site.topic), name="site-topic"),
    path("topics/<int:pk>/page/<int:number>/", cached(site.topic), name="site-topic-page"),
    path("search/", cached(site.search), name="site-search"),
    path("corrections/", cached(site.corrections), name="corrections"),
    path("method/", cached(explain.method), name="method"),
    path("about/", cached(explain.about), name="about"),
    path("corrections-policy/", cached(explain.corrections_policy), name="corrections-policy"),
    path("feed.rss", cached(feeds.rss), name="rss"),
    path("feed.atom", cached(feeds.atom), name="atom"),
    path("feed.json", cached(feeds.json_feed), name="json-feed"),
    path("corrections.atom", cached(feeds.corrections), name="corrections-feed"),
    path("sitemap.xml", cached(feeds.sitemap), name="sitemap"),
    path("news-sitemap.xml", cached(feeds.news_sitemap), name="news-sitemap"),
    path("robots.txt", cached(feeds.robots), name="robots"),
]

handler404 = "minhbach.desk.web.public.explain.not_here"
handler500 = "minhbach.desk.web.public.explain.broken"
