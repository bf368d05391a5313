"""What a sheet of paper is to the paper-page way: one of the printed pages, on the screen to be typed in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.saving import Saver
from household_ledger.ui.offered import PaletteAction


class Sheet(QWidget):
    """One printed page of the household and month looked at.

    The way calls `refresh` when the sheet is shown and when something changed while it is. Before, it says `may_write`:
    False while the month is closed and nobody gave a reason for correcting it. What is written goes through `saver`,
    which makes a dated correction of it where somebody did.
    """

    heading_changed = Signal()

    def __init__(self, desk: Desk, saver: Saver) -> None:
        super().__init__()
        self.desk = desk
        self.saver = saver
        self.may_write = True

    def heading(self) -> str:
        """Answer in a sentence what the page is about."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read and show everything anew; what is typed and not saved stays."""
        raise NotImplementedError

    def beside(self) -> QWidget | None:
        """Give what stands on the line of the sheets' names, at its end."""
        return None

    def first_focus(self) -> QWidget | None:
        """Give the control the keyboard starts at."""
        return None

    def write_on(self, _day: date) -> None:
        """Make ready to write of a day, where somebody came for it; called with the keyboard at the first control."""

    def hear(self, _event: QKeyEvent) -> bool:
        """Take a key that nothing else wanted; False leaves it to the window."""
        return False

    def keep(self) -> object:
        """Give what was typed and not saved, of every household."""
        return None

    def restore(self, _kept: object) -> None:
        """Take what `keep` of the sheet before gave."""

    def may_leave(self) -> bool:
        """Save or ask before the sheet is left; False stays."""
        return True

    def unsaved(self) -> bool:
        """Tell whether closing the window now would lose something typed."""
        return False

    def palette_actions(self) -> list[PaletteAction]:
        """List what the palette offers while the sheet is shown."""
        return []

    def help_text(self) -> str:
        """Say in a few short lines how the sheet is used."""
        return ""
