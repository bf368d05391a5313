"""What a handful of households can say together: medians, tests against chance, and intervals, each with its n.

Exact fractions throughout; a p-value of the normal approximation is the fraction of a float. Where there are too few to
say anything, there is a reason instead of a number (`Unsaid`), never a number that looks like knowledge.

Wilcoxon's test follows the documented rule of `scipy.stats.wilcoxon(d)` with its defaults, so that anybody can repeat
it there: differences of zero are dropped, ties have their mean rank; counted exactly for up to 50 differences without
zero or tie, or up to 13 with some; else the normal approximation, corrected for ties and not for continuity.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import islice
from typing import Final

SEED: Final = 2569
"""Where the drawing of households begins: told beside every interval, so that it can be drawn again."""
ROUNDS: Final = 10_000
LEVEL_PERMILLE: Final = 950
LEAST_TO_SUMMARISE: Final = 3
"""A median of one or two is nothing but those households."""
LEAST_TO_TEST: Final = 6
"""With five, even if all went one way, chance alone does that once in sixteen: no test and no 95 % can be reached."""
LEAST_TO_COMPARE: Final = 5
"""So many on both sides are asked for before two groups are set beside each other (M18)."""
EXACT_DIFFERENCES, EXACT_WITH_TIES = 50, 13


class Unsaid(StrEnum):
    """Why there is no number; each a sentence of `n` and `least`."""

    NOBODY = "statistic_nobody"
    TOO_FEW = "statistic_too_few"
    TOO_FEW_CHANGED = "statistic_too_few_changed"
    NOTHING_CHANGED = "statistic_nothing_changed"
    NO_COMPARISON_GROUP = "statistic_no_comparison_group"
    COMPARISON_TOO_FEW = "statistic_comparison_too_few"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number over `n` households; None with its reason where fewer than `least`."""

    n: int
    least: int
    value: Fraction | None
    reason: Unsaid | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % percentile bootstrap interval over `n` households, drawn `rounds` times from `seed`."""

    n: int
    least: int
    low: Fraction | None
    high: Fraction | None
    reason: Unsaid | None = None
    seed: int = SEED
    rounds: int = ROUNDS


@dataclass(frozen=True, slots=True)
class SignTest:
    """How many rose and fell, differences of zero apart, and how often chance alone does at least this (two-sided)."""

    rose: int
    fell: int
    stood: int
    p: Fraction | None
    reason: Unsaid | None = None

    @property
    def n(self) -> int:
        """Count the differences other than zero."""
        return self.rose + self.fell


@dataclass(frozen=True, slots=True)
class WilcoxonTest:
    """Wilcoxon's signed ranks: the sums of the ranks that rose and fell, and p (two-sided)."""

    n: int
    stood: int
    ranks_up: Fraction
    ranks_down: Fraction
    p: Fraction | None
    is_exact: bool
    reason: Unsaid | None = None


def median(values: Sequence[Fraction], least: int = LEAST_TO_SUMMARISE) -> Estimate:
    """Give the middle value, of an even number the mean of the two in the middle."""
    n = len(values)
    if n < max(least, 1):
        return Estimate(n, least, None, _few(n))
    ordered = sorted(values)
    return Estimate(n, least, (ordered[(n - 1) // 2] + ordered[n // 2]) / 2)


def mean(values: Sequence[Fraction], least: int = LEAST_TO_COMPARE) -> Estimate:
    """Give the arithmetic mean."""
    n = len(values)
    if n < max(least, 1):
        return Estimate(n, least, None, _few(n))
    return Estimate(n, least, sum(values, start=Fraction(0)) / n)


def share(part: int, whole: int, least: int = LEAST_TO_COMPARE) -> Estimate:
    """Give a part of so many households as a fraction of them."""
    if whole < max(least, 1):
        return Estimate(whole, least, None, _few(whole))
    return Estimate(whole, least, Fraction(part, whole))


def sign_test(differences: Sequence[Fraction]) -> SignTest:
    """Tell how likely chance alone, as likely up as down, gives a split at least this uneven: exact binomial."""
    rose, fell = sum(one > 0 for one in differences), sum(one < 0 for one in differences)
    n, stood = rose + fell, len(differences) - rose - fell
    if n < LEAST_TO_TEST:
        return SignTest(rose, fell, stood, None, _few_changed(n, stood))
    tail = sum(math.comb(n, fewer) for fewer in range(min(rose, fell) + 1))
    return SignTest(rose, fell, stood, min(Fraction(1), Fraction(2 * tail, 2**n)))


def wilcoxon_test(differences: Sequence[Fraction]) -> WilcoxonTest:
    """Tell how likely chance alone gives ranks at least this uneven (see the module for the rule)."""
    moved = [one for one in differences if one]
    n, stood = len(moved), len(differences) - len(moved)
    ranks = _doubled_ranks([abs(one) for one in moved])
    up = sum(rank for rank, one in zip(ranks, moved, strict=True) if one > 0)
    has_ties = len(set(ranks)) < n
    most = EXACT_WITH_TIES if has_ties or stood else EXACT_DIFFERENCES
    is_exact = len(differences) <= most
    sums = Fraction(up, 2), Fraction(sum(ranks) - up, 2)
    if n < LEAST_TO_TEST:
        return WilcoxonTest(n, stood, *sums, None, is_exact, _few_changed(n, stood))
    return WilcoxonTest(n, stood, *sums, _counted(ranks, up) if is_exact else _approximated(ranks, up), is_exact)


def median_interval(values: Sequence[Fraction], seed: int = SEED, rounds: int = ROUNDS) -> Interval:
    """Draw households again and again and see between what limits 95 of 100 of their medians lie."""
    n = len(values)
    if n < LEAST_TO_TEST:
        return Interval(n, LEAST_TO_TEST, None, None, _few(n), seed, rounds)
    whole, scale = _whole_numbers(sorted(values))
    draw = random.Random(seed).random  # noqa: S311 -- drawing to be repeated, no secret
    lower, upper = (n - 1) // 2, n // 2
    doubled = []
    for _round in range(rounds):
        drawn = sorted(islice(iter(draw, None), n))  # drawn ones stand in the order of their households' values
        doubled.append(whole[int(drawn[lower] * n)] + whole[int(drawn[upper] * n)])
    low, high = _limits(doubled)
    return Interval(n, LEAST_TO_TEST, low / (2 * scale), high / (2 * scale), None, seed, rounds)


def difference_interval(
    ours: Sequence[Fraction], others: Sequence[Fraction], seed: int = SEED, rounds: int = ROUNDS
) -> Interval:
    """Draw the households of both sides anew, each from its own, and see how their means differ; `n` is the smaller."""
    n = min(len(ours), len(others))
    if n < LEAST_TO_COMPARE:
        return Interval(n, LEAST_TO_COMPARE, None, None, _few(n), seed, rounds)
    whole, scale = _whole_numbers([*sorted(ours), *sorted(others)])
    one_side, other_side = whole[: len(ours)], whole[len(ours) :]
    draw = random.Random(seed).random  # noqa: S311 -- drawing to be repeated, no secret
    found = []
    for _round in range(rounds):
        first, second = _drawn(one_side, draw), _drawn(other_side, draw)
        found.append(first * len(other_side) - second * len(one_side))
    low, high = _limits(found)
    whole_scale = scale * len(ours) * len(others)
    return Interval(n, LEAST_TO_COMPARE, low / whole_scale, high / whole_scale, None, seed, rounds)


def percentile(ordered: Sequence[int], permille: int) -> Fraction:
    """Give a percentile of ordered numbers, in a straight line between two neighbours (numpy's usual rule)."""
    place = Fraction((len(ordered) - 1) * permille, 1000)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _few(n: int) -> Unsaid:
    return Unsaid.TOO_FEW if n else Unsaid.NOBODY


def _few_changed(n: int, stood: int) -> Unsaid:
    if n == 0:
        return Unsaid.NOTHING_CHANGED if stood else Unsaid.NOBODY
    return Unsaid.TOO_FEW_CHANGED if stood else Unsaid.TOO_FEW


def _doubled_ranks(sizes: Sequence[Fraction]) -> list[int]:
    """Rank from the smallest; equal ones share the mean of their places. Twice the rank, so that it stays whole."""
    below, rank_of = 0, dict[Fraction, int]()
    for size, times in sorted(Counter(sizes).items()):
        rank_of[size] = 2 * below + times + 1
        below += times
    return [rank_of[size] for size in sizes]


def _counted(ranks: Sequence[int], up: int) -> Fraction:
    """Count, over all ways the signs could have fallen, those at least as uneven."""
    whole = sum(ranks)
    ways = [1] + [0] * whole
    for rank in ranks:
        ways = [n + (ways[place - rank] if place >= rank else 0) for place, n in enumerate(ways)]
    tail = sum(ways[: min(up, whole - up) + 1])
    return min(Fraction(1), Fraction(2 * tail, 2 ** len(ranks)))


def _approximated(ranks: Sequence[int], up: int) -> Fraction:
    """Hold the sum of ranks against a normal curve whose spread allows for ties."""
    n = len(ranks)
    ties = sum(times**3 - times for times in Counter(ranks).values())
    spread = math.sqrt(Fraction(n * (n + 1) * (2 * n + 1), 24) - Fraction(ties, 48))
    z = float(Fraction(up, 2) - Fraction(n * (n + 1), 4)) / spread
    return Fraction(math.erfc(abs(z) / math.sqrt(2)))


def _whole_numbers(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """Give the values over one denominator: whole numbers are drawn and added many times faster."""
    scale = math.lcm(*(one.denominator for one in values))
    return [int(one * scale) for one in values], scale


def _drawn(values: Sequence[int], draw: Callable[[], float]) -> int:
    n = len(values)
    return sum([values[int(draw() * n)] for _one in values])


def _limits(found: list[int]) -> tuple[Fraction, Fraction]:
    found.sort()
    outside = (1000 - LEVEL_PERMILLE) // 2
    return percentile(found, outside), percentile(found, 1000 - outside)
