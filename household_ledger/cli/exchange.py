"""`import` and `export`: rows in and rows out."""

from __future__ import annotations

import argparse
from pathlib import Path

from household_ledger.app import opened
from household_ledger.cli.context import Context, ledger_path
from household_ledger.errors import UserError
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _

_FORMATS = ("csv", "json")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    imports = commands.add_parser("import", help="read entries from a file")
    imports.add_argument("ledger")
    imports.add_argument("file")
    imports.add_argument("--canonical", action="store_true", help="the project's own CSV, many households in one file")
    imports.add_argument("--dry-run", action="store_true", help="read and check, write nothing")
    imports.add_argument("--json", action="store_true")
    imports.set_defaults(run=_import)
    exports = commands.add_parser("export", help="write everything to a file")
    exports.add_argument("ledger")
    exports.add_argument("--format", choices=_FORMATS, required=True)
    exports.add_argument("-o", "--output", required=True, metavar="PATH")
    exports.set_defaults(run=_export)


def _import(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.services.importing import import_canonical

    if not chosen.canonical:
        raise UserError("only_canonical_import")
    with opened(ledger_path(chosen.ledger), context.clock, to_write=not chosen.dry_run) as app:
        outcome = import_canonical(
            app.ledger, Path(chosen.file), is_dry_run=chosen.dry_run, progress=context.progress(_("Reading"))
        )
    if chosen.json:
        context.show_json(outcome.as_json())
    else:
        told = _("{added} entries added, {known} were already there, {problems} problems.")
        context.say(
            told.format(
                added=format_number(outcome.added),
                known=format_number(outcome.already_there),
                problems=format_number(len(outcome.problems)),
            )
        )
        for line in outcome.told():
            context.say("  " + line)
    if outcome.problems:
        raise UserError("import_problems", count=len(outcome.problems), name=Path(chosen.file).name)
    return 0


def _export(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.services.exporting import export_csv
    from household_ledger.services.json_export import export_json

    path = Path(chosen.output)
    with opened(ledger_path(chosen.ledger), context.clock) as app:
        write = export_csv if chosen.format == "csv" else export_json
        count = write(app.store, path, context.progress(_("Writing")))
    context.say(_("{count} entries written to {path}").format(count=format_number(count), path=path))
    return 0
