"""The form of money lent to somebody, or returned by them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Party
from household_ledger.services.commands.lending import LendOrReturn
from household_ledger.services.views.debt_book import LentStanding
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import proposed_day, say_where_kept, spending_choices
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, TextField
from household_ledger.ui.widgets.form import FormDialog

_NAMES_SHOWN = 6


def ask_lending(desk: Desk, parent: QWidget | None, standing: LentStanding | None = None) -> bool:
    """Ask for money lent, or (with what somebody owes) returned; True when it was kept."""
    if desk.household is None:
        return False
    household = desk.household
    with desk.reader() as reader:
        known = [one.name for one in reader.of_household(Party, household)]
    kinds = ((EntryKind.LEND, _("We lent it")), (EntryKind.RETURNED, _("It was returned to us")))
    kind = ChoiceField(_("What happened"), name="kind", choices=kinds)
    party = TextField(_("Who"), name="party", is_needed=True, longest=100, hint=", ".join(known[:_NAMES_SHOWN]))
    amount = AmountField(_("How much, in baht"), name="amount", is_needed=True, is_above_zero=True)
    pocket = ChoiceField(_("Pocket"), name="pocket", choices=spending_choices(desk, household), is_needed=True)
    day = DateField(_("Day"), name="date", today=desk.today, is_needed=True)
    day.show_value(proposed_day(desk))
    if standing is not None:
        kind.show_value(EntryKind.RETURNED)
        party.show_value(standing.party.name)
        amount.show_value(standing.left)

    def save() -> None:
        draft = Draft(
            household=household, date=day.given(), kind=kind.given(), amount=amount.given(), pocket=pocket.given()
        )
        desk.execute(LendOrReturn(draft, party.value()))
        say_where_kept(desk, draft.date)

    return bool(FormDialog(parent, _("Lent and returned"), (kind, party, amount, pocket, day), save=save).exec())
