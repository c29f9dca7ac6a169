"""Lead lines against human summaries (ROUGE, Lin 2004), beside what a user would pick instead.

Each stretch of text is as long, in words, as our two lines for the same story; a story's score
is the mean over its human summaries, the figure the mean over stories, F1 in percent.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from math import log
from pathlib import Path

import pytest

from minhbach.briefs.lead import lead_lines
from minhbach.stories.story import Mention, Story
from minhbach.text.normalize import clean_paragraphs
from minhbach.text.segment import sentences, words

STORIES = Path(__file__).parents[3] / "shared" / "data" / "stories"
FLOORS = {"rouge-1": 39.0, "rouge-2": 25.4, "rouge-l": 26.8}
# By how much the mean of the three beats each at equal length.
MARGINS = {"first sentences": 2.0, "TextRank": 3.5}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not STORIES.exists(), reason="needs ../shared/data/stories"),
]


def rows(name: str) -> Iterator[dict]:
    with gzip.open(STORIES / f"{name}.jsonl.gz", "rt") as lines:
        yield from map(json.loads, lines)


@pytest.fixture(scope="module")
def stories() -> dict[str, Story]:
    story_of = {row["id"]: row["story"] for row in rows("vi_vmds.gold")}
    mentions = defaultdict(list)
    for row in rows("vi_vmds.stream"):
        if row["id"] in story_of:
            mentions[story_of[row["id"]]].append(as_mention(row))
    return {name: Story(1, "", tuple(found)) for name, found in mentions.items()}


@pytest.fixture(scope="module")
def summaries() -> dict[str, list[list[str]]]:
    found = defaultdict(list)
    for row in rows("summaries_vi_vmds"):
        found[row["story"]].append(words(clean_paragraphs(row["summary"])))
    return found


def as_mention(row: dict) -> Mention:
    return Mention(
        id=int(row["id"], 16),
        outlet=row["source"],
        headline=row["title"],
        address="",
        time=datetime.fromtimestamp(row["time"], UTC),
        text=clean_paragraphs(row["text"]),
    )


def test_lead_lines_say_what_people_say_and_beat_first_sentences_and_textrank(
    stories: dict[str, Story], summaries: dict[str, list[list[str]]]
) -> None:
    ours = {name: words(" ".join(our_lines(story))) for name, story in stories.items()}
    picks = {"first sentences": first_sentences, "TextRank": text_rank}
    others = {
        label: {n: words(" ".join(pick(s)))[: len(ours[n])] for n, s in stories.items()}
        for label, pick in picks.items()
    }
    scores = scored(ours, summaries)
    print(f"\nlead lines, {mean(map(len, ours.values())):.0f} words: {shown(scores)}")
    for label, texts in others.items():
        print(f"{label}: {shown(scored(texts, summaries))}")
    assert all(scores[measure] >= floor for measure, floor in FLOORS.items()), scores
    for label, margin in MARGINS.items():
        assert mean(scores.values()) - mean(scored(others[label], summaries).values()) >= margin


def our_lines(story: Story) -> list[str]:
    return [line.text for line in lead_lines(story, 2)]


def first_sentences(story: Story) -> list[str]:
    return sentences(story.mentions[0].text)


def text_rank(story: Story) -> list[str]:
    """Mihalcea & Tarau 2004: PageRank over the sentences of all originals by words shared."""
    found = [s for m in story.mentions for s in sentences(m.text)[:30]]
    found = [s for s in dict.fromkeys(found) if len(words(s)) > 5]
    spoken = [set(words(s)) for s in found]
    weights = [[similar(a, b) if a is not b else 0.0 for b in spoken] for a in spoken]
    sums = [sum(row) or 1.0 for row in weights]
    rank = [1.0] * len(found)
    for _ in range(30):
        rank = [
            0.15 + 0.85 * sum(rank[j] * weights[j][i] / sums[j] for j in range(len(found)))
            for i in range(len(found))
        ]
    order = sorted(range(len(found)), key=lambda i: -rank[i])
    return [found[i] for i in order[:12]]


def similar(a: set[str], b: set[str]) -> float:
    return len(a & b) / (log(len(a)) + log(len(b)))


Score = Callable[[list[str], list[str]], float]


def scored(texts: dict[str, list[str]], summaries: dict[str, list[list[str]]]) -> dict[str, float]:
    measures: dict[str, Score] = {"rouge-1": rouge_n(1), "rouge-2": rouge_n(2), "rouge-l": rouge_l}
    return {
        name: 100 * mean(mean(score(text, s) for s in summaries[n]) for n, text in texts.items())
        for name, score in measures.items()
    }


def rouge_n(n: int) -> Score:
    def grams(text: list[str]) -> Counter:
        return Counter(text if n == 1 else pairwise(text))

    def score(text: list[str], summary: list[str]) -> float:
        a, b = grams(text), grams(summary)
        return f1((a & b).total(), a.total(), b.total())

    return score


def rouge_l(text: list[str], summary: list[str]) -> float:
    before = [0] * (len(summary) + 1)
    for word in text:
        row = [0]
        for i, other in enumerate(summary):
            row.append(before[i] + 1 if word == other else max(before[i + 1], row[i]))
        before = row
    return f1(before[-1], len(text), len(summary))


def f1(hits: int, length: int, other: int) -> float:
    return 2 * hits / (length + other) if hits else 0.0


def mean(figures) -> float:
    values = list(figures)
    return sum(values) / len(values)


def shown(scores: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.2f}" for name, value in scores.items())


def test_rouge_is_one_for_the_same_text_and_nothing_for_another() -> None:
    text = ["a", "b", "c"]
    for score in (rouge_n(1), rouge_n(2), rouge_l):
        assert score(text, text) == 1.0
        assert score(text, ["d", "e"]) == 0.0
    assert rouge_l(["a", "x", "b"], ["a", "b", "y"]) == pytest.approx(2 / 3)
