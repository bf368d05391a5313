"""`chart`: one household's chart as a picture, its text alternative inside."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.cli.context import Context, chosen_households, ledger_place, month_argument, output_path
from household_ledger.cli.opening import opened
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import HouseholdCategory
from household_ledger.errors import UserError
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from household_ledger.charts.spec import AnyChart
    from household_ledger.domain.figures import GoalFigures, MonthFigures
    from household_ledger.services.figures.figures import Figures
    from household_ledger.services.ports import Reader

_THEMES = ("light", "dark", "print")
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


_MAKERS: dict[str, Callable[[Asked], AnyChart]] = {
    "months": _months,
    "spending": _spending,
    "savings": _savings,
    "goals": _goals,
    "debts": _debts,
    "before-after": _before_after,
}


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command of this room."""
    chart = commands.add_parser("chart", help=_("draw a chart to PNG or SVG"))
    chart.add_argument("kind", choices=tuple(_MAKERS), type=str.lower)
    chart.add_argument("ledger")
    chart.add_argument("--household", required=True, metavar="CODE")
    chart.add_argument("--month", required=True, help=_("the last month shown"))
    chart.add_argument("--goal", metavar="NAME", help=_("goals: which one (else the first)"))
    chart.add_argument("--theme", choices=_THEMES, type=str.lower, default="light")
    chart.add_argument("-o", "--output", required=True, metavar="FILE.png|.svg")
    chart.set_defaults(run=_chart)


def _check_month(figures: Figures, household: Id, month: Month, context: Context) -> None:
    """Refuse a month of which there is nothing to draw, as its page is refused."""
    if month > Month.of(context.clock.today()):
        raise UserError("month_ahead", month=month.iso)
    first = figures.first_month(household)
    if first is not None and month < first:
        raise UserError("month_before_start", code=figures.month(household, first).code, first=first.iso)


def _chart(chosen: argparse.Namespace, context: Context) -> int:
    output = output_path(chosen.output)
    if output.suffix.lower() not in (".png", ".svg"):  # told before anything is read
        raise UserError("chart_format", name=output.name)
    month = month_argument(chosen.month)
    with opened(ledger_place(chosen.ledger), context.clock) as app, app.snapshot() as (reader, figures):
        household = chosen_households(reader, chosen.household)[0].id
        _check_month(figures, household, month, context)
        chart = _MAKERS[chosen.kind](Asked(reader, figures, household, month, chosen.goal))
    from household_ledger.charts.draw import save
    from household_ledger.charts.theme import THEMES

    save(chart, output, theme=THEMES[chosen.theme])
    context.say(f"{output}: {chart.title}")
    return 0
