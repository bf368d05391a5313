"""A book that is shown while it is looked through and turns out damaged: told where the choices are, never written."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from household_ledger.app.shelf import LedgerShelf
from household_ledger.db import opening, soundness
from household_ledger.db.connections import Raw
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.register import AddRecords
from household_ledger.settings import COPIES_FOLDER, Settings
from household_ledger.text.messages import message
from household_ledger.ui.desk import Notice
from household_ledger.ui.start.session import Session
from tests.ui.conftest import TickingClock

_PAGE = 4096
DAMAGED = EnvironmentProblem("damaged", name="book.hldb")
ADDED = AddRecords((Person(id=NO_ID, name="นางแดง", role=Role.RECORDER),))


@pytest.fixture
def book(demo_path: Path, tmp_path: Path) -> Path:
    """Give a book whose last page, one of the journal, is spoiled: no page of the window comes by it."""
    path = tmp_path / "book.hldb"
    shutil.copy(demo_path, path)
    LedgerShelf(TickingClock()).open(path).close()  # its writer lives here now
    content = bytearray(path.read_bytes())
    content[-_PAGE : 8 - _PAGE] = b"\xff" * 8
    path.write_bytes(bytes(content))
    return path


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    settings = Settings.load(tmp_path / "settings.json")
    settings.chosen[COPIES_FOLDER.key] = str(tmp_path)
    settings.chosen["writer"] = "volunteer"
    made = Session(qapp, LedgerShelf(TickingClock()), settings, tmp_path / "state")
    yield made
    if made.window is not None:
        made.window.close()
    made.end()
    settle()


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold looks through books back until the event is set."""
    may_go_on = threading.Event()

    def look_through(raw: Raw, path: Path) -> None:
        assert may_go_on.wait(20)
        opening.look_through(raw, path)

    monkeypatch.setattr(soundness, "look_through", look_through)
    yield may_go_on
    may_go_on.set()


def settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def book_stands(session: Session) -> bool:
    return session.window is not None and session.window.isVisible() and session.desk is not None


def test_a_damaged_book_is_shown_until_that_is_known_and_then_told_where_the_choices_are(
    session: Session, book: Path, look: threading.Event, qtbot: QtBot
) -> None:
    before = book.read_bytes()
    assert session.open(book)
    settle()
    assert book_stands(session)

    look.set()
    qtbot.waitUntil(lambda: session.welcome is not None)
    settle()

    assert session.welcome is not None
    assert session.welcome.isVisible()
    assert session.welcome.trouble == message(DAMAGED)
    assert not book_stands(session)
    assert book.read_bytes() == before
    assert list(book.parent.glob("book *.hldb")) == [], "no copy is made of what is damaged"
    LedgerShelf(TickingClock()).create(book.with_name("next.hldb")).close()


def test_what_is_saved_before_the_answer_waits_for_it_and_is_refused(
    session: Session, book: Path, look: threading.Event, qtbot: QtBot
) -> None:
    before = book.read_bytes()
    session.open(book)
    assert session.desk is not None
    said = list[Notice]()
    session.desk.said.connect(said.append)
    threading.Timer(0.1, look.set).start()

    assert session.desk.do(ADDED) is None

    (told,) = said
    assert told.words.endswith(message(DAMAGED))
    qtbot.waitUntil(lambda: session.welcome is not None)
    assert book.read_bytes() == before


def test_a_dialog_is_let_finish_first(session: Session, book: Path, look: threading.Event, qtbot: QtBot) -> None:
    session.open(book)
    dialog = QDialog(session.window)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    desk = session.desk
    assert desk is not None

    look.set()
    with pytest.raises(EnvironmentProblem):
        desk.opened.wait_until_whole()
    settle()
    assert session.welcome is None
    assert session.window is not None
    dialog.done(0)

    qtbot.waitUntil(lambda: session.welcome is not None)


def test_who_would_rather_keep_what_is_typed_stays_and_is_told(
    session: Session, book: Path, look: threading.Event, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(book)
    assert session.window is not None
    assert session.desk is not None
    said = list[Notice]()
    session.desk.said.connect(said.append)
    with monkeypatch.context() as held:
        held.setattr(session.window, "may_leave", lambda: False)
        look.set()
        qtbot.waitUntil(lambda: bool(said))

    assert [one.words for one in said] == [message(DAMAGED)]
    assert session.window.isVisible()
    assert session.desk.do(ADDED) is None


def test_a_book_closed_before_the_answer_is_closed(session: Session, book: Path, look: threading.Event) -> None:
    session.open(book)
    assert session.window is not None
    threading.Timer(0.1, look.set).start()

    assert session.window.close()
    settle()

    assert not book_stands(session)
    assert session.welcome is None, "it was left, and nobody wants to hear of it"
    assert not any(one.name == "soundness" for one in threading.enumerate())


def test_nothing_is_printed_from_a_damaged_book(session: Session, book: Path, look: threading.Event) -> None:
    session.open(book)
    assert session.desk is not None
    threading.Timer(0.1, look.set).start()

    with pytest.raises(EnvironmentProblem, match="damaged"), session.desk.opened.snapshot():
        pass


@pytest.mark.parametrize("step", [2, 3, 5, 7])
def test_damage_anywhere_comes_to_the_same_sentence(session: Session, book: Path, step: int, qtbot: QtBot) -> None:
    content = bytearray(book.read_bytes())
    for page in range(step, len(content) // _PAGE, step):
        content[page * _PAGE : page * _PAGE + 200] = b"x" * 200
    book.write_bytes(bytes(content))

    session.open(book)
    qtbot.waitUntil(lambda: session.welcome is not None)

    assert session.welcome is not None
    assert session.welcome.trouble == message(DAMAGED)
    assert session.window is None
