"""Keys pressed while something is under way that they are not meant for: kept, and handed on when it is over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class HeldKeys(QObject):
    """Takes every key from now on; Esc alone is heard at once, by `on_escape`."""

    def __init__(self, window: QWidget, on_escape: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._on_escape = window, on_escape
        self._held: list[QKeyEvent] = []
        self._is_over = False
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one where keys are

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep keys; let everything else go on."""
        if self._is_over and event.type() == QEvent.Type.WindowActivate and watched is self._window:
            QTimer.singleShot(0, self, self._give)  # the keyboard comes to its widget just after
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if self._is_over and not self._window.isActiveWindow():
            return False  # it is meant for another window
        event.accept()
        if event.type() != QEvent.Type.KeyPress:
            return True
        if event.key() == Qt.Key.Key_Escape and not self._is_over:
            self._on_escape()
        else:
            self._held.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        return True

    def hand_on(self) -> None:
        """Take no more keys, and give those kept to whoever has the keyboard in the window, one after the other.

        Where another window still has it (one that told of waiting), they are given when the window has it again: a
        cell in a window without it offers nothing, and Tab would take nothing.
        """
        self._is_over = True
        if self._window.isActiveWindow():
            self._give()

    def _give(self) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        held, self._held = self._held, []
        for event in held:
            at = self._window.focusWidget()
            if at is not None:
                QApplication.sendEvent(at, event)
        self.deleteLater()
