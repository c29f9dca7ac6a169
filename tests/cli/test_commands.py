"""The one command, as a person types it."""

import json
import os
import signal
import socket
import subprocess
import sys

import pytest

from minhbach.adapters.fetch import WebDoor
from minhbach.adapters.ports import free_port
from minhbach.adapters.press import Press, PressArticle, PressOutlet
from minhbach.collect.feed import FeedKind
from minhbach.desk import clock
from minhbach.errors import FetchFailed


def minhbach(*words, cwd=None):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DJANGO_SETTINGS_MODULE", "MINHBACH_DIR")
    }
    return subprocess.run(
        [sys.executable, "-m", "minhbach", *map(str, words)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def office(tmp_path):
    """An office that may open addresses on this machine."""
    password = tmp_path / "password"
    password.write_text("a-long-password-1\n")
    folder = tmp_path / "anhai"
    done = minhbach("init", folder, "--organisation", "UBND An Hải", "--password-file", password)
    assert done.returncode == 0, done.stderr
    settings = folder / "office.toml"
    settings.write_text(settings.read_text() + "allow_loopback = true\n")
    return folder


@pytest.fixture
def press():
    now = clock.now()
    outlet = PressOutlet("bao", "Báo An Hải", FeedKind.RSS, 0, "vi")
    article = PressArticle(
        "1", "bao", now, "Lũ sông Ngân lên nhanh", "Hơn sáu trăm hộ phải sơ tán. " * 12, "vi"
    )
    with Press([outlet], [article], clock=lambda: now) as served:
        yield served


def test_an_office_is_made_follows_a_site_polls_and_prints_a_brief(office, press):
    follow = minhbach("follow", press.address("bao"), "--office", office)
    assert follow.returncode == 0, follow.stderr
    assert "Lũ sông Ngân lên nhanh" in follow.stdout
    assert "Following" in follow.stdout
    poll = minhbach("poll", "--office", office)
    assert "1 polls, 1 pages read, 1 articles grouped" in poll.stdout, poll.stderr
    assert "0 polls" in minhbach("poll", "--office", office).stdout
    assert "1 polls" in minhbach("poll", "--all", "--office", office).stdout
    brief = minhbach("brief", "now", "--office", office)
    assert brief.returncode in (0, 1)
    assert "UBND An Hải" in brief.stdout or "nothing to tell yet" in brief.stderr


@pytest.mark.parametrize(
    ("only", "pages"),
    [
        ([], ["login/", "method/"]),
        (["--only", "server"], ["login/"]),
        (["--only", "site"], ["method/"]),
    ],
)
def test_the_desk_and_the_site_open_and_close(office, only, pages):
    ports = ["--port", str(free_port()), "--site-port", str(free_port())]
    door = WebDoor(user_agent="test", allow_loopback=True)
    with subprocess.Popen(
        [sys.executable, "-m", "minhbach", "run", "--office", str(office), *ports, *only],
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        homes = [running.stdout.readline().split()[-1] for _ in pages]
        shown = [
            door.get(home + page).body.decode() for home, page in zip(homes, pages, strict=True)
        ]
        other = "method/" if pages[0] == "login/" else "login/"
        with pytest.raises(FetchFailed):
            door.get(homes[0] + other)
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=30) == 0
    assert all("UBND An Hải" in page for page in shown)


def test_a_port_that_is_taken_is_said(office):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = minhbach("run", "--office", office, "--site-port", port, "--only", "site")
    assert done.returncode == 2
    assert "--site-port" in done.stderr


def test_the_clock_runs_alone(office):
    words = ["run", "--office", str(office), "--only", "clock"]
    with subprocess.Popen(
        [sys.executable, "-m", "minhbach", *words], stdout=subprocess.PIPE, text=True
    ) as running:
        assert "clock" in running.stdout.readline()
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=40) == 0


def test_a_list_of_feeds_is_followed(office, tmp_path):
    starter = minhbach("follow", "starter", "--office", office)
    assert starter.returncode == 0
    assert int(starter.stdout.split()[0]) > 20
    assert minhbach("follow", "starter", "--office", office).stdout.startswith("0 ")
    missing = minhbach("follow", tmp_path / "none.opml", "--office", office)
    assert (missing.returncode, "cannot be read" in missing.stderr) == (2, True)


def test_an_office_is_not_made_twice(office, tmp_path):
    again = minhbach(
        "init", office, "--organisation", "X", "--password-file", tmp_path / "password"
    )
    assert again.returncode == 2
    assert "already" in again.stderr


def test_people_are_added_with_their_roles_and_listed(office, tmp_path):
    secret = ["--password-file", tmp_path / "password", "--office", office]
    lan = ["person", "add", "lan", "--role", "desk officer", "--role", "reviewer"]
    added = minhbach(*lan, "--email", "lan@anhai.example", *secret)
    assert (added.returncode, added.stdout) == (0, "Added lan: desk officer, reviewer.\n")
    listed = minhbach("person", "list", "--office", office).stdout.splitlines()
    assert listed[1] == "lan  desk officer, reviewer"
    assert listed[0].startswith("admin  desk officer, expert, reviewer, editor, administrator")
    for words, says in (
        ([*lan, *secret], "not taken"),
        (["person", "add", "hue", "--role", "king", *secret], "king is no role"),
        (["person", "add", "hue", "--office", office], "--password-file"),
        (["person", "add", "hue", "--password-file", tmp_path / "none"], "minhbach init"),
        ([*lan, "--password-file", tmp_path / "none", "--office", office], "cannot be read"),
    ):
        refused = minhbach(*words)
        assert (refused.returncode, says in refused.stderr) == (2, True), refused.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["poll"], "minhbach init"),
        (["init", "x", "--organisation", "A"], "--password-file"),
        (["init", "x", "--organisation", "A", "--zone", "Mars/Base"], "not a time zone"),
    ],
)
def test_an_error_is_one_line_that_says_what_to_do(tmp_path, words, says):
    done = minhbach(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


COMMANDS = [
    "init",
    "follow",
    "poll",
    "brief",
    "run",
    "demo",
    "replay",
    "case",
    "person add",
    "person list",
    "audit export",
    "audit verify",
    "evidence verify",
    "backup",
    "restore",
    "doctor",
    "batch feeds",
    "batch read",
    "batch copies",
    "batch stories",
    "batch detect",
    "batch match",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    done = minhbach(*command.split(), "--help")
    assert done.returncode == 0
    assert f"minhbach {command}" in done.stdout.partition("Example:")[2]


def test_the_demo_is_made_whole(tmp_path):
    done = minhbach("demo", "--once", tmp_path / "demo")
    counted = json.loads(done.stdout.splitlines()[-1])
    assert counted["outlets"] >= 8
    assert counted["entries"] == counted["articles"] >= 130
    assert counted["stories"] >= 15
    assert counted["originals"] < counted["articles"]
    assert counted["briefs"] == 4
    assert (counted["questions"], counted["cases"], counted["answers"]) == (16, 6, 2)
