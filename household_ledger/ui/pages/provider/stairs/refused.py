"""Why something of the stairs was not done, with the way to have another person do it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from household_ledger.text.i18n import _
from household_ledger.ui.widgets.states import Banner


class RefusedBanner(Banner):
    """Says it above the foot of a dialog; hidden while nothing was refused. `another`: somebody else is to type."""

    another = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.setObjectName("refusal")
        self.who = self.add_action(_("Change who is typing…"), self.another.emit)
        self.who.setObjectName("who")
        self.hide()

    def say(self, words: str, *, can_another: bool) -> None:
        """Show why ("": it was done), and whether another person at the keyboard could do it."""
        self.words.show_words(words)
        self.setAccessibleName(words)
        self.who.setVisible(can_another)
        self.setVisible(bool(words))
