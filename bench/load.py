"""A day of a country's press, or months of it, through copies and stories in one pass.

    python bench/load.py [../shared/data/stories] [--articles 300000] [--live 300000]

Half of the articles are Vietnamese, half English, each language in a process of its own: two
cores. `--live` is how many articles the 14 days hold in which a story lives: a stream longer than
that shows whether an article costs the same however long the stream is. Articles are made in
batches outside the time that is measured.
"""

import argparse
import multiprocessing
import resource
import time
from pathlib import Path

from made_press import MadePress
from minhbach.stories.cluster import Grouper
from minhbach.stories.copies import CopyIndex
from minhbach.stories.shelf import WINDOW_S

BATCH = 2500
SHOWN = (10_000, 25_000, 50_000, 100_000, 150_000, 250_000, 500_000)


class Run:
    """Copies and stories of one stream, and the seconds each took."""

    def __init__(self):
        self.copies, self.grouper, self.last, self.found = CopyIndex(), Grouper(), 0, 0
        self.story_of = {}

    def take(self, batch):
        for piece in batch:
            original = self.copies.find(piece)
            self.copies.add(piece, original)
            if original is not None:
                self.found += 1
                self.grouper.place(piece, self.story_of[original], is_copy=True)
                continue
            story = self.grouper.decide(piece).story
            if story is None:
                self.last += 1
                story = self.last
            self.grouper.place(piece, story)
            self.story_of[piece.id] = story


def one_language(folder, language, count, step, told):
    press, run = MadePress(folder, language, step=step), Run()
    before = memory_mb()
    articles = press.articles(count)
    cpu = wall = 0.0
    done, last = 0, (0, 0.0)
    while done < count:
        batch = [piece for _, piece in zip(range(min(BATCH, count - done)), articles, strict=False)]
        start, start_wall = time.process_time(), time.perf_counter()
        run.take(batch)
        cpu += time.process_time() - start
        wall += time.perf_counter() - start_wall
        done += len(batch)
        if done in SHOWN or done == count:
            cost = (cpu - last[1]) / (done - last[0]) * 1e6
            last = (done, cpu)
            print(
                f"{language} {done}: {cost:.0f} us an article since, {run.found} copies, "
                f"{run.last} stories, {memory_mb():.0f} MB (of them {before:.0f} before)",
                flush=True,
            )
    told.put((language, cpu, wall, memory_mb()))


def memory_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/data/stories"))
    parser.add_argument("--articles", type=int, default=300_000)
    parser.add_argument("--live", type=int, default=300_000)
    args = parser.parse_args()
    told = multiprocessing.Queue()
    step = WINDOW_S / (args.live / 2)
    processes = [
        multiprocessing.Process(
            target=one_language, args=(args.folder, language, args.articles // 2, step, told)
        )
        for language in ("vi", "en")
    ]
    for process in processes:
        process.start()
    ended = [told.get() for _ in processes]
    for process in processes:
        process.join()
    wall = max(one[2] for one in ended)
    print(
        f"{args.articles} articles: {wall:.0f} s of wall on two cores "
        f"({args.articles / wall:.0f} a second), {sum(one[1] for one in ended):.0f} s of CPU, "
        f"{sum(one[3] for one in ended):.0f} MB in both processes together"
    )


if __name__ == "__main__":
    main()
