"""The lists of a home by mouse: a click chooses a row for the buttons below, a double click opens it; rows are seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.our_home.page import HomePage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.table import Table
from tests.ui.conftest import Shot, wear
from tests.ui.hands import child, press
from tests.ui.household_money.conftest import in_form

_BUTTONS = {
    "members": ("members_change", "members_delete"),
    "pockets": ("pockets_change", "pockets_delete", "pockets_entries"),
    "categories": ("categories_change",),
}


@pytest.fixture
def page(desk: Desk) -> Iterator[HomePage]:
    made = HomePage(desk)
    made.resize(1156, 684)
    made.show()
    made.refresh()
    QApplication.processEvents()
    yield made
    made.close()


def table_of(page: HomePage, part: str) -> Table:
    page.show_part(part)
    QApplication.processEvents()
    table = child(page, part, Table)
    assert isinstance(table, Table)
    return table


def first_row(table: Table) -> QPoint:
    return table.visualRect(table.model().index(0, 0)).center()


@pytest.mark.parametrize("part", _BUTTONS)
def test_a_click_chooses_and_the_buttons_below_are_reached(page: HomePage, part: str) -> None:
    table = table_of(page, part)
    opened: list[object] = []
    table.pressed.connect(opened.append)
    table.clearSelection()
    assert not child(page, _BUTTONS[part][0]).isEnabled()

    press(table.viewport(), first_row(table))

    assert (opened, QApplication.activeModalWidget()) == ([], None)
    assert all(child(page, one).isEnabled() for one in _BUTTONS[part])


@pytest.mark.parametrize("part", _BUTTONS)
def test_a_double_click_opens(page: HomePage, part: str) -> None:
    table = table_of(page, part)
    press(table.viewport(), first_row(table))  # as the first half of every double click
    met: list[FormDialog] = in_form(lambda _form: None)

    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first_row(table))
    QApplication.processEvents()

    assert len(met) == 1


@pytest.mark.parametrize("part", _BUTTONS)
def test_rows_are_seen_also_where_letters_are_largest(desk: Desk, qapp: QApplication, part: str, shot: Shot) -> None:
    wear(qapp, Look(type_size=200))
    page = HomePage(desk)
    page.resize(966, 520)
    page.show()
    page.refresh()
    table = table_of(page, part)
    for _turn in range(3):
        QApplication.processEvents()
    shot(page, f"home-large-{part}")

    seen = [
        row for row in range(3) if table.visualRect(table.model().index(row, 0)).bottom() < table.viewport().height()
    ]
    assert seen == [0, 1, 2]
    page.close()


@pytest.mark.parametrize("language", ["th", "en"])
def test_people_need_no_scrolling_sideways_in_larger_letters(
    desk: Desk, qapp: QApplication, language: str, shot: Shot
) -> None:
    set_language(language)
    wear(qapp, Look(type_size=150))
    page = HomePage(desk)
    page.resize(1046, 640)
    page.show()
    page.refresh()
    table = table_of(page, "members")
    shot(page, f"home-people-{language}")

    assert table.horizontalScrollBar().maximum() == 0
    head = table.horizontalHeader()
    assert all(head.sectionSize(number) >= head.sectionSizeHint(number) for number in range(head.count()))
    page.close()
