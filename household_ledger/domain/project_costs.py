"""What a project spent of its two budgets, and what is left of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from household_ledger.domain.kinds import CostKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Project, ProjectCost


@dataclass(frozen=True, slots=True)
class BudgetStanding:
    """What was spent of a budget (`kind` None: of both together); `budget` and `left` None where none was said.

    `left` below zero is overspent.
    """

    kind: CostKind | None
    spent: Money
    budget: Money | None
    left: Money | None


@dataclass(frozen=True, slots=True)
class YearOfCosts:
    """The costs of a year of the Common Era (None: of all years), newest first, and what they come to."""

    year: int | None
    costs: tuple[ProjectCost, ...]
    spent: Money


def budget_standings(project: Project, costs: Iterable[ProjectCost]) -> tuple[BudgetStanding, ...]:
    """Say what was spent and is left of each budget, and of both together last."""
    listed = list(costs)
    budgets = {CostKind.MECHANISM: project.mechanism_budget, CostKind.OCCUPATION: project.occupation_budget}
    standings = [_standing(kind, [one for one in listed if one.kind is kind], budgets[kind]) for kind in CostKind]
    said = [budget for budget in budgets.values() if budget is not None]
    both = Money(sum(said)) if len(said) == len(budgets) else None
    return (*standings, _standing(None, listed, both))


def years_of_costs(costs: Iterable[ProjectCost]) -> tuple[YearOfCosts, ...]:
    """Give all costs together first, then those of each year, the newest year first."""
    listed = sorted(costs, key=lambda one: (one.date, one.id), reverse=True)
    years = sorted({one.date.year for one in listed}, reverse=True)
    parts = [(None, listed), *((year, [one for one in listed if one.date.year == year]) for year in years)]
    return tuple(YearOfCosts(year, tuple(part), _spent(part)) for year, part in parts)


def _standing(kind: CostKind | None, costs: Sequence[ProjectCost], budget: Money | None) -> BudgetStanding:
    spent = _spent(costs)
    return BudgetStanding(kind, spent, budget, Money(budget - spent) if budget is not None else None)


def _spent(costs: Iterable[ProjectCost]) -> Money:
    return Money(sum(one.amount for one in costs))
