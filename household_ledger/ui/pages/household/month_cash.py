"""Whether the cash agrees: what there was, what should be left, what was counted, and the difference."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from household_ledger.services.views.cash_check import CashCheck
from household_ledger.text.amounts import NONE, format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import CountCash
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear_grid
from household_ledger.ui.widgets.words import Words


class CashCard(Card):
    """The cash check of a month and the way to count."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Does the cash agree?"))
        self.count = button(_("Count cash"), lambda: desk.go("entry", CountCash()), look="link", picture="count")
        self.count.setObjectName("count_cash")
        self.head.addWidget(self.count)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_check(self, check: CashCheck, *, is_closed: bool) -> None:
        """Show what was, what should be left, what was counted; a closed month is not counted again."""
        self.count.setVisible(not is_closed)
        clear_grid(self._grid)
        counted, expected = _("Counted"), _("Should be left")
        if check.counted_on is not None:
            # Measured from the count before, so that one gap is not told twice: not what the book comes to.
            counted, expected = _("Counted {day}").format(day=format_date(check.counted_on, "day")), _("Should count")
        told = (
            (_("At the start"), format_amount(check.start), ""),
            (expected, format_amount(check.expected), "attention" if check.expected < 0 else ""),
            (counted, format_amount(check.counted) if check.counted is not None else NONE, ""),
            (_("Difference"), *_difference(check)),
        )
        for column, (words, amount, tone) in enumerate(told):
            head = Words(words, "hint", wraps=True)
            head.setAlignment(Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, 0, column)
            self._grid.addWidget(Words(amount, "strong", tone=tone, wraps=has_large_letters()), 1, column)
            self._grid.setColumnStretch(column, 1)


def _difference(check: CashCheck) -> tuple[str, str]:
    if check.difference is None:
        return _("not counted yet"), "attention"
    if check.difference == 0:
        return _("✓ agrees"), "primary"
    return f"⚠ {format_amount(check.difference, signed=True)}", "attention"
