"""Whatever is kept can be edited: written as it would be typed and read again, an entry is what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from household_ledger.domain.debt_interest import divide, interest_due
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.posting import lines_of
from household_ledger.domain.pricing import with_value
from household_ledger.domain.register import Debt
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.rows import ReplaceRow
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery
from household_ledger.services.typed.entry import read_row, typed_of
from household_ledger.services.views.entry_rows import EntryRow, entry_rows
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.i18n import using
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home
from tests.services.made_village import TODAY, Village, made_village


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with made_village(tmp_path_factory.mktemp("typed"), households=4, months=8) as made:
        yield made


def _again(row: EntryRow, book: NameBook) -> tuple[Draft, ...]:
    """Type a row as it is shown for editing, far from its own day, and read it."""
    read = read_row(typed_of(row.entry, row.twin, book), book, date(2026, 1, 31), TODAY)
    assert read.problems == ()
    assert len(read.drafts) == len(row.entries)
    return read.drafts


def _completed(said: Draft, book: NameBook) -> Draft:
    debts: dict[int, Debt] = {one.id: one for one in book.debts}
    whole = with_value(said)
    if not said.debt:
        return whole
    debt = debts[said.debt]
    return divide(whole, debt, said.amount, interest_due(debt, said.amount, months=0))


def _assert_same(row: EntryRow, drafts: tuple[Draft, ...], book: NameBook) -> None:
    for said, entry in zip(drafts, row.entries, strict=True):
        assert lines_of(_completed(said, book), book) == entry.lines
        assert (said.date, said.kind, said.member, said.goal) == (entry.date, entry.kind, entry.member, entry.goal)
    said = drafts[0]
    assert (said.party, said.occupation, said.quantity, said.unit) == (
        row.entry.party,
        row.entry.occupation,
        row.entry.quantity,
        row.entry.unit,
    )
    assert (said.description, said.note, said.known_by) == (row.entry.description, row.entry.note, row.entry.known_by)


def test_every_entry_of_the_made_up_village_is_read_as_it_was(village: Village) -> None:
    kinds = set()
    for household in village.reader.households():
        book = NameBook.read(village.reader, household.id, today=TODAY)
        for row in entry_rows(village.reader, EntryQuery(household=household.id)):
            _assert_same(row, _again(row, book), book)
            kinds.add((row.entry.kind, row.twin is not None))
    assert len(kinds) >= 20


def test_the_other_language_and_digits_read_back_too(village: Village) -> None:
    household = village.reader.households()[2]
    for language, digits in (("en", "arabic"), ("th", "thai")):
        with using(language, digits):
            book = NameBook.read(village.reader, household.id, today=TODAY)
            rows = entry_rows(village.reader, EntryQuery(household=household.id, first=date(2026, 9, 1)))
            for row in rows:
                _assert_same(row, _again(row, book), book)


def test_a_draft_made_of_an_entry_gives_its_lines(village: Village) -> None:
    for household in village.reader.households():
        book = NameBook.read(village.reader, household.id, today=TODAY)
        for entry in village.reader.entries(EntryQuery(household=household.id)):
            assert lines_of(draft_of(entry), book) == entry.lines


def _kept(book: Book, said: tuple[Draft, ...]) -> EntryRow:
    ids = book.do(AddEntries(said, is_pair=len(said) == 2))
    with book.store.reader() as reader:
        entry = reader.entry(ids[0])
        assert entry is not None
        day = EntryQuery(household=entry.household, first=entry.date, last=entry.date)
        return next(row for row in entry_rows(reader, day) if ids[0] in {one.id for one in row.entries})


def _edited(book: Book, row: EntryRow) -> tuple[Entry, ...]:
    with book.store.reader() as reader:
        return tuple(found for one in row.entries if (found := reader.entry(one.id)) is not None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(seed=st.integers(0, 10**6), kind=st.none() | st.sampled_from(EntryKind))
def test_saving_a_row_as_it_was_typed_changes_nothing(
    book: Book, home: Home, seed: int, kind: EntryKind | None
) -> None:
    both = pair(seed, home)
    row = _kept(book, (both.first, both.second) if kind is None else (draft(seed, home, kind=kind),))
    with book.store.reader() as reader:
        names = NameBook.read(reader, home.id, today=book.clock.today())
    drafts = _again(row, names)

    with pytest.raises(UserError) as refused:
        book.do(ReplaceRow(row.entries, drafts))

    assert refused.value.code == "nothing_changed"
    assert _edited(book, row) == row.entries


def test_an_entry_that_names_what_was_deleted_asks_for_another(book: Book, home: Home) -> None:
    row = _kept(book, (draft(3, home, kind=EntryKind.EXPENSE),))
    with book.store.reader() as reader:
        names = NameBook.read(reader, home.id, today=book.clock.today())
    without = replace(typed_of(row.entry, None, names), pocket="ไม่มีแล้ว")

    read = read_row(without, names, None, TODAY)

    assert [(one.field, one.code) for one in read.problems] == [("pocket", "pocket_unknown")]
