"""The same keys write the same row, however fast they come."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import Key, Typist, written
from tests.ui.hands import type_words


def _key(key: Qt.Key) -> None:
    """Press a key of a hand that waits for nothing: no list has had time to open."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def _learned(page: EntryPage, typist: Typist) -> None:
    for what in ("น้ำพริกหนุ่มแม่คำ", "น้ำพริกอ่องแม่คำ", "น้ำพริกเผาแม่คำ"):
        typist.row(what=what, category="ข้าว อาหารสด เครื่องปรุง", money_out="20")
    page.grid.typing.go("what")


@pytest.mark.parametrize("pause", [0, 40])
def test_the_amount_of_words_nobody_wrote_before_stands_where_their_guess_puts_it(
    page: EntryPage, typist: Typist, desk: Desk, qtbot: QtBot, pause: int
) -> None:
    _learned(page, typist)
    editor = page.grid.view.editor

    def press(key: Qt.Key) -> None:
        if pause:
            qtbot.wait(pause)  # a list has opened by then
        _key(key)

    type_words(page, "น้ำพริกตาแดงแม่คำ")
    for key in (Key.Key_Tab, Key.Key_Tab):
        press(key)
    type_words(page, "55")
    texts = editor.texts()
    press(Key.Key_Return)
    QApplication.processEvents()

    assert (texts["money_in"], texts["money_out"]) == ("", "55")
    assert texts["category"] == "ข้าว อาหารสด เครื่องปรุง"
    assert written(desk)[-1].description == "น้ำพริกตาแดงแม่คำ"


def test_enter_takes_no_guess_at_any_speed(page: EntryPage, typist: Typist) -> None:
    _learned(page, typist)
    type_words(page, "น้ำพริกตาแดงแม่คำ")
    _key(Key.Key_Tab)
    _key(Key.Key_Return)

    assert page.grid.view.editor.texts()["category"] == ""
    assert page.grid.typing.is_refused
