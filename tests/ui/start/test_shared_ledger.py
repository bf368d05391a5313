"""A shared ledger in the window: asked for, followed while others write, gone on with when its server comes back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from household_ledger.app.opening import opened
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, PocketKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import Person, Pocket
from household_ledger.services.commands.entries import AddEntries, ReplaceEntry
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.server_address import ServerAddress
from household_ledger.ui.copies.dialog import CopiesDialog
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.start import others
from household_ledger.ui.start.session import Session
from household_ledger.ui.start.shared_dialog import SharedDialog
from household_ledger.ui.widgets import dialogs
from tests.office import PASSWORD, Office, an_office
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press, type_anew, type_words
from tests.ui.start.conftest import settle

PATIENCE = 20_000


@pytest.fixture
def office(demo_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr(others, "EVERY_SECONDS", 0.05)
    with an_office(tmp_path / "server") as made:
        shutil.copy(demo_path, made.folder / "ledger")
        yield made


@pytest.fixture(autouse=True)
def nothing_asked_at_the_end(session: Session, office: Office) -> Iterator[None]:
    """Have the server back, and the row half typed let go, before the window closes."""
    yield
    office.is_gone = False
    if session.window is not None:
        session.window.let_go()


def asked(monkeypatch: pytest.MonkeyPatch, answer: Callable[[SharedDialog], object]) -> list[SharedDialog]:
    """Have the dialog answered as soon as it is asked."""
    shown: list[SharedDialog] = []

    def answered(dialog: SharedDialog) -> int:
        shown.append(dialog)
        dialog.show()
        answer(dialog)
        return dialog.result()

    monkeypatch.setattr(SharedDialog, "exec", answered)
    return shown


def said(session: Session) -> list[str]:
    assert session.window is not None
    return [one.words for one in session.window.parts.messages.shown()]


def somebody_else(office: Office, write: Callable[[object], object]) -> None:
    """Let another computer of the office write."""
    office.computer = "อีกเครื่อง"
    with opened(office.address(), TickingClock(), to_write=True) as application:
        write(application)
    office.computer = "เครื่องหนึ่ง"


def add_person(name: str) -> Callable[[object], object]:
    return lambda app: app.ledger.execute(  # type: ignore[attr-defined]
        AddRecords((Person(id=NO_ID, name=name, role=Role.RECORDER),))
    )


def written_in(folder: Path, *, but: Path) -> bytes:
    files = [one for one in folder.rglob("*") if one.is_file() and not one.is_relative_to(but)]
    return b"\n".join(one.read_bytes() + str(one).encode() for one in files)


def test_a_pasted_address_is_spread_over_the_fields_and_remembered_without_its_password(
    session: Session, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.password = PASSWORD
    pasted = office.address().with_password(PASSWORD).url + "?sslmode=prefer"

    def answer(dialog: SharedDialog) -> None:
        dialog.server.line.setFocus()
        dialog.server.take_words(pasted)
        assert dialog.server.line.text() == "office"
        assert dialog.database.line.text() == "ledger"
        assert dialog.user.line.text() == "hl"
        assert dialog.password.value() == PASSWORD
        assert dialog.password.line.echoMode() == QLineEdit.EchoMode.Password
        press(dialog.test)
        assert "4" in dialog.refusal.words()
        QTest.keyClick(dialog.password.line, Qt.Key.Key_Return)

    shown = asked(monkeypatch, answer)
    session.show_welcome()
    assert session.welcome is not None
    press(child(session.welcome, "shared"))
    settle()

    assert len(shown) == 1
    assert session.desk is not None
    assert session.desk.opened.place == ServerAddress(pasted)
    assert session.window is not None
    assert session.window.windowTitle().startswith("ledger")
    session.window.close()
    settle()
    kept = written_in(tmp_path, but=office.folder)
    assert b"postgresql://hl@office/ledger?sslmode=prefer" in kept
    for secret in (PASSWORD, pasted.partition("hl:")[2].partition("@office")[0]):
        assert secret.encode() not in kept


def test_an_address_typed_letter_by_letter_is_spread_when_it_is_finished(
    session: Session, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: SharedDialog) -> None:
        type_words(dialog.server.line, str(office.address()))
        assert dialog.server.line.text() == str(office.address())
        QTest.keyClick(dialog.server.line, Qt.Key.Key_Return)

    asked(monkeypatch, answer)
    session.show_welcome()

    session.shared.ask()

    assert session.desk is not None
    assert session.desk.opened.name == "ledger"


def test_a_password_that_is_another_is_told_where_it_is_typed_and_typed_again(
    session: Session, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.password = PASSWORD

    def answer(dialog: SharedDialog) -> None:
        type_words(dialog.password.line, "wrong")
        press(dialog.save_button)
        assert dialog.isVisible()
        assert "รหัสผ่าน" in dialog.refusal.words()
        assert dialog.refusal.isVisible()
        type_anew(dialog.password.line, PASSWORD)
        press(dialog.save_button)

    shown = asked(monkeypatch, answer)

    assert session.open(office.address())

    assert len(shown) == 1, "asked for, since nothing remembers it"
    assert session.desk is not None
    assert session.desk.figures.households()


def test_who_would_rather_not_say_a_password_is_where_they_were(
    session: Session, office: Office, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.password = PASSWORD
    session.open(book)
    asked(monkeypatch, lambda dialog: dialog.reject())

    assert not session.open(office.address())

    assert session.desk is not None
    assert session.desk.opened.place == book


def test_in_an_empty_database_a_ledger_is_made_when_that_is_wanted(
    session: Session, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: SharedDialog) -> None:
        for field, words in ((dialog.server, "office"), (dialog.database, "new"), (dialog.user, "hl")):
            type_words(field.line, words)
        assert dialog.make.isHidden()
        press(dialog.test)
        assert "new" in dialog.refusal.words()
        press(dialog.make)

    asked(monkeypatch, answer)
    monkeypatch.setattr("household_ledger.ui.pages.first_household.ask_first_household", lambda *_said: None)
    session.show_welcome()

    session.shared.ask()

    assert session.desk is not None
    assert session.desk.opened.name == "new"
    assert session.desk.figures.households() == ()


def test_the_dialog_is_left_without_a_question_whatever_was_typed(
    session: Session, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: SharedDialog) -> None:
        type_words(dialog.server.line, "office")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    monkeypatch.setattr("household_ledger.ui.widgets.dialogs.may_throw_away", lambda *_said: pytest.fail("asked"))
    shown = asked(monkeypatch, answer)
    session.show_welcome()
    session.shared.ask()

    assert len(shown) == 1
    assert session.desk is None


def test_an_address_of_a_socket_is_asked_for_as_it_was_said(
    session: Session, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: SharedDialog) -> None:
        dialog.server.line.setFocus()
        dialog.server.take_words("postgresql://hl@/ledger?host=/run/pg&port=5433&sslmode=prefer")
        assert dialog.server.line.text() == "/run/pg:5433"
        assert dialog.address().url == "postgresql://hl@%2Frun%2Fpg:5433/ledger?sslmode=prefer"
        type_anew(dialog.server.line, "office")
        assert dialog.address().url == "postgresql://hl@office/ledger?sslmode=prefer"
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    shown = asked(monkeypatch, answer)
    session.show_welcome()
    session.shared.ask()

    assert len(shown) == 1


def test_it_is_opened_again_from_the_start_page_and_with_the_program(
    session: Session, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.open(office.address())
    assert session.window is not None
    session.window.close()
    settle()
    session.show_welcome()
    assert session.welcome is not None
    recent = child(session.welcome, "recent_0")
    assert "hl@office/ledger" in recent.accessibleName()

    press(recent)
    settle()
    assert session.desk is not None
    session.window.close()
    settle()
    session.begin()
    settle()

    assert session.desk is not None
    assert session.desk.opened.name == "ledger"


def typed_row(session: Session) -> EntryGrid:
    """Type half a row in the grid."""
    assert session.window is not None
    session.window.go("entry")
    settle()
    grid = session.window.findChild(EntryGrid)
    assert grid is not None
    grid.typing.go("what")
    type_words(grid, "ค่าน้ำแข็ง")
    settle()
    return grid


def test_what_others_write_appears_by_itself_and_a_half_typed_row_stays(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    session.open(office.address())
    grid = typed_row(session)
    assert session.desk is not None
    heard: list[object] = []
    session.desk.changed.connect(heard.append)

    somebody_else(office, add_person("ป้าแดง"))
    qtbot.waitUntil(lambda: any("เครื่องอื่น" in one for one in told(session)), timeout=PATIENCE)

    assert "ค่าน้ำแข็ง" in str(grid.typing.row)
    assert heard
    with session.desk.reader() as reader:
        assert "ป้าแดง" in [one.name for one in reader.all(Person)]


@pytest.mark.parametrize("theirs", ["amount", "what"])
def test_a_row_two_people_change_at_once_keeps_what_each_of_them_changed(
    session: Session, office: Office, qtbot: QtBot, theirs: str
) -> None:
    session.open(office.address())
    assert session.window is not None
    session.window.go("entry")
    settle()
    grid = session.window.findChild(EntryGrid)
    assert grid is not None
    entry = bought(session)
    grid.hands.edit(grid.parts.source.place(entry.id), "what")
    grid.typing.go("what")
    type_words(grid, "เหนียว")
    settle()

    draft = draft_of(entry)
    theirs_is = {"amount": dearer(draft), "what": replace(draft, description="ข้าวเจ้า")}[theirs]
    somebody_else(office, lambda app: app.ledger.execute(ReplaceEntry(entry, theirs_is)))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: any("เครื่องอื่น" in one for one in told(session)), timeout=PATIENCE)
    settle()

    assert ("ข้าวเจ้า" in grid.notice.words.words()) == (theirs == "what")
    press_enter(grid)
    assert session.desk is not None
    with session.desk.reader() as reader:
        kept = reader.entry(entry.id)
    assert kept is not None
    assert kept.description == "ข้าวสารเหนียว"
    assert draft_of(kept).amount == (Money(4321) if theirs == "amount" else draft.amount)


def dearer(draft: Draft) -> Draft:
    return replace(draft, amount=Money(4321), parts=(Part(fixed_id("E01"), Money(4321)),))


def bought(session: Session) -> Entry:
    """Write one purchase of today, and have it shown."""
    desk = session.desk
    assert desk is not None
    assert desk.household is not None
    with desk.reader() as reader:
        cash = next(one for one in reader.of_household(Pocket, desk.household) if one.kind is PocketKind.CASH)
    rice = Draft(
        household=desk.household,
        date=desk.today,
        kind=EntryKind.EXPENSE,
        description="ข้าวสาร",
        amount=Money(2000),
        parts=(Part(fixed_id("E01"), Money(2000)),),
        pocket=cash.id,
    )
    (key,) = desk.execute(AddEntries((rice,))).ids
    settle()
    with desk.reader() as reader:
        entry = reader.entry(key)
    assert entry is not None
    return entry


def press_enter(grid: EntryGrid) -> None:
    editing = grid.view.editor.current()
    assert editing is not None
    QTest.keyClick(QApplication.focusWidget() or editing, Qt.Key.Key_Return)
    settle()


def told(session: Session) -> list[str]:
    assert session.window is not None
    messages = session.window.parts.messages
    return [one.words for one in messages.shown()]


def test_what_is_written_here_is_not_told_as_anothers(session: Session, office: Office, qtbot: QtBot) -> None:
    session.open(office.address())
    assert session.desk is not None
    desk = session.desk

    for number in range(3):
        desk.execute(AddRecords((Person(id=NO_ID, name=f"คนที่ {number}", role=Role.RECORDER),)))
        qtbot.wait(200)

    assert [one for one in told(session) if "เครื่องอื่น" in one] == []


def refuse(session: Session, office: Office, grid: EntryGrid, qtbot: QtBot) -> None:
    """Type the row to its end and press Enter, now that the server is gone."""
    for cell, words in (("category", "E01"), ("money_out", "25")):
        grid.typing.go(cell)
        type_words(grid, words)
    office.is_gone = True
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("ไม่ตอบแล้ว" in one for one in told(session)), timeout=PATIENCE)


def test_a_row_typed_while_the_server_is_gone_is_kept_and_saved_when_it_is_back(
    session: Session, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    session.open(office.address())
    grid = typed_row(session)
    assert session.desk is not None
    desk = session.desk
    with desk.reader() as reader:
        before = reader.entry_count(EntryFilter())
    refuse(session, office, grid, qtbot)

    assert "ค่าน้ำแข็ง" in str(grid.typing.row)
    drafts = list((tmp_path / "state" / "unsaved").glob("*.json"))
    assert [one for one in drafts if "ค่าน้ำแข็ง" in one.read_text(encoding="utf-8")]

    office.is_gone = False
    qtbot.waitUntil(lambda: any("กลับมาแล้ว" in one for one in told(session)), timeout=PATIENCE)

    assert grid.typing.row.is_blank
    with desk.reader() as reader:
        assert reader.entry_count(EntryFilter()) == before + 1
    assert not [one for one in told(session) if "ไม่ตอบแล้ว" in one], "the bar is gone"
    drafts = list((tmp_path / "state" / "unsaved").glob("*.json"))
    assert not [one for one in drafts if "ค่าน้ำแข็ง" in one.read_text(encoding="utf-8")]


def test_the_window_closes_while_the_server_is_gone_and_says_that_the_row_waits_in_a_draft(
    session: Session, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(office.address())
    grid, asked_for = typed_row(session), list[str]()
    refuse(session, office, grid, qtbot)
    assert session.window is not None
    window = session.window

    def answer(_parent: object, _title: str, words: str, *_buttons: str) -> bool:
        asked_for.append(words)
        return True

    monkeypatch.setattr(dialogs, "confirm", answer)
    with qtbot.capture_exceptions() as raised:
        assert window.close()
        settle()

    assert not raised
    assert "ร่าง" in asked_for[0]
    assert session.desk is None
    drafts = list((tmp_path / "state" / "unsaved").glob("*.json"))
    assert [one for one in drafts if "ค่าน้ำแข็ง" in one.read_text(encoding="utf-8")]


def test_that_the_server_is_back_is_said_to_who_asked_for_it_alone(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    session.open(office.address())
    assert session.desk is not None
    session.desk.look_asked.emit()
    qtbot.wait(300)
    assert not [one for one in told(session) if "กลับมาแล้ว" in one]
    session.desk.server_asked.emit()

    qtbot.waitUntil(lambda: any("กลับมาแล้ว" in one for one in told(session)), timeout=PATIENCE)


def test_copies_of_it_are_bundles_and_nothing_goes_back_to_one(
    session: Session, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    session.open(office.address())
    assert session.copies is not None
    session.show_copies()
    assert session.window is not None
    dialog = session.window.findChild(CopiesDialog)
    assert dialog is not None

    press(dialog.make)
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() == 1, timeout=PATIENCE)

    assert not dialog.restore.isVisible()
    assert not dialog.secret.isVisible()
    assert list(tmp_path.glob("ledger * by-hand.hlbundle"))
    qtbot.waitUntil(lambda: dialog.table.model().index(0, 3).data() == "ครบถ้วน", timeout=PATIENCE)
    dialog.reject()


def test_a_passphrase_is_told_to_be_the_servers_matter(session: Session, office: Office) -> None:
    session.open(office.address())

    session.show_secret()
    session.lock()

    assert any("ผู้ดูแลเครื่องกลาง" in one for one in said(session))
    assert not QApplication.activeModalWidget()


def test_every_control_of_the_dialog_has_a_name_and_the_keyboard_reaches_it(
    session: Session, office: Office, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    reached: dict[str, str] = {}

    def answer(dialog: SharedDialog) -> None:
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog, timeout=PATIENCE)
        dialog.server.setFocus()
        for _step in range(9):
            at = dialog.focusWidget()
            assert at is not None
            if isinstance(at, QLineEdit) and at.objectName() == "password" and "password" not in reached:
                QTest.keyClick(at, Qt.Key.Key_F8)
                assert at.echoMode() == QLineEdit.EchoMode.Normal, "what is typed is shown by a key, not by Tab"
            reached[at.objectName()] = at.accessibleName() or getattr(at, "text", str)()
            QTest.keyClick(at, Qt.Key.Key_Tab)
        dialog.reject()

    asked(monkeypatch, answer)
    session.show_welcome()
    assert session.welcome is not None
    session.welcome.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is session.welcome, timeout=PATIENCE)
    QTest.keyClick(
        session.welcome, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle()

    keys = {"server", "database", "user", "password", "test_connection", "cancel", "save"}
    assert keys <= reached.keys()
    assert all(reached.values())
