"""What all tests share."""

import os
from pathlib import Path

import pytest

from minhbach.desk.actions.group import forget_state

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(autouse=True)
def fresh_grouping():
    """Each test has a database of its own, so nothing is kept of another's grouping."""
    forget_state()
    yield
    forget_state()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Where the browser must be there, a test that would skip for want of it fails."""
    needed = os.environ.get("MINHBACH_NEED_BROWSER")
    if needed and item.get_closest_marker("browser") and not CHROMIUM.exists():
        pytest.fail("Chromium is missing: apt-get install chromium", pytrace=False)
