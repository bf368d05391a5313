"""The scale of money on an axis: round baht, few lines, digits of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.text.amounts import format_amount

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

    from household_ledger.charts.theme import Theme

_STEPS = (1, 2, 2.5, 5, 10)
_MOST_LINES = 5


def round_step(span_baht: float, most: int = _MOST_LINES) -> int:
    """Choose a round step (in baht, at least 1) that needs at most so many lines to cover a span."""
    power = 1
    while True:
        for factor in _STEPS:
            step = factor * power
            if step == int(step) and span_baht <= step * most:
                return int(step)
        power *= 10


def ticks(values: Iterable[int]) -> list[int]:
    """Give the baht to draw lines at, 0 among them, for values in satang."""
    listed = [value / 100 for value in values]
    low, high = min([0.0, *listed]), max([0.0, *listed])
    if low == high:
        high = 100.0
    step = round_step(high - low)
    first, last = int(low // step), -int(-high // step)
    return [step * index for index in range(first, last + 1)]


def baht_axis(axes: Axes, theme: Theme, values: Iterable[int]) -> None:
    """Draw the upright money axis: hairlines, labels in baht, a firm line at 0."""
    marks = ticks(values)
    axes.set_yticks(marks, [format_amount(mark * 100) for mark in marks])
    axes.set_ylim(marks[0] - (0.04 * (marks[-1] - marks[0]) if marks[0] < 0 else 0), marks[-1] * 1.04 or 1)
    axes.grid(axis="y", color=theme.line, linewidth=0.8)
    axes.axhline(0, color=theme.ink_3, linewidth=1.0, zorder=3)
