"""The terms of `reference/indicators.md` for one month, from its kept totals: who earned, paid, owed, saved what.

Amounts in satang. Signs of lines are turned so that every term is positive when it is what its name says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from household_ledger.domain.category import INTEREST, PROJECT_MONEY, TOOLS, WINDFALL, standard_codes
from household_ledger.domain.figures_sums import NeedClasses, TotalRow
from household_ledger.domain.kinds import Account, Medium, Need
from household_ledger.domain.money import Money

CASH, CREDIT, RECEIVED, OWN_INPUT = (
    Medium.CASH.value,
    Medium.CREDIT.value,
    Medium.RECEIVED.value,
    Medium.OWN_INPUT.value,
)
_SPENDING_MEDIA = frozenset({CASH, CREDIT, Medium.PRODUCED.value, RECEIVED, Medium.GIVEN.value})
_COST_MEDIA = frozenset({CASH, CREDIT, RECEIVED, OWN_INPUT})


@dataclass(slots=True)
class OccupationTerms:
    """An occupation's month without its tools' shares; own input earned is in `in_kind`, used in `cost`, and apart."""

    revenue: int = 0
    in_kind: int = 0
    cost_paid: int = 0
    cost: int = 0
    own_input: int = 0


@dataclass(slots=True)
class CategoryTerms:
    """A standard code's month."""

    cash: int = 0
    credit: int = 0
    in_kind: int = 0


@dataclass(slots=True)
class Terms:
    """A month's terms; `cost` and `cost_received` are without C07, which `figures_tools` spreads."""

    cash_income: int = 0
    project_money: int = 0
    windfall: int = 0
    in_kind_income: int = 0
    project_in_kind: int = 0
    windfall_in_kind: int = 0
    loans: int = 0
    withdrawals: int = 0
    asset_sales: int = 0
    returned: int = 0
    adjusted: int = 0
    cost_paid: int = 0
    cash_spending: int = 0
    interest: int = 0
    principal: int = 0
    deposits: int = 0
    asset_purchases: int = 0
    lent: int = 0
    credit_cost: int = 0
    credit_spending: int = 0
    interest_added: int = 0
    cost: int = 0
    cost_received: int = 0
    needs: dict[Need, int] = field(default_factory=lambda: dict.fromkeys(Need, 0))
    cash_needs: dict[Need, int] = field(default_factory=lambda: dict.fromkeys(Need, 0))
    necessary_credit: int = 0
    cash_opened: int = 0
    cash_moved: int = 0
    savings_opened: int = 0
    savings_moved: int = 0
    debt_opened: int = 0
    debt_moved: int = 0
    by_category: defaultdict[str, CategoryTerms] = field(default_factory=lambda: defaultdict(CategoryTerms))
    by_occupation: defaultdict[int, OccupationTerms] = field(default_factory=lambda: defaultdict(OccupationTerms))

    @property
    def necessary_money(self) -> Money:
        """Add the cash and credit parts of necessary spending."""
        return Money(self.cash_needs[Need.NECESSARY] + self.necessary_credit)

    @property
    def inflow(self) -> int:
        """Add the plus terms of the cash identity, without adjustments."""
        earned = self.cash_income + self.project_money + self.windfall
        return earned + self.loans + self.withdrawals + self.asset_sales + self.returned

    @property
    def outflow(self) -> int:
        """Add the minus terms of the cash identity."""
        used = self.cost_paid + self.cash_spending + self.interest
        return used + self.principal + self.deposits + self.asset_purchases + self.lent


def terms_of(totals: Iterable[TotalRow], classes: NeedClasses) -> Terms:
    """Reckon a month's terms from its totals."""
    terms = Terms()
    for row in totals:
        _BY_ACCOUNT[row.account](terms, row, classes)
    return terms


def in_standard_order(codes: Iterable[str]) -> list[str]:
    """Order codes as the reference file does: I, C, E."""
    known = set(codes)
    return [code for code in standard_codes().values() if code in known]


def _income(terms: Terms, row: TotalRow, _classes: NeedClasses) -> None:
    amount = -row.satang
    if row.medium == OWN_INPUT:
        terms.by_occupation[row.occupation].in_kind += amount
        return
    _income_kinds(terms, row.code, amount, is_cash=row.medium == CASH)
    category = terms.by_category[row.code]
    is_earned = row.code not in (PROJECT_MONEY, WINDFALL)
    if row.medium == CASH:
        category.cash += amount
        terms.by_occupation[row.occupation].revenue += amount if is_earned else 0
    else:
        category.in_kind += amount
        terms.by_occupation[row.occupation].in_kind += amount if is_earned else 0


def _income_kinds(terms: Terms, code: str, amount: int, *, is_cash: bool) -> None:
    if code == PROJECT_MONEY:
        terms.project_money += amount if is_cash else 0
        terms.project_in_kind += 0 if is_cash else amount
    elif code == WINDFALL:
        terms.windfall += amount if is_cash else 0
        terms.windfall_in_kind += 0 if is_cash else amount
    elif is_cash:
        terms.cash_income += amount
    else:
        terms.in_kind_income += amount


def _spending(terms: Terms, row: TotalRow, classes: NeedClasses) -> None:
    if row.medium not in _SPENDING_MEDIA:
        return
    category = terms.by_category[row.code]
    if row.medium == CASH:
        category.cash += row.satang
    elif row.medium == CREDIT:
        category.credit += row.satang
    else:
        category.in_kind += row.satang
    if row.code == INTEREST:
        _interest(terms, row)
        return
    need = classes.of(row.code, row.own)
    if need is not None:
        terms.needs[need] += row.satang
        terms.cash_needs[need] += row.satang if row.medium == CASH else 0
    terms.necessary_credit += row.satang if need is Need.NECESSARY and row.medium == CREDIT else 0
    terms.cash_spending += row.satang if row.medium == CASH else 0
    terms.credit_spending += row.satang if row.medium == CREDIT else 0


def _interest(terms: Terms, row: TotalRow) -> None:
    terms.interest += row.satang if row.medium == CASH else 0
    terms.interest_added += row.satang if row.medium == CREDIT else 0


def _cost(terms: Terms, row: TotalRow, _classes: NeedClasses) -> None:
    if row.medium not in _COST_MEDIA:
        return
    occupation = terms.by_occupation[row.occupation]
    amount = 0 if row.code == TOOLS else row.satang
    if row.medium == OWN_INPUT:
        occupation.cost += amount
        occupation.own_input += amount
        return
    category = terms.by_category[row.code]
    if row.medium == CASH:
        terms.cost_paid += row.satang
        occupation.cost_paid += row.satang
        category.cash += row.satang
    elif row.medium == CREDIT:
        terms.credit_cost += row.satang
        category.credit += row.satang
    else:
        terms.cost_received += amount
        category.in_kind += row.satang
    occupation.cost += amount
    terms.cost += amount


def _pocket(terms: Terms, row: TotalRow, _classes: NeedClasses) -> None:
    if row.medium == Medium.OPENING:
        terms.cash_opened += row.satang
    else:
        terms.cash_moved += row.satang


def _savings(terms: Terms, row: TotalRow, _classes: NeedClasses) -> None:
    if row.medium == Medium.OPENING:
        terms.savings_opened += row.satang
        return
    terms.savings_moved += row.satang
    if row.medium == CASH:
        terms.deposits += row.satang if row.sign > 0 else 0
        terms.withdrawals -= row.satang if row.sign < 0 else 0


def _debt(terms: Terms, row: TotalRow, _classes: NeedClasses) -> None:
    if row.medium == Medium.OPENING:
        terms.debt_opened -= row.satang
        return
    terms.debt_moved -= row.satang
    if row.medium == CASH:
        terms.principal += row.satang if row.sign > 0 else 0
        terms.loans -= row.satang if row.sign < 0 else 0


def _lent(terms: Terms, row: TotalRow, _classes: NeedClasses) -> None:
    terms.lent += row.satang if row.sign > 0 else 0
    terms.returned -= row.satang if row.sign < 0 else 0


def _thing(terms: Terms, row: TotalRow, _classes: NeedClasses) -> None:
    terms.asset_purchases += row.satang if row.sign > 0 else 0
    terms.asset_sales -= row.satang if row.sign < 0 else 0


def _adjust(terms: Terms, row: TotalRow, _classes: NeedClasses) -> None:
    terms.adjusted -= row.satang


def _opening(_terms: Terms, _row: TotalRow, _classes: NeedClasses) -> None:
    """Nothing: an opening is counted where it lies, in its pocket or debt."""


_BY_ACCOUNT: dict[str, Callable[[Terms, TotalRow, NeedClasses], None]] = {
    Account.INCOME.value: _income,
    Account.SPENDING.value: _spending,
    Account.COST.value: _cost,
    Account.POCKET.value: _pocket,
    Account.SAVINGS.value: _savings,
    Account.DEBT.value: _debt,
    Account.LENT.value: _lent,
    Account.THING.value: _thing,
    Account.ADJUST.value: _adjust,
    Account.OPENING.value: _opening,
}
