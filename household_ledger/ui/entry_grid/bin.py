"""The bin in the search of the grid: deleted rows are brought back by one key, the menu or the button."""

from __future__ import annotations

from household_ledger.domain.period import Month
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.entry_grid.taking_back import taking_back_last


class BinDeed:
    """Brings back the rows chosen in one grid's bin, all of them or none."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid
        grid.view.bring_back_asked.connect(self.bring_back)
        grid.search.bring_back_asked.connect(self.bring_back)
        grid.hands.gone.connect(self.say_gone)
        grid.view.chosen_changed.connect(self.tell)

    def bring_back(self) -> None:
        """Bring back the rows chosen, in one step; refused as a whole where one lies in a closed month."""
        from household_ledger.services.commands.entries import RestoreEntries

        grid = self.grid
        places = grid.view.rows_chosen()
        rows = [one.row for one in grid.rows_chosen() if isinstance(one, EntryLooks) and one.row.entry.is_deleted]
        if not rows:
            return
        closed = next((row for row in rows if grid.parts.is_closed(row)), None)
        if closed is not None:
            told = _("{month} is closed. Correct it with a reason or open it again; then this entry can come back.")
            grid.notice.say(told.format(month=format_month(Month.of(closed.date))), kind="attention")
            return
        command = RestoreEntries(tuple(row.entry.id for row in rows))
        outcome = grid.parts.saver.run(command, also=Month.of(rows[0].date), household=rows[0].entry.household)
        if not outcome.is_done:
            grid.notice.say(outcome.words, kind="attention")
            return
        grid.refresh()
        if grid.model.entries:
            grid.view.stand_at(min(places[0], grid.model.entries - 1), "what")
        count = len(rows)
        told = ngettext("{count} entry brought back", "{count} entries brought back", count)
        words = told.format(count=format_number(count))
        if count == 1:
            words = _("Back in the book: {what}").format(what=rows[0].what)
        grid.notice.say(words, [("undo_bring_back", _("Into the bin again"), taking_back_last(grid))])

    def tell(self) -> None:
        """Say in the bar who deleted the one row chosen, and when."""
        if self.grid.search.is_in_bin:
            rows = self.grid.view.rows_chosen()
            shown = self.grid.model.shown(rows[0]) if len(rows) == 1 else None
            self.grid.search.of_bin.tell(shown.problem if shown is not None else "")

    def say_gone(self) -> None:
        """Say of a deleted row that it is not changed, with the way on."""
        words = _("This entry is deleted, so it is not changed. Bring it back first.")
        self.grid.notice.say(words, [("bring_back_gone", _("Bring back (Enter)"), self.bring_back)], kind="attention")
