"""Articles read from real pages, scored against the people and parsers who read them before.

The pages are saved as they stood; text is scored by shingles of four words, titles and days by
equality (../shared/eval/pagescore.py). A floor stands just below what was measured.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from minhbach.read.record import page_record

SHARED = Path(__file__).parents[3] / "shared"
PAGES = SHARED / "data" / "pages"
SCORER = SHARED / "eval" / "pagescore.py"
FLOORS = {
    "scrapinghub.f1": 0.9595,
    "fundus.f1": 0.940,
    "fundus.title": 0.903,
    "fundus.date": 1.0,
    "trafilatura.f1": 0.9245,
    "htmldate.date": 0.912,
    "htmldate_mediacloud.date": 0.885,
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PAGES.exists(), reason="needs ../shared/data/pages"),
    pytest.mark.skipif(not shutil.which("zstd"), reason="needs zstd (apt-get install zstd)"),
]


def scorer(*arguments: Path | str) -> str:
    command = [sys.executable, str(SCORER), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("pages")
    archive, gold = PAGES / "html_pages.tar.zst", PAGES / "gold.json.gz"
    subprocess.run(["tar", "--zstd", "-xf", archive, "-C", folder], check=True)
    records = folder / "records.jsonl"
    with records.open("w", encoding="utf-8") as out:
        for row in map(json.loads, scorer(folder, gold, "--list").splitlines()):
            record = page_record(row, Path(row["path"]).read_bytes())
            print(json.dumps(record, ensure_ascii=False), file=out)
    return json.loads(scorer(folder, gold, records, "--json"))


@pytest.mark.parametrize("figure", FLOORS)
def test_pages_are_read_at_least_as_well_as_measured(
    figures: dict[str, float], figure: str
) -> None:
    assert figures[figure] >= FLOORS[figure]
