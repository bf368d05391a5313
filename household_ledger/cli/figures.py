"""`figures`: the month figures of one household or all, for programs."""

from __future__ import annotations

import argparse

from household_ledger.cli.context import Context, chosen_households, ledger_place, month_argument
from household_ledger.cli.opening import opened
from household_ledger.errors import UserError
from household_ledger.services.figures.month_json import month_json
from household_ledger.text.i18n import _


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command of this room."""
    figures = commands.add_parser("figures", help=_("month figures as JSON"))
    figures.add_argument("ledger")
    who = figures.add_mutually_exclusive_group(required=True)
    who.add_argument("--household", metavar="CODE")
    who.add_argument("--all", action="store_true")
    figures.add_argument("--from", dest="first", required=True, metavar="MONTH")
    figures.add_argument("--to", dest="last", required=True, metavar="MONTH")
    figures.add_argument("--json", action="store_true", required=True)
    figures.set_defaults(run=_figures)


def _figures(chosen: argparse.Namespace, context: Context) -> int:
    first, last = month_argument(chosen.first), month_argument(chosen.last)
    if last < first:
        raise UserError("months_turned_round", first=first.iso, last=last.iso)
    with opened(ledger_place(chosen.ledger), context.clock) as app, app.snapshot() as (reader, kept):
        households = chosen_households(reader, chosen.household)
        rows = [month_json(one) for household in households for one in kept.months(household.id, first, last)]
    context.show_json({"figures": rows})
    return 0
