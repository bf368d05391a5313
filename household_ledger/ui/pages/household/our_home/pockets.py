"""Where a home keeps its money: cash, bank, card, and savings of each form, with what is in them."""

from __future__ import annotations

from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.pocket_balances import PocketBalance, pocket_balances
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.labels import pocket_kind_name, savings_form_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.our_home.parts import ListPart, change_and_delete
from household_ledger.ui.pages.household.our_home.pocket_form import ask_pocket
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.table import Cell, Column, Row, Table


class PocketsPart(ListPart):
    """A row a pocket, with its balance today."""

    def __init__(self, desk: Desk) -> None:
        table = Table(
            _("Pockets of this home"),
            (
                Column(_("Pocket")),
                Column(_("Kind"), 260),
                Column(_("In it now, baht"), 170, "right"),
                Column(_("Counted last"), 240),
            ),
        )
        super().__init__(desk, table, "pockets")
        self.rows.addWidget(self.table, 1)
        behind = button(_("Entries of this pocket"), self._show_entries, look="link")
        behind.setObjectName("pockets_entries")
        self.rows.addLayout(change_and_delete(self.table, self._change, self._delete, also=(behind,)))

    def refresh(self) -> None:
        """Show the pockets, spending ones first."""
        self.table.show_rows([self._row(one) for one in self._balances()])

    def add(self) -> None:
        """Ask for one more pocket."""
        ask_pocket(self._desk, self)

    def _balances(self) -> list[PocketBalance]:
        household = self._desk.household
        if household is None:
            return []
        with self._desk.reader() as reader:
            return pocket_balances(reader, household, self._desk.today)

    def _row(self, balance: PocketBalance) -> Row:
        pocket = balance.pocket
        is_saving = pocket.kind is PocketKind.SAVINGS
        kind = savings_form_name(pocket.category) if is_saving else pocket_kind_name(pocket.kind)
        counted = ""
        if balance.counted is not None and balance.counted_on is not None:
            counted = _("{day}: {amount}").format(
                day=format_date(balance.counted_on, "day"), amount=format_amount(balance.counted)
            )
        return Row(
            pocket.id,
            (
                Cell(pocket.name, tip=pocket.name),
                Cell(kind, "saving" if is_saving else "ink_2"),
                Cell(
                    format_amount(balance.amount), "attention" if balance.amount < 0 else "", sort=int(balance.amount)
                ),
                Cell(counted, "ink_2", sort=str(balance.counted_on or "")),
            ),
        )

    def _found(self, key: object) -> PocketBalance | None:
        return next((one for one in self._balances() if one.pocket.id == key), None)

    def _change(self, key: object) -> None:
        found = self._found(key)
        if found is not None:
            ask_pocket(self._desk, self, found.pocket)

    def _delete(self, key: object) -> None:
        found = self._found(key)
        if found is None:
            return
        if found.has_entries:
            self._desk.say(
                _("This pocket has entries, so it stays in the book. Rename it when it is no longer used."), "problem"
            )
        elif dialogs.confirm(
            self, _("Take {name} out?").format(name=found.pocket.name), _("Nothing was ever kept in it."), _("Take out")
        ):
            self._desk.do(DeleteRecords(Pocket, (found.pocket.id,)))

    def _show_entries(self) -> None:
        found = self._found(self.table.current_key())
        if found is not None:
            query = EntryQuery(
                household=found.pocket.household, account=found.account, refs=frozenset({int(found.pocket.id)})
            )
            self._desk.show_entries(found.pocket.name, (query,))
