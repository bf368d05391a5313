"""Signs of single marks on paper: ▲ ▼ ● ○ and a line, told apart by shape in any copy; and their legend."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from household_ledger.charts.spec import Tone
from household_ledger.reports.chart_tones import grey_of
from household_ledger.reports.fitting import fit
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, NOTE, WHITE, Box

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGN_ROOM = 10.0
_BETWEEN = 12.0
_RIM = 0.9
_LINE = 2.2


class Sign(StrEnum):
    """The shape of a mark."""

    UP = "up"
    DOWN = "down"
    DOT = "dot"
    RING = "ring"
    LINE = "line"
    FALL = "fall"


SIGNS = {
    Tone.UP: Sign.UP,
    Tone.DOWN: Sign.DOWN,
    Tone.SAME: Sign.DOT,
    Tone.PLAN: Sign.RING,
    Tone.NET: Sign.LINE,
    Tone.REACHED: Sign.DOT,
    Tone.WAITING: Sign.RING,
    Tone.FALLEN: Sign.FALL,
}


def draw_sign(pen: Pen, x: float, y: float, tone: Tone, size: float) -> None:
    """Draw the sign of a tone about a point, so many points high."""
    sign, grey, half = SIGNS[tone], grey_of(tone), size / 2
    if sign is Sign.LINE:
        pen.line((x - size, y), (x + size, y), Stroke(_LINE, grey))
    elif sign is Sign.DOT:
        pen.circle(x, y, half * 0.85, fill=grey)
    elif sign is Sign.RING:
        pen.circle(x, y, half * 0.85, stroke=Stroke(_RIM, grey), fill=WHITE)
    elif sign is Sign.FALL:
        draw_arrow(pen, [(x - half, y - half), (x + half, y - half), (x + half, y + half)], grey)
    else:
        tip = half if sign is Sign.DOWN else -half
        pen.path([(x - half, y - tip), (x + half, y - tip), (x, y + tip)], fill=grey)


def draw_arrow(pen: Pen, points: Sequence[tuple[float, float]], grey: float) -> None:
    """Draw a line through points that comes down onto the last, its head there."""
    stroke = Stroke(1.2, grey)
    pen.path(points, stroke=stroke)
    x, y = points[-1]
    pen.path([(x - 2.6, y - 4.2), (x, y), (x + 2.6, y - 4.2)], stroke=stroke)


def draw_signs(pen: Pen, box: Box, named: Sequence[tuple[str, Tone]]) -> None:
    """Name signs in a line from the left; all a little smaller where they would not fit."""
    x, baseline = box.x, box.y + NOTE.size * ASCENT
    wanted = sum(width_of(name, NOTE) + _SIGN_ROOM + 3 for name, _tone in named) + _BETWEEN * max(0, len(named) - 1)
    scale = min(1.0, box.width / wanted) if wanted else 1.0
    style = NOTE.at(NOTE.size * scale)
    for name, tone in named:
        draw_sign(pen, x + _SIGN_ROOM * scale / 2, baseline - 2.8, tone, 6.0 * scale)
        x += (_SIGN_ROOM + 3) * scale
        words = fit(name, style, max(1.0, box.right - x), 1).lines[0]
        pen.text(x, baseline, words, style)
        x += width_of(words, style) + _BETWEEN * scale
