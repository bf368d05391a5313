"""`new`: a ledger to begin with, empty or made up."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.demo_file import make_demo_file
from household_ledger.cli.context import Context, ledger_path, ledger_place, month_argument
from household_ledger.cli.opening import opened
from household_ledger.errors import Cancelled, UserError
from household_ledger.text import counted
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.services.demo.making import DemoReport
    from household_ledger.services.demo.options import DemoOptions
    from household_ledger.services.ports import Progress
    from household_ledger.services.server_address import Place, ServerAddress

_SAID = ("households", "months", "seed")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    new = commands.add_parser("new", help=_("make a new ledger, empty or made-up"))
    new.add_argument("ledger")
    new.add_argument("--demo", action="store_true", help=_("fill it with a made-up provider"))
    new.add_argument("--households", type=int, help=_("24 when not said"))
    new.add_argument("--months", type=int, help=_("24 when not said"))
    new.add_argument("--until", metavar="MONTH", help=_("the last month (default: the last full month)"))
    new.add_argument("--seed", type=int, help=_("1 when not said"))
    new.add_argument("--encrypt", action="store_true", help=_("lock it with a passphrase"))
    new.set_defaults(run=_new, unlocks=())


def _new(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.services.demo.options import DemoOptions

    said = {name: one for name in _SAID if (one := getattr(chosen, name)) is not None}
    if not chosen.demo and (said or chosen.until):
        raise UserError("only_with_demo")
    until = month_argument(chosen.until) if chosen.until else None
    options = DemoOptions(until=until, **said) if chosen.demo else None
    if chosen.encrypt:
        return _new_locked(ledger_path(chosen.ledger, "shared_locking"), options, context)
    path = ledger_place(chosen.ledger)
    if options is None:
        with opened(path, context.clock, create=True):
            pass
        _tell_new(path, context)
        return 0
    progress = _making_up(context)
    if isinstance(path, Path):
        made = make_demo_file(path, options, context.clock, progress)
    else:
        made = _made_up_there(path, options, context, progress)
    _tell_made_up(path, made, context)
    return 0


def _new_locked(path: Path, options: DemoOptions | None, context: Context) -> int:
    """Make it locked from its first page on, empty or made up."""
    from household_ledger.app.secrets import make_locked
    from household_ledger.cli.asking import new_passphrase_of

    passphrase = new_passphrase_of(path)
    if options is None:
        make_locked(path, passphrase, context.clock)
        _tell_new(path, context)
    else:
        made = make_demo_file(path, options, context.clock, _making_up(context), passphrase=passphrase)
        _tell_made_up(path, made, context)
    context.say(_("{name} is locked now. Print its recovery sheet: household-ledger recovery").format(name=path.name))
    return 0


def _making_up(context: Context) -> Progress:
    return context.progress(_("Making up households"))


def _tell_new(path: Place, context: Context) -> None:
    context.say(_("A new ledger: {path}").format(path=path))


def _tell_made_up(path: Place, made: DemoReport, context: Context) -> None:
    households, entries = counted.households(made.households), counted.entries(made.entries)
    told = _("A made-up ledger: {path} ({households}, {entries})")
    context.say(told.format(path=path, households=households, entries=entries))


def _made_up_there(address: ServerAddress, options: DemoOptions, context: Context, progress: Progress) -> DemoReport:
    """Fill an empty database; UserError `demo_half_made` where that was stopped: what is there nobody takes away."""
    from household_ledger.services.demo.making import make_demo

    with opened(address, context.clock, create=True) as app:
        try:
            return make_demo(app.ledger, options, progress)
        except (Cancelled, KeyboardInterrupt) as stopped:
            raise UserError("demo_half_made", name=address.name) from stopped
