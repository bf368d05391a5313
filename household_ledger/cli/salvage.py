"""`salvage`: a whole new file of what a damaged one still says."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.opening import chosen_copies_folders, opened
from household_ledger.cli.context import Context, ledger_path
from household_ledger.db.keys import KEYS
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.services.copies.salvaged import Salvaged
    from household_ledger.services.server_address import Place

_WHOLE = frozenset({"older_file", "newer_file", "file_missing"})


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    salvage = commands.add_parser("salvage", help=_("make a whole new file of what a damaged one still says"))
    salvage.add_argument("ledger")
    salvage.add_argument("-o", "--output", metavar="NEW", required=True)
    salvage.add_argument("--copy", help=_("the safety copy to go on from (else the newest that is whole)"))
    salvage.add_argument("--no-copy", action="store_true", help=_("take everything from the damaged file itself"))
    salvage.add_argument("--json", action="store_true")
    salvage.set_defaults(run=_salvage, unlocks=())  # its copy may tell what locks it


def _salvage(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.app.rescue import salvage_beside

    path = ledger_path(chosen.ledger, "shared_salvage")
    with _unlocked(path, _copy(chosen, path, may_be_locked=True)):
        _check_is_damaged(path, context)
        copy = _copy(chosen, path)
        salvaged = salvage_beside(path, Path(chosen.output), context.clock, copy)
    if chosen.json:
        context.show_json(_data(salvaged))
        return 0
    from household_ledger.services.copies.salvaged_words import salvaged_words

    context.say(_("A whole file was made: {path}. The damaged one was not touched.").format(path=salvaged.path))
    for line in salvaged_words(salvaged):
        print(line)
    return 0


def _copy(chosen: argparse.Namespace, path: Path, *, may_be_locked: bool = False) -> Path | None:
    """Give the copy to go on from: the one that is named, else the newest that is whole."""
    from household_ledger.app.rescue import newest_whole_copy

    if chosen.copy or chosen.no_copy:
        return Path(chosen.copy) if chosen.copy else None
    newest = newest_whole_copy(path.resolve(), chosen_copies_folders(), may_be_locked=may_be_locked)
    return newest.path if newest is not None else None


@contextmanager
def _unlocked(path: Path, copy: Path | None) -> Iterator[None]:
    """Hold what opens a damaged ledger, asked for where it is locked, or tells nothing and its copy is."""
    from household_ledger.app.rescue import is_secret_needed, key_to_rescue

    key = ""
    if path.is_file() and is_secret_needed(path, copy):
        from household_ledger.cli.asking import asked_secret

        key = key_to_rescue(path, copy, asked_secret(path))
    with KEYS.held(key):
        yield


def _check_is_damaged(path: Path, context: Context) -> None:
    """UserError `not_damaged` where nothing at all is wrong: a new file would only cost its history."""
    try:
        with opened(path, context.clock) as app:
            is_whole = not app.store.check().findings
    except (EnvironmentProblem, UserError) as problem:
        if problem.code in _WHOLE:
            raise
        return
    if is_whole:
        raise UserError("not_damaged", name=path.name)


def _data(salvaged: Salvaged) -> dict[str, object]:
    return {
        "path": str(salvaged.path),
        "entries": salvaged.entries,
        "steps": salvaged.steps,
        "lost_steps": salvaged.lost_steps,
        "gone": [asdict(one) for one in salvaged.gone],
        "older": [asdict(one) for one in salvaged.older],
        "lost_photos": salvaged.lost_photos,
        "unverified": [{"household": household, "month": month} for household, month in salvaged.unverified],
        "copy": str(salvaged.copy) if salvaged.copy is not None else None,
        "came_after": salvaged.came_after,
    }


def telling_what_to_do(problem: LedgerError, path: Place) -> LedgerError:
    """Say of a damaged file what can be done on the command line."""
    return EnvironmentProblem("check_damaged", name=path.name) if problem.code == "damaged" else problem
