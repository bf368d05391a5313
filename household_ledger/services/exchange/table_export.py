"""Any table of the program as a file for a spreadsheet: CSV or XLSX, nothing in it ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from household_ledger.domain.money import SATANG_PER_BAHT
from household_ledger.errors import UserError
from household_ledger.files import write_whole
from household_ledger.services.exchange.canonical import baht_text, guarded
from household_ledger.text.clean import clean

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

ENDINGS = (".xlsx", ".csv")
_WIDEST, _NARROWEST = 46, 8
_SHEET_NAME = 31
_NOT_IN_A_SHEET = str.maketrans("[]:*?/\\", "-------")


@dataclass(frozen=True, slots=True)
class Baht:
    """An amount of satang, written as baht."""

    satang: int


Value = str | int | Baht | date | None
"""Words, a count, an amount, a day of the Gregorian calendar, nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """A table: a title and lines about it above, heads, rows, and totals that were reckoned elsewhere."""

    title: str
    about: tuple[str, ...] = ()
    heads: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    total: tuple[Value, ...] = ()


def write_table(sheet: TableSheet, path: Path) -> int:
    """Write a table by the ending of its file, `.csv` or `.xlsx`; give the number of rows.

    CSV holds heads, rows and totals only (UTF-8 with BOM, baht with two decimals, days as 2026-11-05), text guarded
    against formulas; XLSX title and lines too, amounts as numbers, text as text. Whole or not at all:
    EnvironmentProblem as `files.write_whole`; UserError `table_ending`.
    """
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UserError("table_ending", name=path.name)
    write_whole(path, partial(writer, sheet))
    return len(sheet.rows)


def _write_csv(sheet: TableSheet, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(map(guarded, sheet.heads))
    for row in _rows(sheet):
        writer.writerow(map(_plain, row))
    text.flush()
    text.detach()


def _rows(sheet: TableSheet) -> list[tuple[Value, ...]]:
    return [*sheet.rows, *((sheet.total,) if sheet.total else ())]


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Baht):
        return baht_text(value.satang)
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else str(value)


def _write_xlsx(sheet: TableSheet, file: BinaryIO) -> None:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page: WriteOnlyWorksheet = book.create_sheet(sheet.title.translate(_NOT_IN_A_SHEET)[:_SHEET_NAME] or "1")
    for number, width in enumerate(_widths(sheet), 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = f"A{len(sheet.about) + 3}"
    page.append([_cell(page, sheet.title, is_strong=True)])
    for line in sheet.about:
        page.append([_cell(page, line)])
    page.append([_cell(page, head, is_strong=True) for head in sheet.heads])
    for row in sheet.rows:
        page.append([_cell(page, value) for value in row])
    if sheet.total:
        page.append([_cell(page, value, is_strong=True) for value in sheet.total])
    content = io.BytesIO()  # openpyxl wants to seek; a table of a provider is small
    book.save(content)
    file.write(content.getvalue())


def _cell(page: Any, value: Value, *, is_strong: bool = False) -> WriteOnlyCell:  # noqa: ANN401 -- openpyxl has no types
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    made = WriteOnlyCell(page)
    if isinstance(value, Baht):
        made.value = Decimal(value.satang) / SATANG_PER_BAHT
        made.number_format = "#,##0.00" if value.satang % SATANG_PER_BAHT else "#,##0"
    elif value == "":
        made.value = None
    elif isinstance(value, str):
        made.value = clean(value)
        made.data_type = "s"  # openpyxl takes what begins with = for a formula
        made.quotePrefix = guarded(value) != value  # and a spreadsheet does when the cell is edited
    elif isinstance(value, date):
        made.value = value
        made.number_format = "yyyy-mm-dd"
    else:
        made.value = value
    if is_strong:
        made.font = Font(bold=True)
    return made


def _widths(sheet: TableSheet) -> list[int]:
    """Give each column room for its longest words, within bounds."""
    rows = [sheet.heads, *_rows(sheet)]
    longest = (max(len(_plain(value)) for value in column) for column in zip(*rows, strict=True))
    return [max(_NARROWEST, min(_WIDEST, length + 2)) for length in longest]
