"""Stairs rising to the right on paper: a dot a household where they fit, else its number; arrows of those that fell."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from household_ledger.charts.bow import bow
from household_ledger.charts.spec import Tone
from household_ledger.reports.chart_plot import LEGEND_HEIGHT
from household_ledger.reports.chart_signs import draw_arrow, draw_sign, draw_signs
from household_ledger.reports.chart_tones import grey_of
from household_ledger.reports.fitting import Fitted, fit
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, AXIS, NOTE, STRONG_RULE, WHITE, Box, TextStyle

if TYPE_CHECKING:
    from household_ledger.charts.spec import Fall, Stair, Stairs

_SIDE = 5.0
_NAME = TextStyle(8, is_bold=True)
_NAME_LINES = 3
_COUNT = TextStyle(10.5, is_bold=True)
_FIGURE = TextStyle(15, is_bold=True)
_PITCHES = tuple(number / 2 for number in range(20, 9, -1))
"""How far dots stand apart (points), the widest that fits. Where none fits there are numbers."""
_FEET = 2.5
_LEAST_RISE, _MOST_RISE = 10.0, 34.0
_OVER_FALLS = 30.0
_PALE, _DEEP = 0.97, 0.9


@dataclass(frozen=True, slots=True)
class _Steps:
    """How the stairs stand: width of each, height of the first, rise of the others, pitch of dots (0: numbers)."""

    box: Box
    width: float
    first: float
    rise: float
    pitch: float

    def left(self, number: int) -> float:
        """Give where a stair begins."""
        return self.box.x + self.width * number

    def tread(self, number: int) -> float:
        """Give the height on the sheet of a stair's tread."""
        return self.box.bottom - self.first - self.rise * number

    def over(self, number: int, count: int) -> float:
        """Give the height on the sheet over all that stands on a stair."""
        if not self.pitch:
            return self.tread(number) - _FIGURE.leading
        return self.tread(number) - _FEET - _rows(count, self.width, self.pitch) * self.pitch


def draw_stairs(pen: Pen, box: Box, chart: Stairs) -> None:
    """Draw the stairs, what stands on each, their names and counts, who came down, and the legend."""
    if not chart.stairs:
        return
    names = [fit(one.name, _NAME, box.width / len(chart.stairs) - 2 * _SIDE, _NAME_LINES) for one in chart.stairs]
    steps = _steps(Box(box.x, box.y, box.width, box.height - LEGEND_HEIGHT - 4), chart, names)
    for number, (stair, name) in enumerate(zip(chart.stairs, names, strict=True)):
        _draw_stair(pen, steps, number, part=number / max(1, len(chart.stairs) - 1))
        _write_stair(pen, steps, number, stair, name)
        if steps.pitch:
            _draw_dots(pen, steps, number, stair)
        else:
            _write_counts(pen, (steps.left(number) + _SIDE, steps.tread(number) - 5), stair, _FIGURE, steps.width)
    for turn, fall in enumerate(chart.falls):
        _draw_fall(pen, steps, chart, fall, turn)
    draw_signs(pen, Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT), chart.legend)


def _steps(box: Box, chart: Stairs, names: list[Fitted]) -> _Steps:
    """Choose the widest pitch of dots that leaves the stairs a rise to be seen; numbers where there are no dots."""
    width, first = box.width / len(chart.stairs), max(one.height for one in names) + _COUNT.leading + AXIS.leading + 8
    over = _OVER_FALLS if chart.falls else 4.0
    for pitch in _PITCHES if any(one.marks for one in chart.stairs) else ():
        rise = _MOST_RISE
        for number, stair in enumerate(chart.stairs):
            left = box.height - first - _FEET - over - _rows(len(stair.marks), width, pitch) * pitch
            rise = min(rise, left / number if number else (rise if left >= 0 else 0.0))
        if rise >= _LEAST_RISE:
            return _Steps(box, width, first, rise, pitch)
    room = box.height - first - _FIGURE.leading - over
    return _Steps(box, width, first, min(_MOST_RISE, room / max(1, len(chart.stairs) - 1)), 0.0)


def _rows(count: int, width: float, pitch: float) -> int:
    return ceil(count / max(1, int((width - 2 * _SIDE) / pitch)))


def _draw_stair(pen: Pen, steps: _Steps, number: int, *, part: float) -> None:
    """Draw a stair: its pale body, deeper the higher it is, and its tread."""
    left, top = steps.left(number), steps.tread(number)
    body = Box(left, top, steps.width, steps.box.bottom - top)
    pen.box(body, fill=_PALE + (_DEEP - _PALE) * part)
    pen.line((left, top), (body.right, top), Stroke(1.6, STRONG_RULE))
    if number:
        pen.line((left, steps.tread(number - 1)), (left, top), Stroke(0.7, STRONG_RULE))


def _write_stair(pen: Pen, steps: _Steps, number: int, stair: Stair, name: Fitted) -> None:
    """Write the name under the tread, beside dots the counts over it, on the ground how many stood there at first."""
    left, top = steps.left(number) + _SIDE, steps.tread(number) + 2
    if steps.pitch:
        _write_counts(pen, (left, top + _COUNT.size * ASCENT), stair, _COUNT, steps.width)
        top += _COUNT.leading
    for line in name.lines:
        pen.text(left, top + name.style.size * ASCENT, line, name.style)
        top += name.style.leading
    if stair.at_start:
        shown = fit(stair.at_start, AXIS, steps.width - 2 * _SIDE, 1)
        pen.text(left, steps.box.bottom - AXIS.size * 0.5, shown.lines[0], shown.style)


def _draw_dots(pen: Pen, steps: _Steps, number: int, stair: Stair) -> None:
    """Stand the dots on the tread from the left, row upon row, those that count first."""
    pitch = steps.pitch
    a_row = max(1, int((steps.width - 2 * _SIDE) / pitch))
    left, bottom = steps.left(number) + _SIDE, steps.tread(number) - _FEET
    for place, mark in enumerate(stair.marks):
        x, y = left + place % a_row * pitch + pitch / 2, bottom - place // a_row * pitch - pitch / 2
        draw_sign(pen, x, y, mark.tone, pitch * 0.85)


def _write_counts(pen: Pen, at: tuple[float, float], stair: Stair, style: TextStyle, width: float) -> None:
    """Write how many stand on a stair, and small beside it how many wait, in words where they fit the stair."""
    pen.text(*at, stair.reached, style)
    if stair.waiting:
        after = width_of(stair.reached, style) + 4
        is_told = after + width_of(stair.waiting_told, NOTE) <= width - 2 * _SIDE
        pen.text(at[0] + after, at[1], stair.waiting_told if is_told else stair.waiting, NOTE)


def _draw_fall(pen: Pen, steps: _Steps, chart: Stairs, fall: Fall, turn: int) -> None:
    """Draw an arrow in a bow from over one stair down to a lower one, its number of households where it comes down."""
    part = 0.8 - 0.16 * (turn % 3)
    start = (
        steps.left(fall.start) + steps.width * part,
        steps.over(fall.start, len(chart.stairs[fall.start].marks)) - 3,
    )
    end = (
        steps.left(fall.end) + steps.width * (1 - part + 0.1),
        steps.over(fall.end, len(chart.stairs[fall.end].marks)) - 3,
    )
    height = max(steps.box.y + 4, min(start[1], end[1]) - 18 - 3 * turn)
    draw_arrow(pen, bow(start, end, height), grey_of(Tone.FALLEN))
    width = width_of(fall.amount, _NAME)
    pen.box(Box(end[0] + 3, end[1] - _NAME.size - 1, width + 2, _NAME.size + 1), fill=WHITE)
    pen.text(end[0] + 4, end[1] - 2, fall.amount, _NAME)
