"""What all tests share."""

import pytest

from minhbach.desk.actions.group import forget_state


@pytest.fixture(autouse=True)
def fresh_grouping():
    """Each test has a database of its own, so nothing is kept of another's grouping."""
    forget_state()
    yield
    forget_state()
