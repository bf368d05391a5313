"""A book that cannot be read just now: a stick pulled out while the window comes up, or is built anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.db.store import SqlStore
from household_ledger.errors import EnvironmentProblem
from household_ledger.settings import LANGUAGE
from household_ledger.ui.frame.trouble_page import TroublePage
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from tests.ui.conftest import Shot
from tests.ui.hands import child, press, type_words
from tests.ui.start.conftest import settle


@contextmanager
def gone(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nothing of any book be read meanwhile."""

    def refuse(store: SqlStore, *_said: object, **_how: object) -> object:
        raise EnvironmentProblem("file_gone", name=store.path.name, folder=str(store.path.parent))

    with patch.context() as held:
        for name in ("reader", "figures", "steps", "undo_label", "redo_label", "reach", "undo_step"):
            held.setattr(SqlStore, name, refuse)
        yield


@pytest.fixture(autouse=True)
def _never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a row left half typed go at the end of a test."""
    monkeypatch.setattr(dialogs, "confirm", lambda *_told: True)


def window_of(session: Session) -> Window:
    assert session.window is not None
    session.window.activateWindow()
    settle()
    return session.window


def trouble(window: Window) -> TroublePage:
    page = window.parts.pages.currentWidget()
    assert isinstance(page, TroublePage)
    return page


def again(page: TroublePage) -> None:
    button = page.state.action
    assert isinstance(button, QPushButton)
    assert QApplication.focusWidget() is button
    press(button)
    settle()


def test_a_stick_pulled_out_as_the_window_comes_up_is_told_with_a_button_to_try_again(
    session: Session, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "window.json").write_text(json.dumps({"page": "entry"}), encoding="utf-8")
    with gone(monkeypatch):
        session.open(book)
        window = window_of(session)
        page = trouble(window)
        assert "book.hldb" in page.state.said.words()
        shot(window, "unreadable")
        again(page)
        page = trouble(window)

    again(page)

    assert isinstance(window.parts.pages.currentWidget(), EntryPage)
    assert window.desk.household == window.desk.figures.households()[0].id
    assert "001" in child(window, "household").accessibleName()


def test_what_is_typed_survives_a_new_language_while_the_book_cannot_be_read(
    session: Session, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(book)
    window = window_of(session)
    window.go("entry")
    settle()
    page = window.parts.pages.currentWidget()
    assert isinstance(page, EntryPage)
    page.grid.focus()
    type_words(page, "ค่าน้ำแข็ง")
    settle()

    with gone(monkeypatch):
        session.settings.choose(LANGUAGE, "en")
        session.dress()
        settle()
        stopped = trouble(window)
        assert "cannot be read" in stopped.state.heading.words()

    again(stopped)

    page = window.parts.pages.currentWidget()
    assert isinstance(page, EntryPage)
    assert "ค่าน้ำแข็ง" in page.grid.typing.row.what


def test_figures_of_one_household_never_stand_under_the_name_of_another(
    session: Session, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(book)
    window = window_of(session)
    window.go("month")
    settle()
    second = window.desk.figures.households()[1].id

    with gone(monkeypatch):
        window.desk.look_at(second)
        settle()
        stopped = trouble(window)

    window.go("today")
    window.go("month")
    settle()
    assert window.parts.pages.currentWidget() is not stopped
