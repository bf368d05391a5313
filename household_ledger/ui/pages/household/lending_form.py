"""The form of money lent to somebody, or returned by them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Party
from household_ledger.services.commands.lending import LendOrReturn
from household_ledger.services.views.debt_book import LentStanding
from household_ledger.services.views.pocket_balances import pocket_balances
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import pocket_choices, proposed_day
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog

_NAMES_SHOWN = 6


def ask_lending(desk: Desk, parent: QWidget | None, standing: LentStanding | None = None) -> bool:
    """Ask for money lent, or (with what somebody owes) returned; True when it was kept."""
    if desk.household is None:
        return False
    household = desk.household
    with desk.reader() as reader:
        known = [one.name for one in reader.of_household(Party, household)]
        spending = pocket_choices(pocket_balances(reader, household, desk.today), is_savings=False)
    kinds = ((EntryKind.LEND, _("We lent it")), (EntryKind.RETURNED, _("It was returned to us")))
    fields: tuple[Field, ...] = (
        ChoiceField(_("What happened"), name="kind", choices=kinds),
        TextField(_("Who"), name="party", is_needed=True, longest=100, hint=", ".join(known[:_NAMES_SHOWN])),
        AmountField(_("How much, in baht"), name="amount", is_needed=True),
        ChoiceField(_("Pocket"), name="pocket", choices=spending, is_needed=True),
        DateField(_("Day"), name="date", today=desk.today, is_needed=True),
    )

    def save() -> None:
        draft = Draft(
            household=household,
            date=form["date"].value(),
            kind=form["kind"].value(),
            amount=form["amount"].value(),
            pocket=form["pocket"].value(),
        )
        desk.execute(LendOrReturn(draft, form["party"].value()))

    form = FormDialog(parent, _("Lent and returned"), fields, save=save)
    form["date"].show_value(proposed_day(desk))
    if standing is not None:
        form["kind"].show_value(EntryKind.RETURNED)
        form["party"].show_value(standing.party.name)
        form["amount"].show_value(standing.left)
    return bool(form.exec())
