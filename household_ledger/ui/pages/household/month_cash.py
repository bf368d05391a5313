"""Whether the cash agrees: what there was, what came and went by the book, what was counted, and the difference."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.domain.figures import MonthFigures
from household_ledger.text.amounts import NONE, format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words


def cash_lines(desk: Desk, layout: QVBoxLayout, now: MonthFigures) -> None:
    """Fill a card with the cash check and the way to count."""
    row = QHBoxLayout()
    row.setSpacing(28)
    cash = now.cash
    should_be = cash.cash_end
    if cash.cash_counted is not None and cash.unexplained is not None:
        should_be = cash.cash_counted - cash.unexplained
    told = [
        (_("At the start"), format_amount(cash.cash_start), ""),
        (_("Should be left"), format_amount(should_be), "attention" if should_be < 0 else ""),
        (_("Counted"), format_amount(cash.cash_counted) if cash.cash_counted is not None else NONE, ""),
    ]
    for words, amount, tone in told:
        row.addLayout(_pair(words, amount, tone))
    row.addLayout(_pair(_("Difference"), *_difference(now)))
    row.addStretch(1)
    count = button(_("Count cash"), lambda: desk.go("entry", count=True), picture="count")
    count.setObjectName("count_cash")
    row.addWidget(count)
    layout.addLayout(row)


def _pair(words: str, amount: str, tone: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Words(words, "hint"))
    column.addWidget(Words(amount, "strong", tone=tone))
    return column


def _difference(now: MonthFigures) -> tuple[str, str]:
    difference = now.cash.unexplained
    if difference is None:
        return _("not counted yet"), "attention"
    if difference == 0:
        return _("✓ agrees"), "primary"
    return format_amount(difference, signed=True), "attention"
