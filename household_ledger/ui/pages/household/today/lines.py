"""Lines of the page of today: an entry, and what falls due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.services.views.debt_book import DebtStanding
from household_ledger.services.views.due import DueTurn
from household_ledger.services.views.entry_row import TONES, EntryRow
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.widgets.cards import Pressable
from household_ledger.ui.widgets.words import Words

_MOST_DUE = 4


def entry_line(row: EntryRow, *, has_day: bool = False) -> Pressable:
    """Show an entry in two short lines with its amount, and its day where asked; pressing it opens it."""
    amount = amount_words(row)
    line = Pressable(f"{row.what} {amount}")
    line.setProperty("kind", "line")
    line.setObjectName(f"entry_{row.entry.id}")
    columns = QHBoxLayout(line)
    columns.setContentsMargins(2, 4, 2, 6)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Words(row.what, wraps=True))
    day = format_date(row.date, "day") if has_day else ""
    category = row.categories if row.categories != row.what else ""
    about = beside(day, category, row.who, row.tag)
    words.addWidget(Words(about, "hint", wraps=True))
    columns.addLayout(words, 1)
    columns.addWidget(Words(amount, "amount", tone=row.tone))
    return line


def amount_words(row: EntryRow) -> str:
    """Write an entry's amount with the sign of what it did."""
    amount = row.money_in if row.money_in is not None else row.money_out
    if amount is None:
        return row.sign
    sign = row.sign or ("+" if row.money_in is not None else "−")
    return f"{sign} {format_amount(amount)}"


def due_lines(layout: QVBoxLayout, standings: Sequence[DebtStanding], upcoming: Sequence[DueTurn] = ()) -> None:
    """Add what is late, then the next instalments and what comes again, under a heading of their own, soonest first.

    Nothing without any.
    """
    late = [
        (one.debt.name, _("should be paid by now"), int(one.overdue), "attention") for one in standings if one.overdue
    ]
    owed = [(one.due.due, one.debt.name, int(one.due.payment), "debt") for one in standings if one.due is not None]
    again = [(one.date, one.what, int(one.amount), TONES[one.kind]) for one in upcoming]
    due = sorted((*owed, *again), key=lambda one: one[0])
    soon = [(name, format_date(day), amount, tone) for day, name, amount, tone in due]
    told = (late + soon)[:_MOST_DUE]
    if told:
        layout.addSpacing(8)
        layout.addWidget(Words(_("Due soon"), "heading"))
    for name, when, amount, tone in told:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(name, wraps=True))
        words.addWidget(Words(when, "hint", wraps=True))
        row.addLayout(words, 1)
        row.addWidget(Words(format_amount(amount), "strong", tone=tone))
        layout.addLayout(row)
