"""Opening another book from the window of one: the first goes only when the other is there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.app.shelf import LedgerShelf
from household_ledger.errors import EnvironmentProblem
from household_ledger.settings import COPIES_FOLDER
from household_ledger.ui.desk import Notice
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.waiting import Waiting
from tests.ui.conftest import TickingClock
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
    session: Session,
    book: Path,
    tmp_path: Path,
    spoil: Callable[[Path, Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = tmp_path / "other.hldb"
    spoil(other, book)
    asked = list[str]()

    def refuse(_parent: object, title: str, *_words: str) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr(dialogs, "confirm", refuse)
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
    assert len(asked) == (spoil is damaged), "a damaged one is offered to be brought back"


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


def test_the_book_that_is_open_is_gone_to_and_said_so(session: Session, book: Path, tmp_path: Path) -> None:
    session.open(book)
    window, desk = session.window, session.desk
    assert window is not None
    assert desk is not None
    window.go("savings")
    settle()
    said = list[Notice]()
    desk.said.connect(said.append)
    same = tmp_path / "ทางอื่น.hldb"
    same.symlink_to(book)

    for path in (book, same):
        assert session.open(path)
        settle()
        assert session.window is window
        assert session.desk is desk
        assert window.parts.pages.key == "savings"

    assert [one.words for one in said] == [f"เล่มนี้เปิดอยู่แล้ว: {desk.opened.name}"] * 2


def test_another_file_put_in_the_place_of_the_open_book_is_opened(session: Session, book: Path, tmp_path: Path) -> None:
    session.open(book)
    first = session.desk
    settle()
    other = tmp_path / "copy.hldb"
    LedgerShelf(TickingClock()).create(other).close()
    other.replace(book)

    assert session.open(book)
    settle()

    assert session.desk is not first
    assert session.desk is not None
    assert session.desk.figures.households() == ()


def test_an_example_wanted_again_while_the_stopped_one_ends_is_made(
    session: Session, shelf: SlowShelf, qtbot: QtBot
) -> None:
    session.begin_demo()
    assert session.welcome is not None
    session.welcome.show_progress(0, 1)
    press(child(session.welcome, "stop"))
    press(child(session.welcome, "way_demo"))
    settle()

    shelf.may_finish.set()
    qtbot.waitUntil(lambda: session.window is not None)

    assert session.desk is not None
    assert session.desk.opened.path.name == "village.hldb"


def test_an_example_wanted_again_and_stopped_again_is_not_made(
    session: Session, shelf: SlowShelf, qtbot: QtBot
) -> None:
    session.begin_demo()
    assert session.welcome is not None
    session.welcome.show_progress(0, 1)
    for name in ("stop", "way_demo", "stop"):
        press(child(session.welcome, name))
        settle()

    shelf.may_finish.set()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    settle()

    assert session.window is None
    assert session.welcome is not None
    session.welcome.close()


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
