"""Pasting lines as rows: what is right in one step, the rest waits in the grid; nothing that was pasted is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.halves import Half


class PasteDeed:
    """Of one grid."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid

    def paste(self) -> None:
        """Write the lines of a spreadsheet, or of a letter, as rows."""
        from household_ledger.ui.entry_grid.clipboard import MOST_LINES, read_lines

        grid, parts = self.grid, self.grid.parts
        if parts.book is None or parts.is_locked or not grid.hands.has_day():
            return
        text = QGuiApplication.clipboard().text()
        count = len(text.splitlines())
        if count > MOST_LINES:
            words = _("{count} lines are too many to paste at once. Nothing was pasted: copy at most {most}.")
            told = words.format(count=format_number(count), most=format_number(MOST_LINES))
            grid.notice.say(told, kind="attention")
            return
        lines = read_lines(text, parts.book, grid.hands.day, grid.desk.today)
        closed = self._closed(parts.book.household)
        is_right = [bool(line.read.drafts) and _month(line.read) not in closed for line in lines]
        outcome = parts.saver.add_all([line.read for line, right in zip(lines, is_right, strict=True) if right])
        if not outcome.is_done:
            is_right = [False] * len(lines)
        waiting = [line.typed for line, right in zip(lines, is_right, strict=True) if not right]
        parts.half.waiting += waiting
        grid.refresh()
        if outcome.is_done:
            self._tell(len(lines) - len(waiting), waiting)
        else:
            grid.keeping.show_outcome(outcome)

    def _closed(self, household: Id) -> set[Month]:
        """Name the closed months that are not being corrected: their rows wait for a reason."""
        with self.grid.desk.reader() as reader:
            months = {Month.from_number(number) for _household, number in reader.closed_months([household])}
        return {month for month in months if not self.grid.parts.saver.reason(household, month)}

    def _tell(self, right: int, waiting: Sequence[TypedRow]) -> None:
        words = ngettext("Pasted {count} row.", "Pasted {count} rows.", right).format(count=format_number(right))
        if not waiting:
            self.grid.notice.say(words)
            return
        wrong = len(waiting)
        told = ngettext("{count} row waits to be mended.", "{count} rows wait to be mended.", wrong)
        words += " " + told.format(count=format_number(wrong))
        ways = [("drop_pasted", _("Take those out"), partial(self._drop, self.grid.parts.half, waiting))]
        self.grid.notice.say(words, ways, kind="attention")

    def _drop(self, half: Half, waiting: Sequence[TypedRow]) -> None:
        """Take out rows that should not have been pasted; those mended or written meanwhile stay."""
        grid = self.grid
        if grid.hands.at is not None:
            if not grid.hands.leave_row():
                return
            grid.hands.begin_new("")
        pasted = {id(one) for one in waiting}
        dropped = [one for one in half.waiting if id(one) in pasted]
        half.waiting = [one for one in half.waiting if id(one) not in pasted]
        grid.refresh()

        def bring_back() -> None:
            grid.notice.close_bar()
            half.waiting += dropped
            grid.refresh()

        words = ngettext("Taken out: {count} row.", "Taken out: {count} rows.", len(dropped))
        grid.notice.say(words.format(count=format_number(len(dropped))), [("undo_drop", _("Bring back"), bring_back)])


def _month(read: ReadRow) -> Month:
    return Month.of(read.drafts[0].date)
