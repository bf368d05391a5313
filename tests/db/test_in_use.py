"""What holds money stays where entries name it, whoever asks, and whatever is taken back meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest

from household_ledger.db.store import open_store
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt, Pocket
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, RestoreEntries
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, EntryQuery
from household_ledger.services.refusals import InvalidEntry
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home

K = EntryKind
DAY = date(2026, 3, 1)


def spent(home: Home, pocket: Id) -> AddEntries:
    amount = Money(5000)
    part = Part(fixed_id("E01"), amount)
    return AddEntries(
        (Draft(household=home.id, date=DAY, kind=K.EXPENSE, amount=amount, parts=(part,), pocket=pocket),)
    )


def counted(home: Home, pocket: Id) -> AddEntries:
    return AddEntries((Draft(household=home.id, date=DAY, kind=K.CASH_COUNT, amount=Money(1), pocket=pocket),))


def read(book: Book, kind: type, record: Id) -> object:
    with book.store.reader() as reader:
        return reader.record(kind, record)


@contextmanager
def elsewhere(book: Book) -> Iterator[Ledger]:
    """Open the file as another writer does: as somebody else at the same computer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("getpass.getuser", lambda: "somebody else")
        store = open_store(book.path, clock=book.clock)
    try:
        yield Ledger(store, book.clock)
    finally:
        store.close()


def do_elsewhere(book: Book, command: Command) -> Id:
    with elsewhere(book) as ledger:
        return ledger.execute(command).ids[0]


@pytest.mark.parametrize("say", [spent, counted])
def test_a_pocket_with_entries_stays_what_it_is(book: Book, home: Home, say: object) -> None:
    assert callable(say)
    (key,) = book.do(say(home, home.bank))
    pocket = read(book, Pocket, home.bank)
    assert isinstance(pocket, Pocket)
    as_savings = replace(pocket, kind=PocketKind.SAVINGS, category="S01")
    before = book.state()

    for refused in (DeleteRecords(Pocket, (home.bank,)), ReplaceRecord(pocket, as_savings)):
        with pytest.raises(UserError, match="has_entries"):
            book.do(refused)
    assert book.state() == before

    book.do(ReplaceRecord(pocket, replace(pocket, name="บัญชีใหม่", kind=PocketKind.CARD)))
    book.do(DeleteEntries((key,)))
    book.do(DeleteRecords(Pocket, (home.bank,)))
    with pytest.raises(InvalidEntry, match="pocket_unknown"):
        book.do(RestoreEntries((key,)))


def test_a_savings_pocket_with_entries_is_not_spent_from(book: Book, home: Home) -> None:
    book.do(AddEntries((draft(1, home, kind=K.SAVE),)))
    for key in (home.savings, home.other_savings):
        pocket = read(book, Pocket, key)
        assert isinstance(pocket, Pocket)
        with book.store.reader() as reader:
            is_used = any(
                line.ref == key for one in reader.entries(EntryQuery(household=home.id)) for line in one.lines
            )
        change = ReplaceRecord(pocket, replace(pocket, kind=PocketKind.CASH, category=""))
        if is_used:
            with pytest.raises(UserError, match="has_entries"):
                book.do(change)
        else:
            book.do(change)


def test_a_debt_with_entries_stays(book: Book, home: Home) -> None:
    (key,) = book.do(AddEntries((draft(1, home, kind=K.BORROW),)))

    with pytest.raises(UserError, match="has_entries"):
        book.do(DeleteRecords(Debt, (home.debt,)))

    book.do(DeleteEntries((key,)))
    book.do(DeleteRecords(Debt, (home.debt,)))


def test_undo_takes_no_pocket_from_under_what_another_program_wrote(book: Book, home: Home) -> None:
    (pocket,) = book.do(AddRecords((Pocket(id=NO_ID, household=home.id, name="กระปุก", kind=PocketKind.CASH),)))
    key = do_elsewhere(book, spent(home, pocket))

    with pytest.raises(UserError, match="changed_since"):
        book.do(Undo())

    do_elsewhere(book, DeleteEntries((key,)))
    book.do(Undo())
    assert getattr(read(book, Pocket, pocket), "is_deleted", False)


@pytest.mark.parametrize("many", [1, 250])
def test_neither_undo_nor_redo_brings_entries_back_without_their_pocket(book: Book, home: Home, many: int) -> None:
    drafts = spent(home, home.bank).drafts * many
    book.do(AddEntries(drafts))
    with book.store.reader() as reader:
        keys = tuple(one.id for one in reader.entries(EntryQuery(household=home.id)))
    book.do(DeleteEntries(keys))
    do_elsewhere(book, DeleteRecords(Pocket, (home.bank,)))
    before = book.state()

    with pytest.raises(UserError, match="changed_since"):
        book.do(Undo())
    assert book.state() == before

    do_elsewhere(book, Undo())
    book.do(Undo())
    book.do(Redo())
    book.do(Undo())
    do_elsewhere(book, spent(home, home.cash))
    book.assert_whole()
