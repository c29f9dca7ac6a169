import re
import threading
import urllib.request
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from tests.desk.conftest import MORNING
from tests.desk.published import make_small_site, publish

from minhbach.desk import wsgi
from minhbach.desk.models import Topic
from minhbach.desk.web.public import files, site
from minhbach.desk.web.public.files import answer_of, write_files
from minhbach.errors import MinhbachError
from minhbach.publish.statement import Change

_FIND = re.compile(rb'<form class="find".*?</form>', re.DOTALL)

_LINK = re.compile(r'(?:href|src|action)="([^"#?]*)')
# What the counter answers, beside the plain files.
_COUNTER = {f"/{place}/" for place in wsgi.COUNTER_PLACES}


@pytest.fixture
def small_site(press_rows):
    return make_small_site(press_rows)


@pytest.fixture
def folder(small_site, tmp_path):
    write_files(tmp_path / "www", app=wsgi.site)
    return tmp_path / "www"


@pytest.fixture
def served(folder):
    """The address at which a plain web server serves the folder."""
    handler = partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def fetched(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read()


def from_site(language, path):
    """What the site process answers a reader, who has a search box."""
    return files.ask(wsgi.site, files.environ_of(language, path))[1]


def test_any_web_server_serves_the_same_bytes_but_for_the_search_box(served):
    compared = 0
    for language, path in files.addresses():
        if path == files.NOT_HERE:
            continue
        prefix = f"/{language}" if language else ""
        plain, live = fetched(f"{served}{prefix}{path}"), from_site(language, path)
        if b"<html" in plain:
            assert live.count(b'class="find"') == 1
            assert b'class="find"' not in plain
            head, note, foot = plain.rpartition(b"\n</div>\n</footer>")
            plain = head[: head.rindex(b"\n<p>") + 1] + note + foot
            live = _FIND.sub(b"", live)
        assert plain == live, (language, path)
        compared += 1
    assert compared > 30


def test_every_link_of_every_page_leads_to_a_file_or_to_the_counter(folder):
    dead = set()
    for page in folder.rglob("*.html"):
        for link in _LINK.findall(page.read_text(encoding="utf-8")):
            parts = urlsplit(link)
            if parts.netloc or not link or link.startswith("mailto:"):
                continue
            path = link.removeprefix("/en") if link.startswith("/en/") else link
            file = folder / link.lstrip("/") / ("index.html" if link.endswith("/") else "")
            if path not in _COUNTER and not file.is_file():
                dead.add((str(page.relative_to(folder)), link))
    assert not dead


def test_the_fonts_and_the_style_come_along(folder):
    style = (folder / "static/site.css").read_text(encoding="utf-8")
    for name in re.findall(r'url\("([^"]+)"\)', style):
        assert (folder / "static" / name).is_file()


def test_only_what_changed_is_written_again(folder, small_site):
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*.html")}
    again = write_files(folder, app=wsgi.site)
    assert (again.written, again.removed) == (0, 0)
    said = {"title": "Nearly 9,000", "verdict": "8,912 people.", "rating": "mostly-true"}
    publish(small_site["english"].case, MORNING, Change.CORRECTION, "By gate.", **said)
    after = write_files(folder, app=wsgi.site)
    assert after.files == again.files + 2
    untouched = folder / small_site["official"].path.strip("/") / "index.html"
    assert untouched.stat().st_mtime_ns == before[untouched]
    assert "By gate." in (folder / "corrections/index.html").read_text(encoding="utf-8")
    assert not list(folder.rglob("*.new"))


def test_what_is_no_longer_part_of_the_site_is_taken_away_and_nothing_else(folder, small_site):
    of_others = folder / "topics" / "mine.html"
    of_others.write_text("mine")
    topic = small_site["corrected"].topics.get()
    page = folder / "topics" / str(topic.pk) / "index.html"
    assert page.is_file()
    Topic.objects.all().delete()
    assert write_files(folder, app=wsgi.site).removed == 2
    assert not page.exists()
    assert of_others.is_file()


def test_long_lists_are_written_page_by_page(small_site, tmp_path, monkeypatch):
    monkeypatch.setattr(site, "ON_A_PAGE", 2)
    write_files(tmp_path, app=wsgi.site)
    assert (tmp_path / "page/2/index.html").is_file()
    assert (tmp_path / "en/page/2/index.html").is_file()


def test_a_page_that_breaks_stops_the_writing_with_its_address(db, tmp_path):
    def broken(environ, start_response):
        start_response("500 Internal Server Error", [])
        return [b"broken"]

    with pytest.raises(MinhbachError, match="500 Internal Server Error for /"):
        write_files(tmp_path, app=broken)


def test_writing_leaves_the_addresses_of_this_process_as_they_were(small_site, tmp_path):
    write_files(tmp_path, app=wsgi.site)
    assert reverse("stories") == "/stories/"


def test_plain_files_say_that_they_have_no_search(small_site):
    assert "has no search" in answer_of(wsgi.site, "en", "/").decode()
