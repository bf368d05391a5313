"""The page of daily entries as the frame holds it, and hands that use nothing but keys (or nothing but the mouse)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from household_ledger.domain.entry import Entry
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.actions import FrameActions
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.typing.cell import CellEdit
from tests.ui.hands import type_words

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
THIS_MONTH = Month(2026, 11)
MOST_STEPS = 40
FOOD = "ข้าว อาหารสด เครื่องปรุง"


class Typist:
    """Types on the page with keys alone; every step is a key event at whatever has the keyboard."""

    def __init__(self, page: EntryPage) -> None:
        self.page = page

    @property
    def cell(self) -> str:
        """The cell the keyboard is in; "" for none."""
        focused = QApplication.focusWidget()
        return focused.name if isinstance(focused, CellEdit) else ""

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> Typist:
        """Press keys one after the other."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, held)
            QApplication.processEvents()
        return self

    def type(self, words: str) -> Typist:
        """Type letters."""
        type_words(self.page, words)
        return self

    def to(self, name: str) -> Typist:
        """Press Tab until the keyboard is in a cell; a guess that a slow machine has offered meanwhile is not taken."""
        for _step in range(MOST_STEPS):
            if self.cell == name:
                return self
            if self.cell == "category" and not self.page.grid.view.editor.cells["category"].text():
                self.page.grid.typing.list.close()
            self.press(Key.Key_Tab)
        raise AssertionError(name, self.cell)

    def fill(self, **cells: str) -> Typist:
        """Go to cells by Tab and type into them; descriptions offered are not taken, names are."""
        for name, words in cells.items():
            self.to(name).type(words)
            if name == "what":
                self.page.grid.typing.list.settle()
                if self.page.grid.offers.isVisible():
                    self.press(Key.Key_Escape)
        return self

    def kind(self, words: str) -> Typist:
        """Choose a kind from the list of kinds by typing its name."""
        return self.press(Key.Key_F3).type(words).press(Key.Key_Return)

    def save(self) -> Typist:
        """Press Enter."""
        return self.press(Key.Key_Return)

    def row(self, kind: str = "", **cells: str) -> Typist:
        """Type one new row and save it; it must be saved."""
        before = self.page.grid.model.entries
        if kind:
            self.kind(kind)
            back = [cell.name for cell in self.page.grid.view.editor.order()]
            for _step in range(back.index(self.cell) - back.index(next(name for name in back if name in cells))):
                self.press(Key.Key_Tab, held=SHIFT)
        self.fill(**cells).save()
        problems = self.page.grid.typing.said.problems if self.page.grid.model.entries == before else ()
        assert self.page.grid.model.entries == before + 1, (kind, cells, problems, self.page.grid.notice.words.words())
        return self


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> EntryPage:
    """Give the page of the present month, joined to the desk as the frame joins it."""
    desk.turn_to(THIS_MONTH)
    return built(desk, qtbot)


@pytest.fixture
def typist(page: EntryPage) -> Typist:
    """Give hands on the keyboard."""
    return Typist(page)


def built(desk: Desk, qtbot: QtBot) -> EntryPage:
    """Build the page, shown and joined to the desk."""
    page = EntryPage(desk)
    qtbot.addWidget(page)

    def refresh(*_changes: object) -> None:
        page.refresh()

    desk.changed.connect(refresh)
    desk.moved.connect(refresh)
    page.resize(1156, 684)
    page.show()
    page.activateWindow()
    page.refresh()
    page.grid.focus()
    QApplication.processEvents()
    return page


def written(desk: Desk, month: Month = THIS_MONTH) -> list[Entry]:
    """List the entries of the household's month in the order they were made."""
    with desk.reader() as reader:
        query = EntryQuery(household=desk.household, first=month.first, last=month.last)
        return sorted(reader.entries(query), key=lambda one: one.id)


def settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(desk: Desk, tmp_path: Path) -> Iterator[Window]:
    """Open the window on the page of daily entries."""
    desk.settings.chosen["writer"] = "volunteer"
    desk.turn_to(THIS_MONTH)
    names = ("new", "open", "demo", "settings", "copy_now", "copies", "secret", "lock", "dress")
    actions = FrameActions(**{name: lambda: None for name in names}, on_close=lambda: True)
    opened = Window(desk, actions, tmp_path / "window.json")
    opened.resize(1366, 768)
    opened.show()
    opened.activateWindow()
    settle()
    opened.go("entry")
    settle()
    yield opened
    if isValid(opened):
        opened.hide()
        opened.deleteLater()
    settle()


def page_of(window: Window) -> EntryPage:
    page = window.parts.pages.page()
    assert isinstance(page, EntryPage)
    return page
