"""Taking back what closed or corrected a month: asked about first, for nobody gives a reason then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Role
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.months import CloseMonth, CorrectClosed, VerifyMonth
from household_ledger.services.commands.register import AddRecords
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from household_ledger.ui.widgets import dialogs
from tests.ui.frame.conftest import expense, settle
from tests.ui.frame.test_going_places import CTRL, key


class Asked:
    """The questions that were asked, all answered alike."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.says_yes = False

    def confirm(self, _parent: object, title: str, *_words: str) -> bool:
        """Answer."""
        self.titles.append(title)
        return self.says_yes


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Answer every question."""
    made = Asked()
    monkeypatch.setattr(dialogs, "confirm", made.confirm)
    return made


def is_closed(desk: Desk) -> bool:
    """Tell whether the month looked at is closed."""
    with desk.reader() as reader:
        return (int(home(desk)), desk.month.number) in reader.closed_months([home(desk)])


def is_deleted(desk: Desk, entry: Id) -> bool:
    """Tell whether an entry is out of the accounts."""
    with desk.reader() as reader:
        found = reader.entry(entry)
    assert found is not None
    return found.is_deleted


def home(desk: Desk) -> Id:
    """Give the household looked at."""
    assert desk.household is not None
    return desk.household


def undo(window: Window) -> None:
    """Press Ctrl+Z."""
    key(window, Qt.Key.Key_Z, CTRL)
    settle()


def test_a_closing_is_taken_back_only_when_that_is_meant(window: Window, asked: Asked) -> None:
    desk = window.desk
    desk.execute(CloseMonth(home(desk), desk.month))

    undo(window)
    assert asked.titles == [f"เดือน{month_words(desk.month)} ปิดแล้ว จะเปลี่ยนหรือ"]
    assert is_closed(desk)

    asked.says_yes = True
    undo(window)
    assert not is_closed(desk)


def test_a_correction_is_taken_back_only_when_that_is_meant(window: Window, asked: Asked) -> None:
    desk = window.desk
    draft = replace(expense(desk, 5000, "ขนม"), date=desk.month.last)
    (entry, *_others) = desk.execute(AddEntries((draft,))).ids
    settle()
    desk.execute(CloseMonth(home(desk), desk.month))
    desk.execute(CorrectClosed(home(desk), desk.month, "จดซ้ำ", DeleteEntries((entry,))))

    undo(window)
    assert is_deleted(desk, entry)

    asked.says_yes = True
    undo(window)
    assert not is_deleted(desk, entry)
    assert len(asked.titles) == 2


def test_what_changes_no_money_of_a_closed_month_is_taken_back_at_once(window: Window, asked: Asked) -> None:
    desk = window.desk
    desk.execute(CloseMonth(home(desk), desk.month))
    made = desk.execute(AddRecords((Person(id=NO_ID, name="ป้าแดง", role=Role.VERIFIER),)))
    desk.let_type(made.ids[0])
    settle()
    desk.execute(VerifyMonth(home(desk), desk.month, "นับเงินสด"))

    undo(window)
    assert asked.titles == []


def month_words(month: Month) -> str:
    """Write a month as the window does."""
    return {10: "ตุลาคม", 11: "พฤศจิกายน"}[month.month] + f" {month.year + 543}"
