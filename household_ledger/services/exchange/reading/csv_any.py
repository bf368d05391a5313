"""A table of text: encoding and separator found out, every cell within its bounds."""

from __future__ import annotations

import csv
import io
from collections import deque
from datetime import date
from typing import Literal

from household_ledger.domain.problem import Problem
from household_ledger.errors import UserError
from household_ledger.services.exchange.reading import limits
from household_ledger.services.exchange.reading.encoding import decoded
from household_ledger.services.exchange.reading.found import Parsed
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.own import Known
from household_ledger.services.exchange.reading.table_rows import parse_table
from household_ledger.services.exchange.reading.tables import Cell, Sheet

_SEPARATORS = ",;\t|"
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_LOOKED_AT = 50


def parse_csv(name: str, content: bytes, mapping: Mapping, *, known: Known, today: date) -> Parsed:
    """Read CSV however it was written; UserError as `encoding.decoded`, `table_rows.parse_table`, and of the limits."""
    text, encoding = decoded(name, content, asked=mapping.encoding)
    limits.lines_of(name, text)
    separator = mapping.separator or separator_of(text)
    rows = _rows(name, text, separator)
    parsed = parse_table(Sheet(name, rows, is_text=True), mapping, known=known, today=today)
    parsed.said[:0] = [
        Problem("import_encoding", params={"encoding": encoding}),
        Problem("import_separator", params={"sign": _NAMES[separator]}),
    ]
    return parsed


def _rows(name: str, text: str, separator: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    quoting: Literal[0, 3] = csv.QUOTE_NONE if _leaves_a_quote_open(text, separator) else csv.QUOTE_MINIMAL
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator, quoting=quoting), 1):
            limits.check_row(name, number)
            if len(row) > limits.MOST_COLUMNS:
                raise UserError("import_too_many_columns", name=name, limit=limits.MOST_COLUMNS)
            for cell in row:
                limits.check_text(name, cell)
            rows.append([cell.strip() for cell in row])
    except csv.Error as problem:
        raise UserError("import_unreadable", name=name) from problem
    return rows


def _leaves_a_quote_open(text: str, separator: str) -> bool:
    """Tell that a quotation mark is never closed: taken for one it would swallow every row after it."""
    try:
        deque(csv.reader(io.StringIO(text), delimiter=separator, strict=True), maxlen=0)
    except csv.Error as problem:
        return "unexpected end" in str(problem)
    return False


def separator_of(text: str) -> str:
    """Give the sign that splits most of the first lines into the same number of cells, at least two."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]

    def worth(separator: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        except csv.Error:
            return 0, 0
        several = [width for width in widths if width > 1]
        usual = max(set(several), key=several.count, default=0)
        return several.count(usual), usual

    return max(_SEPARATORS, key=worth)
