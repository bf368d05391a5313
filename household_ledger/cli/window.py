"""`open` and `demo`: the window; where there is no screen, `demo` prints from the made-up provider instead."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable
from contextvars import Context as Surroundings
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.opening import opened
from household_ledger.app.window import has_screen, run_window
from household_ledger.cli.context import Context, ledger_place
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.ui.start.session import Session


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    shown = commands.add_parser("open", help=_("open the window, on a ledger or on the last one"))
    shown.add_argument("ledger", nargs="?")
    shown.set_defaults(run=open_window, unlocks=())  # the window asks itself
    demo = commands.add_parser(
        "demo", help=_("open the window on the made-up provider (without a screen: print from it)")
    )
    demo.add_argument("--reset", action="store_true", help=_("make it anew"))
    demo.set_defaults(run=_demo)


def open_window(chosen: argparse.Namespace, context: Context) -> int:
    """Open the window on the ledger named, or the last one; UserError `no_screen`, `file_missing`."""
    ledger = getattr(chosen, "ledger", None)
    place = ledger_place(ledger) if ledger else None
    if isinstance(place, Path):
        if not place.exists():
            raise UserError("file_missing", name=place.name)
        place = place.absolute()  # the window works in another folder
    return _run(chosen, context, lambda session: session.begin(place))


def _demo(chosen: argparse.Namespace, context: Context) -> int:
    if has_screen():
        return _run(chosen, context, lambda session: session.begin_demo(anew=chosen.reset))
    from household_ledger.app.demo_file import demo_file

    path = demo_file(context.clock, context.progress(_("Making up households")), anew=chosen.reset)
    context.say(_("There is no screen here to show a window on, so this is the made-up ledger and what it prints:"))
    context.say(_("The made-up ledger: {path}").format(path=path))
    return _print_samples(path, context)


def _run(chosen: argparse.Namespace, context: Context, begin: Callable[[Session], object]) -> int:
    if not has_screen():
        raise UserError("no_screen")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a window goes on after one Ctrl+C, and hears the next
    spoken = {"language": chosen.lang, "digits": chosen.digits}
    chosen_now = {key: one for key, one in spoken.items() if one is not None}
    # Outside the command's own speech: a language chosen in the window, now or once, would not be heard inside it.
    return Surroundings().run(run_window, context.clock, begin, spoken=chosen_now)


def _print_samples(path: Path, context: Context) -> int:
    """Print one household's month and one savings summary beside the made-up ledger."""
    from household_ledger.cli.papers import Order, print_order, told
    from household_ledger.reports.orders import PaperSource

    folder, month = path.parent, Month.of(context.clock.today()).plus(-1)
    with opened(path, context.clock) as app, app.snapshot() as (reader, kept):
        first = kept.households()[0].code
        orders = (
            Order(kind="month", month=month, code=first, output=folder / f"month-{month.iso}.pdf"),
            Order(kind="savings-summary", month=month, is_all=True, output=folder / f"savings-summary-{month.iso}.pdf"),
        )
        for order in orders:
            told(
                print_order(PaperSource(path.name, reader, kept, context.clock, is_for_scripts=True), order, context),
                context,
            )
    return 0
