"""How each occupation of a household did: the month looked at, and the twelve months up to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from household_ledger.domain.figures import MonthFigures, OccupationFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.money import ZERO, Money, half_up, total
from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation

_HOUR = 1000
"""Hours are kept in thousandths."""


@dataclass(frozen=True, slots=True)
class Takings:
    """What an occupation brought and cost over some months, in satang; hours in thousandths (M5's terms).

    `cost_paid` is the cash that went out; `cost` takes tools a little every month, and what was got without cash too.
    """

    revenue: Money = ZERO
    in_kind: Money = ZERO
    cost_paid: Money = ZERO
    cost: Money = ZERO
    profit: Money = ZERO
    hours: int = 0

    @property
    def brought(self) -> Money:
        """Give what was sold and what was used at home together."""
        return self.revenue + self.in_kind

    @property
    def profit_per_hour(self) -> Money | None:
        """Give profit an hour, rounded half up to the satang; None without hours, or at a loss."""
        if self.hours <= 0 or self.profit < 0:
            return None
        exact = Fraction(int(self.profit) * _HOUR, self.hours)
        return Money(half_up(exact.numerator, exact.denominator))


@dataclass(frozen=True, slots=True)
class OccupationStanding:
    """One occupation: the month, the year up to it, and in how many of its months something was sold."""

    occupation: Occupation
    month: Takings
    year: Takings
    months_selling: int

    @property
    def is_known(self) -> bool:
        """Tell whether anything was written for it in these months."""
        return self.year != Takings()


def occupation_standings(
    occupations: Sequence[Occupation], months: Sequence[MonthFigures], month: Month
) -> list[OccupationStanding]:
    """Put together the month figures given (up to a year, with or without the month itself), main occupation first.

    Those over before the month come last: of those nobody knows the last day of (deleted) only what was in the books.
    """
    ordered = sorted(occupations, key=lambda one: (one.is_over(month.first), not one.is_main, one.id))
    listed = [_standing(one, months, month) for one in ordered]
    return [one for one in listed if not one.occupation.is_deleted or one.is_known]


def _standing(occupation: Occupation, months: Sequence[MonthFigures], month: Month) -> OccupationStanding:
    books = [(one.month, book) for one in months if (book := _book(one, occupation.id)) is not None]
    return OccupationStanding(
        occupation=occupation,
        month=_takings([book for when, book in books if when == month]),
        year=_takings([book for _when, book in books]),
        months_selling=len([book for _when, book in books if book.revenue > 0]),
    )


def _book(figures: MonthFigures, occupation: Id) -> OccupationFigures | None:
    return next((one for one in figures.by_occupation if one.occupation == occupation), None)


def _takings(books: Sequence[OccupationFigures]) -> Takings:
    return Takings(
        revenue=total(one.revenue for one in books),
        in_kind=total(one.in_kind for one in books),
        cost_paid=total(one.cost_paid for one in books),
        cost=total(one.cost for one in books),
        profit=total(one.profit for one in books),
        hours=sum(one.hours for one in books),
    )
