"""Rows to and from a spreadsheet: tabs between cells, a line a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.services.exchange.canonical import freed, guarded
from household_ledger.services.ports import Progress, no_progress
from household_ledger.services.typed.entry import read_row
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date, parse_date
from household_ledger.text.digits import to_arabic
from household_ledger.ui.entry_grid.columns import COLUMNS, TYPED
from household_ledger.ui.entry_grid.typed_texts import with_texts

MOST_LINES = 5000
"""So many lines are taken at once: more is a file, and not what a hand corrects."""


class Line(NamedTuple):
    """A line as it was typed, and what it says: it is right when it has drafts."""

    typed: TypedRow
    read: ReadRow


def written(rows: Sequence[EntryRow], columns: Sequence[str]) -> str:
    """Write rows for a spreadsheet: days with their year, amounts as bare numbers, no words taken for a formula."""
    return "\n".join("\t".join(_cell(row, key) for key in columns) for row in rows)


def read_lines(text: str, book: NameBook, previous: date, today: date, progress: Progress = no_progress) -> list[Line]:
    """Read lines of a spreadsheet: the columns of the grid in their order; a line of heads is passed over.

    A line that does not begin with a day, one of a letter or a list, begins with its words and is of the day before it.
    """
    lines: list[Line] = []
    heads = {column.words for column in COLUMNS}
    all_lines = text.splitlines()
    for number, line in enumerate(all_lines, 1):
        progress(number, len(all_lines))
        cells = [freed(cell.strip()) for cell in line.split("\t")]
        if not any(cells) or set(cells) <= heads | {""}:
            continue
        if _begins_with_words(cells[0], previous):
            cells = ["", *cells]
        typed = with_texts(TypedRow(), dict(zip(TYPED, cells, strict=False)))
        typed = replace(typed, date=typed.date or format_date(previous))
        read = read_row(typed, book, previous, today)
        if read.drafts:
            previous = read.drafts[0].date
        lines.append(Line(typed, read))
    return lines


def _begins_with_words(cell: str, previous: date) -> bool:
    """Tell whether a line has no day in front: 31/2 is a day that is wrong, a face or a word is none."""
    read = parse_date(cell, previous)
    is_word = any(letter.isalpha() for letter in cell) or not any(letter.isdigit() for letter in cell)
    return bool(cell) and isinstance(read, Problem) and read.code != "date_impossible" and is_word


def _cell(row: EntryRow, key: str) -> str:
    if key == "date":
        return format_date(row.date, "short")
    if key in ("money_in", "money_out", "balance"):
        amount: Money | None = getattr(row, key)
        return "" if amount is None else to_arabic(format_amount(amount, minus="-")).replace(",", "")
    words: str = row.categories if key == "category" else getattr(row, key)
    return guarded(words.replace("\t", " "))
