"""Opening another book from the window of one: the first goes only when the other is there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.errors import EnvironmentProblem
from household_ledger.settings import COPIES_FOLDER
from household_ledger.ui.desk import Notice
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.waiting import Waiting
from tests.ui.hands import child, press
from tests.ui.start.conftest import SlowShelf, settle, write


def not_a_ledger(path: Path, _book: Path) -> None:
    path.write_text("บันทึก", encoding="utf-8")


def newer(path: Path, book: Path) -> None:
    content = bytearray(book.read_bytes())
    content[60:64] = (999).to_bytes(4)
    path.write_bytes(bytes(content))


def foreign(path: Path, book: Path) -> None:
    content = bytearray(book.read_bytes())
    content[68:72] = bytes(4)
    path.write_bytes(bytes(content))


def damaged(path: Path, book: Path) -> None:
    content = bytearray(book.read_bytes())
    for page in range(2, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 200] = b"x" * 200
    path.write_bytes(bytes(content))


def vanished(_path: Path, _book: Path) -> None:
    """Leave nothing there."""


@pytest.mark.parametrize("spoil", [not_a_ledger, newer, foreign, damaged, vanished])
def test_who_cannot_open_another_book_still_sits_at_the_first(
    session: Session, book: Path, tmp_path: Path, spoil: Callable[[Path, Path], None]
) -> None:
    other = tmp_path / "other.hldb"
    spoil(other, book)
    session.open(book)
    first, desk = session.window, session.desk
    assert first is not None
    assert desk is not None
    settle()
    said = list[Notice]()
    desk.said.connect(said.append)

    assert not session.open(other)
    settle()

    assert session.window is first
    assert first.isVisible()
    assert session.welcome is None
    assert [bool(one.words) for one in said] == [True]
    write(desk, "นางแดง")
    assert not other.with_name("other.hldb.lock").exists() or spoil is damaged


def test_a_book_somebody_else_writes_in_is_not_opened_and_the_first_stays(
    session: Session, shelf: SlowShelf, book: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.hldb"
    shutil.copy(book, other)
    held = shelf.open(other)
    session.open(book)
    first = session.window

    assert not session.open(other)
    held.close()

    assert session.window is first
    assert session.open(other)
    assert session.desk is not None
    assert session.desk.opened.path == other
    assert session.window is not first


def test_a_page_that_would_not_be_left_keeps_its_book_and_the_other_stays_shut(
    session: Session, shelf: SlowShelf, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.hldb"
    shutil.copy(book, other)
    session.open(book)
    first = session.window
    assert first is not None
    with monkeypatch.context() as held:
        held.setattr(first, "may_leave", lambda: False)
        assert not session.open(other)

    assert session.window is first
    shelf.open(other).close()


def test_who_would_rather_have_a_copy_stays_and_no_new_book_is_made(
    session: Session, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(book)
    assert session.desk is not None
    write(session.desk, "นางแดง")
    settle()
    session.settings.chosen[COPIES_FOLDER.key] = str(book)  # a file: no folder can be there
    asked: list[object] = []

    def confirm(*told: object) -> bool:
        asked.append(told)
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "confirm", confirm)

    session.create(tmp_path / "new.hldb")
    assert session.desk.opened.path == book
    assert not (tmp_path / "new.hldb").exists()

    assert session.open(shelf_copy(book, tmp_path))
    assert len(asked) == 2, "nobody is asked twice about one copy"
    session.settings.chosen[COPIES_FOLDER.key] = str(tmp_path)


def test_an_example_that_cannot_be_made_leaves_the_book_open(
    session: Session, shelf: SlowShelf, book: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_told: object, **_how: object) -> Path:
        raise EnvironmentProblem("disk_full", name="demo", folder="/x")

    session.open(book)
    first, desk = session.window, session.desk
    assert first is not None
    assert desk is not None
    said = list[Notice]()
    desk.said.connect(said.append)
    monkeypatch.setattr(shelf, "demo", full)

    first.outside.demo()
    qtbot.waitUntil(lambda: bool(said))

    assert session.window is first
    assert first.isVisible()
    assert "เต็ม" in said[0].words


def test_making_an_example_stands_over_the_book_and_can_be_stopped(
    session: Session, shelf: SlowShelf, book: Path, qtbot: QtBot
) -> None:
    session.open(book)
    first = session.window
    assert first is not None
    first.outside.demo()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Waiting))
    waiting = QApplication.activeModalWidget()
    assert waiting is not None

    press(child(waiting, "stop"))
    shelf.may_finish.set()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    settle()

    assert QApplication.activeModalWidget() is None
    assert session.window is first
    assert first.isVisible()


def shelf_copy(book: Path, folder: Path) -> Path:
    other = folder / "other.hldb"
    shutil.copy(book, other)
    return other
