"""Where letters are large the list of what a cell may be still shows enough to choose from."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.period import Month
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from household_ledger.ui.theme.look import Look
from tests.ui.conftest import wear
from tests.ui.entry_grid.conftest import Key, Typist, page_of, settle


def _lines_seen(window: Window) -> int:
    shown = page_of(window).grid.offers.list
    return shown.viewport().height() // shown.sizeHintForRow(0)


def test_a_low_row_in_large_letters_shows_half_a_dozen_kinds(window: Window, desk: Desk, qapp: QApplication) -> None:
    wear(qapp, Look(type_size=150))
    window.rebuild()
    settle()
    desk.turn_to(Month(2026, 10))
    settle()
    Typist(page_of(window)).press(Key.Key_F3)

    offers = page_of(window).grid.offers
    assert offers.isVisible()
    assert _lines_seen(window) >= 5
    assert window.rect().contains(offers.geometry())


def test_the_wheel_over_what_stands_below_the_lines_scrolls_them(window: Window) -> None:
    Typist(page_of(window)).press(Key.Key_F3)
    offers = page_of(window).grid.offers
    bar = offers.list.verticalScrollBar()
    foot = QPoint(offers.width() // 2, offers.height() - 12)
    assert not offers.list.geometry().contains(foot)

    for notches in (-1, -40, -1):
        QTest.wheelEvent(window.windowHandle(), offers.mapTo(window, foot), QPoint(0, notches * 120))
    assert bar.value() == bar.maximum() > 0

    QTest.wheelEvent(window.windowHandle(), offers.mapTo(window, foot), QPoint(0, 40 * 120))
    assert bar.value() == 0


def test_nothing_is_offered_over_another_page(window: Window) -> None:
    offers = page_of(window).grid.offers
    Typist(page_of(window)).press(Key.Key_F3)
    assert offers.isVisible()

    window.go("today")
    settle()

    assert not offers.isVisible()
