"""minhbach: a public-information desk."""

__version__ = "0.1.0"
