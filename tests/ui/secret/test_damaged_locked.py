"""A locked book that turns out damaged is brought back in the window, by whoever has what opens it; it stays locked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.app.shelf import LedgerShelf
from household_ledger.db.keys import KEYS, salt_of
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.secret import Secret
from household_ledger.text.messages import message
from household_ledger.ui.start.session import Session
from tests.db.salvage_drill import destroy
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press, type_anew
from tests.ui.secret.conftest import PASSPHRASE
from tests.ui.secret.visits import said, shown, visitor
from tests.ui.start.conftest import settle

_PAGE = 4096


@pytest.fixture
def damaged(run: Session, locked: Path, tmp_path: Path) -> Path:
    """Give a locked book with a copy, a step after that, and its last page, one of the journal, written over."""
    assert run.desk is None
    opened = LedgerShelf(TickingClock()).open(locked, Secret(PASSPHRASE))
    opened.make_copy(tmp_path / "copies", reason="by-hand")
    opened.ledger.execute(AddRecords((Person(id=NO_ID, name="นางแดง", role=Role.RECORDER),)))
    opened.close()
    destroy(locked, [locked.stat().st_size // _PAGE])
    return locked


def enter(asked: QWidget, words: str) -> None:
    line = child(asked, "passphrase", QLineEdit)
    type_anew(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def enter_after_a_wrong_one(asked: QWidget) -> None:
    assert "village.hldb" in said(asked)
    enter(asked, "ไม่ใช่คำนี้แน่")
    assert asked.isVisible()
    enter(asked, PASSPHRASE)


def is_open_whole(run: Session) -> bool:
    return run.desk is not None and not run.desk.opened.is_damaged and shown("rescue_told") is not None


@pytest.mark.parametrize("place", ["the last page", "the first page"])
def test_a_damaged_locked_book_is_brought_back_locked_by_whoever_has_its_passphrase(
    run: Session, damaged: Path, place: str, qtbot: QtBot
) -> None:
    if place == "the first page":
        content = bytearray(damaged.read_bytes())
        content[100:300] = bytes(range(200))
        damaged.write_bytes(bytes(content))
    before, salt = damaged.read_bytes(), salt_of(damaged)
    steps = (("ask_secret", lambda asked: enter(asked, PASSPHRASE)), ("ask_secret", enter_after_a_wrong_one))

    with visitor(*steps) as visit:
        run.open(damaged)
        qtbot.waitUntil(lambda: not visit.steps, timeout=20_000)
    qtbot.waitUntil(lambda: is_open_whole(run), timeout=60_000)

    assert run.desk is not None
    assert run.desk.opened.is_encrypted
    assert run.desk.opened.check().findings == ()
    with run.desk.reader() as reader:
        assert "นางแดง" in [one.name for one in reader.all(Person)]
    assert KEYS.of(damaged)[64:] == salt, "under the key it had"
    (aside,) = damaged.parent.glob("village *before-restore*.hldb")
    assert aside.read_bytes() == before
    told = shown("rescue_told")
    assert told is not None
    press(child(told, "close"))


def test_who_would_rather_not_leaves_a_damaged_locked_book_as_it_is(run: Session, damaged: Path, qtbot: QtBot) -> None:
    before = damaged.read_bytes()

    def no(asked: QWidget) -> None:
        press(child(asked, "cancel", QPushButton))

    with visitor(("ask_secret", lambda asked: enter(asked, PASSPHRASE)), ("ask_secret", no)) as visit:
        run.open(damaged)
        qtbot.waitUntil(lambda: not visit.steps, timeout=20_000)
    settle()

    assert not run.jobs.is_busy
    assert damaged.read_bytes() == before
    assert run.welcome is not None
    assert run.welcome.trouble == message(EnvironmentProblem("damaged", name="village.hldb"))
