"""Hearing keys before the field that has the keyboard does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class KeyboardWatcher(QObject):
    """Stands before whatever has the keyboard in one window: a filter of all events would slow down each of them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def hear(self, field: QWidget, event: QKeyEvent) -> bool:
        """Take a key asked about for a shortcut's sake, or pressed; True keeps it from the field."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys be heard first."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self.hear(watched, event)
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if now is not None and self._window.isAncestorOf(now):
            self._watched = now
            now.installEventFilter(self)
