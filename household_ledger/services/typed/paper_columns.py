"""The columns of a daily page, in the order the paper has them, and in which of them an amount stands."""

from __future__ import annotations

from typing import Final

from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.services.typed.reading import INWARD
from household_ledger.services.views.usual_categories import UsualSort

IN, OUT, SAVING = "money_in", "money_out", "saving"
AMOUNTS: Final = (IN, OUT, SAVING)
CELLS: Final = ("date", "what", "number", *AMOUNTS, "note")
"""The cells of a line in the order the paper has them."""
COLUMN_OF: Final = {
    UsualSort.IN: IN,
    UsualSort.SPENDING: OUT,
    UsualSort.COST: OUT,
    UsualSort.DEBT: OUT,
    UsualSort.SAVING: SAVING,
}


def column_of(kind: EntryKind) -> str:
    """Name the column of the paper an entry's amount stands in; goods stand where they would have been bought."""
    if kind is EntryKind.SAVE:
        return SAVING
    return IN if kind in INWARD and kind not in IN_KIND else OUT
