"""A book that turns out damaged is shown as far as it goes and never written, and is brought back from there."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from household_ledger.app.shelf import LedgerShelf
from household_ledger.db import opening, soundness
from household_ledger.db.connections import Raw
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.evidence.pack import Level
from household_ledger.services.ports import no_progress
from household_ledger.settings import COPIES_FOLDER, Settings
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import DAMAGED as DAMAGED_BAR
from household_ledger.ui.desk import Notice
from household_ledger.ui.frame.trouble_page import TroublePage
from household_ledger.ui.ports import FileCheck
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from tests.db.salvage_drill import destroy, pages_of
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press

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


def answering(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[str]:
    """Give one answer to whatever is asked, and list it."""
    said: list[str] = []

    def confirm(_parent: object, title: str, words: str, _yes: str, _no: str = "") -> bool:
        said.append(f"{title}\n{words}")
        return yes

    monkeypatch.setattr(dialogs, "confirm", confirm)
    return said


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Say yes to whatever is asked."""
    return answering(monkeypatch, yes=True)


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Say no to whatever is asked."""
    return answering(monkeypatch, yes=False)


def settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def book_stands(session: Session) -> bool:
    return session.window is not None and session.window.isVisible() and session.desk is not None


def is_shown_damaged(session: Session) -> bool:
    """Tell whether the book stands in the window as a damaged one, with the bar that says so."""
    if session.window is None or session.desk is None or not session.desk.opened.is_damaged:
        return False
    return any(one.about == DAMAGED_BAR for one in session.window.parts.messages.shown())


def test_a_damaged_book_is_shown_as_far_as_it_goes_once_that_is_known_and_never_written(
    session: Session, book: Path, look: threading.Event, qtbot: QtBot
) -> None:
    before = book.read_bytes()
    assert session.open(book)
    settle()
    assert book_stands(session)

    look.set()
    qtbot.waitUntil(lambda: is_shown_damaged(session))
    settle()

    assert session.desk is not None
    assert session.desk.opened.path == book
    assert session.desk.figures.households()
    said = list[Notice]()
    session.desk.said.connect(said.append)
    assert session.desk.do(ADDED) is None
    (told,) = said
    assert told.words.endswith(message(EnvironmentProblem("damaged_shown", name="book.hldb")))
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
    qtbot.waitUntil(lambda: is_shown_damaged(session))
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
    assert not is_shown_damaged(session)
    dialog.done(0)

    qtbot.waitUntil(lambda: is_shown_damaged(session))


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


def test_nothing_is_printed_from_a_book_shown_as_damaged(session: Session, book: Path, qtbot: QtBot) -> None:
    session.open(book)
    qtbot.waitUntil(lambda: is_shown_damaged(session))
    assert session.desk is not None

    with pytest.raises(EnvironmentProblem, match="damaged_printing"), session.desk.opened.snapshot():
        pass
    with pytest.raises(EnvironmentProblem, match="damaged_printing"):
        session.desk.opened.write_evidence(book.parent / "pack", Level.PROVIDER, Month(2026, 10), no_progress)
    assert not (book.parent / "pack").exists()
    with pytest.raises(EnvironmentProblem, match="damaged_shown"):
        session.desk.opened.make_copy(book.parent, reason="by-hand")


@pytest.mark.parametrize("step", [2, 3, 5, 7])
def test_damage_anywhere_is_shown_as_such_or_offered_to_be_brought_back(
    session: Session, book: Path, step: int, qtbot: QtBot, refused: list[str]
) -> None:
    content = bytearray(book.read_bytes())
    for page in range(step, len(content) // _PAGE, step):
        content[page * _PAGE : page * _PAGE + 200] = b"x" * 200
    book.write_bytes(bytes(content))

    session.open(book)
    qtbot.waitUntil(lambda: is_shown_damaged(session) or bool(refused))

    assert book.read_bytes() == bytes(content)
    assert session.welcome is None or session.welcome.trouble == message(DAMAGED)


def test_a_page_that_leads_to_the_damage_is_stood_for_in_words_and_others_are_shown(
    session: Session, demo_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "book.hldb"
    shutil.copy(demo_path, path)
    LedgerShelf(TickingClock()).open(path).close()
    destroy(path, pages_of(path, "entry_line"))
    session.open(path)
    qtbot.waitUntil(lambda: is_shown_damaged(session))
    assert session.window is not None
    pages = session.window.parts.pages

    session.window.go("entry")
    settle()

    assert pages.is_in_trouble
    trouble = pages.page()
    assert isinstance(trouble, TroublePage)
    assert trouble.state.said.words() == message(EnvironmentProblem("damaged_page", name="book.hldb"))
    session.window.go("home")
    settle()
    assert not pages.is_in_trouble


def test_it_is_brought_back_with_what_came_after_the_copy_and_the_damaged_one_kept_aside(
    session: Session, demo_path: Path, tmp_path: Path, qtbot: QtBot, asked: list[str]
) -> None:
    path = tmp_path / "book.hldb"
    shutil.copy(demo_path, path)
    shelf = LedgerShelf(TickingClock())
    opened = shelf.open(path)
    opened.make_copy(tmp_path, reason="by-hand")
    opened.ledger.execute(ADDED)
    entries = opened.check().entries
    opened.close()
    destroy(path, pages_of(path, "entry_line")[:4])
    damaged = path.read_bytes()
    session.open(path)
    qtbot.waitUntil(lambda: is_shown_damaged(session))
    assert session.window is not None

    ways = session.window.parts.messages.findChildren(QPushButton, "answer")
    press(next(one for one in ways if one.text() == _("Bring the book back…")))
    qtbot.waitUntil(lambda: session.desk is not None and not session.desk.opened.is_damaged, timeout=60_000)
    settle()

    assert len(asked) == 1
    assert session.desk is not None
    with session.desk.reader() as reader:
        assert "นางแดง" in [one.name for one in reader.all(Person)]
    found = session.desk.opened.check()
    assert found == FileCheck(entries, found.steps, (), found.heads)
    (aside,) = tmp_path.glob("book *before-restore*.hldb")
    assert aside.read_bytes() == damaged
    told = child(session.window, "rescue_told")
    assert any("1" in one.text() for one in told.findChildren(QLabel))
    press(child(told, "close"))
    assert list(tmp_path.glob(".salvage*")) == []


def test_a_book_of_which_nothing_can_be_shown_is_offered_where_the_choices_are(
    session: Session, book: Path, qtbot: QtBot, asked: list[str]
) -> None:
    destroy(book, pages_of(book, "household", "file_info"))

    session.open(book)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    qtbot.waitUntil(lambda: session.desk is not None and not session.desk.opened.is_damaged, timeout=60_000)

    assert session.desk is not None
    assert session.desk.opened.check().findings == ()
