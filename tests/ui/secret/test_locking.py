"""Locking while nobody is there: hidden, the key gone, everything typed kept; and coming back by the passphrase."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.app.shelf import LedgerShelf
from household_ledger.db.keys import KEYS
from household_ledger.domain.register import Person
from household_ledger.errors import Cancelled, UserError
from household_ledger.services.ports import Progress
from household_ledger.services.secret import Secret, recovery_groups
from household_ledger.settings import ENTRY_WAY, LOCK_AFTER, Settings
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.secret import cover
from household_ledger.ui.secret.lock_screen import LockScreen
from household_ledger.ui.start import locking
from household_ledger.ui.start.session import Session
from household_ledger.ui.theme.look import color
from household_ledger.ui.widgets.fields import TextField
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press, type_anew, type_words
from tests.ui.secret.conftest import PASSPHRASE
from tests.ui.secret.visits import said, shown, visitor
from tests.ui.start.conftest import settle, write

MINUTE = 60.0


class Watch:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_minutes(self, run: Session, minutes: float) -> None:
        self.seconds += minutes * MINUTE
        run.secret.locking.presence.look()
        settle()


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    made = Watch()
    real = locking.Locking
    monkeypatch.setattr(locking, "BEFORE_FORGOTTEN", 100)
    monkeypatch.setattr(locking, "Locking", lambda holder: real(holder, made))
    return made


@pytest.fixture
def at_work(run: Session, watch: Watch, locked: Path) -> Session:
    """Open the locked book, at the page of daily entries."""
    with visitor(("ask_secret", lambda asked: enter(asked, PASSPHRASE))):
        assert run.open(locked)
    assert run.window is not None
    run.window.resize(1366, 768)
    run.window.go("entry")
    settle()
    return run


def enter(window: QWidget, words: str) -> None:
    type_anew(child(window, "passphrase", QLineEdit), words)
    QTest.keyClick(child(window, "passphrase", QLineEdit), Qt.Key.Key_Return)


def screen() -> LockScreen:
    found = shown("lock_screen")
    assert isinstance(found, LockScreen)
    return found


def unlock(run: Session) -> None:
    enter(screen(), PASSPHRASE)
    settle()
    assert not run.secret.is_locked


def is_locked(run: Session) -> bool:
    return run.secret.is_locked


def lock(run: Session, qtbot: QtBot) -> None:
    run.secret.lock()
    qtbot.waitUntil(lambda: run.secret.locking.is_forgotten)


def looks_empty(window: QWidget) -> bool:
    """Tell whether a picture of a window shows nothing but the ground and the lock in its middle."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground, edge = color("paper").rgb(), image.width() // 3
    points = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    return all(image.pixel(x, y) == ground for x, y in points if not edge < x < 2 * edge)


def test_after_ten_minutes_without_key_or_pointer_the_book_is_hidden_and_its_key_is_gone(
    at_work: Session, watch: Watch, locked: Path, qtbot: QtBot
) -> None:
    window = at_work.window
    assert window is not None
    assert not looks_empty(window)

    watch.pass_minutes(at_work, 9.9)
    assert not is_locked(at_work)
    watch.pass_minutes(at_work, 0.2)

    assert is_locked(at_work)
    qtbot.waitUntil(lambda: at_work.secret.locking.is_forgotten)
    assert looks_empty(window)
    assert not KEYS.is_open(locked)
    assert KEYS.is_locked(locked), "nothing in hand opens it"
    assert at_work.desk is not None
    with pytest.raises(Cancelled), at_work.desk.reader():
        pass
    unlock(at_work)
    assert not looks_empty(window)
    assert len(at_work.desk.figures.households()) == 4


@pytest.mark.parametrize("sign", ["key", "pointer"])
def test_a_key_and_the_pointer_say_that_somebody_is_there(at_work: Session, watch: Watch, sign: str) -> None:
    window = at_work.window
    assert window is not None
    handle = window.windowHandle()
    for _time in range(4):
        watch.pass_minutes(at_work, 6)
        if sign == "key":
            QTest.keyClick(handle, Qt.Key.Key_Shift)
        else:
            QTest.mouseMove(handle)
            QTest.mouseClick(handle, Qt.MouseButton.MiddleButton)
        settle()

    assert not is_locked(at_work)
    watch.pass_minutes(at_work, 10.1)
    assert is_locked(at_work)
    unlock(at_work)


@pytest.mark.parametrize(("minutes", "before", "after"), [(5, 4.9, 5.1), (30, 29.9, 30.1)])
def test_the_minutes_are_chosen_in_the_settings(
    at_work: Session, watch: Watch, minutes: int, before: float, after: float
) -> None:
    at_work.settings.choose(LOCK_AFTER, minutes)
    at_work.secret.begin()

    watch.pass_minutes(at_work, before)
    assert not is_locked(at_work)
    watch.pass_minutes(at_work, after - before)
    assert is_locked(at_work)
    unlock(at_work)


def test_never_is_never_but_lock_now_still_locks(at_work: Session, watch: Watch, qtbot: QtBot) -> None:
    at_work.settings.choose(LOCK_AFTER, 0)
    at_work.secret.begin()

    watch.pass_minutes(at_work, 10_000)
    assert not at_work.secret.is_locked

    lock(at_work, qtbot)
    unlock(at_work)


def test_a_choice_a_hand_wrote_wrongly_into_the_file_is_ten_minutes(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"lock_after": true}')

    assert Settings.load(path).number(LOCK_AFTER) == 10


def test_a_book_without_a_passphrase_never_locks_and_is_offered_one(
    run: Session, watch: Watch, book: Path, qtbot: QtBot
) -> None:
    run.open(book)
    assert run.window is not None
    settle()
    assert not child(run.window, "status_lock").isVisible()

    with visitor(("secret_place", lambda place: QTest.keyClick(place, Qt.Key.Key_Escape))) as visiting:
        QTest.keyClick(run.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not visiting.steps)

    assert not run.secret.is_locked


@pytest.mark.parametrize("way", ["button", "key", "palette"])
def test_it_is_locked_at_once_from_a_button_a_key_and_the_palette(at_work: Session, way: str, qtbot: QtBot) -> None:
    window = at_work.window
    assert window is not None
    if way == "button":
        press(child(window, "status_lock"))
    elif way == "key":
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    else:
        palette = window.doings.open_palette()
        type_words(palette, "ล็อกตอนนี้")
        QTest.keyClick(palette.focusWidget(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: at_work.secret.is_locked)
    unlock(at_work)


def test_a_wrong_passphrase_leaves_it_locked_and_hidden(at_work: Session, qtbot: QtBot) -> None:
    lock(at_work, qtbot)

    enter(screen(), "ไม่ใช่คำนี้แน่")
    told = said(screen())
    assert message(UserError("secret_not_it")) in told
    assert "village.hldb" not in told, "nothing is said of a broken file: it was open just now"
    QTest.keyClick(screen(), Qt.Key.Key_Escape)

    assert at_work.secret.is_locked
    assert at_work.window is not None
    assert looks_empty(at_work.window)
    unlock(at_work)


def unlock_by_sheet(run: Session, groups: tuple[str, ...]) -> None:
    press(child(screen(), "use_sheet", QPushButton))
    type_words(screen(), "".join(groups))
    press(child(screen(), "unlock", QPushButton))
    assert not run.secret.is_locked


def test_the_sheet_unlocks_as_well_and_a_new_passphrase_is_asked_for(
    at_work: Session, groups: tuple[str, ...], qtbot: QtBot
) -> None:
    lock(at_work, qtbot)

    def not_now(asked: QWidget) -> None:
        assert "แผ่นกู้คืน" in said(asked)
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    with visitor(("choose_passphrase", not_now)) as visiting:
        unlock_by_sheet(at_work, groups)
        qtbot.waitUntil(lambda: not visiting.steps)


def test_the_sheet_asks_for_no_new_passphrase_over_a_form_that_is_being_filled_in(
    at_work: Session, groups: tuple[str, ...], qtbot: QtBot
) -> None:
    field = TextField("ชื่อ", name="name")
    form = FormDialog(at_work.window, "บ้านเลขที่ 9", (field,), save=lambda: None)
    form.open()
    lock(at_work, qtbot)

    unlock_by_sheet(at_work, groups)
    settle()

    assert shown("choose_passphrase") is None
    assert form.isVisible()
    form.reject()


def test_another_books_sheet_is_told_to_be_another(at_work: Session, qtbot: QtBot) -> None:
    lock(at_work, qtbot)
    other = recovery_groups(bytes(range(32)))

    press(child(screen(), "use_sheet", QPushButton))
    type_words(screen(), "".join(other))
    press(child(screen(), "unlock", QPushButton))

    assert at_work.secret.is_locked
    assert message(UserError("sheet_not_it")) in said(screen())
    press(child(screen(), "use_sheet", QPushButton))
    unlock(at_work)


# Nothing typed is lost -----------------------------------------------------------------------------------------------


def texts(window: QWidget) -> list[tuple[str, str]]:
    """Give what stands in every line that can be typed in."""
    return [(one.objectName(), one.text()) for one in window.findChildren(QLineEdit) if one.isVisible()]


@pytest.mark.parametrize("way", ["grid", "tiles", "interview", "paper"])
def test_a_row_half_typed_in_any_way_of_entry_is_there_after_unlocking_and_can_be_gone_on_with(
    at_work: Session, way: str, qtbot: QtBot
) -> None:
    window = at_work.window
    assert window is not None
    at_work.settings.choose(ENTRY_WAY, way)
    at_work.dress()
    settle()
    begin_row(window, way, qtbot)
    typed, focus = texts(window), QApplication.focusWidget()
    shown_before = window.grab().toImage()

    lock(at_work, qtbot)
    assert looks_empty(window)
    unlock(at_work)

    assert texts(window) == typed
    assert QApplication.focusWidget() is focus
    assert same_picture(window.grab().toImage(), shown_before)
    type_words(window, "9")
    assert texts(window) != typed or not isinstance(focus, QLineEdit)


def begin_row(window: QWidget, way: str, qtbot: QtBot) -> None:
    """Type as much as one way takes before anything is saved."""
    if way in ("tiles", "interview"):
        settle()
        return
    lines = [one for one in window.findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]
    at = QApplication.focusWidget()
    line = at if isinstance(at, QLineEdit) else lines[0]
    line.setFocus()
    type_words(line, "ไข่ไก่ค้าง")
    settle()
    assert any("ไข่ไก่ค้าง" in text for _name, text in texts(window))


def same_picture(one: QImage, other: QImage) -> bool:
    """Compare by every seventh pixel; a cursor that blinks is a handful of them."""
    points = [(x, y) for x in range(0, one.width(), 7) for y in range(0, one.height(), 7)]
    return len([at for at in points if one.pixel(*at) != other.pixel(*at)]) < len(points) // 100


def test_a_form_open_over_the_window_is_hidden_too_and_goes_on_as_it_was(at_work: Session, qtbot: QtBot) -> None:
    saved: list[str] = []
    field = TextField("ชื่อ", name="name")
    form = FormDialog(at_work.window, "นางนกแก้ว บ้านเลขที่ 9", (field,), save=lambda: saved.append(field.value()))
    form.open()
    type_words(child(form, "name", QLineEdit), "นางนกแก")

    lock(at_work, qtbot)
    assert looks_empty(form)
    assert "นกแก้ว" not in form.windowTitle()
    unlock(at_work)

    assert form.windowTitle() == "นางนกแก้ว บ้านเลขที่ 9"
    type_words(child(form, "name", QLineEdit), "้ว")
    QTest.keyClick(child(form, "name", QLineEdit), Qt.Key.Key_Return)
    assert saved == ["นางนกแก้ว"]


def test_undo_and_what_is_written_after_unlocking_go_on_as_before(at_work: Session, qtbot: QtBot) -> None:
    desk = at_work.desk
    assert desk is not None
    told: list[object] = []
    desk.changed.connect(told.append)
    write(desk, "คนก่อนล็อก")
    settle()
    label = desk.opened.ledger.undo_label()

    lock(at_work, qtbot)
    unlock(at_work)

    assert desk.opened.ledger.undo_label() == label
    write(desk, "คนหลังล็อก")
    settle()
    assert len(told) == 2
    desk.undo()
    desk.undo()
    settle()
    assert "คนก่อนล็อก" not in people(at_work)


def test_what_was_written_before_locking_is_copied_before_the_key_goes(
    at_work: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    assert at_work.desk is not None
    write(at_work.desk, "คนก่อนล็อก")
    settle()

    lock(at_work, qtbot)

    assert len(list((tmp_path / "copies").glob("*every-quarter-hour*.hldb"))) == 1
    unlock(at_work)


def test_a_job_under_way_is_finished_before_the_key_goes_and_the_right_passphrase_still_lets_in(
    at_work: Session, qtbot: QtBot
) -> None:
    desk, may_end, told = at_work.desk, threading.Event(), list[object]()
    assert desk is not None

    def work(_progress: Progress) -> int:
        assert may_end.wait(10)
        with desk.reader() as reader:
            return reader.step_count()

    at_work.jobs.run(Job("long", work, told.append, told.append))
    at_work.secret.lock()
    settle()
    assert at_work.secret.is_locked
    assert not at_work.secret.locking.is_forgotten, "what runs goes on"

    enter(screen(), "ไม่ใช่คำนี้แน่")
    assert at_work.secret.is_locked
    unlock(at_work)
    at_work.secret.lock()
    may_end.set()
    qtbot.waitUntil(lambda: at_work.secret.locking.is_forgotten)

    assert [type(one) for one in told] == [int]
    unlock(at_work)


def test_a_dialog_a_finished_job_opens_is_covered_and_behind_the_question(at_work: Session, qtbot: QtBot) -> None:
    may_end = threading.Event()
    opened: list[QDialog] = []

    def done(_result: object) -> None:
        one = QDialog(at_work.window)
        one.setObjectName("late")
        one.resize(400, 300)
        one.open()
        opened.append(one)

    at_work.jobs.run(Job("long", lambda _progress: may_end.wait(10), done, lambda _problem: None))
    at_work.secret.lock()
    may_end.set()
    qtbot.waitUntil(lambda: at_work.secret.locking.is_forgotten)

    assert looks_empty(opened[0])
    assert QApplication.activeModalWidget() is screen()
    unlock(at_work)
    opened[0].close()


def test_what_comes_forward_in_a_window_while_it_is_locked_stays_behind_the_cover(
    at_work: Session, qtbot: QtBot
) -> None:
    window = at_work.window
    assert window is not None
    sign = QLabel("นางนกแก้ว 9,500 บาท", window)
    sign.setGeometry(0, 0, 400, 300)
    lock(at_work, qtbot)

    sign.show()
    assert looks_empty(window)
    sign.raise_()
    settle()

    assert looks_empty(window)
    unlock(at_work)


def test_another_program_may_write_meanwhile_and_its_entries_are_seen_after_unlocking(
    at_work: Session, locked: Path, qtbot: QtBot
) -> None:
    lock(at_work, qtbot)
    other = LedgerShelf(TickingClock()).open(locked, Secret(PASSPHRASE))
    write(Desk(other, at_work.settings, at_work.jobs), "คนอื่นเขียน")
    enter(screen(), PASSPHRASE)
    assert "village.hldb" in said(screen()), "somebody else has it open: told, and still locked"
    assert at_work.secret.is_locked
    other.close()
    unlock(at_work)

    assert at_work.desk is not None
    assert "คนอื่นเขียน" in people(at_work)


def people(run: Session) -> list[str]:
    assert run.desk is not None
    with run.desk.reader() as reader:
        return [one.name for one in reader.all(Person) if not one.is_deleted]


def test_a_locked_book_is_closed_without_its_passphrase_only_after_a_question(
    at_work: Session, locked: Path, qtbot: QtBot
) -> None:
    lock(at_work, qtbot)

    def answer(name: str) -> None:
        asked = QApplication.activeModalWidget()
        assert asked is not None
        assert asked is not screen()
        assert "ยังไม่บันทึก" in said(asked)
        assert asked.findChild(cover.Cover) is None, "what is asked about the locked book can be read"
        press(child(asked, name, QPushButton))

    QTimer.singleShot(50, lambda: answer("no"))
    press(child(screen(), "close_book", QPushButton))
    settle()
    assert is_locked(at_work)
    QTimer.singleShot(50, lambda: answer("yes"))
    QTest.keyClick(screen(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    settle()

    assert at_work.window is None
    assert at_work.desk is None
    assert at_work.welcome is not None
    assert at_work.welcome.isVisible()
    with visitor(("ask_secret", lambda asked: enter(asked, PASSPHRASE))):
        assert at_work.open(locked)


def test_the_system_may_end_a_locked_program(
    at_work: Session, locked: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lock(at_work, qtbot)
    monkeypatch.setattr(at_work._application, "exit", lambda _status: None)  # the tests go on

    at_work.end_at_once()

    assert at_work.desk is None
    assert not locked.with_name(locked.name + "-wal").exists()
    at_work.window = None
    at_work.secret.locking._end()
    at_work.secret.locking._covers.forget()


# What would be seen if it were done wrongly --------------------------------------------------------------------------


def test_the_look_at_the_picture_would_see_a_window_that_is_not_covered(
    at_work: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(cover.Covers, "_cover", lambda _covers, _window: None)  # the mutant

    lock(at_work, qtbot)

    assert at_work.window is not None
    assert not looks_empty(at_work.window)
    unlock(at_work)


def test_a_key_kept_in_memory_would_be_seen(at_work: Session, locked: Path) -> None:
    at_work.secret.lock()  # the mutant: looked at before anything is forgotten

    assert KEYS.is_open(locked)
    unlock(at_work)
