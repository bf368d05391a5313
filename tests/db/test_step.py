"""A step of few records and a step of many come to the same, however they are packed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from household_ledger.db import step
from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.months import CloseMonth, VerifyMonth
from household_ledger.services.ports import Work
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, add_people

CLOSED = Month(2026, 9)


@dataclass(frozen=True)
class _Write:
    """Write entries as they are given, whether they changed or not."""

    entries: tuple[Entry, ...]

    def write(self, work: Work) -> Label:
        for one in self.entries:
            work.replace_entry(one)
        return Label("change_entry")


@pytest.fixture(params=[0, 200], ids=["packed as many", "packed as few"])
def packing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "BULK", request.param)


@pytest.fixture
def closed_and_open(book: Book, home: Home) -> tuple[Entry, Entry]:
    """Give an entry of a closed and verified month, and one of an open month."""
    days = (CLOSED.first, date(2026, 11, 3))
    ids = book.do(AddEntries(tuple(replace(draft(1, home), date=day) for day in days)))
    book.do(CloseMonth(home.id, CLOSED))
    add_people(book)
    book.do(VerifyMonth(home.id, CLOSED, "cash"), "verifier")
    with book.store.reader() as reader:
        first, second = (reader.entry(Id(one)) for one in ids)
    assert first is not None
    assert second is not None
    return first, second


@pytest.mark.usefixtures("packing")
def test_an_entry_written_as_it_was_touches_no_closed_month(
    book: Book, home: Home, closed_and_open: tuple[Entry, Entry]
) -> None:
    closed, still_open = closed_and_open

    change = book.ledger.execute(_Write((closed, replace(still_open, note="ตรวจแล้ว"))))

    assert change.months == {(home.id, Month(2026, 11).number)}
    with book.store.reader() as reader:
        (state,) = [one for one in reader.month_states(home.id) if one.month == CLOSED.number]
    assert state.verified_on is not None


@pytest.mark.usefixtures("packing")
def test_only_entries_as_they_were_are_no_step(book: Book, closed_and_open: tuple[Entry, Entry]) -> None:
    steps = book.steps()

    with pytest.raises(UserError, match="nothing_changed"):
        book.do(_Write(closed_and_open))

    assert book.steps() == steps
