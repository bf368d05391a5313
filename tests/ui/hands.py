"""Hands for tests: real key and mouse events, Thai letters too (Qt's own helper knows Latin ones only)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_CONTROL = Qt.KeyboardModifier.ControlModifier


def type_words(widget: QWidget, words: str) -> None:
    """Press and let go a key for each letter, whatever its script."""
    for letter in words:
        code = ord(letter.upper()) if letter.isascii() and letter.isprintable() else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(_focused(widget), QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))


def type_anew(widget: QWidget, words: str) -> None:
    """Choose all that stands in a widget and type over it."""
    QTest.keyClick(widget, Qt.Key.Key_A, _CONTROL)
    type_words(widget, words)


def press(widget: QWidget, place: QPoint | None = None) -> None:
    """Press a widget with the left button, in its middle or at a place."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place or widget.rect().center())


def child(parent: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Find a widget by its object name; AssertionError when there is none."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def _focused(widget: QWidget) -> QWidget:
    """Follow the focus as a keyboard does, inside the widget."""
    focused = QApplication.focusWidget()
    return focused if focused is not None and (focused is widget or widget.isAncestorOf(focused)) else widget
