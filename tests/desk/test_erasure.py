"""Read the database file: of an asker's address nothing is left once they were answered."""

import subprocess
import sys
from pathlib import Path

ADDRESS = "nguoi.hoi.duy.nhat@example.org"
PLAY = """
import os, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from minhbach.desk.office import Office, write_office

folder = Path(sys.argv[1])
write_office(Office(folder=folder, organisation="An Hải"), key="k" * 50)
os.environ["MINHBACH_DIR"] = str(folder)
os.environ["DJANGO_SETTINGS_MODULE"] = "minhbach.desk.settings"
import django

django.setup()
from django.db import connection
from minhbach.adapters.mail import FolderPost
from minhbach.desk import jobs, sealed
from minhbach.desk.actions.letters import forget_addresses
from minhbach.desk.actions.open_office import migrate
from minhbach.desk.actions.questions import receive_question
from minhbach.desk.actions.triage import end_without_case
from minhbach.desk.models import Question

migrate()
now = datetime(2026, 11, 24, 1, tzinfo=UTC)
asked = receive_question(
    "Cầu Bến Lau đóng 12 tháng có đúng không?", contact=sys.argv[2], language="vi", now=now
)
row = Question.objects.get(pk=asked.pk)
assert sealed.key().open(bytes(row.contact)) == sys.argv[2]
(folder / "seal").write_bytes(bytes(row.contact))
connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
before = (folder / "minhbach.sqlite3").read_bytes()
assert bytes(row.contact) in before, "the seal must stand in the file before it is erased"
end_without_case(asked.pk, end="declined", why="Đã trả lời nơi khác.", who=None, now=now)
while jobs.send_one(FolderPost(folder / "letters"), now=now + timedelta(minutes=1)):
    pass
forget_addresses()
"""


def test_nothing_of_an_address_is_left_in_the_files_of_the_database(tmp_path):
    folder = tmp_path / "office"
    subprocess.run([sys.executable, "-c", PLAY, str(folder), ADDRESS], check=True, timeout=120)
    seal = (folder / "seal").read_bytes()
    files = list(Path(folder).glob("minhbach.sqlite3*"))
    assert files
    for file in files:
        content = file.read_bytes()
        assert ADDRESS.encode() not in content, file.name
        assert seal not in content, file.name
        assert seal[10:60] not in content, file.name
    letters = list((folder / "letters").glob("*.eml"))
    assert len(letters) == 1
    assert (folder / "address.key").stat().st_mode & 0o077 == 0
