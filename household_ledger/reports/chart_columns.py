"""Upright columns on paper: dark beside hollow, a ▼ over the months that fell short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.column_places import ColumnPlaces
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
    plot.draw_scale(pen)
    places = ColumnPlaces.within(chart, plot.box.x, plot.box.width, part=_GROUP, widest=_WIDEST)
    for index, middle in enumerate(places.middles):
        for one in places.columns(index):
            top, bottom = sorted((plot.y(one.value), plot.y(0)))
            draw_mark(pen, Box(one.left + 0.3, top, places.width - 0.6, bottom - top), one.series.tone)
        if index in chart.marked:
            draw_short_mark(pen, middle, plot.y(places.highest(index)) - 2)
    plot.draw_zero(pen)
    plot.draw_labels(pen, chart.labels, places.middles)
    legend = Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT)
    draw_legend(pen, legend, [(one.name, one.tone) for one in chart.series], chart.mark_name if chart.marked else "")
