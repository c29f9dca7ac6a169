"""minhbach: a public-information desk."""

__version__ = "0.2.0"
