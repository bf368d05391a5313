"""Canonical rows to test with: a file made of a few cells, read into a ledger, and what is in the ledger afterwards."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from household_ledger.domain.entry import Entry
from household_ledger.services.exchange.canonical_reader import CanonicalFile
from household_ledger.services.exchange.exporting import export_csv
from household_ledger.services.exchange.rows import COLUMNS
from household_ledger.services.importing import ImportOutcome, import_canonical
from household_ledger.services.ports import EntryQuery
from tests.db.ledgers import Book

Cells = dict[str, str]
PLAIN: Cells = {"date": "2026-05-04", "household": "001", "kind": "expense", "category": "E01", "amount": "120.50"}


def row(kind: str = "expense", **cells: str) -> Cells:
    """Give a row of a kind: what is plain for it, and what the test says."""
    plain = {"date": "2026-05-04", "household": "001", "kind": kind}
    if kind == "expense":
        plain |= {"category": "E01", "amount": "120.50"}
    return plain | cells


def text_of(rows: Iterable[Cells], columns: Iterable[str] = COLUMNS) -> str:
    """Write rows as a canonical file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def file_of(*rows: Cells) -> CanonicalFile:
    """Make a file in memory."""
    return CanonicalFile.of_bytes(text_of(rows).encode())


def take(book: Book, *rows: Cells, is_dry_run: bool = False) -> ImportOutcome:
    """Import rows as a file."""
    return take_text(book, text_of(rows), is_dry_run=is_dry_run)


def take_text(book: Book, text: str | bytes, *, is_dry_run: bool = False) -> ImportOutcome:
    """Import a file's text."""
    path = book.path.with_name("rows.csv")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_canonical(book.ledger, path, is_dry_run=is_dry_run)


def taken(book: Book, *rows: Cells) -> list[Entry]:
    """Import rows that are right and give the ledger's entries."""
    outcome = take(book, *rows)
    assert problems_of(outcome) == []
    return entries_of(book)


def entries_of(book: Book) -> list[Entry]:
    """List all entries in use, by household, date, id."""
    with book.store.reader() as reader:
        return list(reader.entries(EntryQuery()))


def problems_of(outcome: ImportOutcome) -> list[tuple[int, str, str]]:
    """Give (row, column, code) of each problem told."""
    return [(one.number, one.column, one.problem.code) for one in outcome.problems]


def exported(book: Book, path: Path) -> list[Cells]:
    """Export as CSV and read the cells with the standard library."""
    export_csv(book.store, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: cell for name, cell in cells.items() if cell} for cells in csv.DictReader(file)]
