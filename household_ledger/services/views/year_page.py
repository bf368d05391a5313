"""What a household's year page shows: twelve months beside each other with their total, mean and share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from household_ledger.domain.comparison_terms import counts_as_income
from household_ledger.domain.figures import CategoryFigures, MonthFigures
from household_ledger.domain.figures_terms import in_standard_order
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.money import ZERO, Money, total
from household_ledger.domain.period import MONTHS_A_YEAR, Month, months_between
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import Reader
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of

_NOTHING = CategoryFigures(ZERO, ZERO, ZERO)


class Term(StrEnum):
    """A row of the year that is no category."""

    PROJECT_MONEY = "project_money"
    WINDFALL = "windfall"
    MONEY_IN = "money_in"
    IN_KIND = "in_kind"
    PROJECT_IN_KIND = "project_in_kind"
    COSTS = "costs"
    NECESSARY = "necessary"
    REDUCIBLE = "reducible"
    SOCIAL = "social"
    INTEREST = "interest"
    MONEY_OUT = "money_out"
    NOT_PAID = "not_paid"
    ON_CREDIT = "on_credit"
    SURPLUS = "surplus"
    NET_INCOME = "net_income"
    DEPOSITS = "deposits"
    WITHDRAWALS = "withdrawals"
    SAVINGS_END = "savings_end"
    BORROWED = "borrowed"
    REPAID = "repaid"
    DEBT_END = "debt_end"
    ASSET_SALES = "asset_sales"
    ASSET_PURCHASES = "asset_purchases"
    LENT = "lent"
    RETURNED = "returned"
    ADJUSTED = "adjusted"
    CASH_END = "cash_end"


@dataclass(frozen=True, slots=True)
class YearRow:
    """One row: `what` a Term or an income code; amounts of the twelve months, None where nothing is written.

    `mean` is over the months written; `share` of all money in, or out. Balances have neither total, mean nor share.
    """

    what: str
    amounts: tuple[Money | None, ...]
    total: Money | None
    mean: Fraction | None
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class YearPage:
    """One household's twelve months; `figures` None of a month the household was not enrolled in."""

    household: Household
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin
    months: tuple[Month, ...]
    figures: tuple[MonthFigures | None, ...]
    members: int | None
    rows: tuple[YearRow, ...]

    @property
    def written(self) -> int:
        """Count the months with anything written."""
        return len([one for one in self.figures if one is not None and one.is_written])


def year_page(figures: Figures, reader: Reader, household: Household, last: Month, *, origin: Origin) -> YearPage:
    """Gather one household's twelve months to one; months still to come and before the book stay empty."""
    first = last.plus(1 - MONTHS_A_YEAR)
    known = {one.month: one for one in figures.months(household.id, first, last)}
    months = tuple(months_between(first, last))
    beside = tuple(known.get(month) for month in months)
    return YearPage(
        household=household,
        group=reader.record(VillageGroup, household.group) if household.group != NO_ID else None,
        letterhead=letterhead_of(reader),
        origin=origin,
        months=months,
        figures=beside,
        members=known[max(known)].members if known else None,
        rows=rows_of(beside),
    )


def rows_of(figures: Sequence[MonthFigures | None]) -> tuple[YearRow, ...]:
    """Add up the months; income by its codes, what there was none of in the year left out."""
    written = [one if one is not None and one.is_written else None for one in figures]
    codes = in_standard_order(
        code
        for one in written
        if one
        for code, amounts in one.by_category.items()
        if counts_as_income(code)
        if amounts.cash
    )
    money_in = _row(Term.MONEY_IN, written, lambda one: one.money_in)
    money_out = _row(Term.MONEY_OUT, written, lambda one: one.money_out)
    came = [
        *(_row(code, written, _cash_of(code), of=money_in) for code in codes),
        _row(Term.PROJECT_MONEY, written, lambda one: one.cash.project_money, of=money_in),
        _row(Term.WINDFALL, written, lambda one: one.cash.windfall, of=money_in),
    ]
    went = [
        _row(Term.COSTS, written, lambda one: one.cash.occupation_cost_paid, of=money_out),
        _row(Term.NECESSARY, written, lambda one: one.cash_spending_by_need.necessary, of=money_out),
        _row(Term.REDUCIBLE, written, lambda one: one.cash_spending_by_need.reducible, of=money_out),
        _row(Term.SOCIAL, written, lambda one: one.cash_spending_by_need.social, of=money_out),
        _row(Term.INTEREST, written, lambda one: one.cash.interest, of=money_out),
    ]
    gifts = _row(Term.PROJECT_IN_KIND, written, lambda one: one.project_in_kind)
    not_paid = _row(Term.NOT_PAID, written, lambda one: one.cost_not_paid)
    beside = [
        _row(Term.ASSET_SALES, written, lambda one: one.cash.asset_sales),
        _row(Term.ASSET_PURCHASES, written, lambda one: one.cash.asset_purchases),
        _row(Term.LENT, written, lambda one: one.cash.lent),
        _row(Term.RETURNED, written, lambda one: one.cash.returned),
        _row(Term.ADJUSTED, written, lambda one: one.cash.adjusted),
    ]
    return (
        *_told(*came),
        money_in,
        _row(Term.IN_KIND, written, lambda one: one.in_kind_income),
        *_told(gifts),
        *went,
        money_out,
        *_told(not_paid),
        _row(Term.ON_CREDIT, written, lambda one: one.bought_on_credit),
        _row(Term.SURPLUS, written, lambda one: one.surplus),
        _row(Term.NET_INCOME, written, lambda one: one.net_income),
        _row(Term.DEPOSITS, written, lambda one: one.cash.deposits),
        _row(Term.WITHDRAWALS, written, lambda one: one.cash.withdrawals),
        _balance(Term.SAVINGS_END, figures, lambda one: one.savings_end),
        _row(Term.BORROWED, written, lambda one: one.cash.loans),
        _row(Term.REPAID, written, lambda one: one.cash.principal),
        _balance(Term.DEBT_END, figures, lambda one: one.debt_end),
        *_told(*beside),
        _balance(Term.CASH_END, figures, lambda one: one.cash.cash_end),
    )


def _told(*rows: YearRow) -> tuple[YearRow, ...]:
    """Keep the rows that hold anything."""
    return tuple(one for one in rows if any(one.amounts))


def _cash_of(code: str) -> Callable[[MonthFigures], Money]:
    return lambda one: one.by_category.get(code, _NOTHING).cash


def _row(
    what: str,
    figures: Sequence[MonthFigures | None],
    amount: Callable[[MonthFigures], Money],
    *,
    of: YearRow | None = None,
) -> YearRow:
    amounts = tuple(None if one is None else amount(one) for one in figures)
    known = [one for one in amounts if one is not None]
    whole = total(known)
    share = Fraction(int(whole), int(of.total)) if of is not None and of.total is not None and of.total > 0 else None
    return YearRow(what, amounts, whole if known else None, Fraction(int(whole), len(known)) if known else None, share)


def _balance(what: str, figures: Sequence[MonthFigures | None], amount: Callable[[MonthFigures], Money]) -> YearRow:
    return YearRow(what, tuple(None if one is None else amount(one) for one in figures), None, None, None)
