"""Lines from before to after, one each: what rose, stayed and fell told by mark, dash and tone, the middle over all."""

from __future__ import annotations

from household_ledger.charts.axis import Scale
from household_ledger.charts.canvas import Box, Sheet, Stroke, Type
from household_ledger.charts.layout import SMALL, Key, Sign, laid_out
from household_ledger.charts.spacing import apart
from household_ledger.charts.spec import Mark, Slope, Slopes, Tone
from household_ledger.charts.theme import Theme
from household_ledger.charts.typeface import fitted, width_of
from household_ledger.text.amounts import format_amount

_NAME = 8.5
_PITCH = _NAME * 1.42 / 72
_MOST_NAMED = 30
"""More lines than that are not named: their names would be a wall."""
_NAME_SHARE = 0.3
_LEAST_WIDTH = 5.5
"""On a narrower sheet the lines need the room that names would take."""
_INSIDE, _OUTSIDE = 0.16, 0.12
_LEAD = 0.34
_PLATE = 0.17
_DASHES = {Tone.UP: (), Tone.SAME: (1.0, 2.0), Tone.DOWN: (4.0, 2.2), Tone.PLAN: (0.2, 2.6)}
_SIGNS = {Tone.UP: Sign.UP, Tone.SAME: Sign.DOT, Tone.DOWN: Sign.DOWN, Tone.PLAN: Sign.RING}
_PLOT = 2.6
_HEAD = 0.22
"""Room above the highest end for the amount written there."""
_LAST = {Tone.PLAN: 0, Tone.SAME: 1, Tone.UP: 2, Tone.DOWN: 3}
"""Which lines lie over which: the rarer and the graver over the others."""


def draw_slopes(chart: Slopes, theme: Theme, size: tuple[float, float]) -> Sheet:
    """Draw the lines between two uprights; where they are few enough each is named at its end."""
    if not chart.slopes:
        return laid_out(chart, theme, size, keys=(), needed=0)[0]
    keys = [Key(name, tone, _SIGNS[tone]) for name, tone in chart.legend]
    if chart.middle is not None:
        keys.append(Key(chart.middle.label, chart.middle.mark.tone, Sign.LINE))
    is_named = len(chart.slopes) <= _MOST_NAMED and size[0] >= _LEAST_WIDTH
    needed = max(_PLOT, len(chart.slopes) * _PITCH + 0.5 if is_named else 0.0)
    sheet, room = laid_out(chart, theme, size, keys=keys, needed=needed)
    names = _names(chart, room.width * _NAME_SHARE) if is_named else []
    right = max((width_of(name, _NAME) for name in names), default=0.0) + (_LEAD + _OUTSIDE if names else _OUTSIDE)
    values = [value for one in chart.slopes for value in (one.before, one.after)]
    area = Box(room.left, room.bottom, room.width - right, room.height - _HEAD)
    scale = Scale.over(area, values)  # from 0, as on paper: from anywhere else a step of one baht looks like a leap
    scale.draw(sheet)
    sides = scale.box.left + _INSIDE, scale.box.right - _INSIDE
    _draw_sides(sheet, scale, chart, sides)
    weight = 1.0 if len(chart.slopes) <= _MOST_NAMED else max(0.4, _MOST_NAMED / len(chart.slopes) * 1.4)
    for one in sorted(chart.slopes, key=lambda one: _LAST[one.mark.tone]):
        _draw_slope(sheet, scale, one, sides, weight=weight)
    ends = [scale.y(one.after) for one in chart.slopes] if names else []
    places = apart(ends, pitch=_PITCH, low=scale.box.bottom, high=scale.box.top)
    for number, one in enumerate(chart.slopes):
        _name_end(sheet, scale, one, sides[1], named=(names[number], places[number]) if names else None)
    if chart.middle is not None:
        _draw_middle(sheet, scale, chart.middle, sides)
    return sheet


def _names(chart: Slopes, width: float) -> list[str]:
    return [fitted(one.label, _NAME, width, most=1)[0] for one in chart.slopes]


def _draw_sides(sheet: Sheet, scale: Scale, chart: Slopes, sides: tuple[float, float]) -> None:
    """Draw the two uprights and name them; what would leave the sheet or touch is moved."""
    for x in sides:
        sheet.line([(x, scale.box.bottom), (x, scale.box.top)], Stroke(sheet.theme.ink_3, 0.9))
    looks = (Type(SMALL, sheet.theme.ink_2), Type(SMALL, sheet.theme.ink, "semibold"))
    for x, name, look in zip(sides, (chart.before_name, chart.after_name), looks, strict=True):
        sheet.write((sheet.clamp(x, name, look), scale.box.bottom - 0.2), name, look, "center")


def _draw_slope(sheet: Sheet, scale: Scale, slope: Slope, sides: tuple[float, float], *, weight: float) -> None:
    """Draw a line with its sign at the end; of very many, thinner and smaller by `weight`."""
    tone = slope.mark.tone
    color = sheet.theme.tones[tone]
    ends = [(sides[0], scale.y(slope.before)), (sides[1], scale.y(slope.after))]
    is_plain = tone in (Tone.SAME, Tone.PLAN)
    sheet.line(ends, Stroke(color, (1.0 if is_plain else 1.5) * weight, _DASHES[tone], is_above=not is_plain))
    sheet.point(ends[0], color, 0.028 * weight)
    if tone is Tone.PLAN:
        sheet.ring(ends[1], 0.045 * weight, color)
    elif tone is Tone.SAME:
        sheet.point(ends[1], color, 0.038 * weight)
    else:
        sheet.triangle(ends[1], 0.115 * weight, color, is_down=tone is Tone.DOWN)


def _name_end(sheet: Sheet, scale: Scale, slope: Slope, x: float, *, named: tuple[str, float] | None) -> None:
    """Name a line at its end, a thin line leading there where names had to move apart."""
    y = scale.y(slope.after)
    if named is None:
        sheet.remember_mark(Box(x - 0.12, y - 0.06, 0.24, 0.12), slope.mark)
        return
    name, place = named
    left = x + _LEAD
    theme = sheet.theme
    sheet.line([(x + 0.08, y), (x + _LEAD - 0.03, place)], Stroke(theme.line, 0.8))
    sheet.write((left, place - _NAME * 0.34 / 72), name, Type(_NAME, theme.ink_2))
    sheet.remember_mark(Box(left, place - _PITCH / 2, width_of(name, _NAME), _PITCH), slope.mark)


def _draw_middle(sheet: Sheet, scale: Scale, middle: Slope, sides: tuple[float, float]) -> None:
    """Draw the middle of each side, joined, over everything, its amounts at both ends."""
    theme = sheet.theme
    ends = [(sides[0], scale.y(middle.before)), (sides[1], scale.y(middle.after))]
    sheet.line(ends, Stroke(theme.surface, 5.0, is_above=True))
    sheet.line(ends, Stroke(theme.tones[middle.mark.tone], 2.6, is_above=True))
    look = Type(SMALL, theme.ink, "semibold")
    for (x, y), amount, inward in zip(ends, (middle.before, middle.after), (1, -1), strict=True):
        sheet.dot((x, y), 0.06, theme.tones[middle.mark.tone])
        words = format_amount(amount, decimals="never")
        center, width = x + inward * 0.5, width_of(words, SMALL, "semibold") + 0.1
        sheet.plate(Box(center - width / 2, y + 0.06, width, _PLATE))
        sheet.write((center, y + 0.06 + (_PLATE - SMALL * 0.7 / 72) / 2), words, look, "center")
        sheet.remember_mark(Box(x - 0.07, y - 0.07, 0.14, 0.14), Mark(middle.mark.tone, middle.mark.told))
