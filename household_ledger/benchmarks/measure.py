"""How a figure is measured: floor and program in turn, medians, and the target it is held against."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured figure; times in milliseconds, `ratio` of the program's median to the floor's."""

    target: str
    what: str
    size: str
    floor_ms: float
    median_ms: float
    ratio: float
    most: float
    p99_ratio: float | None = None
    most_p99: float | None = None
    peak_megabytes: float | None = None

    @property
    def is_met(self) -> bool:
        """Tell whether the ratio (and the 99th percentile, where one is asked) is within the target."""
        within = self.ratio <= self.most
        return within and (self.p99_ratio is None or self.most_p99 is None or self.p99_ratio <= self.most_p99)


def timed(action: Callable[[], object]) -> float:
    """Run once and give the seconds it took."""
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def in_turn(actions: Sequence[Callable[[], object]], rounds: int) -> list[list[float]]:
    """Run the actions round-robin, so that a machine that drifts slows all alike; seconds by action."""
    times: list[list[float]] = [[] for _ in actions]
    gc.collect()
    for _ in range(rounds):
        for index, action in enumerate(actions):
            times[index].append(timed(action))
    return times


def compared(names: tuple[str, str, str], floor: list[float], program: list[float], most: float) -> Measure:
    """Make a measure of the seconds of floor and program; `names`: the target's number, what it is, the size."""
    target, what, size = names
    floor_median, median = statistics.median(floor), statistics.median(program)
    return Measure(target, what, size, floor_median * 1e3, median * 1e3, median / floor_median, most)


def percentile(values: list[N], percent: int) -> N:
    """Give the value so many percent of the values are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


@dataclass(frozen=True, slots=True)
class Share:
    """In how many of `count` entries the right thing was the first offered, and among the first three; shares of 1."""

    target: str
    what: str
    size: str
    count: int
    first: float
    three: float
    least: float | None = None
    """What the first three must reach; None for what is only told."""

    @property
    def is_met(self) -> bool:
        """Tell whether the first three reach what they must."""
        return self.least is None or self.three >= self.least


@dataclass(frozen=True, slots=True)
class Presses:
    """How many keys an entry costs, of `count`: half of them, and nine of ten, no more than this.

    `within` is the share of those that cost at most `most`.
    """

    target: str
    what: str
    size: str
    count: int
    median: int
    p90: int
    within: float
    most: int

    @property
    def is_met(self) -> bool:
        """Tell whether nine of ten entries cost no more than the target."""
        return self.p90 <= self.most


Figure = Measure | Share | Presses
