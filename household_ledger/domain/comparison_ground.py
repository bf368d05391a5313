"""What is held against what when a household is compared before and after: months of the ledger, or a recalled sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from household_ledger.domain.comparison_periods import (
    PERIOD_MONTHS,
    RECALLS,
    Case,
    Periods,
    matched_with_recall,
    months_of,
    recall_of,
)
from household_ledger.domain.comparison_terms import STANDARD, Change, Worth, worth_of_month, worth_of_recall
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.reference import Prices

TENTHS: Final = 10


@dataclass(frozen=True, slots=True)
class Priced:
    """A worth and the price level of its time."""

    worth: Worth
    level: Fraction


@dataclass(frozen=True, slots=True)
class Ground:
    """What is held against what, over so many months."""

    basis: BaselineType
    matched: tuple[tuple[int, int], ...]
    before: tuple[Priced, ...]
    after: tuple[Priced, ...]

    @property
    def is_recall(self) -> bool:
        """Tell whether before is a recalled sum."""
        return self.basis in RECALLS

    def change(self, term: Callable[[Worth], Fraction], *, is_real: bool) -> Change:
        """Add a term over each side, deflated month by month."""
        return Change(
            _added(self.before, term, is_real=is_real), _added(self.after, term, is_real=is_real), len(self.matched)
        )

    def without(self, place: int) -> Ground:
        """Leave one pair of matched months out."""
        after = place + 1
        return Ground(
            self.basis,
            matched=self.matched[:place] + self.matched[after:],
            before=self.before[:place] + self.before[after:],
            after=self.after[:place] + self.after[after:],
        )

    def worths(self) -> tuple[Worth, ...]:
        """Give the worths of both sides."""
        return tuple(one.worth for one in (*self.before, *self.after))


def ground_of(case: Case, periods: Periods, *, matched_months: int, prices: Prices, price_year: int) -> Ground | None:
    """Match the ledger's months, at least so many; else take what was recalled; None where neither can be done."""

    def priced(figures: MonthFigures) -> Priced:
        return Priced(worth_of_month(figures, case), prices.deflator(figures.month.year, price_year))

    pairs = periods.matched()
    if len(pairs) < matched_months:
        return _recall_ground(case, periods, priced, lambda year: prices.deflator(year, price_year))
    return Ground(
        basis=BaselineType.A if len(periods.before) == PERIOD_MONTHS else BaselineType.B,
        matched=tuple((one.before.month.number, one.after.month.number) for one in pairs),
        before=tuple(priced(one.before) for one in pairs),
        after=tuple(priced(one.after) for one in pairs),
    )


def _recall_ground(
    case: Case, periods: Periods, priced: Callable[[MonthFigures], Priced], level: Callable[[int], Fraction]
) -> Ground | None:
    """Hold a recalled sum against the sum of the same calendar months, all of them; its price level is their mean."""
    recall = recall_of(case, periods)
    same = matched_with_recall(periods, recall) if recall else ()
    if recall is None or not same:
        return None
    told = {month.month: month for month in months_of(recall)}
    mean = sum((level(month.year) for month in told.values()), start=Fraction(0)) / len(told)
    return Ground(
        basis=recall.type,
        matched=tuple((told[one.month.month].number, one.month.number) for one in same),
        before=(Priced(worth_of_recall(recall), mean),),
        after=tuple(priced(one) for one in same),
    )


def net_income(worth: Worth) -> Fraction:
    """Give M1's NHI."""
    return worth.income(STANDARD)


def per_person(ground: Ground, income: Callable[[Worth], Fraction], *, is_real: bool) -> Change | None:
    """Divide each month's income by its own members (M2); undefined where they are not known, or none are left."""
    if not all(worth.members for worth in ground.worths()):
        return None
    return ground.change(lambda worth: income(worth) / (worth.members or 1), is_real=is_real)


def per_adult(ground: Ground, income: Callable[[Worth], Fraction], *, is_real: bool) -> Change | None:
    """Divide by adult equivalents (M2), kept in tenths."""
    if not all(worth.adult_equivalent_tenths for worth in ground.worths()):
        return None
    return ground.change(lambda worth: TENTHS * income(worth) / (worth.adult_equivalent_tenths or 1), is_real=is_real)


def _added(side: Sequence[Priced], term: Callable[[Worth], Fraction], *, is_real: bool) -> Fraction:
    return sum((term(one.worth) / (one.level if is_real else 1) for one in side), start=Fraction(0))
