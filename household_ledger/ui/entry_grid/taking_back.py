"""The word beside what was just done that takes it back: that step and no other."""

from __future__ import annotations

from collections.abc import Callable

from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.grid import EntryGrid


def taking_back_last(grid: EntryGrid) -> Callable[[], None]:
    """Give what takes back the step done just now; it refuses when another has been done since, alike or not."""
    step = grid.desk.opened.ledger.undo_step()

    def undo() -> None:
        if step is not None and grid.desk.opened.ledger.undo_step() == step:
            grid.desk.undo()
            grid.notice.close_bar()
        else:
            grid.notice.say(_("Something else was written since. Undo that first (Ctrl+Z)."), kind="attention")

    return undo
