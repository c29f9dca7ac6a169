"""The addresses of the counter: what the public sends. Letters link to them; they are kept."""

from django.urls import path

from minhbach.desk.web.public import ask, expert, more, newsletter, track

urlpatterns = [
    path("ask/", ask.ask, name="ask"),
    path("ask/<slug:step>/", ask.ask_step, name="ask-step"),
    path("track/", track.track, name="track"),
    path("newsletter/", newsletter.newsletter, name="newsletter"),
    path(
        "newsletter/confirm/<path:token>/",
        newsletter.newsletter_confirm,
        name="newsletter-confirm",
    ),
    path("newsletter/leave/<path:token>/", newsletter.newsletter_leave, name="newsletter-leave"),
    path("expert/<path:token>/", expert.expert, name="expert"),
    path("more/<path:token>/", more.more, name="more"),
]

handler404 = "minhbach.desk.web.public.explain.not_here"
handler500 = "minhbach.desk.web.public.explain.broken"
