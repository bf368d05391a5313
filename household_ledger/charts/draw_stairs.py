"""Stairs rising to the right, a dot a household on each, and arrows of those that came down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from household_ledger.charts.bow import bow
from household_ledger.charts.canvas import Box, Sheet, Stroke, Type
from household_ledger.charts.layout import BODY, MARGIN, SMALL, TITLE, Key, Sign, laid_out
from household_ledger.charts.spec import Fall, Stair, Stairs, Tone
from household_ledger.charts.theme import Theme
from household_ledger.charts.typeface import fitted, height_of, width_of

_SIDE = 0.09
"""Air between the edge of a stair and what stands on it or in it."""
_PITCHES = tuple(number / 200 for number in range(28, 13, -1))
"""How far dots stand apart, the widest that fits: 0.14 to 0.07 inches. Where none fits there are numbers."""
_FEET = 0.035
_LEAST_RISE, _MOST_RISE = 0.2, 0.52
_OVER_FALLS = 0.5
_FLOOR = 0.26
"""What the line on the ground needs, how many stood there at the start."""
_LINES = 3
"""Of a name on the lowest stairs; higher ones have the room of one more."""
_SIGNS = {Tone.REACHED: Sign.DOT, Tone.WAITING: Sign.RING, Tone.FALLEN: Sign.FALL}
_ALPHAS = (0.05, 0.13)


@dataclass(frozen=True, slots=True)
class _Words:
    """What is written in a stair: its name, beside the counts where all names fit so, else under them."""

    lines: tuple[tuple[str, ...], ...]
    waiting: tuple[str, ...]
    """How many wait, on each: with what that counts where all fit so."""
    are_beside: bool
    has_start: bool

    def first(self, stairs: Sequence[Stair]) -> float:
        """Give how high the lowest stair has to be: a name of many lines on a higher one has the room below it too."""
        return max(self._height(number, stair) - _LEAST_RISE * number for number, stair in enumerate(stairs))

    def _height(self, number: int, stair: Stair) -> float:
        lines = 0 if self.are_beside else len(self.lines[number])
        floor = _FLOOR if self.has_start and stair.at_start else 0.04
        return 0.05 + height_of(1, BODY) + height_of(lines, SMALL) + floor


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the stairs stand: the width of each, the height of the first, the rise of the others, and the dots' pitch.

    Without a `pitch` there are numbers instead of dots.
    """

    room: Box
    width: float
    first: float
    rise: float
    pitch: float

    def tread(self, number: int) -> float:
        """Give the height of a stair."""
        return self.room.bottom + self.first + self.rise * number

    def left(self, number: int) -> float:
        """Give where a stair begins."""
        return self.room.left + self.width * number

    def top(self, number: int, count: int) -> float:
        """Give the height over all that stands on a stair."""
        if not self.pitch:
            return self.tread(number) + height_of(1, TITLE)
        return self.tread(number) + _FEET + _rows(count, self.width, self.pitch) * self.pitch


def draw_stairs(chart: Stairs, theme: Theme, size: tuple[float, float]) -> Sheet:
    """Draw the stairs; dots shrink until all fit, and where they would be too small to tell apart numbers stand."""
    if not chart.stairs:
        return laid_out(chart, theme, size, keys=(), needed=0)[0]
    keys = [Key(name, tone, _SIGNS[tone]) for name, tone in chart.legend]
    count = len(chart.stairs)
    words = _words(chart.stairs, (size[0] - 2 * MARGIN) / count)
    first = words.first(chart.stairs)
    needed = first + max(_LEAST_RISE * number + head for number, head in enumerate(_heads(chart)))
    sheet, room = laid_out(chart, theme, size, keys=keys, needed=needed)
    frame = _framed(chart, room, first)
    for number, stair in enumerate(chart.stairs):
        _draw_stair(sheet, frame, number, part=number / max(1, count - 1))
        _write_stair(sheet, frame, number, stair, words)
        if frame.pitch:
            _draw_dots(sheet, frame, number, stair)
        else:
            _write_numbers(sheet, frame, number, stair)
    for fall, leaves, comes in _in_turn(chart.falls):
        _draw_fall(sheet, frame, chart, fall, turns=(leaves, comes))
    return sheet


def _in_turn(falls: Sequence[Fall]) -> list[tuple[Fall, int, int]]:
    """Give each fall its turn among those that leave its stair, and among those that come to it: arrows keep apart."""
    leaving: Counter[int] = Counter()
    coming: Counter[int] = Counter()
    turns = []
    for fall in falls:
        turns.append((fall, leaving[fall.start], coming[fall.end]))
        leaving[fall.start] += 1
        coming[fall.end] += 1
    return turns


def _words(stairs: Sequence[Stair], width: float) -> _Words:
    inner = width - 2 * _SIDE
    is_told = all(_counts_width(one, one.waiting_told) <= inner for one in stairs)
    waiting = tuple(one.waiting_told if is_told else one.waiting for one in stairs)
    are_beside = all(
        width_of(one.name, BODY, "semibold") + _counts_width(one, words) + 0.12 <= inner
        for one, words in zip(stairs, waiting, strict=True)
    )
    lines = [
        [one.name] if are_beside else fitted(one.name, SMALL, inner, most=_LINES + (number > 1), weight="semibold")
        for number, one in enumerate(stairs)
    ]
    starts = [width_of(one.at_start, SMALL) for one in stairs]
    return _Words(tuple(tuple(one) for one in lines), waiting, are_beside, 0 < max(starts) <= inner)


def _counts_width(stair: Stair, waiting: str) -> float:
    return width_of(stair.reached, BODY, "semibold") + 0.06 + width_of(waiting, SMALL)


def _rows(count: int, width: float, pitch: float) -> int:
    return ceil(count / max(1, int((width - 2 * _SIDE) / pitch)))


def _framed(chart: Stairs, room: Box, first: float) -> _Frame:
    """Choose the widest pitch of dots that leaves the stairs a rise to be seen."""
    width = room.width / len(chart.stairs)
    under = {place for one in chart.falls for place in (one.start, one.end)}
    for pitch in _PITCHES:
        rise = _MOST_RISE
        for number, stair in enumerate(chart.stairs):
            over = _OVER_FALLS if number in under else 0.04
            left = room.height - first - _FEET - over - _rows(len(stair.marks), width, pitch) * pitch
            rise = min(rise, left / number if number else (rise if left >= 0 else 0.0))
        if rise >= _LEAST_RISE:
            return _Frame(room, width, first, rise, pitch)
    rises = [(room.height - first - head) / number for number, head in enumerate(_heads(chart)) if number]
    return _Frame(room, width, first, min([_MOST_RISE, *rises]), 0.0)


def _heads(chart: Stairs) -> list[float]:
    """Give what each stair needs above its tread at the least: large figures, and the bow where somebody came down."""
    under = {place for one in chart.falls for place in (one.start, one.end)}
    return [height_of(1, TITLE) + (_OVER_FALLS if number in under else 0.04) for number in range(len(chart.stairs))]


def _draw_stair(sheet: Sheet, frame: _Frame, number: int, *, part: float) -> None:
    """Draw a stair: its pale body, deeper the higher it is, and its tread."""
    theme = sheet.theme
    left, right, top = frame.left(number), frame.left(number + 1), frame.tread(number)
    corners = [(left, frame.room.bottom), (right, frame.room.bottom), (right, top), (left, top)]
    alpha = _ALPHAS[0] + (_ALPHAS[1] - _ALPHAS[0]) * part
    sheet.area(corners, theme.tones[Tone.REACHED], alpha)
    sheet.line([(left, top), (right, top)], Stroke(theme.tones[Tone.REACHED], 2.0, is_above=True))
    if number:
        sheet.line([(left, frame.tread(number - 1)), (left, top)], Stroke(theme.tones[Tone.REACHED], 0.7))


def _write_stair(sheet: Sheet, frame: _Frame, number: int, stair: Stair, words: _Words) -> None:
    """Write the name and the counts under the tread, and on the ground how many stood there at the start."""
    theme = sheet.theme
    left, right = frame.left(number) + _SIDE, frame.left(number + 1) - _SIDE
    baseline = frame.tread(number) - 0.05 - BODY * 1.12 / 72
    at = left
    if words.are_beside:
        sheet.write((left, baseline), stair.name, Type(BODY, theme.ink, "semibold"))
        at = right - _counts_width(stair, words.waiting[number])
    sheet.write((at, baseline), stair.reached, Type(BODY, theme.ink, "semibold"))
    if stair.waiting:
        after = at + width_of(stair.reached, BODY, "semibold") + 0.06
        sheet.write((after, baseline), words.waiting[number], Type(SMALL, theme.ink_2))
    if not words.are_beside:
        for line in words.lines[number]:
            baseline -= height_of(1, SMALL)
            sheet.write((left, baseline), line, Type(SMALL, theme.ink, "semibold"))
    if words.has_start and stair.at_start:
        sheet.write((left, frame.room.bottom + 0.07), stair.at_start, Type(SMALL, theme.ink_2))


def _draw_dots(sheet: Sheet, frame: _Frame, number: int, stair: Stair) -> None:
    """Stand the dots on the tread from the left, row upon row, those that count first."""
    pitch = frame.pitch
    a_row = max(1, int((frame.width - 2 * _SIDE) / pitch))
    left, bottom = frame.left(number) + _SIDE, frame.tread(number) + _FEET
    for place, mark in enumerate(stair.marks):
        box = Box(left + place % a_row * pitch, bottom + place // a_row * pitch, pitch, pitch)
        at = (box.left + pitch / 2, box.bottom + pitch / 2)
        if mark.tone is Tone.REACHED:
            sheet.point(at, sheet.theme.tones[mark.tone], pitch * 0.38)
        else:
            sheet.ring(at, pitch * 0.38, sheet.theme.tones[mark.tone])
        sheet.remember_mark(box, mark)


def _write_numbers(sheet: Sheet, frame: _Frame, number: int, stair: Stair) -> None:
    """Say in large figures what the dots would have shown."""
    theme = sheet.theme
    left, baseline = frame.left(number) + _SIDE, frame.tread(number) + 0.08
    sheet.write((left, baseline), stair.reached, Type(TITLE, theme.tones[Tone.REACHED], "semibold"))
    if stair.waiting:
        after = left + width_of(stair.reached, TITLE, "semibold") + 0.06
        sheet.write((after, baseline), stair.waiting, Type(SMALL, theme.ink_2))


def _draw_fall(sheet: Sheet, frame: _Frame, chart: Stairs, fall: Fall, *, turns: tuple[int, int]) -> None:
    """Draw an arrow in a bow from over one stair down to a lower one, its number of households where it comes down."""
    color = sheet.theme.tones[Tone.FALLEN]
    leaves, comes = turns
    start = (
        frame.left(fall.start) + frame.width * max(0.5, 0.8 - 0.14 * leaves),
        frame.top(fall.start, len(chart.stairs[fall.start].marks)) + 0.05,
    )
    end = (
        frame.left(fall.end) + frame.width * min(0.7, 0.22 + 0.24 * comes),
        frame.top(fall.end, len(chart.stairs[fall.end].marks)) + 0.06,
    )
    height = max(start[1], end[1]) + 0.34 + 0.05 * leaves
    curve = bow(start, end, height)
    stroke = Stroke(color, 1.4, is_above=True)
    sheet.line(curve, stroke)
    sheet.line([(end[0] - 0.042, end[1] + 0.07), end, (end[0] + 0.042, end[1] + 0.07)], stroke)
    look = Type(SMALL, color, "semibold", is_on_marks=True)
    room = frame.left(fall.end + 1) - end[0] - 0.07
    is_lone = sum(one.end == fall.end for one in chart.falls) == 1
    is_told = is_lone and width_of(fall.amount_told, SMALL, "semibold") <= room
    sheet.write((end[0] + 0.07, end[1] + 0.01), fall.amount_told if is_told else fall.amount, look)
    top = max(y for _x, y in curve)
    sheet.remember(Box(end[0], end[1], start[0] - end[0], top - end[1]), fall.told, ())
