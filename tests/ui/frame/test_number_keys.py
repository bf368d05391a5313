"""Going to pages by number from any keyboard: on a Thai one the keys of 2 and 3 write / and -."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.ui.frame.number_keys import NumberKeys
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.catalogue import HOUSEHOLD, pages_of
from tests.ui.frame.conftest import settle

CONTROL = Qt.KeyboardModifier.ControlModifier
X11, WINDOWS = "linux", "win32"


def press_at(sign: str, *, scan_code: int, virtual_key: int) -> bool:
    """Press a key as the system hands it to Qt: first asked for a shortcut's sake; True when somebody wants it."""
    focused = QApplication.focusWidget()
    assert focused is not None
    asked, pressed = (
        QKeyEvent(kind, ord(sign), CONTROL, scan_code, virtual_key, 0, sign)
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    )
    asked.ignore()
    QApplication.sendEvent(focused, asked)
    QApplication.sendEvent(focused, pressed)
    return asked.isAccepted()


@pytest.fixture
def went(qtbot: QtBot) -> list[int]:
    """Give where the keys of digits went, in a window with one line."""
    window, line = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(line)
    numbers: list[int] = []
    NumberKeys(window, numbers.append)
    window.show()
    window.activateWindow()
    line.setFocus()
    settle()
    return numbers


@pytest.mark.parametrize("system", [X11, WINDOWS])
@pytest.mark.parametrize(("digit", "sign"), [(2, "/"), (3, "-")])
def test_a_digit_s_key_goes_to_its_page_whatever_it_writes(
    system: str, digit: int, sign: str, went: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    scan_code = 9 + digit if system == X11 else 1 + digit

    assert press_at(sign, scan_code=scan_code, virtual_key=ord(str(digit)))

    assert went == [digit]


@pytest.mark.parametrize("system", [X11, WINDOWS])
def test_the_sign_s_own_key_stays_the_sign_s(system: str, went: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)

    assert not press_at("-", scan_code=20 if system == X11 else 12, virtual_key=0xBD)

    assert went == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the key's number is X11's")
def test_the_window_goes_there(window: Window) -> None:
    press_at("/", scan_code=11, virtual_key=0)
    settle()

    assert window.parts.pages.key == pages_of(HOUSEHOLD)[1].key
