from tests.cli.test_commands import minhbach, office

__all__ = ["office"]


def test_the_site_is_written_as_plain_files_and_the_second_time_nothing_is_new(office, tmp_path):
    to = tmp_path / "www"
    done = minhbach("publish", "--office", office, "--to", to)
    assert done.returncode == 0, done.stderr
    assert f"files in {to}:" in done.stdout
    assert "<h1>" in (to / "en" / "about" / "index.html").read_text(encoding="utf-8")
    again = minhbach("publish", "--office", office, "--to", to)
    assert "0 written, 0 taken away." in again.stdout
