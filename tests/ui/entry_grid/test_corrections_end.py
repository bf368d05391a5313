"""A closed month is corrected until somebody stops, or until it is open again; the keyboard is in the row then."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.services.commands.months import CloseMonth, ReopenMonth, VerifyMonth
from household_ledger.services.ports import Initiator
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_grid.conftest import FOOD, THIS_MONTH, Key, Typist, written
from tests.ui.hands import child, press


@pytest.fixture
def correcting(page: EntryPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> EntryPage:
    """Close the month, and correct it with a reason."""
    desk.execute(CloseMonth(desk.household or NO_ID, THIS_MONTH))
    QApplication.processEvents()
    monkeypatch.setattr(dialogs, "ask_text", lambda *_words: "จดผิด")
    press(the_button(page))
    QApplication.processEvents()
    return page


def the_button(page: EntryPage) -> QPushButton:
    """Give the first way on of the banner above the rows."""
    found = child(page, "lock_banner").findChildren(QPushButton)[0]
    assert isinstance(found, QPushButton)
    return found


def test_a_month_that_is_open_again_is_written_in_without_a_reason(
    correcting: EntryPage, typist: Typist, desk: Desk
) -> None:
    assert not correcting.grid.parts.is_locked
    desk.execute(ReopenMonth(desk.household or NO_ID, THIS_MONTH, "ลืมหลายรายการ"))
    QApplication.processEvents()

    assert correcting.findChild(QPushButton, "lock_banner") is None
    correcting.grid.focus()
    typist.row(what="ปลา", category=FOOD, money_out="40")
    (entry,) = written(desk)
    assert entry.correction_reason == ""

    desk.execute(CloseMonth(desk.household or NO_ID, THIS_MONTH))
    QApplication.processEvents()
    assert correcting.grid.parts.is_locked, "closed anew, it wants a reason of its own"


def test_the_keyboard_goes_from_the_banner_to_the_rows_and_writes_no_nothing_today(
    correcting: EntryPage, typist: Typist, desk: Desk
) -> None:
    stop = the_button(correcting)
    stop.setFocus()
    press(stop)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert correcting.grid.isAncestorOf(focused)

    typist.press(Key.Key_Return)
    assert not written(desk)


def test_that_a_correction_ends_the_verification_is_said_before_it_is_asked_for(
    page: EntryPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    household = desk.household or NO_ID
    said: list[str] = []

    def ask(_parent: object, _title: str, words: str, *_more: str) -> str | None:
        said.append(words)
        return None

    monkeypatch.setattr(dialogs, "ask_text", ask)
    desk.execute(CloseMonth(household, THIS_MONTH))
    QApplication.processEvents()
    press(the_button(page))
    with desk.reader() as reader:
        verifier = next(one for one in reader.all(Person) if one.role is Role.VERIFIER)
    desk.opened.ledger.execute(VerifyMonth(household, THIS_MONTH, "สมุด"), Initiator(verifier.id))
    QApplication.processEvents()
    press(the_button(page))

    before, after = said
    assert "ตรวจ" not in before
    assert after.startswith(before)
    assert f"{verifier.name} ตรวจเดือนนี้แล้วเมื่อ" in after
    assert "ต้องให้คนตรวจอีกครั้ง" in after
