"""What keeps a record of the register, a goal or a baseline from being kept: every problem and its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from household_ledger.domain import evidence_rules
from household_ledger.domain.baseline import REPAID, Baseline
from household_ledger.domain.category import standard_categories
from household_ledger.domain.evidence_rules import place_problems
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import rows_of
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, GoalKind, InterestRule, PocketKind, Rhythm
from household_ledger.domain.money import LARGEST_SATANG, LIMIT_SATANG, Money
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.price import Price
from household_ledger.domain.problem import Problem
from household_ledger.domain.recurrence import LAST, ever_due
from household_ledger.domain.recurring import Recurring, Recurs
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Pocket,
    ProductionCycle,
    Project,
    ProjectCost,
    Provider,
)
from household_ledger.domain.template import Template
from household_ledger.domain.unanswered import LONGEST_DAYS, Unanswered

EARLIEST_BIRTH: Final = 1880
LATEST_BIRTH: Final = 2200
MAX_RATE: Final = 100_000
"""A thousand percent, in hundredths."""
MAX_INSTALMENTS: Final = 1200
MAX_EVERY: Final = 520
MAX_TIMES: Final = 1200
MAX_ROWS: Final = 50
_LEAP_YEAR: Final = 2024
_MONTHS = range(1, 13)


def problems_of(record: object) -> list[Problem]:
    """List what is wrong with a record; one without rules of its own needs a name if it can have one."""
    found = list(_name(record))
    rule = _RULES.get(type(record))
    return found + list(rule(record)) if rule is not None else found


def problems_of_plan(debt: Debt, was: Debt | None = None) -> list[Problem]:
    """List what is wrong with a debt and its plan; a plan as it `was`, which nobody speaks of now, is left in peace.

    Books hold instalments without a first day: those that fall due once a year or every day have no plan by months.
    """
    plan, plan_before = (_plan(debt), _plan(was)) if was is not None else (_plan(debt), None)
    is_without_day = bool(debt.instalments and debt.principal) and debt.first_due is None and plan != plan_before
    return problems_of(debt) + ([Problem("first_due_missing", "first_due")] if is_without_day else [])


def _plan(debt: Debt) -> tuple[Money | None, int, date | None]:
    return debt.principal, debt.instalments, debt.first_due


def _name(record: Any) -> Iterator[Problem]:  # noqa: ANN401 -- any data class of the register
    if type(record) in _MAY_BE_NAMELESS or getattr(record, "is_deleted", False):
        return
    if getattr(record, "name", None) == "":
        yield Problem("name_missing", "name")


def _dates(first: date | None, last: date | None, field: str) -> Iterator[Problem]:
    if first is not None and last is not None and last < first:
        yield Problem("dates_reversed", field)


def _amounts(record: object, *fields: str) -> Iterator[Problem]:
    for field in fields:
        amount = getattr(record, field)
        if amount is None:
            continue
        if amount < 0:
            yield Problem("amount_below_zero", field, {"text": str(amount)})
        elif amount > LARGEST_SATANG:
            yield Problem("amount_too_large", field, {"largest": LARGEST_SATANG})


def _between(record: object, field: str, least: int, most: int) -> Iterator[Problem]:
    number = getattr(record, field)
    if number is not None and not least <= number <= most:
        yield Problem("number_out_of_bounds", field, {"least": least, "most": most})


def _member(member: Member) -> Iterator[Problem]:
    yield from _between(member, "birth_year", EARLIEST_BIRTH, LATEST_BIRTH)
    if member.birth_year and member.present_from is not None and member.present_from.year < member.birth_year:
        yield Problem("here_before_birth", "present_from")
    yield from _dates(member.present_from, member.present_to, "present_to")


def born_ahead(member: Member, today: date) -> list[Problem]:
    """Find a year of birth that is still to come, which no other day of a person can be measured by."""
    is_ahead = member.birth_year is not None and today.year < member.birth_year <= LATEST_BIRTH
    return [Problem("born_ahead", "birth_year")] if is_ahead else []


def _household(household: Household) -> Iterator[Problem]:
    if not household.code:
        yield Problem("code_missing", "code")
    yield from _dates(household.started_on, household.left_on, "left_on")
    yield from place_problems(household)


def _pocket(pocket: Pocket) -> Iterator[Problem]:
    if pocket.kind is PocketKind.SAVINGS and pocket.category not in SAVINGS_FORMS:
        yield Problem("savings_form_unknown", "kind")


def _debt(debt: Debt) -> Iterator[Problem]:
    if debt.debt_class not in DEBT_CLASSES:
        yield Problem("lender_unknown", "debt_class")
    yield from _between(debt, "rate", 0, MAX_RATE)
    yield from _between(debt, "instalments", 0, MAX_INSTALMENTS)
    yield from _amounts(debt, "principal", "total")
    if debt.rule is InterestRule.FIXED_TOTAL and (debt.total or 0) < (debt.principal or 0):
        yield Problem("total_below_principal", "total")


def _occupation(occupation: Occupation) -> Iterator[Problem]:
    yield from _dates(occupation.started_on, occupation.ended_on, "ended_on")


def _cycle(cycle: ProductionCycle) -> Iterator[Problem]:
    yield from _dates(cycle.starts_on, cycle.ends_on, "ends_on")


def _project(project: Project) -> Iterator[Problem]:
    yield from _dates(project.starts_on, project.ends_on, "ends_on")
    yield from _amounts(project, "mechanism_budget", "occupation_budget")


def _project_cost(cost: ProjectCost) -> Iterator[Problem]:
    yield from _amounts(cost, "amount")


def _goal(goal: Goal) -> Iterator[Problem]:
    yield from _amounts(goal, "target", "opening")
    yield from _between(goal, "months", 0, 120)
    yield from _between(goal, "every", 0, 520)
    yield from _between(goal, "priority", 1, 999)
    yield from _dates(goal.started_on, goal.by, "by")
    if goal.kind is GoalKind.DEBT and goal.debt == NO_ID:
        yield Problem("goal_without_debt", "debt")
    if goal.kind is GoalKind.EMERGENCY and goal.target is None and not goal.months:
        yield Problem("goal_without_months", "months")
    if not _are_months(goal.harvest_months, least=int(goal.rhythm is Rhythm.HARVEST)):
        yield Problem("harvest_months_wrong", "harvest_months")
    if not all(one.strip().isdigit() for one in goal.pockets.split(",") if goal.pockets):
        yield Problem("unknown_record", "pockets")


def _recurring(recurring: Recurring) -> Iterator[Problem]:
    yield from _dates(recurring.starts_on, recurring.ends_on, "ends_on")
    numbers = [
        *_between(recurring, "every", 1, MAX_EVERY),
        *_recurring_days(recurring),
        *_between(recurring, "times", 0, MAX_TIMES),
    ]
    yield from numbers
    if not _holds_rows(recurring.rows):
        yield Problem("recurring_without_rows", "rows")
    is_reversed = recurring.ends_on is not None and recurring.ends_on < recurring.starts_on
    if not numbers and not is_reversed and not ever_due(recurring):
        yield Problem("recurring_never", "ends_on")


def _recurring_days(recurring: Recurring) -> Iterator[Problem]:
    """Hold what finds the day in its week, month or year to what there is."""
    if recurring.rhythm is Recurs.YEAR:
        yield from _between(recurring, "month", 1, MONTHS_A_YEAR)
    if recurring.rhythm in (Recurs.MONTH_DAY, Recurs.YEAR):
        is_of_year = recurring.rhythm is Recurs.YEAR and recurring.month in _MONTHS
        yield from _between(recurring, "day", 1, Month(_LEAP_YEAR, recurring.month).days if is_of_year else 31)
    if recurring.rhythm in (Recurs.WEEK, Recurs.MONTH_WEEKDAY):
        yield from _between(recurring, "weekday", 0, 6)
    if recurring.rhythm is Recurs.MONTH_WEEKDAY and recurring.nth != LAST:
        yield from _between(recurring, "nth", 1, 4)


def _template(template: Template) -> Iterator[Problem]:
    if not _holds_rows(template.rows):
        yield Problem("template_without_rows", "rows")


def _holds_rows(text: str) -> bool:
    try:
        rows = rows_of(text, NO_ID, date.min)
    except ValueError:
        return False
    return 0 < len(rows) <= MAX_ROWS and all(rows)


def _are_months(text: str, *, least: int = 0) -> bool:
    parts = [one.strip() for one in text.split(",")] if text else []
    return len(parts) >= least and all(one.isascii() and one.isdigit() and int(one) in _MONTHS for one in parts)


def _baseline(baseline: Baseline) -> Iterator[Problem]:
    if not _is_month(baseline.first) or not _is_month(baseline.last):
        yield Problem("month_not_understood", "last", {"text": str(baseline.last)})
    elif baseline.last < baseline.first:
        yield Problem("dates_reversed", "last")
    yield from _amounts(baseline, "debts", "savings")
    yield from _between(baseline, "members", 1, 99)
    known = standard_categories()
    for line in baseline.lines:
        if line.source not in known and line.source != REPAID:
            yield Problem("unknown_category", "lines", {"code": line.source})
        if min(line.cash, line.in_kind, line.hours) < 0 or max(line.cash, line.in_kind) >= LIMIT_SATANG:
            yield Problem("amount_below_zero", "lines", {"text": line.source})


def _price(price: Price) -> Iterator[Problem]:
    if not price.unit:
        yield Problem("unit_missing", "unit")
    if price.price <= 0:
        yield Problem("amount_not_above_zero", "price")
    elif price.price > LARGEST_SATANG:
        yield Problem("amount_too_large", "price", {"largest": LARGEST_SATANG})
    if not _is_month(price.from_month):
        yield Problem("month_not_understood", "from_month", {"text": str(price.from_month)})


def _is_month(number: int) -> bool:
    try:
        Month.from_number(number)
    except ValueError:
        return False
    return True


def _unanswered(asked: Unanswered) -> Iterator[Problem]:
    if not asked.what:
        yield Problem("name_missing", "what")
    yield from _dates(asked.first, asked.last, "last")
    if (asked.last - asked.first).days >= LONGEST_DAYS:
        yield Problem("interview_too_long", "last", {"days": LONGEST_DAYS})


_MAY_BE_NAMELESS = frozenset({Project, Provider, Household, HouseholdCategory})
_RULES: dict[type, Callable[[Any], Iterator[Problem]]] = {
    **evidence_rules.RULES,
    Member: _member,
    Household: _household,
    Pocket: _pocket,
    Debt: _debt,
    Occupation: _occupation,
    ProductionCycle: _cycle,
    Project: _project,
    ProjectCost: _project_cost,
    Goal: _goal,
    Baseline: _baseline,
    Recurring: _recurring,
    Unanswered: _unanswered,
    Price: _price,
    Template: _template,
}
