"""Whether the money to spend agrees with the book: what the book says, what was counted, and the difference."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from household_ledger.domain.figures import CashBook
from household_ledger.services.views.cash_check import CashCheck
from household_ledger.text.amounts import NONE, format_amount
from household_ledger.text.cash_words import other_moves_words, parted_words
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import CountCash
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.today.words import lines
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear_grid
from household_ledger.ui.widgets.words import Words


class CashCard(Card):
    """The money to spend of a month held against its book, and the way to count."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Does the money agree with the book?"))
        self.count = button(_("Count cash"), lambda: desk.go("entry", CountCash()), look="link", picture="count")
        self.count.setObjectName("count_cash")
        self.head.addWidget(self.count)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self.body.addLayout(self._grid)
        self.parted = Words("", "hint", wraps=True)
        self.parted.setObjectName("cash_parted")
        self.body.addWidget(self.parted)
        self.body.addStretch(1)

    def show_check(self, check: CashCheck, cash: CashBook, *, is_closed: bool) -> None:
        """Show what was, what the book says, what was counted; a closed month is not counted again."""
        self.count.setVisible(not is_closed)
        clear_grid(self._grid)
        counted = _("Counted")
        if check.counted_on is not None:
            counted = _("Counted {day}").format(day=format_date(check.counted_on, "day"))
        told = (
            (_("At the start"), format_amount(check.start), ""),
            (_("By the book"), format_amount(check.book), "attention" if check.book < 0 else ""),
            (counted, format_amount(check.counted) if check.counted is not None else NONE, ""),
            (_("Difference"), *_difference(check)),
        )
        for column, (words, amount, tone) in enumerate(told):
            head = Words(words, "hint", wraps=True)
            head.setAlignment(Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, 0, column)
            self._grid.addWidget(Words(amount, "strong", tone=tone, wraps=has_large_letters()), 1, column)
            self._grid.setColumnStretch(column, 1)
        moved = other_moves_words(cash, book=check.book, is_counted=check.difference is not None)
        parted = lines(parted_of(check), moved)
        self.parted.show_words(parted)
        self.parted.setVisible(bool(parted))


def parted_of(check: CashCheck) -> str:
    """Say what of a difference is new, what was adjusted, what was not counted; nothing without a count."""
    if check.difference is None or check.unexplained is None:
        return ""
    return parted_words(
        difference=check.difference,
        unexplained=check.unexplained,
        adjusted=check.adjusted,
        uncounted=check.uncounted,
        since=check.since,
    )


def _difference(check: CashCheck) -> tuple[str, str]:
    if check.difference is None:
        return _("not counted yet"), "attention"
    if check.difference == 0:
        return _("✓ agrees"), "primary"
    return f"⚠ {format_amount(check.difference, signed=True)}", "attention"
