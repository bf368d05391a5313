"""`import --household`: a file of another program into one household."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.cli.context import Context, chosen_households, ledger_place
from household_ledger.cli.opening import opened
from household_ledger.cli.outcomes import row_words, tell_outcome
from household_ledger.errors import UserError
from household_ledger.services.copies.copy import BEFORE_IMPORT
from household_ledger.text.amounts import format_number
from household_ledger.text.file_columns import column_meaning
from household_ledger.text.i18n import _
from household_ledger.text.messages import message

if TYPE_CHECKING:
    from household_ledger.services.exchange.reading.mapping import Mapping
    from household_ledger.services.importing_files import FileOutcome

_MOST_TOLD = 50


def add_options(imports: argparse.ArgumentParser) -> None:
    """Describe what only this import knows."""
    from household_ledger.services.exchange.reading.formats import FORMATS

    imports.add_argument("--household", metavar="CODE", help=_("the household a file of another program is of"))
    imports.add_argument("--format", choices=FORMATS, type=str.lower, help=_("the format, where it is not found out"))
    imports.add_argument("--mapping", metavar="FILE", help=_("what the columns, accounts and categories are (JSON)"))
    imports.add_argument(
        "--skip-bad", action="store_true", help=_("take the good rows, keep the bad ones in a list beside the file")
    )


def import_foreign(chosen: argparse.Namespace, context: Context) -> int:
    """Read a file of another program into one household; UserError when a row was not taken in."""
    from household_ledger.services.exchange.reading.limits import content_of
    from household_ledger.services.importing_files import FileWish, import_file

    path, mapping = Path(chosen.file), _mapping(chosen.mapping)
    content_of(path)  # what cannot be read is told before the ledger is touched
    with opened(ledger_place(chosen.ledger), context.clock, to_write=not chosen.dry_run) as app:
        with app.store.reader() as reader:
            (household,) = chosen_households(reader, chosen.household)
        wish = FileWish(
            format=chosen.format or "",
            mapping=mapping,
            is_dry_run=chosen.dry_run,
            skips_bad=chosen.skip_bad,
            words=message,
            before=lambda: app.copy_before(BEFORE_IMPORT),
        )
        done = import_file(app.ledger, path, household, wish, progress=context.progress(_("Reading")))
    if chosen.json:
        context.show_json(_as_json(done))
    else:
        _tell(done, context, is_taken=not done.bad or wish.skips_bad)
    if not done.bad:
        return 0
    if done.kept_in is not None:
        raise UserError("import_left_out", count=_rows(done), name=path.name, kept=done.kept_in.name)
    if wish.is_dry_run and wish.skips_bad:
        raise UserError("import_would_leave_out", count=_rows(done), name=path.name)
    raise UserError("import_bad_rows", count=_rows(done), name=path.name)


def _mapping(name: str | None) -> Mapping:
    from household_ledger.services.exchange.reading.mapping import Mapping, read_mapping

    return Mapping() if name is None else read_mapping(Path(name))


def _rows(done: FileOutcome) -> int:
    return len({problem.number for problem in done.bad})


def _tell(done: FileOutcome, context: Context, *, is_taken: bool) -> None:
    context.say(_("Read as {format}.").format(format=done.found.format))
    if done.looked.is_remembered:
        context.say("  " + _("As the last file from there was read."))
    for said in done.found.said:
        context.say("  " + message(said))
    if is_taken:
        tell_outcome(done.outcome, context)
    for problem in done.bad[:_MOST_TOLD]:
        at = row_words(problem.number, column_meaning(problem.column))
        print(f"{at}: {message(problem.problem)}", file=sys.stderr)
    if len(done.bad) > _MOST_TOLD:
        more = format_number(len(done.bad) - _MOST_TOLD)
        print(_("… and {count} more").format(count=more), file=sys.stderr)


def _as_json(done: FileOutcome) -> dict[str, object]:
    return {
        **done.outcome.as_json(),
        "format": done.found.format,
        "mapping": done.looked.mapping.as_json(),
        "mapping_remembered": done.looked.is_remembered,
        "read_as": [{"code": one.code, "message": message(one), "params": dict(one.params)} for one in done.found.said],
        "accounts": [{"name": one.name, "kind": one.kind.value} for one in done.found.accounts],
        "problem_count": len(done.bad),
        "problems": [
            {
                "row": one.number,
                "column": one.column,
                "code": one.problem.code,
                "message": message(one.problem),
                "params": dict(one.problem.params),
                "content": done.found.raw.get(one.number, ""),
            }
            for one in done.bad
        ],
        "kept_in": None if done.kept_in is None else str(done.kept_in),
    }
