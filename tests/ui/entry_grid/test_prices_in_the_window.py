"""From a row whose price nobody knows to the village list and back by keys: what was typed waits, and is valued."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.provider.prices import PricesPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, Key, Typist, page_of, settle, written
from tests.ui.hands import type_words


def key(window: Window, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, pressed, held)
    settle()


def test_a_missing_price_is_written_in_the_list_and_the_row_left_waiting_takes_it(window: Window) -> None:
    page = page_of(window)
    typist = Typist(page)
    typist.kind("กินเอง").fill(what="ยอดฟักทอง 2 กก.", category=FOOD)
    settle()
    assert page.grid.view.editor.sentence.words() == "ราคาหมู่บ้านยังไม่มี ใส่ราคาต่อ 1 กก. หรือใส่มูลค่า"

    key(window, Key.Key_K, CONTROL)
    palette = QApplication.focusWidget()
    assert isinstance(palette, QLineEdit)
    type_words(palette, "ราคาในหมู่บ้าน")
    key(window, Key.Key_Return)
    prices = window.parts.pages.page()
    assert isinstance(prices, PricesPage)

    prices.begin_month()
    settle()
    for _step in range(200):
        at = QApplication.focusWidget()
        if at is not None and at.objectName().startswith("name_"):
            break
        key(window, Key.Key_Down)
    for words in ("ยอดฟักทอง", "กก.", "22"):
        type_words(window, words)
        key(window, Key.Key_Return)
    key(window, Key.Key_Return)  # on the blank line: nothing more to write
    assert "ยอดฟักทอง" in [row.cells[0].text for row in prices.list.table.rows()]

    window.go("entry")
    settle()
    assert page.grid.view.editor.cells["what"].text() == "ยอดฟักทอง"
    assert page.grid.view.editor.sentence.words() == "ราคาทุกหมู่บ้าน 22 บาท/กก. ตั้งแต่ พ.ย. 2569"
    page.grid.focus()
    typist.save()
    (entry,) = written(window.desk)
    assert (entry.unit_price, entry.quantity) == (2200, 2000)
