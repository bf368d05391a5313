"""Lines on paper: what was saved as a firm line, the plan dashed, the forecast dotted inside its pale fan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.spec import Tone
from household_ledger.reports.chart_plot import LABELS_HEIGHT, LEGEND_HEIGHT, Plot
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, AXIS, NOTE, SOFT_INK, STRONG_RULE, WHITE, Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from household_ledger.charts.spec import Fan, Lines, Series

_FIRM = Stroke(1.6, STRONG_RULE)
_SECOND = Stroke(1.6, 0.5)
_PLANNED = Stroke(0.9, SOFT_INK, (4, 3))
_EXPECTED = Stroke(1.4, STRONG_RULE, (0, 3.2))
_TARGET = Stroke(0.6, SOFT_INK, (1.2, 2))
_FAN_GREY = 0.87
_SAMPLE = 14.0


def draw_lines(pen: Pen, box: Box, chart: Lines) -> None:
    """Draw the scale, target, fan, lines, the last known amount and the legend into a box."""
    values = [value for series in chart.series for value in series.values if value is not None]
    target = [] if chart.target is None else [chart.target]
    area = Box(box.x, box.y + 4, box.width, box.height - 4 - LABELS_HEIGHT - LEGEND_HEIGHT - 4)
    plot = Plot.over(area, [*values, *target])
    places = _places(plot, len(chart.labels))
    if chart.fan is not None and chart.target is not None:
        _draw_fan(pen, plot, chart, chart.fan, places)
    plot.draw_scale(pen)
    plot.draw_zero(pen)
    if chart.target is not None:
        _draw_target(pen, plot, chart.target, chart.target_name)
    for series in chart.series:
        _draw_line(pen, plot, series, places)
    _draw_last(pen, plot, chart, places)
    plot.draw_labels(pen, chart.labels, places)
    _draw_legend(pen, Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT), chart.series)


def _places(plot: Plot, count: int) -> list[float]:
    inner = plot.box.inside(across=10, down=0)
    return [inner.x + inner.width * index / max(1, count - 1) for index in range(count)]


def _stroke_of(series: Series) -> Stroke:
    if series.tone is Tone.PLAN:
        return _PLANNED
    return _SECOND if series.tone is Tone.DEBT else _FIRM


def _draw_line(pen: Pen, plot: Plot, series: Series, places: Sequence[float]) -> None:
    """Draw through the known values; an unknown one leaves a gap."""
    piece: list[tuple[float, float]] = []
    for place, value in zip(places, series.values, strict=True):
        if value is not None:
            piece.append((place, plot.y(value)))
            continue
        _draw_piece(pen, piece, _stroke_of(series))
        piece = []
    _draw_piece(pen, piece, _stroke_of(series))


def _draw_piece(pen: Pen, piece: list[tuple[float, float]], stroke: Stroke) -> None:
    if len(piece) == 1:
        pen.circle(*piece[0], stroke.weight, fill=stroke.grey)
    elif piece:
        pen.path(piece, stroke=stroke)


def _draw_target(pen: Pen, plot: Plot, target: int, name: str) -> None:
    y = plot.y(target)
    pen.rule(plot.box, y, _TARGET)
    pen.text(plot.box.x + 2, y - 3, name, AXIS)


def _draw_fan(pen: Pen, plot: Plot, chart: Lines, fan: Fan, places: Sequence[float]) -> None:
    level = next((one.values[fan.start] for one in chart.series if one.tone is not Tone.PLAN), None)
    if level is None or chart.target is None:
        return
    start, top = (places[fan.start], plot.y(level)), plot.y(chart.target)
    corners = fan.outline(level, chart.target, len(places) - 1)
    pen.path([(places[place], plot.y(value)) for place, value in corners], fill=_FAN_GREY)
    pen.path([start, (places[fan.likely], top)], stroke=_EXPECTED)
    width = width_of(fan.label, AXIS)
    pen.text(min(places[fan.likely] - width / 2, plot.box.right - width), top - 3, fan.label, AXIS)


def _draw_last(pen: Pen, plot: Plot, chart: Lines, places: Sequence[float]) -> None:
    """Mark the last known point and write its amount beside it, where it stays inside the plot."""
    series = next((one for one in chart.series if one.tone is not Tone.PLAN), None)
    known = [] if series is None else [(p, v) for p, v in zip(places, series.values, strict=True) if v is not None]
    if not known:
        return
    place, value = known[-1]
    y = plot.y(value)
    pen.circle(place, y, 2.4, fill=STRONG_RULE)
    below = y + 4 + AXIS.size * ASCENT
    width = width_of(chart.last_label, AXIS)
    left = place + 3 if place + 3 + width < plot.box.right else place - 6 - width
    _write(pen, left, below if below < plot.box.bottom - 1 else y - 5, chart.last_label)


def _write(pen: Pen, left: float, baseline: float, text: str) -> None:
    """Write on white, so that no line runs through the letters."""
    pen.box(Box(left - 1, baseline - AXIS.size, width_of(text, AXIS) + 2, AXIS.size * 1.25), fill=WHITE)
    pen.text(left, baseline, text, AXIS)


def _draw_legend(pen: Pen, box: Box, series: Sequence[Series]) -> None:
    x = box.x
    baseline = box.y + NOTE.size * ASCENT
    for one in series:
        pen.line((x, baseline - 3), (x + _SAMPLE, baseline - 3), _stroke_of(one))
        pen.text(x + _SAMPLE + 4, baseline, one.name, NOTE)
        x += _SAMPLE + 4 + width_of(one.name, NOTE) + 12
