"""The addresses of the desk. They are kept: a brief that was mailed links to its stories."""

from django.urls import path

from minhbach.desk.web import briefs, enter, feeds, follow, profiles, stories, story, topics

urlpatterns = [
    path("", briefs.today, name="today"),
    path("since/", briefs.since_cut_off, name="since"),
    path("login/", enter.log_in, name="login"),
    path("logout/", enter.log_out, name="logout"),
    path("language/", enter.choose_language, name="language"),
    path("demo/", enter.walk_in, name="demo"),
    path("briefs/", briefs.briefs, name="briefs"),
    path("briefs/<int:profile>/<slug:edition_id>/", briefs.brief, name="brief"),
    path("briefs/<int:profile>/<slug:edition_id>/mail/", briefs.brief_mail, name="brief-mail"),
    path("briefs/<int:profile>/<slug:edition_id>/text/", briefs.brief_text, name="brief-text"),
    path("stories/", stories.stories, name="stories"),
    path("stories/<int:pk>/", story.story, name="story"),
    path("stories/<int:pk>/rename/", story.story_rename, name="story-rename"),
    path("stories/<int:pk>/candidates/", story.story_candidates, name="story-candidates"),
    path("stories/<int:pk>/merge/", story.story_merge, name="story-merge"),
    path("stories/<int:pk>/split/", story.story_split, name="story-split"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/follow/", follow.follow, name="follow"),
    path("feeds/list.opml", feeds.opml, name="opml"),
    path("feeds/<int:pk>/", feeds.feed, name="feed"),
    path("feeds/<int:pk>/poll/", feeds.poll_now, name="poll-now"),
    path("feeds/<int:pk>/pause/", feeds.pause, name="pause"),
    path("topics/", topics.topics, name="topics"),
    path("topics/new/", topics.topic, name="topic-new"),
    path("topics/<int:pk>/", topics.topic, name="topic"),
    path("topics/<int:pk>/delete/", topics.topic_delete, name="topic-delete"),
    path("profiles/", profiles.profiles, name="profiles"),
    path("profiles/new/", profiles.profile, name="profile-new"),
    path("profiles/<int:pk>/", profiles.profile, name="profile"),
    path("profiles/<int:pk>/brief-now/", briefs.brief_now, name="brief-now"),
]
