"""A ledger as a workbook: a sheet of entries with the canonical columns, and sheets of what they name.

The first row is headings in the language of the program, the second the canonical names, by which importing knows the
columns. Text is text whatever it begins with, amounts are numbers, days are days.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from household_ledger.files import write_whole
from household_ledger.services.exchange.scope import WHOLE, Readable, Scope, Tally
from household_ledger.services.exchange.writing.xlsx_book import Sheets
from household_ledger.services.exchange.writing.xlsx_entries import Source, write_entries
from household_ledger.services.exchange.writing.xlsx_sheets import DEBTS, GOALS, HOUSEHOLDS, POCKETS, Facts
from household_ledger.services.ports import Progress, no_progress
from household_ledger.text.i18n import _

_USUAL_WIDTH = 20


def export_xlsx(store: Readable, path: Path, progress: Progress = no_progress, *, scope: Scope = WHOLE) -> Tally:
    """Write the entries meant, their households, pockets, debts and goals; gives what was written.

    Whole or not at all: EnvironmentProblem as `files.write_whole`, Cancelled. Pieces of it lie beside it until it is
    whole, in a folder that goes away with them.
    """
    tally = Tally()
    with store.reader() as reader:
        source = Source(reader, scope, progress, tally)
        write_whole(path, partial(_fill, source, path))
    return tally


def _fill(source: Source, path: Path, file: BinaryIO) -> None:
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    with TemporaryDirectory(prefix=".sheets-", dir=path.parent, ignore_cleanup_errors=True) as folder:
        sheets = Sheets(Workbook(write_only=True), Path(folder))
        with sheets.open():
            _fill_sheets(sheets, source)
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:  # closed whatever happens, unlike one openpyxl opens
                ExcelWriter(sheets.book, archive).write_data()


def _fill_sheets(sheets: Sheets, source: Source) -> None:
    write_entries(sheets, source)
    facts = Facts(source.reader, source.scope)
    for title, heads, rows in (
        (_("Households"), HOUSEHOLDS, facts.households()),
        (_("Pockets"), POCKETS, facts.pockets()),
        (_("Debts"), DEBTS, facts.debts()),
        (_("Goals"), GOALS, facts.goals()),
    ):
        page = sheets.page(title, [_USUAL_WIDTH] * len(heads), frozen="A2")
        sheets.heads(page, [_(head) for head in heads])
        for row in rows:
            page.append([sheets.cell(page, value) for value in row])
