"""The forms for writing rows again: on which day, and, for a whole day, which day it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.widgets.fields import DateField, Field
from household_ledger.ui.widgets.form import FormDialog, NotSavedError

_MOST_NAMED = 3
"""So many rows of a day are named; of more the number is told."""
Write = Callable[[Sequence[EntryRow], date], object]


class RowsAgain(FormDialog):
    """Asks for the day on which `rows` are written again; those `left_out` are of their own day only."""

    def __init__(
        self, parent: QWidget, rows: Sequence[EntryRow], onto: DateField, *, left_out: int, write: Write
    ) -> None:
        self.rows, self.onto, self._write = list(rows), onto, write
        title = ngettext("Write {count} row again", "Write {count} rows again", len(rows))
        super().__init__(
            parent,
            title.format(count=format_number(len(rows))),
            [onto],
            save=self._save_again,
            save_words=_("Write again"),
            intro=_left_out_words(left_out),
        )
        self.setObjectName("rows_again")

    def _save_again(self) -> None:
        day = self.onto.value()
        if day is not None:
            self._write(self.rows, day)


class DayAgain(FormDialog):
    """Asks which day is written again on which; `rows_of` a day are named below it."""

    def __init__(
        self,
        parent: QWidget,
        of: DateField,
        onto: DateField,
        *,
        rows_of: Callable[[date], list[EntryRow]],
        write: Write,
    ) -> None:
        self.of, self.onto, self._rows_of, self._write = of, onto, rows_of, write
        self.rows: list[EntryRow] = []
        fields: list[Field] = [of, onto]
        super().__init__(
            parent, _("Write a whole day again"), fields, save=self._save_again, save_words=_("Write again")
        )
        self.setObjectName("day_again")
        of.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        day = self.of.value()
        self.rows = self._rows_of(day) if day is not None else []
        self.of.show_hint(_named(self.rows) if day is not None else "")

    def _save_again(self) -> None:
        day = self.onto.value()
        if not self.rows:
            raise NotSavedError(_("Nothing on this day can be written again. Choose another day."))
        if day == self.of.value():
            raise NotSavedError(_("This is the same day. Choose another one to write it on."))
        if day is not None:
            self._write(self.rows, day)


def day_field(label: str, name: str, today: date, day: date) -> DateField:
    """Make a field that has to name a day, with one in it."""
    field = DateField(label, name=name, today=today, is_needed=True)
    field.show_value(day)
    return field


def _named(rows: Sequence[EntryRow]) -> str:
    """Say what is written again of a day: its rows by their words."""
    if not rows:
        return _("Nothing on this day can be written again. Choose another day.")
    told = [row.what for row in rows[:_MOST_NAMED]]
    if len(rows) > _MOST_NAMED:
        told.append(_("and {count} more").format(count=format_number(len(rows) - _MOST_NAMED)))
    count = ngettext("{count} row", "{count} rows", len(rows)).format(count=format_number(len(rows)))
    return beside(count, *told)


def _left_out_words(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "{count} row is left out: a count of cash or “nothing today” is of its own day only.",
        "{count} rows are left out: counts of cash and “nothing today” are of their own day only.",
        count,
    )
    return words.format(count=format_number(count))
