"""`erase`: a household taken out of the ledger at its own wish."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.erasing import Places, erase_household, finish_erasing, remove_copies
from household_ledger.cli.context import Context, ledger_place, same_code
from household_ledger.cli.opening import opened
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.paths import data_folder
from household_ledger.services.commands.erasing import EraseHousehold, is_code
from household_ledger.services.copies.words import reason_words, when_words
from household_ledger.services.erasing import (
    StillThere,
    elsewhere_words,
    kept_by_the_server,
    named_elsewhere,
    what_goes,
)
from household_ledger.settings import Settings
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import household_words, name_beside

if TYPE_CHECKING:
    from household_ledger.app.opening import Application


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command of this room."""
    erase = commands.add_parser("erase", help=_("take a household out for good, because it asked for it"))
    erase.add_argument("ledger")
    whose = erase.add_mutually_exclusive_group(required=True)
    whose.add_argument("--household", metavar="CODE")
    whose.add_argument("--finish", action="store_true", help=_("go on where an erasure was broken off or merged"))
    erase.add_argument("--confirm", metavar="CODE", help=_("the code once more, for scripts: nothing is asked then"))
    erase.add_argument("--remove-copies", action="store_true", help=_("remove older copies that still hold it"))
    erase.set_defaults(run=_erase)


def _erase(chosen: argparse.Namespace, context: Context) -> int:
    path = ledger_place(chosen.ledger)
    settings = Settings.load(data_folder() / "settings.json")
    places = Places.chosen(settings)
    with opened(path, context.clock, to_write=True) as app:
        household = None if chosen.finish else _household(app, chosen.household)
        named = ""
        if household is not None:
            with app.store.reader() as reader:
                named = elsewhere_words(named_elsewhere(reader, household))
            typed = _typed(app, household, chosen.confirm, context)
            erase_household(app, EraseHousehold(household.id, typed), places)
        still = finish_erasing(app, places, settings)
        context.say(_("Nothing of it is in {name} any more.").format(name=path.name))
        context.say(_("Copied and verified: {path}").format(path=still.copy))
        if named:
            context.say(named)
        _copies(still, context, is_asked=not chosen.confirm and not chosen.finish, is_wished=chosen.remove_copies)
        if not isinstance(path, Path):
            context.say(kept_by_the_server())
    return 0


def _household(app: Application, code: str) -> Household | None:
    """Find it, also among those taken out of use; None where it is erased and the erasure is to be finished."""
    with app.store.reader() as reader:
        found = [one for one in reader.all(Household, with_deleted=True) if same_code(one.code, code)]
    if len(found) > 1:
        raise UserError("code_of_several", code=code, names=", ".join(one.name for one in found))
    if not found and not app.store.is_erasing():
        raise UserError("unknown_household", code=code)
    return found[0] if found else None


def _typed(app: Application, household: Household, confirmed: str | None, context: Context) -> str:
    """Say what goes, and have the code typed; UserError `erase_not_confirmed`."""
    if confirmed is not None:
        return confirmed
    with app.store.reader() as reader:
        goes = what_goes(reader, household)
    named = household_words(_("No. {code}").format(code=household.code), name_beside(household.code, household.name))
    context.say(_("Erased for good: {household}").format(household=named))
    context.say(goes.words)
    context.say(_("Month sums stay, rounded and under no name. This cannot be taken back."))
    typed = _asked(_("To erase it, type the code of the household: "))
    if not is_code(household, typed):
        raise UserError("erase_not_confirmed")
    return typed


def _copies(still: StillThere, context: Context, *, is_asked: bool, is_wished: bool) -> None:
    """List where something still is, and remove the older copies on one confirmation."""
    if not still.is_clean:
        print(_("Another program still reads the file. Close it, then run “erase --finish”."), file=sys.stderr)
    if still.copies:
        told = ngettext("{count} older copy still holds it:", "{count} older copies still hold it:", len(still.copies))
        context.say(told.format(count=format_number(len(still.copies))))
        for one in still.copies:
            context.say(f"  {when_words(one)}  {reason_words(one.reason)}  {one.path}")
        if is_wished or (is_asked and is_yes(_asked(_("Remove them? (yes/no) ")))):
            left = remove_copies(still.copies)
            context.say(_("The older copies are removed.") if not left else _left(left))
        else:
            context.say(_("They are kept. To remove them, run “erase --finish --remove-copies”."))
    _outside(still, context)


def _left(paths: tuple[Path, ...]) -> str:
    return _("These could not be removed: {names}").format(names=", ".join(str(one) for one in paths))


def _outside(still: StillThere, context: Context) -> None:
    for one in still.bundles:
        context.say(_("This bundle still holds it, remove it yourself: {path}").format(path=one))
    if still.away is not None:
        told = _("The second folder is not here now: {path}. Connect it and run “erase --finish --remove-copies”.")
        context.say(told.format(path=still.away))
    context.say(_("Papers, exports, bundles and copies kept elsewhere are not reached from here; ask for them back."))


def is_yes(typed: str) -> bool:
    """Read a yes in either language."""
    return typed.strip().casefold() in {"yes", "y", "ใช่", "ค่ะ", "ครับ", _("yes")}


def _asked(question: str) -> str:
    """Ask on the terminal; nothing where nobody can answer."""
    sys.stdout.write(question)
    sys.stdout.flush()
    try:
        return input()
    except EOFError:
        return ""
