"""What the frame does: undo, pages read anew, print, what is said of saving and of trouble."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.ledger import Ledger
from household_ledger.ui.frame import messages_bar
from household_ledger.ui.frame.window import Window
from household_ledger.ui.paper import preview
from tests.ui.conftest import Shot
from tests.ui.frame.conftest import Outside, add, expense, page_of, settle, words_in
from tests.ui.frame.test_going_places import CTRL, key
from tests.ui.hands import child, press, type_words

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_undo_says_what_it_takes_back_and_keys_take_it_back_and_bring_it_back(window: Window) -> None:
    number = add(window.desk)
    assert "เพิ่มรายจ่าย ค่ากับข้าว 120 บาท" in child(window, "undo").accessibleName()

    key(window, Qt.Key.Key_Z, CTRL)
    with window.desk.reader() as reader:
        gone = reader.entry(number)
    assert gone is not None
    assert gone.is_deleted
    assert not child(window, "undo").isEnabled()
    assert "เพิ่มรายจ่าย ค่ากับข้าว 120 บาท" in child(window, "redo").accessibleName()
    assert "ย้อน" in window.parts.messages.shown()[-1].words

    key(window, Qt.Key.Key_Y, CTRL)
    with window.desk.reader() as reader:
        back = reader.entry(number)
    assert back is not None
    assert not back.is_deleted


def test_undo_in_a_field_takes_back_typing_first_and_then_the_step(window: Window) -> None:
    add(window.desk)
    line = page_of(window).line
    line.setFocus()
    type_words(line, "a")

    key(window, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert child(window, "undo").isEnabled()

    key(window, Qt.Key.Key_Z, CTRL)
    assert not child(window, "undo").isEnabled()
    key(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert line.text() == "a", "what was typed comes back before the step"


def test_what_is_taken_back_elsewhere_says_whose_it_was(window: Window) -> None:
    other = window.desk.figures.households()[2]
    add(window.desk, household=other.id)
    press(child(window, "undo"))
    settle()

    assert f"{other.code} {other.name}" in window.parts.messages.shown()[-1].words


def test_the_page_shown_is_refreshed_once_a_turn_and_only_if_touched(window: Window) -> None:
    shown = page_of(window)
    window.go("month")
    hidden, shown = shown, page_of(window)
    before = shown.asked.count("refresh"), hidden.asked.count("refresh")

    window.desk.execute(AddEntries((expense(window.desk, 100, "a"),)))
    window.desk.execute(AddEntries((expense(window.desk, 200, "b"),)))
    assert shown.asked.count("refresh") == before[0]
    settle()
    assert (shown.asked.count("refresh"), hidden.asked.count("refresh")) == (before[0] + 1, before[1])

    shown.is_touched = False
    add(window.desk)
    assert shown.asked.count("refresh") == before[0] + 1
    window.go("today")
    assert hidden.asked.count("refresh") == before[1] + 1


def test_a_page_that_cannot_be_read_now_says_so_and_is_read_when_it_can(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)

    def refuse() -> None:
        raise EnvironmentProblem("disk_full", name="a", folder="b")

    monkeypatch.setattr(page, "refresh", refuse)
    add(window.desk)
    assert window.parts.messages.shown()[-1].kind == "trouble"

    monkeypatch.undo()
    before = page.asked.count("refresh")
    window.go("today")
    assert page.asked.count("refresh") == before + 1


def test_the_status_line_never_says_saved_of_what_the_disk_refused(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object) -> object:
        raise EnvironmentProblem("disk_full", name="a", folder="b")

    saved = child(window, "saved")
    with monkeypatch.context() as held:
        held.setattr(Ledger, "execute", full)
        assert window.desk.do(AddEntries((expense(window.desk, 500, "น้ำ"),))) is None
        settle()
        assert words_in(window.parts.status).startswith("รายการล่าสุดยังไม่ได้บันทึก")

    add(window.desk)
    assert "บันทึกแล้ว" in saved.words()  # type: ignore[attr-defined]


def test_saving_is_told_with_its_time(window: Window) -> None:
    add(window.desk)

    now = window.desk.opened.clock.now().astimezone()
    assert window.parts.status.saved.words() == f"บันทึกแล้ว {now:%H:%M}"


def test_the_last_copy_is_shown_and_pressing_it_shows_them_all(window: Window, outside: Outside) -> None:
    copy = child(window, "status_copy")
    press(copy)
    assert outside.asked == ["copies"]

    window.show_copied(datetime(2026, 11, 20, 19, 30).astimezone())
    assert copy.accessibleName() == "สำเนาล่าสุด 20 พ.ย. 19:30"


def test_print_shows_the_paper_of_the_page(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    orders: list[object] = []
    monkeypatch.setattr(preview, "show_preview", lambda _desk, order, _parent: orders.append(order))
    assert not child(window, "print").isEnabled()
    key(window, Qt.Key.Key_P, CTRL)
    assert orders == []
    assert window.parts.messages.shown()[-1].kind == "problem"

    window.go("month")
    assert child(window, "print").isEnabled()
    key(window, Qt.Key.Key_P, CTRL)
    press(child(window, "print"))

    assert orders == [page_of(window).paper()] * 2


def test_what_is_done_fades_and_trouble_stays_until_it_is_closed(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(messages_bar.SECONDS, "done", 0)
    window.desk.say("เสร็จแล้ว")
    window.desk.say("ดิสก์เต็ม", "trouble")
    window.desk.say("ดิสก์เต็ม", "trouble")

    qtbot.waitUntil(lambda: len(window.parts.messages.shown()) == 1, timeout=2000)
    assert window.parts.messages.shown()[0].words == "ดิสก์เต็ม"
    assert QApplication.activeModalWidget() is None
    assert not window.findChildren(QMessageBox)
    settle()  # those that went are gone
    press(child(window.parts.messages, "close_message"))
    settle()
    assert window.parts.messages.shown() == ()
    assert not window.parts.messages.isVisible()


def test_of_good_news_the_newest_stays_beside_trouble(window: Window) -> None:
    window.desk.say("ปัญหาแรก", "trouble")
    for number in range(4):
        window.desk.say(f"ข่าว {number}")
    settle()

    assert [one.words for one in window.parts.messages.shown()] == ["ปัญหาแรก", "ข่าว 3"]


def test_what_is_told_moves_nothing_under_the_mouse(window: Window, shot: Shot) -> None:
    before = window.parts.pages.geometry()
    window.desk.say("เก็บแล้ว")
    settle()
    told, status = window.parts.messages.told, window.parts.status
    assert window.parts.pages.geometry() == before
    assert told.isVisible()
    assert told.width() == status.width()
    assert told.height() < 2 * status.height()
    assert told.geometry().bottom() == window.parts.rect().bottom()
    shot(window, "told")

    window.resize(1500, 800)
    settle()
    assert told.geometry().bottom() == window.parts.rect().bottom()
    assert told.width() == status.width()

    window.desk.say("เก็บอีก")
    settle()
    assert [one.words for one in window.parts.messages.shown()] == ["เก็บอีก"]
    assert told.height() < 2 * status.height()
    key(window, Qt.Key.Key_Escape)
    settle()
    assert not told.isVisible()


def test_of_several_steps_taken_back_the_newest_is_told(window: Window) -> None:
    for number in range(3):
        add(window.desk, 1000 * (number + 1), f"ขนม {number}")
    window.desk.say("ดิสก์เต็ม", "trouble")

    for _step in range(3):
        key(window, Qt.Key.Key_Z, CTRL)
        settle()

    told = [one.words for one in window.parts.messages.shown()]
    assert told[0] == "ดิสก์เต็ม"
    assert len(told) == 2
    assert "ขนม 0" in told[1]
    key(window, Qt.Key.Key_Y, CTRL)
    settle()
    assert len(window.parts.messages.shown()) == 2
