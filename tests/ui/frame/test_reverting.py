"""One old step is taken back alone: from the history of a record, and from that of the book."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.services.commands.entries import DeleteEntries, ReplaceEntry
from household_ledger.services.commands.households import ChangeHousehold
from household_ledger.services.entry_drafts import draft_of
from household_ledger.ui.frame.book_history import BookHistoryPanel
from household_ledger.ui.frame.window import Window
from household_ledger.ui.widgets import dialogs
from tests.ui.frame.conftest import add, settle, words_in
from tests.ui.hands import child, press

Key = Qt.Key


@dataclass
class Answers:
    """Who is asked, and says yes or no."""

    is_yes: bool = True
    asked: list[str] = field(default_factory=list)

    def confirm(self, _parent: object, title: str, *words: str) -> bool:
        self.asked.append("\n".join((title, *words)))
        return self.is_yes


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers()
    monkeypatch.setattr(dialogs, "confirm", made.confirm)
    return made


def entry(window: Window, number: Id) -> Entry:
    with window.desk.reader() as reader:
        found = reader.entry(number)
    assert found is not None
    return found


def change(window: Window, number: Id, note: str) -> None:
    was = entry(window, number)
    window.desk.execute(ReplaceEntry(was, replace(draft_of(was), note=note)))


def buttons(window: Window) -> list[QPushButton]:
    return [one for one in window.parts.drawer.findChildren(QPushButton, "revert_step") if one.isVisible()]


def panel(window: Window) -> BookHistoryPanel:
    shown = window.parts.drawer.panel
    assert isinstance(shown, BookHistoryPanel)
    return shown


def test_a_step_of_a_record_is_taken_back_from_its_history(window: Window, answers: Answers) -> None:
    number = add(window.desk)
    change(window, number, "แก้ผิด")
    add(window.desk)
    settle()
    window.desk.show_history("entry", number)
    settle()

    press(buttons(window)[0])
    settle()

    assert entry(window, number).note == ""
    assert len(answers.asked) == 1
    assert "ย้อนเฉพาะขั้น" in words_in(window.parts.drawer)
    window.desk.undo()
    assert entry(window, number).note == "แก้ผิด"


def test_no_is_no(window: Window, answers: Answers) -> None:
    answers.is_yes = False
    number = add(window.desk)
    change(window, number, "แก้")
    window.desk.show_history("entry", number)
    settle()

    press(buttons(window)[0])

    assert entry(window, number).note == "แก้"


def test_what_stands_against_it_is_said(window: Window, answers: Answers) -> None:
    number = add(window.desk)
    change(window, number, "หนึ่ง")
    change(window, number, "สอง")
    window.desk.show_history("entry", number)
    settle()
    said: list[str] = []
    window.desk.said.connect(lambda notice: said.append(notice.words))

    press(buttons(window)[1])

    assert entry(window, number).note == "สอง"
    assert answers.asked
    assert "หลังจากนั้นมีการทำ" in said[-1]
    assert "แก้รายจ่าย" in said[-1]


def test_the_history_of_the_book_is_gone_through_with_keys_alone(window: Window, answers: Answers) -> None:
    number = add(window.desk)
    window.desk.execute(DeleteEntries((number,)))
    add(window.desk)
    settle()
    action = next(one for one in window.doings.actions() if one.words == "History of the book")
    action.run()
    settle()

    assert panel(window).isAncestorOf(QApplication.focusWidget() or window)
    panel(window).list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel(window).list, Key.Key_Down)
    shown = panel(window).step()
    assert shown is not None
    assert "ลบ" in shown.words
    QTest.keyClick(panel(window).list, Key.Key_Tab)
    assert QApplication.focusWidget() is panel(window).revert
    assert panel(window).revert.accessibleDescription() == shown.words
    QTest.keyClick(panel(window).revert, Key.Key_Return)
    settle()

    assert not entry(window, number).is_deleted
    assert len(answers.asked) == 1
    now = panel(window).step()
    assert now is not None
    assert now.step == shown.step


def test_the_list_is_of_the_household_or_of_the_whole_book(window: Window) -> None:
    desk = window.desk
    others = [one for one in desk.figures.households() if one.id != desk.household]
    add(desk)
    desk.execute(ChangeHousehold(was=others[0], now=replace(others[0], name="ชื่อใหม่ของเพื่อนบ้าน")))
    settle()
    window.drawers.show_book_history()
    settle()
    own = panel(window).list.model().rowCount()

    press(child(panel(window).scope, "choice_book"))
    settle()

    everything = panel(window).list.model().rowCount()
    first = panel(window).list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert own < everything
    assert "ชื่อใหม่ของเพื่อนบ้าน" in first


def test_what_was_taken_back_is_struck_and_not_offered_again(window: Window) -> None:
    add(window.desk)
    window.desk.undo()
    settle()
    window.drawers.show_book_history()
    settle()
    QTest.keyClick(panel(window).list, Key.Key_Down)

    step = panel(window).step()

    assert step is not None
    assert step.is_undone
    assert not panel(window).revert.isEnabled()
