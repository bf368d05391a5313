"""A locked book that lost its beginning is brought back in the window: its safety copy tells what locks it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.app.shelf import LedgerShelf
from household_ledger.db.keys import KEYS, salt_of
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.secret import Secret
from household_ledger.ui.start.session import Session
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press
from tests.ui.secret.conftest import PASSPHRASE
from tests.ui.secret.test_damaged_locked import enter, is_open_whole
from tests.ui.secret.visits import Step, said, shown, visitor

_PAGE = 4096
_LOST = "อ่านไฟล์ที่เสียหายไม่ได้เลย"


@pytest.fixture
def written_after(run: Session, locked: Path, tmp_path: Path) -> Path:
    """Give a locked book with a copy, and a step after that."""
    assert run.desk is None
    opened = LedgerShelf(TickingClock()).open(locked, Secret(PASSPHRASE))
    opened.make_copy(tmp_path / "copies", reason="by-hand")
    opened.ledger.execute(AddRecords((Person(id=NO_ID, name="นางแดง", role=Role.RECORDER),)))
    opened.close()
    return locked


def noise(count: int) -> bytes:
    return random.Random(7).randbytes(count)


def passphrase(asked: QWidget) -> None:
    enter(asked, PASSPHRASE)


def another_way(asked: QWidget) -> None:
    way = child(asked, "way", QPushButton)
    assert not way.isVisible(), "before anything was tried"
    enter(asked, PASSPHRASE)
    assert way.isVisible()
    press(way)


def brought_back(run: Session, book: Path, qtbot: QtBot, *steps: tuple[str, Step]) -> str:
    """Open a damaged book and answer what is asked; give what is told once it is open again, whole."""
    with visitor(*steps) as visit:
        run.open(book)
        qtbot.waitUntil(lambda: not visit.steps, timeout=20_000)
    qtbot.waitUntil(lambda: is_open_whole(run), timeout=60_000)
    told = shown("rescue_told")
    assert told is not None
    words = said(told)
    press(child(told, "close"))
    return words


def names(run: Session) -> list[str]:
    assert run.desk is not None
    assert run.desk.opened.is_encrypted
    assert run.desk.opened.check().findings == ()
    with run.desk.reader() as reader:
        return [one.name for one in reader.all(Person)]


@pytest.mark.parametrize(
    "begins",
    [bytes(_PAGE), bytes(16), noise(16), bytes(100), noise(512)],
    ids=["page-zeros", "16-zeros", "16-noise", "100-zeros", "512-noise"],
)
def test_a_locked_book_without_its_beginning_comes_back_with_all_that_came_after_its_copy(
    run: Session, written_after: Path, begins: bytes, qtbot: QtBot
) -> None:
    salt = salt_of(written_after)
    damaged = begins + written_after.read_bytes()[len(begins) :]
    written_after.write_bytes(damaged)
    looks_plain = len(begins) == _PAGE
    first = () if looks_plain else (("ask_secret", another_way),)

    words = brought_back(run, written_after, qtbot, *first, ("ask_secret", passphrase))

    assert "นางแดง" in names(run)
    assert _LOST not in words
    assert KEYS.of(written_after)[64:] == salt, "under the key it had"
    (aside,) = written_after.parent.glob("village *before-restore*.hldb")
    assert aside.read_bytes() == damaged


@pytest.mark.parametrize("kind", ["zeros", "noise"])
def test_of_a_locked_book_nothing_is_left_of_the_copy_comes_back_and_the_loss_is_told(
    run: Session, written_after: Path, kind: str, qtbot: QtBot
) -> None:
    size = written_after.stat().st_size
    damaged = bytes(size) if kind == "zeros" else noise(size)
    written_after.write_bytes(damaged)
    first = () if kind == "zeros" else (("ask_secret", another_way),)

    words = brought_back(run, written_after, qtbot, *first, ("ask_secret", passphrase))

    assert "นางแดง" not in names(run)
    assert _LOST in words
    (aside,) = written_after.parent.glob("village *before-restore*.hldb")
    assert aside.read_bytes() == damaged


def test_without_a_copy_nobody_is_sent_there(run: Session, locked: Path, qtbot: QtBot) -> None:
    before = locked.read_bytes()

    def wrong(asked: QWidget) -> None:
        enter(asked, "ไม่ใช่คำนี้แน่")
        assert not child(asked, "way", QPushButton).isVisible()
        press(child(asked, "cancel", QPushButton))

    with visitor(("ask_secret", wrong)) as visit:
        run.open(locked)
        qtbot.waitUntil(lambda: not visit.steps, timeout=20_000)

    assert locked.read_bytes() == before
