"""Every indicator as a table: whose value is what, and each measure over households with its n and grade mix.

Participants and those they are compared with are apart. Over several households a measure is the middle one; of yes and
no it is the share of yes. What sums months is divided by them first: households have different numbers of good months.
An occupation's measures are over occupations, and `n` counts households still.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from household_ledger.domain.group_change import GroupChange, Ids
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import Indicator, IndicatorResult, Key, Note, Unit
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month

HEADLINES: Final[Mapping[Indicator, Key]] = {
    Indicator.NET_INCOME: Key.NET_INCOME_PER_MONTH,
    Indicator.PER_PERSON: Key.PER_PERSON,
    Indicator.REAL_CHANGE: Key.CHANGE_PER_MONTH,
    Indicator.SHARE_UP: Key.SHARE_UP,
    Indicator.OCCUPATIONS: Key.PROFIT,
    Indicator.PER_HOUR: Key.PER_HOUR,
    Indicator.NEW_OCCUPATIONS: Key.ACTIVE,
    Indicator.DIVERSITY: Key.DIVERSITY,
    Indicator.SAVING: Key.SAVING_RATE,
    Indicator.EMERGENCY: Key.EMERGENCY_MONTHS,
    Indicator.REDUCIBLE: Key.REDUCIBLE_SHARE,
    Indicator.DEBT_SERVICE: Key.SERVICE_RATIO,
    Indicator.DEBT_STOCK: Key.DEBT,
    Indicator.SHORT_MONTHS: Key.SHORT_SHARE,
    Indicator.OWN_FOOD: Key.OWN_FOOD,
    Indicator.UNIT_COST: Key.COST_PER_BAHT,
    Indicator.POVERTY: Key.LINE_RATIO,
    Indicator.AGAINST_OTHERS: Key.DIFFERENCE,
    Indicator.BOOKKEEPING: Key.ADOPTION,
    Indicator.STAIRCASE: Key.STAIRS_GAINED,
}
"""The measure an indicator is told by where there is room for one."""

HEADLINE_UNITS: Final[Mapping[Indicator, Unit]] = {
    Indicator.NET_INCOME: Unit.SATANG_PER_MONTH,
    Indicator.PER_PERSON: Unit.SATANG_PER_MONTH,
    Indicator.REAL_CHANGE: Unit.SATANG_PER_MONTH,
    Indicator.OCCUPATIONS: Unit.SATANG,
    Indicator.PER_HOUR: Unit.SATANG_PER_HOUR,
    Indicator.NEW_OCCUPATIONS: Unit.YES_NO,
    Indicator.DIVERSITY: Unit.NUMBER,
    Indicator.SAVING: Unit.RATIO,
    Indicator.EMERGENCY: Unit.MONTHS,
    Indicator.REDUCIBLE: Unit.RATIO,
    Indicator.DEBT_SERVICE: Unit.RATIO,
    Indicator.DEBT_STOCK: Unit.SATANG,
    Indicator.SHORT_MONTHS: Unit.RATIO,
    Indicator.OWN_FOOD: Unit.RATIO,
    Indicator.POVERTY: Unit.RATIO,
}
"""Of a household's own value, for where nobody has one: a table of many rows is of one unit."""


class Absent(StrEnum):
    """Why a household is in no aggregate though it may have a value; the values are sentence codes."""

    LEFT = "indicator_household_left"
    NOTHING_SUCH = "indicator_nothing_such"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One household's result; `left_out` says why it is listed and not averaged (a sentence code, else empty)."""

    household: Id
    code: str
    name: str
    result: IndicatorResult
    left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """One measure over `n` households, from `least` on; None with its reason (a sentence code of `n` and `least`).

    `households` have a value, `without` are the others by why they have none, the commonest reason first; `values`
    counts what is in it: a household may have several occupations. `of` is a lender class. `grades` are of the months
    used.
    """

    key: Key
    value: Fraction | None
    unit: Unit
    n: int
    least: int = 1
    reason: str | None = None
    of: str = ""
    is_middle: bool = True
    """Whether the value is a median."""
    values: int = 0
    each: tuple[Fraction, ...] = ()
    """What it is the middle of, in the order of `households`: for those who say a mean beside it."""
    households: Ids = ()
    without: tuple[tuple[str, Ids], ...] = ()
    grades: tuple[tuple[Grade, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TableSide:
    """The households of one side by code, and the measures over them."""

    rows: tuple[IndicatorRow, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()

    def aggregate(self, key: Key, of: str = "") -> Aggregate | None:
        """Give one measure over the households; None where nobody has anything of the kind."""
        return next((one for one in self.aggregates if one.key is key and one.of == of), None)


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """One indicator; of those reckoned over all participants together the rows are empty, and `notes` told of it."""

    indicator: Indicator
    participants: TableSide
    comparison: TableSide = TableSide()
    notes: tuple[Note, ...] = ()

    @property
    def headline(self) -> Aggregate | None:
        """Give the measure the indicator is told by, over participants."""
        key = HEADLINES.get(self.indicator)
        return self.participants.aggregate(key) if key is not None else None


@dataclass(frozen=True, slots=True)
class IndicatorTables:
    """All tables at a month, of a village group or (None) of everybody, with the change they agree with."""

    as_of: Month
    group: Id | None
    change: GroupChange
    tables: tuple[IndicatorTable, ...]

    def table(self, indicator: Indicator) -> IndicatorTable:
        """Give one of them; KeyError for one that is not reckoned."""
        for one in self.tables:
            if one.indicator is indicator:
                return one
        raise KeyError(indicator)
