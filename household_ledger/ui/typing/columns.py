"""The columns of the grid as on the paper form, and which of them stay when letters are large or the room small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from household_ledger.text.i18n import N_, _
from household_ledger.ui.theme.look import px


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its key (the cell's name in a typed row), head, least width at 100 %, what of the rest it takes."""

    key: str
    head: str
    width: int
    share: int = 0
    is_number: bool = False
    goes: int = 0
    """When the room is small, columns go in this order (0: never); what they say is then typed below the row."""

    @property
    def words(self) -> str:
        """Its head in the language of the moment."""
        return _(self.head)


DAY_WIDTH = 92
"""What a day without its year needs, with the room around it, and the calendar in its cell."""
COLUMNS = (
    GridColumn("date", N_("Date"), DAY_WIDTH),
    GridColumn("what", N_("Entry"), 150, share=3),
    GridColumn("category", N_("Category"), 138, share=2),
    GridColumn("money_in", N_("In"), 98, is_number=True),
    GridColumn("money_out", N_("Out"), 98, is_number=True),
    GridColumn("pocket", N_("Pocket"), 100, share=1, goes=3),
    GridColumn("who", N_("Work or person"), 108, share=1, goes=2),
    GridColumn("note", N_("Note"), 96, share=1, goes=1),
    GridColumn("balance", N_("Cash left"), 102, is_number=True, goes=4),
)
KEYS = tuple(one.key for one in COLUMNS)
PLACE = {key: place for place, key in enumerate(KEYS)}
TYPED = KEYS[:-1]
"""The cells a person types in; what is left is reckoned."""


YEAR_WIDTH = 34
"""What a day with its year needs more."""
_ELASTIC = ("what", "category")


def shown_columns(width: int, *, has_year: bool = False) -> dict[str, int]:
    """Give the width in pixels of each column that fits into so many pixels; the rest are hidden.

    Where not even the columns that always stay have room, entry and category share what there is.
    """
    shown = [replace(one, width=one.width + YEAR_WIDTH) if has_year and one.key == "date" else one for one in COLUMNS]
    for leaving in sorted((one for one in COLUMNS if one.goes), key=lambda one: one.goes):
        if _least(shown) <= width:
            break
        shown.remove(leaving)
    missing = _least(shown) - width
    if missing > 0:
        return {one.key: px(one.width) - (missing // 2 if one.key in _ELASTIC else 0) for one in shown}
    rest = max(0, -missing)
    shares = sum(one.share for one in shown)
    widths = {one.key: px(one.width) + rest * one.share // shares for one in shown}
    widths["what"] += max(0, width - sum(widths.values()))
    return widths


def _least(columns: list[GridColumn]) -> int:
    return sum(px(one.width) for one in columns)


_WORDS, _NUMBER, BETWEEN = 168, 92, 18
"""Widths of the cells below the row at 100 %, and of what lies between two."""
_LEAST, _NARROW, _EDGE, TIGHT = 110, 72, 6, 9
"""So wide a cell of words is still where all stand in one line; in large letters narrower, from the edge."""
_AFTER_LABEL = 6


def width_below(*, is_number: bool) -> int:
    """Give the width in pixels of a cell below the row."""
    return px(_NUMBER if is_number else _WORDS)


def squeezed_below(labels: Sequence[int], numbers: Sequence[bool], start: int, room: int) -> tuple[int, int] | None:
    """Say from where, and how wide, the cells below stand in one line; None where they need more, or have room.

    `labels` are the widths of their labels in pixels. Several lines below the row would leave those above it no room
    where letters are large.
    """
    between = len(labels) - 1
    taken = sum(label + _AFTER_LABEL for label in labels)
    wide = sum(width_below(is_number=one) for one in numbers)
    if not labels or start + taken + wide + px(BETWEEN) * between <= room:
        return None
    for left, least in ((start, _LEAST), (px(_EDGE), _NARROW)):
        width = (room - left - taken - px(TIGHT) * between) // len(labels)
        if width >= px(least):
            return left, min(width, px(_WORDS))
    return None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a row has: the columns that say something in its kind, further cells (name, label, is a number), parts."""

    columns: frozenset[str] = frozenset(TYPED)
    further: tuple[tuple[str, str, bool], ...] = ()
    parts: int = 0
    amount: str = "money_out"
    """The column the amounts of parts stand under."""
    kind: str = ""
    """The word of the row's kind, where it is not plain money in or out."""
