"""Upright columns: income beside spending, month by month, what was left as a point, the short months marked."""

from __future__ import annotations

from household_ledger.charts.axis import Scale
from household_ledger.charts.canvas import Box, Sheet
from household_ledger.charts.column_places import ColumnPlaces
from household_ledger.charts.layout import Key, Sign, laid_out
from household_ledger.charts.spec import Columns, Series, Tone
from household_ledger.charts.theme import Theme
from household_ledger.text.amounts import format_amount

_GROUP = 0.68
"""The part of each label's place that its columns fill."""
_WIDEST = 0.3
_GAP = 0.02
_MARK = 0.1


def draw_columns(chart: Columns, theme: Theme, size: tuple[float, float]) -> Sheet:
    """Draw columns; a marked label has a ▼ over it and its meaning in the legend. Without labels only words are set."""
    if not chart.labels:
        return laid_out(chart, theme, size, keys=(), needed=0)[0]
    sheet, room = laid_out(chart, theme, size, keys=_keys(chart))
    every = (*chart.series, chart.net) if chart.net is not None else chart.series
    head = _MARK * 2 if chart.marked else _MARK
    scale = Scale.over(
        Box(room.left, room.bottom, room.width, room.height - head),
        [value for series in every for value in series.values if value is not None],
    )
    scale.draw(sheet)
    places = ColumnPlaces.within(chart, scale.box.left, scale.box.width, part=_GROUP, widest=_WIDEST)
    for index, middle in enumerate(places.middles):
        _draw_group(sheet, scale, places, index)
        if chart.net is not None:
            _draw_net(sheet, scale, chart.net, index, at=(middle, places.width))
        if index in chart.marked:
            over = scale.y(places.highest(index)) + 0.05
            sheet.short_mark((middle, over), min(_MARK, places.slot * 0.7))
    scale.label(sheet, chart.labels, places.middles, len(places.middles) - 1)
    return sheet


def _keys(chart: Columns) -> list[Key]:
    keys = [Key(one.name, one.tone) for one in chart.series]
    if chart.net is not None:
        keys.append(Key(chart.net.name, chart.net.tone, Sign.DOT))
    if chart.marked:
        keys.append(Key(chart.mark_name, Tone.ATTENTION, Sign.SHORT))
    return keys


def _draw_group(sheet: Sheet, scale: Scale, places: ColumnPlaces, index: int) -> None:
    """Draw the columns of one label side by side."""
    gap = min(_GAP, places.width * 0.15)
    for one in places.columns(index):
        low, high = sorted((scale.y(0), scale.y(one.value)))
        box = Box(one.left + gap / 2, low, places.width - gap, high - low)
        sheet.mark(box, one.series.tone)
        _remember(sheet, box, one.series, index, places.chart.labels[index])


def _draw_net(sheet: Sheet, scale: Scale, net: Series, index: int, *, at: tuple[float, float]) -> None:
    value = net.values[index]
    if value is None:
        return
    radius = max(0.022, min(0.036, at[1] * 0.25))
    sheet.dot((at[0], scale.y(value)), radius, sheet.theme.tones[net.tone])


def _remember(sheet: Sheet, box: Box, series: Series, index: int, label: str) -> None:
    told = f"{label} {series.name} {format_amount(series.values[index] or 0)}"
    sheet.remember(box, told, series.behind[index] if series.behind else ())
