"""`new` and `demo`: a ledger to begin with, empty or made up."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app import opened
from household_ledger.cli.context import Context, ledger_path, month_argument
from household_ledger.domain.period import Month
from household_ledger.files import disk_problem
from household_ledger.paths import data_folder
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.services.demo.options import DemoOptions

_DEMO_NAME = "demo.hldb"
_TAILS = ("-wal", "-shm", "-journal", "")
"""A tail left alone would be played back into the next ledger of that name: it goes first."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    new = commands.add_parser("new", help="make a new ledger, empty or made-up")
    new.add_argument("ledger")
    new.add_argument("--demo", action="store_true", help="fill it with a made-up provider")
    new.add_argument("--households", type=int, default=24)
    new.add_argument("--months", type=int, default=24)
    new.add_argument("--until", metavar="MONTH", help="the last month (default: the last full month)")
    new.add_argument("--seed", type=int, default=1)
    new.set_defaults(run=_new)
    demo = commands.add_parser("demo", help="make the made-up provider and print from it")
    demo.add_argument("--reset", action="store_true", help="make it anew")
    demo.set_defaults(run=_demo)


def _new(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.services.demo.options import DemoOptions

    path = ledger_path(chosen.ledger)
    if not chosen.demo:
        with opened(path, context.clock, create=True):
            pass
        context.say(_("A new ledger: {path}").format(path=path))
        return 0
    until = month_argument(chosen.until) if chosen.until else None
    options = DemoOptions(households=chosen.households, months=chosen.months, until=until, seed=chosen.seed)
    make_demo_file(path, options, context)
    return 0


def make_demo_file(path: Path, options: DemoOptions, context: Context) -> None:
    """Make a ledger with the made-up provider; when it cannot be finished, no file is left."""
    from household_ledger.services.demo.making import make_demo

    is_finished = False
    with opened(path, context.clock, create=True) as app:
        try:
            made = make_demo(app.ledger, options, context.progress(_("Making up households")))
            is_finished = True
        finally:
            if not is_finished:
                app.store.close()
                remove_ledger(path)
    told = _("A made-up ledger: {path} ({households} households, {entries} entries)")
    context.say(told.format(path=path, households=format_number(made.households), entries=format_number(made.entries)))


def remove_ledger(path: Path) -> None:
    """Remove a ledger file of our own making with its tails."""
    for tail in _TAILS:
        path.with_name(path.name + tail).unlink(missing_ok=True)


def _demo(chosen: argparse.Namespace, context: Context) -> int:
    """Make the demo file unless it is there, then print one household's month and one savings summary beside it."""
    from household_ledger.cli.papers import Order, Source, print_order, told
    from household_ledger.services.demo.options import DemoOptions

    folder = data_folder() / "demo"
    path = folder / _DEMO_NAME
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if chosen.reset or unfinished.exists():  # one whose making was killed is not shown as whole
            remove_ledger(path)
        is_new = not path.exists()
        if is_new:
            unfinished.touch()
    except OSError as problem:
        raise disk_problem(problem, path) from problem
    if is_new:
        make_demo_file(path, DemoOptions(), context)
        unfinished.unlink(missing_ok=True)
    else:
        context.say(_("The made-up ledger: {path}").format(path=path))
    month = Month.of(context.clock.today()).plus(-1)
    with opened(path, context.clock) as app, app.snapshot() as (reader, kept):
        first = kept.households()[0].code
        orders = (
            Order(kind="month", month=month, code=first, output=folder / f"month-{month.iso}.pdf"),
            Order(kind="savings-summary", month=month, is_all=True, output=folder / f"savings-summary-{month.iso}.pdf"),
        )
        for order in orders:
            told(print_order(Source(path.name, reader, kept), order, context), context)
    return 0
