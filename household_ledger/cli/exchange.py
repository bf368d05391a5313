"""`import` and `export`: rows in and rows out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.cli import import_file
from household_ledger.cli.context import Context, chosen_households, ledger_place, month_argument, output_path
from household_ledger.cli.opening import opened
from household_ledger.cli.outcomes import row_words, tell_outcome
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.services.copies.copy import BEFORE_IMPORT
from household_ledger.services.exchange.scope import Scope
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.text.messages import message

if TYPE_CHECKING:
    from household_ledger.services.importing import ImportOutcome
    from household_ledger.services.ports import Store

_MOST_PROBLEMS = 20
_PACKAGE = "datapackage"


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands of this room."""
    from household_ledger.services.exchange.writing.formats import FORMATS

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
    sort = exports.add_mutually_exclusive_group(required=True)
    sort.add_argument("--format", choices=[*FORMATS, _PACKAGE], type=str.lower)
    sort.add_argument("--register", action="store_true", help=_("the list of households alone (XLSX, CSV)"))
    exports.add_argument(
        "--contacts", action="store_true", help=_("with --register: addresses and telephone numbers too")
    )
    exports.add_argument("-o", "--output", required=True, metavar="PATH")
    exports.add_argument("--household", metavar="CODE", help=_("of one household"))
    exports.add_argument("--from", dest="first", metavar="M", help=_("from this month on"))
    exports.add_argument("--to", dest="last", metavar="M", help=_("up to this month"))
    exports.add_argument("--pseudonymous", action="store_true", help=_("without names (datapackage)"))
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
    with opened(ledger_place(chosen.ledger), context.clock, to_write=not chosen.dry_run) as app:
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
    from household_ledger.services.exchange.writing.formats import FORMATS, export_file

    if chosen.register:
        from household_ledger.cli.register import export_register

        return export_register(chosen, context)
    if chosen.contacts:
        raise UserError("export_contacts_of_register")
    first, last = (None if one is None else month_argument(one) for one in (chosen.first, chosen.last))
    if first is not None and last is not None and last < first:
        raise UserError("months_turned_round", first=first.iso, last=last.iso)
    if chosen.format == _PACKAGE:
        return _export_package(chosen, context, (first, last))
    if chosen.pseudonymous:
        raise UserError("evidence_pseudonymous_package")
    path = output_path(chosen.output, *FORMATS[chosen.format].endings)
    with opened(ledger_place(chosen.ledger), context.clock) as app:
        scope = Scope(households=_meant(app.store, chosen.household), first=first, last=last)
        told = export_file(app.store, path, key=chosen.format, scope=scope, progress=context.progress(_("Writing")))
    context.say(_("{entries} written to {path}").format(entries=counted.entries(told.entries), path=path))
    if told.left_out:
        context.say(
            _("{entries} without money have no place in this format").format(entries=counted.entries(told.left_out))
        )
    return 0


def _export_package(chosen: argparse.Namespace, context: Context, span: tuple[Month | None, Month | None]) -> int:
    """Write the ledger as a Data Package, a folder."""
    from household_ledger.app.data_package import write_data_package

    if chosen.household is not None:
        raise UserError("evidence_package_of_all")
    folder = output_path(chosen.output)
    with opened(ledger_place(chosen.ledger), context.clock) as app:
        progress = context.progress(_("Writing"))
        count = write_data_package(app, folder, is_pseudonymous=chosen.pseudonymous, span=span, progress=progress)
    context.say(_("{households} written to {path}").format(households=counted.households(count), path=folder))
    return 0


def _meant(store: Store, code: str | None) -> frozenset[Id] | None:
    """Give the household of a code, None for all."""
    if code is None:
        return None
    with store.reader() as reader:
        return frozenset(one.id for one in chosen_households(reader, code))
