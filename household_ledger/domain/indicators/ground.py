"""What the indicators of one household rest on: its months, which of them count, and the project's limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from household_ledger.domain.comparison import Change, Comparison
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.indicators.result import Note, Remark
from household_ledger.domain.indicators.sums import IndicatorSums
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.reference import Prices
from household_ledger.domain.reference_lines import Lines
from household_ledger.domain.register import Household, Occupation, ProductionCycle
from household_ledger.domain.thresholds import Thresholds

VALID: Final = frozenset({Grade.A, Grade.B})


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Before and after by the definitions M3 prints: real, and of income alone nominal and real cash."""

    real: Comparison
    nominal: Change | None
    cash: Change | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One household at a month.

    `months`: all that were reckoned, oldest first; `valid`: V. `necessary`: cash and credit N-spending by month number.
    `names`: occupations by id, of two alike the second numbered. `project_start`: the household's own, else the
    project's.
    """

    household: Household
    province: str
    project_start: date | None
    as_of: Month
    months: tuple[MonthFigures, ...]
    valid: tuple[MonthFigures, ...]
    necessary: Mapping[int, int]
    occupations: Sequence[Occupation]
    names: Mapping[int, str]
    cycles: Sequence[ProductionCycle]
    sums: IndicatorSums
    compared: Compared
    thresholds: Thresholds
    prices: Prices
    lines: Lines

    @property
    def price_year(self) -> int:
        """Name the year whose prices real amounts are in (CE)."""
        return self.compared.real.definition.price_year

    @property
    def window(self) -> tuple[MonthFigures, ...]:
        """Give the months of the twelve to the month asked, of whatever grade."""
        first = self.as_of.plus(1 - MONTHS_A_YEAR)
        return tuple(one for one in self.months if first <= one.month <= self.as_of)

    @property
    def valid_numbers(self) -> frozenset[int]:
        """Give V as numbers."""
        return frozenset(one.month.number for one in self.valid)

    def added(self, term: Callable[[MonthFigures], int | Fraction]) -> Fraction:
        """Add a term over V."""
        return sum((Fraction(term(one)) for one in self.valid), start=Fraction(0))

    def real(self, satang: int | Fraction, month: Month) -> Fraction:
        """Give an amount of a month at the prices of the price year."""
        return Fraction(satang) / self.prices.deflator(month.year, self.price_year)

    def price_notes(self, months: Iterable[Month]) -> tuple[Note, ...]:
        """Say which years' prices the table lacks."""
        years = sorted({month.year for month in months} | {self.price_year})
        levels = [self.prices.level(year) for year in years]
        return tuple(Note(Remark.PRICES_STAND_IN, one.asked, one.year) for one in levels if one.is_stand_in)


def valid_months(months: Sequence[MonthFigures], as_of: Month, today: date) -> tuple[MonthFigures, ...]:
    """Choose V: those graded A or B of the twelve to a month, as far as they are over."""
    first = as_of.plus(1 - MONTHS_A_YEAR)
    return tuple(one for one in months if first <= one.month <= as_of and is_valid(one, today))


def is_valid(month: MonthFigures, today: date) -> bool:
    """Tell whether a month may carry a claim: over, and of grade A or B."""
    return month.month.is_over(today) and month.quality.grade in VALID


def names_of(occupations: Iterable[Occupation]) -> dict[int, str]:
    """Name occupations so that each name is one of them, as exports do: of two alike the later is "name (2)"."""
    names: dict[int, str] = {}
    for one in sorted(occupations, key=lambda one: (one.is_given_up, one.id)):
        name, number = one.name, 2
        while name in names.values():
            name, number = f"{one.name} ({number})", number + 1
        names[int(one.id)] = name
    return names
