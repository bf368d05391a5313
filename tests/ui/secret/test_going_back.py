"""Going back to a copy that another passphrase opens, or none: asked for, told, nothing lost where nobody says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.register import Person
from household_ledger.services.secret import Secret, new_passphrase
from household_ledger.settings import COPIES_FOLDER
from household_ledger.ui.copies.dialog import CopiesDialog
from household_ledger.ui.desk import Notice
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press, type_anew
from tests.ui.secret.conftest import NEXT, PASSPHRASE
from tests.ui.secret.visits import Step, said, shown, visitor
from tests.ui.start.conftest import settle, write


def entering(passphrase: str) -> tuple[str, Step]:
    def step(asked: QWidget) -> None:
        type_anew(child(asked, "passphrase", QLineEdit), passphrase)
        QTest.keyClick(child(asked, "passphrase", QLineEdit), Qt.Key.Key_Return)

    return "ask_secret", step


def people(run: Session) -> list[str]:
    assert run.desk is not None
    with run.desk.reader() as reader:
        return [one.name for one in reader.all(Person)]


def copied_then_changed(path: Path, folder: Path) -> None:
    """Copy a locked book, then give it another passphrase."""
    shelf = LedgerShelf(TickingClock())
    opened = shelf.open(path, Secret(PASSPHRASE))
    opened.make_copy(folder, reason="by-hand")
    opened.close()
    shelf.secrets.change(path, Secret(PASSPHRASE), new_passphrase(NEXT), [folder])


def place_of(run: Session, qtbot: QtBot) -> CopiesDialog:
    run.show_copies()
    qtbot.waitUntil(lambda: not run.jobs.is_busy)
    settle()
    found = shown("copies")
    assert isinstance(found, CopiesDialog)
    return found


def choose(place: CopiesDialog, reason: str) -> None:
    """Stand at the copy that was made for a reason."""
    rows = [[cell.text for cell in row.cells] for row in place.table.rows()]
    (number,) = [at for at, cells in enumerate(rows) if cells[1] == reason]
    place.table.selectRow(number)
    settle()


@pytest.fixture
def changed(run: Session, locked: Path, qtbot: QtBot) -> Session:
    """Open a book whose copy by hand is of its former passphrase."""
    copied_then_changed(locked, Path(str(run.settings.chosen[COPIES_FOLDER.key])))
    with visitor(entering(NEXT)):
        assert run.open(locked)
    assert run.desk is not None
    write(run.desk, "คนหลังสำเนา")
    settle()
    return run


def test_a_copy_of_the_former_passphrase_asks_its_own_and_the_book_opens_with_that_from_then_on(
    changed: Session, locked: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def agree(_parent: object, title: str, words: str, *_answers: str) -> bool:
        asked.append(title + words)
        return True

    monkeypatch.setattr(dialogs, "confirm", agree)
    place = place_of(changed, qtbot)
    choose(place, "สั่งทำเอง")
    assert "รหัสผ่านอื่น" in [cell.text for row in place.table.rows() for cell in row.cells]

    def wrong_then_right(dialog: QWidget) -> None:
        type_anew(child(dialog, "passphrase", QLineEdit), NEXT)
        QTest.keyClick(child(dialog, "passphrase", QLineEdit), Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert "by-hand" in said(dialog)
        type_anew(child(dialog, "passphrase", QLineEdit), PASSPHRASE)
        QTest.keyClick(child(dialog, "passphrase", QLineEdit), Qt.Key.Key_Return)

    with visitor(("ask_secret", wrong_then_right)):
        press(child(place, "restore", QPushButton))
        qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(lambda: changed.desk is not None and "คนหลังสำเนา" not in people(changed), timeout=10_000)

    assert changed.window is not None
    changed.window.close()
    settle()
    LedgerShelf(TickingClock()).open(locked, Secret(PASSPHRASE)).close()


def test_who_does_not_know_the_former_passphrase_stays_in_the_book_as_it_is(changed: Session, qtbot: QtBot) -> None:
    window, place = changed.window, place_of(changed, qtbot)
    choose(place, "สั่งทำเอง")

    with visitor(("ask_secret", lambda dialog: press(child(dialog, "cancel", QPushButton)))):
        press(child(place, "restore", QPushButton))

    assert place.isVisible()
    assert child(place, "restore", QPushButton).isEnabled()
    assert changed.window is window
    assert "คนหลังสำเนา" in people(changed)
    place.close()


def test_going_back_to_a_plain_copy_tells_that_the_book_has_no_passphrase_any_more(
    run: Session, book: Path, qtbot: QtBot
) -> None:
    shelf = LedgerShelf(TickingClock())
    opened = shelf.open(book)
    plain = opened.make_copy(Path(str(run.settings.chosen[COPIES_FOLDER.key])), reason="by-hand").path
    opened.close()
    shelf.secrets.encrypt(book, new_passphrase(PASSPHRASE), [])
    with visitor(entering(PASSPHRASE)):
        run.open(book)

    run.restore(plain)

    assert run.desk is not None
    assert run.window is not None
    assert not run.desk.opened.is_encrypted
    told: list[Notice] = list(run.window.parts.messages.shown())
    assert any("ไม่มีรหัสผ่าน" in one.words for one in told), [one.words for one in told]
