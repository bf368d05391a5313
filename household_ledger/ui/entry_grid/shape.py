"""Which cells a row that is typed has."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.ui.entry_grid.columns import TYPED


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
