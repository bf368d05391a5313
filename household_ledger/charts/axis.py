"""The scale of money on an axis: round baht, few lines, digits of the reader; and the labels under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from household_ledger.charts.canvas import Box, Sheet, Stroke, Type
from household_ledger.charts.typeface import width_of
from household_ledger.domain.money import SATANG_PER_BAHT
from household_ledger.text.amounts import format_number

_STEPS = (1, 2, 2.5, 5, 10)
_MOST_LINES = 5
_TICK = 9.5
_GAP = 0.1
_LEAST_APART = 0.3
_LABELS_HEIGHT = 0.28


def round_step(span_baht: float, most: int = _MOST_LINES) -> int:
    """Choose a round step (in baht, at least 1) that needs at most so many lines to cover a span."""
    power = 1
    while True:
        for factor in _STEPS:
            step = factor * power
            if step == int(step) and span_baht <= step * most:
                return int(step)
        power *= 10


@dataclass(frozen=True, slots=True)
class Scale:
    """Heights for satang: the box of the marks, and what its lower and upper edge stand for."""

    box: Box
    low: int
    high: int
    step: int
    unit: int = SATANG_PER_BAHT
    """So many of the values are one on the scale: satang to a baht; of counted things 1."""
    has_values: bool = True
    """Without a value other than 0 there is nothing to measure: only the line at 0 is drawn."""

    @classmethod
    def over(
        cls,
        box: Box,
        values: Iterable[int],
        *,
        ends_at_highest: bool = False,
        unit: int = SATANG_PER_BAHT,
    ) -> Scale:
        """Make a scale of round baht that holds 0 and all values; room for labels is taken at the left and below.

        With `ends_at_highest` it ends at the highest value (a target), not at the round baht above it.
        """
        listed = [0, *values]
        least, most = min(listed), max(listed)
        lines = max(1, min(_MOST_LINES, int(box.height / _LEAST_APART)))
        step = round_step((most - least) / unit or 1, lines) * unit
        low = least // step * step
        high = most if ends_at_highest and most > low else max(-(-most // step) * step, low + step)
        left = max(width_of(format_number(mark // unit), _TICK) for mark in range(low, high + 1, step)) + _GAP
        plot = Box(box.left + left, box.bottom + _LABELS_HEIGHT, box.width - left, box.height - _LABELS_HEIGHT)
        return cls(plot, low, high, step, unit, least != most)

    def y(self, value: int) -> float:
        """Give the height of a value."""
        return self.box.bottom + (value - self.low) / (self.high - self.low) * self.box.height

    def draw(self, sheet: Sheet) -> None:
        """Draw a hairline and its baht for every step, and a firm line at 0."""
        theme = sheet.theme
        for mark in range(self.low, self.high + 1, self.step) if self.has_values else (0,):
            y = self.y(mark)
            if mark:
                sheet.line([(self.box.left, y), (self.box.right, y)], Stroke(theme.line, 0.8))
            at = (self.box.left - _GAP, y - _TICK * 0.33 / 72)
            sheet.write(at, format_number(mark // self.unit), Type(_TICK, theme.ink_2), "right")
        if self.low <= 0:
            zero = self.y(0)
            sheet.line([(self.box.left, zero), (self.box.right, zero)], Stroke(theme.ink_3, 1.0, is_above=True))

    def label(self, sheet: Sheet, labels: Sequence[str], places: Sequence[float], strong: int | None = None) -> None:
        """Write labels under their places, as many as keep apart; those that carry a year are kept first."""
        if not labels:
            return
        baseline = self.box.bottom - 0.2
        for index in shown_labels(labels, places):
            look = Type(_TICK, sheet.theme.ink, "semibold") if index == strong else Type(_TICK, sheet.theme.ink_2)
            sheet.write((places[index], baseline), labels[index], look, "center")


def shown_labels(labels: Sequence[str], places: Sequence[float]) -> range:
    """Choose every nth label so that none touch, counted from the first January that carries its year."""
    widest = max(width_of(label, _TICK, "semibold") for label in labels) + 0.08
    between = (places[-1] - places[0]) / (len(places) - 1) if len(places) > 1 else widest
    every = max(1, ceil(widest / between)) if between > 0 else len(labels)
    every = next((one for one in (1, 2, 3, 6, 12) if one >= every), -(-every // 12) * 12)
    anchor = next((index for index, label in enumerate(labels) if index and has_digit(label)), 0)
    return range(anchor % every, len(labels), every)


def has_digit(label: str) -> bool:
    """Tell whether a label carries a number: the year."""
    return any(letter.isdigit() for letter in label)
