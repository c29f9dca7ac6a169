"""Clients for the public site and the counter: their own middleware and addresses."""

import pytest
from django.conf import settings
from django.test import Client
from django.test.client import ClientHandler
from django.urls import set_script_prefix

from minhbach.desk.wsgi import OwnMiddleware, is_for_counter


class _PublicHandler(OwnMiddleware, ClientHandler):
    def __call__(self, environ):
        is_for_counter(environ)  # moves a language before the path out of it
        set_script_prefix(f"{environ.get('SCRIPT_NAME', '')}/")
        try:
            return super().__call__(environ)
        finally:
            set_script_prefix("/")


class SiteHandler(_PublicHandler):
    middleware = settings.SITE_MIDDLEWARE
    urlconf = settings.SITE_URLCONF


class CounterHandler(_PublicHandler):
    middleware = settings.COUNTER_MIDDLEWARE
    urlconf = settings.COUNTER_URLCONF


def client_of(handler, **environ):
    """A client whose requests go through `handler`."""
    client = Client(**environ)
    client.handler = handler(client.handler.enforce_csrf_checks)
    return client


@pytest.fixture
def site_client():
    return client_of(SiteHandler)


@pytest.fixture
def counter_client():
    return client_of(CounterHandler)
