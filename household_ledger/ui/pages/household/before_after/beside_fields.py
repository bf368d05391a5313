"""What is asked beside the lines of a baseline: people then, debts and savings altogether, a note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.recall import Placing, Recalled, recalled
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.widgets.fields import AmountField, LineField, NumberField, TextField

_AS_WIDE_AS_THE_BOX = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
_AS_WIDE_AS_THE_BOX.setHeightForWidth(True)


class BesideFields(QWidget):
    """Four fields in a row, in large letters one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.members = NumberField(_("People in the home then"), name="members", minimum=1, maximum=50)
        self.debts = AmountField(_("Debts then altogether, baht"), name="debts")
        self.savings = AmountField(_("Savings then altogether, baht"), name="savings")
        self.note = TextField(_("Note"), name="note", longest=1000)
        is_large = has_large_letters()
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for one in self.fields():
            one.said.setSizePolicy(_AS_WIDE_AS_THE_BOX)
            row.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)

    def fields(self) -> list[LineField]:
        """List them in their order."""
        return [self.members, self.debts, self.savings, self.note]

    def when_typed(self, *calls: Callable[[], None]) -> None:
        """Call these whenever something is typed."""
        for one in self.fields():
            for call in calls:
                one.changed.connect(call)

    def show_known(self, known: Baseline | None, placing: Placing, members: int | None) -> None:
        """Show what is known; of a kind nothing is known of, the people who are known otherwise (`members`).

        Debts and savings stand here where they say more than their lines: a sum follows what is typed into those.
        """
        of_lines = recalled(replace(known, debts=None, savings=None), placing) if known is not None else None
        debts, savings = (known.debts, known.savings) if known is not None else (None, None)
        self.members.show_value(known.members if known is not None else members)
        self.debts.show_value(debts if of_lines is not None and debts != of_lines.debt else None)
        self.savings.show_value(savings if of_lines is not None and savings != of_lines.saved else None)
        self.note.show_value(known.note if known is not None else "")

    def show_sums(self, found: Recalled) -> None:
        """Say below an empty box what its lines come to."""
        of_lines = ((self.debts, found.debts, found.debt), (self.savings, found.savings, found.saved))
        for field, lines, whole in of_lines:
            is_sum = bool(lines) and whole is not None and field.value() is None
            told_sum = _("Left empty: {amount}, as told one by one") if is_sum else ""
            field.show_hint(told_sum.format(amount=format_amount(whole or 0)))
