"""Writing rows again on another day: the rows chosen, or all of a day, in one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.services.views.nothing_days import nothing_marks
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.entry_grid.copying.many_deed import chosen_rows
from household_ledger.ui.entry_grid.foot import Way
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.entry_grid.taking_back import taking_back_last
from household_ledger.ui.entry_grid.ways_on import WaysOn

if TYPE_CHECKING:  # the forms are loaded when they are first asked for
    from household_ledger.ui.entry_grid.copying.copy_form import DayAgain, RowsAgain

_SEVERAL = 2
_DAYS_BACK = 92
"""So far back the last day with rows is looked for."""


class CopyDeed:
    """Of one grid."""

    def __init__(self, grid: EntryGrid, ways: WaysOn) -> None:
        self.grid, self._ways = grid, ways

    def copy(self) -> None:
        """Write again what is meant: several rows chosen, else the whole of a day."""
        view = self.grid.view
        if len(view.rows_chosen()) >= _SEVERAL and view.editor.current() is None:
            self.copy_rows()
        else:
            self.copy_day()

    def copy_rows(self) -> None:
        """Write the rows chosen again, each for its own household, on a day that is asked."""
        from household_ledger.services.many_rows import NOT_AGAIN
        from household_ledger.ui.entry_grid.copying.copy_form import RowsAgain, day_field

        grid = self.grid
        rows = chosen_rows(grid)
        again = [row for row in rows if row.entry.kind not in NOT_AGAIN]
        if rows and not again:
            grid.notice.say(_("A count of cash or “nothing today” is of its own day only."), kind="attention")
        if again:
            onto = day_field(_("On the day"), "date", grid.desk.today, grid.hands.day)
            left_out = len(rows) - len(again)
            self._ask(RowsAgain(grid.window(), again, onto, left_out=left_out, write=self._write))

    def copy_day(self) -> None:
        """Write all of a day again on another; both are asked."""
        from household_ledger.ui.entry_grid.copying.copy_form import DayAgain, day_field

        grid = self.grid
        meant = self._day_meant()
        if grid.desk.household is None or not grid.hands.leave_row():
            return
        of = day_field(_("The day to be written again"), "of_day", grid.desk.today, meant)
        onto = day_field(_("On the day"), "date", grid.desk.today, grid.hands.day)
        self._ask(DayAgain(grid.window(), of, onto, rows_of=self._rows_of, write=self._write))

    def _ask(self, form: RowsAgain | DayAgain) -> None:
        for field in form.fields():
            field.changed.connect(partial(self._say_prices, form))
        self._say_prices(form)
        if not form.exec():
            return
        day, grid = form.onto.value(), self.grid
        if day is None:
            return
        count = len(form.rows)
        told = ngettext("Written again on {date}: {count} row.", "Written again on {date}: {count} rows.", count)
        ways: list[Way] = [("undo_again", _("Take back"), taking_back_last(grid))]
        if self._is_marked(day):
            ways.append(("take_mark_out", _("Take “nothing today” out"), partial(self._ways.unmark, day)))
        words = told.format(date=format_date(day, "day"), count=format_number(count))
        grid.notice.say(beside(words, self._prices_on(form.rows, day)), ways)
        grid.focus()

    def _say_prices(self, form: RowsAgain | DayAgain) -> None:
        """Say at the day which goods are worth another price there."""
        day = form.onto.value()
        words = self._prices_on(form.rows, day) if day is not None else ""
        form.onto.show_hint(words, is_doubt=bool(words))
        form.make_room()

    def _prices_on(self, rows: Sequence[EntryRow], day: date) -> str:
        from household_ledger.services.priced_again import changed_copies
        from household_ledger.services.typed.worth_words import price_change_words

        with self.grid.desk.reader() as reader:
            return price_change_words(changed_copies([one for row in rows for one in row.entries], day, reader))

    def _write(self, rows: Sequence[EntryRow], day: date) -> None:
        from household_ledger.services.commands.rows import CopyRows

        months = [(row.entry.household, Month.of(day)) for row in rows]
        self.grid.parts.saver.do(CopyRows(tuple(row.entry.id for row in rows), day), months)

    def _rows_of(self, day: date) -> list[EntryRow]:
        from household_ledger.services.many_rows import NOT_AGAIN

        with self.grid.desk.reader() as reader:
            rows = entry_rows(reader, EntryQuery(household=self.grid.desk.household, first=day, last=day))
        return [row for row in rows if row.entry.kind not in NOT_AGAIN]

    def _is_marked(self, day: date) -> bool:
        with self.grid.desk.reader() as reader:
            return bool(nothing_marks(reader, self.grid.desk.household or NO_ID, day))

    def _day_meant(self) -> date:
        """Give the day of the row one stands at; from the row being typed the last day before it that has rows."""
        from household_ledger.services.many_rows import NOT_AGAIN

        grid = self.grid
        if grid.view.editor.current() is None:
            shown = grid.model.shown(grid.view.current_cell()[0])
            if isinstance(shown, EntryLooks) and shown.row.entry.household == grid.desk.household:
                return shown.row.date
        day = grid.hands.day
        before = EntryQuery(
            household=grid.desk.household, first=day - timedelta(days=_DAYS_BACK), last=day - timedelta(days=1)
        )
        with grid.desk.reader() as reader:
            return max((one.date for one in reader.entries(before) if one.kind not in NOT_AGAIN), default=day)
