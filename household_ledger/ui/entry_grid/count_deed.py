"""Counting cash under the grid: the strip opened, what was counted written, the book made to agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.taking_back import taking_back_last

if TYPE_CHECKING:
    from household_ledger.ui.entry_grid.counting import Count, CountPanel


class CountDeed:
    """One strip at a time, of the household it was opened for."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid
        self.panel: CountPanel | None = None
        self._counted_of: Id | None = None
        self.turned: Callable[[], object] = bool
        """What is done when the strip comes or goes."""

    def open(self) -> None:
        """Open the strip to count cash in."""
        from household_ledger.services.views.pocket_balances import late_beginnings, pocket_balances
        from household_ledger.ui.entry_grid.counting import CountPanel

        self.close()
        grid = self.grid
        household = grid.desk.household
        if household is None or not grid.hands.has_day():
            return
        with grid.desk.reader() as reader:
            balances = pocket_balances(reader, household, grid.hands.day)
            late = late_beginnings(reader, household)
        self.panel = CountPanel(grid.hands.day, balances, late)
        self._counted_of = household
        self.panel.setObjectName("count_panel")
        self.panel.counted.connect(self._on_counted)
        self.panel.adjusted.connect(self._on_adjusted)
        self.panel.begin_asked.connect(self._on_begin)
        self.panel.closed.connect(self._on_count_closed)
        grid.below.addWidget(self.panel)
        self.panel.show()  # the layout shows it only later: until then the keyboard would not stay at the amount
        self.panel.begin()
        self.turned()

    def follow(self) -> None:
        """Hold what is being counted against the book as it is now; another household's strip is put away."""
        if self.panel is None:
            return
        if self._counted_of is None or self._counted_of != self.grid.desk.household:
            self.close()
            return
        from household_ledger.services.views.pocket_balances import late_beginnings, pocket_balances

        with self.grid.desk.reader() as reader:
            late = late_beginnings(reader, self._counted_of)
            self.panel.show_balances(pocket_balances(reader, self._counted_of, self.panel.day), late)

    def close(self) -> None:
        """Put the strip away."""
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
            self.turned()

    def _on_counted(self, count: object) -> None:
        from household_ledger.ui.entry_grid.counting import Count, difference_words

        if not isinstance(count, Count):
            return
        if self._write(count, EntryKind.CASH_COUNT, int(count.counted)) and self.panel is not None:
            if count.difference:
                self.panel.show_saved(count)
            else:
                self.close()
                self.grid.notice.say(_("Counted: {words}").format(words=difference_words(count)[0]))
                self.grid.focus()

    def _on_adjusted(self, count: object) -> None:
        from household_ledger.ui.entry_grid.counting import Count

        if isinstance(count, Count) and self._write(count, EntryKind.ADJUST, int(count.difference)):
            self.close()
            ways = [("undo_adjust", _("Take back"), taking_back_last(self.grid))]
            self.grid.notice.say(_("The book agrees with the cash now."), ways)
            self.grid.focus()

    def _on_begin(self, late: object) -> None:
        """Let what is counted begin before its first row: the strip stays, and tells the book anew."""
        from household_ledger.services.views.pocket_balances import LateBeginning
        from household_ledger.ui.late_beginnings import go_on

        if isinstance(late, LateBeginning) and go_on(self.grid.desk, late) and self.panel is not None:
            self.panel.begin()

    def _write(self, count: Count, kind: EntryKind, satang: int) -> bool:
        from household_ledger.services.commands.entries import AddEntries

        household = self._counted_of or NO_ID
        draft = Draft(
            household=household, date=count.day, kind=kind, amount=type(count.book)(satang), pocket=count.pocket
        )
        outcome = self.grid.parts.saver.run(AddEntries((draft,)), (draft,))
        if not outcome.is_done:
            self.grid.notice.say(outcome.words, kind="attention")
        return outcome.is_done

    def _on_count_closed(self) -> None:
        self.close()
        self.grid.focus()
