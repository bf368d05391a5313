"""What was known of a household's income before the project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from household_ledger.domain.category import PROJECT_MONEY, WINDFALL
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.money import Money

REPAID: Final = "PRIN"
"""A recalled line that is no category: what was paid back on debts, with the interest where nobody knows it apart."""


class BaselineLine(NamedTuple):
    """One line that was told; cash and in kind in satang, hours in thousandths. What has no line was not told of.

    Over the months: an I, C or E code, or `REPAID`. As it stood at their end, in cash: a D code, owed to such lenders;
    an S code, saved in such a form.
    """

    source: str
    cash: int
    in_kind: int
    hours: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A baseline of one type over whole months (`first`, `last` as 202611).

    A and B are read from the household's own ledger of those months and carry no lines; C (twelve months) and D (one
    month) carry recalled lines. `members`, `debts`, `savings` as they stood (None: not asked).
    """

    id: Id
    household: Id
    type: BaselineType
    first: int
    last: int
    lines: tuple[BaselineLine, ...] = ()
    members: int | None = None
    adult_equivalent_tenths: int | None = None
    debts: Money | None = None
    savings: Money | None = None
    asked_on: date | None = None
    note: str = ""
    is_deleted: bool = False

    @property
    def tells_income(self) -> bool:
        """Tell whether at least one source of income was asked about; where it brought nothing, that was told.

        Project money and windfalls are no income by the measure (`reference/indicators.md`, M1).
        """
        return any(line.source[0] == "I" and line.source not in (PROJECT_MONEY, WINDFALL) for line in self.lines)
