"""The days of a month in a card: which are known, which are not, and on which the book says less than nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from household_ledger.domain.figures_days import DayState
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.day_page import short_days
from household_ledger.services.views.interview_answers import open_questions
from household_ledger.services.views.month_days import MonthDay, unknown_days
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month, named_days
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.left_open import left_open_words
from household_ledger.ui.arrivals import WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.left_open import ask_left_open
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.day_map import DayMap
from household_ledger.ui.widgets.words import Words


class DaysCard(Card):
    """Shows the map of days; pressing one goes there, the buttons ask about the gaps and go to the first short day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Days written"))
        self._desk = desk
        self.map = DayMap()
        self.map.pressed.connect(self._go)
        self.legend = Words(f"■ {_('written')}   □ {_('nothing that day')}", "hint", wraps=True)
        self._first_short: date | None = None
        self.gaps, self.ask_gaps = self._remark("ask_gaps", _("Ask about them"), self._ask)
        self.short, self.ask_short = self._remark("ask_short", _("Look at that day"), self._look)
        self.body.addWidget(self.map)
        self.body.addWidget(self.legend)
        self._open: tuple[Unanswered, ...] = ()
        self.left_open, self.ask_back = self._remark("ask_back", _("Ask it now"), self._ask_back)
        remarks = (self.gaps, self.ask_gaps), (self.left_open, self.ask_back), (self.short, self.ask_short)
        for words, ask in remarks:
            self.body.addWidget(words)
            self.body.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_days(
        self,
        reader: Reader,
        household: Household,
        month: Month,
        days: list[MonthDay],
        *,
        is_closed: bool,
    ) -> None:
        """Show the days of a month and name those that need somebody; nothing is written in a month that is closed."""
        self.name(_("Days written in {month}").format(month=format_month(month)))
        self.map.show_days(days)
        self.legend.setVisible(any(one.state is DayState.NOTHING for one in days))
        unknown = unknown_days(days)
        told = ngettext("⚠ {count} day not known yet: {days}", "⚠ {count} days not known yet: {days}", len(unknown))
        self.gaps.show_words(told.format(count=format_number(len(unknown)), days=named_days(unknown)))
        self.gaps.setVisible(bool(unknown))
        self.ask_gaps.setVisible(bool(unknown) and not is_closed)
        self._open = open_questions(reader, household.id, month.first, month.last)
        self.left_open.show_words("⚠ " + left_open_words(self._open) if self._open else "")
        self.left_open.setVisible(bool(self._open))
        self.ask_back.setVisible(bool(self._open) and not is_closed)
        entries = reader.entries(EntryQuery(household=household.id, first=month.first, last=month.last))
        short = sorted(short_days(reader, household.id, month, entries))
        told = _("⚠ Cash is below zero in the book on {days}: an income was probably not written down.")
        self.short.show_words(told.format(days=named_days(short)))
        self._first_short = short[0] if short else None
        for one in (self.short, self.ask_short):
            one.setVisible(bool(short))

    def _remark(self, name: str, what: str, run: Callable[[], object]) -> tuple[Words, QPushButton]:
        ask = button(what, run)
        ask.setObjectName(name)
        return Words("", "small", tone="attention", wraps=True), ask

    def _ask(self) -> None:
        self._desk.days_asked.emit()

    def _ask_back(self) -> None:
        ask_left_open(self._desk, self._open)

    def _look(self) -> None:
        if self._first_short is not None:
            self._desk.go("entry", WriteOn(self._first_short, is_to_look=True))

    def _go(self, day: date) -> None:
        self._desk.go("entry", WriteOn(day))
