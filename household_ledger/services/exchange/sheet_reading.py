"""The cells of a spreadsheet file, CSV or XLSX, however it was written: encoding and separator are found out."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.exchange.reading.workbook import open_workbook

ENDINGS = (".csv", ".xlsx", ".txt", ".tsv")
_SIZE_LIMIT = 20 << 20
_ROW_LIMIT = 20_000
_CELL_LIMIT = 2_000
_SEPARATORS = ",;\t|"
_LOOKED_AT = 20
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

Cell = str | int | date
"""Words ("" for nothing), a whole number, or a day a spreadsheet knew as one."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of a file as they stand in it, the first is row 1; `how` says how it was read."""

    name: str
    how: str
    rows: tuple[tuple[Cell, ...], ...]


def read_cells(path: Path) -> Cells:
    """Read the first sheet of a file that says anything.

    UserError `no_such_file`, `folder_not_file`, `sheet_too_big`, `sheet_old_excel`, `sheet_unreadable`,
    `sheet_empty`, `import_bomb`, `import_document_type`; EnvironmentProblem `cannot_read`.
    """
    content = _content(path)
    if content.startswith(_OLD_EXCEL):
        raise UserError("sheet_old_excel", name=path.name)
    cells = _of_workbook(path.name, content) if content.startswith(_ZIP) else _of_text(path.name, content)
    if not any(any(row) for row in cells.rows):
        raise UserError("sheet_empty", name=path.name)
    return cells


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _SIZE_LIMIT:
            raise UserError("sheet_too_big", name=path.name)
        return path.read_bytes()
    except FileNotFoundError as problem:
        raise UserError("no_such_file", name=path.name) from problem
    except IsADirectoryError as problem:
        raise UserError("folder_not_file", name=path.name or str(path)) from problem
    except OSError as problem:
        raise EnvironmentProblem("cannot_read", name=path.name) from problem


def _of_text(name: str, content: bytes) -> Cells:
    text, encoding = _decoded(name, content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # spreadsheets of old Macs end lines with \r alone
    separator = _separator(text)
    is_open = _leaves_a_quote_open(text, separator)
    kept = _Kept(name)
    try:
        for row in csv.reader(
            io.StringIO(text), delimiter=separator, quoting=csv.QUOTE_NONE if is_open else csv.QUOTE_MINIMAL
        ):
            kept.add(tuple(cell.strip()[:_CELL_LIMIT] for cell in row))
    except csv.Error as problem:
        raise UserError("sheet_unreadable", name=name) from problem
    return Cells(name, encoding, tuple(kept.rows))


def _leaves_a_quote_open(text: str, separator: str) -> bool:
    """Tell that a quotation mark is never closed: taken for one it would swallow every row after it."""
    rows = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        deque(rows, maxlen=0)
    except csv.Error as problem:
        return "unexpected end" in str(problem)
    return False


@dataclass(slots=True)
class _Kept:
    """The rows so far; empty ones keep their place, and are let go of below the last that says something."""

    name: str
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    _empty: int = 0

    def add(self, row: tuple[Cell, ...]) -> None:
        """Take a row; a sheet coloured down to its last line is not big for that."""
        if not any(row):
            self._empty += 1
            return
        if len(self.rows) + self._empty >= _ROW_LIMIT:
            raise UserError("sheet_too_big", name=self.name)
        self.rows += [()] * self._empty
        self._empty = 0
        self.rows.append(row)


def _decoded(name: str, content: bytes) -> tuple[str, str]:
    """Decode by the mark at the beginning, else as UTF-8, else as the Thai of older Windows (CP874, TIS-620)."""
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    for one, told in ((encoding, "UTF-16" if encoding == "utf-16" else "UTF-8"),) if encoding else _GUESSES:
        try:
            text = content.decode(one)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text, told
    raise UserError("sheet_unreadable", name=name)


_GUESSES = (("utf-8", "UTF-8"), ("cp874", "CP874 (TIS-620)"))


def _separator(text: str) -> str:
    """Give the sign that splits the first lines into most cells."""
    lines = text.splitlines()[:_LOOKED_AT]

    def cells(separator: str) -> int:
        try:
            return max((len(row) for row in csv.reader(lines, delimiter=separator)), default=0)
        except csv.Error:
            return 0

    return max(_SEPARATORS, key=cells)


def _of_workbook(name: str, content: bytes) -> Cells:
    from zipfile import ZipFile

    rows: list[tuple[Cell, ...]] = []
    try:
        with open_workbook(name, content) as book:
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # some programs write a size that is not the sheet's
                kept = _Kept(name)
                for row in sheet.iter_rows(values_only=True):
                    kept.add(tuple(map(_cell, row)))
                if kept.rows:
                    with ZipFile(io.BytesIO(content)) as parts:
                        rows = _spread(kept.rows, parts.read(sheet._worksheet_path))  # noqa: SLF001 -- nothing public tells it
                    break
    except UserError as problem:
        if problem.code != "import_unreadable":
            raise
        raise UserError("sheet_unreadable", name=name) from problem
    return Cells(name, "XLSX", tuple(rows))


def _spread(rows: list[tuple[Cell, ...]], sheet: bytes) -> list[tuple[Cell, ...]]:
    """Say in every row of a cell joined over several rows what stands in its first."""
    from openpyxl.utils import range_boundaries

    told = {(each, at): cell for each, row in enumerate(rows) for at, cell in enumerate(row)}
    for found in _MERGED.finditer(sheet):
        left, top, _right, bottom = range_boundaries(found[1].decode())
        first = told.get((top - 1, left - 1), "")
        for each in range(top, min(bottom, len(rows))) if first != "" else ():
            row = list(rows[each])
            if any(row):
                row += [""] * (left - len(row))
                row[left - 1] = first
                rows[each] = tuple(row)
    return rows


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) else str(value).strip()[:_CELL_LIMIT]
