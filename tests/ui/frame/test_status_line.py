"""The status line: who is typing, the menu of the file, and people chosen from a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Person
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.chooser import Chooser
from household_ledger.ui.frame.window import Window
from tests.ui.frame.conftest import Opened, Outside, add, page_of, settle
from tests.ui.frame.test_going_places import key
from tests.ui.hands import child, press, type_words


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("file_new", "new"),
        ("file_open", "open"),
        ("file_demo", "demo"),
        ("file_copy", "copy"),
        ("file_settings", "settings"),
    ],
)
def test_the_menu_of_the_file_reaches_outside(window: Window, outside: Outside, name: str, asked: str) -> None:
    press(child(window, "status_file"))
    action = next(one for one in menu().actions() if one.objectName() == name)
    press(menu(), menu().actionGeometry(action).center())

    assert outside.asked == [asked]


def test_the_file_is_looked_through_from_its_menu(window: Window, qtbot: QtBot) -> None:
    window.doings.check()
    qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=20000)
    settle()

    told = window.parts.messages.shown()[-1].words
    assert told.startswith("สมุดบัญชีครบถ้วน")
    with window.desk.reader() as reader:
        (head,) = reader.chain_heads()
    assert told.endswith(f"โซ่ {head.hash[:16]}"), "as the foot of a paper names it"


def test_who_is_typing_is_chosen_by_one_key_and_kept_with_each_entry(window: Window) -> None:
    assert child(window, "status_person").accessibleName() == "ใครกำลังจด?"
    key(window, Qt.Key.Key_F9)
    QTest.keyClick(menu(), Qt.Key.Key_Down)
    QTest.keyClick(menu(), Qt.Key.Key_Return)
    settle()
    name = child(window, "status_person").accessibleName()
    number = add(window.desk)

    with window.desk.reader() as reader:
        (step,) = reader.record_history("entry", number)
        person = reader.record(Person, step.step.person)
    assert person is not None
    assert name == f"ผู้บันทึก: {person.name}"


def test_the_start_asks_who_is_typing_and_the_answer_ends_the_question(open_window: Opened, desk: Desk) -> None:
    window = open_window(desk)
    assert "ใครกำลังจด" in window.parts.messages.shown()[0].words
    assert QApplication.focusWidget() is page_of(window).line, "work may begin at once"
    window.rebuild()
    settle()

    press(child(window.parts.messages, "answer"))
    QTest.keyClick(menu(), Qt.Key.Key_Return)
    settle()

    assert window.parts.messages.shown() == ()
    assert window.desk.person != NO_ID


def test_a_person_is_added_and_types_from_then_on(
    window: Window, answer: Callable[[Callable[[QWidget], None]], None]
) -> None:
    def fill(form: QWidget) -> None:
        type_words(child(form, "name"), "ป้าแดง")
        press(child(form, "save"))

    answer(fill)
    window.doings.add_person()
    settle()

    assert child(window, "status_person").accessibleName() == "ผู้บันทึก: ป้าแดง"
    window.desk.undo()
    settle()
    assert window.desk.person == NO_ID
    assert child(window, "status_person").accessibleName() == "ใครกำลังจด?"


def test_a_chooser_of_thousands_opens_and_finds(open_window: Opened, desk: Desk) -> None:
    from household_ledger.ui.frame.chooser import Choice

    window = open_window(desk)
    chosen: list[int] = []
    choices = [Choice(f"ครัวเรือน {number}", lambda n=number: chosen.append(n)) for number in range(3000)]  # type: ignore[misc]
    chooser = Chooser(window, "หา", choices)
    chooser.open_below(window.parts.top.household)
    type_words(chooser.line, "2999")
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)

    assert chosen == [2999]
