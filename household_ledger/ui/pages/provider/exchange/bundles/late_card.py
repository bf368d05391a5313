"""Closed months that got entries whoever closed them had not seen: looked at, and closed anew with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.views.conflicts import LateLine
from household_ledger.text.dates import format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.words import Words


class LateCard(Card):
    """A line a month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Closed, and entries came afterwards"))
        self.setObjectName("late_card")
        self._desk = desk
        said = _("These months do not count as verified until somebody has looked at them and closes them anew.")
        self.body.addWidget(Words(said, "small", wraps=True))
        self.lines = QVBoxLayout()
        self.body.addLayout(self.lines)

    def show_months(self, lines: Sequence[LateLine]) -> None:
        """Show the months there are now."""
        clear(self.lines)
        for number, line in enumerate(lines, 1):
            self.lines.addWidget(self._line(line, number))

    def _line(self, line: LateLine, number: int) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        home = line.household
        words = beside(household_words(in_digits(home.code), home.name), format_month(line.month))
        row.addWidget(Words(words, wraps=True), 1)
        look = button(_("See the month"), partial(self._desk.go, "month", household=home.id, month=line.month))
        look.setObjectName(f"see_month_{number}")
        close = button(_("Close it anew…"), partial(self._close, line), picture="lock")
        close.setObjectName(f"close_anew_{number}")
        for one in (look, close):
            one.setAccessibleDescription(words)
            row.addWidget(one)
        return made

    def _close(self, line: LateLine) -> None:
        """Ask what was found, and close the month anew."""
        name = format_month(line.month)
        reason = dialogs.ask_text(
            self,
            _("Close {month} anew?").format(month=name),
            _("The reason stays with the month. It can be verified again afterwards."),
            _("What came afterwards, and why it is right"),
            _("Close it anew"),
        )
        if reason is not None and self._desk.do(CloseMonth(line.household.id, line.month, reason)) is not None:
            self._desk.say(_("{month} is closed.").format(month=name))
