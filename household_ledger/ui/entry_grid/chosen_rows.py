"""What several rows chosen in the table come to, said in the strip below them."""

from __future__ import annotations

from household_ledger.services.views.so_far import so_far_of
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.entry_grid.foot import Deed, Said, said_sums
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.table.looks import EntryLooks

_SEVERAL = 2
MOST_SUMMED = 2_000
"""Of more rows only the number is told: they would have to be read first, and nobody checks so many by hand."""


class ChosenRows:
    """Tells of one grid while two rows or more are chosen; typing a row ends it."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid
        grid.view.chosen_changed.connect(self.tell)
        grid.view.editor.entered.connect(lambda _name: self._say([]))

    def tell(self) -> None:
        """Say how many rows are chosen, and what came in, went out and was put by with them."""
        grid = self.grid
        count = len(grid.view.rows_chosen())
        is_typing = grid.view.editor.current() is not None
        self._say(self._sums(count) if count >= _SEVERAL and not is_typing else [])

    def _sums(self, count: int) -> list[Said]:
        told = ngettext("{count} row chosen", "{count} rows chosen", count).format(count=format_number(count))
        rows = (
            [one.row for one in self.grid.rows_chosen() if isinstance(one, EntryLooks)] if count <= MOST_SUMMED else []
        )
        if not rows:
            return [Said(told, is_strong=True)]
        days = [row.date for row in rows]
        come_to = so_far_of((entry for row in rows for entry in row.entries), min(days), max(days))
        sums = said_sums(come_to.money_in, come_to.money_out, come_to.deposits)
        return [Said(told, is_strong=True), Said("·"), *sums]

    def _say(self, sums: list[Said]) -> None:
        if self.grid.foot is not None:
            self.grid.foot.say_chosen(sums, has_deeds=not self.grid.view.holds_deleted)


def chosen_deeds() -> tuple[Deed, ...]:
    """List what the strip offers for several rows."""
    return (
        Deed("change_many", "Ctrl E", _("Change all …")),
        Deed("copy_rows", "F8", _("Again on a day …")),
        Deed("delete", "Del", _("Delete")),
        Deed("copy", "Ctrl C", _("Copy")),
    )
