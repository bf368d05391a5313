"""Language, colours and size of letters are switched while the window is open; nothing typed is lost, nothing cut."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from household_ledger.domain.register import Household, Person
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.ports import EntryQuery
from household_ledger.settings import DIGITS, LANGUAGE, THEME, TYPE_SIZE, TYPE_SIZES, Setting, Value
from household_ledger.text.i18n import set_language
from household_ledger.ui.frame.qt_words import speak_qt
from household_ledger.ui.frame.window import Window
from household_ledger.ui.theme.look import look
from tests.ui import looking
from tests.ui.conftest import Shot
from tests.ui.frame.conftest import Opened, add, page_of, settle, words_in
from tests.ui.frame.test_going_places import CTRL, key
from tests.ui.hands import child, press, type_words

LONG = "นางสาวพรรณทิพาวดีศรีสุขเกษมสันต์ วงศ์สุวรรณประเสริฐกุลชัยพัฒนาเจริญรุ่งเรือง"
_ENGLISH = re.compile(r"[A-Za-z]{3,}")


def choose(window: Window, *chosen: tuple[Setting, Value]) -> None:
    for setting, value in chosen:
        window.desk.settings.choose(setting, value)
    window.outside.dress()
    settle()


def test_what_was_typed_and_where_one_was_stay(window: Window) -> None:
    window.go("month")
    type_words(page_of(window).line, "ยังไม่ได้บันทึก")
    window.go("today")
    type_words(page_of(window).line, "120")
    window.desk.say("ข่าวร้าย", "trouble")
    before = (window.desk.household, window.desk.month, window.size())

    choose(window, (LANGUAGE, "en"), (THEME, "dark"), (TYPE_SIZE, 150))

    assert window.parts.pages.key == "today"
    assert page_of(window).line.text() == "120"
    assert QApplication.focusWidget() is page_of(window).line
    assert [one.words for one in window.parts.messages.shown()] == ["ข่าวร้าย"]
    assert (window.desk.household, window.desk.month, window.size()) == before
    window.go("month")
    assert page_of(window).line.text() == "ยังไม่ได้บันทึก"


def test_every_word_of_the_frame_changes_its_language(window: Window) -> None:
    window.drawers.show_help()
    choose(window, (LANGUAGE, "en"))
    assert child(window, "page_entry").accessibleName() == "Daily entries"
    assert child(window, "month").accessibleName() == "Month: October 2026"
    assert "Keys that work everywhere" in words_in(window.parts.drawer)

    choose(window, (LANGUAGE, "th"), (DIGITS, "thai"))
    assert child(window, "month").accessibleName() == "เดือน: ตุลาคม ๒๕๖๙"
    assert "ปุ่มลัด" in words_in(window.parts.drawer)


def test_letters_grow_and_shrink_by_keys_and_mouse_and_stop_at_the_ends(window: Window) -> None:
    key(window, Qt.Key.Key_Equal, CTRL)
    assert look().type_size == TYPE_SIZES[1]
    for _step in range(len(TYPE_SIZES) + 1):
        key(window, Qt.Key.Key_Equal, CTRL)
    assert look().type_size == 200
    assert not child(window, "larger").isEnabled()

    press(child(window, "smaller"))
    settle()
    assert look().type_size == TYPE_SIZES[-2]
    key(window, Qt.Key.Key_Minus, CTRL)
    assert look().type_size == TYPE_SIZES[-3]
    press(child(window, "type_size"))
    settle()
    assert look().type_size == 100
    key(window, Qt.Key.Key_Minus, CTRL)
    assert look().type_size == 100


DRESSES: dict[str, tuple[tuple[Setting, Value], ...]] = {
    "light": (),
    "dark": ((THEME, "dark"),),
    "150": ((TYPE_SIZE, 150),),
    "200": ((TYPE_SIZE, 200),),
    "english": ((LANGUAGE, "en"),),
    "english-200": ((LANGUAGE, "en"), (TYPE_SIZE, 200)),
}


@pytest.mark.parametrize("name", DRESSES)
def test_the_frame_is_whole_in_every_look(window: Window, shot: Shot, name: str) -> None:
    language = "en" if "english" in name else "th"
    add(window.desk)
    data = household_words(window)
    choose(window, *DRESSES[name])
    window.resize(1366, 768)
    for workspace in ("provider", "household"):
        window.go_to_workspace(workspace)
        settle()
        assert faults(window, language, data) == {}
        shot(window, f"frame-{workspace}-{name}")

    window.desk.show_entries("จ่าย 120", [EntryQuery(household=window.desk.household, first=window.desk.today)])
    window.desk.say("ทำสำเนาแล้ว")
    settle()
    assert faults(window, language, data + "จ่าย 120 ทำสำเนาแล้ว") == {}
    assert window.size().width() == 1366
    shot(window, f"frame-drawer-{name}")
    window.drawers.show_help()
    settle()
    assert faults(window, language, data + "ทำสำเนาแล้ว") == {}


def test_very_long_names_end_in_dots_with_the_whole_in_the_tooltip(open_window: Opened, window: Window) -> None:
    desk = window.desk
    household = desk.household_record()
    with desk.reader() as reader:
        person = reader.all(Person)[0]
    assert household is not None
    desk.execute(ReplaceRecord(household, replace(household, name=LONG)))
    desk.execute(ReplaceRecord(person, replace(person, name=LONG)))
    desk.let_type(person.id)
    add(desk, what=LONG)
    choose(window, (TYPE_SIZE, 150))

    assert faults(window, "th", household_words(window) + LONG) == {}
    assert window.width() == 1366
    tips = {one.toolTip() for one in window.findChildren(QLabel) if one.isVisible()}
    assert LONG in tips


def household_words(window: Window) -> str:
    with window.desk.reader() as reader:
        told = [str(one) for kind in (Household, Person) for one in reader.all(kind)]
    return "\n".join([*told, str(window.desk.opened.path), "หน้า today ทำต่อ ช่องของหน้า ค่ากับข้าว demo.hldb"])


def faults(window: Window, language: str, data: str) -> dict[str, list[str]]:
    parts = [window.parts.rail, window.parts.top, window.parts.status, window.parts.drawer, window.parts.messages]
    looked = {
        "clipped": [told for part in parts for told in looking.clipped(part)],
        "overlapping": [told for part in parts for told in looking.overlapping(part)],
        "unnamed": looking.unnamed(window),
        "untranslated": [told for part in parts for told in looking.untranslated(part, language, data)],
        "small": looking.small_targets(window),
    }
    return {name: told for name, told in looked.items() if told}


def test_qt_speaks_thai_in_its_own_buttons_menus_and_dialogs(qapp: QApplication, tmp_path: Path) -> None:
    speak_qt()
    box = QMessageBox(QMessageBox.Icon.Question, "ถาม", "ถาม", QMessageBox.StandardButton.Yes)
    assert box.button(QMessageBox.StandardButton.Yes).text() == "ใช่"
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.Save | kinds.Close | kinds.Discard | kinds.Apply)
    assert english_in(buttons) == []

    field, notes = QLineEdit("ก"), QPlainTextEdit("ก")
    for menu in (field.createStandardContextMenu(), notes.createStandardContextMenu()):
        told = [one.text().split("\t")[0] for one in menu.findChildren(QAction) if one.text()]
        assert told
        assert [one for one in told if _ENGLISH.search(one)] == []

    dialog = QFileDialog(None, "เปิด", str(tmp_path), "*.hldb")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert english_in(dialog) == []
    set_language("en")
    english = QMessageBox(QMessageBox.Icon.Question, "ask", "ask", QMessageBox.StandardButton.Yes)
    assert english.button(QMessageBox.StandardButton.Yes).text() == "&Yes"


def english_in(root: QWidget) -> list[str]:
    told = [looking.words_of(one) for kind in (QLabel, QAbstractButton) for one in root.findChildren(kind)]
    told += [one.toolTip() for one in root.findChildren(QWidget)]
    return [one for one in told if _ENGLISH.search(one.replace("hldb", ""))]
