"""What a month, or a recalled stretch of months, brought a household: the terms that before and after are compared by.

Amounts are exact fractions of satang; they are rounded only when shown (`rounded`). Terms are those of
`reference/indicators.md`, M1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, Protocol

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.category import PROJECT_MONEY, WINDFALL
from household_ledger.domain.comparison_late import NOTHING_LATE, Late
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import Money, half_up

RELIEF: Final = "I15"
"""State relief: income, but shown apart."""
ZERO_WORTH: Final = Fraction(0)


class Scope(StrEnum):
    """Which income is spoken of."""

    ALL = "all"
    CASH = "cash"
    IN_KIND = "in_kind"


class Outside(StrEnum):
    """What came in and is never increased income."""

    PROJECT_MONEY = "project_money"
    PROJECT_IN_KIND = "project_in_kind"
    WINDFALL = "windfall"
    WINDFALL_IN_KIND = "windfall_in_kind"
    LOANS = "loans"
    WITHDRAWALS = "withdrawals"
    ASSET_SALES = "asset_sales"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Which definition a figure follows; printed beside it.

    Net is สสช.'s (less occupation costs), gross จปฐ.'s. Real amounts are at the prices of `price_year` (CE; 0: the
    project's, else the year of the month asked, or the last one that has an index). `with_grade_c` is a sensitivity
    run.
    """

    is_net: bool = True
    scope: Scope = Scope.ALL
    is_real: bool = True
    price_year: int = 0
    with_grade_c: bool = False


STANDARD: Final = Definition()
"""M3: net, cash and in kind, real, months of grade A and B. The verdict always speaks of this one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One amount before and after, each the sum over the matched months, in (real) satang."""

    before: Fraction
    after: Fraction
    months: int

    @property
    def difference(self) -> Fraction:
        """Give Δ: after less before."""
        return self.after - self.before

    @property
    def per_month(self) -> Fraction:
        """Give Δ a month: Δ ÷ #T."""
        return self.difference / self.months

    @property
    def share(self) -> Fraction | None:
        """Give Δ% as a fraction of before; None, never zero or infinite, when before is not above zero."""
        return self.difference / self.before if self.before > 0 else None

    @property
    def before_per_month(self) -> Fraction:
        """Give the monthly mean before."""
        return self.before / self.months

    @property
    def after_per_month(self) -> Fraction:
        """Give the monthly mean after."""
        return self.after / self.months


@dataclass(frozen=True, slots=True)
class Source:
    """What one income code brought."""

    cash: Fraction = ZERO_WORTH
    in_kind: Fraction = ZERO_WORTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """The terms of one month or recalled stretch. `cost` holds `cost_in_kind`; sizes and grade None are unknown."""

    sources: Mapping[str, Source]
    cash_income: Fraction
    in_kind_income: Fraction
    cost: Fraction
    cost_in_kind: Fraction
    outside: Mapping[Outside, Fraction]
    supported_profit: Fraction = ZERO_WORTH
    loss: Fraction = ZERO_WORTH
    """What work cost beyond what it brought, occupation by occupation, with costs of none."""
    new_income: Fraction = ZERO_WORTH
    """What occupations begun since the household's start brought."""
    new_in_kind: Fraction = ZERO_WORTH
    """The part of it in goods."""
    unexplained: Fraction = ZERO_WORTH
    """Cash found beyond the book, below zero where it lacked: above, something came in and was not written."""
    kept: Fraction = ZERO_WORTH
    """Spent on animals, gold, land and vehicles to keep, less what such things were sold for."""
    owed: Fraction = ZERO_WORTH
    """Lent, or sold and not paid yet, less what came back."""
    late_income: Fraction = ZERO_WORTH
    """The part of the income that was written too late to be built on."""
    late_cost: Fraction = ZERO_WORTH
    """The part of `cost` that was, without tools."""
    members: int | None = None
    adult_equivalent_tenths: int | None = None
    grade: Grade | None = None
    costs_asked: bool = True
    """False of a recalled stretch of which nobody asked what work cost: it is not known to be nothing."""
    rests_on_a_file: bool = False
    """It is good enough only by what a file of rows says of its own writing (decision 24)."""

    def income(self, definition: Definition) -> Fraction:
        """Give the income the definition speaks of; net of all is M1's NHI."""
        return self.gross(definition.scope) - (self.cost_of(definition.scope) if definition.is_net else 0)

    def gross(self, scope: Scope) -> Fraction:
        """Give CI, KI or both."""
        cash = ZERO_WORTH if scope is Scope.IN_KIND else self.cash_income
        return cash if scope is Scope.CASH else cash + self.in_kind_income

    def cost_of(self, scope: Scope) -> Fraction:
        """Give OC, or its part in kind, or the rest of it."""
        if scope is Scope.IN_KIND:
            return self.cost_in_kind
        return self.cost if scope is Scope.ALL else self.cost - self.cost_in_kind


def rounded(amount: Fraction) -> Money:
    """Round an exact amount half up to the satang."""
    return Money(half_up(amount.numerator, amount.denominator))


def counts_as_income(code: str) -> bool:
    """Tell whether an income code belongs to CI or KI."""
    return code.startswith("I") and code not in (PROJECT_MONEY, WINDFALL)


class Apart(Protocol):
    """What of a household's months counts apart: some occupations, and what was written late."""

    @property
    def supported(self) -> frozenset[Id]:
        """Name those the project supports."""

    @property
    def begun_since(self) -> frozenset[Id]:
        """Name those begun on the household's start or later."""

    @property
    def late(self) -> Mapping[int, Late]:
        """Give by month (202611) what was written too late to be built on."""


def worth_of_month(month: MonthFigures, apart: Apart) -> Worth:
    """Take a month's terms from its figures."""
    cash, late = month.cash, apart.late.get(month.month.number, NOTHING_LATE)
    return Worth(
        sources={
            code: Source(Fraction(int(amounts.cash)), Fraction(int(amounts.in_kind)))
            for code, amounts in month.by_category.items()
            if counts_as_income(code)
        },
        cash_income=Fraction(int(cash.cash_income)),
        in_kind_income=Fraction(int(month.in_kind_income)),
        cost=Fraction(int(month.occupation_cost)),
        cost_in_kind=Fraction(int(month.occupation_cost_in_kind)),
        outside={
            Outside.PROJECT_MONEY: Fraction(int(cash.project_money)),
            Outside.PROJECT_IN_KIND: Fraction(int(month.project_in_kind)),
            Outside.WINDFALL: Fraction(int(cash.windfall)),
            Outside.WINDFALL_IN_KIND: Fraction(int(month.windfall_in_kind)),
            Outside.LOANS: Fraction(int(cash.loans)),
            Outside.WITHDRAWALS: Fraction(int(cash.withdrawals)),
            Outside.ASSET_SALES: Fraction(int(cash.asset_sales)),
        },
        supported_profit=_added(one.profit for one in month.by_occupation if one.occupation in apart.supported),
        loss=_loss(month),
        new_income=_added(
            one.revenue + one.in_kind for one in month.by_occupation if one.occupation in apart.begun_since
        ),
        new_in_kind=_added(one.in_kind for one in month.by_occupation if one.occupation in apart.begun_since),
        unexplained=Fraction(int(cash.unexplained or 0)),
        kept=Fraction(int(cash.asset_purchases) - int(cash.asset_sales)),
        owed=Fraction(int(cash.lent) - int(cash.returned)),
        late_income=Fraction(int(late.income)),
        late_cost=Fraction(int(late.cost)),
        members=month.members,
        adult_equivalent_tenths=month.adult_equivalent_tenths,
        grade=month.quality.grade,
        rests_on_a_file=month.quality.rests_on_a_file,
    )


def _loss(month: MonthFigures) -> Fraction:
    """Add the losses of occupations, and costs that stand in no occupation's book."""
    theirs = _added(one.cost - one.own_input for one in month.by_occupation)
    losses = _added(-one.profit for one in month.by_occupation if one.profit < 0)
    return losses + max(ZERO_WORTH, int(month.occupation_cost) - theirs)


def _added(amounts: Iterable[Money]) -> Fraction:
    return Fraction(sum(int(one) for one in amounts))


def worth_of_recall(baseline: Baseline) -> Worth:
    """Take the terms of a recalled stretch from what was told: costs as told, tools not spread, the rest unknown."""
    income = [line for line in baseline.lines if counts_as_income(line.source)]
    costs = [line for line in baseline.lines if line.source.startswith("C")]

    def told(code: str) -> Source:
        lines = [line for line in baseline.lines if line.source == code]
        return Source(Fraction(sum(line.cash for line in lines)), Fraction(sum(line.in_kind for line in lines)))

    project, windfall = told(PROJECT_MONEY), told(WINDFALL)
    return Worth(
        sources={code: told(code) for code in {line.source for line in income}},
        cash_income=Fraction(sum(line.cash for line in income)),
        in_kind_income=Fraction(sum(line.in_kind for line in income)),
        cost=Fraction(sum(line.cash + line.in_kind for line in costs)),
        cost_in_kind=Fraction(sum(line.in_kind for line in costs)),
        outside={
            Outside.PROJECT_MONEY: project.cash,
            Outside.PROJECT_IN_KIND: project.in_kind,
            Outside.WINDFALL: windfall.cash,
            Outside.WINDFALL_IN_KIND: windfall.in_kind,
        },
        costs_asked=bool(costs),
        members=baseline.members,
        adult_equivalent_tenths=baseline.adult_equivalent_tenths,
    )


def grade_mix(worths: Iterable[Worth]) -> tuple[tuple[Grade, int], ...]:
    """Count months by grade, best first; a recalled stretch has none."""
    grades = [worth.grade for worth in worths]
    return tuple((grade, grades.count(grade)) for grade in Grade if grade in grades)
