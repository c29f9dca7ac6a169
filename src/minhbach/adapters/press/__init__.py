"""A press on loopback: any outlets and articles, served as feeds and pages like real ones.

    outlets (PressOutlet, PressArticle, Shelf) --> feeds ---------------------+--> server (Press)
                                               +-> view -> layouts -> pages --+

The demo and `replay` are collected through the same outgoing door as the real press, so what
they publish has to look like it: five kinds of feeds, six page layouts, validators, clutter.
"""

from minhbach.adapters.press.outlets import PressArticle, PressOutlet
from minhbach.adapters.press.server import Press, Request

__all__ = ["Press", "PressArticle", "PressOutlet", "Request"]
