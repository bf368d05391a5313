"""Fields say what is wrong while it is typed; forms save or say why not, and lose nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.refusals import InvalidEntry
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT, Tokens
from household_ledger.ui.widgets import dialogs, fields
from household_ledger.ui.widgets.calendar import CalendarPopup
from household_ledger.ui.widgets.fields import AmountField, CheckField, ChoiceField, DateField, Field
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.conftest import wear
from tests.ui.hands import child, type_anew
from tests.ui.hands import press as pressed
from tests.ui.test_contrast import contrast, luminance

TODAY = date(2026, 11, 21)


def typed(field: Field, words: str) -> Field:
    assert isinstance(field.editor, QLineEdit)
    type_anew(field.editor, words)
    return field


def test_a_day_typed_short_is_written_out_when_it_is_left_and_is_no_change_by_itself(qtbot: QtBot) -> None:
    field = DateField("วันที่", name="day", today=TODAY)
    qtbot.addWidget(field)
    field.show_value(date(2026, 8, 1))
    assert isinstance(field.editor, QLineEdit)

    type_anew(field.editor, "1/8/69")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)

    assert field.editor.text() == "1 ส.ค. 2569"
    assert not field.is_changed()
    type_anew(field.editor, "32/8/69")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.editor.text() == "32/8/69", "what cannot be read stays as it was typed"
    assert field.is_changed()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_whether_a_box_is_checked_is_seen_on_light_and_on_dark(qapp: QApplication, qtbot: QtBot, theme: Tokens) -> None:
    wear(qapp, Look(theme))
    field = CheckField("อาชีพหลัก", name="is_main")
    qtbot.addWidget(field)
    field.show()

    def spread() -> float:
        """Give the contrast between the lightest and the darkest of the box's inside."""
        image = field.box.grab().toImage()
        middle = image.height() // 2
        inside = [image.pixelColor(x, y) for x in range(5, 15) for y in range(middle - 5, middle + 5)]
        lights = sorted({one.name() for one in inside}, key=luminance)
        return contrast(lights[0], lights[-1])

    assert spread() < 1.2, "an empty box"
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    assert field.value() is True
    assert spread() > 3


def test_two_choices_of_equal_words_are_told_apart_and_each_can_be_chosen(qtbot: QtBot) -> None:
    field = ChoiceField("กระเป๋า", name="pocket", choices=[(11, "กระปุก"), (12, "กระปุก"), (13, "ธนาคาร")])
    qtbot.addWidget(field)
    assert [field.box.itemText(place) for place in range(3)] == ["กระปุก", "กระปุก (2)", "ธนาคาร"]

    QTest.keyClick(field.box, Qt.Key.Key_Down)

    assert field.value() == 12
    assert field.is_changed(), "another pocket, though it is called the same: not to be put back, and asked about"
    field.show_value(12)
    assert not field.is_changed()


@pytest.mark.parametrize(
    ("words", "satang"),
    [("120", 12000), ("๑,๒๕๐.๕๐", 125050), ("35+20*2", 7500), ("1,250.50 บาท", 125050)],
)
def test_an_amount_is_read_as_people_write_it(qtbot: object, words: str, satang: int) -> None:
    field = typed(AmountField("จำนวน", name="amount"), words)

    assert field.value() == Money(satang)
    assert field.problem() == ""


def test_a_wrong_amount_is_told_under_the_field_while_it_is_typed(qtbot: object) -> None:
    field = AmountField("จำนวน", name="amount")
    field.show()

    typed(field, "12x")

    assert field.value() is None
    assert "12x" in field.said.words()
    assert field.said.isVisible()
    typed(field, "-5")
    assert field.problem()
    typed(field, "5")
    assert not field.said.isVisible()


@pytest.mark.parametrize(
    ("words", "day"),
    [("5/11/2569", date(2026, 11, 5)), ("2026-11-05", date(2026, 11, 5)), ("5 พ.ย. 69", date(2026, 11, 5))],
)
def test_a_date_is_read_in_either_era(qtbot: object, words: str, day: date) -> None:
    assert typed(DateField("วันที่", name="date", today=TODAY), words).value() == day


def test_arrows_move_a_date_by_a_day_and_the_calendar_picks_one(qtbot: object) -> None:
    field = DateField("วันที่", name="date", today=TODAY)
    field.show_value(date(2026, 10, 31))

    QTest.keyClick(field.editor, Qt.Key.Key_Up)
    assert field.value() == date(2026, 11, 1)
    QTest.keyClick(field.editor, Qt.Key.Key_Down)
    QTest.keyClick(field.editor, Qt.Key.Key_Down)
    assert field.value() == date(2026, 10, 30)
    popup = CalendarPopup(date(2026, 2, 28), field)
    popup.picked.connect(field._pick)
    QTest.keyClick(popup, Qt.Key.Key_Right)
    QTest.keyClick(popup, Qt.Key.Key_PageUp)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.value() == date(2026, 2, 1)


def test_months_years_and_numbers_are_read(qtbot: object) -> None:
    assert typed(fields.MonthField("เดือน", name="month"), "ต.ค. 2569").value() == Month(2026, 10)
    assert typed(fields.YearField("ปี", name="year"), "2530").value() == 1987
    number = fields.NumberField("งวด", name="instalments", minimum=1, maximum=12)
    assert typed(number, "๑๒").value() == 12
    assert typed(number, "13").problem()
    assert typed(number, "1.5").problem()


def form(save: object, *given: Field) -> FormDialog:
    made = FormDialog(None, "หัวข้อ", given, save=save)  # type: ignore[arg-type] # a test's own function
    made.show()
    return made


def press(dialog: FormDialog, name: str) -> None:
    pressed(child(dialog, name))


def test_a_form_is_not_saved_while_a_field_is_wrong(qtbot: object) -> None:
    saved: list[object] = []
    dialog = form(lambda: saved.append(1), fields.TextField("ชื่อ", name="name", is_needed=True))

    press(dialog, "save")
    assert not saved
    assert dialog.isVisible()
    typed(dialog["name"], "ซ่อมหลังคา")
    press(dialog, "save")

    assert saved
    assert not dialog.isVisible()


def test_what_the_door_refuses_is_shown_at_its_field_and_below_and_nothing_is_lost(qtbot: object) -> None:
    refusals = [
        InvalidEntry([(0, Problem("amount_empty", "amount"))]),
        UserError("nothing_changed"),
        EnvironmentProblem("disk_full", name="a.hldb", folder="/x"),
    ]

    def save() -> None:
        if refusals:
            raise refusals.pop(0)

    dialog = form(save, AmountField("จำนวน", name="amount"))
    typed(dialog["amount"], "250")

    press(dialog, "save")
    assert dialog["amount"].said.words()
    for _refusal in (1, 2):
        typed(dialog["amount"], "250")
        press(dialog, "save")
        assert dialog.refusal.words()
        assert dialog["amount"].value() == Money(25000)
    press(dialog, "save")

    assert not dialog.isVisible()


def test_closing_a_form_asks_before_it_throws_away_what_was_typed(
    qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, title: str, *_rest: object) -> bool:
        asked.append(title)
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "confirm", answer)
    dialog = form(lambda: None, AmountField("จำนวน", name="amount"))
    typed(dialog["amount"], "250")

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert len(asked) == 2
    assert not dialog.isVisible()


@pytest.mark.parametrize(("way", "place"), [("yes", 0), ("way_2", 1), ("way_3", 2), ("no", None)])
def test_of_several_ways_on_the_one_pressed_is_taken(qtbot: QtBot, way: str, place: int | None) -> None:
    page = QWidget()
    qtbot.addWidget(page)

    def answer() -> None:
        pressed(child(page.findChildren(QDialog)[-1], way))

    QTimer.singleShot(0, answer)

    assert dialogs.choose(page, "ปิดไหม", "ยังขาด", ("ปิด", "ไปตุลาคม", "ไปสิงหาคม")) == place


def test_a_form_that_was_closed_is_gone_from_the_page_it_was_opened_on(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)

    def say_no() -> None:
        page.findChildren(QDialog)[-1].reject()

    for _time in range(3):
        form = FormDialog(page, "แบบ", [AmountField("จำนวน", name="amount")], save=lambda: None)
        QTimer.singleShot(0, form.reject)
        form.exec()
        QTimer.singleShot(0, say_no)
        assert not dialogs.confirm(page, "จริงไหม", "", "จริง")

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert page.findChildren(QDialog) == []


def test_enter_pressed_once_too_often_does_not_throw_away_what_was_typed(qtbot: QtBot) -> None:
    dialog = form(lambda: None, AmountField("จำนวน", name="amount"))
    typed(dialog["amount"], "250")

    def press_enter() -> None:
        QTest.keyClick(dialog.findChildren(QDialog)[-1], Qt.Key.Key_Return)

    QTimer.singleShot(0, press_enter)
    dialog.reject()

    assert dialog.isVisible()
    assert dialog["amount"].is_changed()
