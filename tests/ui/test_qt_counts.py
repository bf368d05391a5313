"""Qt's bindings count what they borrow: a version that does not would end the program on Python 3.11 (decision 6)."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QPushButton

TIMES = 300


class Told(QObject):
    told = Signal(object)


def borrowing() -> dict[str, Callable[[], object]]:
    model, combo, button, signal = QStandardItemModel(2, 2), QComboBox(), QPushButton(), Told()
    signal.told.connect(lambda _what: None)
    return {
        "data": lambda: model.index(0, 0).data(Qt.ItemDataRole.UserRole),
        "property": lambda: button.property("nothing"),
        "current": combo.currentData,
        "item": lambda: QHBoxLayout().itemAt(0),
        "focus": QApplication.focusWidget,
        "emit": lambda: signal.told.emit(True),  # noqa: FBT003 -- what is emitted
        "click": button.click,
    }


@pytest.mark.parametrize("name", ["data", "property", "current", "item", "focus", "emit", "click"])
def test_a_call_leaves_the_counts_of_none_and_true_alone(qapp: QApplication, name: str) -> None:
    call = borrowing()[name]
    call()
    before = [sys.getrefcount(one) for one in (None, True)]

    for _time in range(TIMES):
        call()

    after = [sys.getrefcount(one) for one in (None, True)]
    assert all(abs(now - then) < TIMES // 2 for now, then in zip(after, before, strict=True))
