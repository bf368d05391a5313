"""Deeds of the page of daily entries: rows written, changed, copied, taken out, brought back; days asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.services.commands.days import AdjustToCount, AskDays, CountCash, NothingToday
from household_ledger.services.commands.entries import (
    AddEntries,
    DeleteEntries,
    RemakeEntries,
    ReplaceEntry,
    ReplacePair,
    RestoreEntries,
)
from household_ledger.services.commands.history import Redo, RevertStep, Undo
from household_ledger.services.commands.importing import ImportEntries
from household_ledger.services.commands.lending import LendOrReturn
from household_ledger.services.commands.rows import AddRows, CopyRows, ReplaceRow
from household_ledger.services.demo.steps import On, Together
from household_ledger.services.exchange.importing_source import TypedRows
from household_ledger.services.exchange.rows import Row
from household_ledger.services.many_rows import SaidOfMany
from household_ledger.services.ports import Command
from tests.db.deeds_base import deed, entries, written
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home

_K = EntryKind
_MANY = 230
"""So many rows are packed in SQL (`db/step.py: BULK`)."""


def a_pair(book: Book, home: Home, number: int) -> tuple[Entry, Entry]:
    """Write a linked pair and give its halves."""
    two, before = pair(number, home), {one.id for one in entries(book)}
    book.do(AddEntries((two.first, two.second), is_pair=True))
    first, second = sorted((one for one in entries(book) if one.id not in before), key=lambda one: one.id)
    return first, second


@deed(AddEntries)
def add_entries(_book: Book, home: Home, number: int) -> Command:
    if number % 2:
        two = pair(number, home)
        return AddEntries((two.first, two.second), is_pair=True)
    return AddEntries(tuple(draft(seed, home) for seed in range(number, number + 4)))


@deed(AddRows)
def add_rows(_book: Book, home: Home, number: int) -> Command:
    two = pair(number, home)
    return AddRows(((draft(number, home),), (two.first, two.second), (draft(number + 9, home, kind=_K.EXPENSE),)))


@deed(ReplaceEntry)
def replace_entry(book: Book, home: Home, number: int) -> Command:
    (was,) = written(book, home, number, kind=_K.EXPENSE)
    return ReplaceEntry(was, replace(draft(number + 1, home, kind=_K.COST), note=f"แก้ครั้งที่ {number}"))


@deed(ReplacePair)
def replace_pair(book: Book, home: Home, number: int) -> Command:
    was, now = a_pair(book, home, number), pair(number + 1, home)
    return ReplacePair(was, (replace(now.first, note=f"แก้ครั้งที่ {number}"), now.second))


@deed(ReplaceRow)
def replace_row(book: Book, home: Home, number: int) -> Command:
    """Make a pair of an entry, an entry of a pair."""
    if number % 2:
        two = pair(number, home)
        return ReplaceRow(tuple(written(book, home, number, kind=_K.INCOME)), (two.first, two.second))
    return ReplaceRow(a_pair(book, home, number), (draft(number, home, kind=_K.EXPENSE),))


@deed(DeleteEntries)
def delete_entries(book: Book, home: Home, number: int) -> Command:
    half, _twin = a_pair(book, home, number)
    return DeleteEntries((half.id, *(one.id for one in written(book, home, number, number + 1))))


@deed(RestoreEntries)
def restore_entries(book: Book, home: Home, number: int) -> Command:
    chosen = (a_pair(book, home, number)[0].id, *(one.id for one in written(book, home, number, number + 1)))
    book.do(DeleteEntries(chosen))
    return RestoreEntries(chosen)


@deed(RemakeEntries)
def remake_entries(book: Book, home: Home, number: int) -> Command:
    chosen = [*written(book, home, *range(number, number + 4), kind=_K.EXPENSE), a_pair(book, home, number)[0]]
    said = SaidOfMany(date=date(2026, 3, number), note=f"จากสมุดหน้า {number}", known_by=KnownBy.PAPER)
    return RemakeEntries(tuple(one.id for one in chosen), said)


@deed(CopyRows)
def copy_rows(book: Book, home: Home, number: int) -> Command:
    halves = a_pair(book, home, number)
    singles = written(book, home, *range(number, number + 3), kind=_K.EXPENSE)
    return CopyRows(tuple(one.id for one in (*singles, *halves)), date(2026, 4, number))


@deed(CountCash)
def count_cash(_book: Book, home: Home, number: int) -> Command:
    day = date(2026, 5, number)
    return CountCash(household=home.id, pocket=home.cash, day=day, counted=Money(number * 7700), is_adjusting=True)


@deed(AdjustToCount)
def adjust_to_count(_book: Book, home: Home, number: int) -> Command:
    return AdjustToCount(household=home.id, pocket=home.bank, day=date(2026, 5, number), counted=Money(number * 77))


@deed(NothingToday)
def nothing_today(_book: Book, home: Home, number: int) -> Command:
    return NothingToday(home.id, date(2026, 6, number))


@deed(AskDays)
def ask_days(_book: Book, home: Home, number: int) -> Command:
    return AskDays(home.id, tuple(date(2026, 7, number + week) for week in (0, 7, 14, 21)))


@deed(LendOrReturn)
def lend_or_return(_book: Book, home: Home, number: int) -> Command:
    return LendOrReturn(replace(draft(number, home, kind=_K.LEND), party=NO_ID), f"ลุงดำ {number}")


@deed(ImportEntries)
def import_entries(_book: Book, _home: Home, number: int) -> Command:
    """Take in so many rows that they are packed in SQL."""
    rows = [
        Row(
            date=date(2026, 8, 1 + line % 28),
            household="001",
            kind=_K.EXPENSE,
            category=("E01", "E09")[line % 2],
            amount=Money(100 + line),
            pocket="เงินสด",
            description=f"แถว {number} {line}",
            number=line,
        )
        for line in range(_MANY)
    ]
    return ImportEntries(TypedRows(f"แฟ้ม {number}", lambda: rows, len(rows)))


@deed(On)
def on_another_day(_book: Book, home: Home, number: int) -> Command:
    return On(date(2026, 2, 28), AddEntries((draft(number, home), draft(number + 1, home))))


@deed(Together)
def together(_book: Book, home: Home, number: int) -> Command:
    first, last = (AddEntries((draft(seed, home),)) for seed in (number, number + 1))
    return Together((first, NothingToday(home.id, date(2026, 6, number)), last), Label("demo"))


@deed(RevertStep)
def revert_step(book: Book, home: Home, number: int) -> Command:
    old = book.ledger.execute(add_rows(book, home, number)).step
    written(book, home, number)
    return RevertStep(old)


@deed(Undo)
def undo(book: Book, home: Home, number: int) -> Command:
    book.do(add_rows(book, home, number))
    return Undo()


@deed(Redo)
def redo(book: Book, home: Home, number: int) -> Command:
    book.do(add_rows(book, home, number))
    book.do(Undo())
    return Redo()
