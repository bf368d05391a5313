"""A sheet of a spreadsheet file: unpacked within bounds, joined cells spread, days and figures as they are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from household_ledger.domain.problem import Problem
from household_ledger.errors import UserError
from household_ledger.services.exchange.reading import limits
from household_ledger.services.exchange.reading.found import Parsed
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.own import Known
from household_ledger.services.exchange.reading.table_rows import parse_table
from household_ledger.services.exchange.reading.tables import Cell, Sheet
from household_ledger.services.exchange.reading.values import satang_in
from household_ledger.services.exchange.reading.workbook import open_workbook

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')


def parse_xlsx(name: str, content: bytes, mapping: Mapping, *, known: Known, today: date) -> Parsed:
    """Read the first sheet that says anything, or the one a mapping names; UserError of limits, `import_no_sheet`."""
    sheet, rows = _sheet(name, content, mapping.sheet)
    parsed = parse_table(Sheet(name, rows), mapping, known=known, today=today)
    parsed.said.insert(0, Problem("import_sheet", params={"sheet": sheet}))
    return parsed


def first_rows(name: str, content: bytes, wanted: str, *, most: int) -> tuple[str, tuple[str, ...], list[list[Cell]]]:
    """Give the name of the sheet that would be read, those of all, and its first rows; UserError as `parse_xlsx`."""
    with open_workbook(name, content) as book:
        return _beginning(name, book, wanted, most)


def _beginning(name: str, book: Workbook, wanted: str, most: int) -> tuple[str, tuple[str, ...], list[list[Cell]]]:
    titles = tuple(sheet.title for sheet in book.worksheets)
    for sheet in book.worksheets:
        if wanted in ("", sheet.title):
            sheet.reset_dimensions()
            rows = _rows(name, islice(sheet.iter_rows(values_only=True), most))
            if rows or wanted:
                return sheet.title, titles, rows
    return "", titles, []


def _sheet(name: str, content: bytes, wanted: str) -> tuple[str, list[list[Cell]]]:
    with open_workbook(name, content) as book:
        return _first(name, content, book, wanted)


def _first(name: str, content: bytes, book: Workbook, wanted: str) -> tuple[str, list[list[Cell]]]:
    from zipfile import ZipFile

    titles = [sheet.title for sheet in book.worksheets]
    if wanted and wanted not in titles:
        raise UserError("import_no_sheet", name=name, sheet=wanted, sheets=", ".join(titles)[:200])
    for sheet in book.worksheets:
        if wanted and sheet.title != wanted:
            continue
        sheet.reset_dimensions()  # some programs write a size that is not the sheet's
        rows = _rows(name, sheet.iter_rows(values_only=True))
        if any(any(cell != "" for cell in row) for row in rows):
            with ZipFile(io.BytesIO(content)) as parts:
                _spread(rows, parts.read(sheet._worksheet_path))  # noqa: SLF001 -- nothing public tells it
            return sheet.title, rows
    raise UserError("import_empty", name=name)


def _rows(name: str, read: Iterable[tuple[Any, ...]]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    empty = 0
    for values in read:
        row = [_cell(name, value) for value in values]
        while row and row[-1] == "":
            row.pop()
        if not row:
            empty += 1
            continue
        if len(row) > limits.MOST_COLUMNS:
            raise UserError("import_too_many_columns", name=name, limit=limits.MOST_COLUMNS)
        limits.check_row(name, len(rows) + empty + 1)
        rows += [[] for _each in range(empty)]
        empty = 0
        rows.append(row)
    return rows


def _spread(rows: list[list[Cell]], sheet: bytes) -> None:
    """Say in every row of a cell joined downwards what stands in its first, days and words only: money once is once."""
    from openpyxl.utils import range_boundaries

    for found in list(_MERGED.finditer(sheet))[: limits.MOST_ROWS]:
        left, top, _right, bottom = range_boundaries(found[1].decode())
        if not (0 < top <= len(rows) and 0 < left <= len(rows[top - 1])):
            continue
        first = rows[top - 1][left - 1]
        is_told = isinstance(first, date) or (isinstance(first, str) and first != "" and satang_in(first) is None)
        for row in rows[top : min(bottom, len(rows))] if is_told else ():
            if row:
                row.extend([""] * (left - len(row)))
                row[left - 1] = first


def _cell(name: str, value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, (date, int)) and not isinstance(value, bool):
        return value
    text = "" if value is None else str(value).strip()
    limits.check_text(name, text)
    return text
