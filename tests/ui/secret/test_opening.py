"""Opening a locked book in the window: the right passphrase, a wrong one, the sheet, nobody who would say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from household_ledger.domain.period import Month
from household_ledger.services.kept_sums import KeptSums
from household_ledger.services.secret import GROUPS
from household_ledger.ui.secret.passphrase_field import letters_words
from household_ledger.ui.start.session import Session
from household_ledger.ui.theme.look import Look
from tests.ui.conftest import wear
from tests.ui.hands import child, press, type_anew, type_words
from tests.ui.secret.conftest import NEXT, PASSPHRASE
from tests.ui.secret.visits import said, shown, visitor
from tests.ui.start.conftest import settle


def line(window: QWidget) -> QWidget:
    return child(window, "passphrase", QLineEdit)


def enter(window: QWidget, words: str) -> None:
    type_anew(line(window), words)
    QTest.keyClick(line(window), Qt.Key.Key_Return)


def test_the_right_passphrase_opens_the_book_by_keys_alone(run: Session, locked: Path) -> None:
    with visitor(("ask_secret", lambda asked: enter(asked, PASSPHRASE))):
        assert run.open(locked)

    assert run.desk is not None
    assert run.desk.opened.is_encrypted
    assert len(run.desk.figures.households()) == 4


def test_the_right_passphrase_opens_the_book_by_pointer_alone_but_for_its_letters(run: Session, locked: Path) -> None:
    def by_pointer(asked: QWidget) -> None:
        press(line(asked))
        type_words(line(asked), PASSPHRASE)
        press(child(asked, "open", QPushButton))

    with visitor(("ask_secret", by_pointer)):
        assert run.open(locked)


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(run: Session, locked: Path) -> None:
    before = locked.read_bytes()

    def wrong_then_right(asked: QWidget) -> None:
        enter(asked, "ไม่ใช่คำนี้แน่")
        assert "village.hldb" in said(asked)
        assert "ไม่" in said(asked)
        assert locked.read_bytes() == before
        typed = child(asked, "passphrase", QLineEdit)
        assert isinstance(typed, QLineEdit)
        assert typed.selectedText() == "ไม่ใช่คำนี้แน่", "the next key begins anew"
        enter(asked, PASSPHRASE)

    with visitor(("ask_secret", wrong_then_right)):
        assert run.open(locked)


def test_nothing_typed_cannot_be_tried(run: Session, locked: Path) -> None:
    def nothing(asked: QWidget) -> None:
        assert not child(asked, "open", QPushButton).isEnabled()
        QTest.keyClick(line(asked), Qt.Key.Key_Return)
        assert asked.isVisible()
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    with visitor(("ask_secret", nothing)):
        assert not run.open(locked)


def test_who_would_rather_not_is_where_they_were(run: Session, book: Path, locked: Path) -> None:
    run.open(book)

    with visitor(("ask_secret", lambda asked: press(child(asked, "cancel", QPushButton)))):
        assert not run.open(locked)

    assert run.desk is not None
    assert run.desk.opened.path == book
    assert run.window is not None
    assert run.window.isVisible()


def test_a_program_that_begins_with_a_locked_book_shows_the_ways_to_begin_behind_the_question(
    run: Session, locked: Path
) -> None:
    with visitor(("ask_secret", lambda asked: press(child(asked, "cancel", QPushButton)))):
        run.begin(locked)

    assert run.welcome is not None
    assert run.welcome.isVisible()


def test_books_opened_before_show_which_are_locked(run: Session, book: Path, locked: Path) -> None:
    run.open(book)
    with visitor(("ask_secret", lambda asked: enter(asked, PASSPHRASE))):
        run.open(locked)
    assert run.window is not None
    run.window.close()

    run.show_welcome()

    assert run.welcome is not None
    listed = [child(run.welcome, f"recent_{number}", QPushButton) for number in range(2)]
    assert [one.accessibleName() for one in listed] == ["village ล็อกด้วยรหัสผ่าน", "book"]
    assert [one.icon().isNull() for one in listed if isinstance(one, QPushButton)] == [False, True]


@pytest.mark.parametrize("composed", [PASSPHRASE, "ควายสามตัวกินหญ้า".replace("ำ", "\u0e4d\u0e32")])
def test_letters_are_hidden_until_they_are_asked_for(run: Session, locked: Path, composed: str) -> None:
    def look(asked: QWidget) -> None:
        typed = child(asked, "passphrase", QLineEdit)
        assert isinstance(typed, QLineEdit)
        type_words(typed, composed)
        assert set(typed.displayText()) != set(composed)
        press(child(asked, "show_passphrase"))
        assert typed.displayText() == composed
        press(child(asked, "show_passphrase"))
        assert set(typed.displayText()) != set(composed)
        assert typed.text() == composed
        assert QTest.qWaitForWindowActive(asked, 5_000)
        QTest.keyClick(typed, Qt.Key.Key_F8)
        assert typed.displayText() == composed
        QTest.keyClick(typed, Qt.Key.Key_F8)
        QTest.keyClick(typed, Qt.Key.Key_Tab)
        assert not child(asked, "show_passphrase").hasFocus(), "who types on blind would show it by a blank"
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    with visitor(("ask_secret", look)):
        run.open(locked)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", ""),
        ("สวัสดี", "6 ตัวอักษร · แป้นไทย"),
        ("l;ylfu", "6 ตัวอักษร · แป้นอังกฤษ"),
        ("ดีok", "4 ตัวอักษร · แป้นไทยปนอังกฤษ"),
        ("1234", "4 ตัวอักษร"),
    ],
)
def test_which_keyboard_typed_is_told_since_the_wrong_one_is_the_commonest_mistake(typed: str, told: str) -> None:
    assert letters_words(typed) == told


def test_a_passphrase_pasted_in_one_go_pushes_nothing_out(run: Session, locked: Path, qapp: QApplication) -> None:
    wear(qapp, Look(type_size=150))

    def paste(asked: QWidget) -> None:
        qapp.clipboard().setText(PASSPHRASE)
        typed = child(asked, "passphrase", QLineEdit)
        assert isinstance(typed, QLineEdit)
        typed.paste()
        settle()
        layout = asked.layout()
        assert layout is not None
        assert asked.height() >= layout.totalHeightForWidth(asked.width())
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    with visitor(("ask_secret", paste)):
        assert not run.open(locked)


def test_the_largest_letters_leave_the_buttons_of_a_first_passphrase_on_the_screen(
    run: Session, book: Path, qapp: QApplication
) -> None:
    run.open(book)
    wear(qapp, Look(type_size=200))

    def look(asked: QWidget) -> None:
        settle()
        room = asked.screen().availableGeometry()
        assert asked.height() <= room.height() - 40, "the desktop's own frame has to be seen too"
        for name in ("cancel", "save"):
            one = child(asked, name, QPushButton)
            assert asked.rect().contains(one.geometry())
            assert one.mapToGlobal(one.rect().bottomLeft()).y() <= room.bottom()
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    with visitor(("choose_passphrase", look)):
        run.secret.secrets.put()


# The recovery sheet --------------------------------------------------------------------------------------------------


def to_sheet(asked: QWidget) -> None:
    press(child(asked, "use_sheet", QPushButton))


def boxes(asked: QWidget) -> list[QLineEdit]:
    found = [child(asked, f"group_{number}", QLineEdit) for number in range(1, GROUPS + 1)]
    return [one for one in found if isinstance(one, QLineEdit)]


def test_the_sheet_opens_the_book_typed_without_a_pause_and_a_new_passphrase_is_asked_for(
    run: Session, locked: Path, groups: tuple[str, ...]
) -> None:
    def type_sheet(asked: QWidget) -> None:
        to_sheet(asked)
        for digit in "".join(groups):  # each full box leads on to the next
            type_words(asked, digit)
        assert [one.text() for one in boxes(asked)] == list(groups)
        QTest.keyClick(boxes(asked)[-1], Qt.Key.Key_Return)

    def not_now(asked: QWidget) -> None:
        assert "แผ่นกู้คืน" in said(asked)
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    with visitor(("ask_secret", type_sheet), ("choose_passphrase", not_now)):
        assert run.open(locked)
        settle()


def test_a_wrong_digit_is_told_with_its_group_while_typing_and_the_keyboard_stays_there(
    run: Session, locked: Path, groups: tuple[str, ...]
) -> None:
    wrong = f"{(int(groups[2]) + 1) % 1_000_000:06}"

    def type_sheet(asked: QWidget) -> None:
        to_sheet(asked)
        for group in (*groups[:2], wrong):
            type_words(asked, group)
        assert "ช่องที่ 3" in said(asked)
        assert boxes(asked)[2].property("wrong")
        assert boxes(asked)[2].hasFocus()
        type_anew(boxes(asked)[2], groups[2])
        assert "ช่องที่ 3" not in said(asked)
        assert boxes(asked)[3].hasFocus()
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    with visitor(("ask_secret", type_sheet)):
        assert not run.open(locked)


def test_thai_digits_and_a_sheet_pasted_whole_are_the_same_key(
    run: Session, locked: Path, groups: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QGuiApplication

    from household_ledger.text.digits import to_thai

    def paste(asked: QWidget) -> None:
        to_sheet(asked)
        QGuiApplication.clipboard().setText(to_thai("  ".join(groups)))
        QTest.keyClick(boxes(asked)[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        press(child(asked, "open", QPushButton))

    with visitor(("ask_secret", paste), ("choose_passphrase", lambda one: QTest.keyClick(one, Qt.Key.Key_Escape))):
        assert run.open(locked)
        settle()


def test_what_was_typed_in_one_way_is_still_there_after_a_look_at_the_other(run: Session, locked: Path) -> None:
    def turn(asked: QWidget) -> None:
        type_words(line(asked), NEXT)
        to_sheet(asked)
        type_words(asked, "12")
        to_sheet(asked)
        typed = child(asked, "passphrase", QLineEdit)
        assert isinstance(typed, QLineEdit)
        assert typed.text() == NEXT
        to_sheet(asked)
        assert boxes(asked)[0].text() == "12"
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    with visitor(("ask_secret", turn)):
        run.open(locked)
    assert shown("ask_secret") is None


def test_what_is_kept_of_a_locked_book_in_memory_alone_goes_when_it_is_closed(run: Session, locked: Path) -> None:
    with visitor(("ask_secret", lambda asked: enter(asked, PASSPHRASE))):
        assert run.open(locked)
    assert run.desk is not None
    assert run.desk.household is not None
    assert run.window is not None
    november = Month(2026, 11)
    KeptSums(run.settings, is_secret=True).keep(run.desk.household, november, "day-1", {"money_in": "7391"})
    assert KeptSums(run.settings, is_secret=True).of(run.desk.household, november) == {"day-1": {"money_in": "7391"}}

    assert run.window.close()

    assert "7391" not in repr(vars(sys.modules[KeptSums.__module__]))
    assert run.settings.unwritten == {}
