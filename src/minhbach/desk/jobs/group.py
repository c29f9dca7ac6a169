"""Group the articles that wait."""

from minhbach.desk.actions.group import group_waiting
from minhbach.errors import Conflict


def group_some() -> int:
    """How many articles were grouped; 0 also when another worker is at it."""
    try:
        return group_waiting()
    except Conflict:
        return 0
