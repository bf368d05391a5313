"""The deed of settling what two laptops wrote differently."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.commands.conflicts import SettleConflict
from household_ledger.services.commands.entries import ReplaceEntry
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import Command
from tests.db.deeds_base import deed, written
from tests.db.ledgers import Book, Home, new_book


@deed(SettleConflict)
def settle_conflict(book: Book, home: Home, number: int) -> Command:
    (entry,) = written(book, home, number, kind=EntryKind.EXPENSE)
    stick, beside = (book.path.with_name(f"{number}.{ending}") for ending in ("hlbundle", "beside.hldb"))
    beside.unlink(missing_ok=True)
    book.store.bundle(stick)
    with new_book(beside) as other:
        other.ledger.merge(stick)
        other.do(ReplaceEntry(entry, replace(draft_of(entry), note="ที่เครื่องอื่น")))
        other.store.bundle(stick)
    book.do(ReplaceEntry(entry, replace(draft_of(entry), note="ที่เครื่องนี้")))
    book.ledger.merge(stick)
    with book.store.reader() as reader:
        conflict = next(one for one in reader.conflicts() if one.record == entry.id)
    return SettleConflict(conflict, conflict.choices[1].step)
