"""The doctor finds each trouble once it is there, and says what to do about it."""

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from tests.desk.case_room import case, department, desk, people, question
from tests.desk.conftest import MORNING

from minhbach.collect.schedule import FeedState
from minhbach.desk import backup, doctor, jobs, sealed
from minhbach.desk.actions.audit import note
from minhbach.desk.actions.follow import follow_feed
from minhbach.desk.doctor import Level
from minhbach.desk.models import AuditHead, Evidence, Feed, Letter
from minhbach.desk.office import Office, write_office

__all__ = ["case", "department", "desk", "people", "question"]

NOW = MORNING


@pytest.fixture
def office(tmp_path, settings):
    """A whole office, its files dated before the morning."""
    office = Office(folder=tmp_path / "anhai", organisation="UBND An Hải", smtp="mail.example:587")
    write_office(office, key="a-key")
    with closing(sqlite3.connect(office.database)) as rows:
        rows.executescript("CREATE TABLE a (b); CREATE INDEX a_b ON a (b);")
    for path in office.folder.iterdir():
        os.utime(path, (NOW.timestamp() - 60,) * 2)
    settings.OFFICE = office
    return office


def says(look, office):
    found = look(office, NOW)
    assert found.level is Level.TO_DO, found
    return found.says


def fine(look, office):
    found = look(office, NOW)
    assert found.level is Level.FINE, found
    return found.says


def remember(office, act, at, **said):
    with (office.folder / backup.REMEMBERED).open("a") as lines:
        lines.write(json.dumps({"act": act, "at": at.isoformat()} | said) + "\n")


@pytest.mark.parametrize(
    ("version", "level"),
    [
        ((3, 40, 1), Level.ADVICE),
        ((3, 44, 5), Level.ADVICE),
        ((3, 44, 6), Level.FINE),
        ((3, 50, 6), Level.ADVICE),
        ((3, 50, 7), Level.FINE),
        ((3, 51, 2), Level.ADVICE),
        ((3, 51, 3), Level.FINE),
        ((3, 53, 0), Level.FINE),
    ],
)
def test_a_sqlite_with_the_known_bug_is_named(version, level):
    found = doctor.about_sqlite(version)
    assert found.level is level
    assert ("3.51.3" in found.says.replace(".".join(map(str, version)), "")) == (
        level is Level.ADVICE
    )


def test_a_database_is_whole_damaged_or_missing(office):
    assert "whole" in fine(doctor.about_database, office)
    office.database.write_bytes(b"SQLite format 3\0" + b"x" * 8000)
    assert "minhbach restore" in says(doctor.about_database, office)
    office.database.unlink()
    assert "missing" in says(doctor.about_database, office)


def test_open_keys_and_an_open_office_are_found(office):
    fine(doctor.about_permissions, office)
    (office.folder / "secret.key").chmod(0o644)
    assert "chmod 600" in says(doctor.about_permissions, office)
    (office.folder / "secret.key").chmod(0o600)
    (office.folder / "mail").write_text("x")
    (office.folder / "mail").chmod(0o644)
    named = replace(office, smtp_password_file="mail")
    assert f"chmod 600 {office.folder}/mail" in says(doctor.about_permissions, named)
    office.folder.chmod(0o755)
    assert "chmod 700" in says(doctor.about_permissions, office)
    office.database.chmod(0o600)
    fine(doctor.about_permissions, office)


def test_a_file_of_another_user_is_found(office, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: path != office.database)
    assert "cannot be written" in says(doctor.about_permissions, office)


def test_a_disk_that_fills_up_is_found(office, monkeypatch):
    fine(doctor.about_space, office)
    monkeypatch.setattr(doctor, "SPARE_BYTES", 10**18)
    assert "Make room" in says(doctor.about_space, office)


def test_what_a_killed_backup_left_is_named(office, tmp_path):
    fine(doctor.about_left_behind, office)
    remember(office, "backup", NOW, file=str(tmp_path / "far" / "b.tar"))
    for path in (tmp_path / "far" / ".b.tar.part-1", office.folder / ".drill-2"):
        path.mkdir(parents=True)
        assert str(path) in says(doctor.about_left_behind, office)
        path.rmdir()


@pytest.mark.parametrize(
    ("look", "act", "age"),
    [
        (doctor.about_backup, "backup", doctor.BACKUP_AGE),
        (doctor.about_drill, "drill", doctor.DRILL_AGE),
    ],
)
def test_a_backup_and_a_drill_are_missed_when_they_are_old(office, look, act, age):
    assert "none yet" in says(look, office)
    remember(office, act, NOW - age - timedelta(minutes=1))
    assert "minhbach" in says(look, office)
    remember(office, act, NOW - age)
    fine(look, office)


@pytest.mark.django_db
def test_a_database_of_an_earlier_release_is_found(office):
    fine(doctor.about_release, office)
    MigrationRecorder(connection).migration_qs.filter(app="desk").order_by("-pk")[:1].get().delete()
    assert "minhbach run" in says(doctor.about_release, office)


@pytest.mark.django_db
def test_a_clock_that_went_back_is_found_by_rows_and_by_files(office):
    note("opened", "case 1", who=None, now=NOW + doctor.CLOCK_DIFFERS)
    fine(doctor.about_clock, office)
    note("opened", "case 2", who=None, now=NOW + timedelta(hours=1))
    assert "NTP" in says(doctor.about_clock, office)


@pytest.mark.django_db
def test_a_file_dated_ahead_is_found(office):
    os.utime(office.database, ((NOW + timedelta(hours=1)).timestamp(),) * 2)
    assert "NTP" in says(doctor.about_clock, office)


def follow(name, **said):
    follow_feed(
        f"https://{name}.example/rss.xml",
        title=name,
        outlet=name,
        who=None,
        now=NOW - timedelta(days=30),
    )
    feed = Feed.objects.get(title=name)
    Feed.objects.filter(pk=feed.pk).update(next_poll=NOW, **said)
    return feed


@pytest.mark.django_db
def test_work_that_nobody_does_is_found(office):
    feed = follow("bao")
    fine(doctor.about_work, office)
    Feed.objects.filter(pk=feed.pk).update(next_poll=NOW - timedelta(hours=2))
    assert "minhbach run" in says(doctor.about_work, office)


@pytest.mark.django_db
def test_feeds_that_fail_or_are_silent_are_named(office):
    good, silent = follow("good"), follow("silent")
    for feed, due in ((good, NOW + timedelta(days=1)), (silent, NOW - timedelta(days=1))):
        Feed.objects.filter(pk=feed.pk).update(last_poll=NOW, news_due=due)
    follow("login", state=FeedState.NOT_A_FEED, failures=doctor.FAILURES)
    follow("paused", state=FeedState.FAILING, failures=9, paused=True)
    said = says(doctor.about_feeds, office)
    assert "1 fail: https://login.example/rss.xml" in said
    assert "1 are silent against their own rhythm: https://silent.example/rss.xml" in said
    Feed.objects.exclude(pk=good.pk).update(paused=True)
    assert fine(doctor.about_feeds, office).startswith("1 followed")


def letter(number, **said):
    return Letter.objects.create(
        **{
            "message_id": f"<{number}@anhai.example>",
            "contact": sealed.key().seal("lan@anhai.example"),
            "subject": "a",
            "text": "b",
            "about": "case 1",
            "made": NOW,
        }
        | said
    )


@pytest.mark.django_db
def test_letters_that_fail_wait_or_stay_are_found(office, settings):
    letter(1, state=Letter.State.FAILED, made=NOW - timedelta(days=31), problem="old")
    letter(2, state=Letter.State.DUE, made=NOW - timedelta(hours=23))
    assert "handed over" in fine(doctor.about_letters, office)
    late = letter(3, state=Letter.State.DUE, made=NOW - timedelta(hours=25))
    assert "1 wait" in says(doctor.about_letters, office)
    late.delete()
    letter(4, state=Letter.State.FAILED, problem="The server said no.")
    assert "the last: The server said no." in says(doctor.about_letters, office)
    Letter.objects.all().delete()
    settings.OFFICE = replace(office, smtp="")
    found = doctor.about_letters(settings.OFFICE, NOW)
    assert (found.level, "smtp" in found.says) == (Level.ADVICE, True)


@pytest.mark.django_db
def test_settings_of_the_mail_that_cannot_be_used_are_said(office, settings):
    settings.OFFICE = replace(office, smtp="mail.example")
    (found,) = (one for one in _examined(settings.OFFICE) if one.about == "letters")
    assert (found.level, "host:port" in found.says) == (Level.TO_DO, True)


@pytest.mark.django_db
def test_a_changed_trail_is_found(office):
    note("opened", "case 1", who=None, now=NOW)
    assert "1 entries" in fine(doctor.about_trail, office)
    AuditHead.objects.update(hash="0" * 64)
    assert "verify_audit.py" in says(doctor.about_trail, office)


@pytest.mark.django_db
def test_a_key_that_is_gone_or_another_is_found(office):
    assert "none is kept" in fine(doctor.about_addresses, office)
    letter(1)
    fine(doctor.about_addresses, office)
    office.address_key.unlink()
    assert "put it back" in says(doctor.about_addresses, office)
    assert not office.address_key.exists()
    sealed.SealKey.read_or_make(office.address_key)
    (found,) = (one for one in _examined(office) if one.about == "addresses")
    assert (found.level, "another key" in found.says) == (Level.TO_DO, True)


def test_a_kept_copy_that_was_changed_is_found(office, desk, case, people):
    desk.to_assigned()
    for number in range(4):
        jobs.add_file(
            case.pk,
            f"Thông báo {number}".encode(),
            media_type="text/plain",
            name=f"{number}.txt",
            who=people["lan"],
            now=NOW,
            title="Thông báo",
            shows="Cầu mở.",
            origin="Sở Xây dựng",
        )
    found = doctor.about_copies(None)
    assert (found.level, found.says) == (Level.FINE, "4 looked at, all whole")
    assert doctor.about_copies(2).says.startswith("2 looked at")
    assert doctor.about_copies(3).says.startswith("2 looked at")
    (office.evidence / Evidence.objects.first().kept).unlink()
    found = doctor.about_copies(None)
    assert (found.level, "1 of 4" in found.says) == (Level.TO_DO, True)


def _examined(office):
    return list(doctor.examine(office, now=NOW))


@pytest.mark.django_db
def test_everything_is_looked_at_and_nothing_changed(office):
    before = {path: path.stat().st_mtime for path in office.folder.iterdir()}
    abouts = [found.about for found in _examined(office)]
    assert abouts[0] == "SQLite"
    assert abouts[-1] == "kept copies"
    assert len(abouts) == len(set(abouts)) == 15
    assert {path: path.stat().st_mtime for path in office.folder.iterdir()} == before


@pytest.mark.django_db
def test_rows_of_a_damaged_database_or_another_release_are_not_asked(office):
    MigrationRecorder(connection).migration_qs.filter(app="desk").order_by("-pk")[:1].get().delete()
    assert _examined(office)[-1].about == "release"
    office.database.unlink()
    assert _examined(office)[-1].about == "drill"
    assert not office.database.exists()


@pytest.mark.django_db
def test_what_cannot_be_looked_at_is_a_finding(office):
    (office.folder / backup.REMEMBERED).mkdir()
    found = {one.about: one for one in _examined(office)}
    assert found["backup"].level is Level.TO_DO
    assert "cannot be looked at" in found["backup"].says


@pytest.mark.django_db
def test_a_database_that_cannot_be_opened_is_no_damage(office):
    office.database.unlink()
    office.database.mkdir()
    found = {one.about: one for one in _examined(office)}
    assert found["database"].level is Level.TO_DO
    assert "cannot be looked at" in found["database"].says
    assert "release" not in found
