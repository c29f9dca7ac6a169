"""Make the table of common words again, from our own texts in this repository alone.

    python bench/common_words.py [--write]

Vietnamese is counted in the demo's press and the interface's wording, English in the documents;
`--write` writes src/minhbach/claims/common.py. The running text of each language is cut into
stretches of STRETCH words, about the length of a check; a word's share is how many of them have
it. Words with a capital are left out, so that the names of the demo's places stay rare.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

import polib

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/minhbach/claims/common.py"
STRETCH = 40
# Rarer than this, a count from so little text is chance.
LEAST_STRETCHES = 5
PERCENTS = (1, 2, 3, 5, 8, 12, 18, 25, 35, 50, 65)
_OF_PROJECT = {"minhbach", "md"}
_WORD = re.compile(r"\w+")


def vietnamese():
    for path in sorted((ROOT / "src/minhbach/demo/press").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield "\n".join(one for one in lines if not re.match(r"[a-z_]+:|===", one))
    for path in sorted((ROOT / "src/minhbach/desk/locale/vi").rglob("*.po")):
        yield "\n".join(entry.msgstr for entry in polib.pofile(str(path)))


def english():
    paths = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for path in paths:
        yield re.sub(
            r"```.*?```|`[^`]*`|https?:\S+", " ", path.read_text(encoding="utf-8"), flags=re.S
        )


def shares(texts):
    """Of each word without a capital, the share of the stretches that have it."""
    running = [word for text in texts for word in _WORD.findall(text)]
    stretches = [running[n : n + STRETCH] for n in range(0, len(running), STRETCH)]
    counts = Counter(word for one in stretches for word in set(one))
    kept = {
        word: count / len(stretches)
        for word, count in counts.items()
        if count >= LEAST_STRETCHES
        and word.islower()
        and word.isalpha()
        and word not in _OF_PROJECT
    }
    return kept, len(stretches)


def module(by_percent, sizes):
    lines = [
        '"""How common words are before a desk has texts of its own; made by `bench/common_words.py`.',
        "",
        f"Counted in {sizes[0]} Vietnamese and {sizes[1]} English stretches of {STRETCH} words of our own texts: the",
        "demo's press, the interface's wording, the documents. Do not edit.",
        '"""',
        "",
        "# By how many in a hundred texts have them.",
        "WORDS_BY_PERCENT: dict[int, str] = {",
    ]
    for percent in sorted(by_percent):
        lines.append(f'    {percent}: """')
        line = "       "
        for word in sorted(by_percent[percent]):
            if len(line) + len(word) > 98:
                lines.append(line)
                line = "       "
            line += " " + word
        lines += [line, '    """,']
    return "\n".join([*lines, "}", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    vi, vi_size = shares(vietnamese())
    en, en_size = shares(english())
    by_percent = {}
    for word in vi.keys() | en.keys():
        share = 100 * max(vi.get(word, 0.0), en.get(word, 0.0))
        by_percent.setdefault(min(PERCENTS, key=lambda p: abs(p - share)), []).append(word)
    print({percent: len(words) for percent, words in sorted(by_percent.items())})
    if write:
        OUT.write_text(module(by_percent, (vi_size, en_size)), encoding="utf-8")


if __name__ == "__main__":
    main()
