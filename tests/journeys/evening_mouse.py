"""A volunteer who moves, chooses and saves with the mouse alone; only words and amounts are typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialogButtonBox,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)

from household_ledger.domain.kinds import EntryKind
from household_ledger.text.wrap import strip_zwsp
from household_ledger.ui.paper.preview import PaperPreview
from household_ledger.ui.typing.columns import PLACE
from tests.journeys.evening import Written
from tests.journeys.evening_hands import Volunteer

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_NOTCH, _MOST_NOTCHES = 120, 80


class Mouse(Volunteer):
    """A hand on the mouse."""

    def click(self, widget: QWidget, place: QPoint | None = None, *, is_double: bool = False) -> None:
        """Press what lies under a place of a widget, which has to be that widget or a part of it."""
        self._bring_into_sight(widget)
        at = place if place is not None else widget.rect().center()
        window = widget.window()
        there = window.childAt(widget.mapTo(window, at)) or window
        assert there is widget or widget.isAncestorOf(there), f"{widget.objectName()} lies under {there.objectName()}"
        point = there.mapFrom(window, widget.mapTo(window, at))
        QTest.mouseMove(there, point)
        QTest.mouseClick(there, _LEFT, _NONE, point)
        if is_double:
            QTest.mouseDClick(there, _LEFT, _NONE, point)
        self.wait()

    def press(self, name: str) -> None:
        """Press what is called so."""
        self.wait(lambda: self.sees(name))
        self.click(self.see(name))

    def say_who(self, name: str) -> None:
        """Press the name in the status line, and one of the list."""
        self.press("status_person")
        self._take(name)

    def go_to_household(self, code: str) -> None:
        """Press the switcher, and a household of the list."""
        self.press("household")
        self._pick("found", code)

    def open_page(self, key: str, _number: int) -> None:
        """Press the page in the rail."""
        self.press(f"page_{key}")

    def turn_back(self) -> None:
        """Press the arrow before the month."""
        self.press("month_before")

    def write(self, line: Written) -> None:
        """Press cell after cell; what can be chosen is chosen."""
        if line.day != self.day:
            self._choose_day(line.day)
        if line.known is EntryKind.NOTHING:
            self.press("nothing_today")
            return
        if line.kind:
            self.press("deed_kind")
            self._pick("offers", _WHOLE.get(line.kind, line.kind))
        self._put("what", line.begun or line.what)
        if line.begun:  # the whole row is taken, and the keyboard is at its amount
            self.wait(lambda: self.sees("offers"))
            self._pick("offers", line.what)
            self.type(line.amount)
        else:
            if line.category:
                self._choose("category", line.words)
            self._put(line.column, line.amount)
        if line.parts:
            self._split(line)
        for name, words in line.further.items():
            self._choose(name, words)
        self.press("deed_save")

    def mend(self, rows_up: int, column: str, amount: str) -> None:
        """Press the amount twice, type over it, press save, press the new row."""
        table = self.see("entry_table", QTableView)
        assert isinstance(table, QTableView)
        index = table.model().index(table.model().rowCount() - 1 - rows_up, PLACE[column])
        self._scroll_to(table, lambda: table.visualRect(index).top() >= 0, is_up=True)
        self.click(table.viewport(), table.visualRect(index).center(), is_double=True)
        self.type(amount)
        self.press("deed_save")
        bar = table.verticalScrollBar()
        self._scroll_to(table, lambda: bar.value() == bar.maximum(), is_up=False)
        self.press("cell_what")

    def undo(self) -> None:
        """Press undo in the bar."""
        self.press("undo")

    def count(self, baht: str) -> None:
        """Press count, type what is there, keep it, leave the book as it is."""
        self.press("count_cash")
        self.click(self.see("count_amount"))
        self.type(baht)
        self.press("count_save")
        self.press("count_leave")

    def close_month(self) -> None:
        """Press the button, and yes."""
        self.answer(lambda: self.press("close_month"), lambda: self.press("yes"))

    def print_to(self, path: Path) -> None:
        """Press print, look at the paper, press save, name the file, press close."""
        self.press("print")
        self.wait(lambda: isinstance(self.top(), PaperPreview))
        preview = self.top()
        assert isinstance(preview, PaperPreview)
        self.wait(lambda: self.may_press("save_pdf"))
        self.answer(lambda: self.press("save_pdf"), lambda: self.save_file(path, self._accept))
        self.press("close")

    def may_press(self, name: str) -> bool:
        """Tell whether something called so is in sight and can be used."""
        return any(one.isVisible() and one.isEnabled() for one in self.top().findChildren(QWidget, name))

    def _accept(self) -> None:
        box = next(one for one in self.top().findChildren(QDialogButtonBox) if one.isVisible())
        save = box.button(QDialogButtonBox.StandardButton.Save)
        if save.isEnabled():
            QTest.mouseClick(save, _LEFT)

    def _take(self, words: str) -> None:
        """Press a line of the menu that is open."""
        menu = self.top()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text().split("\t")[0] == words or one.objectName() == words)
        self.click(menu, menu.actionGeometry(action).center())

    def _pick(self, name: str, words: str) -> None:
        """Press the line of an open list that says so, turning the wheel until it is in sight."""
        view = self.see(name, QAbstractItemView)
        assert isinstance(view, QAbstractItemView)
        said = [strip_zwsp(str(view.model().index(row, 0).data())) for row in range(view.model().rowCount())]
        row = next((place for place, one in enumerate(said) if one == words), None)
        row = row if row is not None else next(place for place, one in enumerate(said) if words in one)
        index, inside = view.model().index(row, 0), view.viewport().rect()
        self._scroll_to(view, lambda: inside.contains(view.visualRect(index).center()), is_up=False)
        self.click(view.viewport(), view.visualRect(index).center())

    def _scroll_to(self, view: QAbstractItemView, is_there: Callable[[], bool], *, is_up: bool) -> None:
        for _notch in range(_MOST_NOTCHES):
            if is_there():
                return
            _wheel(view.viewport(), _NOTCH if is_up else -_NOTCH)
            self.wait()
        raise AssertionError("the wheel does not lead there")

    def _choose_day(self, day: int) -> None:
        """Press a day in the calendar."""
        self.press("deed_more")
        self._take("calendar")
        self.wait(lambda: any(one.text() == "28" for one in self.top().findChildren(QPushButton)))
        days = [one for one in self.top().findChildren(QPushButton) if one.isVisible()]
        first = next(place for place, one in enumerate(days) if one.text() == "1")
        self.click(days[first + day - 1])
        self.day = day

    def _put(self, cell: str, words: str) -> None:
        self.press(f"cell_{cell}")
        self.type(words)

    def _choose(self, cell: str, words: str) -> None:
        """Press an empty cell, and the line of its list."""
        self.press(f"cell_{cell}")
        self._pick("offers", words)

    def _split(self, line: Written) -> None:
        self.press("deed_split")
        for number, (category, baht) in enumerate(line.part_words):
            if number > 1:
                self.press("deed_split")
            self._choose(f"part_{number}_category", category)
            self._put(f"part_{number}_amount", baht)

    def _bring_into_sight(self, widget: QWidget) -> None:
        """Turn the wheel over a page that is longer than the window until the widget is seen."""
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, QAbstractScrollArea):
            parent = parent.parentWidget()
        for _notch in range(_MOST_NOTCHES):
            if parent is None or isinstance(parent, QAbstractItemView) or not widget.visibleRegion().isEmpty():
                return
            _wheel(parent.viewport(), -_NOTCH)
            self.wait()


_WHOLE = {"ออม": "ออมเงิน", "ถอน": "ถอนเงินออม"}
"""What the list of kinds calls what is said shorter."""


def _wheel(widget: QWidget, angle: int) -> None:
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        _NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 -- Qt's own signature
    )
    QApplication.sendEvent(widget, event)
