"""The deed of settling what two laptops wrote differently."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Household, HouseholdCategory
from household_ledger.services.commands.conflicts import SettleConflict, SettleConflicts
from household_ledger.services.commands.entries import ReplaceEntry
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.commands.same import GiveOwnCode, SayTheSame
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.merging.conflict import Conflict
from household_ledger.services.ports import Command
from tests.db.deeds_base import deed, written
from tests.db.ledgers import Book, Home, add_home, new_book


@deed(SettleConflict)
def settle_conflict(book: Book, home: Home, number: int) -> Command:
    conflict = _differing(book, home, number)
    return SettleConflict(conflict, conflict.choices[1].step)


@deed(SettleConflicts)
def settle_conflicts(book: Book, home: Home, number: int) -> Command:
    both = (_differing(book, home, 2 * number), _differing(book, home, 2 * number + 1))
    return SettleConflicts(tuple((one, one.choices[1].step) for one in both))


def _differing(book: Book, home: Home, number: int) -> Conflict:
    """Write an entry here and on another computer, and take in what was written there."""
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
        return next(one for one in reader.conflicts() if one.record == entry.id)


@deed(SayTheSame)
def say_the_same(book: Book, home: Home, number: int) -> Command:
    twin = add_home(book, f"ฝ{number}")
    written(book, twin, *range(7 * number, 7 * number + 5))
    return SayTheSame(Household, (twin.id, home.id))


@deed(GiveOwnCode)
def give_own_code(book: Book, home: Home, number: int) -> Command:
    twin = HouseholdCategory(id=NO_ID, household=home.id, code="E01.1", under="E01", name=f"ปลา {number}")
    return GiveOwnCode(book.do(AddRecords((twin,)))[0])
