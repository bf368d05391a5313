"""Which charts the command line draws, and what each is made from: of one household, or of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import HouseholdCategory
from household_ledger.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from household_ledger.charts.spec import AnyChart
    from household_ledger.domain.figures import GoalFigures, MonthFigures
    from household_ledger.services.figures.figures import Figures
    from household_ledger.services.ports import Reader

_LONGEST = 36


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose chart, up to which month, and of which goal."""

    reader: Reader
    figures: Figures
    household: Id
    month: Month
    goal: str | None

    def months(self, count: int) -> tuple[MonthFigures, ...]:
        """Give the last so many months the household has figures for."""
        return self.figures.months(self.household, self.month.plus(1 - count), self.month)

    def categories(self) -> list[HouseholdCategory]:
        """Give the household's own words."""
        return self.reader.of_household(HouseholdCategory, self.household, with_deleted=True)


@dataclass(frozen=True, slots=True)
class AskedOfAll:
    """Which households' chart, those of a village or all, up to which month."""

    reader: Reader
    figures: Figures
    group: Id | None
    month: Month

    @property
    def first(self) -> Month:
        """Give the first of the twelve months shown."""
        return self.month.plus(1 - MONTHS_A_YEAR)


def _months(asked: Asked) -> AnyChart:
    from household_ledger.charts.months import months_chart

    return months_chart(asked.months(MONTHS_A_YEAR))


def _spending(asked: Asked) -> AnyChart:
    from household_ledger.charts.spending import spending_chart

    return spending_chart(asked.figures.month(asked.household, asked.month), asked.categories())


def _savings(asked: Asked) -> AnyChart:
    from household_ledger.charts.savings import savings_chart

    return savings_chart(asked.months(MONTHS_A_YEAR))


def _debts(asked: Asked) -> AnyChart:
    from household_ledger.charts.debts import debts_chart

    return debts_chart(asked.months(MONTHS_A_YEAR))


def _goals(asked: Asked) -> AnyChart:
    """Show the goal asked for, from the first month it is known in; UserError `unknown_goal`, `no_goals`."""
    from household_ledger.charts.goals import goal_chart

    figures = asked.months(_LONGEST)
    state = _goal_state(figures, asked.goal)
    return goal_chart(figures, state, asked.reader.record(Goal, state.goal))


def _goal_state(figures: tuple[MonthFigures, ...], name: str | None) -> GoalFigures:
    goals = figures[-1].goals if figures else ()
    if name is None:
        if not goals:
            raise UserError("no_goals")
        return goals[0]
    for one in goals:
        if one.name == name:
            return one
    raise UserError("unknown_goal", name=name)


def _before_after(asked: Asked) -> AnyChart:
    from household_ledger.charts.before_after import before_after_chart

    return before_after_chart(asked.figures.comparison(asked.household, asked.month), asked.categories())


def _recording(asked: Asked) -> AnyChart:
    from household_ledger.charts.recording import recording_chart

    first = asked.month.plus(1 - MONTHS_A_YEAR)
    return recording_chart(asked.figures.recording(asked.household, first, asked.month))


def _village_savings(asked: AskedOfAll) -> AnyChart:
    from household_ledger.charts.village_savings import deposits_chart

    return deposits_chart(asked.figures.savings_months(asked.first, asked.month, asked.group))


def _grades(asked: AskedOfAll) -> AnyChart:
    from household_ledger.charts.grades import grades_chart

    return grades_chart(asked.figures.grade_months(asked.first, asked.month, asked.group))


def _slope(asked: AskedOfAll) -> AnyChart:
    from household_ledger.charts.slope import slope_chart
    from household_ledger.text.labels import household_words

    names = {one.id: household_words(one.code, one.name) for one in asked.figures.households()}
    return slope_chart(asked.figures.group_change(asked.month, asked.group), names)


def _staircase(asked: AskedOfAll) -> AnyChart:
    """Show the participants' staircase: households by code and name, for the provider's own eyes."""
    from household_ledger.charts.staircase import WORK, staircase_chart
    from household_ledger.text.labels import household_words

    stairs = asked.figures.staircase(asked.month, group=asked.group)
    names = {one.household: household_words(one.code, one.name) for one in stairs.people}
    return staircase_chart(stairs.standing, names, aim=stairs.work or WORK)


OF_A_HOUSEHOLD: dict[str, Callable[[Asked], AnyChart]] = {
    "months": _months,
    "spending": _spending,
    "savings": _savings,
    "goals": _goals,
    "debts": _debts,
    "before-after": _before_after,
    "recording": _recording,
}
OF_ALL: dict[str, Callable[[AskedOfAll], AnyChart]] = {
    "grades": _grades,
    "slope": _slope,
    "staircase": _staircase,
    "village-savings": _village_savings,
}
