"""What every chart has around its picture: the finding above, what is measured, the legend and the note below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from household_ledger.charts.canvas import Box, Sheet, Stroke, Type
from household_ledger.charts.spec import Chart, Tone
from household_ledger.charts.theme import Theme
from household_ledger.charts.typeface import fitted, height_of, width_of

MARGIN = 0.28
TITLE, BODY, SMALL = 13.5, 10.5, 9.5
_NOTE = 9.0
_ASCENT = 1.08
"""How far a line's marks reach above its base line, in sizes: bold Thai with a tone over a vowel."""
_SWATCH, _SWATCH_GAP, _BETWEEN = 0.105, 0.07, 0.22
_LEAST_PLOT = 1.2


class Sign(Enum):
    """How a legend shows what it names."""

    SQUARE = "square"
    LINE = "line"
    DASHES = "dashes"
    DOT = "dot"
    SHORT = "short"
    POINT = "point"
    RING = "ring"
    UP = "up"
    DOWN = "down"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a legend names."""

    name: str
    tone: Tone
    sign: Sign = Sign.SQUARE


@dataclass(frozen=True, slots=True)
class _Words:
    title: list[str]
    subtitle: list[str]
    note: list[str]
    keys: list[list[Key]]

    @property
    def above(self) -> float:
        """Give the height of what stands over the picture."""
        under = height_of(len(self.subtitle), SMALL) + 0.03 if self.subtitle else 0.0
        return MARGIN * 0.8 + height_of(len(self.title), TITLE) + under + 0.1

    @property
    def below(self) -> float:
        """Give the height of what stands under it."""
        note = height_of(len(self.note), _NOTE) + 0.06 if self.note else 0.0
        keys = height_of(len(self.keys), SMALL) + 0.1 if self.keys else 0.0
        return MARGIN * 0.75 + note + keys


def laid_out(
    chart: Chart, theme: Theme, size: tuple[float, float], *, keys: Sequence[Key], needed: float = _LEAST_PLOT
) -> tuple[Sheet, Box]:
    """Take a sheet of at least a size, write all the words, and give it with the box left for the picture.

    The sheet grows in height where the words and `needed` inches of picture would not fit.
    """
    width = size[0]
    inner = width - 2 * MARGIN
    words = _Words(
        title=fitted(chart.title, TITLE, inner, weight="semibold") if chart.title else [],
        subtitle=fitted(_kept(chart.subtitle), SMALL, inner) if chart.subtitle else [],
        note=fitted(_kept(chart.note), _NOTE, inner) if chart.note else [],
        keys=_rows_of_keys(keys, inner),
    )
    height = max(size[1], words.above + needed + words.below)
    sheet = Sheet.of(theme, width, height)
    _write_above(sheet, words)
    _write_below(sheet, words)
    return sheet, Box(MARGIN, words.below, inner, height - words.above - words.below)


def _kept(words: str) -> str:
    """Keep a dividing point at the end of its line."""
    return words.replace(" · ", "\u00a0· ")


def _write_above(sheet: Sheet, words: _Words) -> None:
    top = sheet.height - MARGIN * 0.8
    title = Type(TITLE, sheet.theme.ink, "semibold")
    top = _write_lines(sheet, top, words.title, title) - 0.03
    _write_lines(sheet, top, words.subtitle, Type(SMALL, sheet.theme.ink_2))


def _write_lines(sheet: Sheet, top: float, lines: Sequence[str], look: Type) -> float:
    """Write lines from a height down and give the height under them."""
    leading = height_of(1, look.points)
    for line in lines:
        sheet.write((MARGIN, top - _ASCENT * look.points / 72), line, look)
        top -= leading
    return top


def _write_below(sheet: Sheet, words: _Words) -> None:
    note_height = height_of(len(words.note), _NOTE)
    _write_lines(sheet, MARGIN * 0.75 + note_height, words.note, Type(_NOTE, sheet.theme.ink_3))
    top = words.below - 0.1
    for row in words.keys:
        baseline = top - _ASCENT * SMALL / 72
        left = MARGIN
        for key in row:
            left = _write_key(sheet, key, left, baseline)
        top -= height_of(1, SMALL)


def _write_key(sheet: Sheet, key: Key, left: float, baseline: float) -> float:
    """Show and name one thing, and give where the next one begins."""
    middle = baseline + 0.045
    theme = sheet.theme
    swatch = Box(left, middle - _SWATCH / 2, _swatch_width(key), _SWATCH)
    if key.sign is Sign.SQUARE:
        sheet.mark(swatch, key.tone, rounding=0.015)
    elif key.sign is Sign.DOT:
        sheet.dot((left + _SWATCH / 2, middle), _SWATCH * 0.42, theme.tones[key.tone])
    elif key.sign is Sign.POINT:
        sheet.point((left + _SWATCH / 2, middle), theme.tones[key.tone])
    elif key.sign is Sign.RING:
        sheet.ring((left + _SWATCH / 2, middle), _SWATCH * 0.5, theme.tones[key.tone])
    elif key.sign in (Sign.UP, Sign.DOWN):
        center = (left + _SWATCH / 2, middle)
        sheet.triangle(center, _SWATCH, theme.tones[key.tone], is_down=key.sign is Sign.DOWN)
    elif key.sign is Sign.FALL:
        sheet.fall_mark((left + _SWATCH / 2, middle), _SWATCH, theme.tones[key.tone])
    elif key.sign is Sign.SHORT:
        sheet.short_mark((left + _SWATCH / 2, middle - _SWATCH * 0.4), _SWATCH)
    else:
        dash = (4.0, 3.0) if key.sign is Sign.DASHES else ()
        stroke = Stroke(theme.tones[key.tone], 1.2 if dash else 2.2, dash)
        sheet.line([(swatch.left, middle), (swatch.right, middle)], stroke)
    at = swatch.right + _SWATCH_GAP
    name = fitted(key.name, SMALL, max(0.4, sheet.width - MARGIN - at), most=1)[0]
    sheet.write((at, baseline), name, Type(SMALL, theme.ink_2))
    return at + width_of(name, SMALL) + _BETWEEN


def _swatch_width(key: Key) -> float:
    return _SWATCH * 2.4 if key.sign in (Sign.LINE, Sign.DASHES) else _SWATCH


def _rows_of_keys(keys: Sequence[Key], width: float) -> list[list[Key]]:
    """Break a legend into rows that fit a width."""
    rows: list[list[Key]] = []
    left = width
    for key in keys:
        needed = _swatch_width(key) + _SWATCH_GAP + width_of(key.name, SMALL)
        if not rows or needed > left:
            rows.append([])
            left = width
        rows[-1].append(key)
        left -= needed + _BETWEEN
    return rows
