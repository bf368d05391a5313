"""Changing several rows together: only what is filled in is said of all of them, in one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import named
from household_ledger.text.messages import message
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.entry_grid.taking_back import taking_back_last

if TYPE_CHECKING:  # the form is loaded when it is first asked for
    from household_ledger.ui.entry_grid.copying.many_form import ManyForm

MOST_CHANGED = 2_000
"""So many rows are changed, deleted or written again at once: each is checked while the window waits."""
_MOST_TOLD = 6
"""So many refused rows are named; of more their number is told."""


class ManyDeed:
    """Changes the rows chosen in one grid."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid

    def change(self) -> None:
        """Ask what is to be said of all rows chosen, and say it; rows of a closed month are left alone."""
        from household_ledger.ui.entry_grid.copying.many_form import ManyForm

        grid = self.grid
        rows = chosen_rows(grid)
        if any(grid.parts.is_closed(row) for row in rows):
            grid.met.emit("locked", "")
            return
        if not rows:
            return
        with grid.desk.reader() as reader:
            book = NameBook.read(reader, rows[0].entry.household, today=grid.desk.today)
        form = ManyForm(grid.window(), rows, book, save=lambda: self._write(rows, form))
        if form.exec():
            told = ngettext("Changed: {count} row.", "Changed: {count} rows.", len(rows))
            words = told.format(count=format_number(len(rows)))
            grid.notice.say(words, [("undo_many", _("Take back"), taking_back_last(grid))])
            grid.focus()

    def _write(self, rows: Sequence[EntryRow], form: ManyForm) -> None:
        from household_ledger.services.commands.entries import RemakeEntries
        from household_ledger.services.many_rows import SaidOfMany
        from household_ledger.ui.widgets.form import NotSavedError

        said = form.said()
        if said == SaidOfMany():
            raise UserError("nothing_changed")
        entries = [(entry, row) for row in rows for entry in row.entries]
        months = [(entry.household, Month.of(day)) for entry, _row in entries for day in (entry.date, said.date) if day]
        try:
            self.grid.parts.saver.do(RemakeEntries(tuple(entry.id for entry, _row in entries), said), months)
        except InvalidEntry as refused:
            raise NotSavedError(_naming_rows(refused, [row for _entry, row in entries])) from refused


def are_too_many(grid: EntryGrid) -> bool:
    """Tell whether more rows are chosen than are written at once, and say so."""
    count = len(grid.view.rows_chosen())
    if count > MOST_CHANGED:
        words = _("{count} rows are too many at once. Choose at most {most}.")
        told = words.format(count=format_number(count), most=format_number(MOST_CHANGED))
        grid.notice.say(told, kind="attention")
    return count > MOST_CHANGED


def chosen_rows(grid: EntryGrid) -> list[EntryRow]:
    """Give the kept rows chosen in the table, what was being changed saved first; else say why there are none."""
    if are_too_many(grid):
        return []
    if grid.hands.at is not None:
        if not grid.hands.leave_row():
            return []
        grid.hands.begin_new("")
    rows = [one.row for one in grid.rows_chosen() if isinstance(one, EntryLooks)]
    if not rows:
        words = _("Choose saved rows first: Shift+↑ or Shift+↓ in the table, or hold Ctrl and press each row.")
        grid.notice.say(words, kind="attention")
    return rows


def _naming_rows(refused: InvalidEntry, rows: Sequence[EntryRow]) -> str:
    """Name each row that was refused, with its reason; both halves of a pair are one row."""
    told: list[str] = []
    for number, problem in refused.problems:
        row = rows[number]
        words = named(f"{format_date(row.date, 'day')} {row.what}", message(problem))
        if words not in told:
            told.append(words)
    if len(told) > _MOST_TOLD:
        rest = format_number(len(told) - _MOST_TOLD)
        told = [*told[:_MOST_TOLD], _("and {count} more").format(count=rest)]
    return "\n".join((_("Nothing was changed. These rows cannot be so:"), *told))
