"""Where the keyboard is when the window has come up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets.words import Words
from tests.ui.start.conftest import SlowShelf, settle


def begin_at_register(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "window.json").write_text(json.dumps({"page": "register"}), encoding="utf-8")


def test_a_window_that_begins_at_the_register_begins_at_the_search(
    session: Session, book: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    begin_at_register(tmp_path)
    session.open(book)
    assert session.window is not None
    session.window.activateWindow()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    settle()

    at = QApplication.focusWidget()
    assert at is not None
    assert at.objectName() == "search"


def test_in_an_empty_book_the_register_begins_at_the_way_to_the_first_household(
    session: Session, shelf: SlowShelf, tmp_path: Path
) -> None:
    begin_at_register(tmp_path)
    empty = tmp_path / "empty.hldb"
    shelf.create(empty).close()
    session.open(empty)
    assert session.window is not None
    session.window.activateWindow()
    settle()

    at = QApplication.focusWidget()
    assert isinstance(at, QPushButton)
    assert at.text() == "เพิ่มครัวเรือนแรก"


def test_books_opened_before_say_in_words_where_they_lie(
    session: Session, shelf: SlowShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, elsewhere = tmp_path / "somchai", tmp_path / "stick"
    monkeypatch.setattr(Path, "home", lambda: home)
    listed = [home / "ของเรา.hldb", home / "เอกสาร" / "บัญชี" / "ของเรา.hldb", elsewhere / "ของเรา.hldb"]
    for path in listed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    recent = tmp_path / "state" / "recent.json"
    recent.parent.mkdir(exist_ok=True)
    recent.write_text(json.dumps([str(path) for path in listed]), encoding="utf-8")

    session.show_welcome()
    settle()

    assert session.welcome is not None
    said = [one.words() for one in session.welcome.findChildren(Words) if one.objectName() == "where"]
    assert said == ["somchai", str(Path("เอกสาร") / "บัญชี"), str(elsewhere)]
    session.welcome.close()
