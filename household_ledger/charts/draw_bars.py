"""Lying bars: where money goes, and before beside after by source."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.charts.canvas import Box, Sheet, Stroke, Type
from household_ledger.charts.layout import BODY, MARGIN, Key, laid_out
from household_ledger.charts.spec import Bars, Pair, Pairs, Tone
from household_ledger.charts.theme import Theme
from household_ledger.charts.typeface import fitted, height_of, width_of
from household_ledger.text.amounts import format_amount

_ROW = 0.34
"""The least height of a row; a pair takes more, and a label on two lines what its marks need."""
_PAIR_ROW = 0.44
_BAR, _PAIR_BAR = 0.17, 0.135
_GAP = 0.16
_OVER_LINES = 0.07
"""Air between the last pair and the hairline over the lines of text."""
_LABEL_SHARE = 0.36
_SECOND_LINE = 9.5


def draw_bars(chart: Bars, theme: Theme, size: tuple[float, float]) -> Sheet:
    """Draw bars from the top in their pale tracks; the value stands at the right, the classes' totals under them."""
    keys = [Key(f"{name} {format_amount(amount)}", tone) for name, tone, amount in chart.legend]
    heights = [_row_height(bar.label, size[0], _ROW) for bar in chart.bars]
    needed = sum(heights)
    sheet, room = laid_out(chart, theme, size, keys=keys, needed=needed)
    amounts = [format_amount(bar.value) for bar in chart.bars]
    lane = _lane(room, [bar.label for bar in chart.bars], amounts)
    longest = max((bar.value for bar in chart.bars), default=0) or 1
    spare = _spare(room.height, needed, len(heights))
    top = room.top
    for bar, height, amount in zip(chart.bars, heights, amounts, strict=True):
        row = Box(room.left, top - height - spare, room.width, height + spare)
        middle = row.bottom + row.height / 2
        _write_label(sheet, row, bar.label)
        sheet.ground(Box(lane.left, middle - _BAR / 2, lane.width, _BAR))
        box = Box(lane.left, middle - _BAR / 2, lane.width * max(0, bar.value) / longest, _BAR)
        sheet.mark(box, bar.tone)
        sheet.write((room.right, _baseline(middle)), amount, Type(BODY, theme.ink), "right")
        sheet.remember(row, f"{bar.label} {amount}", bar.behind)
        top = row.bottom
    return sheet


def draw_pairs(chart: Pairs, theme: Theme, size: tuple[float, float]) -> Sheet:
    """Draw before (hollow) over after (full) by source, the change at the right; costs and net as text below."""
    heights = [_row_height(pair.label, size[0], _PAIR_ROW) for pair in chart.pairs]
    heights += [_row_height(pair.label, size[0], _ROW) for pair in chart.below]
    if chart.pairs and chart.below:
        heights[len(chart.pairs)] += _OVER_LINES
    needed = sum(heights)
    sheet, room = laid_out(chart, theme, size, keys=_keys(chart), needed=needed)
    both = (*chart.pairs, *chart.below)
    lane = _lane(room, [pair.label for pair in both], [_change(pair) for pair in both])
    longest = max((max(pair.before, pair.after) for pair in chart.pairs), default=0) or 1
    spare = _spare(room.height, needed, len(heights))
    top = room.top
    for index, (pair, height) in enumerate(zip(both, heights, strict=True)):
        is_below = index >= len(chart.pairs)
        row = Box(room.left, top - height - spare, room.width, height + spare)
        if is_below:
            _draw_line_of_text(sheet, row, lane, pair, is_last=index == len(both) - 1)
        else:
            _draw_pair(sheet, row, lane, pair, longest)
        top = row.bottom
    return sheet


def _keys(chart: Pairs) -> list[Key]:
    """Name the pale bar and the full ones; cash and goods differ."""
    if not chart.pairs:
        return []
    names = {Tone.IN_KIND: chart.in_kind_name}
    tones = dict.fromkeys(pair.tone for pair in chart.pairs)
    return [Key(chart.before_name, Tone.BEFORE), *(Key(names.get(tone) or chart.after_name, tone) for tone in tones)]


def _draw_pair(sheet: Sheet, row: Box, lane: Box, pair: Pair, longest: int) -> None:
    middle = row.bottom + row.height / 2
    _write_label(sheet, row, pair.label)
    for value, tone, bottom, behind in (
        (pair.before, Tone.BEFORE, middle + 0.01, pair.behind_before),
        (pair.after, pair.tone, middle - 0.01 - _PAIR_BAR, pair.behind_after),
    ):
        sheet.mark(Box(lane.left, bottom, lane.width * max(0, value) / longest, _PAIR_BAR), tone)
        told = f"{pair.label} {monthly(value)}"
        sheet.remember(Box(lane.left, bottom, lane.width, _PAIR_BAR), told, behind)
    sheet.write((row.right, _baseline(middle)), _change(pair), Type(BODY, sheet.theme.ink, "semibold"), "right")


def _draw_line_of_text(sheet: Sheet, row: Box, lane: Box, pair: Pair, *, is_last: bool) -> None:
    """Write a line under the pairs: the first stands under a hairline, the last is what is left in the end."""
    theme = sheet.theme
    row = row if is_last else Box(row.left, row.bottom, row.width, row.height - _OVER_LINES)
    middle = row.bottom + row.height / 2
    _write_label(sheet, row, pair.label, weight="semibold" if is_last else "normal")
    told = f"{monthly(pair.before)} → {monthly(pair.after)}"
    sheet.write((lane.left, _baseline(middle)), told, Type(BODY, theme.ink_2))
    color = theme.ink
    if pair.change and theme.has_hues:
        color = theme.tones[Tone.INCOME if pair.change > 0 else Tone.EXPENSE]
    sheet.write((row.right, _baseline(middle)), _change(pair), Type(BODY, color, "semibold"), "right")
    if not is_last:
        sheet.line([(row.left, row.top), (row.right, row.top)], Stroke(theme.line, 1.0))
    sheet.remember(row, f"{pair.label} {told}", (*pair.behind_before, *pair.behind_after))


def _change(pair: Pair) -> str:
    return monthly(pair.change, signed=True)


def monthly(satang: int, *, signed: bool = False) -> str:
    """Write a monthly mean: whole baht."""
    return format_amount(satang, signed=signed, decimals="never")


def _baseline(middle: float) -> float:
    """Give the base line of words that stand in the middle of a row."""
    return middle - BODY * 0.3 / 72


def _lane(room: Box, labels: Sequence[str], amounts: Sequence[str]) -> Box:
    """Give where bars lie: between the widest label and the widest amount."""
    longest_label = max((width_of(label, BODY) for label in labels), default=0.0)
    label = min(longest_label, room.width * _LABEL_SHARE) + _GAP
    amount = max((width_of(one, BODY, "semibold") for one in amounts), default=0.0) + _GAP
    return Box(room.left + label, room.bottom, max(0.5, room.width - label - amount), room.height)


def _row_height(label: str, width: float, least: float) -> float:
    lines = _label_lines(label, width)
    return least if len(lines) == 1 else max(least, height_of(len(lines), _SECOND_LINE) + 0.06)


def _label_lines(label: str, width: float, weight: str = "normal") -> list[str]:
    """Set a label on one line, or smaller on two; what is too long even then ends in "…"."""
    most = (width - 2 * MARGIN) * _LABEL_SHARE
    if width_of(label, BODY, weight) <= most:
        return [label]
    return fitted(label, _SECOND_LINE, most, most=2, weight=weight)


def _write_label(sheet: Sheet, row: Box, label: str, weight: str = "normal") -> None:
    lines = _label_lines(label, sheet.width, weight)
    look = Type(
        BODY if width_of(label, BODY, weight) <= row.width * _LABEL_SHARE else _SECOND_LINE, sheet.theme.ink, weight
    )
    between = height_of(1, look.points) * 0.94
    baseline = _baseline(row.bottom + row.height / 2) + between * (len(lines) - 1) / 2
    for index, line in enumerate(lines):
        sheet.write((row.left, baseline - index * between), line, look)


def _spare(room: float, needed: float, rows: int) -> float:
    """Share a little of the room left over among the rows."""
    return min(0.1, max(0.0, room - needed) / max(1, rows))
