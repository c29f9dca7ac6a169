"""`minhbach reviews import`, as a person types it."""

import json

from tests.cli.test_commands import minhbach, office

__all__ = ["office"]


def test_fact_checks_of_others_are_imported_from_a_file_once(office, tmp_path):
    file = tmp_path / "checks.jsonl"
    lines = [
        {"url": "https://check.example/1", "claim": "Nước sông nhiễm độc.", "rating": "Sai"},
        {"url": "https://check.example/2", "claim": "Cầu đóng một năm.", "rating": "Sai"},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    first = minhbach("reviews", "import", file, "--office", office)
    assert first.returncode == 0, first.stderr
    assert first.stdout == "2 fact-checks are new, 0 known, 0 skipped.\n"
    again = minhbach("reviews", "import", file, "--office", office)
    assert again.stdout.startswith("0 fact-checks are new, 2 known")
    missing = minhbach("reviews", "import", tmp_path / "none.json", "--office", office)
    assert (missing.returncode, "cannot be read" in missing.stderr) == (2, True)
