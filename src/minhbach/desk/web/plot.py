"""Small plots of articles over time, as numbers ready for an SVG: no script, no library."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from minhbach.stories.story import Mention


@dataclass(frozen=True, slots=True)
class Bar:
    """The articles of one step of time; lengths are in the plot's units from its top."""

    start: datetime
    originals: int
    copies: int
    x: float
    width: float
    originals_y: float
    originals_height: float
    copies_y: float
    copies_height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars from `start`, a `step` each; `highest` is the most articles in one step."""

    start: datetime
    end: datetime
    step: timedelta
    highest: int
    width: float
    height: float
    bars: tuple[Bar, ...]

    @property
    def originals(self) -> int:
        return sum(bar.originals for bar in self.bars)

    @property
    def total(self) -> int:
        return self.originals + sum(bar.copies for bar in self.bars)

    @property
    def shown(self) -> tuple[Bar, ...]:
        """The bars with something in them."""
        return tuple(bar for bar in self.bars if bar.originals or bar.copies)


def plot(
    counts: Sequence[tuple[int, int]],
    *,
    start: datetime,
    step: timedelta,
    width: float,
    height: float,
) -> Plot:
    """The plot of counts of (originals, copies), one pair for each step from `start`."""
    highest = max((sum(count) for count in counts), default=0)
    each, scale = width / len(counts), height / max(highest, 1)
    bars = tuple(
        _bar(n, count, start + n * step, each, scale, height) for n, count in enumerate(counts)
    )
    return Plot(start, start + len(counts) * step, step, highest, width, height, bars)


def counted(
    mentions: Iterable[Mention], *, start: datetime, step: timedelta, steps: int
) -> list[tuple[int, int]]:
    """Per step from `start`, how many originals and how many copies; others are left out."""
    counts = [[0, 0] for _ in range(steps)]
    for mention in mentions:
        n = (mention.time - start) // step
        if 0 <= n < steps:
            counts[n][mention.copy_of is not None] += 1
    return [(originals, copies) for originals, copies in counts]


def _bar(
    n: int, count: tuple[int, int], start: datetime, each: float, scale: float, height: float
) -> Bar:
    originals, copies = count
    tall, light = originals * scale, copies * scale
    return Bar(
        start=start,
        originals=originals,
        copies=copies,
        x=round(n * each, 2),
        width=round(max(each - 0.6, 0.8), 2),
        originals_y=round(height - tall, 2),
        originals_height=round(tall, 2),
        copies_y=round(height - tall - light, 2),
        copies_height=round(light, 2),
    )


def hours_step(length: timedelta, most: int) -> timedelta:
    """The shortest step, of whole hours, that takes at most `most` steps for `length`."""
    hours = length / timedelta(hours=1)
    for step in (1, 2, 3, 4, 6, 8, 12):
        if hours <= step * most:
            return timedelta(hours=step)
    days = -(-hours // (24 * most))
    return timedelta(days=days)
