"""The palette finds pages, months and households by their words, and does what page and frame can do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.period import Month
from household_ledger.ui.frame.window import Window
from tests.ui.frame.conftest import Outside, page_of, settle
from tests.ui.frame.test_going_places import CTRL, key, popup
from tests.ui.hands import child, press, type_words


@pytest.mark.parametrize(
    ("language", "typed", "page"),
    [("th", "monthly savings", "savings_summary"), ("en", "สรุปการออม", "savings_summary"), ("th", "บ้านของ", "home")],
)
def test_the_palette_finds_pages_by_the_words_of_either_language(
    window: Window, language: str, typed: str, page: str
) -> None:
    if language == "en":
        window.desk.settings.chosen["language"] = "en"
        window.outside.dress()
        settle()
    key(window, Qt.Key.Key_K, CTRL)
    type_words(popup().line, typed)
    QTest.keyClick(popup().line, Qt.Key.Key_Return)

    assert window.parts.pages.key == page


@pytest.mark.parametrize("typed", ["รวมสมุด", "รับ–ส่ง", "นำเข้า", "several computers"])
def test_what_is_of_a_side_that_is_not_shown_is_found_all_the_same(window: Window, typed: str) -> None:
    window.show_everything(is_on=False)
    window.desk.settings.chosen["writer"] = "participant"
    window.show_workspaces()
    assert window.workspaces() == ("household",)
    key(window, Qt.Key.Key_K, CTRL)
    type_words(popup().line, typed)
    QTest.keyClick(popup().line, Qt.Key.Key_Return)
    settle()

    assert window.parts.pages.key == "exchange"


@pytest.mark.parametrize("typed", ["9/2569", "ก.ย. 69", "กันยายน 2569", "September 2026", "๐๙/๒๕๖๙"])
def test_the_palette_goes_to_months(window: Window, typed: str) -> None:
    press(child(window, "search_everything"))
    type_words(popup().line, typed)
    QTest.keyClick(popup().line, Qt.Key.Key_Return)

    assert window.desk.month == Month(2026, 9)


def test_the_palette_goes_to_households_and_does_what_page_and_frame_can_do(window: Window, outside: Outside) -> None:
    def pick(typed: str) -> None:
        key(window, Qt.Key.Key_K, CTRL)
        type_words(popup().line, typed)
        first = popup().list.model().index(0, 0)
        press(popup().list.viewport(), popup().list.visualRect(first).center())
        settle()

    pick("002")
    assert window.desk.household == window.desk.figures.households()[1].id
    pick("special")
    assert "palette" in page_of(window).asked
    pick("backup")
    assert outside.asked == ["copy"]


def test_the_palette_moves_with_arrows_and_closes_with_escape(window: Window) -> None:
    key(window, Qt.Key.Key_K, CTRL)
    chooser = popup()
    for code in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(chooser.line, code)
    assert chooser.list.currentIndex().row() == 1
    QTest.keyClick(chooser.line, Qt.Key.Key_Up)
    QTest.keyClick(chooser.line, Qt.Key.Key_Up)
    assert chooser.list.currentIndex().row() == len(chooser.shown()) - 1
    QTest.keyClick(chooser.line, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
