"""Pasting lines as rows: what is right in one step, the rest waits in the grid; nothing that was pasted is dropped."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.typed.row import ReadRow
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import ngettext
from household_ledger.ui.entry_grid.grid import EntryGrid


class PasteDeed:
    """Of one grid."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid

    def paste(self) -> None:
        """Write the lines of a spreadsheet, or of a letter, as rows."""
        from household_ledger.ui.entry_grid.clipboard import read_lines

        grid, parts = self.grid, self.grid.parts
        if parts.book is None or parts.is_locked or not grid.hands.has_day():
            return
        lines = read_lines(QGuiApplication.clipboard().text(), parts.book, grid.hands.day, grid.desk.today)
        closed = self._closed(parts.book.household)
        is_right = [bool(line.read.drafts) and _month(line.read) not in closed for line in lines]
        outcome = parts.saver.add_all([line.read for line, right in zip(lines, is_right, strict=True) if right])
        if not outcome.is_done:
            is_right = [False] * len(lines)
        waiting = [line.typed for line, right in zip(lines, is_right, strict=True) if not right]
        parts.half.waiting += waiting
        grid.refresh()
        if outcome.is_done:
            self._tell(len(lines) - len(waiting), len(waiting))
        else:
            grid.keeping.show_outcome(outcome)

    def _closed(self, household: Id) -> set[Month]:
        """Name the closed months that are not being corrected: their rows wait for a reason."""
        with self.grid.desk.reader() as reader:
            months = {Month.from_number(number) for _household, number in reader.closed_months([household])}
        return {month for month in months if not self.grid.parts.saver.reason(household, month)}

    def _tell(self, right: int, wrong: int) -> None:
        words = ngettext("Pasted {count} row.", "Pasted {count} rows.", right).format(count=format_number(right))
        if wrong:
            waiting = ngettext("{count} row waits to be mended.", "{count} rows wait to be mended.", wrong)
            words += " " + waiting.format(count=format_number(wrong))
        self.grid.notice.say(words, kind="attention" if wrong else "done")


def _month(read: ReadRow) -> Month:
    return Month.of(read.drafts[0].date)
