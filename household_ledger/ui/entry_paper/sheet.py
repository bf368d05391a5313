"""What a sheet of paper is to the paper-page way: one of the printed pages, on the screen to be typed in."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_ways import WritingPlace
from household_ledger.ui.typing.saving import Saver


class Sheet(WritingPlace):
    """One printed page of the household and month looked at.

    The way calls `refresh` when the sheet is shown and when something changed while it is. Before, it says `may_write`:
    False while the month is closed and nobody gave a reason for correcting it. What is written goes through `saver`,
    which makes a dated correction of it where somebody did.
    """

    def __init__(self, desk: Desk, saver: Saver) -> None:
        super().__init__(desk)
        self.saver = saver
        self.may_write = True

    def beside(self) -> QWidget | None:
        """Give what stands on the line of the sheets' names, at its end."""
        return None

    def write_on(self, _day: date) -> None:
        """Make ready to write of a day, where somebody came for it; called with the keyboard at the first control."""

    def unsaved(self) -> bool:
        """Tell whether closing the window now would lose something typed."""
        return False
