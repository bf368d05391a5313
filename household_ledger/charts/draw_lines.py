"""Lines over time: savings growing, a goal with its plan and its forecast fan."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.charts.axis import Scale
from household_ledger.charts.canvas import Box, Sheet, Stroke, Type
from household_ledger.charts.layout import SMALL, Key, Sign, laid_out
from household_ledger.charts.spec import Fan, Lines, Series, Tone
from household_ledger.charts.theme import Theme
from household_ledger.charts.typeface import width_of
from household_ledger.text.amounts import format_amount

_INSIDE = 0.14
_LINE_OF_WORDS = 0.22
_PLAN_DASH = (5.0, 4.0)
_TARGET_DASH = (1.0, 2.5)
_FORECAST_DASH = (0.1, 3.0)


def draw_lines(chart: Lines, theme: Theme, size: tuple[float, float]) -> Sheet:
    """Draw lines; the plan dashed, the last known point marked and named, the forecast dotted inside its fan."""
    if not chart.labels:
        return laid_out(chart, theme, size, keys=(), needed=0)[0]
    sheet, room = laid_out(chart, theme, size, keys=_keys(chart))
    known = last_known(chart)
    is_at_end = known is not None and known[0] == len(chart.labels) - 1
    right = width_of(chart.last_label, SMALL, "semibold") + 0.12 if is_at_end else 0.05
    is_soon = chart.fan is not None and chart.fan.likely < len(chart.labels) / 2
    head = _LINE_OF_WORDS * (2 if is_soon else 1) if chart.target is not None else 0.08
    values = [value for series in chart.series for value in series.values if value is not None]
    area = Box(room.left, room.bottom, room.width - right, room.height - head)
    is_highest = chart.target is not None and chart.target >= max(values, default=0)
    scale = Scale.over(area, [*values, chart.target or 0], ends_at_highest=is_highest)
    places = _places(scale, len(chart.labels))
    scale.draw(sheet)
    if chart.target is not None:
        _draw_target(sheet, scale, chart.target)
        if chart.fan is not None:
            _draw_fan(sheet, scale, chart, chart.fan, places)
        _write_above_target(sheet, scale, chart, places)
    for series in chart.series:
        _draw_line(sheet, scale, series, places)
        _remember(sheet, scale, chart, series, places)
    if known is not None:
        _name_last(sheet, scale, chart, places, known)
    scale.label(sheet, chart.labels, places, known[0] if known else None)
    return sheet


def main_series(chart: Lines) -> Series | None:
    """Give the series the chart is about, not its plan."""
    return next((one for one in chart.series if one.tone is not Tone.PLAN), None)


def last_known(chart: Lines) -> tuple[int, int] | None:
    """Give place and satang of the last value known."""
    series = main_series(chart)
    values = () if series is None else series.values
    return next(
        ((index, value) for index in range(len(values) - 1, -1, -1) if (value := values[index]) is not None), None
    )


def _keys(chart: Lines) -> list[Key]:
    if len(chart.series) == 1 and chart.fan is None:
        return []
    return [Key(one.name, one.tone, Sign.DASHES if one.tone is Tone.PLAN else Sign.LINE) for one in chart.series]


def _places(scale: Scale, count: int) -> list[float]:
    inner = scale.box.width - 2 * _INSIDE
    if count == 1:
        return [scale.box.left + scale.box.width / 2]
    return [scale.box.left + _INSIDE + inner * index / max(1, count - 1) for index in range(count)]


def _draw_line(sheet: Sheet, scale: Scale, series: Series, places: Sequence[float]) -> None:
    """Draw through the known values; an unknown one leaves a gap, a single one is a point."""
    color = sheet.theme.tones[series.tone]
    is_plan = series.tone is Tone.PLAN
    stroke = Stroke(color, 1.1, _PLAN_DASH) if is_plan else Stroke(color, 2.2, is_above=True)
    piece: list[tuple[float, float]] = []
    for place, value in [*zip(places, series.values, strict=True), (0.0, None)]:
        if value is not None:
            piece.append((place, scale.y(value)))
            continue
        if len(piece) == 1:
            sheet.dot(piece[0], 0.04, color)
        elif piece:
            sheet.line(piece, stroke)
        piece = []


def _draw_target(sheet: Sheet, scale: Scale, target: int) -> None:
    y = scale.y(target)
    stroke = Stroke(sheet.theme.ink_3, 1.1, _TARGET_DASH)
    sheet.line([(scale.box.left, y), (scale.box.right, y)], stroke)


def _draw_fan(sheet: Sheet, scale: Scale, chart: Lines, fan: Fan, places: Sequence[float]) -> None:
    series = main_series(chart)
    level = series.values[fan.start] if series is not None else None
    if series is None or level is None or chart.target is None:
        return
    color = sheet.theme.tones[series.tone]
    corners = fan.outline(level, chart.target, len(places) - 1)
    sheet.area([(places[place], scale.y(value)) for place, value in corners], color)
    ends = [(places[fan.start], scale.y(level)), (places[fan.likely], scale.y(chart.target))]
    sheet.line(ends, Stroke(color, 1.9, _FORECAST_DASH))


def _write_above_target(sheet: Sheet, scale: Scale, chart: Lines, places: Sequence[float]) -> None:
    """Name the target at the left and the forecast where it reaches it, a line higher where they would touch."""
    if chart.target is None:
        return
    y = scale.y(chart.target) + 0.055
    look = Type(SMALL, sheet.theme.ink_2, is_on_marks=True)
    left = scale.box.left + 0.04
    sheet.write((left, y), chart.target_name, look)
    series = main_series(chart)
    if chart.fan is None or series is None:
        return
    look = Type(SMALL, sheet.theme.tones[series.tone], "semibold", is_on_marks=True)
    middle = sheet.clamp(places[chart.fan.likely], chart.fan.label, look)
    begins = middle - width_of(chart.fan.label, SMALL, "semibold") / 2
    is_touching = begins < left + width_of(chart.target_name, SMALL) + 0.12
    sheet.write((middle, y + (_LINE_OF_WORDS if is_touching else 0)), chart.fan.label, look, "center")


def _name_last(sheet: Sheet, scale: Scale, chart: Lines, places: Sequence[float], known: tuple[int, int]) -> None:
    """Mark the last known point and say its amount: beside it at the edge, else under it, near the ground over it."""
    series = main_series(chart)
    color = sheet.theme.tones[series.tone] if series is not None else sheet.theme.ink
    x, y = places[known[0]], scale.y(known[1])
    sheet.dot((x, y), 0.055, color)
    look = Type(SMALL, sheet.theme.ink, "semibold", is_on_marks=True)
    if known[0] == len(places) - 1:
        sheet.write((x + 0.1, y - SMALL * 0.3 / 72), chart.last_label, look)
        return
    is_low = y - scale.box.bottom < 2 * _LINE_OF_WORDS
    if is_low:
        sheet.write((x - 0.04, y + 0.1), chart.last_label, look, "right" if known[0] else "left")
    else:
        sheet.write((x + 0.06, y - 0.2), chart.last_label, look)


def _remember(sheet: Sheet, scale: Scale, chart: Lines, series: Series, places: Sequence[float]) -> None:
    """Keep each known value's strip of the picture."""
    if series.tone is Tone.PLAN:
        return
    half = (places[1] - places[0]) / 2 if len(places) > 1 else scale.box.width / 2
    for index, value in enumerate(series.values):
        if value is not None:
            box = Box(places[index] - half, scale.box.bottom, 2 * half, scale.box.height)
            told = f"{chart.labels[index]} {series.name} {format_amount(value)}"
            sheet.remember(box, told, series.behind[index] if series.behind else ())
