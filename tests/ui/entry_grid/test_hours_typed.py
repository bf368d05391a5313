"""Hours worked, typed by keys: how many is asked right after the work, and a number alone is never a note."""

from __future__ import annotations

import pytest

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.typed.measured import measured
from household_ledger.services.typed.row import TypedRow
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import SHIFT, Key, Typist, written


@pytest.fixture
def begun(page: EntryPage, typist: Typist) -> Typist:
    """Choose hours by their word and the arrow; stand in the work, which is typed."""
    typist.type("ชั่วโมง")
    page.grid.typing.list.settle()
    typist.press(Key.Key_Down, Key.Key_Return)
    assert page.grid.typing.row.kind is EntryKind.HOURS
    assert typist.cell == "quantity", "nothing was tried, so nothing is scolded"
    assert not any(cell.is_wrong() for cell in page.grid.view.editor.order())
    typist.press(Key.Key_Tab, held=SHIFT).type("เลี้ยงไก่").press(Key.Key_Tab)
    return typist


def test_after_the_work_come_the_hours_and_then_the_note(begun: Typist, desk: Desk) -> None:
    assert begun.cell == "quantity"
    begun.type("2.5").press(Key.Key_Tab)
    assert begun.cell == "note"
    begun.type("เช้า").save()

    (entry,) = written(desk)
    assert (entry.kind, entry.quantity, entry.note) == (EntryKind.HOURS, 2500, "เช้า")


def test_a_number_in_the_note_is_the_hours(begun: Typist, desk: Desk) -> None:
    begun.press(Key.Key_Tab).type("2.5").save()

    (entry,) = written(desk)
    assert (entry.quantity, entry.note) == (2500, "")


@pytest.mark.parametrize(
    ("row", "quantity", "note"),
    [
        (TypedRow(kind=EntryKind.HOURS, note=" ๒.๕ "), "๒.๕", ""),
        (TypedRow(kind=EntryKind.HOURS, note="แปลง 2"), "", "แปลง 2"),
        (TypedRow(kind=EntryKind.HOURS, quantity="3", note="2"), "3", "2"),
        (TypedRow(kind=EntryKind.PRODUCED, note="2"), "", "2"),
        (TypedRow(note="2"), "", "2"),
    ],
)
def test_only_hours_without_a_number_take_one_from_the_note(row: TypedRow, quantity: str, note: str) -> None:
    found = measured(row)
    assert (found.quantity, found.note) == (quantity, note)
