"""Ctrl with a key of the digit row goes to a page, whatever that key writes: on a Thai keyboard 2 and 3 are / and -."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_DIGITS = range(ord("1"), ord("9") + 1)
_FIRST_SCAN_CODE = 10
"""Of the digit 1 under X11 and Wayland; the others follow."""


class NumberKeys(QObject):
    """Watches whatever has the keyboard. Letters Qt itself understands as the Latin ones they stand for, signs not."""

    def __init__(self, window: QWidget, go: Callable[[int], object]) -> None:
        super().__init__(window)
        self._window, self._go = window, go
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key before it is the shortcut of its sign."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        number = digit_key(event) if event.modifiers() == Qt.KeyboardModifier.ControlModifier else 0
        if not number or event.key() in _DIGITS:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            self._go(number)
        event.accept()
        return True

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if now is not None and self._window.isAncestorOf(now):
            self._watched = now
            now.installEventFilter(self)


_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def digit_key(event: QKeyEvent) -> int:
    """Name the digit from 1 to 9 printed on a key; 0 for any other key."""
    if sys.platform == "win32":
        key = event.nativeVirtualKey()
        return key - ord("0") if key in _DIGITS else 0
    if not sys.platform.startswith("linux"):
        return 0
    number = event.nativeScanCode() - _FIRST_SCAN_CODE + 1
    return number if 1 <= number <= len(_DIGITS) else 0
