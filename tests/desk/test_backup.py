"""A backup is one moment of the office, whole or not there; so is what is restored from it."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tarfile
import threading
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO

import pytest

from minhbach.adapters import bundle, database
from minhbach.cases.trail import START, sealed_entry
from minhbach.desk import backup
from minhbach.desk.office import Office, write_office
from minhbach.errors import BadInput, MinhbachError

NOW = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
ROWS = 400
COPY = "evidence/ab/abcd-0123.warc.gz"
# A process that backs up or restores and dies where the arguments say.
DIES = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from minhbach.adapters import database
from minhbach.desk import backup
from minhbach.desk.office import read_office

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

what, file, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
if what == "backup":
    backup.BundleWriter.close = die
    backup.make_backup(read_office(folder), file, now=datetime(2026, 11, 24, tzinfo=UTC))
else:
    backup.database.damage = die
    backup.restore(file, folder)
"""


@pytest.fixture
def office(tmp_path):
    """An office with a database in WAL mode, a kept copy, and its keys."""
    office = Office(folder=tmp_path / "anhai", organisation="UBND An Hải")
    write_office(office, key="a-key")
    office.address_key.write_text("another-key\n")
    office.address_key.chmod(0o600)
    (office.folder / COPY).parent.mkdir(parents=True)
    (office.folder / COPY).write_bytes(b"kept" * 300)
    (office.folder / COPY).with_name(".new-1").write_bytes(b"half")
    with closing(sqlite3.connect(office.database)) as rows:
        rows.execute("PRAGMA journal_mode=WAL")
        rows.execute("CREATE TABLE pair (a INTEGER, b TEXT, c BLOB, d REAL)")
        rows.execute("CREATE INDEX pair_b ON pair (b)")
        rows.executemany(
            "INSERT INTO pair VALUES (?, ?, ?, 0.1)",
            [(n, f"Lũ sông Ngân {n} " * 20, bytes([n % 256])) for n in range(ROWS)],
        )
        rows.commit()
    return office


@pytest.fixture
def file(tmp_path):
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups" / "anhai.tar"


def back_up(office, file, **said):
    return backup.make_backup(office, file, now=NOW, **said)


def test_what_is_restored_is_what_was_backed_up(office, file, tmp_path):
    made = back_up(office, file)
    assert (made.file, made.files, made.rows, made.left_out) == (file, 5, ROWS, ())
    assert made.size_bytes == file.stat().st_size
    done = backup.restore(file, tmp_path / "again")
    assert (done.rows, done.kept_copies, done.broken_chain, done.without) == (ROWS, 1, (), ())
    assert done.made == "2026-11-24T07:30:00+00:00"
    again = Office(folder=done.folder, organisation=office.organisation)
    assert database.what_it_says(again.database) == database.what_it_says(office.database)
    for name in ("office.toml", "secret.key", "address.key", COPY):
        assert (done.folder / name).read_bytes() == (office.folder / name).read_bytes()
    assert {path.name for path in done.folder.iterdir()} == {
        *("office.toml", "secret.key", "address.key", "evidence", "minhbach.sqlite3"),
    }


def test_only_its_owner_can_read_a_backup_and_what_comes_of_it(office, file, tmp_path):
    back_up(office, file)
    folder = backup.restore(file, tmp_path / "again").folder
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    for name in ("office.toml", "secret.key", "address.key", "minhbach.sqlite3"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600
    assert (folder / COPY).stat().st_mode & 0o777 == 0o440


def test_any_program_that_knows_tar_unpacks_it(office, file):
    back_up(office, file)
    with tarfile.open(file) as tar:
        manifest = json.load(tar.extractfile(bundle.MANIFEST))
        assert tar.extractfile(COPY).read() == b"kept" * 300
    assert manifest["rows"] == {"pair": ROWS}
    assert set(manifest["members"]) == {
        *("minhbach.sqlite3", "office.toml", "secret.key", "address.key", COPY)
    }


def test_a_backup_under_load_is_one_moment(office, file, tmp_path, monkeypatch):
    """Each transaction writes the same number to two rows; no copy may hold two numbers."""
    monkeypatch.setattr(database, "_STEP_PAGES", 1)
    with closing(sqlite3.connect(office.database)) as rows:
        rows.executescript("CREATE TABLE twin (n INTEGER); INSERT INTO twin VALUES (0), (0);")
    stop, begun, written = threading.Event(), threading.Event(), []

    def write():
        with closing(sqlite3.connect(office.database, isolation_level=None)) as rows:
            while not stop.is_set():
                rows.execute("BEGIN IMMEDIATE")
                rows.execute("UPDATE twin SET n = n + 1")
                rows.execute("INSERT INTO pair VALUES (1, 'x', x'00', 1)")
                rows.execute("COMMIT")
                written.append(1)
                begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert begun.wait(timeout=30)
        before = len(written)
        back_up(office, file)
        during = len(written) - before
    finally:
        stop.set()
        writer.join()
    assert during > 0
    folder = backup.restore(file, tmp_path / "again").folder
    with closing(sqlite3.connect(folder / "minhbach.sqlite3")) as rows:
        (low, high), (pairs,) = (
            rows.execute("SELECT min(n), max(n) FROM twin").fetchone(),
            rows.execute("SELECT count(*) FROM pair").fetchone(),
        )
    assert low == high == pairs - ROWS > 0


def test_a_file_that_is_there_is_never_written_over(office, file):
    file.write_text("mine")
    with pytest.raises(BadInput, match="is there already"):
        back_up(office, file)
    assert file.read_text() == "mine"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_came_meanwhile_is_not_written_over(office, file):
    whole = file.parent / "whole"
    whole.write_text("new")
    file.write_text("mine")
    with pytest.raises(BadInput, match="is there already"):
        backup._put(whole, file)
    assert file.read_text() == "mine"


def test_a_disk_without_links_takes_a_backup_too(office, file, monkeypatch):
    def no_links(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    back_up(office, file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_place_that_cannot_be_written_is_said(office, tmp_path):
    with pytest.raises(BadInput, match="cannot be written: No such file"):
        back_up(office, tmp_path / "none" / "anhai.tar")


def test_a_damaged_database_is_not_backed_up(office, file):
    broken = bytearray(office.database.read_bytes())
    broken[8192:16384] = bytes(8192)
    office.database.write_bytes(broken)
    with pytest.raises(MinhbachError, match="damaged"):
        back_up(office, file)
    assert list(file.parent.iterdir()) == []
    assert backup.remembered(office, "backup") is None


def test_an_office_without_a_database_is_not_backed_up(office, file):
    office.database.unlink()
    with pytest.raises(BadInput, match="no database"):
        back_up(office, file)


def test_one_changed_byte_anywhere_is_found(tmp_path):
    out = BytesIO()
    writer = bundle.BundleWriter(out, made=1_790_000_000, progress=lambda _: None)
    for name, body in (("one", b"Lu song Ngan"), ("two/three", b"x" * 700), ("none", b"")):
        (tmp_path / "member").write_bytes(body)
        writer.add(name, tmp_path / "member")
    writer.close({"minhbach-backup": 1})
    whole = out.getvalue()
    into = tmp_path / "in"

    def unpacked(body):
        shutil.rmtree(into, ignore_errors=True)
        return bundle.unpack(BytesIO(body), into, allowed=backup._is_name, progress=lambda _: None)

    assert set(unpacked(whole)["members"]) == {"one", "two/three", "none"}
    for at in range(0, len(whole), 5):  # 5 and 512 share nothing: each field of a header is hit
        with pytest.raises(BadInput):
            unpacked(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])


def test_a_damaged_backup_leaves_no_folder(office, file, tmp_path):
    back_up(office, file)
    whole = bytearray(file.read_bytes())
    for changed in (whole[:-1], whole[:5000], b"", whole + bytes(10240), b"x" * 2000):
        file.write_bytes(changed)
        with pytest.raises(BadInput):
            backup.restore(file, tmp_path / "again")
        assert not (tmp_path / "again").exists()
        assert backup.left_behind(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["../evil", "/evil", "evidence/../../evil", ".hidden", "evidence/.new-1", "a//b", ""]
)
def test_nothing_is_written_outside_the_folder(name, tmp_path):
    member = tarfile.TarInfo(name)
    member.mode = 0o600
    block = member.tobuf(tarfile.GNU_FORMAT)
    with pytest.raises(BadInput, match="does not belong"):
        bundle.unpack(
            BytesIO(block), tmp_path / "in", allowed=backup._is_name, progress=lambda _: None
        )
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_no_member(tmp_path):
    member = tarfile.TarInfo("link")
    member.type, member.linkname, member.mode = tarfile.SYMTYPE, "/etc/passwd", 0o600
    block = BytesIO(member.tobuf(tarfile.GNU_FORMAT))
    with pytest.raises(BadInput, match="header"):
        bundle.unpack(block, tmp_path, allowed=lambda _: True, progress=lambda _: None)


def rewritten(file, **said):
    """The backup with something else in its manifest, sealed again: what chance does not do."""
    with tarfile.open(file) as tar:
        manifest = json.load(tar.extractfile(bundle.MANIFEST))
        bodies = {name: tar.extractfile(name).read() for name in manifest["members"]}
    manifest = {name: value for name, value in manifest.items() if name != "hash"}
    place = file.parent / "members"
    with file.open("wb") as out:
        writer = bundle.BundleWriter(out, made=0, progress=lambda _: None)
        for name, body in bodies.items():
            place.write_bytes(body)
            if name not in said.get("without", ()):
                writer.add(name, place)
        writer.close(manifest | said)
    place.unlink()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"logical_sha256": "0" * 64}, "does not say what it said"),
        ({"rows": {"pair": 1}}, "does not say what it said"),
        ({"minhbach-backup": 2}, "newer minhbach"),
        ({"without": ["minhbach.sqlite3"]}, "no database"),
    ],
)
def test_a_database_that_is_not_the_one_told_of_is_refused(office, file, tmp_path, said, says):
    back_up(office, file)
    rewritten(file, **said)
    with pytest.raises(BadInput, match=says):
        backup.restore(file, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_folder_that_is_not_empty_is_left_alone(office, file, tmp_path):
    back_up(office, file)
    (tmp_path / "again").mkdir()
    backup.restore(file, tmp_path / "again")
    with pytest.raises(BadInput, match="not empty"):
        backup.restore(file, tmp_path / "again")
    with pytest.raises(BadInput, match="not empty"):
        backup.restore(file, file)
    with pytest.raises(BadInput, match="cannot be restored"):
        backup.restore(tmp_path / "none.tar", tmp_path / "other")


@pytest.mark.parametrize("what", ["backup", "restore"])
def test_what_was_killed_leaves_nothing_half_and_the_next_one_says_so(office, file, tmp_path, what):
    if what == "restore":
        back_up(office, file)
    folder = office.folder if what == "backup" else tmp_path / "again"
    done = subprocess.run([sys.executable, "-c", DIES, what, file, folder], timeout=120)
    assert done.returncode == -signal.SIGKILL
    aim = file if what == "backup" else folder
    assert not aim.exists()
    (left,) = backup.left_behind(aim.parent)
    assert left.stat().st_mode & 0o777 == 0o700
    if what == "backup":
        back_up(office, file)
    backup.restore(file, tmp_path / "again")
    assert backup.left_behind(aim.parent) == [left]


FILLS_UP = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from minhbach.desk import backup
from minhbach.desk.office import read_office
from minhbach.errors import BadInput

what, file, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]),) * 2)
try:
    if what == "backup":
        backup.make_backup(read_office(folder), file, now=datetime(2026, 11, 24, tzinfo=UTC))
    else:
        backup.restore(file, folder)
except BadInput as error:
    print(error)
"""


@pytest.mark.parametrize("what", ["backup", "restore"])
@pytest.mark.parametrize("most_bytes", [0, 20_000, "database"])
def test_a_disk_that_is_full_leaves_nothing(office, file, tmp_path, what, most_bytes):
    """`database` is room for the copy of the database, and not for the file around it."""
    if what == "restore":
        back_up(office, file)
    before = office.database.stat().st_size
    if most_bytes == "database":
        most_bytes = before if what == "backup" else before - 4096
    folder = office.folder if what == "backup" else tmp_path / "again"
    words = [sys.executable, "-c", FILLS_UP, what, file, folder, str(most_bytes)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert "cannot be" in done.stdout, done.stderr
    assert not (file if what == "backup" else folder).exists()
    assert backup.left_behind(file.parent) == backup.left_behind(tmp_path) == []
    assert database.damage(office.database) == ""


def test_files_that_the_settings_name_come_along_when_they_are_inside(office, file, tmp_path):
    settings = office.folder / "office.toml"
    settings.write_text(settings.read_text() + 'holidays = "tet.ics"\n')
    (office.folder / "tet.ics").write_text("BEGIN:VCALENDAR")
    named = Office(
        folder=office.folder,
        organisation="A",
        holidays="tet.ics",
        smtp_password_file=str(tmp_path / "mail-password"),
    )
    made = back_up(named, file)
    assert made.left_out == (str(tmp_path / "mail-password"),)
    assert (backup.restore(file, tmp_path / "again").folder / "tet.ics").exists()


def test_the_key_of_the_addresses_can_be_kept_elsewhere(office, file, tmp_path):
    assert back_up(office, file, address_key=False).left_out == ("address.key",)
    done = backup.restore(file, tmp_path / "again")
    assert done.without == ("address.key",)
    assert not (done.folder / "address.key").exists()


def test_a_key_that_was_never_made_is_not_missed(office, file, tmp_path):
    office.address_key.unlink()
    assert back_up(office, file).left_out == ()
    assert backup.restore(file, tmp_path / "again").without == ()


def test_a_name_too_long_for_a_tar_is_said(office, file):
    (office.folder / "evidence" / ("x" * 120)).write_text("x")
    with pytest.raises(BadInput, match="shorter name"):
        back_up(office, file)


def chain(office, *, broken):
    entry = sealed_entry(
        number=1, at=NOW, who="lan", act="opened", about="case 1", detail={}, previous=START
    )
    with closing(sqlite3.connect(office.database)) as rows:
        rows.executescript(
            "CREATE TABLE desk_audithead (number INTEGER, hash TEXT);"
            "CREATE TABLE desk_auditentry (number INTEGER, at TEXT, who_name TEXT, act TEXT,"
            " about TEXT, detail TEXT, previous TEXT, hash TEXT);"
        )
        rows.execute("INSERT INTO desk_audithead VALUES (1, ?)", [entry.hash])
        rows.execute(
            "INSERT INTO desk_auditentry VALUES (1, ?, 'lan', ?, 'case 1', '{}', ?, ?)",
            ["2026-11-24 07:30:00", "closed" if broken else "opened", START, entry.hash],
        )
        rows.commit()


@pytest.mark.parametrize(("broken", "said"), [(False, ()), (True, ("Entry 1 was changed.",))])
def test_a_chain_that_was_broken_before_is_said(office, file, tmp_path, broken, said):
    chain(office, broken=broken)
    back_up(office, file)
    assert backup.restore(file, tmp_path / "again").broken_chain == said


def test_a_trail_without_an_entry_is_whole(office):
    with closing(sqlite3.connect(office.database)) as rows:
        rows.execute("CREATE TABLE desk_audithead (number INTEGER, hash TEXT)")
        rows.commit()
    assert database.broken_chain(office.database) == []


def test_the_last_of_each_is_remembered_and_a_torn_line_passed_over(office, file):
    assert backup.remembered(office, "backup") is None
    back_up(office, file)
    with (office.folder / backup.REMEMBERED).open("a") as lines:
        lines.write('{"act": "backup", "at"\n')
    assert backup.remembered(office, "backup") == {
        "act": "backup",
        "at": "2026-11-24T07:30:00+00:00",
        "file": str(file),
        "size_bytes": file.stat().st_size,
    }
    assert backup.remembered(office, "drill") is None


def test_a_drill_leaves_nothing_but_a_line(office):
    before = {path.name for path in office.folder.iterdir()}
    assert backup.drill(office, now=NOW) > 0
    after = {path.name for path in office.folder.iterdir()}
    assert after - before - {"minhbach.sqlite3-wal", "minhbach.sqlite3-shm"} == {backup.REMEMBERED}
    assert backup.remembered(office, "drill")["at"] == "2026-11-24T07:30:00+00:00"
    assert backup.remembered(office, "backup") is None


def test_the_logical_hash_is_of_what_is_said_and_not_of_the_pages(office, tmp_path):
    said = database.what_it_says(office.database)
    compact = tmp_path / "compact.sqlite3"
    with closing(sqlite3.connect(office.database)) as rows:
        rows.execute("DELETE FROM pair WHERE a = 7")
        rows.commit()
        assert database.what_it_says(office.database) != said
        fewer = database.what_it_says(office.database)
        rows.execute("VACUUM INTO ?", [str(compact)])
    assert database.what_it_says(compact) == fewer
    assert compact.read_bytes() != office.database.read_bytes()
