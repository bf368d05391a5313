"""Ledgers to export: every kind of entry under names that are hard to write, and sums of them in plain SQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Debt, Household, HouseholdCategory, Occupation, Party, Pocket
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.register import ReplaceRecord
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, add_home
from tests.encrypted import raw_connection
from tests.exchange.making import entries_of

Named = Pocket | Debt | Occupation | Party | HouseholdCategory

Sums = dict[tuple[str, str, int], int]
"""Satang by household, account and id; what is 0 is not there."""

HARD = [
    '=1+1|cmd "x"',
    "a, type: Q; date: 2026-13-45",
    "บัญชี:ย่อย  [x] (y) {z} / \\ ~ #t ^l",
    "; ! * @ 5 THB",
    "😀 ก่ำ\u200bข้าว\tx",
    "^",
]
"""Names that mean something in one format or another."""


def hard_book(book: Book) -> Book:
    """Fill a ledger: two households, 500 entries of every kind, pairs, deleted ones, hard names and words."""
    homes = [add_home(book, code) for code in ("001", "ก-1:=x")]
    drafts = [draft(seed, homes[seed % 2], months=8) for seed in range(500)]
    worded = [
        replace(one, description=HARD[number % 6], note=f"{HARD[number % 5]}\nบรรทัดสอง, x: y") if number % 7 else one
        for number, one in enumerate(drafts)
    ]
    book.do(AddEntries(tuple(worded)))
    for seed in range(12):
        both = pair(seed, homes[seed % 2])
        book.do(AddEntries((both.first, both.second), is_pair=True))
    book.do(DeleteEntries(tuple(one.id for one in entries_of(book)[::40] if not one.pair)))
    for place, home in enumerate(homes):
        _rename(book, home.id, place)
    return book


def _rename(book: Book, home: Id, place: int) -> None:
    """Give records of a household hard names, two of a kind the same."""
    kinds: tuple[type[Named], ...] = (Pocket, Debt, Occupation, Party, HouseholdCategory)
    for kind in kinds:
        with book.store.reader() as reader:
            listed: list[Named] = reader.of_household(kind, home)
        for number, record in enumerate(listed):
            book.do(ReplaceRecord(record, replace(record, name=HARD[(place + number // 2) % 6] + "!" * number)))


def codes_of(book: Book) -> dict[str, Id]:
    """Give households by code."""
    with book.store.reader() as reader:
        return {one.code: one.id for one in reader.all(Household) if one.id != NO_ID}


def sums_of(path: Path, *, before: str = "9999-12-31") -> Sums:
    """Add up a ledger file's lines in plain SQL, household by its code."""
    with closing(raw_connection(path, mode="ro")) as file:
        connection: sqlite3.Connection = file
        found = connection.execute(
            "select h.code, l.account, l.ref, sum(l.satang) from entry_line l join entry e on e.id = l.entry_id "
            "join household h on h.id = e.household_id where e.deleted = 0 and e.date <= ? group by 1, 2, 3",
            (before,),
        ).fetchall()
    return {(code, account, ref): satang for code, account, ref, satang in found if satang}


def entry_count_of(path: Path) -> int:
    """Count a file's entries that are kept."""
    with closing(raw_connection(path, mode="ro")) as file:
        return int(file.execute("select count(*) from entry where deleted = 0").fetchone()[0])
