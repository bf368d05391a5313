"""`import --register`, `export --register`: a list of households into the register, and out of it.

Rows that cannot be read are told and left out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.cli.context import Context, ledger_place, output_path
from household_ledger.cli.opening import opened
from household_ledger.cli.outcomes import already_there, row_words
from household_ledger.errors import UserError
from household_ledger.services.copies.copy import BEFORE_IMPORT
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import message

if TYPE_CHECKING:
    from household_ledger.services.exchange.register_list import RegisterList

_MOST_TOLD = 50


def import_register(chosen: argparse.Namespace, context: Context) -> int:
    """Read a list and, unless it is only looked at, take in what can be read as one step; 1 when rows were left out."""
    from household_ledger.services.commands.register_import import ImportHouseholds
    from household_ledger.services.exchange.register_list import Standing, read_register
    from household_ledger.services.exchange.sheet_reading import read_cells

    path = Path(chosen.file)
    read_cells(path)  # what cannot be read is told before the ledger is touched
    with opened(ledger_place(chosen.ledger), context.clock, to_write=not chosen.dry_run) as app:
        with app.store.reader() as reader:
            listed = read_register(path, reader, context.clock.today())
        households = listed.households()
        if households and not chosen.dry_run:
            app.copy_before(BEFORE_IMPORT)
            app.ledger.execute(
                ImportHouseholds(households=households, name=listed.name, progress=context.progress(_("Reading")))
            )
    if chosen.json:
        context.show_json(_as_json(listed, is_dry_run=chosen.dry_run))
    else:
        _tell(listed, context, is_dry_run=chosen.dry_run)
    bad = listed.of(Standing.BAD)
    if bad:
        raise UserError("register_rows_left_out", count=len(bad), name=listed.name)
    return 0


def export_register(chosen: argparse.Namespace, context: Context) -> int:
    """Write every household of the register as a table."""
    from household_ledger.services.exchange.register_table import register_sheet
    from household_ledger.services.exchange.table_export import ENDINGS, write_table
    from household_ledger.services.views.household_list import household_list

    if chosen.household or chosen.first or chosen.last or chosen.pseudonymous:
        raise UserError("export_register_alone")
    path = output_path(chosen.output, *ENDINGS)
    with opened(ledger_place(chosen.ledger), context.clock) as app:
        today = context.clock.today()
        with app.store.reader() as reader:
            lines = household_list(app.figures, reader, today)
            about = (reader.provider().name,)
        count = write_table(register_sheet(lines, today, about=about, has_contacts=chosen.contacts), path)
    context.say(_("{households} written to {path}").format(households=counted.households(count), path=path))
    return 0


def _tell(listed: RegisterList, context: Context, *, is_dry_run: bool) -> None:
    from household_ledger.services.exchange.register_columns import field_name
    from household_ledger.services.exchange.register_list import Standing

    added = len(listed.households())
    told = ngettext("{count} household added.", "{count} households added.", added)
    if is_dry_run:
        told = ngettext(
            "Only looked: {count} household would be added.", "Only looked: {count} households would be added.", added
        )
    context.say(told.format(count=format_number(added)) + already_there(len(listed.of(Standing.KNOWN))))
    if listed.unread:
        context.say(_("Columns not read: {names}").format(names=", ".join(listed.unread)))
    for row in listed.of(Standing.BAD)[:_MOST_TOLD]:
        for problem in row.problems:
            column = field_name(problem.field) if problem.field else ""
            print(f"{row_words(row.number, column)}: {message(problem)}", file=sys.stderr)


def _as_json(listed: RegisterList, *, is_dry_run: bool) -> dict[str, object]:
    from household_ledger.services.exchange.register_list import Standing

    return {
        "added": len(listed.households()),
        "already_there": len(listed.of(Standing.KNOWN)),
        "left_out": len(listed.of(Standing.BAD)),
        "dry_run": is_dry_run,
        "read_as": listed.how,
        "columns_not_read": list(listed.unread),
        "households": [
            {"code": one.code, "name": one.name, "village": one.village, "members": len(one.members)}
            for one in listed.households()
        ],
        "problems": [
            {"row": row.number, "column": problem.field, "code": problem.code, "message": message(problem)}
            for row in listed.of(Standing.BAD)
            for problem in row.problems
        ],
    }
