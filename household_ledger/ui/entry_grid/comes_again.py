"""A row that comes again: asks how often, shows the next days, and keeps the rule. Each time waits to be confirmed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.recurrence import LAST, as_on, days_ahead
from household_ledger.domain.recurring import Recurring, Recurs, WeekendShift
from household_ledger.domain.register import Debt
from household_ledger.services.commands.recurring import AddRecurring
from household_ledger.services.entry_drafts import draft_of, said_again
from household_ledger.services.ports import Reader
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.rhythm_words import rhythm_words
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import ChoiceField, DateField, NumberField
from household_ledger.ui.widgets.form import FormDialog

_SHOWN_DAYS = 3
_MOST_EVERY = 520


class ComesAgainForm:
    """Asks how often a kept row comes again, and keeps it in one step."""

    def __init__(self, parent: QWidget | None, desk: Desk, row: EntryRow) -> None:
        self._desk, self._row = desk, row
        with desk.reader() as reader:
            self._rows = kept([tuple(_again(entry, reader) for entry in row.entries)])
        self.starts_on = DateField(_("Day it fell on"), name="starts_on", today=desk.today, is_needed=True)
        self.rhythm = ChoiceField[tuple[Recurs, int]](_("When it comes again"), name="rhythm", choices=_rhythms())
        self.every = NumberField(
            _("Each so many weeks, months or years"), name="every", is_needed=True, minimum=1, maximum=_MOST_EVERY
        )
        self.weekend = ChoiceField[WeekendShift](_("On a Saturday or Sunday"), name="weekend", choices=_weekends())
        self.ends_on = DateField(_("Last day, if any"), name="ends_on", today=desk.today)
        self.starts_on.show_value(row.date)
        self.every.show_value(1)
        fields = (self.rhythm, self.starts_on, self.every, self.weekend, self.ends_on)
        self.dialog = FormDialog(
            parent,
            _("Comes again: {what}").format(what=row.what),
            fields,
            save=self._save,
            save_words=_("Keep"),
            intro=_("It is proposed on its day and written when you confirm it."),
        )
        for one in fields:
            one.changed.connect(self._say)
        self._say()

    def ask(self) -> bool:
        """Ask; True when it was kept."""
        return bool(self.dialog.exec())

    def _rule(self) -> Recurring | None:
        first, rhythm = self.starts_on.value(), self.rhythm.value()
        if first is None or rhythm is None:
            return None
        return as_on(
            Recurring(
                id=NO_ID,
                household=self._row.entry.household,
                rows=self._rows,
                rhythm=rhythm[0],
                nth=rhythm[1],
                every=self.every.value() or 1,
                weekend=self.weekend.value() or WeekendShift.STAY,
                starts_on=first,
                ends_on=self.ends_on.value(),
            )
        )

    def _say(self) -> None:
        """Say the rule in words and its next days below the choice."""
        rule = self._rule()
        days = days_ahead(rule, max(self._row.date, self._desk.today), _SHOWN_DAYS) if rule is not None else []
        told = _("next: {days}").format(days=", ".join(format_date(day) for day in days)) if days else ""
        self.rhythm.show_hint(beside(rhythm_words(rule), told) if rule is not None else "")

    def _save(self) -> None:
        rule = self._rule()
        if rule is not None:
            self._desk.execute(AddRecurring(rule, made_from=self._row.entry.id))


def _again(entry: Entry, reader: Reader) -> Draft:
    debt = reader.record(Debt, draft_of(entry).debt) if entry.kind is EntryKind.REPAY else None
    return said_again(entry, entry.date, debt)


def _rhythms() -> list[tuple[tuple[Recurs, int], str]]:
    return [
        ((Recurs.MONTH_DAY, 0), _("Every month, on that day")),
        ((Recurs.MONTH_END, 0), _("Every month, on the last day")),
        ((Recurs.MONTH_WEEKDAY, 0), _("Every month, on that weekday of that week")),
        ((Recurs.MONTH_WEEKDAY, LAST), _("Every month, on the last such weekday")),
        ((Recurs.WEEK, 0), _("Every week, on that weekday")),
        ((Recurs.YEAR, 0), _("Every year, on that day")),
    ]


def _weekends() -> list[tuple[WeekendShift, str]]:
    return [
        (WeekendShift.STAY, _("it stays on that day")),
        (WeekendShift.BEFORE, _("on the Friday before")),
        (WeekendShift.AFTER, _("on the Monday after")),
    ]
