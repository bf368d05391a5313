"""Month figures as data for programs: the keys of `design/cli.md`, in their order.

Amounts are whole satang, months `YYYY-MM`, dates ISO; hours, adult equivalents, lags plain numbers; unknown is null.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from household_ledger.domain.figures import CategoryFigures, GoalFigures, MonthFigures, OccupationFigures


class CategoryJson(TypedDict):
    """One standard code of a month."""

    cash: int
    credit: int
    in_kind: int


class OccupationJson(TypedDict):
    """An occupation's own book of a month."""

    revenue: int
    in_kind: int
    cost_paid: int
    cost: int
    profit: int
    hours: float


class GoalJson(TypedDict):
    """Where a goal stands."""

    name: str
    target: int | None
    by: str | None
    saved: int
    saved_this_month: int
    needed: int | None
    forecast: str | None
    forecast_from: str | None
    forecast_to: str | None


class MonthJson(TypedDict):
    """One household's one month."""

    household: str
    month: str
    members: int | None
    adult_equivalents: float | None
    cash_income: int
    project_money: int
    windfall: int
    in_kind_income: int
    project_in_kind: int
    occupation_cost_paid: int
    credit_cost: int
    occupation_cost: int
    cash_spending: int
    credit_spending: int
    necessary: int
    reducible: int
    social: int
    interest: int
    principal: int
    loans: int
    deposits: int
    withdrawals: int
    asset_sales: int
    asset_purchases: int
    lent: int
    returned: int
    adjusted: int
    cash_start: int
    cash_end: int
    cash_counted: int | None
    unexplained: int | None
    net_income: int
    net_income_cash: int
    savings_end: int
    debt_end: int
    times_saved: int
    days_recorded: int
    days_in_month: int
    median_lag_days: float | None
    verified: bool
    grade: str
    by_category: dict[str, CategoryJson]
    by_occupation: dict[str, OccupationJson]
    goals: list[GoalJson]
    closed: bool
    windfall_in_kind: int
    savings_start: int
    debt_start: int


def month_json(figures: MonthFigures) -> MonthJson:
    """Give one household's month with the keys of `design/cli.md`."""
    cash, spending, quality = figures.cash, figures.spending, figures.quality
    return {
        "household": figures.code,
        "month": figures.month.iso,
        "members": figures.members,
        "adult_equivalents": _number(figures.adult_equivalent_tenths, 10),
        "cash_income": int(cash.cash_income),
        "project_money": int(cash.project_money),
        "windfall": int(cash.windfall),
        "in_kind_income": int(figures.in_kind_income),
        "project_in_kind": int(figures.project_in_kind),
        "occupation_cost_paid": int(cash.occupation_cost_paid),
        "credit_cost": int(figures.credit_cost),
        "occupation_cost": int(figures.occupation_cost),
        "cash_spending": int(cash.cash_spending),
        "credit_spending": int(figures.credit_spending),
        "necessary": int(spending.necessary),
        "reducible": int(spending.reducible),
        "social": int(spending.social),
        "interest": int(cash.interest),
        "principal": int(cash.principal),
        "loans": int(cash.loans),
        "deposits": int(cash.deposits),
        "withdrawals": int(cash.withdrawals),
        "asset_sales": int(cash.asset_sales),
        "asset_purchases": int(cash.asset_purchases),
        "lent": int(cash.lent),
        "returned": int(cash.returned),
        "adjusted": int(cash.adjusted),
        "cash_start": int(cash.cash_start),
        "cash_end": int(cash.cash_end),
        "cash_counted": _whole(cash.cash_counted),
        "unexplained": _whole(cash.unexplained),
        "net_income": int(figures.net_income),
        "net_income_cash": int(figures.net_income_cash),
        "savings_end": int(figures.savings_end),
        "debt_end": int(figures.debt_end),
        "times_saved": figures.times_saved,
        "days_recorded": quality.days_recorded,
        "days_in_month": quality.days_in_month,
        "median_lag_days": _number(quality.median_lag_halfdays, 2),
        "verified": quality.is_verified,
        "grade": str(quality.grade),
        "by_category": {code: _category(amounts) for code, amounts in figures.by_category.items()},
        "by_occupation": _occupations(figures.by_occupation),
        "goals": [_goal(goal) for goal in figures.goals],
        "closed": figures.is_closed,
        "windfall_in_kind": int(figures.windfall_in_kind),
        "savings_start": int(figures.savings_start),
        "debt_start": int(figures.debt_start),
    }


def _category(amounts: CategoryFigures) -> CategoryJson:
    return {"cash": int(amounts.cash), "credit": int(amounts.credit), "in_kind": int(amounts.in_kind)}


def _occupations(occupations: Iterable[OccupationFigures]) -> dict[str, OccupationJson]:
    """Key occupations by name; of two with one name the second is "name (2)"."""
    named: dict[str, OccupationJson] = {}
    for one in occupations:
        name, number = one.name, 2
        while name in named:
            name, number = f"{one.name} ({number})", number + 1
        named[name] = {
            "revenue": int(one.revenue),
            "in_kind": int(one.in_kind),
            "cost_paid": int(one.cost_paid),
            "cost": int(one.cost),
            "profit": int(one.profit),
            "hours": _number(one.hours, 1000) or 0,
        }
    return named


def _goal(goal: GoalFigures) -> GoalJson:
    return {
        "name": goal.name,
        "target": _whole(goal.target),
        "by": _day(goal.by),
        "saved": int(goal.saved),
        "saved_this_month": int(goal.saved_this_month),
        "needed": _whole(goal.needed),
        "forecast": _day(goal.forecast),
        "forecast_from": _day(goal.forecast_from),
        "forecast_to": _day(goal.forecast_to),
    }


def _whole(amount: int | None) -> int | None:
    return None if amount is None else int(amount)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(parts: int | None, size: int) -> float | None:
    """Write so many parts as a number, whole ones without a point; no money ever passes here."""
    if parts is None:
        return None
    return parts // size if parts % size == 0 else parts / size
