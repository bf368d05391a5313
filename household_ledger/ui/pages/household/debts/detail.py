"""What can be done with the debt chosen, and what others owe the home."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.domain.kinds import Account
from household_ledger.domain.register import Debt
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.debt_book import DebtStanding, LentStanding
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.text.joined import named
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.debts.form import ask_debt
from household_ledger.ui.pages.household.debts.lending_form import ask_lending
from household_ledger.ui.pages.household.debts.payments import ask_borrowing
from household_ledger.ui.pages.household.debts.words import history_words
from household_ledger.ui.pages.household.detail_card import Deed, DetailCard
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.words import Words


class DebtDetail(DetailCard):
    """Buttons of one debt, and what was taken and paid back so far."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def show_debt(self, standing: DebtStanding) -> None:
        """Show another debt."""
        deeds: list[Deed] = [
            ("debt_entries", _("Entries of this debt"), partial(self._show_entries, standing.debt)),
            ("borrow_more", _("Borrow more"), partial(ask_borrowing, self._desk, self, standing)),
            ("change_debt", _("Change"), partial(ask_debt, self._desk, self, standing.debt)),
        ]
        if standing.begun_on is None:
            deeds.append(("remove_debt", _("Take out"), partial(self._take_out, standing.debt)))
        self.show_thing(standing.debt.name, deeds, history_words(standing))

    def _show_entries(self, debt: Debt) -> None:
        query = EntryQuery(household=debt.household, account=Account.DEBT, refs=frozenset({int(debt.id)}))
        self._desk.show_entries(debt.name, (query,))

    def _take_out(self, debt: Debt) -> None:
        title = _("Take {name} out?").format(name=debt.name)
        if dialogs.confirm(self, title, _("Nothing was written for it yet."), _("Take out")):
            self._desk.do(DeleteRecords(Debt, (debt.id,)))


class LentCard(Card):
    """What others owe the home, each with the way to say that it came back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("What others owe us"))
        self._desk = desk

    def show_lent(self, lent: Sequence[LentStanding]) -> None:
        """Show whoever owes something or once did."""
        clear(self.body)
        self.setVisible(bool(lent))
        for one in lent:
            self.body.addLayout(self._line(one))

    def _line(self, standing: LentStanding) -> QHBoxLayout:
        name, left = standing.party.name, format_amount(standing.left)
        line = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(name, wraps=True))
        told = _("Lent {lent} · returned {returned}").format(
            lent=format_amount(standing.lent), returned=format_amount(standing.returned)
        )
        if standing.left < 0:
            told += "\n" + _("More came back than was lent. Was what they owed before forgotten?")
        words.addWidget(Words(told, "hint", wraps=True))
        line.addLayout(words, 1)
        if standing.left > 0:
            back = button(_("Got it back"), partial(ask_lending, self._desk, self, standing))
            back.setObjectName(f"returned_{standing.party.id}")
            back.setAccessibleName(_("Got it back: {name}").format(name=name))
            line.addWidget(back)
        amount = button(left, partial(self._show_entries, standing), look="link")
        amount.setObjectName(f"lent_{standing.party.id}")
        amount.setAccessibleName(named(name, left))
        amount.setToolTip(_("Show the entries behind it"))
        line.addWidget(amount)
        return line

    def _show_entries(self, standing: LentStanding) -> None:
        party = standing.party
        query = EntryQuery(household=party.household, account=Account.LENT, refs=frozenset({int(party.id)}))
        self._desk.show_entries(party.name, (query,))
