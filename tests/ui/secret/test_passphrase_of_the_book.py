"""Journeys of a book's passphrase in the window: put on an old file, changed, lost, taken off; nothing of it lost."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.register import Person
from household_ledger.errors import UserError
from household_ledger.services.secret import Secret
from household_ledger.ui.paper import printing
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press, type_anew, type_words
from tests.ui.secret.conftest import NEXT, PASSPHRASE
from tests.ui.secret.visits import said, shown, visitor
from tests.ui.start.conftest import settle, write

Clicked = Callable[[QWidget], None]


@pytest.fixture
def sheet_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answer where the sheet is to be saved: on a stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / "sheet.pdf"
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked, **_also: path)
    return path


def clicking(name: str) -> Clicked:
    return lambda window: press(child(window, name, QPushButton))


def choosing(passphrase: str) -> Clicked:
    """Type a new passphrase twice, tick what is to be understood, and go on with Enter."""

    def step(form: QWidget) -> None:
        type_words(child(form, "new_passphrase", QLineEdit), passphrase)
        type_words(child(form, "same_again", QLineEdit), passphrase)
        tick = form.findChild(QWidget, "understood")
        if tick is not None:
            QTest.keyClick(tick, Qt.Key.Key_Space)
        QTest.keyClick(child(form, "same_again", QLineEdit), Qt.Key.Key_Return)

    return step


def entering(passphrase: str) -> Clicked:
    def step(asked: QWidget) -> None:
        type_anew(child(asked, "passphrase", QLineEdit), passphrase)
        QTest.keyClick(child(asked, "passphrase", QLineEdit), Qt.Key.Key_Return)

    return step


def saving(qtbot: QtBot) -> Clicked:
    """Save the sheet once it is made, then say that it is put away."""

    def step(sheet: QWidget) -> None:
        save, done = child(sheet, "save", QPushButton), child(sheet, "done", QPushButton)
        qtbot.waitUntil(save.isEnabled)
        assert not done.isEnabled()
        press(save)
        press(done)

    return step


def opens(path: Path, secret: Secret | None) -> bool:
    try:
        LedgerShelf(TickingClock()).open(path, secret).close()
    except UserError as problem:
        if problem.code not in ("secret_needed", "secret_wrong"):
            raise
        return False
    return True


def people(run: Session) -> list[str]:
    assert run.desk is not None
    with run.desk.reader() as reader:
        return [one.name for one in reader.all(Person)]


def close(run: Session) -> None:
    assert run.window is not None
    run.window.close()
    settle()


def test_an_old_file_gets_a_passphrase_its_sheet_and_no_plain_copy_is_left(
    run: Session, book: Path, tmp_path: Path, sheet_file: Path, qtbot: QtBot
) -> None:
    run.open(book)
    assert run.desk is not None
    assert run.copies is not None
    write(run.desk, "นางนกแก้ว")
    run.copies.copy_now()
    qtbot.waitUntil(lambda: not run.jobs.is_busy)
    plain = list((tmp_path / "copies").glob("*.hldb"))
    told: list[str] = []

    def delete(left: QWidget) -> None:
        told.append(said(left))
        assert all(one.exists() for one in plain)
        press(child(left, "delete", QPushButton))

    steps = (
        ("secret_place", clicking("secret_put")),
        ("choose_passphrase", choosing(PASSPHRASE)),
        ("recovery_sheet", saving(qtbot)),
        ("left_copies", delete),
    )
    with visitor(*steps):
        run.secret.show_place()

    assert len(plain) == 1
    assert told[0].startswith("สำเนา ")
    assert not any(one.exists() for one in plain)
    assert run.desk is not None
    assert run.desk.opened.is_encrypted
    assert "นางนกแก้ว" in people(run)
    groups = run.desk.opened.recovery_groups()
    text = extract_text(io.BytesIO(sheet_file.read_bytes()))
    assert [one for one in groups if one not in text] == []
    close(run)
    assert "นกแก้ว".encode() not in book.read_bytes()
    assert not opens(book, None)
    assert opens(book, Secret(PASSPHRASE))


@pytest.mark.parametrize(
    "case",
    [
        ("สั้น", "สั้น", True, " 8 "),
        (PASSPHRASE, NEXT, True, "ไม่เหมือน"),
        (PASSPHRASE, PASSPHRASE, False, "ทำเครื่องหมาย"),
        ("9" * 96, "9" * 96, True, "96 "),
    ],
)
def test_a_passphrase_that_will_not_do_is_told_at_its_field_and_nothing_is_locked(
    run: Session, book: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[str, str, bool, str]
) -> None:
    first, again, ticks, told = case
    run.open(book)

    def refuse(form: QWidget) -> None:
        type_words(child(form, "new_passphrase", QLineEdit), first)
        type_words(child(form, "same_again", QLineEdit), again)
        if ticks:
            press(child(form, "understood"))
        press(child(form, "save", QPushButton))
        assert form.isVisible()
        assert told in said(form)
        QTest.keyClick(form, Qt.Key.Key_Escape)

    monkeypatch.setattr(dialogs, "may_throw_away", lambda _parent: True)
    with visitor(("choose_passphrase", refuse)):
        run.secret.secrets.put()

    close(run)
    assert opens(book, None)


def test_the_sheet_cannot_be_left_before_it_is_printed_or_saved(
    run: Session, book: Path, sheet_file: Path, qtbot: QtBot
) -> None:
    run.open(book)

    def leave(sheet: QWidget) -> None:
        save = child(sheet, "save", QPushButton)
        qtbot.waitUntil(save.isEnabled)
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        assert sheet.isVisible()
        assert "พิมพ์หรือบันทึกแผ่นก่อน" in said(sheet)
        sheet.close()
        assert sheet.isVisible()
        press(save)
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        assert not sheet.isVisible()

    with visitor(("choose_passphrase", choosing(PASSPHRASE)), ("recovery_sheet", leave)):
        run.secret.secrets.put()

    assert sheet_file.exists()


def test_a_printed_sheet_is_as_good_as_a_saved_one(
    run: Session, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    def printer(*_asked: object) -> QPrinter:
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        return made

    monkeypatch.setattr(printing, "ask_printer", printer)
    run.open(book)

    def print_it(sheet: QWidget) -> None:
        done = child(sheet, "done", QPushButton)
        qtbot.waitUntil(child(sheet, "print", QPushButton).isEnabled)
        press(child(sheet, "print", QPushButton))
        qtbot.waitUntil(done.isEnabled)
        press(done)

    with visitor(("choose_passphrase", choosing(PASSPHRASE)), ("recovery_sheet", print_it)):
        run.secret.secrets.put()

    assert (tmp_path / "printed.pdf").stat().st_size > 10_000


def test_another_passphrase_opens_the_book_and_the_former_one_no_more(
    run: Session, locked: Path, sheet_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = locked.stat().st_ino

    def keep(left: QWidget) -> None:
        assert "รหัสผ่านเดิม" in said(left)
        press(child(left, "keep", QPushButton))

    steps = (
        ("ask_secret", entering(PASSPHRASE)),
        ("secret_place", clicking("secret_change")),
        ("ask_secret", entering(PASSPHRASE)),
        ("choose_passphrase", choosing(NEXT)),
        ("recovery_sheet", saving(qtbot)),
        ("left_copies", keep),
    )
    with visitor(*steps):
        run.open(locked)
        assert run.desk is not None
        write(run.desk, "นายเสือ")
        run.secret.show_place()

    (left,) = (tmp_path / "copies").glob("*on-close*.hldb")
    assert opens(left, Secret(PASSPHRASE))

    assert "นายเสือ" in people(run)
    assert locked.stat().st_ino != before
    close(run)
    assert opens(locked, Secret(NEXT))
    assert not opens(locked, Secret(PASSPHRASE))


def test_a_lost_passphrase_is_replaced_by_way_of_the_sheet_and_that_sheet_is_void_then(
    run: Session, locked: Path, groups: tuple[str, ...], sheet_file: Path, qtbot: QtBot
) -> None:
    def by_sheet(asked: QWidget) -> None:
        press(child(asked, "use_sheet", QPushButton))
        type_words(asked, "".join(groups))
        press(child(asked, "open", QPushButton))

    steps = (
        ("ask_secret", by_sheet),
        ("choose_passphrase", choosing(NEXT)),
        ("recovery_sheet", saving(qtbot)),
    )
    with visitor(*steps) as visiting:
        run.open(locked)
        qtbot.waitUntil(lambda: not visiting.steps and shown("recovery_sheet") is None, timeout=15_000)

    text = extract_text(io.BytesIO(sheet_file.read_bytes()))
    assert not any(one in text for one in groups), "the new sheet has a new key"
    close(run)
    assert opens(locked, Secret(NEXT))
    assert not opens(locked, Secret(PASSPHRASE))


def test_a_wrong_present_passphrase_changes_nothing_and_the_window_stays(run: Session, locked: Path) -> None:
    with visitor(("ask_secret", entering(PASSPHRASE))):
        run.open(locked)
    window = run.window

    def wrong(asked: QWidget) -> None:
        entering("ไม่ใช่คำนี้แน่")(asked)
        assert asked.isVisible()
        press(child(asked, "cancel", QPushButton))

    with visitor(("ask_secret", wrong)):
        run.secret.secrets.change()

    assert run.window is window
    close(run)
    assert opens(locked, Secret(PASSPHRASE))


def test_the_passphrase_is_taken_off_again(run: Session, locked: Path) -> None:
    steps = (
        ("ask_secret", entering(PASSPHRASE)),
        ("secret_place", clicking("secret_remove")),
        ("ask_secret", entering(PASSPHRASE)),
    )
    with visitor(*steps):
        run.open(locked)
        run.secret.show_place()

    assert run.desk is not None
    assert not run.desk.opened.is_encrypted
    close(run)
    assert opens(locked, None)


def test_the_place_is_reached_from_settings_palette_file_menu_and_copies(
    run: Session, book: Path, qtbot: QtBot
) -> None:
    run.open(book)
    window = run.window
    assert window is not None
    reached: list[str] = []

    def leave(where: str) -> tuple[str, Clicked]:
        def step(place: QWidget) -> None:
            reached.append(where)
            QTest.keyClick(place, Qt.Key.Key_Escape)

        return "secret_place", step

    with visitor(leave("settings")):
        QTimer.singleShot(50, lambda: press(child(_active(), "secret", QPushButton)))
        run.ask_settings()
    with visitor(leave("menu")) as visiting:
        window.doings.open_file_menu()
        action = window.findChild(QAction, "file_secret")
        assert action is not None
        action.trigger()
        qtbot.waitUntil(lambda: not visiting.steps)
    with visitor(leave("palette")) as visiting:
        palette = window.doings.open_palette()
        type_words(palette, "รหัสผ่าน")
        QTest.keyClick(palette.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not visiting.steps)
    with visitor(("copies", clicking("secret")), leave("copies")) as visiting:
        run.show_copies()
        qtbot.waitUntil(lambda: not visiting.steps)

    assert reached == ["settings", "menu", "palette", "copies"]


def _active() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found
