"""The last copy of a book that closes: made beside the window, which says so, and left by whoever would not wait."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.register import Person
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.ports import Progress
from household_ledger.ui.jobs import Job
from household_ledger.ui.ports import SafetyCopy
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press
from tests.ui.start.conftest import settle, write
from tests.ui.start.test_session import HeldCopying

_TURN = 20


class Meanwhile:
    """Looks in turn after turn while the window waits for a copy, and does something once it says that it does."""

    def __init__(self, do: Callable[[QDialog], object]) -> None:
        self._do = do
        self.turns = 0
        self.told: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(_TURN)

    def _look(self) -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, QDialog) or shown.objectName() != "patience":
            return
        self.turns += 1
        if self.turns == 1:
            self.told = [one.text() for one in shown.findChildren(Words)]
        elif self.turns == 3:
            self._do(shown)


@pytest.fixture
def held(session: Session, book: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldCopying]:
    session.open(book)
    settle()
    slow = HeldCopying(session, monkeypatch)
    assert session.desk is not None
    write(session.desk, "นางสาวสุดท้าย")
    settle()
    yield slow
    slow.go_on.set()


def made(folder: Path, reason: str = "on-close") -> list[Path]:
    return sorted(folder.glob(f"book*{reason}*.hldb"))


def test_a_long_last_copy_is_told_and_the_window_lives_on_until_it_is_made(
    session: Session, held: HeldCopying, tmp_path: Path
) -> None:
    looking = Meanwhile(lambda _shown: held.go_on.set())
    assert session.window is not None
    window = session.window

    assert window.close()

    assert looking.turns >= 3
    assert "กำลังทำสำเนา" in looking.told[0]
    assert (session.desk, window.isVisible()) == (None, False)
    assert QApplication.activeModalWidget() is None
    (copy,) = made(tmp_path)
    opened = LedgerShelf(TickingClock()).open(copy)
    with opened.reader() as reader:
        assert "นางสาวสุดท้าย" in [one.name for one in reader.all(Person)]
    opened.close()


@pytest.mark.parametrize("way", ["the button", "closing what stands"])
def test_who_would_not_wait_closes_without_a_copy_which_ends_by_itself(
    session: Session, held: HeldCopying, book: Path, way: str, qtbot: QtBot
) -> None:
    looking = Meanwhile(lambda shown: press(child(shown, "leave")) if way == "the button" else shown.close())
    assert session.window is not None
    window = session.window

    assert window.close()

    assert (looking.turns, session.desk, window.isVisible()) == (3, None, False)
    again = LedgerShelf(TickingClock()).open(book)
    with again.reader() as reader:
        assert "นางสาวสุดท้าย" in [one.name for one in reader.all(Person)]
    again.close()
    held.go_on.set()
    session.jobs.stop()  # waits for what was left
    settle()


def test_what_is_begun_while_the_last_copy_is_made_is_over_before_the_book_closes(
    session: Session, held: HeldCopying
) -> None:
    desks: list[object] = []

    def work(progress: Progress) -> None:
        while True:
            progress(0, 1)
            time.sleep(0.01)

    def begin(_shown: QDialog) -> None:
        session.jobs.run(Job("begun meanwhile", work, desks.append, lambda _stopped: desks.append(session.desk)))
        held.go_on.set()

    looking = Meanwhile(begin)
    assert session.window is not None
    desk = session.desk

    assert session.window.close()

    assert (looking.turns >= 3, desks) == (True, [desk])


def test_escape_leaves_no_copy_behind(session: Session, held: HeldCopying, tmp_path: Path) -> None:
    def escape(shown: QDialog) -> None:
        shown.reject()
        QTimer.singleShot(5 * _TURN, held.go_on.set)

    looking = Meanwhile(escape)
    assert session.window is not None

    assert session.window.close()

    assert looking.turns > 3
    assert len(made(tmp_path)) == 1


def test_a_copy_under_way_serves_as_the_last_one(session: Session, held: HeldCopying, tmp_path: Path) -> None:
    assert session.copies is not None
    session.copies._on_time()
    assert held.begun.wait(10)
    looking = Meanwhile(lambda _shown: held.go_on.set())
    assert session.window is not None

    assert session.window.close()

    assert looking.turns >= 3
    assert held.reasons == ["every-quarter-hour"]
    assert len(made(tmp_path, "every-quarter-hour")) == 1


def test_a_copy_under_way_is_left_likewise(session: Session, held: HeldCopying) -> None:
    assert session.copies is not None
    session.copies._on_time()
    assert held.begun.wait(10)
    looking = Meanwhile(lambda shown: press(child(shown, "leave")))
    assert session.window is not None

    assert session.window.close()

    assert (looking.turns, session.desk, held.reasons) == (3, None, ["every-quarter-hour"])


def test_what_the_system_ends_while_the_last_copy_is_made_is_closed_with_it(
    session: Session, held: HeldCopying, book: Path, tmp_path: Path, qapp: QApplication
) -> None:
    def end(_shown: QDialog) -> None:
        held.go_on.set()
        session.end_at_once()

    looking = Meanwhile(end)
    assert session.window is not None

    session.window.close()
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()  # without it no loop would run in what comes after: Qt is told that the program ends

    assert (looking.turns, session.desk, len(made(tmp_path)), held.reasons) == (3, None, 1, ["on-close"])
    assert not book.with_name("book.hldb-wal").exists()


def test_another_book_opens_once_the_last_copy_is_made_or_left(
    session: Session, held: HeldCopying, tmp_path: Path
) -> None:
    other = tmp_path / "other.hldb"
    shutil.copy(tmp_path / "village.hldb", other)
    looking = Meanwhile(lambda shown: press(child(shown, "leave")))

    assert session.open(other)

    assert looking.turns == 3, "asked once, not again when the first book goes"
    assert session.desk is not None
    assert session.desk.opened.path == other
    assert held.reasons == ["on-close"]
    held.go_on.set()


def test_a_long_copy_that_fails_is_asked_about(
    session: Session, held: HeldCopying, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make_copy(_opened: LedgerAtHand, folder: Path, *, reason: str) -> SafetyCopy:
        assert held.go_on.wait(10)
        raise EnvironmentProblem("disk_full", name=f"{folder.name} {reason}")

    asked: list[str] = []

    def confirm(_parent: object, _title: str, words: str, *_more: str) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr(LedgerAtHand, "make_copy", make_copy)
    monkeypatch.setattr(dialogs, "confirm", confirm)
    looking = Meanwhile(lambda _shown: held.go_on.set())
    assert session.window is not None

    assert not session.window.close()

    assert (looking.turns, len(asked)) == (3, 1)
    assert session.desk is not None
    monkeypatch.undo()
