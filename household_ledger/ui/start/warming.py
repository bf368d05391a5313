"""What the window will need soon, loaded once it is there: nobody waits for it, on the way in or later."""

from __future__ import annotations

from collections import deque
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

_AFTER_PAINT = 300
"""Milliseconds after the window came up: first it is drawn and takes keys."""
_BETWEEN = 15
"""Milliseconds between two modules: a key that was pressed goes first."""
SOON = (
    "text.all_sentences",
    "ui.frame.trouble_page",
    "services.typed.completion",
    "ui.typing.offers",
    "ui.typing.template_offers",
    "services.commands.entries",
    "services.commands.register",
    "services.commands.months",
    "services.commands.rows",
    "services.commands.history",
    "services.figures.book",
    "services.figures.drill",
    "ui.entry_grid.copying.clipboard",
    "ui.entry_grid.copying.paste_deed",
    "ui.entry_grid.counting",
    "ui.frame.palette",
    "ui.widgets.form",
    "ui.pages.household.today.page",
    "ui.pages.household.month.page",
)
"""Modules of ours for the deeds and pages that come first in an evening, lightest first."""


class Warming(QObject):
    """Loads a module a turn, and the dictionary of Thai words in a thread of its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = deque(SOON)
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN)
        self._timer.timeout.connect(self._load_next)

    def begin_later(self) -> None:
        """Begin when the window has been drawn."""
        QTimer.singleShot(_AFTER_PAINT, self, self._begin)

    def stop(self) -> None:
        """Load no more: the run ends."""
        self._waiting.clear()
        self._timer.stop()

    def _begin(self) -> None:
        if not self._waiting:
            return  # another book of the same run, or its end
        Thread(target=_load_words, name="warming", daemon=True).start()
        self._timer.start()

    def _load_next(self) -> None:
        name = self._waiting.popleft()
        if not self._waiting:
            self._timer.stop()  # first: one that cannot be loaded is told once, not at every turn from then on
        import_module(f"household_ledger.{name}")


def _load_words() -> None:
    from household_ledger.text.wrap import load_words

    load_words()
