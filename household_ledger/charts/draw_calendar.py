"""A calendar of months under each other: a square a day, how many were recorded at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from household_ledger.charts.canvas import Box, Sheet, Type
from household_ledger.charts.layout import BODY, MARGIN, SMALL, Key, Sign, laid_out
from household_ledger.charts.spec import Calendar, CalendarRow, Mark, Tone
from household_ledger.charts.theme import Theme
from household_ledger.charts.typeface import width_of

_GAP = 0.14
_HEAD = 0.22
_WIDEST, _SMALLEST = 0.3, 0.13
"""A day's square with its air: as wide as its place, and never so high that a month looks like a week."""
_AIR = 0.13
"""The part of a day's place that is left between the squares."""
_SPARE = 0.07


def draw_calendar(chart: Calendar, theme: Theme, size: tuple[float, float]) -> Sheet:
    """Draw a row of squares a month under the days' numbers; a day to come is a small dot, one outside is blank."""
    if not chart.months:
        return laid_out(chart, theme, size, keys=(), needed=0)[0]
    keys = [Key(name, tone, Sign.POINT if tone is Tone.AHEAD else Sign.SQUARE) for name, tone in chart.legend]
    left = max(width_of(one.label, BODY) for one in chart.months) + _GAP
    right = max(width_of(one.amount, BODY, "semibold") for one in chart.months) + _GAP
    place = (size[0] - 2 * MARGIN - left - right) / len(chart.day_names)
    high = min(_WIDEST, max(_SMALLEST, place))
    least = max(high, BODY * 1.5 / 72)
    sheet, room = laid_out(chart, theme, size, keys=keys, needed=_HEAD + least * len(chart.months) + 0.05)
    between = least + min(_SPARE, max(0.0, (room.height - _HEAD) / len(chart.months) - least))
    lane = Box(room.left + left, room.top - _HEAD, place, high)
    for number, name in enumerate(chart.day_names):
        if name:
            at = (lane.left + place * (number + 0.5), room.top - SMALL * 1.1 / 72)
            sheet.write(at, name, Type(SMALL - 0.5, theme.ink_3), "center")
    places: list[tuple[Box, Mark]] = []
    for number, row in enumerate(chart.months):
        middle = lane.bottom - between * (number + 0.5)
        is_last = number == len(chart.months) - 1
        first = Box(lane.left, middle - high / 2, place, high)
        _draw_row(sheet, row, first, room, is_last=is_last)
        places += _places(row, first)
    _draw_squares(sheet, places)
    return sheet


def _draw_row(sheet: Sheet, row: CalendarRow, first: Box, room: Box, *, is_last: bool) -> None:
    """Draw a month's days; `first` is the place of its first day."""
    theme = sheet.theme
    baseline = first.bottom + first.height / 2 - BODY * 0.3 / 72
    weight = "semibold" if is_last else "normal"
    sheet.write((room.left, baseline), row.label, Type(BODY, theme.ink if is_last else theme.ink_2, weight))
    look = Type(BODY, theme.ink if row.is_whole or is_last else theme.ink_2, "semibold" if row.is_whole else "normal")
    sheet.write((room.right, baseline), row.amount, look, "right")
    for place, mark in _places(row, first):
        if mark.tone is Tone.AHEAD:
            at = (place.left + place.width / 2, place.bottom + place.height / 2)
            sheet.point(at, theme.tones[Tone.AHEAD])
        sheet.remember_mark(place, mark)


def _places(row: CalendarRow, first: Box) -> Iterator[tuple[Box, Mark]]:
    """Give the place of each day that anything can be said of."""
    for number, mark in enumerate(row.days):
        if mark is not None:
            yield Box(first.left + first.width * number, first.bottom, first.width, first.height), mark


def _draw_squares(sheet: Sheet, places: Sequence[tuple[Box, Mark]]) -> None:
    """Draw the squares of all days, those of a tone together."""
    for tone in dict.fromkeys(mark.tone for _place, mark in places if mark.tone is not Tone.AHEAD):
        squares = [_within(place) for place, mark in places if mark.tone is tone]
        sheet.marks(squares, tone, rounding=min(0.03, squares[0].width / 5))


def _within(place: Box) -> Box:
    """Give a day's square: its place less the air around it."""
    air = place.width * _AIR
    return Box(place.left + air / 2, place.bottom + air / 2, place.width - air, place.height - air)
