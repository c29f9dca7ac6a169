"""A real office in a folder of its own: `minhbach run` as a process, with its people."""

import os
import re
import subprocess
import sys
import threading
import urllib.error
from email import message_from_bytes
from email.policy import default
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic

from minhbach.adapters.ports import free_port

PASSWORD = "mot-mat-khau-dai-9"
LONGEST_S = 60.0
SET_UP = """
import os, sys
from pathlib import Path
from minhbach.desk.office import Office, write_office

folder, site, password = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
write_office(
    Office(
        folder=folder, organisation="UBND tỉnh An Hải", site=site, allow_loopback=True,
        spokesperson="Văn phòng UBND tỉnh", who_we_are="Bộ phận thông tin của tỉnh.",
        funding="Ngân sách tỉnh.", public_contact="Điện thoại 0200 000 000", holidays="none",
        weekdays="1234567", hours="00:00-23:59", sender="thongtin@anhai.example",
    ),
    key="k" * 50,
)
os.environ["MINHBACH_DIR"] = str(folder)
os.environ["DJANGO_SETTINGS_MODULE"] = "minhbach.desk.settings"
import django

django.setup()
from minhbach.cases.workflow import Role
from minhbach.desk import clock
from minhbach.desk.actions.departments import save_department
from minhbach.desk.actions.open_office import open_office
from minhbach.desk.actions.people import add_person

now = clock.now()
open_office("admin", password, now=now)
for name, role in zip(("lan", "huy", "mai", "tuan", "minh"), Role, strict=True):
    add_person(name, password, roles=[role], email=f"{name}@anhai.example", who=None, now=now)
save_department(None, name="Sở Xây dựng", contact="xaydung@anhai.example", who=None, now=now)
"""


class RealOffice:
    """Started on entry, asked to end on exit; `letters` reads what it has sent so far.

    A folder that is there already is opened as it is (`new` false).
    """

    def __init__(self, folder: Path, *, new: bool = True) -> None:
        self.folder, self.new = folder, new
        self.port, self.site_port = free_port(), free_port()
        self.desk = f"http://127.0.0.1:{self.port}"
        self.site = f"http://127.0.0.1:{self.site_port}"

    def __enter__(self):
        if self.new:
            command = [sys.executable, "-c", SET_UP, str(self.folder), self.site, PASSWORD]
            subprocess.run(command, check=True, timeout=LONGEST_S)
        ports = ["--port", str(self.port), "--site-port", str(self.site_port)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "minhbach", "run", "--office", str(self.folder), *ports],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        wait_until(lambda: answers(self.port) and answers(self.site_port), "the office is open")
        return self

    def __exit__(self, *problem):
        self._process.terminate()
        self.said = self._process.communicate(timeout=LONGEST_S)[0].decode()
        if problem[0]:
            print(self.said)

    def command(self, *words):
        """The result of `minhbach WORDS`."""
        return subprocess.run(
            [sys.executable, "-m", "minhbach", *words],
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            check=False,
        )

    def letters(self, kind):
        """The letters of that kind that were handed over so far, oldest first."""
        files = sorted((self.folder / "letters").glob("*.eml"), key=lambda f: f.stat().st_mtime)
        read = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
        return [letter for letter in read if letter["Message-ID"].startswith(f"<{kind}.")]

    def letter(self, kind, number=0):
        """The text of a letter and to whom it went, waited for."""
        wait_until(lambda: len(self.letters(kind)) > number, f"a letter {kind}")
        found = self.letters(kind)[number]
        return found["To"], found.get_content()


def link_in(text: str, place: str) -> str:
    """The address in a letter that leads to that place."""
    found = re.search(rf"http://\S+/{place}/\S*", text)
    assert found, text
    return found.group()


def answers(port: int) -> bool:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/login/")
        connection.getresponse().read()
    except (OSError, urllib.error.URLError):
        return False
    return True


def wait_until(holds, what: str) -> None:
    """Until the condition holds; fails when it does not in a minute."""
    end, pause = monotonic() + LONGEST_S, threading.Event()
    while not holds():
        assert monotonic() < end, f"not in {LONGEST_S} s: {what}"
        pause.wait(0.2)
