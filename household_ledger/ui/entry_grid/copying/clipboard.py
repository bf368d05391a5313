"""Rows to and from a spreadsheet: tabs between cells, a line a row; whole rows go with all they say from row to row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QMimeData

from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.services.entry_drafts import parts_of
from household_ledger.services.exchange.canonical import freed, guarded
from household_ledger.services.many_rows import NOT_AGAIN
from household_ledger.services.ports import Progress, no_progress
from household_ledger.services.typed.entry import read_row, typed_of
from household_ledger.services.typed.row import ReadRow, TypedPart, TypedRow
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_amount, format_number, parse_amount
from household_ledger.text.dates import format_date, parse_date
from household_ledger.text.digits import to_arabic
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.typing.columns import COLUMNS, TYPED
from household_ledger.ui.typing.typed_texts import with_texts

MOST_LINES = 5000
"""So many lines are taken at once: more is a file, and not what a hand corrects."""


ROWS: Final = "application/x-household-ledger-rows"
"""The sort of what is copied beside its text: whole rows as they would be typed, of any kind."""
_WHOLE: Final = frozenset({"date", "what", "category", "money_in", "money_out"})
"""Whoever copies all of these means the rows."""
_BETWEEN_PARTS: Final = "; "
_AND: Final = " · "
_SEVERAL: Final = 2
_TEXTS: Final = tuple(one.name for one in fields(TypedRow) if one.type == "str")
"""What is typed of a row as words."""


class Line(NamedTuple):
    """A line as it was typed, and what it says: it is right when it has drafts."""

    typed: TypedRow
    read: ReadRow


def written(rows: Sequence[EntryRow], columns: Sequence[str]) -> str:
    """Write rows for a spreadsheet: days with their year, amounts as bare numbers, no words taken for a formula."""
    return "\n".join("\t".join(_cell(row, key) for key in columns) for row in rows)


def copied(rows: Sequence[EntryRow], columns: Sequence[str], book: NameBook | None) -> QMimeData:
    """Copy rows as text for a spreadsheet; whole rows of one book also as they would be typed there again."""
    mime = QMimeData()
    mime.setText(written(rows, columns))
    is_whole = set(columns) >= _WHOLE and len(rows) <= MOST_LINES
    if book is not None and is_whole and all(row.entry.household == book.household for row in rows):
        typed = [_as_typed(row, book) for row in rows]
        mime.setData(ROWS, json.dumps([_said(one) for one in typed], ensure_ascii=False).encode())
    return mime


def copied_words(text: str, rows: int, columns: Sequence[str]) -> str:
    """Say what was copied: a cell by what stands in it, cells by their columns, rows by how many they are."""
    if rows == 1 and len(columns) == 1:
        return _("Copied: {what}").format(what=text) if text else _("The cell copied is empty.")
    if len(columns) == len(COLUMNS):
        return ngettext("Copied {count} whole row", "Copied {count} whole rows", rows).format(count=format_number(rows))
    heads = beside(*(one.words for one in COLUMNS if one.key in columns))
    told = ngettext("Copied of {count} row: {columns}", "Copied of {count} rows: {columns}", rows)
    return told.format(count=format_number(rows), columns=heads)


def rows_in(mime: QMimeData) -> list[TypedRow] | None:
    """Give the rows copied in a grid; None where something else was copied."""
    if not mime.hasFormat(ROWS):
        return None
    try:
        return [_typed(said) for said in json.loads(bytes(mime.data(ROWS).data()))]
    except (ValueError, TypeError, KeyError, AttributeError):  # of another version of the program: its text is read
        return None


def read_rows(rows: Sequence[TypedRow], book: NameBook, today: date, progress: Progress = no_progress) -> list[Line]:
    """Read rows copied in a grid, against the names of the book they are pasted into."""
    lines = []
    for number, typed in enumerate(rows, 1):
        progress(number, len(rows))
        lines.append(Line(typed, read_row(typed, book, today, today)))
    return lines


def read_lines(text: str, book: NameBook, previous: date, today: date, progress: Progress = no_progress) -> list[Line]:
    """Read lines of a spreadsheet: the columns of the grid in their order; a line of heads is passed over.

    A line that does not begin with a day, one of a letter or a list, begins with its words and is of the day before it.
    Days are written in full: 18/11 would be another year's for whoever reads a row that waits against another day.
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
        typed = _divided(with_texts(TypedRow(), dict(zip(TYPED, cells, strict=False))))
        day = parse_date(typed.date, previous) if typed.date else previous
        typed = typed if isinstance(day, Problem) else replace(typed, date=format_date(day))
        read = read_row(typed, book, previous, today)
        if not isinstance(day, Problem) and all(one.field != "date" for one in read.problems):
            previous = day
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
        return "" if amount is None else _bare(amount)
    words: str = _category_words(row) if key == "category" else getattr(row, key)
    return guarded(words.replace("\t", " "))


def _category_words(row: EntryRow) -> str:
    """Name the category; of a split each with its amount, as it is read back: "ข้าว 160; ของใช้ 40"."""
    names, parts = row.categories.split(_AND), parts_of(row.entry)
    if len(parts) < _SEVERAL or len(names) != len(parts):
        return row.categories
    told = (f"{name} {_bare(one.amount)}" for name, one in zip(names, parts, strict=True))
    return _BETWEEN_PARTS.join(told)


def _divided(typed: TypedRow) -> TypedRow:
    """Read the category of a split as `_category_words` wrote it; what is not so stays as it is."""
    pieces = [piece.strip().rpartition(" ") for piece in typed.category.split(_BETWEEN_PARTS.strip())]
    amounts = [parse_amount(amount) for _name, _gap, amount in pieces]
    is_split = len(pieces) >= _SEVERAL and all(name for name, _gap, _amount in pieces)
    if not is_split or any(isinstance(amount, Problem) for amount in amounts):
        return typed
    parts = tuple(TypedPart(name.strip(), amount) for name, _gap, amount in pieces)
    return replace(typed, category="", parts=parts)


def _as_typed(row: EntryRow, book: NameBook) -> TypedRow:
    """Give a row as it would be typed again; what is true of its own day only keeps nothing but its words."""
    day = format_date(row.date)
    if row.entry.kind in NOT_AGAIN:
        return TypedRow(date=day, what=row.what)
    return replace(typed_of(row.entry, row.twin, book), date=day, is_alone=False)


def _said(typed: TypedRow) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(typed, name) for name in _TEXTS}
    return said | {"kind": typed.kind, "parts": typed.parts, "known_by": typed.known_by, "credit": typed.is_on_credit}


def _typed(said: dict[str, Any]) -> TypedRow:
    if set(said) != {*_TEXTS, "kind", "parts", "known_by", "credit"}:
        raise ValueError(said)
    texts: dict[str, Any] = {name: str(said[name]) for name in _TEXTS}
    return TypedRow(
        **texts,
        parts=tuple(TypedPart(*map(str, part)) for part in said["parts"]),
        kind=EntryKind(said["kind"]) if said["kind"] else None,
        known_by=KnownBy(said["known_by"]) if said["known_by"] else None,
        is_on_credit=bool(said["credit"]),
    )


def _bare(amount: Money) -> str:
    return to_arabic(format_amount(amount, minus="-")).replace(",", "")
