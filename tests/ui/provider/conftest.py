"""What tests of the provider's pages share: a page shown and followed, forms answered, waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.settings import PRINT_FOLDER
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.pages.page import Page
from household_ledger.ui.pages.provider.print_all import PrintAllPage
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.hands import child, press, type_anew

P = TypeVar("P", bound=Page)
_QUIET = 5
"""So many turns without a job nothing more comes: a page begins to read a turn or two after it was asked."""


def wait(desk: Desk, until: Callable[[], bool] = lambda: True) -> None:
    """Let jobs end and what they bring be shown; AssertionError when it never comes."""
    quiet = 0
    for _turn in range(4000):
        QTest.qWait(2)
        quiet = quiet + 1 if not desk.jobs.is_busy and until() else 0
        if quiet > _QUIET:
            return
    raise AssertionError("still waiting")


class Shown:
    """Shows pages as the frame does: refreshed at first, and again when a step touches them."""

    def __init__(self) -> None:
        self._made: list[tuple[Page, Desk]] = []

    def __call__(self, kind: type[P], desk: Desk) -> P:
        page = kind(desk)
        page.resize(1156, 684)
        page.show()
        page.refresh()
        desk.changed.connect(lambda _changes: page.refresh())
        desk.moved.connect(page.refresh)
        desk.page_asked.connect(lambda _key, _wish, sight: desk.stand(sight))
        wait(desk)
        self._made.append((page, desk))
        return page

    def close(self) -> None:
        for page, desk in self._made:
            wait(desk)
            page.close()


@pytest.fixture
def shown(qapp: QApplication, jobs: Jobs) -> Iterator[Shown]:
    """Give what shows pages; they are closed while jobs can still end."""
    made = Shown()
    yield made
    made.close()


def in_form(act: Callable[[FormDialog], None]) -> None:
    """Do something in the form that opens next."""

    def found() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        act(form)

    QTimer.singleShot(0, found)


def fill(form: FormDialog, **typed: str) -> None:
    """Type into fields and save."""
    for name, words in typed.items():
        type_anew(child(form, name), words)
    press(child(form, "save"))


def drop(form: FormDialog) -> None:
    """Close a form without a question."""
    for field in form.fields():
        field.settle()
    form.reject()


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    """Give the folder papers go to."""
    made = tmp_path / "เอกสาร"
    desk.settings.choose(PRINT_FOLDER, str(made))
    return made


def named(desk: Desk, place: int) -> str:
    """Name the file of a household's October."""
    home = desk.figures.households()[place]
    return f"{home.code} {home.name} 2569-10.pdf"


def pressed(page: PrintAllPage, *names: str) -> None:
    for name in names:
        press(child(page, name))
