"""Upright columns: income beside spending, month by month, what was left as a point, the short months marked."""

from __future__ import annotations

from household_ledger.charts.axis import Scale
from household_ledger.charts.canvas import Box, Sheet
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
    slot = scale.box.width / max(1, len(chart.labels))
    places = [scale.box.left + slot * (index + 0.5) for index in range(len(chart.labels))]
    width = min(_WIDEST, slot * _GROUP / max(1, len(chart.series)))
    for index, middle in enumerate(places):
        _draw_group(sheet, scale, chart, index, at=(middle, width))
        if chart.net is not None:
            _draw_net(sheet, scale, chart.net, index, at=(middle, width))
        if index in chart.marked:
            highest = max((series.values[index] or 0 for series in chart.series), default=0)
            sheet.short_mark((middle, scale.y(highest) + 0.05), min(_MARK, slot * 0.7))
    scale.label(sheet, chart.labels, places, len(places) - 1)
    return sheet


def _keys(chart: Columns) -> list[Key]:
    keys = [Key(one.name, one.tone) for one in chart.series]
    if chart.net is not None:
        keys.append(Key(chart.net.name, chart.net.tone, Sign.DOT))
    if chart.marked:
        keys.append(Key(chart.mark_name, Tone.ATTENTION, Sign.SHORT))
    return keys


def _draw_group(sheet: Sheet, scale: Scale, chart: Columns, index: int, *, at: tuple[float, float]) -> None:
    """Draw the columns of one label side by side; `at` is the middle and the width of one column."""
    middle, width = at
    start = middle - width * len(chart.series) / 2
    for place, series in enumerate(chart.series):
        value = series.values[index]
        if value is None:
            continue
        low, high = sorted((scale.y(0), scale.y(value)))
        gap = min(_GAP, width * 0.15)
        box = Box(start + place * width + gap / 2, low, width - gap, high - low)
        sheet.mark(box, series.tone)
        _remember(sheet, box, series, index, chart.labels[index])


def _draw_net(sheet: Sheet, scale: Scale, net: Series, index: int, *, at: tuple[float, float]) -> None:
    value = net.values[index]
    if value is None:
        return
    radius = max(0.022, min(0.036, at[1] * 0.25))
    sheet.dot((at[0], scale.y(value)), radius, sheet.theme.tones[net.tone])


def _remember(sheet: Sheet, box: Box, series: Series, index: int, label: str) -> None:
    told = f"{label} {series.name} {format_amount(series.values[index] or 0)}"
    sheet.remember(box, told, series.behind[index] if series.behind else ())
