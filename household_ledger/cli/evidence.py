"""`evidence` and `rollup`: the outcome evidence pack of a ledger, and packs put together."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.cli.context import Context, ledger_place, month_argument, output_path
from household_ledger.cli.opening import opened
from household_ledger.domain.period import Month
from household_ledger.text import counted
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.app.evidence import WrittenPack

_LEVELS = ("provider", "node", "central")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    evidence = commands.add_parser("evidence", help=_("the outcome evidence pack"))
    evidence.add_argument("ledger")
    evidence.add_argument("-o", "--output", required=True, metavar="DIR")
    evidence.add_argument("--level", choices=_LEVELS, type=str.lower, default=_LEVELS[0], help=_("for whom it is"))
    evidence.add_argument("--as-of", metavar="MONTH", help=_("the last of the twelve months"))
    evidence.set_defaults(run=_evidence)
    rollup = commands.add_parser("rollup", help=_("evidence packs put together, a row a provider or a NODE"))
    rollup.add_argument("packs", nargs="+", metavar="PACK")
    rollup.add_argument("-o", "--output", required=True, metavar="DIR")
    rollup.set_defaults(run=_rollup)


def _evidence(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.app.evidence import write_pack
    from household_ledger.services.evidence.pack import Level

    folder, today = output_path(chosen.output), context.clock.today()
    as_of = month_argument(chosen.as_of) if chosen.as_of else Month.of(today).plus(-1)
    with opened(ledger_place(chosen.ledger), context.clock) as app:
        written = write_pack(
            app, folder, level=Level(chosen.level), as_of=as_of, progress=context.progress(_("Gathering evidence"))
        )
    _tell(written, context)
    return 0


def _rollup(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.app.evidence import write_roll_up

    folder = output_path(chosen.output)
    packs = [Path(one) for one in chosen.packs]
    _tell(write_roll_up(packs, folder, progress=context.progress(_("Putting packs together"))), context)
    return 0


def _tell(written: WrittenPack, context: Context) -> None:
    from household_ledger.services.evidence.words import people_line

    files = counted.files(len(written.files))
    context.say(_("The evidence pack is in {folder} ({files})").format(folder=written.folder, files=files))
    context.say(people_line(written.pack))
