"""What indicators ask of a ledger beside its month figures: sums made where the rows are kept.

Amounts in satang, months as 202611, quantities in thousandths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from household_ledger.domain.comparison_late import LateRow
from household_ledger.domain.figures_sums import ToolRow

CASH: Final = "cash"
"""What `HeldRow` calls all spending pockets together."""


class HeldRow(NamedTuple):
    """What lay in spending pockets (`CASH`), in savings of a form (S code), or was owed to lenders of a class (D)."""

    household: int
    code: str
    satang: int


class DebtDayRow(NamedTuple):
    """What was repaid on one debt on one day, the interest paid with it, and what was newly borrowed on it."""

    household: int
    month: int
    day: str
    debt: int
    debt_class: str
    principal: int
    interest: int
    borrowed: int


class SoldRow(NamedTuple):
    """Cash sales of an occupation in a month that say a quantity, of one unit."""

    household: int
    month: int
    occupation: int
    unit: str
    quantity: int
    satang: int


class GoodsRow(NamedTuple):
    """Spending in kind of a month by standard code and how it came (`produced`, `received`, `given`)."""

    household: int
    month: int
    code: str
    medium: str
    satang: int


class FixedRow(NamedTuple):
    """Fixed costs of an occupation in a month: C04 and C08, however paid."""

    household: int
    month: int
    occupation: int
    satang: int


class CycleRow(NamedTuple):
    """What an occupation earned and cost (without C07) on the days of one production cycle."""

    household: int
    cycle: int
    gross: int
    cost: int


class WritingRow(NamedTuple):
    """On how many days something was written for them, `nothing today` too, and how many entries these are without."""

    household: int
    days: int
    entries: int


class InformalRow(NamedTuple):
    """The last day on which something was borrowed, or taken on credit, from an informal lender."""

    household: int
    day: str


@dataclass(frozen=True, slots=True)
class IndicatorSums:
    """All of these of one household."""

    held: Sequence[HeldRow] = ()
    debt_days: Sequence[DebtDayRow] = ()
    sold: Sequence[SoldRow] = ()
    goods: Sequence[GoodsRow] = ()
    fixed: Sequence[FixedRow] = ()
    cycles: Sequence[CycleRow] = ()
    late: Sequence[LateRow] = ()
    tools: Sequence[ToolRow] = ()

    def held_in(self, codes: Sequence[str]) -> int:
        """Add what is held in some forms, or owed to some classes."""
        return sum(row.satang for row in self.held if row.code in codes)
