"""Marks of a chart in print: dark, hollow or hatched, so that a black-and-white copy still tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.theme import PRINT
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import WHITE, Box

if TYPE_CHECKING:
    from household_ledger.charts.spec import Tone

_SPACING = 3.2
_DOT = 0.55
_OUTLINE = 0.7


def grey_of(tone: Tone) -> float:
    """Give the grey of a tone: 0 is black, 1 is white."""
    return int(PRINT.tones[tone][1:3], 16) / 255


def draw_mark(pen: Pen, box: Box, tone: Tone) -> None:
    """Draw a bar (or the square of a legend) in the manner of its tone."""
    if box.height <= 0 or box.width <= 0:
        return
    hatch = PRINT.hatches.get(tone, "")[:1]
    edge = Stroke(_OUTLINE, grey_of(tone))
    if tone in PRINT.hollow or hatch:
        pen.box(_within(box), stroke=edge, fill=WHITE)
    else:
        pen.box(box, fill=grey_of(tone))
    if hatch and tone not in PRINT.hollow:
        with pen.only_in(_within(box)):
            _hatch(pen, box, hatch, grey_of(tone))


def _within(box: Box) -> Box:
    """Give the box whose outline stays inside."""
    return Box(
        box.x + _OUTLINE / 2,
        box.y + _OUTLINE / 2,
        max(0.0, box.width - _OUTLINE),
        max(0.0, box.height - _OUTLINE),
    )


def _hatch(pen: Pen, box: Box, hatch: str, grey: float) -> None:
    """Fill with slanted lines or with dots, on one raster over the whole sheet so that neighbours agree."""
    if hatch == ".":
        _dots(pen, box, grey)
        return
    stroke = Stroke(_OUTLINE, grey)
    start = box.x - box.height - (box.x - box.height) % _SPACING
    while start < box.right:
        ends = (box.bottom, box.y) if hatch == "/" else (box.y, box.bottom)
        pen.line((start, ends[0]), (start + box.height, ends[1]), stroke)
        start += _SPACING


def _dots(pen: Pen, box: Box, grey: float) -> None:
    stroke = Stroke(2 * _DOT, grey, (0, _SPACING))
    y = box.y + _SPACING / 2
    while y < box.bottom:
        pen.line((box.x + _SPACING / 2, y), (box.right, y), stroke)
        y += _SPACING
