"""Small villages for tests: each household a rise or fall a month, a start, perhaps a day it left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.comparison import Case
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.group_change import Asked, GroupChange, group_change
from household_ledger.domain.group_standing import Standing, standing_of
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import BaselineType, Grade
from household_ledger.domain.period import Month
from household_ledger.domain.reference import Prices
from household_ledger.domain.register import Household
from household_ledger.domain.thresholds import DEFAULTS, Thresholds
from tests.domain.making import HENS, figures

STARTED = date(2025, 6, 10)
AS_OF = Month(2026, 6)
FLAT = Prices(dict.fromkeys(range(2020, 2031), Fraction(100)))


@dataclass(frozen=True, kw_only=True)
class Villager:
    """A household of a village: satang a month before and after, over so many months each; hens' profit after."""

    before: int = 100_000
    after: int = 100_000
    months_before: int = 12
    months_after: int = 12
    grade: Grade = Grade.A
    hindrance: str = ""
    started_on: date | None = STARTED
    left_on: date | None = None
    is_comparison: bool = False
    hens: int | None = None
    members: tuple[int, int] = (4, 4)
    recalls: bool = False
    on_a_file: bool = False
    """When its months were written only a file of rows tells."""

    def months(self, household: Id) -> list[MonthFigures]:
        """Give the months of the ledger, the last before the start and the first after it first of all."""
        start = Month.of(self.started_on or STARTED)
        first = start.plus(-self.months_before)
        before = [
            figures(first.plus(n), cash={"I01": self.before}, grade=self.grade, members=self.members[0])
            for n in range(self.months_before)
        ]
        profits = () if self.hens is None else ((HENS, self.hens),)
        after = [
            figures(
                start.plus(1 + n), cash={"I01": self.after}, grade=self.grade, members=self.members[1], profits=profits
            )
            for n in range(self.months_after)
        ]
        reasons = (self.hindrance,) if self.hindrance else ()
        return [
            replace(
                one, household=household, quality=replace(one.quality, reasons=reasons, rests_on_a_file=self.on_a_file)
            )
            for one in (*before, *after)
        ]

    def standing(self, number: int, thresholds: Thresholds = DEFAULTS, prices: Prices = FLAT) -> Standing:
        household = Household(
            id=Id(number),
            code=f"{number:03}",
            name="",
            started_on=self.started_on,
            left_on=self.left_on,
            is_comparison=self.is_comparison,
        )
        told = Baseline(
            id=Id(9), household=Id(number), type=BaselineType.C, first=202406, last=202505,
            lines=(BaselineLine("I01", 600_000, 0),),
        )  # fmt: skip
        case = Case(
            household=household,
            months=self.months(Id(number)),
            baselines=[told] if self.recalls else [],
            supported=frozenset() if self.hens is None else frozenset({HENS}),
            as_of=AS_OF,
        )
        return standing_of(case, thresholds=thresholds, prices=prices)


def village(villagers: Sequence[Villager], thresholds: Thresholds = DEFAULTS, prices: Prices = FLAT) -> GroupChange:
    """Put a village together; the first household is number 1."""
    standings = [one.standing(number, thresholds, prices) for number, one in enumerate(villagers, start=1)]
    return group_change(standings, Asked(as_of=AS_OF, thresholds=thresholds, prices=prices))


def rising(*per_month: int, is_comparison: bool = False) -> list[Villager]:
    """List households of 1,000 baht a month that rose, or fell, by so many satang."""
    return [Villager(after=100_000 + one, is_comparison=is_comparison) for one in per_month]
