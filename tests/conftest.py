"""What all tests share."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import set_script_prefix

from minhbach.desk.actions.group import forget_state
from minhbach.desk.gather.claims import forget_index
from minhbach.desk.models import promises

CHROMIUM = Path("/usr/bin/chromium")
KILLED_AFTER_S = (6, 9, 12)


@pytest.fixture(autouse=True)
def fresh_memory():
    """Each test has a database of its own, so nothing is kept of another's."""
    forget_state()
    forget_index()
    set_script_prefix("/")
    yield
    forget_state()
    forget_index()


@pytest.fixture(autouse=True)
def fresh_folder():
    """The folder of the office without a folder, where the key of the addresses is made."""
    yield
    shutil.rmtree(settings.OFFICE.folder / "evidence", ignore_errors=True)
    shutil.rmtree(settings.OFFICE.folder / "letters", ignore_errors=True)


def pytest_sessionfinish():
    if settings.OFFICE.folder.name.startswith("minhbach-"):
        shutil.rmtree(settings.OFFICE.folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def kept_promises(request):
    """The database refuses in every test what it must refuse.

    A test that empties the tables at its end takes the triggers out before; those that come after
    it put them back, each for itself.
    """
    asked = set(request.fixturenames)
    empties = bool({"live_server", "transactional_db"} & asked)
    if empties or "db" in asked or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("transactional_db" if empties else "db")
        with connection.cursor() as cursor:
            for name, made in promises.statements().items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(made)
    yield
    if empties:
        with connection.cursor() as cursor:
            for name in promises.PROMISES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


@pytest.fixture(scope="session")
def killed_demo(tmp_path_factory):
    """The demo's folder, made in several starts that were killed, and what the last one said."""
    folder = tmp_path_factory.mktemp("killed") / "demo"
    for patience_s in KILLED_AFTER_S:
        running = _start_demo(folder)
        try:
            running.wait(timeout=patience_s)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
        running.communicate()
    running = _start_demo(folder)
    out, said = running.communicate(timeout=300)
    assert running.returncode == 0, said
    return folder, json.loads(out)


def _start_demo(folder):
    environment = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    return subprocess.Popen(
        [sys.executable, "-m", "minhbach", "demo", "--once", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Where the browser must be there, a test that would skip for want of it fails."""
    needed = os.environ.get("MINHBACH_NEED_BROWSER")
    if needed and item.get_closest_marker("browser") and not CHROMIUM.exists():
        pytest.fail("Chromium is missing: apt-get install chromium", pytrace=False)
