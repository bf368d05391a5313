"""`import` and `export`: rows in and rows out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app import opened
from household_ledger.cli import import_file
from household_ledger.cli.context import Context, ledger_path, output_path
from household_ledger.cli.outcomes import row_words, tell_outcome
from household_ledger.errors import UserError
from household_ledger.services.copies.copy import BEFORE_IMPORT
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.text.messages import message

if TYPE_CHECKING:
    from household_ledger.services.importing import ImportOutcome
    from household_ledger.services.ports import Progress, Store

_FORMATS = ("csv", "json")
_MOST_PROBLEMS = 20


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    imports = commands.add_parser("import", help=_("read entries from a file"))
    imports.add_argument("ledger")
    imports.add_argument("file")
    form = imports.add_mutually_exclusive_group()
    form.add_argument("--canonical", action="store_true", help=_("the project's own CSV, many households in one file"))
    form.add_argument("--register", action="store_true", help=_("a list of households (XLSX, CSV) into the register"))
    import_file.add_options(imports)
    imports.add_argument("--dry-run", action="store_true", help=_("read and check, write nothing"))
    imports.add_argument("--json", action="store_true")
    imports.set_defaults(run=_import)
    exports = commands.add_parser("export", help=_("write everything to a file"))
    exports.add_argument("ledger")
    exports.add_argument("--format", choices=_FORMATS, type=str.lower, required=True)
    exports.add_argument("-o", "--output", required=True, metavar="PATH")
    exports.set_defaults(run=_export)


def _import(chosen: argparse.Namespace, context: Context) -> int:
    from household_ledger.services.exchange.canonical_reader import CanonicalFile
    from household_ledger.services.importing import import_canonical

    if chosen.register:
        from household_ledger.cli.register import import_register

        return import_register(chosen, context)
    foreign = (chosen.household, chosen.format, chosen.mapping, chosen.skip_bad or None)
    if chosen.canonical and any(one is not None for one in foreign):
        raise UserError("import_canonical_alone")
    if not chosen.canonical:
        if chosen.household is None:
            raise UserError("import_whose")
        return import_file.import_foreign(chosen, context)
    CanonicalFile.at(Path(chosen.file)).count_lines()  # what cannot be read is told before the ledger is touched
    with opened(ledger_path(chosen.ledger), context.clock, to_write=not chosen.dry_run) as app:
        if not chosen.dry_run:
            app.copy_before(BEFORE_IMPORT)
        outcome = import_canonical(
            app.ledger, Path(chosen.file), is_dry_run=chosen.dry_run, progress=context.progress(_("Reading"))
        )
    if chosen.json:
        context.show_json(outcome.as_json())
    elif not outcome.problem_count:
        tell_outcome(outcome, context)
    if outcome.problem_count:
        if not chosen.json:
            _tell_problems(outcome)
        raise UserError("import_problems", count=outcome.problem_count, name=Path(chosen.file).name)
    return 0


def _tell_problems(outcome: ImportOutcome) -> None:
    """Say row by row what is wrong, and how much more there is than is told."""
    for problem in outcome.problems[:_MOST_PROBLEMS]:
        print(f"{row_words(problem.number, problem.column)}: {message(problem.problem)}", file=sys.stderr)
    more = outcome.problem_count - len(outcome.problems[:_MOST_PROBLEMS])
    if more:
        print(_("… and {count} more").format(count=format_number(more)), file=sys.stderr)


def _export(chosen: argparse.Namespace, context: Context) -> int:
    path = output_path(chosen.output, f".{chosen.format}")
    with opened(ledger_path(chosen.ledger), context.clock) as app:
        count = _writer(chosen.format)(app.store, path, context.progress(_("Writing")))
    context.say(_("{entries} written to {path}").format(entries=counted.entries(count), path=path))
    return 0


def _writer(file_format: str) -> Callable[[Store, Path, Progress], int]:
    if file_format == "json":
        from household_ledger.services.exchange.json_export import export_json

        return export_json
    from household_ledger.services.exchange.exporting import export_csv

    return export_csv
