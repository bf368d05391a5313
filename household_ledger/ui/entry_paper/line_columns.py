"""Where the columns of a daily page lie on the screen: the paper's, in its order, and beside a number what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

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
_WIDTHS: Final = {"line": 38, "date": 82, "number": 72, "note": 158}
_LARGE_WIDTHS: Final = {"line": 26, "date": 66, "number": 60, "note": 76}
_SAID_SHARE, _LEAST_SAID = 0.35, 80
"""What a number stands for has so much of what the other columns leave; where letters are large, or that is too little,
it stands under the line at hand."""
_AMOUNT, _LARGE_AMOUNT = 92, 70


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths in pixels, by the names of cells; `line` is the line's number, `said` may have no room."""

    lefts: dict[str, int]
    widths: dict[str, int]

    def right(self, name: str) -> int:
        """Give where a column ends."""
        return self.lefts[name] + self.widths[name]


def columns_in(width: int) -> Columns:
    """Share a width out: what the words of an entry need not is theirs."""
    is_large = has_large_letters()
    widths = {name: px(one) for name, one in (_LARGE_WIDTHS if is_large else _WIDTHS).items()}
    widths |= dict.fromkeys(("money_in", "money_out", "saving"), px(_LARGE_AMOUNT if is_large else _AMOUNT))
    rest = width - sum(widths.values())
    said = int(rest * _SAID_SHARE)
    widths[SAID] = said if said >= px(_LEAST_SAID) and not is_large else 0
    widths["what"] = max(px(60), rest - widths[SAID])
    lefts, left = {}, 0
    for name in ("line", "date", "what", "number", SAID, "money_in", "money_out", "saving", "note"):
        lefts[name] = left
        left += widths[name]
    return Columns(lefts, widths)


def head_of(name: str) -> str:
    """Give the words over a column, as the paper has them."""
    return _(_HEADS[name])
