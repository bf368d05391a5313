"""Upright columns of counted things, one kind upon the other, how many they are in all over each."""

from __future__ import annotations

from household_ledger.charts.axis import Scale
from household_ledger.charts.canvas import Box, Sheet, Type
from household_ledger.charts.layout import SMALL, Key, laid_out
from household_ledger.charts.spec import Stacks
from household_ledger.charts.theme import Theme
from household_ledger.charts.typeface import width_of
from household_ledger.text.amounts import format_number

_WIDEST = 0.5
_SHARE = 0.68
_HEAD = 0.24
_GAP = 0.012
_INSIDE = 8.5
_LEAST_HEIGHT = 0.16
"""A part lower than this is not written in: its number would touch its edges."""


def draw_stacks(chart: Stacks, theme: Theme, size: tuple[float, float]) -> Sheet:
    """Draw a column a label, the first series lowest; parts that are high enough carry their number."""
    if not chart.labels:
        return laid_out(chart, theme, size, keys=(), needed=0)[0]
    sheet, room = laid_out(chart, theme, size, keys=[Key(name, tone) for name, tone in chart.legend])
    area = Box(room.left, room.bottom, room.width, room.height - _HEAD)
    scale = Scale.over(area, chart.totals, unit=1)
    scale.draw(sheet)
    slot = scale.box.width / len(chart.labels)
    places = [scale.box.left + slot * (index + 0.5) for index in range(len(chart.labels))]
    width = min(_WIDEST, slot * _SHARE)
    for index, middle in enumerate(places):
        _draw_column(sheet, scale, chart, index, at=(middle, width))
    scale.label(sheet, chart.labels, places, len(places) - 1)
    return sheet


def _draw_column(sheet: Sheet, scale: Scale, chart: Stacks, index: int, *, at: tuple[float, float]) -> None:
    """Draw the parts of one column upwards; `at` is its middle and its width."""
    middle, width = at
    for series, below, above in chart.parts(index):
        low, high = scale.y(below), scale.y(above)
        box = Box(middle - width / 2, low + _GAP / 2, width, high - low - _GAP)
        sheet.mark(box, series.tone, rounding=0.02)
        number = format_number(above - below)
        if box.height >= _LEAST_HEIGHT and width_of(number, _INSIDE, "semibold") < width * 0.8:
            _write_inside(sheet, box, number)
        told = f"{chart.labels[index]} {series.name} {number}"
        sheet.remember(box, told, series.behind[index] if series.behind else ())
    total = format_number(chart.totals[index])
    if width_of(total, SMALL) < width / _SHARE:
        look = Type(SMALL, sheet.theme.ink, is_on_marks=True)
        sheet.write((middle, scale.y(chart.totals[index]) + 0.05), total, look, "center")


def _write_inside(sheet: Sheet, box: Box, number: str) -> None:
    """Write a number in the middle of a part, on a small ground of its own: no tone and no hatching disturbs it."""
    width, height = width_of(number, _INSIDE, "semibold") + 0.08, _INSIDE * 1.15 / 72
    middle = (box.left + box.width / 2, box.bottom + box.height / 2)
    sheet.plate(Box(middle[0] - width / 2, middle[1] - height / 2, width, height))
    at = (middle[0], middle[1] - _INSIDE * 0.34 / 72)
    sheet.write(at, number, Type(_INSIDE, sheet.theme.ink, "semibold"), "center")
