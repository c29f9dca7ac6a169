"""A press of any size, made of the sentences of real articles: for speed and memory, not quality.

An event is a dozen sentences of three articles. Each of its articles has most of them with their
words in another order, so that articles of one event share words but no runs of words, and a few
sentences of any other article. Some articles are copies with a few words changed.
"""

import gzip
import json
import random
import re
from datetime import UTC, datetime, timedelta

from minhbach.stories.story import Piece
from minhbach.text.segment import sentences

START = datetime(2026, 11, 1, tzinfo=UTC)
# How many articles an event has, and how often: half of the events have one, as in the press.
SIZES, SHARES = (1, 2, 3, 5, 8, 20), (50, 22, 12, 9, 5, 2)
# How many events are told at the same time; the articles of one lie that many articles apart.
AT_ONCE = 400
SENTENCES = 12
OTHER_SENTENCES = 3
COPIES, CHANGED = 0.12, 0.03
# So many real articles are enough, and leave the memory to what is measured.
MOST_REAL = 5000
# Each event has names of its own: two letters are put behind those of the real articles.
MARKS = "bcdfghjklmnpqrstvwxz"
NAME = re.compile(r"(\b[A-ZĐ]\w+)")
SETS = {
    "vi": ("background_vi_baomoi", "background_vi_unc_dantri"),
    "en": ("en_wikinews", "en_basil"),
}


def texts(folder, language):
    """Headline and text of the real articles of a language."""
    if language == "vi":
        for name in SETS["vi"]:
            for o in lines(folder / f"{name}.jsonl.gz"):
                yield o["title"], o["text"]
        return
    for name in SETS["en"]:
        for o in lines(folder / f"{name}.stream.jsonl.gz"):
            yield o["title"], o["text"]
    for o in lines(folder / "pairs_tg.jsonl.gz"):
        for side in ("first", "second"):
            yield o[f"{side}_title"], o[f"{side}_text"]
    for o in lines(folder / "pairs_semeval22.jsonl.gz"):
        for side in ("1", "2"):
            if o[f"lang{side}"] == "en":
                yield o[f"text{side}"][:80], o[f"text{side}"]


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


class MadePress:
    """The made articles of one language, `step` apart in time."""

    def __init__(self, folder, language, *, step):
        self.language, self.step = language, step
        self.dice = random.Random(4)
        self.real = []
        for headline, text in texts(folder, language):
            cut = [one for one in sentences(text) if one.count(" ") > 4]
            if len(cut) > 4:
                self.real.append((headline, cut))
            if len(self.real) == MOST_REAL:
                break
        self.words = [word for _, cut in self.real[:500] for one in cut for word in one.split()]

    def articles(self, count, first=0):
        """Pieces in time order; ids count from `first`."""
        events = [self._event() for _ in range(AT_ONCE)]
        told = []
        for n in range(count):
            place = self.dice.randrange(AT_ONCE)
            headline, core, left = events[place]
            events[place] = (headline, core, left - 1) if left > 1 else self._event()
            if told and self.dice.random() < COPIES:
                headline, text = self.dice.choice(told)
                text = self._changed(text)
            else:
                headline, text = self._reordered(headline), self._text(core)
                told = [*told[-50:], (headline, text)]
            yield Piece(
                first + n,
                START + timedelta(seconds=self.step * n),
                self.language,
                f"outlet{self.dice.randrange(50)}",
                headline,
                text,
            )

    def _event(self):
        three = self.dice.sample(self.real, 3)
        found = [one for _, of_one in three for one in of_one]
        core = self.dice.sample(found, min(SENTENCES, len(found)))
        headline = f"{three[0][0][:40]} {three[1][0][:40]}"
        mark = "".join(self.dice.choices(MARKS, k=2))
        renamed = [NAME.sub(rf"\1{mark}", one) for one in core]
        return NAME.sub(rf"\1{mark}", headline), renamed, self.dice.choices(SIZES, SHARES)[0]

    def _text(self, core):
        others = [self.dice.choice(self.dice.choice(self.real)[1]) for _ in range(OTHER_SENTENCES)]
        kept = self.dice.sample(core, len(core) * 3 // 4)
        return " ".join(f"{self._reordered(one)}." for one in [*kept, *others])

    def _reordered(self, found):
        words = found.split()
        return " ".join(self.dice.sample(words, len(words)))

    def _changed(self, text):
        found = text.split()
        for place in self.dice.sample(range(len(found)), int(len(found) * CHANGED)):
            found[place] = self.dice.choice(self.words)
        return " ".join(found)
