"""What the book says besides is minded by the sheets of cells: the months before, other hours of a day, goals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.paper_cells import usual_cash
from household_ledger.services.views.paper_month import Side
from household_ledger.ui.desk import Desk, Notice
from household_ledger.ui.entry_paper.hours_sheet import HoursSheet
from household_ledger.ui.entry_paper.month_sheet import MonthSheet
from tests.ui.entry_paper.month_hands import entries_of, shown, type_here

Key = Qt.Key
SELDOM = "E24"
"""A category nobody of the demo lives from."""


def test_what_is_written_of_a_month_before_changes_the_columns_of_a_page_at_once(desk: Desk, qtbot: QtBot) -> None:
    sheet = shown(desk, qtbot, MonthSheet)
    assert isinstance(sheet, MonthSheet)
    seldom = fixed_id(SELDOM)
    assert seldom not in {meant.category for one in sheet.columns if not one.is_rest for meant in one.meant}
    assert desk.household is not None
    with desk.reader() as reader:
        cash = usual_cash(reader, desk.household)
    one = Draft(
        household=desk.household,
        date=date(2026, 10, 1),
        kind=EntryKind.EXPENSE,
        amount=Money(5_00),
        parts=(Part(seldom, Money(5_00)),),
        pocket=cash,
    )
    days = [date(2026, 10, number) for number in range(1, 31)]
    desk.execute(AddEntries(tuple(replace(one, date=day, description=f"งาน {day}") for day in days * 3)))
    QApplication.processEvents()
    assert seldom in {meant.category for one in sheet.columns if not one.is_rest for meant in one.meant}


def test_hours_typed_anew_are_not_counted_with_what_they_were(desk: Desk, qtbot: QtBot) -> None:
    sheet = shown(desk, qtbot, HoursSheet)
    told: list[Notice] = []
    desk.said.connect(told.append)
    type_here(sheet, "16", Key.Key_Return, Key.Key_Up)
    type_here(sheet, "15", Key.Key_Return)
    assert [one.quantity for one in entries_of(desk)] == [15_000]
    assert [one.words for one in told] == []


def test_money_put_by_is_for_the_goal_kept_in_its_pocket(desk: Desk, qtbot: QtBot) -> None:
    sheet = shown(desk, qtbot, MonthSheet)
    assert isinstance(sheet, MonthSheet)
    household = desk.household or NO_ID
    box = Pocket(id=NO_ID, household=household, name="ไหใต้ถุน", kind=PocketKind.SAVINGS, category="S01")
    (pocket,) = desk.execute(AddRecords((box,))).ids
    made = Goal(id=NO_ID, household=household, name="หลังคา", target=Money(500_00), pockets=str(pocket))
    (goal,) = desk.execute(AddRecords((made,))).ids
    QApplication.processEvents()
    place = next(place for place, one in enumerate(sheet.columns) if one.side is Side.SAVING)
    sheet.pane.body.stand_at(0, place)
    type_here(sheet, "50", Key.Key_Return)
    assert sheet.asking is not None
    type_here(sheet, "ไหใต้ถุน", Key.Key_Return)
    (entry,) = entries_of(desk)
    said = draft_of(entry)
    assert (said.kind, said.to_pocket, said.goal) == (EntryKind.SAVE, pocket, goal)
