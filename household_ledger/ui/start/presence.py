"""Whether somebody is there: how long nobody has pressed a key or moved the pointer over a window of the program."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
    }
)
_LOOKED_AT = 5_000
"""Milliseconds between two looks."""


def seconds() -> float:
    """Give a moment in seconds that goes on while the computer sleeps."""
    return time.time()


class Presence(QObject):
    """Tells once when nobody was there for so many minutes.

    It listens to the windows as the system knows them, a few events a second, never to every event of every widget.
    """

    left = Signal()

    def __init__(self, owner: QObject, now: Callable[[], float] = seconds) -> None:
        super().__init__(owner)
        self._now = now
        self._minutes = 0
        self._last = now()
        self._windows: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKED_AT)
        self._timer.timeout.connect(self.look)
        self._is_listening = False

    def begin(self, minutes: int) -> None:
        """Begin to count, from now; no minutes: nobody is waited for."""
        self.stop()
        self._minutes = minutes
        if minutes:
            self.note()
            self._listen()
            self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._minutes = 0
        self._timer.stop()
        for one in self._windows:
            if isValid(one):
                one.removeEventFilter(self)
        self._windows.clear()

    def note(self) -> None:
        """Take note that somebody is there."""
        self._last = self._now()

    def look(self) -> None:
        """Tell when nobody was there for long; a clock that went back counts from there."""
        passed = self._now() - self._last
        if passed < 0:
            self.note()
        elif self._minutes and passed >= self._minutes * 60:
            self._timer.stop()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note keys and the pointer."""
        if event.type() in _SIGNS:
            self._last = self._now()
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        if not self._is_listening:
            self._is_listening = True
            application = QGuiApplication.instance()
            if isinstance(application, QGuiApplication):
                application.focusWindowChanged.connect(self._on_window)
            # What an input method types (Thai on some desktops) is no key of a window, but moves the cursor.
            QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.note)
        for one in QGuiApplication.topLevelWindows():
            self._on_window(one)

    def _on_window(self, window: QWindow | None) -> None:
        if window is None or not self._minutes:
            return
        self._windows = [one for one in self._windows if isValid(one)]
        if window not in self._windows:
            window.installEventFilter(self)
            self._windows.append(window)
