"""Ctrl with a key of the digit row goes to a page, whatever that key writes: on a Thai keyboard 2 and 3 are / and -."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from household_ledger.ui.frame.keyboard_watcher import KeyboardWatcher

_DIGITS = range(ord("1"), ord("9") + 1)
_FIRST_SCAN_CODE = 10
"""Of the digit 1 under X11 and Wayland; the others follow."""


class NumberKeys(KeyboardWatcher):
    """Letters Qt itself understands as the Latin ones they stand for, signs not."""

    def __init__(self, window: QWidget, go: Callable[[int], object]) -> None:
        super().__init__(window)
        self._go = go

    def hear(self, _field: QWidget, event: QKeyEvent) -> bool:
        """Take the key before it is the shortcut of its sign."""
        number = digit_key(event) if event.modifiers() == Qt.KeyboardModifier.ControlModifier else 0
        if not number or event.key() in _DIGITS:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._go(number)
        event.accept()
        return True


def digit_key(event: QKeyEvent) -> int:
    """Name the digit from 1 to 9 printed on a key; 0 for any other key."""
    if sys.platform == "win32":
        key = event.nativeVirtualKey()
        return key - ord("0") if key in _DIGITS else 0
    if not sys.platform.startswith("linux"):
        return 0
    number = event.nativeScanCode() - _FIRST_SCAN_CODE + 1
    return number if 1 <= number <= len(_DIGITS) else 0
