"""Backup, restore and doctor on the command line, in an office of their own."""

import shutil

from tests.cli.test_case_commands import KEEP, in_office
from tests.cli.test_commands import minhbach, office

__all__ = ["office"]

KEPT = (
    "from minhbach.desk.actions.case.move import move_case\n"
    "move_case(case.pk, 'assign', who=lan, now=now, department=1, amount=3)\n" + KEEP
)


def test_an_office_is_backed_up_lost_and_restored(office, tmp_path):
    in_office(office, KEPT)
    file = tmp_path / "b.tar"
    made = minhbach("backup", file, "--office", office)
    assert made.returncode == 0, made.stderr
    assert "5 files" in made.stdout
    again = minhbach("backup", file, "--office", office)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)
    shutil.rmtree(office)
    done = minhbach("restore", file, office)
    assert done.returncode == 0, done.stderr
    assert "1 kept copies, all as they were" in done.stdout
    for words in (["audit", "verify"], ["evidence", "verify"]):
        assert minhbach(*words, "--office", office).returncode == 0
    assert "lan" in minhbach("person", "list", "--office", office).stdout


def test_a_backup_that_lacks_something_says_so(office, tmp_path):
    in_office(office, KEPT)
    settings = office / "office.toml"
    settings.write_text(settings.read_text() + f'smtp_password_file = "{tmp_path}/password"\n')
    left = tmp_path / ".b.tar.part-old"
    left.mkdir()
    made = minhbach("backup", tmp_path / "b.tar", "--without-address-key", "--office", office)
    assert made.returncode == 0
    assert f"elsewhere: {tmp_path}/password" in made.stderr
    assert "elsewhere: address.key" in made.stderr
    assert f"remove it: {left}" in made.stderr
    done = minhbach("restore", tmp_path / "b.tar", tmp_path / "again")
    assert (done.returncode, "address.key" in done.stderr) == (1, True)
    assert f"remove it: {left}" in done.stderr


def test_a_broken_trail_is_restored_and_said(office, tmp_path):
    in_office(
        office, "from minhbach.desk.models import AuditHead\nAuditHead.objects.update(hash='0')"
    )
    minhbach("backup", tmp_path / "b.tar", "--office", office)
    done = minhbach("restore", tmp_path / "b.tar", tmp_path / "again")
    assert (done.returncode, "audit trail was not whole" in done.stderr) == (1, True)
    assert (tmp_path / "again" / "office.toml").exists()


def test_the_doctor_says_what_to_do_until_it_is_done(office, tmp_path):
    first = minhbach("doctor", "--office", office)
    assert first.returncode == 1
    to_do = [line for line in first.stdout.splitlines() if line.startswith("to do")]
    assert [line.split()[2] for line in to_do] == ["backup:", "drill:"], first.stdout
    minhbach("backup", tmp_path / "b.tar", "--office", office)
    drilled = minhbach("doctor", "--restore-drill", "--all-copies", "--office", office)
    assert drilled.returncode == 0, drilled.stdout + drilled.stderr
    assert "says what the office says" in drilled.stdout
    assert drilled.stdout.endswith("Nothing to do.\n")
