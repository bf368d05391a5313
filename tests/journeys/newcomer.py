"""Somebody who never saw the program: real keys and a real mouse, and eyes on everything that is shown on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from household_ledger.text.wrap import strip_zwsp
from household_ledger.ui.desk import Desk
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets.chart_view import ChartView
from household_ledger.ui.widgets.fields import Field
from tests.ui import looking
from tests.ui.hands import child, press, type_anew, type_words

_CODE = re.compile(r"(?<![A-Za-z0-9])(?:[IESDCXK]\d{2}|M\d{1,2}|K[1-4])(?![A-Za-z0-9])")
"""Codes of categories and indicators, kinds of goods: nothing a household is shown."""
_TECHNICAL = re.compile(r"Traceback|Exception|[Ee]rror|None|null|\{\w*\}")
_WAIT, _TURNS, _QUIET = 3, 4000, 6
_READS, _TRIES = 60, 20

SCREEN = (1366, 768)
Key = Qt.Key
Step = Callable[["Newcomer"], None]


class Newcomer:
    """Sees the topmost window of a session and works with it; everything looked at must be whole."""

    def __init__(self, session: Session, language: str = "th", data: str = "") -> None:
        self.session = session
        self.language = language
        self.data = data
        self.seen: list[str] = []
        self.answering = 0

    @property
    def desk(self) -> Desk:
        """The desk of the book that is open."""
        assert self.session.desk is not None
        return self.session.desk

    def screen(self) -> QWidget:
        """Give what is on top: a dialog, the window, the welcome."""
        top = self._top()
        assert top is not None
        return top

    def _top(self) -> QWidget | None:
        return QApplication.activeModalWidget() or self.session.window or self.session.welcome

    # Looking ----------------------------------------------------------------------------------------------------------

    def look(self) -> Newcomer:
        """Look at everything that is shown; AssertionError for what a newcomer would stumble over."""
        window = self.session.window
        if window is not None and (window.width(), window.height()) != SCREEN:
            window.resize(*SCREEN)  # the screen of the tests is smaller than any laptop's
        self.wait()
        top = self.screen()
        if isinstance(top, QFileDialog):
            return self
        title = strip_zwsp(top.windowTitle())
        self.seen.append(title)
        found = {
            "clipped": looking.clipped(top),
            "overlapping": looking.overlapping(top),
            "unnamed": looking.unnamed(top),
            "untranslated": looking.untranslated(top, self.language, self.data + self._typed()),
            "codes": [one for one in self.words() if _CODE.search(one)],
            "technical": [one for one in self.words() if _TECHNICAL.search(one)],
        }
        wrong = {name: told for name, told in found.items() if told}
        assert not wrong, f"{title}: {wrong}"
        assert self._ways_on(), f"no way on from {title}"
        return self

    def words(self) -> list[str]:
        """List every word that can be seen or heard: labels, buttons, fields, tables, charts, tooltips, titles."""
        top = self.screen()
        told = [top.windowTitle()]
        for one in looking.shown(top):
            told += [looking.words_of(one), one.toolTip(), one.accessibleName(), one.accessibleDescription()]
            if isinstance(one, QLineEdit):
                told += [one.text(), one.placeholderText()]
            if isinstance(one, QComboBox):
                told += [one.itemText(number) for number in range(one.count())]
            if isinstance(one, QTableView):
                told += _cells(one)
        return [strip_zwsp(one) for one in told if one]

    def sees(self, words: str) -> bool:
        """Tell whether words can be read anywhere."""
        return any(words in one for one in self.words())

    def wait(self, until: Callable[[], bool] = lambda: True) -> Newcomer:
        """Let jobs end, late layouts happen and charts be drawn."""
        quiet = 0
        for _turn in range(_TURNS):
            pause(_WAIT)
            top = self._top()
            if QApplication.activeWindow() is None and top is not None:
                top.activateWindow()  # as every window manager does when a dialog has gone
            if not self.answering:  # what a dialog was opened from may lie below on the stack
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            quiet = quiet + 1 if self._is_quiet() and until() else 0
            if quiet > _QUIET:
                return self
        raise AssertionError("still waiting")

    # Doing ------------------------------------------------------------------------------------------------------------

    def press(self, name: str) -> Newcomer:
        """Press what is called so, which must be seen and may be used."""
        press(self.find(name))
        return self.wait()

    def press_into(self, name: str, *steps: Step) -> Newcomer:
        """Press what opens a dialog (or several, one after the other) and do a step in each of them."""
        found = self.find(name)
        with dialogs_answered(self, steps) as is_over:
            press(found)
            self.wait(is_over)
        return self.wait()

    def close(self) -> Newcomer:
        """Close the window."""
        assert self.session.window is not None
        self.session.window.close()
        return self.wait(lambda: self.session.desk is None)

    def find(self, name: str) -> QWidget:
        """Find what is called so on the topmost window; it must be in sight and usable."""
        top = self.screen()
        found = [one for one in top.findChildren(QWidget, name) if one.isVisibleTo(top)]
        assert found, (name, [one.objectName() for one in looking.shown(top, QAbstractButton)])
        assert found[0].isEnabled(), name
        return found[0]

    def write(self, **fields: str) -> Newcomer:
        """Type into the fields of a form."""
        for name, words in fields.items():
            editor = self.find(name)
            press(editor)
            type_anew(editor, words)
        return self

    def choose(self, name: str, words: str) -> Newcomer:
        """Choose from a list by its words, with the arrows."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        box.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClick(box, Key.Key_Home)
        while box.currentText() != words:
            before = box.currentIndex()
            QTest.keyClick(box, Key.Key_Down)
            assert box.currentIndex() != before, (words, [box.itemText(one) for one in range(box.count())])
        return self

    def keys(self, *keys: Qt.Key) -> Newcomer:
        """Press keys wherever the keyboard is."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
            QApplication.processEvents()
        return self

    def type(self, words: str) -> Newcomer:
        """Type wherever the keyboard is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        type_words(focused, words)
        QApplication.processEvents()
        return self

    def field(self, name: str) -> Field:
        """Give a field of the form shown."""
        found = child(self.screen(), f"field_{name}", Field)
        assert isinstance(found, Field)
        return found

    def title(self) -> str:
        """Read the heading of the page shown."""
        window = self.session.window
        assert window is not None
        page = window.parts.pages.page()
        assert page is not None
        return page.title.words()

    def _ways_on(self) -> list[QWidget]:
        """List what can be done next on the page (or the dialog) itself, the frame around it not counted."""
        top: QWidget | None = self.screen()
        if isinstance(top, QMainWindow) and self.session.window is not None:
            top = self.session.window.parts.pages.page()
        assert top is not None
        kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit)
        pressed = [one for kind in kinds for one in looking.shown(top, kind) if one.isEnabled()]
        return pressed + [one for one in looking.shown(top) if one.objectName().startswith("way_")]

    def _is_quiet(self) -> bool:
        top = self._top()
        if top is None:
            return not self.session.jobs.is_busy
        charts = [one for one in top.findChildren(ChartView) if one.isVisible()]
        return not self.session.jobs.is_busy and all(one.is_drawn for one in charts)

    def _typed(self) -> str:
        """Give what the newcomer's own book holds: its name and what was typed."""
        return "\n".join(one.text() for one in self.screen().findChildren(QLineEdit))


def pause(milliseconds: int) -> None:
    """Let the program work for a while, in a loop of its own that throws nothing away."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def dialogs_answered(newcomer: Newcomer, steps: tuple[Step, ...]) -> Iterator[Callable[[], bool]]:
    """Do a step in each dialog that opens; every step has to find its own, and a dialog it leaves open is closed."""
    waiting: list[Step] = list(steps)
    troubles: list[BaseException] = []
    known: list[QWidget] = [one for one in (QApplication.activeModalWidget(),) if one is not None]

    outer = len(known)

    def tick() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or any(one is dialog for one in known if isValid(one)):
            return
        known.append(dialog)
        if not waiting:
            troubles.append(AssertionError(f"asked again: {dialog.windowTitle()}"))
            _close(dialog)
            return
        step = waiting.pop(0)
        try:
            step(newcomer)
        except BaseException as trouble:  # noqa: BLE001 -- told below, when the dialog no longer holds the test
            troubles.append(trouble)
            _close(dialog)

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(tick)
    timer.start()
    newcomer.answering += 1
    yield lambda: bool(troubles) or (not waiting and QApplication.activeModalWidget() in (None, *known[:outer]))
    newcomer.answering -= 1
    timer.stop()
    if troubles:
        raise troubles[0]
    assert not waiting, f"{len(waiting)} dialogs never came"


def _close(dialog: QWidget) -> None:
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            QDialog.reject(one)
    if isinstance(dialog, QDialog) and isValid(dialog):
        QDialog.reject(dialog)


def name_file(path: Path) -> Step:
    """Type a file's name into the dialog that asks for one, and accept."""

    def step(newcomer: Newcomer) -> None:
        dialog = newcomer.screen()
        assert isinstance(dialog, QFileDialog)
        accept = child(dialog, "buttonBox").findChildren(QAbstractButton)[0]
        for _attempt in range(_TRIES):  # the dialog reads its folder in a thread of its own
            pause(_READS)
            if not isValid(dialog) or not dialog.isVisible():
                return
            type_anew(child(dialog, "fileNameEdit", QLineEdit), str(path))
            pause(_READS)
            press(accept)

    return step


def fill(**fields: str) -> Step:
    """Look at a form, fill it by name and save it."""

    def step(newcomer: Newcomer) -> None:
        newcomer.look().write(**fields).look()
        press(newcomer.find("save"))

    return step


def _cells(table: QTableView) -> list[str]:
    model = table.model()
    rows, columns = range(min(model.rowCount(), 60)), range(model.columnCount())
    heads = [str(model.headerData(one, Qt.Orientation.Horizontal) or "") for one in columns]
    return heads + [str(model.index(row, column).data() or "") for row in rows for column in columns]
