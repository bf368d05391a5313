"""A question is read whole, however long its words and however large its letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import wear

LONG = "แถวนั้นอยู่ในหน้าบันทึกรายวันของ 001 นางบุญมา ใจงาม ถ้าปิดตอนนี้แถวนั้นจะหายไป"


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("times", [1, 2, 4])
def test_no_line_of_a_question_is_cut(qtbot: QtBot, qapp: QApplication, size: int, times: int) -> None:
    wear(qapp, Look(type_size=size))
    missing: list[int] = []

    def look() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QDialog)
        QApplication.processEvents()
        missing.extend(one.heightForWidth(one.width()) - one.height() for one in asked.findChildren(Words))
        asked.reject()

    QTimer.singleShot(0, look)
    assert not dialogs.confirm(None, "มีแถวที่พิมพ์แล้วยังไม่ได้บันทึก", LONG * times, "ปิดโดยไม่เอาแถวนั้น", "ไปที่แถวนั้น")

    assert missing
    assert max(missing) <= 0
