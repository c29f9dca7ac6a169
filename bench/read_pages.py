"""Reading pages: quality, speed and memory, beside what a user would pick instead.

    python bench/read_pages.py [--pages FOLDER] [--scorer FILE] [--every N]

FOLDER holds html_pages.tar.zst and gold.json.gz; unpacking needs tar and zstd. Each reader
runs alone in a fresh process, over the same pages in the same run, on one core; the time is
processor time of reading alone, without files and scoring. A reader that is not installed is
named as such.
"""

import argparse
import json
import logging
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
FIGURES = (
    "scrapinghub.f1", "fundus.f1", "fundus.title", "fundus.date",
    "trafilatura.f1", "htmldate.date", "htmldate_mediacloud.date",
)  # fmt: skip
Reader = Callable[[dict, bytes], dict]


def minhbach_reader() -> Reader:
    from minhbach.read.record import page_record

    return page_record


def trafilatura_reader() -> Reader:
    import trafilatura

    def read(row: dict, body: bytes) -> dict:
        found = trafilatura.bare_extraction(body, url=row["url"], with_metadata=True)
        said = found.as_dict() if found else {}
        return {**row, **{key: said.get(key) for key in ("text", "title", "date")}}

    return read


def resiliparse_reader() -> Reader:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def read(row: dict, body: bytes) -> dict:
        tree = HTMLTree.parse_from_bytes(body, detect_encoding(body))
        return {**row, "text": extract_plain_text(tree, main_content=True), "title": tree.title}

    return read


def readability_reader() -> Reader:
    from lxml.html import fromstring
    from readability import Document

    def read(row: dict, body: bytes) -> dict:
        page = Document(body)
        text = fromstring(page.summary()).text_content()
        return {**row, "text": text, "title": page.short_title()}

    return read


READERS = {
    "minhbach": minhbach_reader,
    "trafilatura": trafilatura_reader,
    "resiliparse": resiliparse_reader,
    "readability-lxml": readability_reader,
}


def main() -> int:
    options = arguments()
    if not shutil.which("zstd"):
        print("zstd is missing: apt-get install zstd", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        archive = options.pages / "html_pages.tar.zst"
        subprocess.run(["tar", "--zstd", "-xf", archive, "-C", folder], check=True)
        rows = list(listed(options, folder))[:: options.every]
        print(f"{len(rows)} pages\n{'':18s} pages/s    MB  " + "  ".join(FIGURES))
        for name in READERS:
            print(f"{name:18s} {measured(name, rows, options, folder)}", flush=True)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, default=SHARED / "data" / "pages")
    parser.add_argument("--scorer", type=Path, default=SHARED / "eval" / "pagescore.py")
    parser.add_argument("--every", type=int, default=1, help="only each Nth page (figures differ)")
    return parser.parse_args()


def listed(options: argparse.Namespace, folder: str) -> Iterator[dict]:
    yield from map(json.loads, score(options, folder, "--list").splitlines())


def score(options: argparse.Namespace, folder: str, *more: str) -> str:
    gold = options.pages / "gold.json.gz"
    command = [sys.executable, str(options.scorer), folder, str(gold), *more]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measured(name: str, rows: list[dict], options: argparse.Namespace, folder: str) -> str:
    """One line of the table; memory is the peak of the reader's own process."""
    records = str(Path(folder, f"{name}.jsonl"))
    with get_context("spawn").Pool(1) as alone:
        cost = alone.apply(read_all, (name, rows, records))
    if cost is None:
        return "not installed"
    figures = json.loads(score(options, folder, records, "--json"))
    quality = "  ".join(f"{figures.get(f, 0):{len(f)}.4f}" for f in FIGURES)
    return f"{len(rows) / cost[0]:7.1f} {cost[1]:5.0f}  {quality}"


def read_all(name: str, rows: list[dict], records: str) -> tuple[float, float] | None:
    """(seconds, megabytes) of reading all rows, or None when the reader is not installed."""
    logging.disable()
    try:
        read = READERS[name]()
    except ImportError:
        return None
    seconds = 0.0
    read(rows[0], Path(rows[0]["path"]).read_bytes())  # tables are loaded outside the clock
    with open(records, "w", encoding="utf-8") as out:
        for row in rows:
            body = Path(row["path"]).read_bytes()
            begun = time.process_time()
            try:
                record = read(row, body)
            except Exception:  # a reader that fails on a page has no text for it
                record = row
            seconds += time.process_time() - begun
            print(json.dumps(record, ensure_ascii=False), file=out)
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
