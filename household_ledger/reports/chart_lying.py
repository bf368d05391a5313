"""Lying bars on paper: where money goes, and before beside after by source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.spec import Bars, Pairs, Tone
from household_ledger.reports.chart_plot import LEGEND_HEIGHT, draw_legend
from household_ledger.reports.chart_tones import draw_mark
from household_ledger.reports.fitting import Fitted, fit, fit_amount
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import HAIRLINE, TABLE, TABLE_STRONG, Box
from household_ledger.text.amounts import format_amount

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 17.0
"""The height of a lying bar with its air; a pair, or a label on two lines, takes half as much again."""
_HIGH_ROW = 25.0
_BAR = 9.0
_LABEL_SHARE = 0.38
_GAP = 6.0
_OVER_LEGEND = 3.0


def bars_height(chart: Bars, width: float) -> float:
    """Give the height lying bars need at a width."""
    row_heights = [_row_height(bar.label, width) for bar in chart.bars]
    return sum(row_heights) + (_OVER_LEGEND + LEGEND_HEIGHT if chart.legend else 0.0)


def pairs_height(chart: Pairs) -> float:
    """Give the height pairs of lying bars need."""
    return len(chart.pairs) * _HIGH_ROW + len(chart.below) * _ROW + _OVER_LEGEND + LEGEND_HEIGHT


def draw_bars(pen: Pen, box: Box, chart: Bars) -> None:
    """Draw bars from the top, each with its label at the left and its amount at the right."""
    amounts = [format_amount(bar.value) for bar in chart.bars]
    place = _bar_place(box, amounts)
    longest = max((bar.value for bar in chart.bars), default=0) or 1
    y = box.y
    for bar, amount in zip(chart.bars, amounts, strict=True):
        row = Box(box.x, y, box.width, _row_height(bar.label, box.width))
        _write_label(pen, row, bar.label)
        length = place.width * max(0, bar.value) / longest
        draw_mark(pen, Box(place.x, row.y + (row.height - _BAR) / 2, length, _BAR), bar.tone)
        pen.text_right(box.right, _middle(row), amount, TABLE)
        y = row.bottom
    if chart.legend:
        named = [(f"{name} {format_amount(amount)}", tone) for name, tone, amount in chart.legend]
        draw_legend(pen, Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT), named)


def draw_pairs(pen: Pen, box: Box, chart: Pairs) -> None:
    """Draw before over after by source, the change at the right; costs and net as text below."""
    changes = [_monthly(pair.change, signed=True) for pair in (*chart.pairs, *chart.below)]
    place = _bar_place(box, changes)
    longest = max((max(pair.before, pair.after) for pair in chart.pairs), default=0) or 1
    y = box.y
    for pair, change in zip(chart.pairs, changes, strict=False):
        row = Box(box.x, y, box.width, _HIGH_ROW)
        _write_label(pen, row, pair.label)
        for shift, value, tone in ((4.0, pair.before, Tone.BEFORE), (13.0, pair.after, pair.tone)):
            draw_mark(pen, Box(place.x, y + shift, place.width * max(0, value) / longest, 8), tone)
        pen.text_right(box.right, _middle(row), change, TABLE_STRONG)
        y += _HIGH_ROW
    for pair, change in zip(chart.below, changes[len(chart.pairs) :], strict=True):
        row = Box(box.x, y, box.width, _ROW)
        pen.rule(row, y, Stroke(0.5, HAIRLINE))
        _write_label(pen, row, pair.label)
        told = fit_amount(f"{_monthly(pair.before)} → {_monthly(pair.after)}", TABLE, place.width)
        pen.text(place.x, _middle(row), told.lines[0], told.style)
        pen.text_right(box.right, _middle(row), change, TABLE_STRONG)
        y += _ROW
    named = [(chart.before_name, Tone.BEFORE), *_after_names(chart)]
    draw_legend(pen, Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT), named)


def _monthly(satang: int, *, signed: bool = False) -> str:
    """Write a monthly mean: whole baht."""
    return format_amount(satang, signed=signed, decimals="never")


def _after_names(chart: Pairs) -> list[tuple[str, Tone]]:
    """Name what the full bars are; cash and goods differ."""
    tones = dict.fromkeys(pair.tone for pair in chart.pairs) or {Tone.AFTER: None}
    names = {Tone.IN_KIND: chart.in_kind_name}
    return [(name, tone) for tone in tones if (name := names.get(tone, chart.after_name))]


def _bar_place(box: Box, amounts: Sequence[str]) -> Box:
    """Give where bars lie: between the labels and the widest amount."""
    amount = max((width_of(text, TABLE_STRONG) for text in amounts), default=0.0) + _GAP
    label = box.width * _LABEL_SHARE
    return Box(box.x + label, box.y, max(20.0, box.width - label - amount), box.height)


def _middle(row: Box) -> float:
    """Give the base line that stands in the middle of a row."""
    return row.y + row.height / 2 + TABLE.size * 0.34


def _label(label: str, width: float) -> Fitted:
    return fit(label, TABLE, width * _LABEL_SHARE - _GAP)


def _row_height(label: str, width: float) -> float:
    return _ROW if len(_label(label, width).lines) == 1 else _HIGH_ROW


def _write_label(pen: Pen, row: Box, label: str) -> None:
    """Write a label in the middle of its row; two lines stand closer, so that they stay in it."""
    fitted = _label(label, row.width)
    between = _HIGH_ROW / 2
    baseline = _middle(row) - between * (len(fitted.lines) - 1) / 2
    for index, line in enumerate(fitted.lines):
        pen.text(row.x, baseline + index * between, line, fitted.style)
