"""`chart`: one household's chart, or that of all of them, as a picture with its text alternative inside."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from household_ledger.cli.chart_kinds import OF_A_HOUSEHOLD, OF_ALL, Asked, AskedOfAll
from household_ledger.cli.context import (
    Context,
    chosen_households,
    group_named,
    ledger_place,
    month_argument,
    output_path,
)
from household_ledger.cli.opening import opened
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.charts.spec import AnyChart
    from household_ledger.services.figures.figures import Figures
    from household_ledger.services.ports import Reader

_THEMES = ("light", "dark", "print")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command of this room."""
    chart = commands.add_parser("chart", help=_("draw a chart to PNG or SVG"))
    chart.add_argument("kind", choices=(*OF_A_HOUSEHOLD, *OF_ALL), type=str.lower)
    chart.add_argument("ledger")
    who = chart.add_mutually_exclusive_group(required=True)
    who.add_argument("--household", metavar="CODE")
    who.add_argument("--group", metavar="NAME")
    who.add_argument("--all", action="store_true")
    chart.add_argument("--month", required=True, help=_("the last month shown"))
    chart.add_argument("--goal", metavar="NAME", help=_("goals: which one (else the first)"))
    chart.add_argument("--theme", choices=_THEMES, type=str.lower, default="light")
    chart.add_argument("-o", "--output", required=True, metavar="FILE.png|.svg")
    chart.set_defaults(run=_chart)


def _chart(chosen: argparse.Namespace, context: Context) -> int:
    output = output_path(chosen.output)
    if output.suffix.lower() not in (".png", ".svg"):  # told before anything is read
        raise UserError("chart_format", name=output.name)
    is_of_one = chosen.kind in OF_A_HOUSEHOLD
    if is_of_one and chosen.household is None:
        raise UserError("chart_of_one", kind=chosen.kind)
    if not is_of_one and chosen.household is not None:
        raise UserError("chart_of_many", kind=chosen.kind)
    month = month_argument(chosen.month)
    if month > Month.of(context.clock.today()):
        raise UserError("month_ahead", month=month.iso)
    with opened(ledger_place(chosen.ledger), context.clock) as app, app.snapshot() as (reader, figures):
        chart = (_of_one if is_of_one else _of_all)(chosen, reader, figures, month)
    from household_ledger.charts.draw import save
    from household_ledger.charts.theme import THEMES

    save(chart, output, theme=THEMES[chosen.theme])
    context.say(f"{output}: {chart.title}")
    return 0


def _of_one(chosen: argparse.Namespace, reader: Reader, figures: Figures, month: Month) -> AnyChart:
    household = chosen_households(reader, chosen.household)[0].id
    _check_month(figures, household, month)
    return OF_A_HOUSEHOLD[chosen.kind](Asked(reader, figures, household, month, chosen.goal))


def _check_month(figures: Figures, household: Id, month: Month) -> None:
    """Refuse a month before there is anything to draw, as its page is refused."""
    first = figures.first_month(household)
    if first is not None and month < first:
        raise UserError("month_before_start", code=figures.month(household, first).code, first=first.iso)


def _of_all(chosen: argparse.Namespace, reader: Reader, figures: Figures, month: Month) -> AnyChart:
    group = group_named(reader, chosen.group) if chosen.group is not None else None
    if figures.households() and not figures.enrolled_in(month, group):
        raise UserError("nobody_enrolled", month=month.iso)
    return OF_ALL[chosen.kind](AskedOfAll(reader, figures, group, month))
