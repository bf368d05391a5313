"""What a form says can be seen: the sentence below a field, and which of two wrong fields the keyboard is at."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.ui.theme.look import Look, color
from household_ledger.ui.widgets.fields import AmountField, TextField
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.conftest import wear
from tests.ui.hands import type_anew


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height() > 0


def test_what_is_wrong_comes_into_sight_while_it_is_typed(qapp: QApplication, qtbot: QtBot) -> None:
    wear(qapp, Look(type_size=200))
    fields = [AmountField(f"เท่าไร {number}", name=f"amount_{number}") for number in range(6)]
    form = FormDialog(None, "เงิน", fields, save=lambda: None)
    qtbot.addWidget(form)
    form.show()
    form.resize(form.width(), 420)
    qtbot.waitUntil(lambda: form.height() <= max(420, form.minimumHeight()))
    last = fields[-1]
    last.editor.setFocus()
    assert isinstance(last.editor, QLineEdit)

    type_anew(last.editor, "abc")

    assert last.problem()
    try:
        qtbot.waitUntil(lambda: is_whole(last.said) and is_whole(last.editor), timeout=2000)
    finally:
        last.show_value(None)  # nothing typed is left to be asked about


def test_of_two_wrong_fields_the_one_at_the_keyboard_is_marked_more(qtbot: QtBot) -> None:
    fields = [TextField("ชื่อ", name="name", is_needed=True), TextField("สกุล", name="family", is_needed=True)]
    form = FormDialog(None, "คน", fields, save=lambda: None)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form._on_save()
    qtbot.waitUntil(fields[0].editor.hasFocus)

    def edge(number: int) -> list[bool]:
        editor = fields[number].editor
        picture = editor.grab().toImage()
        middle = editor.height() // 2
        return [picture.pixelColor(place, middle) == QColor(color("expense")) for place in range(3)]

    assert [edge(0), edge(1)] == [[True, True, False], [True, False, False]]
