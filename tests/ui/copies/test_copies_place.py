"""The place of safety copies: what it lists, going back after a second look and forward again, two folders, a bar."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.db import volume
from household_ledger.domain.register import Person
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.copies.going_back import Restored
from household_ledger.settings import COPIES_FOLDER, SECOND_FOLDER
from household_ledger.text.i18n import _
from household_ledger.ui.copies.dialog import CopiesDialog
from household_ledger.ui.copies.second import days_without, last_copied, note_copied
from household_ledger.ui.desk import Notice
from household_ledger.ui.frame.messages_bar import STANDING
from household_ledger.ui.start.rewriting import Patience
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from tests.ui.hands import child, press
from tests.ui.start.conftest import SlowShelf, book, session, settle, shelf, write

__all__ = ["book", "session", "shelf"]


def people(session: Session) -> list[str]:
    assert session.desk is not None
    with session.desk.reader() as reader:
        return [one.name for one in reader.all(Person)]


def shown(session: Session, qtbot: QtBot) -> CopiesDialog:
    """Open the place from the status line, as a person does, and wait until all is looked through."""
    assert session.window is not None
    press(child(session.window, "status_copy"))
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    settle()
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, CopiesDialog) and one.isVisible()]
    return found


def cells(place: CopiesDialog) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in place.table.rows()]


@pytest.fixture
def copied(session: Session, book: Path, qtbot: QtBot, tmp_path: Path) -> Path:
    """Open a book whose copies have a folder of their own, copy it, and write something after."""
    session.settings.chosen[COPIES_FOLDER.key] = str(tmp_path / "copies")
    session.open(book)
    assert session.desk is not None
    assert session.copies is not None
    session.copies.copy_now()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    write(session.desk, "คนหลังสำเนา")
    settle()
    return tmp_path / "copies"


@pytest.mark.usefixtures("copied")
def test_copies_are_listed_with_day_reason_entries_and_whether_they_are_whole(session: Session, qtbot: QtBot) -> None:
    place = shown(session, qtbot)

    ((when, why, count, looked, where),) = cells(place)
    assert when == "21 พ.ย. 2569 12:00"
    assert int(count.replace(",", "")) > 1000
    assert (why, looked, where) == ("สั่งทำเอง", "ครบถ้วน", "ที่เก็บสำเนา")

    press(child(place, "copy_now"))
    qtbot.waitUntil(lambda: not session.jobs.is_busy and len(cells(place)) == 2)
    place.close()


def test_a_damaged_copy_is_shown_as_such_and_not_gone_back_to(session: Session, copied: Path, qtbot: QtBot) -> None:
    (copy,) = copied.glob("*.hldb")
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)

    place = shown(session, qtbot)
    assert cells(place)[0][3] == "เสียหาย"
    press(child(place, "restore"))
    qtbot.waitUntil(lambda: not session.jobs.is_busy)

    assert "เสียหาย" in place.told.words()
    assert "คนหลังสำเนา" in people(session)
    place.close()


def test_a_book_goes_back_after_a_second_look_and_that_is_undone(
    session: Session, copied: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answer = False

    def confirm(_parent: object, title: str, words: str, *_ways: str) -> bool:
        asked.append(f"{title}\n{words}")
        return answer

    monkeypatch.setattr(dialogs, "confirm", confirm)
    place = shown(session, qtbot)
    press(child(place, "restore"))
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert "21 พ.ย. 2569 12:00" in asked[0]
    assert "1 ขั้น" in asked[0]
    assert "คนหลังสำเนา" in people(session), "nobody said yes"

    answer = True
    press(child(place, "restore"))
    qtbot.waitUntil(lambda: len(asked) == 2)
    qtbot.waitUntil(lambda: session.desk is not None and "คนหลังสำเนา" not in people(session))

    place = shown(session, qtbot)
    assert not place.undo.isHidden()
    press(child(place, "undo_restore"))
    qtbot.waitUntil(lambda: len(asked) == 3)
    qtbot.waitUntil(lambda: session.desk is not None and "คนหลังสำเนา" in people(session))
    assert session.window is not None
    assert session.desk is not None
    assert session.desk.opened.check().findings == ()
    assert len(list(copied.glob("*by-hand.hldb"))) == 1


def test_a_copy_that_cannot_be_put_back_leaves_the_book_open_as_it_was(
    session: Session, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy,) = copied.glob("*.hldb")
    monkeypatch.setattr(volume, "free_bytes", lambda _path: volume.STOP_FREE_BYTES)
    monkeypatch.setattr(Session, "tell", lambda _self, problem: told.append(problem.code))
    told: list[str] = []

    session.restore(copy)

    assert told == ["disk_full"]
    assert "คนหลังสำเนา" in people(session)


def test_while_a_copy_is_put_back_the_window_lives_and_says_what_is_done(
    session: Session, copied: Path, shelf: SlowShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy,) = copied.glob("*.hldb")
    real, stood, has_lived = shelf.restore, list[str](), threading.Event()

    def look() -> None:
        if session.desk is not None:  # its last copy takes its time
            QTimer.singleShot(20, look)
            return
        stood.extend(one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible())
        has_lived.set()

    def restore(*said: Any) -> Restored:  # noqa: ANN401 -- as the shelf
        assert has_lived.wait(20)
        return real(*said)

    monkeypatch.setattr(shelf, "restore", restore)
    QTimer.singleShot(0, look)
    session.restore(copy)

    assert stood == [_("Going back to the safety copy…")]
    assert "คนหลังสำเนา" not in people(session)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, Patience) and one.isVisible()]


def test_a_second_folder_is_filled_and_its_age_told(session: Session, copied: Path, qtbot: QtBot) -> None:
    assert session.copies is not None
    assert session.desk is not None
    stick, said = copied.parent / "stick", list[Notice]()
    session.desk.said.connect(said.append)
    session.settings.choose(SECOND_FOLDER, str(stick))
    before = session.desk.opened.clock.now().astimezone().replace(tzinfo=None) - timedelta(days=8)
    note_copied(session.settings, stick, before)
    session.copies.copy_now()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)

    assert [one.kind for one in said if one.about == "second"] == ["problem"], "the stick is not in: it is told"
    copy = [one for one in said if one.about == "second_failed"][-1]
    assert copy.kind == "problem"
    assert str(stick) in copy.words
    stick.mkdir()
    session.copies.copy_now()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    place = shown(session, qtbot)

    assert len(list(stick.glob("*.hldb"))) == 1
    assert "ล่าสุดวันนี้" in place.places.second.words()
    assert "ที่เก็บที่สอง" in [row[4] for row in cells(place)]
    assert len([one for one in said if one.about == "second"]) == 1
    press(child(place, "no_second"))
    assert session.settings.second_folder() is None
    place.close()


def test_both_folders_are_chosen_here(
    session: Session, copied: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = shown(session, qtbot)
    picked = [copied.parent / "elsewhere", copied.parent / "stick"]
    for one in picked:
        one.mkdir()
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_said: picked[len(chosen)])
    chosen: list[str] = []
    press(child(place, "pick_first"))
    chosen.append("first")
    press(child(place, "pick_second"))
    qtbot.waitUntil(lambda: not session.jobs.is_busy)

    assert session.settings.copies_folder() == picked[0]
    assert session.settings.second_folder() == picked[1]
    qtbot.waitUntil(lambda: len(cells(place)) == 2)
    assert "ล่าสุดวันนี้" in place.places.second.words()
    assert len(list(picked[1].glob("*.hldb"))) == 1, "copied there at once"
    place.close()


@pytest.mark.usefixtures("copied")
def test_a_stick_that_took_no_copy_is_never_said_to_have_one(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, said = tmp_path / "stick", list[Notice]()
    stick.mkdir()
    assert session.desk is not None
    session.desk.said.connect(said.append)

    def full(*_said: object) -> None:
        raise EnvironmentProblem("disk_full", name="x.hldb")

    monkeypatch.setattr(dialogs, "pick_folder", lambda *_said: stick)
    place = shown(session, qtbot)
    with monkeypatch.context() as stick_full:
        stick_full.setattr(LedgerAtHand, "fill_second", full)
        press(child(place, "pick_second"))
        assert "ล่าสุด" not in place.places.second.words(), "nothing was copied yet"
        qtbot.waitUntil(lambda: not session.jobs.is_busy)
        settle()

    assert "ล่าสุด" not in place.places.second.words()
    assert list(stick.iterdir()) == []
    assert [one.kind for one in said if one.about == "second_failed"] == ["problem"]
    assert [one for one in said if one.kind == "done" and "ตรวจแล้ว" in one.words] == []

    press(child(place, "copy_now"))
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    settle()
    assert "ล่าสุดวันนี้" in place.places.second.words()
    assert session.window is not None
    standing = [one.about for one in session.window.parts.messages.shown()]
    assert "second_failed" not in standing, "what was wrong is well again"
    place.close()


def test_what_another_stick_has_says_nothing_of_this_one(session: Session, book: Path, tmp_path: Path) -> None:
    session.open(book)
    settings, now = session.settings, datetime.fromisoformat("2026-11-22T12:00")
    settings.choose(SECOND_FOLDER, str(tmp_path / "first stick"))
    note_copied(settings, tmp_path / "first stick", now)
    assert last_copied(settings) == now

    settings.choose(SECOND_FOLDER, str(tmp_path / "other stick"))

    assert last_copied(settings) is None
    assert days_without(settings, now) is None


def test_a_copy_that_fails_is_a_bar_that_stays_until_one_is_made(session: Session, copied: Path, qtbot: QtBot) -> None:
    assert session.copies is not None
    assert session.window is not None
    messages = session.window.parts.messages
    session.settings.chosen[COPIES_FOLDER.key] = str(copied / "no.hldb" / "x")
    (copied / "no.hldb").write_text("", encoding="utf-8")
    session.copies._on_time()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)

    def standing() -> list[Notice]:
        return [one for one in messages.shown() if one.kind == STANDING]

    assert len(standing()) == 1
    while messages.close_newest():
        pass
    for number in range(5):
        messages.say(Notice(f"อื่น {number}", "trouble"))
    assert len(standing()) == 1
    session.window.rebuild()
    messages = session.window.parts.messages
    assert len(standing()) == 1
    session.copies._on_time()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    assert len(standing()) == 1, "once, however often it is tried"

    session.settings.chosen[COPIES_FOLDER.key] = str(copied)
    session.copies._on_time()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    settle()

    assert standing() == []


def test_a_disk_nearly_full_is_told_when_the_book_opens(
    session: Session, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LedgerAtHand, "is_disk_nearly_full", lambda _self: True)
    session.open(book)
    assert session.window is not None

    assert "room" in [one.about for one in session.window.parts.messages.shown()]


def test_a_book_that_is_damaged_or_gone_is_offered_its_newest_whole_copy(
    session: Session, copied: Path, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.window is not None
    assert session.window.close()
    newest = max(copied.glob("*on-close*.hldb"))
    newest.write_bytes(newest.read_bytes()[:-4096])
    good, asked = book.read_bytes(), list[str]()
    is_wanted = False

    def confirm(_parent: object, _title: str, words: str, *_ways: str) -> bool:
        asked.append(words)
        return is_wanted

    monkeypatch.setattr(dialogs, "confirm", confirm)
    book.write_bytes(bytes(4096) + good[4096:])
    session.open(book)
    qtbot.waitUntil(lambda: len(asked) == 1)
    settle()
    assert session.desk is None
    assert "21 พ.ย. 2569 12:00" in asked[0]

    is_wanted = True
    session.open(book)
    qtbot.waitUntil(lambda: session.desk is not None, timeout=60_000)
    assert "คนหลังสำเนา" in people(session), "the newest is damaged too, but the book itself still tells what came after"
    (aside,) = book.parent.glob("*before-restore.hldb")
    assert aside.read_bytes() == bytes(4096) + good[4096:]

    assert session.window.close()
    book.unlink()
    session.open(book)
    qtbot.waitUntil(lambda: session.desk is not None)
    assert len(asked) == 3


def test_a_file_nobody_ever_copied_is_only_told_of(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(dialogs, "confirm", lambda *said: asked.append(said))
    (tmp_path / "words.hldb").write_text("ไม่ใช่สมุด", encoding="utf-8")

    session.open(tmp_path / "words.hldb")
    settle()

    assert asked == []
    assert session.welcome is not None
