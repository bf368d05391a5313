"""The word beside what was just done that takes it back: that step and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk

if TYPE_CHECKING:
    from household_ledger.ui.entry_grid.grid import EntryGrid


def taking_back(desk: Desk, *, then: Callable[[], object], refuse: Callable[[str], object]) -> Callable[[], None]:
    """Give what takes back the step done just now, and does `then`.

    Where another step has been done since, alike or not, nothing is taken back, and `refuse` is given the words.
    """
    ledger = desk.opened.ledger
    step = ledger.undo_step()

    def undo() -> None:
        if step is None or ledger.undo_step() != step:
            refuse(written_since())
        elif desk.undo():
            then()

    return undo


def written_since() -> str:
    """Say why what was done before cannot be taken back now."""
    return _("Something else was written since. Undo that first (Ctrl+Z).")


def taking_back_last(grid: EntryGrid) -> Callable[[], None]:
    """Give what takes back the step done just now in a grid, which says where it cannot be."""
    notice = grid.notice
    return taking_back(grid.desk, then=notice.close_bar, refuse=lambda words: notice.say(words, kind="attention"))
