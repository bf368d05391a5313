"""The ground a chart stands on: a money scale of round baht with hairlines, labels below, a legend under it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from household_ledger.charts.axis import round_step
from household_ledger.domain.money import SATANG_PER_BAHT
from household_ledger.reports.chart_tones import draw_mark
from household_ledger.reports.fitting import fit
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, AXIS, HAIRLINE, NOTE, STRONG_RULE, Box
from household_ledger.text.amounts import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from household_ledger.charts.spec import Tone

_MOST_LINES = 4
_LABEL_GAP = 4.0
_BETWEEN_LABELS = 2.0
_LEAST_LABEL = 0.85
"""Labels shrink to this part of their size before every second one is left out."""
_SWATCH = 6.5
_LEGEND_GAP = 12.0
LEGEND_HEIGHT = NOTE.leading
LABELS_HEIGHT = AXIS.leading


@dataclass(frozen=True, slots=True)
class Plot:
    """The box of the marks, and the satang its lower and upper edge stand for."""

    box: Box
    low: int
    high: int
    step: int
    unit: int = SATANG_PER_BAHT
    """So many of the values are one on the scale: satang to a baht; of counted things 1."""

    @classmethod
    def over(cls, area: Box, values: Iterable[int], *, unit: int = SATANG_PER_BAHT) -> Plot:
        """Make a scale that holds the values and 0; what its labels need is taken from the left of the area."""
        listed = [0, *values]
        span = (max(listed) - min(listed)) / unit
        step = round_step(span or 100.0, _MOST_LINES) * unit
        low = min(listed) // step * step
        high = max(-(-max(listed) // step) * step, low + step)
        widest = max(width_of(format_number(mark // unit), AXIS) for mark in range(low, high + 1, step))
        left = widest + _LABEL_GAP
        top = AXIS.size / 2
        return cls(Box(area.x + left, area.y + top, area.width - left, area.height - top), low, high, step, unit)

    def y(self, value: int) -> float:
        """Give the height on the sheet a value (satang) stands at."""
        return self.box.bottom - (value - self.low) / (self.high - self.low) * self.box.height

    def draw_scale(self, pen: Pen) -> None:
        """Draw a hairline and a label for every step."""
        for mark in range(self.low, self.high + 1, self.step):
            y = self.y(mark)
            pen.rule(self.box, y, Stroke(0.4, HAIRLINE))
            pen.text_right(self.box.x - _LABEL_GAP, y + AXIS.size * 0.35, format_number(mark // self.unit), AXIS)

    def draw_zero(self, pen: Pen) -> None:
        """Draw the firm line at 0, over the marks."""
        pen.rule(self.box, self.y(0), Stroke(0.8, STRONG_RULE))

    def draw_labels(self, pen: Pen, labels: Sequence[str], places: Sequence[float]) -> None:
        """Write labels under their places (x): smaller if that helps, some left out when they would touch."""
        widest = max((width_of(label, AXIS) for label in labels), default=0.0)
        between = (places[-1] - places[0]) / (len(places) - 1) if len(places) > 1 else self.box.width
        every = max(1, ceil(widest * _LEAST_LABEL / (between - _BETWEEN_LABELS)))
        style = AXIS.at(AXIS.size * min(1.0, (between * every - _BETWEEN_LABELS) / max(1.0, widest)))
        baseline = self.box.bottom + 2 + AXIS.size * ASCENT
        for label, place in list(zip(labels, places, strict=True))[::every]:
            pen.text_centred(place, baseline, label, style)


def draw_legend(pen: Pen, box: Box, named: Sequence[tuple[str, Tone]], mark_name: str = "") -> None:
    """Name the marks in a line from the left, each with a small square; a ▼ for marked labels."""
    x = box.x
    baseline = box.y + NOTE.size * ASCENT
    wanted = sum(width_of(name, NOTE) + _SWATCH + 3 + _LEGEND_GAP for name in [*(n for n, _ in named), mark_name])
    scale = min(1.0, box.width / wanted)
    style = NOTE.at(NOTE.size * scale)
    for name, tone in named:
        draw_mark(pen, Box(x, baseline - _SWATCH + 0.4, _SWATCH, _SWATCH), tone)
        x = _say(pen, x + _SWATCH + 3, baseline, fit(name, style, box.right - x, 1).lines[0], scale)
    if mark_name:
        draw_short_mark(pen, x + _SWATCH / 2, baseline - 0.5)
        _say(pen, x + _SWATCH + 3, baseline, mark_name, scale)


def _say(pen: Pen, x: float, baseline: float, text: str, scale: float) -> float:
    style = NOTE.at(NOTE.size * scale)
    pen.text(x, baseline, text, style)
    return x + width_of(text, style) + _LEGEND_GAP * scale


def draw_short_mark(pen: Pen, x: float, tip: float) -> None:
    """Draw the ▼ over a month that fell short, its tip at a point."""
    pen.path([(x - 3, tip - 5), (x + 3, tip - 5), (x, tip)], fill=0.07)
