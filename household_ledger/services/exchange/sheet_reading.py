"""The cells of a spreadsheet file, CSV or XLSX, however it was written: encoding and separator are found out."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from household_ledger.errors import EnvironmentProblem, UserError

ENDINGS = (".csv", ".xlsx", ".txt", ".tsv")
_SIZE_LIMIT = 20 << 20
_ROW_LIMIT = 20_000
_CELL_LIMIT = 2_000
_SEPARATORS = ",;\t|"
_LOOKED_AT = 20
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
    """Read a file's first sheet.

    UserError `no_such_file`, `folder_not_file`, `sheet_too_big`, `sheet_old_excel`, `sheet_unreadable`,
    `sheet_empty`; EnvironmentProblem `cannot_read`.
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
    separator = _separator(text)
    rows = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator)):
            if number >= _ROW_LIMIT:
                raise UserError("sheet_too_big", name=name)
            rows.append(tuple(cell.strip()[:_CELL_LIMIT] for cell in row))
    except csv.Error as problem:
        raise UserError("sheet_unreadable", name=name) from problem
    return Cells(name, encoding, tuple(rows))


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
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = []
        for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True)):
            if number >= _ROW_LIMIT:
                raise UserError("sheet_too_big", name=name)
            rows.append(tuple(map(_cell, row)))
        book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError) as problem:
        raise UserError("sheet_unreadable", name=name) from problem
    return Cells(name, "XLSX", tuple(rows))


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
