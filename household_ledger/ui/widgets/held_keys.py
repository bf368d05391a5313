"""Keys pressed while something is under way that they are not meant for: kept, and handed on when it is over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class HeldKeys(QObject):
    """Takes every key from now on; Esc alone is heard at once, by `on_escape`."""

    def __init__(self, window: QWidget, on_escape: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._on_escape = window, on_escape
        self._held: list[QKeyEvent] = []
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one where keys are

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep keys; let everything else go on."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        event.accept()
        if event.type() != QEvent.Type.KeyPress:
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        else:
            self._held.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        return True

    def hand_on(self) -> None:
        """Take no more keys, and give those kept to whoever has the keyboard in the window, one after the other."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        for event in self._held:
            at = self._window.focusWidget()
            if at is not None:
                QApplication.sendEvent(at, event)
        self._held.clear()
        self.deleteLater()
