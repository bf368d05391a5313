"""Lying bars on paper: where money goes, and before beside after by source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.spec import Bars, Pairs, Tone
from household_ledger.reports.cards import write_lines
from household_ledger.reports.chart_plot import LEGEND_HEIGHT, draw_legend
from household_ledger.reports.chart_tones import draw_mark
from household_ledger.reports.fitting import fit, fit_amount
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, HAIRLINE, NOTE, TABLE, TABLE_STRONG, Box
from household_ledger.text.amounts import format_amount

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW = 17.0
"""The height of a lying bar with its air, of a pair half as much again."""
PAIR_ROW = 25.0
_LABEL_SHARE = 0.36
_GAP = 6.0


def draw_bars(pen: Pen, box: Box, chart: Bars) -> None:
    """Draw bars from the top, each with its label at the left and its amount at the right."""
    amounts = [format_amount(bar.value) for bar in chart.bars]
    place = _bar_place(box, amounts)
    longest = max((bar.value for bar in chart.bars), default=0) or 1
    for index, (bar, amount) in enumerate(zip(chart.bars, amounts, strict=True)):
        row = Box(box.x, box.y + index * ROW, box.width, ROW)
        _write_label(pen, row, bar.label, place.x - box.x - _GAP)
        length = place.width * max(0, bar.value) / longest
        draw_mark(pen, Box(place.x, row.y + 4, length, ROW - 8), bar.tone)
        pen.text_right(box.right, _middle(row), amount, TABLE)
    if chart.legend:
        named = [(f"{name} {format_amount(amount)}", tone) for name, tone, amount in chart.legend]
        draw_legend(pen, Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT), named)


def draw_pairs(pen: Pen, box: Box, chart: Pairs) -> None:
    """Draw before over after by source, the change at the right; costs and net as text below."""
    changes = [format_amount(pair.change, signed=True) for pair in (*chart.pairs, *chart.below)]
    place = _bar_place(box, changes)
    longest = max((max(pair.before, pair.after) for pair in chart.pairs), default=0) or 1
    y = box.y
    for pair, change in zip(chart.pairs, changes, strict=False):
        row = Box(box.x, y, box.width, PAIR_ROW)
        _write_label(pen, row, pair.label, place.x - box.x - _GAP)
        for shift, value, tone in ((4.0, pair.before, Tone.BEFORE), (13.0, pair.after, pair.tone)):
            draw_mark(pen, Box(place.x, y + shift, place.width * max(0, value) / longest, 8), tone)
        pen.text_right(box.right, _middle(row), change, TABLE_STRONG)
        y += PAIR_ROW
    for pair, change in zip(chart.below, changes[len(chart.pairs) :], strict=True):
        row = Box(box.x, y, box.width, ROW)
        pen.rule(row, y, Stroke(0.5, HAIRLINE))
        _write_label(pen, row, pair.label, place.x - box.x - _GAP)
        told = fit_amount(f"{format_amount(pair.before)} → {format_amount(pair.after)}", TABLE, place.width)
        pen.text(place.x, _middle(row), told.lines[0], told.style)
        pen.text_right(box.right, _middle(row), change, TABLE_STRONG)
        y += ROW
    named = [(chart.before_name, Tone.BEFORE), (chart.after_name, _after_tone(chart))]
    draw_legend(pen, Box(box.x, box.bottom - LEGEND_HEIGHT, box.width, LEGEND_HEIGHT), named)


def _after_tone(chart: Pairs) -> Tone:
    return chart.pairs[0].tone if chart.pairs else Tone.AFTER


def _bar_place(box: Box, amounts: Sequence[str]) -> Box:
    """Give where bars lie: between the labels and the widest amount."""
    amount = max((width_of(text, TABLE_STRONG) for text in amounts), default=0.0) + _GAP
    label = box.width * _LABEL_SHARE
    return Box(box.x + label, box.y, max(20.0, box.width - label - amount), box.height)


def _middle(row: Box) -> float:
    """Give the base line that stands in the middle of a row."""
    return row.y + row.height / 2 + TABLE.size * 0.34


def _write_label(pen: Pen, row: Box, label: str, width: float) -> None:
    fitted = fit(label, TABLE, width, 2 if row.height >= PAIR_ROW else 1)
    if len(fitted.lines) == 1:
        pen.text(row.x, _middle(row), fitted.lines[0], fitted.style)
        return
    small = fit(label, NOTE, width)
    write_lines(pen, small, row.x, row.y + (row.height - small.height) / 2 - (ASCENT - 1) * small.style.size)
