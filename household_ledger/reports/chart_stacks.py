"""Upright columns of counted things on paper, one kind upon the other, how many they are in all over each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.reports.chart_plot import LABELS_HEIGHT, LEGEND_HEIGHT, Plot, draw_legend
from household_ledger.reports.chart_tones import draw_mark
from household_ledger.reports.fonts import width_of
from household_ledger.reports.sheet import AXIS, WHITE, Box, TextStyle
from household_ledger.text.amounts import format_number

if TYPE_CHECKING:
    from household_ledger.charts.spec import Stacks
    from household_ledger.reports.pen import Pen

_SHARE, _WIDEST = 0.68, 34.0
_HEAD = 10.0
"""Room for the total over a column."""
_INSIDE = TextStyle(7.5, is_bold=True)
_LEAST_HEIGHT = 11.0
"""A part lower than this is not written in: its number would touch its edges."""


def draw_stacks(pen: Pen, box: Box, chart: Stacks) -> None:
    """Draw a column a label, the first series lowest; parts that are high enough carry their number."""
    if not chart.labels:
        return
    area = Box(box.x, box.y + _HEAD, box.width, box.height - _HEAD - LABELS_HEIGHT - LEGEND_HEIGHT - 4)
    plot = Plot.over(area, chart.totals, unit=1)
    slot = plot.box.width / len(chart.labels)
    places = [plot.box.x + slot * (index + 0.5) for index in range(len(chart.labels))]
    plot.draw_scale(pen)
    for index, middle in enumerate(places):
        _draw_column(pen, plot, chart, index, at=(middle, min(_WIDEST, slot * _SHARE)))
    plot.draw_zero(pen)
    plot.draw_labels(pen, chart.labels, places)
    draw_legend(pen, Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT), chart.legend)


def _draw_column(pen: Pen, plot: Plot, chart: Stacks, index: int, *, at: tuple[float, float]) -> None:
    """Draw the parts of one column upwards; `at` is its middle and its width."""
    middle, width = at
    for series, below, above in chart.parts(index):
        low, high = plot.y(below), plot.y(above)
        part = Box(middle - width / 2, high + 0.4, width, low - high - 0.8)
        draw_mark(pen, part, series.tone)
        _write_inside(pen, part, format_number(above - below))
    total = format_number(chart.totals[index])
    if width_of(total, AXIS) < width / _SHARE:
        pen.text_centred(middle, plot.y(chart.totals[index]) - 3, total, AXIS)


def _write_inside(pen: Pen, part: Box, number: str) -> None:
    """Write a number in the middle of a part, on a white ground of its own: no hatching disturbs it."""
    width = width_of(number, _INSIDE)
    if part.height < _LEAST_HEIGHT or width > part.width - 4:
        return
    middle, size = part.y + part.height / 2, _INSIDE.size
    left = part.x + (part.width - width) / 2
    pen.box(Box(left - 1.5, middle - size * 0.55, width + 3, size * 1.1), fill=WHITE)
    pen.text(left, middle + size * 0.34, number, _INSIDE)
