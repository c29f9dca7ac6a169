"""The settings file of an office."""

import stat

import pytest

from minhbach.desk.office import KEY_FILE, SETTINGS_FILE, Office, read_office, write_office
from minhbach.errors import BadSettings


def test_an_office_is_read_as_it_was_written(tmp_path):
    office = Office(
        folder=tmp_path / "anhai",
        organisation='UBND "tỉnh" An Hải \\ \n',
        zone="America/Santiago",
        language="en",
        contact="press@anhai.example",
        hosts=("desk.anhai.example",),
        invented=True,
        allow_loopback=True,
    )
    write_office(office, key="k" * 50)
    assert read_office(office.folder) == office
    assert office.key == "k" * 50


def test_the_key_is_for_its_owner_only(tmp_path):
    write_office(Office(folder=tmp_path, organisation="A"), key="secret")
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "organisation is missing"),
        ('organisation = "A"\ncolour = "red"', "unknown setting colour"),
        ('organisation = "A"\nzone = "Mars/Base"', "not a time zone"),
        ('organisation = "A"\nlanguage = "fr"', "language must be one of"),
        ("organisation = ", "cannot be read"),
    ],
)
def test_a_bad_setting_is_named(tmp_path, text, says):
    (tmp_path / SETTINGS_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings, match=says):
        read_office(tmp_path)


def test_a_folder_without_an_office_says_how_to_make_one(tmp_path):
    with pytest.raises(BadSettings, match="minhbach init"):
        read_office(tmp_path)


def test_a_lost_key_is_told(tmp_path):
    with pytest.raises(BadSettings, match="backup"):
        Office(folder=tmp_path, organisation="A").key  # noqa: B018
