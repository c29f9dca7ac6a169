"""A stream played through the real pipeline: everything comes through, once, also when killed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from minhbach.demo.newsroom import load
from minhbach.demo.replay import read_stream
from minhbach.errors import BadInput

END = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
COUNT = 60


@pytest.fixture(scope="module")
def stream(tmp_path_factory):
    """Sixty articles of the demo's press as a stream of one file."""
    articles = sorted(load(END).articles, key=lambda one: (one.published, one.id))[:COUNT]
    file = tmp_path_factory.mktemp("stream") / "press.jsonl"
    lines = [
        {
            "id": one.id,
            "time": int(one.published.timestamp()),
            "lang": one.language,
            "source": one.outlet,
            "title": one.headline,
            "text": one.text,
        }
        for one in articles
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def start(stream, folder):
    command = [sys.executable, "-m", "minhbach", "replay", str(stream), "--into", str(folder)]
    environment = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
    )


def finish(running):
    out, said = running.communicate(timeout=240)
    assert running.returncode == 0, said
    return json.loads(out)


def outcome(folder):
    """Every article with its text, its original and the articles of its story; the editions."""
    base = sqlite3.connect(folder / "minhbach.sqlite3")
    rows = base.execute(
        "select a.address, a.text, o.address, a.story_id from desk_article a"
        " left join desk_article o on o.id = a.copy_of_id"
    ).fetchall()
    port = (folder / "press.port").read_text()

    def known(address):
        return address and address.replace(port, "PORT")

    stories = {}
    for address, _, _, story in rows:
        stories.setdefault(story, set()).add(known(address))
    articles = sorted((known(a), text, known(o) or "") for a, text, o, _ in rows)
    editions = base.execute("select edition_id, start, cut_off from desk_edition order by slot")
    return articles, sorted(map(sorted, stories.values())), editions.fetchall()


@pytest.fixture(scope="module")
def whole(stream, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "office"
    return finish(start(stream, folder)), outcome(folder)


def test_every_article_comes_through_once(whole, stream):
    counted, (articles, _, editions) = whole
    assert counted["streamed"] == counted["entries"] == counted["articles"] == COUNT
    assert len({address for address, _, _ in articles}) == COUNT
    texts = {one.id: " ".join(one.text.split()) for one in read_stream(stream, None)}
    for address, text, _ in articles:
        assert " ".join(text.split()) == texts[address.rpartition("/")[2].removesuffix(".html")]
    assert counted["briefs"] == len(editions) >= 3


def test_killed_again_and_again_it_loses_nothing_and_tells_the_same_stories(
    whole, stream, tmp_path
):
    folder = tmp_path / "office"
    kills = 0
    for patience_s in (1.2, 1.6, 2.0, 2.4, 2.8, 3.2):
        running = start(stream, folder)
        try:
            running.wait(timeout=patience_s)
            break
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.communicate()
            kills += 1
    assert kills >= 2
    finish(start(stream, folder))
    assert outcome(folder) == whole[1]


def test_started_again_after_its_end_it_does_nothing_twice(whole, stream, tmp_path):
    folder = tmp_path / "office"
    finish(start(stream, folder))
    finish(start(stream, folder))
    assert outcome(folder) == whole[1]


def test_a_folder_of_something_else_is_left_alone(stream, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    running = start(stream, tmp_path)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "not empty" in said
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "line", [b"not json", b"[]", b'{"id": 1}', b'{"id": 1, "time": "x", "title": "y"}']
)
def test_a_bad_line_is_named(tmp_path, line):
    file = tmp_path / "s.jsonl"
    file.write_bytes(line + b"\n")
    with pytest.raises(BadInput, match="line 1"):
        list(read_stream(file, None))
