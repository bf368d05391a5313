"""What the page and its dialogs look at together: one staircase as it was read last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from household_ledger.domain.stairs_reached import Staircase


class StairsBoard(QObject):
    """Holds a staircase; `changed` says that it was read anew."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.staircase: Staircase | None = None

    def take(self, staircase: Staircase) -> None:
        """Hold another one from now on."""
        self.staircase = staircase
        self.changed.emit()
