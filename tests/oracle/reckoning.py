"""An independent reckoning of every month figure, row by row, without double entry, from the written definitions.

It knows nothing of lines, accounts or totals: it asks of each row what the reference says that kind of row means.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tests.oracle.goals import goal_figures
from tests.oracle.quality import quality_figures
from tests.oracle.village import (
    Facts,
    Row,
    debt_change,
    first_day,
    last_day,
    month_at,
    month_index,
    month_of,
    standard_needs,
)

NEEDS = standard_needs()
USES = ("expense", "cost")
GIFTS = ("in_kind_produced", "in_kind_received", "in_kind_given")
Figures = dict[str, Any]


def standard(code: str) -> str:
    """Own sub-categories are written below their code: E01.1."""
    return code.partition(".")[0]


class Household:
    """One household's rows and facts, asked for sums."""

    def __init__(self, facts: Facts, rows: list[Row], today: date) -> None:
        self.facts, self.rows, self.today = facts, rows, today
        self.tagged = [row for row in rows if row.goal]
        self.of_debts = [row for row in rows if row.debt]
        self.tools = [row for row in rows if standard(row.category) == "C07"]
        self.months: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.months[row.month].append(row)
        moves = [(row.on, pocket, amount, row) for row in rows for pocket, amount in self._moves(row)]
        self.cash_moves = [move for move in moves if move[1] not in facts.savings]
        self.savings_moves = [move for move in moves if move[1] in facts.savings]
        self.counts = [row for row in rows if row.kind == "cash_count"]
        self.without_goals: dict[str, Figures] = {}

    def amount(self, rows: Iterable[Row], is_wanted: Callable[[Row], bool]) -> int:
        return sum(row.amount for row in rows if is_wanted(row))

    def enrolled(self) -> list[str]:
        """List every month from the first entry or the start, the earlier, until leaving or today."""
        known = [row.on for row in self.rows] + ([self.facts.started_on] if self.facts.started_on else [])
        if not known:
            return []
        end = min(self.facts.left_on or self.today, self.today)
        return [month_at(index) for index in range(month_index(month_of(min(known))), month_index(month_of(end)) + 1)]

    def enrolled_days(self, month: str) -> int:
        start = min([row.on for row in self.rows] + ([self.facts.started_on] if self.facts.started_on else []))
        end = min(last_day(month), self.today, self.facts.left_on or self.today)
        return max(0, (end - max(first_day(month), start)).days + 1)

    def _moves(self, row: Row) -> list[tuple[str, int]]:
        into = ("income", "borrow", "returned", "asset_sell", "adjust")
        if row.kind in into or (row.kind == "opening" and row.pocket):
            return [(row.pocket, row.amount)]
        if row.kind in (*USES, "repay", "lend", "asset_buy"):
            return [(row.pocket, -row.amount)]
        if row.kind in ("save", "withdraw", "transfer"):
            return [(row.pocket, -row.amount), (row.to_pocket, row.amount)]
        return []

    def savings_at(self, until: date, *, openings_of: str = "") -> int:
        return self._added(self.savings_moves, until, openings_of)

    def cash_at(self, until: date, *, openings_of: str = "") -> int:
        return self._added(self.cash_moves, until, openings_of)

    def _added(self, moves: list[tuple[date, str, int, Row]], until: date, openings_of: str) -> int:
        """Add what moved by the end of a day, and openings of the month after it when asked."""
        return sum(
            amount
            for on, _pocket, amount, row in moves
            if on <= until or (row.kind == "opening" and row.month == openings_of)
        )

    def debt_at(self, until: date, *, openings_of: str = "", debt: str = "") -> int:
        total = 0
        for row in self.of_debts:
            if (row.on <= until or (row.kind == "opening" and row.month == openings_of)) and debt in ("", row.debt):
                total += debt_change(row)
        return total


def share(amount: int, life: int, age: int) -> int:
    """Give the part of a tool that falls on its month number `age`, straight-line, summing to the amount."""
    return amount * (age + 1) // life - amount * age // life if 0 <= age < life else 0


def is_cost(row: Row) -> bool:
    return standard(row.category).startswith("C") and row.kind in (*USES, "credit", "in_kind_received")


def spread_cost(household: Household, month: str, is_wanted: Callable[[Row], bool]) -> int:
    """Reckon OC of the wanted rows: everything of the month, but C07 by its shares."""
    now = month_index(month)
    running = sum(row.amount for row in household.months[month] if standard(row.category) != "C07" and is_wanted(row))
    return running + sum(
        share(row.amount, row.life_months, now - month_index(row.month)) for row in household.tools if is_wanted(row)
    )


def month_figures(household: Household, month: str, *, has_goals: bool = True) -> Figures:
    """Reckon all keys of one household-month."""
    rows = household.months[month]
    figures: Figures = {"household": household.facts.code, "month": month}
    figures |= people(household.facts, month) | income_terms(household, rows) | cost_terms(household, rows, month)
    figures |= spending_terms(household, rows) | other_terms(household, rows) | balances(household, month)
    figures["net_income"] = figures["cash_income"] + figures["in_kind_income"] - figures["occupation_cost"]
    in_kind_cost = spread_cost(household, month, lambda row: is_cost(row) and row.kind == "in_kind_received")
    figures["net_income_cash"] = figures["cash_income"] - (figures["occupation_cost"] - in_kind_cost)
    figures |= quality_figures(household, rows, month, figures)
    figures["by_category"] = by_category(rows)
    figures["by_occupation"] = by_occupation(household, rows, month)
    figures["goals"] = goal_figures(household, month) if has_goals else []
    figures["closed"] = month in household.facts.closed
    return figures


def people(facts: Facts, month: str) -> Figures:
    if not any(member.present_from for member in facts.members):
        return {"members": None, "adult_equivalents": None}
    middle = first_day(month).replace(day=15)
    there = [
        member
        for member in facts.members
        if member.present_from
        and member.present_from <= middle
        and (member.present_to is None or middle <= member.present_to)
    ]
    if any(member.birth_year is None for member in there):
        return {"members": len(there), "adult_equivalents": None}
    grown = sum(1 for member in there if middle.year - (member.birth_year or 0) >= 14)
    tenths = (10 + 5 * (grown - 1) if grown else 0) + 3 * (len(there) - grown)
    return {"members": len(there), "adult_equivalents": tenths / 10}


def income_terms(household: Household, rows: list[Row]) -> Figures:
    def cash(*codes: str) -> int:
        return household.amount(rows, lambda row: row.kind == "income" and standard(row.category) in codes)

    def received(*codes: str) -> int:
        return household.amount(
            rows, lambda row: row.kind == "in_kind_received" and standard(row.source or "I21") in codes
        )

    gifts = household.amount(rows, lambda row: row.kind in GIFTS)
    return {
        "cash_income": cash(*(f"I{number:02}" for number in range(1, 18))),
        "project_money": cash("I18"),
        "windfall": cash("I19"),
        "in_kind_income": gifts - received("I18", "I19"),
        "project_in_kind": received("I18"),
        "windfall_in_kind": received("I19"),
    }


def cost_terms(household: Household, rows: list[Row], month: str) -> Figures:
    return {
        "occupation_cost_paid": household.amount(rows, lambda row: is_cost(row) and row.kind in USES),
        "credit_cost": household.amount(rows, lambda row: is_cost(row) and row.kind == "credit"),
        "occupation_cost": spread_cost(household, month, is_cost),
    }


def need_of(facts: Facts, code: str) -> str:
    return facts.needs.get(code) or facts.needs.get(standard(code)) or NEEDS[standard(code)]


def is_spending(row: Row) -> bool:
    return standard(row.category).startswith("E") and row.kind in (*USES, "credit", *GIFTS)


def spending_terms(household: Household, rows: list[Row]) -> Figures:
    def of(need: str) -> int:
        return household.amount(
            rows,
            lambda row: (
                is_spending(row) and standard(row.category) != "E27" and need_of(household.facts, row.category) == need
            ),
        )

    def money(*kinds: str) -> int:
        return household.amount(
            rows, lambda row: is_spending(row) and row.kind in kinds and standard(row.category) != "E27"
        )

    paid_as_expense = household.amount(rows, lambda row: row.kind in USES and standard(row.category) == "E27")
    return {
        "cash_spending": money(*USES),
        "credit_spending": money("credit"),
        "necessary": of("necessary"),
        "reducible": of("reducible"),
        "social": of("social"),
        "interest": paid_as_expense + sum(row.interest for row in rows if row.kind == "repay"),
    }


def necessary_money(household: Household, month: str) -> int:
    """Add a month's necessary spending in cash and on credit."""
    return household.amount(
        household.months[month],
        lambda row: (
            is_spending(row)
            and row.kind in (*USES, "credit")
            and standard(row.category) != "E27"
            and need_of(household.facts, row.category) == "necessary"
        ),
    )


def other_terms(household: Household, rows: list[Row]) -> Figures:
    names = {
        "loans": "borrow",
        "deposits": "save",
        "withdrawals": "withdraw",
        "asset_sales": "asset_sell",
        "asset_purchases": "asset_buy",
        "lent": "lend",
        "returned": "returned",
        "adjusted": "adjust",
    }
    terms = {name: household.amount(rows, lambda row, kind=kind: row.kind == kind) for name, kind in names.items()}  # type: ignore[misc]
    terms["principal"] = sum(row.principal for row in rows if row.kind == "repay")
    terms["times_saved"] = len({row.entry for row in rows if row.kind == "save"})
    return terms


def balances(household: Household, month: str) -> Figures:
    """Reckon ends by the last day, starts by the day before the first with openings of the month counted in."""
    before, end = last_day(month_at(month_index(month) - 1)), last_day(month)
    figures: Figures = {}
    for name, at in (("cash", household.cash_at), ("savings", household.savings_at), ("debt", household.debt_at)):
        figures[f"{name}_start"] = at(before, openings_of=month)
        figures[f"{name}_end"] = at(end)
    return figures


def by_category(rows: list[Row]) -> dict[str, dict[str, int]]:
    cells: dict[str, dict[str, int]] = defaultdict(lambda: {"cash": 0, "credit": 0, "in_kind": 0})
    for row in rows:
        if row.kind in ("income", *USES):
            cells[standard(row.category)]["cash"] += row.amount
        elif row.kind == "credit":
            cells[standard(row.category)]["credit"] += row.amount
        elif row.kind in GIFTS:
            earned = (row.source or "I21") if row.kind == "in_kind_received" else "I20"
            cells[standard(row.category)]["in_kind"] += row.amount
            cells[standard(earned)]["in_kind"] += row.amount
        elif row.kind == "repay":
            cells["E27"]["cash"] += row.interest
    return {code: values for code, values in cells.items() if any(values.values())}


def by_occupation(household: Household, rows: list[Row], month: str) -> dict[str, dict[str, Any]]:
    return {
        name: values
        for name in household.facts.occupations
        if any((values := _occupation(household, rows, month, name)).values())
    }


def _occupation(household: Household, rows: list[Row], month: str, name: str) -> dict[str, Any]:
    def own(row: Row) -> bool:
        return row.occupation == name

    def earns(row: Row) -> bool:
        if row.kind == "in_kind_input":
            return (row.source or row.occupation) == name
        return own(row) and row.kind in ("in_kind_produced", "in_kind_given")

    revenue = household.amount(
        rows, lambda row: own(row) and row.kind == "income" and standard(row.category) not in ("I18", "I19")
    )
    in_kind = household.amount(rows, earns)
    cost = spread_cost(household, month, lambda row: own(row) and (is_cost(row) or row.kind == "in_kind_input"))
    return {
        "revenue": revenue,
        "in_kind": in_kind,
        "cost_paid": household.amount(rows, lambda row: own(row) and is_cost(row) and row.kind in USES),
        "cost": cost,
        "profit": revenue + in_kind - cost,
        "hours": sum(row.quantity for row in rows if own(row) and row.kind == "hours") / 1000,
    }
