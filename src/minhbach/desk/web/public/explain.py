"""The pages that say how the site works: method, who we are, corrections; and what is not here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from minhbach.publish.scale import rating_meaning
from minhbach.publish.statement import VALUES, Rating


def method(request: HttpRequest) -> HttpResponse:
    language = get_language() or ""
    scale = [(rating, rating_meaning(rating, language), VALUES.get(rating)) for rating in Rating]
    return render(request, "public/method.html", {"scale": scale})


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "public/about.html")


def corrections_policy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/corrections_policy.html")


def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "public/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    sentence = gettext("Something broke here. Try again in a minute.")
    return render(request, "public/error.html", {"sentence": sentence}, status=500)
