"""What would take a rise or a fall away: months that are not compared, prices not known yet, aid, money still owed.

A period has months in neither side of the matched ones: the start month, months without their calendar month in the
other year, months not good enough. Their amounts enter no change, but they can show that a change is not one (decision
23): costs of what is sold in matched months, or a season's income that only came in another month. Each test goes
against the verdict alone; none can make one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from household_ledger.domain.comparison_ground import Ground, Priced
from household_ledger.domain.comparison_periods import PERIOD_MONTHS, Case
from household_ledger.domain.comparison_seasons import Seasons, earned, in_real
from household_ledger.domain.comparison_terms import RELIEF, Outside, Worth, worth_of_month
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month
from household_ledger.domain.reference import Prices

_NOTHING = Fraction(0)
_OF_THINGS = ("I01", "I02", "I03", "I04")
"""Sold of fields and animals, and what is made of them: what animals, land and the like to keep may be sold as."""
YEARS_OF_PRICES = 10
"""Of so many last years the steepest rise (and fall) of prices bounds what a year not known yet may bring."""


@dataclass(frozen=True, slots=True)
class Aside:
    """The written months of one period that are not compared, and how many of its twelve nobody wrote half of.

    `calendar`: the calendar month of each. A month of grade D has lines here, and may have kept more back.
    """

    months: tuple[Priced, ...] = ()
    calendar: tuple[int, ...] = ()
    unwritten: int = 0


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Both periods' months that are not compared; those after begin with the start month while it is within a year."""

    before: Aside = Aside()
    after: Aside = Aside()
    start: Priced | None = None
    """The start month, one of those after: a harvest in it may be that of the year before."""

    def outside(self) -> tuple[tuple[Outside, Fraction], ...]:
        """Add up what came in after the start and is no income, in satang of its time."""
        found = [
            (what, sum((one.worth.outside[what] for one in self.after.months), start=_NOTHING)) for what in Outside
        ]
        return tuple((what, amount) for what, amount in found if amount)


def not_compared(case: Case, ground: Ground, *, prices: Prices, price_year: int) -> NotCompared:
    """Take the months beside those that are matched; nothing for a recall, or without a start."""
    if case.household.started_on is None or ground.is_recall:
        return NotCompared()
    start = Month.of(case.household.started_on)
    matched = {number for pair in ground.matched for number in pair}

    def aside(first: Month, last: Month) -> Aside:
        written = [one for one in case.months if first <= one.month <= last and one.has_entries]
        rest = [one for one in written if one.month.number not in matched]
        months = tuple(_priced(one, case, prices, price_year) for one in rest)
        calendar = tuple(one.month.month for one in rest)
        year = last.plus(1 - PERIOD_MONTHS)  # a start month before it stands in for none of its twelve
        whole = sum(one.quality.grade is not Grade.D for one in written if one.month >= year)
        return Aside(months, calendar, unwritten=max(0, PERIOD_MONTHS - whole))

    since = max(start, case.as_of.plus(-PERIOD_MONTHS))
    begun = [one for one in case.months if one.month == start == since and one.has_entries]
    return NotCompared(
        aside(start.plus(-PERIOD_MONTHS), start.plus(-1)),
        aside(since, case.as_of),
        start=_priced(begun[0], case, prices, price_year) if begun else None,
    )


def _priced(figures: MonthFigures, case: Case, prices: Prices, price_year: int) -> Priced:
    return Priced(worth_of_month(figures, case), prices.deflator(figures.month.year, price_year))


@dataclass(frozen=True, slots=True)
class Doubts:
    """A change of net income seen from its better side: the months after for a rise, those before for a fall."""

    ground: Ground
    aside: NotCompared
    is_rise: bool

    def costs(self) -> Fraction:
        """Give what work on the better side cost, beyond what it brought, in months not compared: real satang.

        Less the same of the other side's months not compared, and of those in the same calendar months: a farm that
        buys its seed in spring did so the year before too.
        """
        better, other = self._asides()
        calendar = (pair[0] % 100 for pair in self.ground.matched)
        same = [one for one, month in zip(self._other, calendar, strict=True) if month in better.calendar]
        return max(_NOTHING, in_real(better.months, _loss) - in_real(other.months, _loss) - in_real(same, _loss))

    def costs_before(self) -> Fraction:
        """Give twice the lumps of cost of the other side, at most what its work lost more in all: real satang.

        They make that side poorer, and belong to what is sold on the better: piglets bought before the start.
        """
        more = in_real(self._other, _loss) - in_real(self._better, _loss)
        return 2 * max(_NOTHING, min(more, _lumps_of_cost(self._other, self._better)))

    def given_things(self) -> Fraction:
        """Give what the project gave that became things to keep, at most the gain in what such bring: real satang."""
        if not self.is_rise:
            return _NOTHING
        given = in_real((*self._better, *self._asides()[0].months), _given)
        sold = sum((self._gain(partial(earned, code=code)) for code in _OF_THINGS), start=_NOTHING)
        return max(_NOTHING, min(self.kept(), given, sold))

    def season(self) -> Fraction:
        """Give how much of the better side's income may only have come in another month: real satang."""
        other = self._asides()[1]
        seasons = Seasons(
            better=self._better,
            other=self._other,
            numbers=tuple(after for _before, after in self.ground.matched),
            beside=other.months,
            is_partly_unwritten=other.unwritten > 0,
            start=self.aside.start if self.is_rise else None,
            is_rise=self.is_rise,
        )
        return seasons.not_compared()

    def surplus(self) -> Fraction:
        """Give the cash the other side found beyond its book, less that of the better side: real satang.

        It came in and was not written: as much of the gain is only the better pen. What one month lacks is taken off
        what another has too much, since a wrong count is put right by the next.
        """
        found, since = (max(_NOTHING, in_real(side, _unexplained)) for side in (self._other, self._better))
        return max(_NOTHING, found - since)

    def written_late(self) -> Fraction:
        """Give the gain in income written too late to be built on, and the fall in costs so written: real satang."""
        income = self._gain(lambda worth: worth.late_income)
        return max(_NOTHING, income) + max(_NOTHING, -self._gain(lambda worth: worth.late_cost))

    def saved_costs(self) -> Fraction:
        """Give by how much the better side's work cost less: real satang."""
        return max(_NOTHING, -self._gain(lambda worth: worth.cost))

    def goods(self) -> Fraction:
        """Give the gain in goods, less those of occupations begun since the start: real satang."""
        new = in_real(self._better, lambda worth: worth.new_in_kind) if self.is_rise else _NOTHING
        return max(_NOTHING, self._gain(lambda worth: worth.in_kind_income) - new)

    def has_no_goods(self) -> bool:
        """Tell whether the other side wrote of no goods at all, in no month."""
        return not any(one.worth.in_kind_income for one in (*self._other, *self._asides()[1].months))

    def kept(self) -> Fraction:
        """Give what the better side spent on things to keep beyond what it sold of them, start month and all: real."""
        return max(_NOTHING, in_real((*self._better, *self._asides()[0].months), lambda worth: worth.kept))

    def relief(self) -> Fraction:
        """Give the change in state relief on the better side: real satang."""
        return self._gain(lambda worth: earned(worth, RELIEF))

    def owed(self) -> Fraction:
        """Give what was lent, or sold and not paid, beyond what came back, in the better side's months: real satang."""
        return max(_NOTHING, in_real(self._better, lambda worth: worth.owed))

    @property
    def _better(self) -> tuple[Priced, ...]:
        return self.ground.after if self.is_rise else self.ground.before

    @property
    def _other(self) -> tuple[Priced, ...]:
        return self.ground.before if self.is_rise else self.ground.after

    def _asides(self) -> tuple[Aside, Aside]:
        sides = self.aside.after, self.aside.before
        return sides if self.is_rise else (sides[1], sides[0])

    def _gain(self, term: Callable[[Worth], Fraction]) -> Fraction:
        return in_real(self._better, term) - in_real(self._other, term)


def _loss(worth: Worth) -> Fraction:
    return worth.loss


def _given(worth: Worth) -> Fraction:
    return worth.outside[Outside.PROJECT_MONEY] + worth.outside[Outside.PROJECT_IN_KIND]


def _lumps_of_cost(side: Sequence[Priced], against: Sequence[Priced]) -> Fraction:
    """Add what work cost beyond what it brought in months that stand out of their side, and not against the other's.

    More than twice the usual (the lower median), and the same month of the other less than half: beyond both.
    """
    lost, others = ([one.worth.loss / one.level for one in months] for months in (side, against))
    usual = sorted(lost)[(len(lost) - 1) // 2]
    pairs = zip(lost, others, strict=True)
    return sum((one - max(two, usual) for one, two in pairs if one > 2 * usual and 2 * two < one), start=_NOTHING)


def _unexplained(worth: Worth) -> Fraction:
    return worth.unexplained


def at_other_prices(ground: Ground, case: Case, *, prices: Prices, price_year: int, is_rise: bool) -> Ground:
    """Give the ground as it would be if the years without an index were the steepest of the last ones: up, or down."""
    bound = prices.guessed(case.as_of.year, steepest_of=YEARS_OF_PRICES, is_rise=is_rise)

    def again(side: Sequence[Priced], numbers: Iterable[int]) -> tuple[Priced, ...]:
        years = [number // 100 for number in numbers]
        return tuple(Priced(one.worth, bound.deflator(year, price_year)) for one, year in zip(side, years, strict=True))

    return Ground(
        ground.basis,
        ground.matched,
        again(ground.before, (before for before, _after in ground.matched)),
        again(ground.after, (after for _before, after in ground.matched)),
    )
