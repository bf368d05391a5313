"""Upright columns on paper: dark beside hollow, a ▼ over the months that fell short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.reports.chart_plot import LABELS_HEIGHT, LEGEND_HEIGHT, Plot, draw_legend, draw_short_mark
from household_ledger.reports.chart_tones import draw_mark
from household_ledger.reports.sheet import Box

if TYPE_CHECKING:
    from household_ledger.charts.spec import Columns
    from household_ledger.reports.pen import Pen

_GROUP = 0.76
"""The part of each label's place that its columns fill."""
_WIDEST = 16.0
_MARK_ROOM = 7.0


def draw_columns(pen: Pen, box: Box, chart: Columns) -> None:
    """Draw the scale, the columns, their labels and the legend into a box."""
    values = [value for series in chart.series for value in series.values if value is not None]
    head = _MARK_ROOM if chart.marked else 0.0
    area = Box(box.x, box.y + head, box.width, box.height - head - LABELS_HEIGHT - LEGEND_HEIGHT - 4)
    plot = Plot.over(area, values)
    slot = plot.box.width / max(1, len(chart.labels))
    plot.draw_scale(pen)
    width = min(_WIDEST, slot * _GROUP / max(1, len(chart.series)))
    for index in range(len(chart.labels)):
        middle = plot.box.x + slot * (index + 0.5)
        _draw_group(pen, plot, chart, index, at=(middle, width))
        if index in chart.marked:
            highest = max((series.values[index] or 0 for series in chart.series), default=0)
            draw_short_mark(pen, middle, plot.y(highest) - 2)
    plot.draw_zero(pen)
    plot.draw_labels(pen, chart.labels, [plot.box.x + slot * (index + 0.5) for index in range(len(chart.labels))])
    legend = Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT)
    draw_legend(pen, legend, [(one.name, one.tone) for one in chart.series], chart.mark_name if chart.marked else "")


def _draw_group(pen: Pen, plot: Plot, chart: Columns, index: int, *, at: tuple[float, float]) -> None:
    """Draw the columns of one label side by side; `at` is the middle (x) and the width of one column."""
    middle, width = at
    start = middle - width * len(chart.series) / 2
    for place, series in enumerate(chart.series):
        value = series.values[index]
        if value is None:
            continue
        top, bottom = sorted((plot.y(value), plot.y(0)))
        draw_mark(pen, Box(start + place * width + 0.3, top, width - 0.6, bottom - top), series.tone)
