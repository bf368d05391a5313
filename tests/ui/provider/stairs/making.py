"""What tests of the staircases share: two people at the keyboard, marks, dialogs answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.domain.staircase import Audience, StairMark
from household_ledger.services.commands.register import AddRecords
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.steps_dialog import StepsDialog
from household_ledger.ui.widgets.table import Table
from tests.ui.hands import child

D = TypeVar("D", bound=QDialog)


def two_people(desk: Desk) -> tuple[Id, Id]:
    """Add one who writes and one who verifies; the first types from now on."""
    people = (
        Person(id=NO_ID, name="อาสาหน่อย", role=Role.RECORDER),
        Person(id=NO_ID, name="ครูแดง", role=Role.VERIFIER),
    )
    writer, verifier = desk.execute(AddRecords(people)).ids
    desk.let_type(writer)
    return writer, verifier


def marks(desk: Desk, household: Id) -> list[StairMark]:
    with desk.reader() as reader:
        return reader.of_household(StairMark, household)


def in_dialog(kind: type[D], act: Callable[[D], object]) -> None:
    """Do something in the dialog that opens next, which is to be closed by then."""

    def found(left: int = 400) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None and left:
            QTimer.singleShot(10, lambda: found(left - 1))
            return
        assert isinstance(dialog, kind)
        try:
            act(dialog)
            assert not isValid(dialog) or not dialog.isVisible(), "still open"
        finally:
            if isValid(dialog) and dialog.isVisible():
                dialog.done(0)  # else its test would wait for ever

    QTimer.singleShot(0, found)


def home(desk: Desk, place: int) -> Id:
    """Give a household by its place on the staircase."""
    return desk.figures.staircase(desk.month).people[place].household


def mark_of(household: Id, level: int) -> StairMark:
    """Make a mark that a paper shows."""
    return StairMark(
        id=NO_ID,
        household=household,
        audience=Audience.PARTICIPANT,
        level=level,
        reached_on=date(2026, 10, 2),
        document="ใบเยี่ยม",
    )


def table_of(parent: QWidget, name: str) -> Table:
    """Find a table by its object name."""
    found = child(parent, name, Table)
    assert isinstance(found, Table)
    return found


def enter_first(table: Table) -> None:
    """Stand at the first row with the keyboard and press Enter."""
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)


def headings(into: list[str]) -> Callable[[StepsDialog], None]:
    """Give what notes the heading of a household's stairs and closes them."""

    def note(dialog: StepsDialog) -> None:
        into.append(dialog.heading.words())
        dialog.reject()

    return note
