"""Looking for garbage in the window's thread alone: nothing of Qt may die in a thread that reads or draws."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_BETWEEN = 250
"""Milliseconds between two looks."""
_OLDEST = 4
"""So many times rarer than Python itself everything is looked through: the window stands still for that long."""


class Collecting(QObject):
    """Takes the place of Python's own looking, which happens in whatever thread makes things just then."""

    def __init__(self, parent: QObject) -> None:
        """Begin, but not with what is there: the window keeps it to its end."""
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        """Look through the youngest things, and through older ones where many have come of age."""
        young, middle, old = gc.get_count()
        most_young, most_middle, most_old = gc.get_threshold()
        if old > most_old * _OLDEST:
            gc.collect(2)
        elif middle > most_middle:
            gc.collect(1)
        elif young > most_young:
            gc.collect(0)
