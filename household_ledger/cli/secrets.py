"""`encrypt`, `rekey`, `decrypt`, `recovery`: a passphrase for a ledger, another one, none, and its recovery sheet."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.opening import chosen_copies_folders, opened
from household_ledger.app.secrets import LedgerSecrets, let_go_beside, recovery_groups_of
from household_ledger.cli.asking import NEW, PRESENT, asked_secret, new_passphrase_of
from household_ledger.cli.context import Context, ledger_path, output_path
from household_ledger.db.keys import salt_of
from household_ledger.errors import UserError
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext

if TYPE_CHECKING:
    from household_ledger.services.copies.copy import KeptCopy

_ACROSS = 4


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    asked = _("The present one is asked for at the terminal, or taken from {present}; the new one from {new}.").format(
        present=PRESENT, new=NEW
    )
    for name, run, told in (
        ("encrypt", _encrypt, _("lock a ledger with a passphrase")),
        ("rekey", _rekey, _("give a locked ledger another passphrase")),
    ):
        command = commands.add_parser(name, help=told, description=f"{told}. {asked}")
        command.add_argument("ledger")
        kept = _("remove the safety copies the new passphrase does not protect")
        command.add_argument("--remove-copies", action="store_true", help=kept)
        command.set_defaults(run=run, unlocks=())
    told = _("make a locked ledger one that anybody can read")
    decrypt = commands.add_parser("decrypt", help=told, description=f"{told}. {asked}")
    decrypt.add_argument("ledger")
    decrypt.set_defaults(run=_decrypt, unlocks=())
    recovery = commands.add_parser("recovery", help=_("show the recovery sheet of a locked ledger"))
    recovery.add_argument("ledger")
    recovery.add_argument("-o", "--output", metavar="PATH", help=_("a PDF to print"))
    recovery.set_defaults(run=_recovery)


def _encrypt(chosen: argparse.Namespace, context: Context) -> int:
    path = _there(chosen.ledger)
    if salt_of(path) is not None:
        raise UserError("is_encrypted", name=path.name)
    context.say(_("Nobody opens it without the passphrase or its recovery sheet, not even we. Keep both well."))
    left = LedgerSecrets(context.clock).encrypt(path, new_passphrase_of(path), chosen_copies_folders())
    context.say(_("{name} is locked now. Print its recovery sheet: household-ledger recovery").format(name=path.name))
    _tell_copies(left, chosen, context)
    unsaved = let_go_beside(path)
    if unsaved is not None:
        told = _("Rows that could not be saved can still be read in {path}, until the ledger is opened in the window.")
        context.say(told.format(path=unsaved))
    return 0


def _rekey(chosen: argparse.Namespace, context: Context) -> int:
    path = _there(chosen.ledger)
    _check_is_encrypted(path)
    secret = asked_secret(path)
    left = LedgerSecrets(context.clock).change(path, secret, new_passphrase_of(path), chosen_copies_folders())
    told = _("{name} has another passphrase now. The old recovery sheet opens it no more: print it anew.")
    context.say(told.format(name=path.name))
    _tell_copies(left, chosen, context)
    return 0


def _decrypt(chosen: argparse.Namespace, context: Context) -> int:
    path = _there(chosen.ledger)
    _check_is_encrypted(path)
    LedgerSecrets(context.clock).remove(path, asked_secret(path))
    context.say(_("{name} can be read by anybody now.").format(name=path.name))
    return 0


def _recovery(chosen: argparse.Namespace, context: Context) -> int:
    path = ledger_path(chosen.ledger, "shared_locking")
    output = output_path(chosen.output, ".pdf") if chosen.output else None
    with opened(path, context.clock):
        groups = recovery_groups_of(path)
    if output is None:
        rows = [groups[at : at + _ACROSS] for at in range(0, len(groups), _ACROSS)]
        print("\n".join("  ".join(row) for row in rows))
        return 0
    from household_ledger.reports.printing import print_file
    from household_ledger.reports.recovery_sheet import RecoverySheet, about_sheet, recovery_sheet

    sheet = RecoverySheet(path.stem, groups, context.clock.today())
    print_file(output, [recovery_sheet(sheet)], about_sheet(sheet, context.clock.now()))
    context.say(_("Printed: {path}").format(path=output))
    return 0


def _there(text: str) -> Path:
    path = ledger_path(text, "shared_locking")
    if not path.is_file():
        raise UserError("file_missing", name=path.name)
    return path


def _check_is_encrypted(path: Path) -> None:
    if salt_of(path) is None:
        raise UserError("is_not_encrypted", name=path.name)


def _tell_copies(left: Iterable[KeptCopy], chosen: argparse.Namespace, context: Context) -> None:
    """Name the copies the passphrase does not protect; remove them where that was asked for."""
    listed = tuple(left)
    if chosen.remove_copies:
        stayed = LedgerSecrets(context.clock).remove_copies(listed)
        gone = len(listed) - len(stayed)
        told = ngettext("{count} older copy removed.", "{count} older copies removed.", gone)
        context.say(told.format(count=format_number(gone)))
        listed = stayed
    if listed:
        context.say(_("These copies are not under the new passphrase (--remove-copies removes them):"))
        for one in listed:
            print(one.path)
