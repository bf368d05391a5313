"""`bundle` and `merge`: exchange between machines, sealed on request, and a locked ledger unless it is said not to."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.cli.context import Context, ledger_place, output_path
from household_ledger.cli.opening import opened
from household_ledger.cli.passphrases import VARIABLE, passphrase_of_bundle, passphrase_to_seal
from household_ledger.errors import UserError
from household_ledger.services.merging.outcome import BUNDLE
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext

if TYPE_CHECKING:
    from household_ledger.services.merging.outcome import Merged


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    bundle = commands.add_parser("bundle", help=_("write the whole ledger into a file for another computer"))
    bundle.add_argument("ledger")
    bundle.add_argument("-o", "--output", required=True, metavar="FILE")
    told = _("seal it with a passphrase, asked for twice or taken from {variable}").format(variable=VARIABLE)
    seal = bundle.add_mutually_exclusive_group()
    seal.add_argument("--encrypt", action="store_true", help=told)
    told = _("leave it readable by whoever has the file, though the ledger is locked")
    seal.add_argument("--plain", action="store_true", help=told)
    bundle.set_defaults(run=_bundle)
    told = _("The passphrase of sealed files is asked for, or taken from {variable}.").format(variable=VARIABLE)
    merge = commands.add_parser("merge", help=_("take in what was written on other computers"), epilog=told)
    merge.add_argument("ledger")
    merge.add_argument("files", nargs="+", metavar="file")
    merge.add_argument("--json", action="store_true")
    merge.set_defaults(run=_merge)


def _bundle(chosen: argparse.Namespace, context: Context) -> int:
    """Write it; of a locked ledger only once it is said whether it is sealed: a bundle holds all that is in there."""
    path = output_path(chosen.output, BUNDLE)
    passphrase = passphrase_to_seal() if chosen.encrypt else ""
    with opened(ledger_place(chosen.ledger), context.clock) as app:
        if app.store.is_encrypted and not (chosen.encrypt or chosen.plain):
            raise UserError("bundle_of_locked", name=app.store.name)
        count = app.store.bundle(path, passphrase)
    context.say(_("{steps} written to {path}").format(steps=counted.steps(count), path=path))
    return 0


def _merge(chosen: argparse.Namespace, context: Context) -> int:
    """Take in file after file; one that is refused stops what comes after it, what came before it stays."""
    from household_ledger.db.seal import is_sealed
    from household_ledger.services.copies.copy import BEFORE_MERGE

    path, files = ledger_place(chosen.ledger), [Path(one) for one in chosen.files]
    for one in files:
        if not one.is_file():
            raise UserError("no_such_file", name=one.name)
    keys = {one: passphrase_of_bundle(one.name) if is_sealed(one) else "" for one in dict.fromkeys(files)}
    merged: list[tuple[str, Merged]] = []
    with opened(path, context.clock, to_write=True) as app:
        app.copy_before(BEFORE_MERGE)
        try:
            merged.extend(
                (one.name, app.ledger.merge(one, keys[one])) for one in files
            )  # those taken in stay, come what may
        finally:
            _tell(merged, context, is_json=chosen.json)
    return 0


def _tell(merged: list[tuple[str, Merged]], context: Context, *, is_json: bool) -> None:
    if is_json:
        context.show_json({"files": [_data(*one) for one in merged]})
        return
    told = _("{name}: {steps} taken in, {known} there already.")
    for name, one in merged:
        known = format_number(one.already_there)
        context.say(told.format(name=name, steps=counted.steps(one.applied), known=known))
    if merged:
        _tell_erased(sum(len(one.erased) for _name, one in merged), context)
        _tell_open(merged[-1][1], context)


def _tell_erased(count: int, context: Context) -> None:
    """Say that something went for good, and that what was kept of it here is still there."""
    if count:
        told = ngettext(
            "{count} household was erased on another computer and is gone from this ledger too.",
            "{count} households were erased on another computer and are gone from this ledger too.",
            count,
        )
        context.say(told.format(count=format_number(count)))
        context.say(_("Older copies still hold what was erased: “erase --finish” lists them and can remove them."))


def _data(name: str, merged: Merged) -> dict[str, object]:
    return {
        "file": name,
        "applied": merged.applied,
        "already_there": merged.already_there,
        "waiting": merged.waiting,
        "conflicts": merged.conflicts,
        "late_months": merged.late_months,
        "erased": len(merged.erased),
    }


def _tell_open(merged: Merged, context: Context) -> None:
    """Say what is left for a person, and what waits."""
    for count, told in (
        (
            merged.conflicts,
            ngettext(
                "{count} thing was written differently on two sides; settle it in the window.",
                "{count} things were written differently on two sides; settle them in the window.",
                merged.conflicts,
            ),
        ),
        (
            merged.late_months,
            ngettext(
                "{count} closed month got more entries; look at it and close it again.",
                "{count} closed months got more entries; look at them and close them again.",
                merged.late_months,
            ),
        ),
        (
            merged.waiting,
            ngettext(
                "{count} step waits for others that have not come yet.",
                "{count} steps wait for others that have not come yet.",
                merged.waiting,
            ),
        ),
    ):
        if count:
            context.say(told.format(count=format_number(count)))
