"""Lines from before to after on paper: told apart by dash and sign, the middle of each side over them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.spacing import apart
from household_ledger.charts.spec import Tone
from household_ledger.reports.chart_plot import LABELS_HEIGHT, LEGEND_HEIGHT, Plot
from household_ledger.reports.chart_signs import draw_sign, draw_signs
from household_ledger.reports.chart_tones import grey_of
from household_ledger.reports.fitting import fit
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, AXIS, HAIRLINE, RULE, WHITE, Box, TextStyle
from household_ledger.text.amounts import format_amount

if TYPE_CHECKING:
    from household_ledger.charts.spec import Slope, Slopes

_NAME = TextStyle(7.5, grey=AXIS.grey)
_PITCH = 9.6
"""From name to name: less and a tone mark touches the letters above."""
_MOST_NAMED = 40
"""More lines than that are not named: their names would be a wall."""
_NAME_SHARE = 0.3
_LEAST_WIDTH = 300.0
"""On a narrower sheet the lines need the room that names would take."""
_INSIDE, _LEAD = 10.0, 16.0
_DASHES = {Tone.SAME: (1.2, 2.0), Tone.DOWN: (4.5, 2.2), Tone.PLAN: (0.0, 2.8)}
_LAST = {Tone.PLAN: 0, Tone.SAME: 1, Tone.UP: 2, Tone.DOWN: 3}
"""Which lines lie over which: the rarer and the graver over the others."""
_STRONG = TextStyle(AXIS.size, is_bold=True)
_FRAME = 4 + LABELS_HEIGHT + LEGEND_HEIGHT + 4


def slopes_height(chart: Slopes, width: float, points: float) -> float:
    """Give the height that names at the ends of the lines need, at least the points wanted; none without a line."""
    if not chart.slopes:
        return 0.0
    return max(points, _PITCH * len(chart.slopes) + _FRAME if _is_named(chart, width) else 0.0)


def _is_named(chart: Slopes, width: float) -> bool:
    return len(chart.slopes) <= _MOST_NAMED and width >= _LEAST_WIDTH


def draw_slopes(pen: Pen, box: Box, chart: Slopes) -> None:
    """Draw the lines between two uprights; where they are few enough each is named at its end."""
    if not chart.slopes:
        return
    names = [fit(one.label, _NAME, box.width * _NAME_SHARE, 1) for one in chart.slopes]
    if not _is_named(chart, box.width):
        names = []
    widest = max((width_of(one.lines[0], one.style) for one in names), default=-_LEAD)
    area = Box(box.x, box.y + 4, box.width - widest - _LEAD, box.height - _FRAME)
    plot = Plot.over(area, [value for one in chart.slopes for value in (one.before, one.after)])
    plot.draw_scale(pen)
    plot.draw_zero(pen)
    sides = plot.box.x + _INSIDE, plot.box.right - _INSIDE
    _draw_sides(pen, plot, chart, sides)
    weight = min(1.0, max(0.4, _MOST_NAMED / len(chart.slopes)))
    for one in sorted(chart.slopes, key=lambda one: _LAST[one.mark.tone]):
        _draw_slope(pen, plot, one, sides, weight=weight)
    if names:
        ends = [plot.y(one.after) for one in chart.slopes]
        places = apart(ends, pitch=_PITCH, low=plot.box.y, high=plot.box.bottom)
        for end, place, name in zip(ends, places, names, strict=True):
            pen.line((sides[1] + 5, end), (sides[1] + _INSIDE + _LEAD - 6, place), Stroke(0.4, HAIRLINE))
            pen.text(sides[1] + _INSIDE + _LEAD - 4, place + name.style.size * 0.34, name.lines[0], name.style)
    if chart.middle is not None:
        _draw_middle(pen, plot, chart.middle, sides)
    legend = [*chart.legend, *([(chart.middle.label, Tone.NET)] if chart.middle is not None else [])]
    draw_signs(pen, Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT), legend)


def _draw_sides(pen: Pen, plot: Plot, chart: Slopes, sides: tuple[float, float]) -> None:
    """Draw the two uprights, each named under its foot."""
    baseline = plot.box.bottom + 2 + AXIS.size * ASCENT
    for x in sides:
        pen.line((x, plot.box.y), (x, plot.box.bottom), Stroke(0.9, RULE))
    half = plot.box.width / 2 - 4
    before, after = fit(chart.before_name, AXIS, half, 1), fit(chart.after_name, _STRONG, half, 1)
    pen.text(plot.box.x, baseline, before.lines[0], before.style)
    pen.text_right(plot.box.right, baseline, after.lines[0], after.style)


def _draw_slope(pen: Pen, plot: Plot, slope: Slope, sides: tuple[float, float], *, weight: float) -> None:
    """Draw a line with its sign at the end; of very many, thinner and smaller by `weight`."""
    tone = slope.mark.tone
    start, end = (sides[0], plot.y(slope.before)), (sides[1], plot.y(slope.after))
    thick = 0.8 if tone in (Tone.SAME, Tone.PLAN) else 1.1
    pen.line(start, end, Stroke(thick * weight, grey_of(tone), _DASHES.get(tone, ())))
    pen.circle(*start, 1.5 * weight, fill=grey_of(tone))
    draw_sign(pen, *end, tone, 6.0 * weight)


def _draw_middle(pen: Pen, plot: Plot, middle: Slope, sides: tuple[float, float]) -> None:
    """Draw the middle of each side, joined, over everything, its amounts at both ends."""
    ends = [(sides[0], plot.y(middle.before)), (sides[1], plot.y(middle.after))]
    pen.path(ends, stroke=Stroke(4.4, WHITE))
    pen.path(ends, stroke=Stroke(2.2, grey_of(middle.mark.tone)))
    for (x, y), amount, inward in zip(ends, (middle.before, middle.after), (1, -1), strict=True):
        words = format_amount(amount, decimals="never")
        width = width_of(words, _STRONG)
        left = x + 7 if inward > 0 else x - 7 - width
        baseline = max(y - 5, plot.box.y + _STRONG.size)
        pen.box(Box(left - 1.5, baseline - _STRONG.size * 0.85, width + 3, _STRONG.size * 1.15), fill=WHITE)
        pen.text(left, baseline, words, _STRONG)
