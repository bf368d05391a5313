"""How the project's own CSV is read: a header in any order, then rows as cells; what is no such file is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

from household_ledger.domain.problem import Problem
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.files import disk_problem
from household_ledger.services.exchange.canonical import REQUIRED_COLUMNS
from household_ledger.services.exchange.canonical_row import RowProblem, row_of
from household_ledger.services.exchange.rows import COLUMNS, Row

ROW_LIMIT = 2_000_000
SIZE_LIMIT = 1 << 30
_LINE_LIMIT = 1 << 20
"""A longer line cannot be ours; it comes in pieces, so that no file can fill the memory."""
_FOREIGN_STARTS = (b"\xff\xfe", b"\xfe\xff")
_CHUNK, _START = 1 << 20, 200

Cells = list[str]
Record = Cells | tuple[csv.Error]


@dataclass(frozen=True, slots=True)
class CanonicalFile:
    """A file to be read as often as needed: its name for people, and how to open its bytes."""

    name: str
    open: Callable[[], BinaryIO]

    @classmethod
    def at(cls, path: Path) -> CanonicalFile:
        """Name a file on disk."""

        def opened() -> BinaryIO:
            return path.open("rb")

        return cls(path.name or str(path), opened)

    @classmethod
    def of_bytes(cls, content: bytes, name: str = "rows.csv") -> CanonicalFile:
        """Name bytes that are in memory already."""
        return cls(name, lambda: io.BytesIO(content))

    def count_lines(self) -> int:
        """Count the lines, to tell how far reading is; UserError when it is too big."""
        lines = size = 0
        with _opened(self) as file:
            while chunk := file.read(_CHUNK):
                lines += chunk.count(b"\n")
                size += len(chunk)
                if size > SIZE_LIMIT:
                    raise UserError("import_too_big", name=self.name, limit=SIZE_LIMIT >> 20)
        return lines


def _opened(file: CanonicalFile) -> BinaryIO:
    try:
        return file.open()
    except FileNotFoundError as problem:
        raise UserError("no_such_file", name=file.name) from problem
    except IsADirectoryError as problem:
        raise UserError("folder_not_file", name=file.name) from problem
    except OSError as problem:
        raise EnvironmentProblem("cannot_read", name=file.name) from problem


class Table:
    """The records under a header: `pick(*columns)` takes cells out of one, columns the file lacks are blank."""

    def __init__(self, name: str, header: Cells, records: Iterator[Record]) -> None:
        """Check the header; UserError names what is wrong with it."""
        self.width, self._name = len(header), name
        self._places = {column: place for place, column in enumerate(_columns(name, header))}
        self._records = records

    def pick(self, *columns: str) -> Callable[[Cells], tuple[str, ...]]:
        """Make what takes these columns' cells out of a record (with its blank end); at least two columns."""
        getter: Callable[[Cells], Any] = itemgetter(*(self._places.get(column, self.width) for column in columns))
        return getter

    def records(self) -> Iterator[Cells | RowProblem | None]:
        """Give the records in order: cells and one blank at the end, None for an empty line, or what is wrong."""
        width = self.width
        for number, record in enumerate(self._records, 2):
            if number > ROW_LIMIT:
                raise UserError("import_too_many_rows", name=self._name, limit=ROW_LIMIT)
            if len(record) == width and type(record) is list:
                record.append("")
                yield record
            else:
                yield _misshapen(record, width, number)


def _misshapen(record: Record, width: int, number: int) -> RowProblem | None:
    if isinstance(record, tuple):
        return RowProblem(number, "", Problem("csv_quotes"))
    if is_blank(record):
        return None
    return RowProblem(number, "", Problem("csv_columns", params={"wanted": width, "found": len(record)}))


def is_blank(record: Cells) -> bool:
    """Tell whether a record holds nothing at all: an empty line, or separators only."""
    return not any(cell.strip() for cell in record)


def _columns(name: str, header: Cells) -> Cells:
    columns = [column.strip().lower() for column in header]
    if len(columns) == 1 and any(separator in columns[0] for separator in ";\t|"):
        raise UserError("csv_separator", name=name)
    for place, column in enumerate(columns):
        if column not in COLUMNS:
            raise UserError("csv_unknown_column", column=header[place].strip()[:40] or str(place + 1))
        if column in columns[:place]:
            raise UserError("csv_column_twice", column=column)
    for column in REQUIRED_COLUMNS:
        if column not in columns:
            raise UserError("csv_column_missing", column=column)
    return columns


@contextmanager
def open_table(file: CanonicalFile) -> Iterator[Table]:
    """Open a file and give its table.

    UserError `import_not_utf8`, `csv_no_header`, `csv_separator`, `csv_unknown_column`, `csv_column_twice`,
    `csv_column_missing`, `no_such_file`; while its records are read also `import_too_many_rows`; EnvironmentProblem.
    """
    with (
        _opened(file) as binary,
        io.TextIOWrapper(_checked_start(file, binary), encoding="utf-8-sig", newline="") as text,
    ):
        lines = iter(partial(text.readline, _LINE_LIMIT), "")
        records = _checked(file, lines)
        header = next(records, None)
        if not header or isinstance(header, tuple):
            raise UserError("csv_no_header", name=file.name)
        yield Table(file.name, header, records)


def _checked_start(file: CanonicalFile, binary: BinaryIO) -> BinaryIO:
    """Refuse UTF-16 and files that are no text before a misleading header is read from them."""
    start = binary.read(_START)
    binary.seek(0)
    if start.startswith(_FOREIGN_STARTS) or start.count(0) * 4 > len(start):
        raise UserError("import_not_utf8", name=file.name)
    return binary


def _checked(file: CanonicalFile, lines: Iterator[str]) -> Iterator[Record]:
    reader = csv.reader(lines, strict=True)
    try:
        while True:
            try:
                yield from reader
            except csv.Error as problem:
                yield (problem,)
            else:
                return
    except UnicodeDecodeError as problem:
        raise UserError("import_not_utf8", name=file.name) from problem
    except OSError as problem:
        raise disk_problem(problem, Path(file.name)) from problem


def read_rows(file: CanonicalFile) -> Iterator[Row | RowProblem]:
    """Read a canonical file row by row, strictly: each row typed, or each thing wrong with it; empty lines say nothing.

    UserError and EnvironmentProblem as `open_table`.
    """
    with open_table(file) as table:
        pick = table.pick(*COLUMNS)
        for number, record in enumerate(table.records(), 2):
            if isinstance(record, RowProblem):
                yield record
            elif record is not None and not is_blank(record):
                read = row_of(pick(record), number)
                if isinstance(read, Row):
                    yield read
                else:
                    yield from read
