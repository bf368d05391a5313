"""Hands for the pages of savings, debts and occupations: a page that follows the ledger, forms that open and close."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.catalogue import PAGE
from household_ledger.ui.pages.page import Page
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.hands import child, press, type_anew

OpenPage = Callable[[str], Page]


@pytest.fixture
def opened_page(desk: Desk) -> Iterator[OpenPage]:
    """Give a way to open a page of the made-up household; it is refreshed as the frame does."""
    made: list[Page] = []

    def open_page(key: str) -> Page:
        page = PAGE[key].make(desk)
        page.resize(1156, 684)
        page.show()
        page.refresh()
        desk.changed.connect(lambda _changes: page.refresh())
        QApplication.processEvents()
        made.append(page)
        return page

    yield open_page
    for page in made:
        page.close()


@pytest.fixture
def yes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every question with yes, and keep what was asked."""
    asked: list[str] = []

    def confirm(_parent: object, title: str, *_words: str) -> bool:
        asked.append(title)
        return True

    monkeypatch.setattr(dialogs, "confirm", confirm)
    return asked


@pytest.fixture
def looked(desk: Desk) -> list[Looked]:
    """Keep what was asked to be shown in the drawer."""
    shown: list[Looked] = []
    desk.entries_asked.connect(shown.append)
    return shown


def in_form(act: Callable[[FormDialog], None]) -> list[FormDialog]:
    """Do something in the form that opens next; the list holds it once it opened."""
    met: list[FormDialog] = []

    def found() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        met.append(form)
        try:
            act(form)
        finally:
            if form.isVisible():
                for field in form.fields():
                    field.settle()
                form.reject()

    QTimer.singleShot(0, found)
    return met


def fill(form: FormDialog, **typed: str) -> None:
    """Type into fields, over what stands there; nothing empties one."""
    for name, words in typed.items():
        type_anew(child(form, name), words)
        if not words:
            QTest.keyClick(child(form, name), Qt.Key.Key_Backspace)


def choose(form: FormDialog, name: str, index: int) -> None:
    """Choose the so-manieth of a list."""
    box = child(form, name, QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(index)


def save(form: FormDialog) -> None:
    press(child(form, "save"))


def settle() -> None:
    """Let the turn end, and what it built be shown."""
    for _turn in range(3):
        QApplication.processEvents()


def seen(page: QWidget, name: str) -> QWidget:
    """Find the one widget of a name that is shown now; those of before may still wait to be taken away."""
    (found,) = (one for one in page.findChildren(QWidget, name) if one.isVisibleTo(page))
    return found


def press_on(page: Page, name: str) -> None:
    """Press a control of the page and let the ledger's changes reach it."""
    press(seen(page, name))
    settle()


def last_entry(desk: Desk, kind: EntryKind) -> Entry:
    """Give the entry written last of a kind."""
    assert desk.household is not None
    with desk.reader() as reader:
        return max(
            reader.entries(EntryQuery(household=desk.household, kinds=frozenset({kind}))), key=lambda one: one.id
        )
