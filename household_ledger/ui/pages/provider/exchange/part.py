"""What every part of the page is: a heading that answers, its buttons, and what it keeps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.ui.arrivals import Arrival
from household_ledger.ui.desk import Desk
from household_ledger.ui.offered import PaletteAction


class Part(QWidget):
    """A part of the page; the page shows its heading and its buttons while it is looked at."""

    said = Signal()
    """Its heading, or which of its buttons are there, is another."""
    seen_to = Signal(QWidget)
    """A widget of it should be brought into sight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.title, self.subtitle = "", ""
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(14)

    def buttons(self) -> Sequence[QPushButton]:
        """Give the buttons beside the heading, the one next step last."""
        return ()

    def is_offered(self, _one: QPushButton) -> bool:
        """Tell whether a button is there now."""
        return True

    def say(self, title: str, subtitle: str = "") -> None:
        """Say the part's answer, and what it rests on."""
        self.title, self.subtitle = title, subtitle
        self.said.emit()

    def refresh(self) -> None:
        """Read and show everything anew."""

    def is_touched_by(self, _changes: ChangeSet) -> bool:
        """Tell whether a step may change what is shown."""
        return True

    def is_meant(self, _wish: Arrival) -> bool:
        """Tell whether what `desk.go` sent along is for this part, whichever is looked at."""
        return False

    def arrive(self, _wish: Arrival) -> None:
        """Take what `desk.go` sent along."""

    def palette_actions(self) -> list[PaletteAction]:
        """List what the palette offers while it is looked at."""
        return []

    def keep(self) -> object:
        """Give what was chosen and what is under way."""
        return None

    def restore(self, _kept: object) -> None:
        """Take what `keep` gave."""

    def first_focus(self) -> QWidget | None:
        """Give the control the keyboard starts at."""
        return None

    def help_text(self) -> str:
        """Say in a few short lines how it is used."""
        return ""
