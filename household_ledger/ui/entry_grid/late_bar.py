"""Above the rows: that what a pocket began with is told of a day behind rows of it, and the way to mend it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.period import Month
from household_ledger.services.views.pocket_balances import LateBeginning, late_beginnings
from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.taking_back import taking_back_last
from household_ledger.ui.widgets.cards import clear

if TYPE_CHECKING:
    from household_ledger.ui.entry_grid.grid import EntryGrid


class LateBar(QWidget):
    """A sentence for each such pocket whose first row is in the month looked at or before it; hidden without one."""

    def __init__(self, grid: EntryGrid) -> None:
        super().__init__()
        self.setObjectName("late_bar")
        self._grid = grid
        self._said: list[LateBeginning] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self.hide()

    def follow(self, *, is_counting: bool) -> None:
        """Read how it is now; what is said already is left as it stands. The strip to count in says it itself."""
        grid, found = self._grid, list[LateBeginning]()
        desk = grid.desk
        is_elsewhere = is_counting or grid.parts.is_locked or grid.search.isVisible()
        if desk.household is not None and not is_elsewhere:
            with desk.reader() as reader:
                listed = late_beginnings(reader, desk.household)
            found = [one for one in listed if Month.of(one.first) <= desk.month]
        if found == self._said:
            return
        at: QWidget | None = self.window().focusWidget()
        had_keyboard = at is not None and self.isAncestorOf(at)
        self._said = found
        clear(self._rows)
        for one in found:
            self._say(one)
        self.setVisible(bool(found))
        if had_keyboard:
            grid.focus()

    def begin_earlier(self, one: LateBeginning) -> None:
        """Let the pocket begin before its first row, and offer to take that back."""
        from household_ledger.ui.late_beginnings import go_on, moved_words

        if go_on(self._grid.desk, one):
            ways = [("undo_beginning", _("Take back"), taking_back_last(self._grid))]
            self._grid.notice.say(moved_words(one), ways)

    def _say(self, one: LateBeginning) -> None:
        from household_ledger.ui.late_beginnings import late_banner

        self._rows.addWidget(late_banner(one, partial(self.begin_earlier, one)))
