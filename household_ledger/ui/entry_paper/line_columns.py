"""Where the columns of a daily page lie on the screen: the paper's, in its order, and beside a number what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from household_ledger.services.views.usual_categories import UsualSort
from household_ledger.text.i18n import N_, _
from household_ledger.ui.theme.look import has_large_letters, px

SAID: Final = "said"
"""What a number stands for, in words; not on the paper, where the list above the lines says it."""
_HEADS: Final = {
    "line": N_("No."),
    "date": N_("Date"),
    "what": N_("What"),
    "number": N_("Number"),
    "money_in": N_("In"),
    "money_out": N_("Out"),
    "saving": N_("Saving"),
    "note": N_("Note"),
}
SORTS: Final = {
    UsualSort.IN: N_("In"),
    UsualSort.SPENDING: N_("Out"),
    UsualSort.COST: N_("Out (work)"),
    UsualSort.DEBT: N_("Out (debt)"),
    UsualSort.SAVING: N_("Saving"),
}
"""Where the amount of a number stands, as it is said beside it."""
_WIDTHS: Final = {"line": 38, "date": 82, "number": 72, "note": 158}
_LARGE_WIDTHS: Final = {"line": 26, "date": 66, "number": 46, "note": 76}
_SAID_SHARE, _LARGE_SAID_SHARE, _LEAST_SAID = 0.35, 0.44, 80
"""What a number stands for has so much of what the other columns leave; where that is too little, it stands under the
line at hand."""
_LEAST_WHAT, _NUMBER_BESIDE_NOTHING = 85, 56
"""Where less is left for the words, the remark goes under them."""
_AMOUNT, _LARGE_AMOUNT = 92, 70


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths in pixels, by the names of cells; `line` is the line's number.

    `said` and `note` may have no room.
    """

    lefts: dict[str, int]
    widths: dict[str, int]

    @property
    def has_note_below(self) -> bool:
        """Tell whether the remark stands under the words, in a line of its own."""
        return self.widths["note"] == 0

    def right(self, name: str) -> int:
        """Give where a column ends."""
        return self.lefts[name] + self.widths[name]


def columns_in(width: int) -> Columns:
    """Share a width out: what the words of an entry need not is theirs."""
    is_large = has_large_letters()
    widths = {name: px(one) for name, one in (_LARGE_WIDTHS if is_large else _WIDTHS).items()}
    widths |= dict.fromkeys(("money_in", "money_out", "saving"), px(_LARGE_AMOUNT if is_large else _AMOUNT))
    rest = width - sum(widths.values())
    if rest < px(_LEAST_WHAT):
        rest += widths["note"] + widths["number"] - px(_NUMBER_BESIDE_NOTHING)
        widths |= {"note": 0, "number": px(_NUMBER_BESIDE_NOTHING)}
    said = int(rest * (_LARGE_SAID_SHARE if is_large else _SAID_SHARE))
    widths[SAID] = said if said >= px(_LEAST_SAID) else 0
    widths["what"] = max(px(60), rest - widths[SAID])
    lefts, left = {}, 0
    for name in ("line", "date", "what", "number", SAID, "money_in", "money_out", "saving", "note"):
        lefts[name] = left
        left += widths[name]
    return Columns(lefts, widths)


def head_of(name: str) -> str:
    """Give the words over a column, as the paper has them."""
    return _(_HEADS[name])
