"""What must not cross a dialog or a menu: done once none is open any more."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_LOOKED_AGAIN = 300
"""Milliseconds after which it is looked whether a dialog is still open."""


class WhenAlone(QObject):
    """Tells when nothing stands before the window; asked several times meanwhile, it tells once."""

    came = Signal()

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ask)

    def ask(self) -> None:
        """Tell now, or when what stands before the window is gone."""
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            self._timer.start(_LOOKED_AGAIN)
        else:
            self.came.emit()

    def ask_later(self) -> None:
        """Tell when what is being done now is over: a form that has just saved has its way to go yet."""
        self._timer.start(_LOOKED_AGAIN)
